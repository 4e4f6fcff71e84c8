//! The arguments of `ounce tokens`.

use clap::{Args, Subcommand};

use super::Database;

#[derive(Debug, Args)]
pub(crate) struct Tokens {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: TokensCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TokensCommand {
    /// Make a token for a member's program, and print it. It is shown this once
    Issue {
        /// The member's e-mail address
        email: String,
        /// What the token may do, such as `see-roster,see-members`. It never does what its member
        /// may not do. Without this: everything that can be given
        #[arg(long, value_name = "ACTIONS")]
        actions: Option<String>,
        /// What the token is for
        #[arg(long, default_value = "ounce tokens issue")]
        name: String,
        /// For how many days it is good: 7, 30, 90 or 365
        #[arg(long, default_value_t = ounce_domain::member::api_token::USUAL_DAYS)]
        days: i64,
    },
    /// List the open tokens of a member
    List {
        /// The member's e-mail address
        email: String,
    },
    /// End a token at once
    Revoke {
        /// The member's e-mail address
        email: String,
        /// The id, as `ounce tokens list` shows it
        id: String,
    },
}

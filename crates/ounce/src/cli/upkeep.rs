//! The arguments of the commands that look after an installation.

use clap::{Args, Subcommand};
use std::path::PathBuf;

use super::{Database, Format};

#[derive(Debug, Args)]
pub(crate) struct Outbox {
    #[command(flatten)]
    pub(crate) database: Database,
    /// List letters that were sent or given up too
    #[arg(long)]
    pub(crate) all: bool,
    /// The public address; links in the letters start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Option<OutboxCommand>,
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    /// Try every waiting letter now, and one that was given up once more
    Retry {
        /// The id of a letter that was given up, from `ounce outbox --all`
        #[arg(value_name = "LETTER")]
        letter: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Person {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: PersonCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PersonCommand {
    /// Print all data about the person with an address, as JSON
    Export {
        /// An e-mail address, or the id of one registration, gift or promise
        #[arg(value_name = "ADDRESS")]
        who: String,
    },
    /// Erase that data. Figures and the book stay as they are
    Erase {
        /// An e-mail address, or the id of one registration, gift or promise
        #[arg(value_name = "ADDRESS")]
        who: String,
        /// List what would be erased, and erase nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Erase personal data of earlier campaigns whose time is over, as the service does every day
    Retention {
        /// List what would be erased, and erase nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// Slug of the campaign, such as `2015`
    pub(crate) campaign: String,
    #[command(flatten)]
    pub(crate) database: Database,
    #[arg(long, default_value = "md")]
    pub(crate) format: Format,
    /// The public address; links in the report start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Paper {
    /// Slug of the campaign, such as `2027`
    pub(crate) campaign: String,
    #[command(flatten)]
    pub(crate) database: Database,
    /// flyer, poster, sign-in, signs, bibs, tickets or checklist; may be given several times
    #[arg(long = "sheet", value_name = "SHEET", required = true)]
    pub(crate) sheets: Vec<String>,
    /// Slug of a stroll; may be given several times [default: all that take place]
    #[arg(long = "stroll", value_name = "SLUG")]
    pub(crate) strolls: Vec<String>,
    /// a4 or letter [default: what printers of each town's country hold]
    #[arg(long)]
    pub(crate) size: Option<String>,
    /// en, es, fr or ja
    #[arg(long, default_value = "en")]
    pub(crate) language: String,
    /// The public address; links and codes on paper start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// The PDF file
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Jobs {
    #[command(flatten)]
    pub(crate) database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// A new file
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A file that `ounce backup` made
    #[arg(value_name = "FILE")]
    pub(crate) from: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct Copy {
    /// sqlite:PATH or postgres://…
    pub(crate) from: String,
    /// sqlite:PATH or postgres://…; it must be empty
    pub(crate) to: String,
}

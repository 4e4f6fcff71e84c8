//! The arguments of `ounce members`.

use clap::{Args, Subcommand};

use super::Database;

#[derive(Debug, Args)]
pub(crate) struct Members {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: MembersCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MembersCommand {
    /// Give somebody a role. Who may use this command needs nobody's acceptance
    Add(Change),
    /// Offer somebody a role by letter. They answer with one button, within two weeks
    Invite(Invite),
    /// Take a role from somebody
    Remove(Change),
    /// List who holds which role in a campaign
    List {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// List who changed roles in a campaign, the newest change first
    Acts {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// Print an address that signs a member in once within 15 minutes, where no letters are sent
    Link {
        /// The member's e-mail address
        email: String,
        /// The public address; the link starts with it
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
    },
    /// Remove the second step of a member who lost the telephone and the recovery codes. All their
    /// sessions end, and a role that needs it asks for a new one at the next sign-in
    ResetSecondStep {
        /// The member's e-mail address
        email: String,
    },
}

/// A role to offer.
#[derive(Debug, Args)]
pub(crate) struct Invite {
    #[command(flatten)]
    pub(crate) change: Change,
    /// The language of the letter: en, es, fr or ja
    #[arg(long, default_value = "en")]
    pub(crate) language: String,
    /// The public address; the link that is printed starts with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

/// A role to give or to take.
#[derive(Debug, Args)]
pub(crate) struct Change {
    /// The e-mail address
    pub(crate) email: String,
    /// coordinator, treasurer or moderator of a campaign; reader of a partner; leader of a group;
    /// host or helper of a stroll
    #[arg(long)]
    pub(crate) role: String,
    /// campaign:2027, stroll:2027/rochester-ny, partner:2027/nec-society or group:2027/elm-ny
    #[arg(long = "for", value_name = "OBJECT")]
    pub(crate) object: String,
    /// The reason, which is kept
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) why: String,
}

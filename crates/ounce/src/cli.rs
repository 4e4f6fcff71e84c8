//! The commands and their arguments. The modules of the same names run them.

use crate::import::Noun;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::{Date, DateTime};
use std::net::SocketAddr;
use std::path::PathBuf;

/// A milk-donation stroll: many towns, one day, every dollar and every ounce accounted for.
#[derive(Parser)]
#[command(name = "ounce", version, about, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) side: Side,
}

/// A stroll's commands speak to a database; the milk bank's rules are asked on files.
#[derive(Subcommand)]
pub(crate) enum Side {
    #[command(flatten)]
    Stroll(Command),
    /// What a milk bank decides by rule: on files, without a database
    Milk {
        #[command(subcommand)]
        rule: crate::milk::Milk,
    },
}

const AFTER_HELP: &str = "\
Exit codes: 0 done; 1 done, and what was found is not good; 2 it could not be done.
Settings: a flag comes before its variable (OUNCE_DB, OUNCE_LISTEN, OUNCE_BASE_URL, OUNCE_HOSTS,
OUNCE_SMTP, OUNCE_MAIL_FROM, OUNCE_TRUST_FORWARDED), that before the default. OUNCE_LOG says what is logged
(such as `info` or `ounce_web=debug`), OUNCE_LOG_FORMAT=json how.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the pages and the API.
    Serve(Serve),
    /// Build two campaigns in a folder and serve them, to look around.
    Demo(Demo),
    /// Import a CSV file: all of it, or nothing when a row is at fault.
    Import(Import),
    /// List the gifts promised for the day, confirm them, withdraw them.
    Gifts(Gifts),
    /// Record a change of status of one stroll.
    Stroll(Stroll),
    /// Print the letters that wait to be sent.
    Outbox(Outbox),
    /// List the jobs that the service does beside the pages, and what they did last.
    Jobs(Jobs),
    /// Everything that names somebody: as a list, or gone.
    Person(Person),
    /// Print the report of a campaign.
    Report(Report),
    /// Add the whole book up again and say where it does not agree.
    Verify(Verify),
    /// Copy an SQLite database into a new file, while it is being served.
    Backup(Backup),
    /// Put a backup in the place of an SQLite database that nobody has open, and keep what was
    /// there.
    Restore(Restore),
    /// Copy everything from one database into another, empty one, of either engine.
    Copy(Copy),
}

/// Which database.
#[derive(Debug, Args)]
pub(crate) struct Database {
    /// sqlite:PATH or postgres://… [default: sqlite:ounce.db]
    #[arg(long, value_name = "URL", global = true)]
    pub(crate) db: Option<String>,
}

/// How mail is sent.
#[derive(Debug, Default, Args)]
pub(crate) struct Mail {
    /// smtp://HOST:PORT, smtps://USER:PASSWORD@HOST, or smtp://…?tls=required for STARTTLS;
    /// `none` when no letter is ever to go out; without either, letters wait in the outbox
    #[arg(long, value_name = "URL")]
    pub(crate) smtp: Option<String>,
    /// Certificates of authorities the mail server's may be signed by, beside the public ones
    #[arg(long, value_name = "PEM")]
    pub(crate) smtp_ca: Option<PathBuf>,
    /// The address letters come from
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) from: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) database: Database,
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// The address visitors know, such as https://stroll.example; links in mail start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// A host that is this service, where there is no --base-url; more than one by saying it again
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Vec<String>,
    #[command(flatten)]
    pub(crate) mail: Mail,
    /// Believe the Forwarded headers: only behind a proxy that sets them
    #[arg(long)]
    pub(crate) trust_forwarded: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// Where the demo is kept
    #[arg(long, value_name = "DIR", default_value = "ounce-demo")]
    pub(crate) dir: PathBuf,
    /// How many times the people of the next edition are multiplied, for load work
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=5000))]
    pub(crate) scale: u32,
    /// A host that is this service beside the machine itself; more than one by saying it again
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Vec<String>,
    #[command(flatten)]
    pub(crate) mail: Mail,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the file holds
    pub(crate) noun: Noun,
    /// A CSV file in UTF-8; docs/formats.md says what its columns are
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
    /// Check everything and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Import what is doubtful too, such as a point in another country
    #[arg(long)]
    pub(crate) accept_warnings: bool,
    /// For banks: the day rows without a last_checked of their own were checked
    #[arg(long, value_name = "DATE")]
    pub(crate) checked: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Gifts {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: GiftsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GiftsCommand {
    /// List what givers wrote, what waits to be seen first.
    Messages {
        campaign: String,
        /// Show what givers write from now on at once, or hold it until it is seen
        #[arg(long, value_enum)]
        from_now: Option<FromNow>,
    },
    /// Show what a giver wrote.
    Show {
        id: String,
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Hide what a giver wrote, and the name beside it.
    Hide {
        id: String,
        /// For the record
        #[arg(long)]
        why: String,
    },
    /// The gifts of a campaign that are promised and not confirmed yet.
    List {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// The money of a promised gift has been received.
    Confirm {
        /// As `gifts list` prints it
        id: String,
    },
    /// The money of a promised gift will not come.
    Withdraw {
        /// As `gifts list` prints it
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Stroll {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: StrollCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StrollCommand {
    /// Move it to another day, or to none yet.
    Postpone {
        #[command(flatten)]
        which: Which,
        /// The new start on the clocks of the town; without it the new date is open
        #[arg(long, value_name = "2015-05-30T10:00")]
        starts: Option<DateTime>,
        /// Take a doubtful start too, such as one that is over already
        #[arg(long)]
        accept_warnings: bool,
    },
    /// It will not take place.
    Cancel(Which),
    /// It is public, or takes place after all.
    Open(Which),
    /// It took place.
    Hold(Which),
    /// Strolls that many signed up for within one hour.
    Bursts {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// Whose code was read out: name, party, and how the place stands.
    Find {
        /// As it stands on the ticket, such as `7K3-MWQ-4T9X`; capitals and hyphens don't matter
        #[arg(required = true, num_args = 1..)]
        code: Vec<String>,
    },
}

/// Which stroll, and who changes it why.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// Slug of the campaign, such as `2027`
    pub(crate) campaign: String,
    /// Slug of the stroll, such as `elm-ny`
    pub(crate) stroll: String,
    /// A role or a public name, such as `host` or `coordinator`
    #[arg(long, default_value = "coordinator")]
    pub(crate) by: String,
    /// The reason, as walkers will read it
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) why: String,
}

#[derive(Debug, Args)]
pub(crate) struct Outbox {
    #[command(flatten)]
    pub(crate) database: Database,
    /// Also those that were sent or given up
    #[arg(long)]
    pub(crate) all: bool,
    /// The address visitors know; links in the letters start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Option<OutboxCommand>,
}

#[derive(Clone, Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    /// Have every waiting letter tried now, and a letter that was given up once more
    Retry {
        /// The letter that was given up, as `ounce outbox --all` names it
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
    /// Print everything that names whoever uses an address, as JSON
    Export {
        /// An e-mail address, or the id of one registration, gift or promise
        #[arg(value_name = "ADDRESS")]
        who: String,
    },
    /// Erase it. Figures and the book stay as they are
    Erase {
        /// An e-mail address, or the id of one registration, gift or promise
        #[arg(value_name = "ADDRESS")]
        who: String,
        /// Say what would be erased, and erase nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// End what campaigns of earlier years keep of people, as the service does every day
    Retention {
        /// Say what would end, and end nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FromNow {
    Held,
    Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Html,
    Md,
    Json,
    Csv,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// Slug of the campaign, such as `2015`
    pub(crate) campaign: String,
    #[command(flatten)]
    pub(crate) database: Database,
    #[arg(long, default_value = "md")]
    pub(crate) format: Format,
    /// The address visitors know; links in the report start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
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
    /// A file that is not there yet
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
    /// sqlite:PATH or postgres://…, with nothing in it
    pub(crate) to: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed() {
        Cli::command().debug_assert();
    }
}

//! The commands and their arguments. The modules of the same names run them.

mod campaign;
pub(crate) mod members;
mod tokens;
mod upkeep;

pub(crate) use upkeep::{
    Backup, Copy, Jobs, Outbox, OutboxCommand, Paper, Person, PersonCommand, Report, Restore,
    Verify,
};

pub(crate) use campaign::{Campaign, CampaignCommand};
pub(crate) use members::{Members, MembersCommand};
pub(crate) use tokens::{Tokens, TokensCommand};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::{Date, DateTime};
use ounce_import::{Days, Noun};
use std::net::SocketAddr;
use std::path::PathBuf;

/// A milk-donation stroll: many towns, one day, every dollar and every ounce accounted for.
#[derive(Parser)]
#[command(name = "ounce", version, about, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) side: Side,
}

/// The commands of a stroll use a database. The commands of a milk bank use files only.
#[derive(Subcommand)]
pub(crate) enum Side {
    #[command(flatten)]
    Stroll(Command),
    /// The rules of a milk bank: they read files and need no database
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
    /// Import a CSV file: all of it, or nothing if a row is wrong.
    Import(Import),
    /// List the gifts that were promised for the day, and confirm or withdraw them.
    Gifts(Gifts),
    /// Change the status of a stroll, and look up its walkers.
    Stroll(Stroll),
    /// Carry a campaign over to its next edition.
    Campaign(Campaign),
    /// Give and take roles: who may open which desk.
    Members(Members),
    /// Make, list and revoke the tokens of members' programs.
    Tokens(Tokens),
    /// List the letters that wait to be sent, and try them again.
    Outbox(Outbox),
    /// List the jobs of the service, and what each did last.
    Jobs(Jobs),
    /// Print or erase all data about a person.
    Person(Person),
    /// Print the report of a campaign.
    Report(Report),
    /// Print sheets of the strolls of a campaign into a PDF file.
    Paper(Paper),
    /// Add the whole book up again and list what does not agree.
    Verify(Verify),
    /// Copy an SQLite database into a new file. The service may go on.
    Backup(Backup),
    /// Put a backup in the place of an SQLite database. No program may have it open. The old file
    /// is kept under another name.
    Restore(Restore),
    /// Copy everything from one database into an empty one, of either engine.
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
    /// `none` if no letters are to be sent; without this option letters wait in the outbox
    #[arg(long, value_name = "URL")]
    pub(crate) smtp: Option<String>,
    /// More certificate authorities that the mail server may use, beside the public ones
    #[arg(long, value_name = "PEM")]
    pub(crate) smtp_ca: Option<PathBuf>,
    /// The sender's address of letters
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
    /// The public address, such as https://stroll.example; links in letters start with it
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// A host name of this service, if there is no --base-url; may be given several times
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Vec<String>,
    #[command(flatten)]
    pub(crate) mail: Mail,
    /// Trust the Forwarded headers: only behind a proxy that sets them
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
    /// How many times as many people the next campaign gets, for load tests
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=5000))]
    pub(crate) scale: u32,
    /// Another host name of this service; may be given several times
    #[arg(long, value_name = "HOST")]
    pub(crate) host: Vec<String>,
    #[command(flatten)]
    pub(crate) mail: Mail,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the file holds
    #[arg(value_parser = noun())]
    pub(crate) noun: Noun,
    /// A CSV file in UTF-8; docs/formats.md describes its columns
    pub(crate) file: PathBuf,
    /// Take a CSV or XLSX file of anybody's making for this campaign: strolls, groups,
    /// registrations or gifts
    #[arg(long, value_name = "CAMPAIGN")]
    pub(crate) fit: Option<String>,
    /// Where a column comes from: COLUMN=HEADING, COLUMN:TEXT for all rows, or COLUMN= for nothing
    #[arg(long = "column", value_name = "COLUMN=HEADING", requires = "fit")]
    pub(crate) columns: Vec<String>,
    /// How days with slashes are written in the file
    #[arg(long, requires = "fit", value_parser = days())]
    pub(crate) days: Option<Days>,
    #[command(flatten)]
    pub(crate) database: Database,
    /// Check everything and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Import doubtful rows too, such as a point in another country
    #[arg(long)]
    pub(crate) accept_warnings: bool,
    /// For banks: the day on which rows without last_checked were checked
    #[arg(long, value_name = "DATE")]
    pub(crate) checked: Option<Date>,
}

/// The kinds of files, by their words.
fn noun() -> impl TypedValueParser<Value = Noun> {
    PossibleValuesParser::new(Noun::ALL.map(Noun::as_str))
        .map(|word| Noun::parse(&word).expect("only the words above get here"))
}

/// The orders of day and month, by their words.
fn days() -> impl TypedValueParser<Value = Days> {
    PossibleValuesParser::new([Days::MonthFirst, Days::DayFirst].map(Days::as_str))
        .map(|word| Days::parse(&word).expect("only the words above get here"))
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
    /// List the messages of givers; those that wait to be read come first.
    Messages {
        campaign: String,
        /// Show new messages at once, or hold them until somebody has read them
        #[arg(long, value_enum)]
        from_now: Option<FromNow>,
    },
    /// Show the message of a giver.
    Show {
        id: String,
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Hide the message of a giver, and the name beside it.
    Hide {
        id: String,
        /// The reason, which is kept
        #[arg(long)]
        why: String,
    },
    /// List the gifts of a campaign that are promised and not confirmed yet.
    List {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// Confirm a promised gift: its money has come.
    Confirm {
        /// As `gifts list` prints it
        id: String,
    },
    /// Withdraw a promised gift: its money will not come.
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
    /// Postpone it to another day, or without a new day.
    Postpone {
        #[command(flatten)]
        which: Which,
        /// The new start by the clocks of the town; without it there is no new day yet
        #[arg(long, value_name = "2015-05-30T10:00")]
        starts: Option<DateTime>,
        /// Accept a doubtful start too, such as one in the past
        #[arg(long)]
        accept_warnings: bool,
    },
    /// Cancel it.
    Cancel(Which),
    /// Open it: make it public, or take a cancelled one up again.
    Open(Which),
    /// Close it: it has taken place.
    Hold(Which),
    /// List strolls with many sign-ups within one hour.
    Bursts {
        /// Slug of the campaign, such as `2027`
        campaign: String,
    },
    /// Find a walker by the code of the ticket: name, party, status.
    Find {
        /// The code on the ticket, such as `7K3-MWQ-4T9X`; capitals and hyphens don't matter
        #[arg(required = true, num_args = 1..)]
        code: Vec<String>,
    },
}

/// Which stroll, who changes it, and why.
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed() {
        Cli::command().debug_assert();
    }
}

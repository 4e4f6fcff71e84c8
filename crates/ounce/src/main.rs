//! Ounce at the command line.
//!
//! This crate turns the command line and the environment into calls of the other crates. Only here
//! are the clock, randomness, files, signals and the settings of mail. It holds no rule of the
//! trade and no SQL. `cli.rs` is the list of commands; each has its own module.

// Both panic when nobody reads; `say.rs` has functions to use instead.
#![cfg_attr(not(test), deny(clippy::print_stderr, clippy::print_stdout))]

mod backup;
mod campaign;
mod cli;
mod clock;
mod config;
mod demo;
mod gifts;
mod import_file;
mod jobs;
mod log;
mod members;
mod milk;
mod open_files;
mod outbox;
mod paper;
mod person;
mod report;
mod say;
#[cfg(test)]
mod scratch;
mod serve;
mod stroll;
mod tokens;
mod verify;
mod watching;

use clap::Parser;
use cli::{Cli, Command, Database, GiftsCommand, OutboxCommand, Side};
use ounce_domain::gift::GiftStanding;
use ounce_import::words;
use ounce_post::Desk;
use ounce_store::messages::MessageStanding;
use ounce_store::{Options, Store};
use ounce_web::{Config, Tokens};
use say::{End, tell};
use serve::Serving;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Clap itself ends with 2 for words that are no command, and with 0 for `--help`.
    let cli = Cli::parse();
    log::start();
    let command = match cli.side {
        Side::Milk { rule } => return milk::run(rule),
        Side::Stroll(command) => command,
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(End::Verdict(verdict)) => {
            tell!("{}", verdict.trim_end());
            ExitCode::from(1)
        }
        Err(End::Unusable(why)) => {
            tell!("ounce: {}", why.trim_end());
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), End> {
    match command {
        Command::Serve(words) => serve(words),
        Command::Demo(words) => serve_demo(words),
        Command::Import(words) => import_file::run(&words),
        Command::Gifts(words) => {
            let store = open(&words.database)?;
            match words.command {
                GiftsCommand::List { campaign } => gifts::list(&store, &campaign),
                GiftsCommand::Messages { campaign, from_now } => {
                    gifts::messages(&store, &campaign, from_now)
                }
                GiftsCommand::Show { id, why } => {
                    gifts::set_message(&store, &id, MessageStanding::Shown, why)
                }
                GiftsCommand::Hide { id, why } => {
                    gifts::set_message(&store, &id, MessageStanding::Hidden, why)
                }
                GiftsCommand::Confirm { id } => gifts::settle(&store, &id, GiftStanding::Received),
                GiftsCommand::Withdraw { id } => {
                    gifts::settle(&store, &id, GiftStanding::Withdrawn)
                }
            }
        }
        Command::Stroll(words) => stroll::run(&open(&words.database)?, words.command),
        Command::Campaign(words) => campaign::run(&open(&words.database)?, words.command),
        Command::Members(words) => members::run(&open(&words.database)?, words.command),
        Command::Tokens(words) => tokens::run(&open(&words.database)?, words.command),
        Command::Outbox(words) => read_outbox(&words),
        Command::Jobs(words) => jobs::list(&open(&words.database)?),
        Command::Person(words) => person::run(&open(&words.database)?, words.command),
        Command::Report(words) => {
            let base_url = config::base_url(words.base_url.as_deref(), &config::variable)?;
            report::run(&open(&words.database)?, &words.campaign, words.format, base_url)
        }
        Command::Paper(words) => {
            let base_url = config::base_url(words.base_url.as_deref(), &config::variable)?;
            paper::run(&open(&words.database)?, &words, base_url)
        }
        Command::Verify(words) => verify::run(&open(&words.database)?),
        Command::Backup(words) => backup::backup(&open(&words.database)?, &words.to),
        Command::Restore(words) => {
            let url = config::database(words.database.db.as_deref(), &config::variable);
            backup::restore(&words.from, &url)
        }
        Command::Copy(words) => backup::copy(&words.from, &words.to),
    }
}

/// Opens the database, made when it is not there, and brings it up to date.
fn open_or_make(database: &Database) -> Result<Store, End> {
    let url = config::database(database.db.as_deref(), &config::variable);
    Ok(Store::open(&url, Options::new(clock::now_ms()))?)
}

/// Opens an existing database. With a mistyped path, a new and empty database would pass every
/// check.
fn open(database: &Database) -> Result<Store, End> {
    let url = config::database(database.db.as_deref(), &config::variable);
    backup::expect_there(&url)?;
    open_or_make(database)
}

fn serve(words: cli::Serve) -> Result<(), End> {
    let variables = &config::variable;
    let base_url = config::base_url(words.base_url.as_deref(), variables)?;
    let listen = config::listen(words.listen, variables)?;
    let config = Config {
        hosts: config::hosts(&words.host, base_url.is_some(), listen, variables)?,
        base_url,
        trusts_forwarded: config::trust_forwarded(words.trust_forwarded, variables)?,
        ..Config::default()
    };
    serve::run(Serving {
        listen,
        mail: config::mail(&words.mail, variables)?,
        // A service runs for long, so it checks every page first.
        store: Store::open(
            &config::database(words.database.db.as_deref(), variables),
            Options::new(clock::now_ms()).looking_at_every_page(),
        )?,
        config,
        welcome: String::new(),
    })
}

fn serve_demo(words: cli::Demo) -> Result<(), End> {
    let variables = &config::variable;
    let listen = config::listen(words.listen, variables)?;
    let mail = config::mail(&words.mail, variables)?;
    let base_url = config::base_url(None, variables)?;
    let hosts = config::hosts(&words.host, base_url.is_some(), listen, variables)?;
    let demo = demo::open(&words.dir, words.scale, clock::now())?;
    let letters = if matches!(mail, config::Sending::By(_)) {
        "letters go to the mail server".to_owned()
    } else {
        // Links in letters start with the address. A port that the system will choose is not known
        // yet.
        let base =
            if listen.port() == 0 { String::new() } else { format!(" --base-url http://{listen}") };
        format!("letters wait in the outbox: ounce outbox --db {}{base}", demo.database)
    };
    let somebody = format!("see a desk as somebody who runs a stroll: {}", somebody_at(listen));
    let welcome =
        format!("{}\nthe demo is kept in {}\n{letters}\n{somebody}\n", demo.said, demo.database);
    let config = Config { is_demo: true, base_url, hosts, ..Config::default() };
    serve::run(Serving { store: demo.store, listen, config, mail, welcome })
}

/// Browsers take `localhost` for safe without TLS, and keep the cookie of a session there.
fn somebody_at(listen: std::net::SocketAddr) -> String {
    if listen.port() == 0 {
        return "/be-somebody".to_owned();
    }
    let host =
        if listen.ip().is_loopback() { "localhost".to_owned() } else { listen.ip().to_string() };
    format!("http://{host}:{}/be-somebody", listen.port())
}

fn read_outbox(words: &cli::Outbox) -> Result<(), End> {
    let base_url = config::base_url(words.base_url.as_deref(), &config::variable)?;
    let store = open(&words.database)?;
    if let Some(OutboxCommand::Retry { letter }) = &words.command {
        return outbox::retry(&store, letter.as_deref(), clock::now_ms());
    }
    let desk = Desk {
        tokens: Tokens::new(serve::furnish(&store)?.secret),
        base_url: base_url.unwrap_or_else(|| format!("http://{}", config::DEFAULT_LISTEN)),
        is_demo: demo::is_demo(&store)?,
    };
    outbox::run(&store, desk, words.all, clock::now())
}

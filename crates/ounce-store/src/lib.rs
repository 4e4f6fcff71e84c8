//! The nouns of the trade in the database: the statements, the tables, and what must agree.
//!
//! Each module holds the statements about one noun and turns rows into domain types; business rules
//! live in the domain, and how a statement runs on either engine in `ounce-sql`. The folders are
//! the areas: `campaign`, `walk`, `day`, `book`, `milk`, `member`, `post`, `person` (everything that names somebody,
//! across all of them), and `house` for the rows of the installation itself. `migrations.rs` lists
//! the migrations, `verify.rs` adds everything up again.

mod book;
mod campaign;
mod columns;
pub mod day;
mod filled;
pub mod fresh;
mod house;
mod member;
mod migrations;
pub mod milk;
mod opening;
pub mod person;
mod post;
mod statements;
pub mod verify;
mod walk;

pub use book::{gifts, ledger, messages};
pub use campaign::{blueprints, campaigns, carry, faces, published, report, tally};
pub use filled::Filled;
pub use house::{idempotency, jobs, settings, uploads};
pub use member::{
    acts, api_tokens, invitations, members, passkeys, second_factors, sessions, sign_ins,
};
pub use migrations::MIGRATIONS;
pub use milk::{banks, contacts};
pub use opening::Options;
pub use ounce_sql::{
    Args, CopiedTable, Fault, Look, Row, Schema, Sql, Store, Trouble, Value, Wipe, Wiped, copy,
};
pub use post::{budget, choices, circulars, outbox, reminders};
pub use statements::all_sql;
pub use verify::{Finding, verify};
pub use walk::{
    bursts, helper_hours, host_applications, join_answers, join_questions, paper, plan, questions,
    registrations, roster, stroll_reports, strolls, waivers,
};

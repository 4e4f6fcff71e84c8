//! `ounce milk …`: the rules of the milk bank, on files.
//!
//! Each command reads its files, asks the domain, and prints text for people or, with `--json`,
//! JSON. Exit status: 0 the verdict is favourable, 1 it is not, 2 the input can't be used.

use std::process::ExitCode;

/// What a milk bank decides by rule.
#[derive(clap::Subcommand)]
pub(crate) enum Milk {}

pub(crate) fn run(command: Milk) -> ExitCode {
    match command {}
}

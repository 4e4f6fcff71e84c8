//! `ounce milk …`: the rules of the milk bank, on files.
//!
//! Each command reads its files, asks the domain, and prints text for people or, with `--json`,
//! JSON. Exit status: 0 the verdict is favourable, 1 it is not, 2 the input can't be used.

mod answer;
mod curve;
mod din;
mod label;

use std::process::ExitCode;

/// What a milk bank decides by rule.
#[derive(clap::Subcommand)]
pub(crate) enum Milk {
    /// Was a pasteuriser's load held hot enough, long enough?
    Curve(curve::Args),
    /// Check a donation identification number, or make one.
    Din(din::Args),
    /// The exact string of a bottle's label, its Data Matrix and its Code 128.
    Label(label::Args),
}

pub(crate) fn run(command: Milk) -> ExitCode {
    match command {
        Milk::Curve(args) => curve::run(args),
        Milk::Din(args) => din::run(args),
        Milk::Label(args) => label::run(args),
    }
}

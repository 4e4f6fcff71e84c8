//! `ounce milk …`: the rules of the milk bank, on files.
//!
//! Each command reads its files, asks the domain, and prints text for people or, with `--json`,
//! JSON. Exit status: 0 the verdict is favourable, 1 it is not, 2 the input can't be used.

mod allocate;
mod answer;
mod balance;
mod choice;
mod culture;
mod curve;
mod din;
mod intake;
mod kept;
mod label;
mod pool;
mod prescreen;
mod release;
mod replay;
mod serology;
mod states;
mod synth;
mod trace;

use std::process::ExitCode;

/// What a milk bank decides by rule.
#[derive(clap::Subcommand)]
pub(crate) enum Milk {
    /// How it looks for somebody who would give milk. Only a bank accepts anybody.
    Prescreen(prescreen::Args),
    /// Which containers the donors' blood tests cover.
    Serology(serology::Args),
    /// What becomes of the containers of a deposit.
    Intake(intake::Args),
    /// Whether what grew, or did not, lets milk pass.
    Culture(culture::Args),
    /// Was a pasteuriser's load held hot enough, long enough?
    Curve(curve::Args),
    /// Check a donation identification number, or make one.
    Din(din::Args),
    /// The exact string of a bottle's label, its Data Matrix and its Code 128.
    Label(label::Args),
    /// Which containers go into which pools, as close to the target as the limits allow.
    Pool(pool::Args),
    /// Which bottles go to which hospital when there is not enough for all.
    Allocate(allocate::Args),
    /// Is every microlitre somewhere, or lost with a reason?
    Balance(balance::Args),
    /// Every step of containers, pools, batches and bottles: which may be taken, which may not.
    States(states::Args),
    /// May a batch be released, and if not, why not?
    Release(release::Args),
    /// From any donor, device or lot to every bottle, and back.
    Trace(trace::Args),
    /// An invented milk bank with a whole history, and what is to be found in it.
    Synth(synth::Args),
}

pub(crate) fn run(command: Milk) -> ExitCode {
    match command {
        Milk::Prescreen(args) => prescreen::run(args),
        Milk::Serology(args) => serology::run(args),
        Milk::Intake(args) => intake::run(args),
        Milk::Culture(args) => culture::run(args),
        Milk::Curve(args) => curve::run(args),
        Milk::Din(args) => din::run(args),
        Milk::Label(args) => label::run(args),
        Milk::Pool(args) => pool::run(args),
        Milk::Allocate(args) => allocate::run(args),
        Milk::Balance(args) => balance::run(args),
        Milk::States(args) => states::run(args),
        Milk::Release(args) => release::run(args),
        Milk::Trace(args) => trace::run(args),
        Milk::Synth(args) => synth::run(args),
    }
}

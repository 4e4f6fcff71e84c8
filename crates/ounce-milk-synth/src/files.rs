//! The files of a bank, by path.

use super::calendar::on;
use super::cycle::{BAD_PROBE, misread_since};
use super::world::World;
use super::{answers, edges, moves, records, steps, tables, truth};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the folder of the bank, with forward slashes.
    pub path: String,
    pub text: String,
}

pub(super) fn files(world: &World) -> Vec<File> {
    let mut files: Vec<File> = [
        ("README.md", readme(world)),
        ("containers.csv", tables::containers(world, &world.containers)),
        ("donors.csv", tables::approvals(world)),
        ("panels.csv", tables::panels(&world.donors, world.end)),
        ("deposits.csv", tables::deposits(world)),
        ("plan.toml", tables::plan(world)),
        (
            "results.csv",
            tables::results(world.batches.iter().filter(|one| one.known() <= world.end)),
        ),
        ("cycles.csv", tables::cycles(world, false)),
        ("suspect_cycles.csv", tables::cycles(world, true)),
        ("calibrations.csv", tables::calibrations(world)),
        ("stock.csv", tables::stock(world)),
        ("orders.csv", tables::orders(world)),
        ("edges.csv", edges::edges(world)),
        ("where.csv", edges::places(world)),
        ("moves.csv", moves::text(world)),
        ("steps.csv", steps::text(world)),
        ("truth.json", truth::truth(world)),
    ]
    .into_iter()
    .map(|(path, text)| File { path: path.to_owned(), text })
    .collect();
    for batch in &world.batches {
        let text = tables::trace(world, batch);
        files.push(File { path: tables::trace_path(batch), text });
    }
    files.extend(records::records(world));
    files.extend(answers::files(world));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn readme(world: &World) -> String {
    let asked_on = answers::asked(world).first().map_or(0, |asked| asked.day);
    let (pack, asked_on) = (answers::PACK, on(asked_on));
    let (last, since) = (on(world.end), on(misread_since(world.end)));
    format!(
        "# An invented milk bank\n\n\
         {} donors, {} months from 2025-01-06 on, seed {}. Everybody and everything in it is\n\
         invented; facility number A9990 is kept for validation. `truth.json` says what is to be\n\
         found.\n\n\
         ```\n\
         ounce milk prescreen --pack {pack} --answers answers/D00001.json --on {asked_on}\n\
         ounce milk intake --pack us-mn --containers containers.csv\n\
         ounce milk serology --pack us-hmbana --panels panels.csv --containers containers.csv\n\
         ounce milk culture --pack us-hmbana --results results.csv\n\
         ounce milk curve --cycles suspect_cycles.csv --calibrations calibrations.csv \\\n  \
         --probe {BAD_PROBE} --probe-offset -0.5\n\
         ounce milk pool --deposits deposits.csv --plan plan.toml\n\
         ounce milk allocate --stock stock.csv --orders orders.csv --on {last}\n\
         ounce milk balance --moves moves.csv\n\
         ounce milk states --steps steps.csv --record release --at {last}T23:59:59Z\n\
         ounce milk release --record release/P000001-1.json --at {last}T23:59:59Z\n\
         ounce milk trace build --edges edges.csv --where where.csv --out bank.trace\n\
         ounce milk trace forward --in bank.trace --from probe:{BAD_PROBE} --since {since}\n\
         ```\n",
        world.plan.donors, world.plan.months, world.plan.seed
    )
}

//! `ounce milk pool`: which containers go into which pools.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use jiff::civil::Date;
use ounce_milk::pooling::pack::Pack;
use ounce_milk::pooling::report::{BaselineReport, PoolReport};
use ounce_milk::pooling::search::Pools;
use ounce_milk::pooling::{Container, Effort, Recipe, Report, deposit, plan_pools};
use serde::Serialize;

use super::answer::{self, Answer, Unusable};
use super::choice::{self, Choice, footing, visible};

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// Containers: container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags
    #[arg(long, value_name = "FILE")]
    deposits: PathBuf,
    /// The targets: how many pools, their size, how many donors, which values
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// The seconds to search, about; the same seconds and seed give the same plan on any machine
    /// [default: while the plan still improves, 4 at most]
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: Option<u64>,
    /// A number; another one searches in another order
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The id of the pack with the limits
    #[arg(long, value_name = "PACK", default_value = "pool-default")]
    pack: String,
    /// A folder of more packs, each as KIND/NAME.json
    #[arg(long, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// The day whose version of the pack counts [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = choice::day)]
    on: Option<Date>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(plan(&args))
}

fn plan(args: &Args) -> Result<Answer, Unusable> {
    let (pack, packs, on, json) = (args.pack.clone(), args.packs.clone(), args.on, args.json);
    let pack: Pack = Choice { pack, packs, on, json }.pack()?;
    // Both files are read before any fault is reported, so that one run lists all faults.
    let containers = choice::rows(&args.deposits, deposit::read);
    let recipe = answer::text(&args.plan).and_then(|text| {
        Recipe::parse(&text, &pack).map_err(|bad| Unusable::rows(&args.plan, &bad))
    });
    let (containers, recipe) = match (containers, recipe) {
        (Ok(containers), Ok(recipe)) => (containers, recipe),
        (Err(Unusable(mut reasons)), Err(Unusable(more))) => {
            reasons.extend(more);
            return Err(Unusable(reasons));
        }
        (Err(unusable), _) | (_, Err(unusable)) => return Err(unusable),
    };
    let pools = searched_twice(&containers, &recipe, args);
    let report = Report::of(&containers, &recipe, &pack, &pools);
    let text = if args.json { answer::json(&report)? } else { told(&report, &pack) };
    Ok(Answer { text, favourable: report.is_complete() })
}

/// The better of two searches, one for each core of a small machine. Which is better depends only
/// on their results, not on which one ends first.
fn searched_twice(containers: &[Container], recipe: &Recipe, args: &Args) -> Pools {
    let effort = |half| {
        let seed = args.seed.wrapping_mul(2).wrapping_add(half);
        let usual = || Effort::usual(containers.len(), seed);
        args.seconds.map_or_else(usual, |seconds| Effort::of(seconds, seed))
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| plan_pools(containers, recipe, effort(1)));
        let one = plan_pools(containers, recipe, effort(0));
        one.better(other.join().expect("a search has nothing to fail with"))
    })
}

fn told(report: &Report, pack: &Pack) -> String {
    let mut text = String::new();
    for pool in &report.pools {
        text += &told_pool(pool);
    }
    if !report.unused.is_empty() {
        let names = report.unused.join(" ");
        let _ = writeln!(text, "Left in the freezer: {}", visible(&names));
    }
    let (made, asked) = (report.pools.len(), report.asked);
    if made < asked {
        let _ = writeln!(text, "Only {made} of {asked} pools can be filled within the limits.");
    }
    let worth = BaselineReport {
        pools: made,
        mean_deviation: report.mean_deviation,
        in_window: report.in_window,
    };
    let _ =
        writeln!(text, "{:26} {:>5}  {:>14}  {:>9}", "", "pools", "mean deviation", "in window");
    let baselines = report.baselines.iter().map(|(name, worth)| (name.replace('_', " "), worth));
    for (name, worth) in [("this plan".to_owned(), &worth)].into_iter().chain(baselines) {
        let mean = worth.mean_deviation.map_or_else(|| "-".to_owned(), number);
        let (pools, inside) = (worth.pools, number(worth.in_window));
        let _ = writeln!(text, "{name:26} {pools:>5}  {mean:>14}  {inside:>9}");
    }
    if let Some((bound, gap)) = report.lower_bound.zip(report.proven_gap) {
        let (bound, gap) = (number(bound), number(gap));
        let _ = writeln!(text, "No plan can be below {bound}; this one is at most {gap} above.");
    }
    let example = !report.unverified.is_empty();
    text + &footing(&report.pack, &report.version, pack.effective, example)
}

fn told_pool(pool: &PoolReport) -> String {
    let window = if pool.in_window { "in the window" } else { "outside the window" };
    let flags: Vec<&str> = pool.flags.iter().map(String::as_str).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(", {}", flags.join(" ")) };
    let donors = if pool.donors == 1 { "donor" } else { "donors" };
    format!(
        "Pool {}: {} from {} {donors}, {} g/dL protein, {} kcal/dL, deviation {}, {window}{}\n  \
         {}\n",
        pool.pool,
        pool.volume_ml,
        pool.donors,
        number(pool.protein_g_dl),
        number(pool.energy_kcal_dl),
        number(pool.deviation),
        visible(&flags),
        visible(&pool.containers.join(" ")),
    )
}

/// A quantity of the report as its JSON has it.
fn number(quantity: impl Serialize) -> String {
    serde_json::to_string(&quantity).expect("a number has no way to fail")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milk::choice::tests::Folder;

    const HEADER: &str =
        "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n";
    const PLAN: &str = "pools = 2\nmin_volume_ml = 200\nmax_volume_ml = 200\n";

    fn run_on(deposits: &str, plan_text: &str, json: bool) -> Result<Answer, Unusable> {
        let folder = Folder::new();
        let deposits = folder.file("deposits.csv", format!("{HEADER}{deposits}"));
        let plan_file = folder.file("plan.toml", plan_text);
        plan(&Args {
            deposits,
            plan: plan_file,
            seconds: None,
            seed: 1,
            pack: "pool-default".to_owned(),
            packs: None,
            on: None,
            json,
        })
    }

    const FOUR: &str = "rich,A,100,1.2,80,2026-04-02,\nthin,B,100,0.8,60,2026-04-01,\n\
                        richer,C,100,1.3,85,2026-04-03,\nthinner,D,100,0.7,55,2026-04-04,\n";

    #[test]
    fn the_plan_is_told_in_words_with_its_worth() {
        let answer = run_on(FOUR, PLAN, false).expect("the files can be used");
        assert!(answer.favourable);
        let first = "Pool 1: 200 mL from 2 donors, 1.0 g/dL protein, 70.0 kcal/dL, deviation 0.0, \
                     in the window\n  thin rich\n";
        assert!(answer.text.starts_with(first), "{}", answer.text);
        assert!(answer.text.contains("No plan can be below 0.0; this one is at most 0.0 above."));
        assert!(answer.text.contains("By pool-default 2026.1, in force since 2026-01-01."));
    }

    #[test]
    fn fewer_pools_than_asked_for_are_not_favourable() {
        let plan = PLAN.replace("pools = 2", "pools = 3");
        let answer = run_on(FOUR, &plan, true).expect("the files can be used");
        assert!(!answer.favourable);
        let shown: serde_json::Value = serde_json::from_str(&answer.text).expect("it is JSON");
        assert_eq!(shown["pools"].as_array().map(Vec::len), Some(2));
        assert_eq!(shown["asked"], 3);
    }

    #[test]
    fn both_files_are_complained_about_at_once() {
        let Unusable(reasons) = run_on("rich,A,x,1.2,80,2026-04-02,\n", "pools = 0\n", false)
            .expect_err("both are bad");
        assert_eq!(reasons.len(), 4, "{reasons:?}");
        assert!(reasons[0].contains("deposits.csv:2: volume_ml: \"x\" is not a number"));
        assert!(reasons[3].contains("plan.toml:1: pools: 0 is not a whole number"));
    }
}

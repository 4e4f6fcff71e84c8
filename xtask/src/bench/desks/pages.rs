//! A coordinator's pages at two sizes of a campaign, and a change of the blueprint.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::super::crowd::CAMPAIGN;
use super::super::report::{Goals, median};
use super::super::subject::Ground;
use super::{Coordinator, hidden};

/// How often each page is asked for.
const ROUNDS: u32 = 15;
/// A page of fifty strolls may take so many times as long in the large campaign.
const TIMES: f64 = 1.3;
/// The most that a change of the blueprint may take, for 15,000 strolls.
const PUSH: Duration = Duration::from_secs(5);

/// What is asked for, and by which query.
const PAGES: [(&str, &str); 6] = [
    ("the screen, and the first strolls", ""),
    ("by region, with a word", "?sort=region&q=town"),
    ("those with most walkers", "?sort=walkers"),
    ("searched for one town", "?q=Town+149"),
    ("only what needs something", "?only=host"),
    ("open ones of a region", "?status=open&in=US-NY"),
];

/// The fields that are pushed: one that nobody is told of, and one that all walkers are.
const FIELDS: [(&str, &str, &str); 2] =
    [("bring", "Water, a hat and a smile", "nobody"), ("time", "09:30", "all walkers")];

pub(super) fn measure(
    (small, large): (&Ground, &Ground),
    goals: &mut Goals,
) -> Result<String, String> {
    let (few, many) = (small.start_beside("few")?, large.start_beside("many")?);
    let one = Coordinator::come_in(small, few.place())?;
    let other = Coordinator::come_in(large, many.place())?;
    let mut text = String::from(
        "\n## A coordinator's pages\n\nOne after the other, in turn at both sizes. Medians, and \
         the slowest.\n\n| page | 150 strolls, ms | slowest | 15,000, ms | slowest | times slower |\n\
         |---|---|---|---|---|---|\n",
    );
    for (name, query) in PAGES {
        println!("bench: {name}");
        let path = format!("/desk/campaigns/{CAMPAIGN}{query}");
        let (mut at_few, mut at_many) = (Vec::new(), Vec::new());
        for round in 0..=ROUNDS {
            let both = (timed(&one, &path)?, timed(&other, &path)?);
            // The first one fills the caches.
            if round > 0 {
                at_few.push(both.0);
                at_many.push(both.1);
            }
        }
        let (a, b) = (median(at_few.iter().copied()), median(at_many.iter().copied()));
        let times = b / a.max(0.001);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {name} | {a:.1} | {:.1} | {b:.1} | {:.1} | {times:.2} |",
            worst(&at_few),
            worst(&at_many)
        );
        let goal = format!("{name}, 15,000 strolls beside 150: under {TIMES}");
        goals.add(&goal, &format!("{times:.2} times slower"), times < TIMES);
    }
    text.push_str(&pushes(&other, goals)?);
    many.verify(&large.ounce)?;
    Ok(text)
}

fn timed(coordinator: &Coordinator<'_>, path: &str) -> Result<f64, String> {
    let start = Instant::now();
    coordinator.reads(path)?;
    Ok(start.elapsed().as_secs_f64() * 1e3)
}

fn worst(figures: &[f64]) -> f64 {
    figures.iter().copied().fold(0.0, f64::max)
}

fn pushes(coordinator: &Coordinator<'_>, goals: &mut Goals) -> Result<String, String> {
    let mut text = String::from(
        "\n## The blueprint, for 15,000 strolls\n\n100,000 parties have signed up. From the request \
         to its answer, with the public pages made anew.\n\n| field | told | preview, s | push, s | \
         undo, s |\n|---|---|---|---|---|\n",
    );
    let desk = format!("/desk/campaigns/{CAMPAIGN}/blueprint");
    for (field, value, told) in FIELDS {
        println!("bench: a push of {field}");
        let fields = [("field", field), ("in", ""), ("hold", "suggested"), ("value", value)];
        let start = Instant::now();
        let page = coordinator.sends(&format!("{desk}/preview"), &fields)?;
        let preview = start.elapsed();
        let marks = hidden(&page, "once").zip(hidden(&page, "seen"));
        let (once, seen) = marks.ok_or("a preview without its marks")?;
        let sent = [&fields[..], &[("once", once), ("seen", seen)]].concat();
        let start = Instant::now();
        coordinator.sends(&desk, &sent)?;
        let push = start.elapsed();
        let page = coordinator.reads(&desk)?;
        let act = hidden(&page, "act").ok_or("a push that can't be undone")?;
        let start = Instant::now();
        coordinator.sends(&format!("{desk}/undo"), &[("act", act)])?;
        let undo = start.elapsed();
        let [a, b, c] = [preview, push, undo].map(|time| time.as_secs_f64());
        let _ = writeln!(text, "| {field} | {told} | {a:.2} | {b:.2} | {c:.2} |");
        let goal = format!("a blueprint's {field} for 15,000 strolls: within 5 s");
        goals.add(&goal, &format!("{b:.2} s"), push < PUSH);
    }
    Ok(text)
}

//! The measured figures, as a page of tables. Nothing here measures.

use std::fmt::Write as _;

use super::footprint::Weight;
use super::listeners::{Heard, LISTENERS, WITHIN};
use super::wrk::Measured;
use super::{LARGE, Load, SMALL, parts};

/// The least share of the floor's writes and of its smallest answer, the most a large campaign may
/// be slower, and the most bytes of a first visit, with and without fonts and map.
const SHARE: f64 = 0.90;
const SHARE_OF_HELLO: f64 = 0.80;
const GROWTH: f64 = 1.3;
const WEIGHT: u64 = 60_000;
const BARE_WEIGHT: u64 = 30_000;

/// The writes of one load, by the number of connections: pairs of runs of the floor and the
/// service.
pub(super) struct Line {
    pub(super) load: Load,
    pub(super) connections: u32,
    pub(super) pairs: Vec<(Measured, Measured)>,
}

pub(super) struct Page {
    pub(super) load: Load,
    pub(super) rounds: Vec<Round>,
}

/// The floor's least answer, its fixed answer of a page's length, its page and the service's page,
/// in turn.
#[derive(Clone, Copy)]
pub(super) struct Round {
    pub(super) hello: Measured,
    pub(super) still: Measured,
    pub(super) floor: Measured,
    pub(super) ounce: Measured,
}

/// The service on a small campaign and on a large one, in turn, and for writes the floor likewise.
pub(super) struct Growth {
    pub(super) load: Load,
    /// How many strolls of the large one the load goes to.
    pub(super) asked: u32,
    pub(super) pairs: Vec<(Measured, Measured)>,
    /// Empty for pages, which are not read from the tables.
    pub(super) floor: Vec<(Measured, Measured)>,
}

impl Line {
    fn share(&self) -> f64 {
        median(self.pairs.iter().map(|(floor, ounce)| ounce.rate() / floor.rate()))
    }
}

impl Page {
    fn share_of_hello(&self) -> f64 {
        median(self.rounds.iter().map(|round| round.ounce.rate() / round.hello.rate()))
    }
}

impl Growth {
    /// How many times as long an answer takes.
    fn times(&self) -> f64 {
        median(self.pairs.iter().map(|(few, many)| few.rate() / many.rate()))
    }

    /// How many times as long the floor takes. This is the cost of writing to larger tables.
    fn floor_times(&self) -> Option<f64> {
        let times = self.floor.iter().map(|(few, many)| few.rate() / many.rate());
        (!self.floor.is_empty()).then(|| median(times))
    }
}

pub(super) fn head() -> String {
    parts::head(
        "The service, measured",
        "Others may have been at work, and the load comes from the same machine. Medians; each \
         ratio is the median of runs in turn, and the only figure to compare between machines.",
    )
}

pub(super) fn tail() -> String {
    format!(
        "\nAfter every run with writes the rows were held against the answers, and `ounce verify` \
         added the service's book up again and found nothing. Load {} at the end.\n",
        parts::busy()
    )
}

/// A table of goals, each with its worst measured figure.
pub(super) struct Goals(String);

impl Goals {
    pub(super) fn new() -> Self {
        Self("| goal | worst | |\n|---|---|---|\n".to_owned())
    }

    pub(super) fn add(&mut self, name: &str, worst: &str, is_met: bool) {
        let word = if is_met { "met" } else { "missed" };
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "| {name} | {worst} | {word} |");
    }

    pub(super) fn text(self) -> String {
        self.0
    }
}

/// What the goals are held against.
pub(super) struct Measurements<'a> {
    pub(super) writes: &'a [Line],
    pub(super) pages: &'a [Page],
    pub(super) growth: &'a [Growth],
    pub(super) heard: &'a [Heard],
    pub(super) weights: &'a [Weight],
}

/// Each goal, and its worst measured figure.
pub(super) fn goals(measured: &Measurements<'_>) -> String {
    let Measurements { writes, pages, growth, heard, weights } = *measured;
    let mut goals = Goals::new();
    for load in [Load::Registrations, Load::Gifts] {
        let shares = writes.iter().filter(|line| line.load == load).map(Line::share);
        let worst = shares.fold(f64::INFINITY, f64::min);
        let name = format!("{}, share of the floor's: {SHARE:.2} or more", load.name());
        goals.add(&name, &format!("{worst:.2}"), worst >= SHARE);
    }
    for page in pages {
        let (load, share) = (page.load.name(), page.share_of_hello());
        let name = format!("{load}, share of the floor's hello: {SHARE_OF_HELLO:.2} or more");
        goals.add(&name, &format!("{share:.2}"), share >= SHARE_OF_HELLO);
    }
    for line in growth {
        let (load, asked, times) = (line.load.name(), line.asked, line.times());
        let name = format!("{load} of a large campaign, {asked} strolls asked");
        if let Some(floor) = line.floor_times() {
            let (name, own) = (format!("{name}, beside the floor: under {GROWTH}"), times / floor);
            let worst = format!("{own:.2} ({times:.2} times slower, the floor {floor:.2})");
            goals.add(&name, &worst, own < GROWTH);
        } else {
            let name = format!("{name}: under {GROWTH}");
            goals.add(&name, &format!("{times:.2} times slower"), times < GROWTH);
        }
    }
    if let Some(slowest) = heard.iter().map(|heard| heard.all).max() {
        let name =
            format!("a sign-up reaches {LISTENERS} listeners: within {} s", WITHIN.as_secs());
        goals.add(&name, &format!("{:.2} s", slowest.as_secs_f64()), slowest <= WITHIN);
    }
    if let (Some(all), Some(bare)) =
        (weights.iter().map(|w| w.all).max(), weights.iter().map(Weight::bare).max())
    {
        goals.add("first visit: under 60 kB", &kilobytes(all), all < WEIGHT);
        let name = "first visit without fonts and map: under 30 kB";
        goals.add(name, &kilobytes(bare), bare < BARE_WEIGHT);
    }
    goals.text()
}

pub(super) fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

pub(super) fn writes(lines: &[Line]) -> String {
    let mut text = String::from(
        "\n## Durable writes\n\n\
         | load | at once | floor/s | ounce/s | ounce/floor | p50 ms | p99 ms | floor p50 | \
         floor p99 |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for line in lines {
        let of = |figure: fn(&(Measured, Measured)) -> f64| median(line.pairs.iter().map(figure));
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.0} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} |",
            line.load.name(),
            line.connections,
            of(|(floor, _)| floor.rate()),
            of(|(_, ounce)| ounce.rate()),
            line.share(),
            of(|(_, ounce)| ms(ounce.p50_us)),
            of(|(_, ounce)| ms(ounce.p99_us)),
            of(|(floor, _)| ms(floor.p50_us)),
            of(|(floor, _)| ms(floor.p99_us)),
        );
    }
    text
}

pub(super) fn pages(pages: &[Page]) -> String {
    let mut text = String::from(
        "\n## Pages, 64 at once\n\nThe floor's hello has five bytes. Its still answer has 8,192, \
         about as many as a packed page.\n\n\
         | page | floor's hello/s | floor's still/s | floor's page/s | ounce/s | ounce/hello | \
         still/hello | ounce/page | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for page in pages {
        let of = |figure: fn(&Round) -> f64| median(page.rounds.iter().map(figure));
        let _ = writeln!(
            text,
            "| {} | {:.0} | {:.0} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} | {:.1} | {:.1} |",
            page.load.name(),
            of(|round| round.hello.rate()),
            of(|round| round.still.rate()),
            of(|round| round.floor.rate()),
            of(|round| round.ounce.rate()),
            page.share_of_hello(),
            of(|round| round.still.rate() / round.hello.rate()),
            of(|round| round.ounce.rate() / round.floor.rate()),
            of(|round| ms(round.ounce.p50_us)),
            of(|round| ms(round.ounce.p99_us)),
        );
    }
    text
}

pub(super) fn growth(lines: &[Growth]) -> String {
    let mut text = format!(
        "\n## Growth, 64 at once\n\nThe same campaign with {} strolls and {} registrations, and \
         with {} and {}. Sign-ups, gifts and visits go to so many of its strolls in turn. The \
         floor has as many rows.\n\n\
         | load | strolls asked | small/s | large/s | times slower | the floor | small p99 ms | \
         large p99 ms |\n|---|---|---|---|---|---|---|---|\n",
        SMALL.strolls, SMALL.registrations, LARGE.strolls, LARGE.registrations,
    );
    for line in lines {
        let of = |figure: fn(&(Measured, Measured)) -> f64| median(line.pairs.iter().map(figure));
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.0} | {:.2} | {} | {:.1} | {:.1} |",
            line.load.name(),
            line.asked,
            of(|(few, _)| few.rate()),
            of(|(_, many)| many.rate()),
            line.times(),
            line.floor_times().map_or_else(|| "-".to_owned(), |times| format!("{times:.2}")),
            of(|(few, _)| ms(few.p99_us)),
            of(|(_, many)| ms(many.p99_us)),
        );
    }
    text
}

pub(super) fn listeners(heard: &[Heard]) -> String {
    let of = |figure: fn(&Heard) -> f64| median(heard.iter().map(figure));
    let half = of(|heard| heard.half.as_secs_f64() * 1e3);
    let all = of(|heard| heard.all.as_secs_f64() * 1e3);
    format!(
        "\n## {LISTENERS} listeners\n\nFrom the moment that a sign-up is sent until the live \
         tally has moved on open pages. The board waits half a second for further \
         sign-ups.\n\n| half of them | all |\n|---|---|\n| {half:.0} ms | {all:.0} ms |\n"
    )
}

fn ms(us: i64) -> f64 {
    us as f64 / 1e3
}

pub(super) fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    if figures.len() % 2 == 1 {
        figures[middle]
    } else {
        (figures[middle - 1] + figures[middle]) / 2.0
    }
}

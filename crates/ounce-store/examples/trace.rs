//! How fast a recall is answered on a large bank's whole history, compared with recursive queries
//! over the same edges: `cargo run --release -p ounce-store --example trace -- --json [--bottles N]
//! [--dir DIR] [--sqlite] [--postgres URL]`. One line a question; `cargo xtask bench trace` keeps
//! them. `--ask FILE` answers the questions from an image and prints the memory it took.
//!
//! The history is drawn from its numbers alone: 80 bottles a pool in two loads, six containers of
//! three donors in it, devices, people, lots, boxes, and babies who were fed six bottles in ten.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use ounce_milk::states::BottleState;
use ounce_milk::trace::{Builder, Damaged, Kind, Label, Pages, Question, Start, Trace, Window};

#[path = "trace/engines.rs"]
mod engines;
#[path = "trace/history.rs"]
mod history;

use history::{History, Item};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let bottles = value("--bottles").and_then(|n| n.parse().ok()).unwrap_or(10_000_000);
    let folder = value("--dir").map_or_else(std::env::temp_dir, PathBuf::from);
    let history = History::new(bottles);
    if let Some(image) = value("--ask") {
        for asked in questions(&history) {
            from_file(Path::new(&image), &asked);
        }
        println!("{}", peak_mb());
        return;
    }
    let mut bench = Bench { as_json: flag("--json"), bottles, answers: Vec::new() };
    bench.image(&history, &folder);
    if flag("--sqlite") {
        bench.engine("sqlite", engines::sqlite(&history, &folder.join("trace.sqlite")));
    }
    if let Some(url) = value("--postgres") {
        bench.engine("postgresql", engines::postgres(&history, &url));
    }
}

/// A question with the engine's part of it: from which node, in which window, which way.
struct Asked {
    name: &'static str,
    start: Item,
    window: Window,
    back: bool,
}

/// The same questions for everybody.
fn questions(history: &History) -> Vec<Asked> {
    let day = |n: u32| history::BEGIN + n * 86_400;
    let month = Window { from_s: Some(day(100)), until_s: Some(day(130)) };
    let since = Window { from_s: Some(day(20)), until_s: None };
    let middle = history.bottles / 2;
    let asked = |name, kind, number, window, back| Asked {
        name,
        start: Item { kind, number },
        window,
        back,
    };
    let always = Window::default();
    vec![
        asked("forward from a donor", Kind::Donor, history.donors / 2, always, false),
        asked("forward from a donor since a day", Kind::Donor, history.donors / 9, since, false),
        asked("forward from a probe, 30 days", Kind::Probe, 3, month, false),
        asked("forward from a lot", Kind::Lot, history.pools / 200, always, false),
        asked("backward from a bottle", Kind::Bottle, middle, always, true),
        asked("backward from a recipient", Kind::Recipient, history.recipients / 3, always, true),
    ]
}

struct Bench {
    as_json: bool,
    bottles: u32,
    /// How many nodes each question reached in the image, for the engines to agree with.
    answers: Vec<usize>,
}

impl Bench {
    /// One figure: milliseconds with the number of nodes reached, or something else.
    fn say(&self, what: &str, engine: &str, unit: &str, value: f64, reached: Option<usize>) {
        if self.as_json {
            let line = serde_json::json!({"bottles": self.bottles, "engine": engine,
                "what": what, "unit": unit, "value": value, "reached": reached});
            println!("{line}");
        } else {
            let reached = reached.map_or(String::new(), |reached| format!("{reached} nodes"));
            println!("{engine:12} {what:36} {value:>12.3} {unit:5} {reached}");
        }
    }

    fn image(&mut self, history: &History, folder: &Path) {
        let begun = now();
        let image = image(history);
        self.say("build", "image", "ms", ms(begun), None);
        self.say("size", "image", "MB", image.len() as f64 / 1e6, None);
        let path = folder.join("bench.trace");
        std::fs::write(&path, &image).expect("the folder can be written");
        let memory = Trace::open(image).expect("what was built opens");
        for asked in questions(history) {
            let (took, reached) = timed(|| nodes(&memory, &asked));
            self.answers.push(reached);
            self.say(asked.name, "memory", "ms", took, Some(reached));
        }
        drop(memory);
        self.say("peak memory of building", "image", "MB", peak_mb(), None);
        for (asked, expected) in questions(history).iter().zip(&self.answers) {
            // Opened anew each time, as a command does; the system may have the file at hand.
            let (took, reached) = timed(|| from_file(&path, asked));
            assert_eq!(reached, *expected, "{}", asked.name);
            self.say(asked.name, "file", "ms", took, Some(reached));
        }
        self.say("peak memory of answering", "file", "MB", asking_mb(&path, self.bottles), None);
        std::fs::remove_file(&path).expect("it was written");
    }

    fn engine(&self, name: &str, mut engine: impl engines::Engine) {
        self.say("load", name, "ms", engine.loaded_ms(), None);
        self.say("size", name, "MB", engine.size_mb(), None);
        for (asked, expected) in questions(&History::new(self.bottles)).iter().zip(&self.answers) {
            let (took, reached) = timed(|| engine.reach(asked));
            assert_eq!(reached, *expected, "{name} disagrees on {}", asked.name);
            self.say(asked.name, name, "ms", took, Some(reached));
        }
    }
}

/// The median of five, and the last answer.
fn timed(mut ask: impl FnMut() -> usize) -> (f64, usize) {
    let mut took = Vec::new();
    let mut reached = 0;
    for _ in 0..5 {
        let begun = now();
        reached = ask();
        took.push(ms(begun));
    }
    took.sort_by(f64::total_cmp);
    (took[2], reached)
}

/// Answers a question in full, with names, volumes and places, and counts what was reached.
fn nodes<P: Pages>(trace: &Trace<P>, asked: &Asked) -> usize {
    let label = Label { kind: asked.start.kind, name: asked.start.name() };
    let start = trace.find(&label).expect("unharmed").expect("it is in the history");
    let from = Start::One(start);
    let question = if asked.back {
        Question::Backward { from }
    } else {
        Question::Forward { from: vec![from], window: asked.window }
    };
    let answer = trace.ask(&question).expect("unharmed");
    let all: u64 = answer.reached.values().map(|held| held.count).sum();
    // The start itself is in the answer but was not reached.
    usize::try_from(all).expect("fewer than there are nodes") - 1
}

fn from_file(path: &Path, asked: &Asked) -> usize {
    let file = File::open(path).expect("it was written");
    nodes(&Trace::open(Stored(file)).expect("it opens"), asked)
}

/// The most memory, in megabytes, that a separate program holds while it answers every question
/// from the file. This program's own memory is full from building.
fn asking_mb(path: &Path, bottles: u32) -> f64 {
    let program = std::env::current_exe().expect("it runs");
    let mut command = std::process::Command::new(program);
    command.arg("--ask").arg(path).args(["--bottles", &bottles.to_string()]);
    let said = command.output().expect("it runs again").stdout;
    String::from_utf8_lossy(&said).trim().parse().expect("it tells a number")
}

fn image(history: &History) -> Vec<u8> {
    let mut builder = Builder::default();
    history.edges(&mut |from: Item, to: Item, ul, at| {
        let from = builder.node(from.kind, &from.name());
        let to = builder.node(to.kind, &to.name());
        builder.edge(from, to, ul, at);
    });
    for bottle in 0..history.bottles {
        let (state, hospital) = history.place(bottle);
        let item = |kind, number| Item { kind, number };
        let bottle = builder.node(Kind::Bottle, &item(Kind::Bottle, bottle).name());
        let place = hospital
            .map(|hospital| builder.node(Kind::Hospital, &item(Kind::Hospital, hospital).name()));
        builder.place(bottle, state, place);
    }
    builder.image().expect("edges go onward only")
}

/// A file read in place, with nothing kept.
struct Stored(File);

impl Pages for Stored {
    fn read(&self, at: u64, into: &mut [u8]) -> Result<(), Damaged> {
        let read = self.0.read_exact_at(into, at);
        read.map_err(|error| Damaged::Unreadable(error.to_string()))
    }

    fn length(&self) -> u64 {
        self.0.metadata().map_or(0, |data| data.len())
    }
}

/// The most memory this program ever held, in megabytes, from Linux.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kb.unwrap_or(0.0) / 1024.0
}

#[expect(clippy::disallowed_methods, reason = "a measurement is about time")]
fn now() -> Instant {
    Instant::now()
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

/// How bottles of the history are, so that all states occur.
const STATES: [BottleState; 4] =
    [BottleState::Stock, BottleState::Shipped, BottleState::Received, BottleState::Fed];

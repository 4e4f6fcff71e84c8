//! A recall on a large bank's whole history, from the stored form, compared with a recursive query
//! in SQLite and PostgreSQL over the same edges. The example program measures, and checks that all
//! reach the same nodes; this module starts a PostgreSQL for it and makes a table of its lines.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use super::line::{Line, lines};
use super::parts;
use super::report::Goals;
use crate::caretaker::Caretaker;
use crate::cluster::{self, Cluster};
use crate::shell;

/// The longest that a question may take from the file: well under a second.
const ANSWER_MS: f64 = 100.0;

/// Runs the program over this many bottles and returns the part of the results, whose heading has
/// their number.
///
/// # Errors
/// A program that does not end well, or engines that do not agree.
pub(super) fn measure(examples: &Path, bottles: u32) -> Result<String, String> {
    let head = parts::head(
        &title(bottles),
        "Medians of five; `cargo xtask bench trace --bottles N` measures another size.",
    );
    let folder = std::env::temp_dir().join(format!("ounce-bench-{}-trace", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let _caretaker = Caretaker::new(r#"rm -rf "$1""#, [&folder])?;
    let mut command = Command::new(examples.join("trace"));
    command.args(["--json", "--sqlite", "--bottles", &bottles.to_string(), "--dir"]).arg(&folder);
    let cluster = if cluster::is_installed() { Some(Cluster::start()?) } else { None };
    if let Some(cluster) = &cluster {
        command.args(["--postgres", &cluster.url()]);
    }
    println!("bench: a trace over {bottles} bottles");
    let lines = lines(&shell::quiet(&mut command)?)?;
    page(&head, &lines)
}

fn title(bottles: u32) -> String {
    let digits = bottles.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("The trace over {grouped} bottles, measured")
}

/// The engines as the program names them, and how the table does.
const ENGINES: [(&str, &str); 4] = [
    ("memory", "in memory"),
    ("file", "from the file, opened anew"),
    ("sqlite", "SQLite"),
    ("postgresql", "PostgreSQL"),
];

fn page(head: &str, lines: &[Line]) -> Result<String, String> {
    let find = |what: &str, engine: &str| {
        let found = |line: &&Line| line.word("what") == what && line.word("engine") == engine;
        lines.iter().find(found)
    };
    let value = |what: &str, engine: &str| {
        find(what, engine).ok_or(format!("no {what} of {engine}"))?.number("value")
    };
    let questions: Vec<&Line> = lines
        .iter()
        .filter(|line| line.word("engine") == "file" && line.word("unit") == "ms")
        .collect();
    let mut rows = String::new();
    let mut slowest: f64 = 0.0;
    for question in &questions {
        let what = question.word("what");
        let ours = question.number("value")?;
        slowest = slowest.max(ours);
        // Writing to a string cannot fail.
        let _ = write!(rows, "| {what} | {} |", question.word("reached"));
        for (engine, _) in ENGINES {
            let _ = match find(what, engine) {
                Some(line) => write!(rows, " {} |", ms(line.number("value")?)),
                None => write!(rows, " not here |"),
            };
        }
        for engine in ["sqlite", "postgresql"] {
            let _ = match find(what, engine) {
                Some(line) => write!(rows, " {:.2} |", ours / line.number("value")?),
                None => write!(rows, " – |"),
            };
        }
        rows.push('\n');
    }
    let mut goals = Goals::new();
    let name = "a question, from its file: well under a second (100 ms)";
    goals.add(name, &ms(slowest), slowest < ANSWER_MS);
    let mut text = format!("{head}{}\n| question | nodes reached |", goals.text());
    for (_, name) in ENGINES {
        let _ = write!(text, " {name} |");
    }
    let _ = writeln!(text, " file/SQLite | file/PostgreSQL |\n|---|---|---|---|---|---|---|---|");
    text.push_str(&rows);
    let _ = write!(
        text,
        "\nOurs gives the whole answer with names, volumes and places; the recursive queries only \
         count what they reach. All reached the same.\n\n\
         The stored form has {:.0} MB and was built in {:.1} s with {:.0} MB of memory; a program \
         that answers every question from the file takes {:.0} MB.",
        value("size", "image")?,
        value("build", "image")? / 1e3,
        value("peak memory of building", "image")?,
        value("peak memory of answering", "file")?,
    );
    for (engine, name) in [("sqlite", "SQLite"), ("postgresql", "PostgreSQL")] {
        if let Some(line) = find("load", engine) {
            let (took, size) = (line.number("value")? / 1e3, value("size", engine)?);
            let _ = write!(text, " Loading took {name} {took:.1} s and {size:.0} MB.");
        }
    }
    text.push('\n');
    Ok(text)
}

fn ms(figure: f64) -> String {
    if figure < 10.0 { format!("{figure:.2} ms") } else { format!("{figure:.0} ms") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_part_of_the_heading() {
        assert_eq!(title(10_000_000), "The trace over 10,000,000 bottles, measured");
        assert_eq!(title(999), "The trace over 999 bottles, measured");
    }

    fn said(slow: &str) -> Vec<Line> {
        let line = |engine: &str, what: &str, unit: &str, value: &str, reached: &str| {
            format!(
                "{{\"bottles\":9,\"engine\":\"{engine}\",\"what\":\"{what}\",\"unit\":\"{unit}\",\
                 \"value\":{value},\"reached\":{reached}}}\n"
            )
        };
        let said = [
            line("image", "build", "ms", "1500.0", "null"),
            line("image", "size", "MB", "77.4", "null"),
            line("memory", "a lot", "ms", "0.5", "16"),
            line("image", "peak memory of building", "MB", "900.2", "null"),
            line("file", "a lot", "ms", slow, "16"),
            line("file", "peak memory of answering", "MB", "4.4", "null"),
            line("sqlite", "load", "ms", "2500.0", "null"),
            line("sqlite", "size", "MB", "80", "null"),
            line("sqlite", "a lot", "ms", "0.8", "16"),
        ];
        lines(&said.concat()).expect("they are flat")
    }

    #[test]
    fn a_question_is_a_row_beside_the_engines_that_were_there() {
        let text = page("# T\n\n", &said("1.2")).expect("all is there");
        let row = "| a lot | 16 | 0.50 ms | 1.20 ms | 0.80 ms | not here | 1.50 | – |\n";
        assert!(text.contains(row), "{text}");
        assert!(text.contains("(100 ms) | 1.20 ms | met |"), "{text}");
        assert!(text.contains("77 MB and was built in 1.5 s with 900 MB of memory"), "{text}");
        assert!(text.ends_with("takes 4 MB. Loading took SQLite 2.5 s and 80 MB.\n"), "{text}");
    }

    #[test]
    fn a_slow_answer_misses_the_goal() {
        let text = page("# T\n\n", &said("101")).expect("all is there");
        assert!(text.contains("(100 ms) | 101 ms | missed |"), "{text}");
    }
}

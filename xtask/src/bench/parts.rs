//! `bench/results.md` as a sequence of parts, each under its own heading, so that one part can be
//! measured again while the others stay as they are. Nothing here measures.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell;

/// A part that can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Service,
    Desks,
    Milk,
    Trace,
    Builds,
}

impl Part {
    const ALL: [Part; 5] = [Part::Service, Part::Desks, Part::Milk, Part::Trace, Part::Builds];

    fn name(self) -> &'static str {
        match self {
            Part::Service => "service",
            Part::Desks => "desks",
            Part::Milk => "milk",
            Part::Trace => "trace",
            Part::Builds => "builds",
        }
    }
}

/// The parts named at the front of the words, or all, and the options behind them.
///
/// # Errors
/// A word that is neither a part nor an option.
pub(super) fn asked(words: &[String]) -> Result<(Vec<Part>, &[String]), String> {
    let named = words.iter().take_while(|word| !word.starts_with("--")).count();
    let (names, options) = words.split_at(named);
    if names.is_empty() {
        return Ok((Part::ALL.to_vec(), options));
    }
    let part = |name: &String| {
        let found = Part::ALL.into_iter().find(|part| part.name() == name);
        found.ok_or_else(|| format!("no part is called `{name}`: service desks milk trace builds"))
    };
    Ok((names.iter().map(part).collect::<Result<_, _>>()?, options))
}

/// A part's heading, the place and time of the measurement, and a remark.
pub(super) fn head(title: &str, remark: &str) -> String {
    let said = |program: &str, words: &[&str]| {
        shell::quiet(Command::new(program).args(words)).unwrap_or_default().trim().to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "# {title}\n\n{}, {}, {cores} cores of {}. Load {} at the start. {remark}\n\n",
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
        said("uname", &["-srm"]),
        processor().unwrap_or_else(|| "unknown make".into()),
        busy(),
    )
}

fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// How many processes wanted to run during the last minute, where Linux says so.
pub(super) fn busy() -> String {
    let said = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    said.split(' ').next().filter(|word| !word.is_empty()).unwrap_or("unknown").to_owned()
}

/// Puts a part into the file, in the place of the one with the same heading or behind all others.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn keep(file: &Path, part: &str) -> Result<(), String> {
    // A file that is not there yet has no other parts.
    let kept = fs::read_to_string(file).unwrap_or_default();
    fs::write(file, replaced(&kept, part)).map_err(|e| format!("{}: {e}", file.display()))
}

fn replaced(kept: &str, part: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for line in kept.lines() {
        if line.starts_with("# ") || parts.is_empty() {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    let heading = |text: &str| text.lines().next().map(str::to_owned);
    let new = format!("{}\n", part.trim_end());
    match parts.iter_mut().find(|old| heading(old) == heading(part)) {
        Some(old) => *old = new,
        None => parts.push(new),
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_end()).collect();
    format!("{}\n", parts.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(String::from).collect()
    }

    #[test]
    fn parts_stand_before_options_and_none_means_all() {
        let both = words("milk trace --bottles 9");
        let (parts, options) = asked(&both).expect("they are parts");
        assert_eq!((parts, options), (vec![Part::Milk, Part::Trace], &both[2..]));
        assert_eq!(asked(&words("--rounds 1")).expect("all").0, Part::ALL);
        assert_eq!(asked(&words("milks")).map(|(parts, _)| parts).ok(), None);
    }

    #[test]
    fn a_part_takes_its_own_place_and_leaves_the_others() {
        let kept = "# One\n\nold\n\n## Inner\n\n# Two\n\nkept\n";
        assert_eq!(
            replaced(kept, "# One\n\nnew\n\n"),
            "# One\n\nnew\n\n# Two\n\nkept\n",
            "the whole part goes, its inner headings too"
        );
        assert_eq!(replaced("# One\n\nkept\n", "# Two\n\nnew"), "# One\n\nkept\n\n# Two\n\nnew\n");
        assert_eq!(replaced("", "# One\n"), "# One\n");
    }
}

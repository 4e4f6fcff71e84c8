//! Rules for any text file: length, blanks, words that have no place here, invented addresses.

use super::{Finding, Source};

/// Lines a file should stay under, so that a person can keep it in mind.
const GOAL: usize = 350;
/// Lines no file may exceed.
const LIMIT: usize = 500;

/// File endings of hand-written files. Data and lock files have no limit.
const WRITTEN: &[&str] = &["rs", "mjs", "js", "py", "html", "css", "sql", "sh", "ftl"];
/// File endings that must be free of stray blanks.
const CLEAN: &[&str] = &[
    "rs", "mjs", "js", "py", "html", "css", "sql", "sh", "ftl", "md", "toml", "json", "yml", "lua",
    "in",
];
/// File endings that look like the end of a host name after an `@`.
const NO_HOSTS: &[&str] = &["png", "svg", "jpg", "webp", "css", "mjs", "js", "woff"];

/// Words that speak of unfinished work, of somebody's own machine or of how a text came to be
/// instead of the project. The list is kept in two halves so that it does not find itself.
const OUT_OF_PLACE: &[(&str, &str)] = &[
    ("TO", "DO"),
    ("FIX", "ME"),
    ("HA", "CK:"),
    ("XX", "X:"),
    ("lorem", " ipsum"),
    ("as an", " AI"),
    ("AI", " assistant"),
    ("AI", "-generated"),
    ("language", " model"),
    ("/wo", "rk/"),
    ("/Use", "rs/"),
    ("/ro", "ot/"),
    ("../sha", "red/"),
];

/// File names that say nothing about the trade. Code without a place would collect in such a file.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"];

pub(crate) fn check(file: &Source, found: &mut Vec<Finding>) {
    length(file, found);
    name(file, found);
    if CLEAN.contains(&file.extension()) {
        blanks(file, found);
    }
    if !is_lock(file) && !file.path.starts_with("LICENSE") {
        words(file, found);
        addresses(file, found);
    }
}

/// Files over the goal and under the limit: worth a thought, not a failure.
pub(crate) fn over_goal(files: &[Source]) -> Vec<Finding> {
    let long = |file: &&Source| {
        WRITTEN.contains(&file.extension()) && (GOAL + 1..=LIMIT).contains(&lines(file))
    };
    files
        .iter()
        .filter(long)
        .map(|file| {
            let says = format!("{} lines, the goal is {GOAL}", lines(file));
            Finding::new(file, 1, "length", says)
        })
        .collect()
}

fn lines(file: &Source) -> usize {
    file.text.lines().count()
}

fn is_lock(file: &Source) -> bool {
    matches!(file.name(), "Cargo.lock" | "package-lock.json" | "requirements.txt")
}

fn length(file: &Source, found: &mut Vec<Finding>) {
    if WRITTEN.contains(&file.extension()) && lines(file) > LIMIT {
        let says = format!("{} lines, the limit is {LIMIT}", lines(file));
        found.push(Finding::new(file, 1, "length", says));
    }
}

fn name(file: &Source, found: &mut Vec<Finding>) {
    for part in file.path.split('/') {
        let stem = part.split('.').next().unwrap_or(part);
        if EMPTY_NAMES.contains(&stem) {
            let says = format!("`{part}` names no part of the trade");
            found.push(Finding::new(file, 1, "name", says));
        }
    }
}

fn blanks(file: &Source, found: &mut Vec<Finding>) {
    for (n, line) in file.text.split('\n').enumerate() {
        if line.ends_with([' ', '\t', '\r']) {
            found.push(Finding::new(file, n + 1, "blanks", "trailing space"));
        }
        if file.is_rust() && line.contains('\t') {
            found.push(Finding::new(file, n + 1, "blanks", "a tab"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        found.push(Finding::new(file, lines(file), "blanks", "no line break at the end"));
    }
    if file.text.ends_with("\n\n") {
        found.push(Finding::new(file, lines(file), "blanks", "empty lines at the end"));
    }
}

fn words(file: &Source, found: &mut Vec<Finding>) {
    for (n, line) in file.text.lines().enumerate() {
        for (head, tail) in OUT_OF_PLACE {
            if holds_word(line, &format!("{head}{tail}")) {
                let says = format!("`{head}{tail}` has no place here");
                found.push(Finding::new(file, n + 1, "words", says));
            }
        }
    }
}

/// Whether `word` stands in `line` on its own: the Spanish for "everything", in capitals, holds
/// one of the words above, and so do many path names.
fn holds_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let open_end = word.ends_with(|c: char| !c.is_alphanumeric());
        !joins(before) && (open_end || !joins(after))
    })
}

/// Mail must never reach a real person by accident, so every address in the project ends in a
/// domain reserved for examples (RFC 2606, RFC 6761).
fn addresses(file: &Source, found: &mut Vec<Finding>) {
    for (n, line) in file.text.lines().enumerate() {
        for (at, _) in line.match_indices('@') {
            let local = line[..at].chars().next_back();
            if !local.is_some_and(|c| c.is_alphanumeric() || "._%+-".contains(c)) {
                continue;
            }
            let host: String = line[at + 1..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || ".-".contains(*c))
                .collect();
            let host = host.trim_end_matches(['.', '-']);
            if is_real_host(host) {
                let says = format!("`@{host}` could be a real mailbox: use `.example`");
                found.push(Finding::new(file, n + 1, "addresses", says));
            }
        }
    }
}

fn is_real_host(host: &str) -> bool {
    const RESERVED: &[&str] = &[
        "example",
        "test",
        "テスト",
        "invalid",
        "localhost",
        "tld",
        "example.org",
        "example.com",
        "example.net",
    ];
    let host = host.to_lowercase();
    let Some((_, top)) = host.rsplit_once('.') else { return false };
    if top.len() < 2 || !top.chars().all(char::is_alphabetic) || NO_HOSTS.contains(&top) {
        return false;
    }
    // A label that is empty or has a hyphen at an end can never be registered.
    if host.split('.').any(|l| l.is_empty() || l.starts_with('-') || l.ends_with('-')) {
        return false;
    }
    !RESERVED.iter().any(|r| host.strip_suffix(r).is_some_and(|h| h.is_empty() || h.ends_with('.')))
}

//! Rules for Rust source: functions that fit a screen, names of the trade, and the things that each
//! crate may not contain.

use super::scrub::code_only;
use super::{Finding, Source};

/// Lines from a function's signature to its closing brace.
const FUNCTION_LIMIT: usize = 70;

/// Verbs that say nothing, as beginnings of function names.
const EMPTY_VERBS: &[&str] = &["handle_", "process_", "do_", "perform_"];
/// Endings of type names that say nothing.
const EMPTY_TYPES: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils"];

/// The crates that hold SQL: the statements about the trade's tables, and the engines' own words.
const SQL_ROOMS: &[&str] = &["crates/ounce-store/", "crates/ounce-sql/"];
/// The half of the two that knows no trade.
const ENGINE_ROOM: &str = "crates/ounce-sql/";
/// Crates that know the trade.
const TRADE: &[&str] = &["ounce_domain", "ounce_milk", "ounce_store"];
/// SQL as text. Only the store may hold it.
const SQL: &[&str] = &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "];
/// SQL that one of the two engines does not know or understands differently.
const NOT_PORTABLE: &[&str] = &[
    "AUTOINCREMENT",
    "BIGSERIAL",
    "ILIKE",
    "REPLACE INTO",
    "FOR UPDATE",
    "datetime('now')",
    "CURRENT_TIMESTAMP",
];

/// The files of the domain that may hold floats.
const FLOATS: [&str; 2] = [
    // A linear solver, which needs floats, suggests multipliers there, and the bound they prove is
    // computed again in whole numbers.
    "crates/ounce-milk/src/pooling/bound.rs",
    // It keeps the JSON of a verdict as it was printed, and never calculates with it.
    "crates/ounce-milk/src/states/release/printed.rs",
];

pub(crate) fn check(file: &Source, found: &mut Vec<Finding>) {
    let code = code_only(&file.text);
    functions(file, &code, found);
    names(file, &code, found);
    panics(file, &code, found);
    sql(file, found);
    if file.path.starts_with(ENGINE_ROOM) {
        trade(file, &code, found);
    }
    if is_rule(&file.path) && !FLOATS.contains(&file.path.as_str()) {
        floats(file, &code, found);
    }
    if is_test(&file.path) {
        sleeps(file, &code, found);
    }
}

/// Rules count in whole numbers; the invented bank's dice do too.
fn is_rule(path: &str) -> bool {
    ["crates/ounce-domain/", "crates/ounce-milk/", "crates/ounce-milk-synth/"]
        .iter()
        .any(|room| path.starts_with(room))
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// rustfmt puts a function's last brace on a line of its own, as deep as its signature: the next
/// such line is the end. A signature that ends in `;` has no body.
fn functions(file: &Source, code: &str, found: &mut Vec<Finding>) {
    let lines: Vec<&str> = code.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let depth = line.len() - line.trim_start().len();
        let last = lines[n..].iter().position(|later| {
            let inner = later.trim_start();
            let here = later.len() - inner.len() == depth;
            here && (inner.starts_with('}') || (inner.ends_with(';') && !inner.contains('{')))
                || later == line && (inner.ends_with(';') || inner.ends_with('}'))
        });
        let length = last.map_or(1, |end| end + 1);
        if length > FUNCTION_LIMIT {
            let says = format!("`{name}` has {length} lines, the limit is {FUNCTION_LIMIT}");
            found.push(Finding::new(file, n + 1, "function", says));
        }
    }
}

/// The name of the function whose signature starts on this line.
fn function_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_modifier = matches!(word, "async" | "const" | "unsafe" | "extern" | "default")
            || word.starts_with("pub");
        if word == "fn" {
            return words.next()?.split(['(', '<']).next();
        }
        if !is_modifier {
            return None;
        }
    }
    None
}

fn names(file: &Source, code: &str, found: &mut Vec<Finding>) {
    for (n, line) in code.lines().enumerate() {
        if let Some(name) = function_name(line)
            && EMPTY_VERBS.iter().any(|verb| name.starts_with(verb))
        {
            let says = format!("`{name}`: say what it does in the trade's own verb");
            found.push(Finding::new(file, n + 1, "name", says));
        }
        for word in ["struct ", "enum ", "trait "] {
            let Some((_, rest)) = line.split_once(word) else { continue };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            if EMPTY_TYPES.iter().any(|ending| name.ends_with(ending)) {
                let says = format!("`{name}`: say what it is in the trade's own noun");
                found.push(Finding::new(file, n + 1, "name", says));
            }
        }
    }
}

/// Tests may unwrap where the module says why; clippy checks that the reason is still needed.
fn panics(file: &Source, code: &str, found: &mut Vec<Finding>) {
    if code.contains("clippy::unwrap_used") {
        return;
    }
    for (n, line) in code.lines().enumerate() {
        if line.contains(".unwrap()") {
            let says = "use `?`, or `expect` with the reason why it cannot fail";
            found.push(Finding::new(file, n + 1, "unwrap", says));
        }
    }
}

fn sql(file: &Source, found: &mut Vec<Finding>) {
    let is_store = SQL_ROOMS.iter().any(|room| file.path.starts_with(room));
    if !file.path.starts_with("crates/") {
        return;
    }
    let banned = if is_store { NOT_PORTABLE } else { SQL };
    for (n, line) in file.text.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for word in banned.iter().filter(|word| line.contains(**word)) {
            let word = word.trim_end();
            let says = if is_store {
                format!("`{word}` does not mean the same on both engines")
            } else {
                format!("`{word}`: SQL lives in ounce-store, and the engines in ounce-sql")
            };
            found.push(Finding::new(file, n + 1, "sql", says));
        }
    }
}

/// The engine half gets tables and statements from outside and never names the trade.
fn trade(file: &Source, code: &str, found: &mut Vec<Finding>) {
    for (n, line) in code.lines().enumerate() {
        for word in TRADE.iter().filter(|word| line.contains(**word)) {
            let says = format!("`{word}`: the engine half knows no trade");
            found.push(Finding::new(file, n + 1, "trade", says));
        }
    }
}

fn floats(file: &Source, code: &str, found: &mut Vec<Finding>) {
    for (n, line) in code.lines().enumerate() {
        let typed = line
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .any(|word| word.ends_with("f64") || word.ends_with("f32"));
        if typed || holds_float_literal(line) {
            let says = "money and milk are whole numbers, floats lose cents";
            found.push(Finding::new(file, n + 1, "float", says));
        }
    }
}

/// `0.5` is a literal; `self.0.1` is a field of a field.
fn holds_float_literal(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    (1..chars.len().saturating_sub(1)).any(|i| {
        let number_around =
            chars[i] == '.' && chars[i - 1].is_ascii_digit() && chars[i + 1].is_ascii_digit();
        let start = chars[..i].iter().rposition(|c| !(c.is_ascii_digit() || *c == '_'));
        let part_of_path =
            start.is_some_and(|s| chars[s] == '.' || chars[s].is_alphanumeric() || chars[s] == ')');
        number_around && !part_of_path
    })
}

fn sleeps(file: &Source, code: &str, found: &mut Vec<Finding>) {
    for (n, line) in code.lines().enumerate() {
        let calls = line
            .match_indices("sleep(")
            .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        if calls {
            let says = "wait for the thing itself, or pass the time in";
            found.push(Finding::new(file, n + 1, "sleep", says));
        }
    }
}

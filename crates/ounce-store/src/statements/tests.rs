//! The lists of statements compared with the source: each statement of a file is in the file's
//! list, and each statement of a list is in [`all_sql`](super::all_sql).

use std::fs;
use std::path::{Path, PathBuf};

/// A constant as it stands in the source.
struct Constant<'s> {
    name: &'s str,
    kind: &'s str,
    value: &'s str,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the source is there") {
        let path = entry.expect("the source can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files of this crate that are no tests, with their text.
fn source() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.retain(|path| !path.ends_with("tests.rs"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("the source can be read");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// The constants at the top level of a file: rustfmt lets each begin a line and end one.
fn constants(text: &str) -> Vec<Constant<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("const ") {
        let line = rest[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let is_item = matches!(&rest[line..at], "" | "pub " | "pub(crate) " | "pub(super) ");
        rest = &rest[at + "const ".len()..];
        if !is_item {
            continue;
        }
        let (Some((name, after)), Some(end)) = (rest.split_once(": "), rest.find(";\n")) else {
            continue;
        };
        if let Some((kind, _)) = after.split_once(" =") {
            let from = rest.len() - after.len() + kind.len() + " =".len();
            let value = rest.get(from..end).unwrap_or_default().trim();
            found.push(Constant { name, kind, value });
        }
    }
    found
}

/// Words in capitals: the statements that a list names.
fn names(list: &str) -> Vec<&str> {
    list.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        .collect()
}

fn is_statement(constant: &Constant<'_>) -> bool {
    let verbs = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"WITH "];
    let is_made = constant
        .value
        .split_once("!(")
        .is_some_and(|(maker, _)| maker.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    constant.kind == "&str"
        && (is_made || verbs.iter().any(|verb| constant.value.starts_with(verb)))
}

#[test]
fn every_statement_of_a_file_is_in_its_list() {
    let mut seen = 0;
    for (path, text) in source() {
        let constants = constants(&text);
        let lists = constants.iter().filter(|constant| constant.kind == "&[&str]");
        let listed: Vec<&str> = lists.flat_map(|list| names(list.value)).collect();
        for statement in constants.iter().filter(|constant| is_statement(constant)) {
            let place = path.display();
            assert!(listed.contains(&statement.name), "{place}: {} is in no list", statement.name);
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} statements were found: this test reads the source wrongly");
}

/// How many statements stand in each entry of an array whose entries have some.
fn statements_of_each(kind: &str) -> Option<usize> {
    let entries = [("[Check; ", 1), ("[Words; ", 2)];
    entries.into_iter().find(|(name, _)| kind.starts_with(name)).map(|(_, each)| each)
}

#[test]
fn every_list_is_among_all_statements() {
    let mut listed = 0;
    for (_, text) in source() {
        for constant in constants(&text) {
            if constant.kind == "&[&str]" && constant.value.starts_with("&[") {
                listed += names(constant.value).len();
            } else if let Some(each) = statements_of_each(constant.kind) {
                let length = constant.kind.trim_matches(|c: char| !c.is_ascii_digit());
                listed += each * length.parse::<usize>().expect("an array has a length");
            }
        }
    }
    assert_eq!(listed, super::all_sql().count(), "a list of statements is not in SQL");
}

//! `:name` in the source becomes `?1` for SQLite and `$1` for PostgreSQL.
//!
//! The numbers are ours because the engines do not agree on names: SQLite takes `$2` for a name and
//! numbers names in order of appearance. Each connection rewrites a statement once.

use crate::fault::Fault;
use crate::sql::{Args, Value};

/// A statement as an engine takes it, and which parameter has which number (from 1, by place).
pub(crate) struct Numbered {
    pub(crate) text: String,
    pub(crate) names: Vec<String>,
}

/// Rewrites every `:name` outside strings, quoted names, comments and `::`.
pub(crate) fn number(sql: &str, sigil: char) -> Numbered {
    let mut out = Numbered { text: String::with_capacity(sql.len()), names: Vec::new() };
    let mut rest = sql;
    while let Some(next) = rest.chars().next() {
        let end = match next {
            '\'' | '"' => quoted_end(rest, next),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            ':' if rest.starts_with("::") => 2,
            ':' => match name_end(rest) {
                1 => 1,
                end => {
                    let number = out.number_of(&rest[1..end]);
                    out.text.push(sigil);
                    out.text.push_str(&number.to_string());
                    rest = &rest[end..];
                    continue;
                }
            },
            '-' | '/' => 1,
            _ => rest.find(['\'', '"', '-', '/', ':']).unwrap_or(rest.len()),
        };
        out.text.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// Where the string or quoted name at the start of `text` ends; a doubled quote stays inside.
fn quoted_end(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |at| at + 2)
}

fn name_end(text: &str) -> usize {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return 1;
    }
    text[1..].find(|c| !is_name(c)).map_or(text.len(), |at| at + 1)
}

impl Numbered {
    fn number_of(&mut self, name: &str) -> usize {
        match self.names.iter().position(|known| known == name) {
            Some(at) => at + 1,
            None => {
                self.names.push(name.to_owned());
                self.names.len()
            }
        }
    }
}

/// Hands every parameter its argument, by number from 1. Fails when one is missing or left over,
/// and on a NUL in text, which PostgreSQL cannot store and SQLite would cut off in places.
pub(crate) fn bind<'a>(
    names: &[String],
    args: &'a Args<'_>,
    mut give: impl FnMut(usize, &'a Value<'a>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for (i, name) in names.iter().enumerate() {
        let in_place = args.get(i).filter(|(given, _)| given == name);
        let Some((_, value)) = in_place.or_else(|| args.iter().find(|(given, _)| given == name))
        else {
            return Err(Fault::new(format!("no argument for :{name}")));
        };
        if let Value::Text(text) = value
            && text.as_bytes().contains(&0)
        {
            return Err(Fault::new(format!("a NUL character in the text for :{name}")));
        }
        give(i + 1, value)?;
    }
    if args.len() != names.len() {
        let known = |given: &str| names.iter().any(|name| name == given);
        let extra = args.iter().map(|(given, _)| *given).find(|given| !known(given));
        return Err(Fault::new(format!("argument :{} is not used", extra.unwrap_or("(twice)"))));
    }
    Ok(())
}

#[cfg(test)]
mod tests;

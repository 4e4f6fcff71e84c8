//! Reads the output of an example program with `--json`: one flat object a line, of words and
//! numbers.

use std::collections::BTreeMap;

/// One measurement, its values by name as they were printed, words without their quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line(BTreeMap<String, String>);

/// All lines a program printed.
///
/// # Errors
/// The first line that is no flat object.
pub(super) fn lines(said: &str) -> Result<Vec<Line>, String> {
    said.lines().map(|text| read(text).ok_or_else(|| format!("not understood: {text}"))).collect()
}

fn read(text: &str) -> Option<Line> {
    let mut rest = text.trim().strip_prefix('{')?;
    let mut values = BTreeMap::new();
    loop {
        let (name, after) = rest.strip_prefix('"')?.split_once("\":")?;
        let (value, after) = match after.strip_prefix('"') {
            // None of the programs prints a word with a quotation mark or a backslash in it.
            Some(word) => word.split_once('"')?,
            None => after.split_at(after.find([',', '}'])?),
        };
        values.insert(name.to_owned(), value.to_owned());
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None if after == "}" => return Some(Line(values)),
            None => return None,
        }
    }
}

impl Line {
    pub(super) fn word(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A number that may be missing: the program printed `null`.
    pub(super) fn perhaps(&self, name: &str) -> Option<f64> {
        self.word(name).parse().ok()
    }

    /// # Errors
    /// The name, when there is no number under it.
    pub(super) fn number(&self, name: &str) -> Result<f64, String> {
        self.perhaps(name).ok_or_else(|| format!("no number called {name} in {:?}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_objects_are_read_and_others_are_not() {
        let said = "{\"what\":\"a donor, once\",\"ms\":1.5,\"bound\":null}\n{\"ok\":true}\n";
        let read = lines(said).expect("they are flat");
        assert_eq!(read[0].word("what"), "a donor, once");
        assert_eq!(read[0].number("ms"), Ok(1.5));
        assert_eq!(read[0].perhaps("bound"), None);
        assert!(read[0].number("bound").is_err());
        assert_eq!(read[1].word("ok"), "true");
        for bad in ["", "{", "[1]", "{\"a\":1", "{\"a\":{\"b\":1}}", "{\"a\":1} and more"] {
            assert!(lines(&format!("{bad}\n")).is_err(), "{bad}");
        }
    }
}

//! Finds the place of each key in the text of a JSON object, so that a bad answer is shown with its
//! line.

/// A key of the outermost object, with its place counted from 1. Columns count characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub line: usize,
    pub column: usize,
}

/// The keys of the outermost object in the sequence they are written, also those written twice.
/// The text must be JSON already; of any other text the answer means nothing.
pub fn keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let (mut depth, mut line, mut column) = (0_usize, 1, 0);
    let mut last: Option<Key> = None;
    let mut string: Option<(String, usize, usize)> = None;
    let mut escaped = false;
    for c in text.chars() {
        column += 1;
        if let Some((raw, begun_line, begun_column)) = &mut string {
            raw.push(c);
            if c == '"' && !escaped {
                // An escape of JSON may hide a key's letters; only its reader undoes that.
                let name = serde_json::from_str(raw).unwrap_or_default();
                last = Some(Key { name, line: *begun_line, column: *begun_column });
                string = None;
            }
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => (string, escaped) = (Some(("\"".to_owned(), line, column)), false),
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 1 => keys.extend(last.take()),
            '\n' => (line, column) = (line + 1, 0),
            _ => {}
        }
    }
    keys
}

//! Rust source with everything that is not code blanked out.
//!
//! Rules about code must not trip over prose: a comment may name a banned call, a text may hold
//! two slashes. Line breaks stay, so line numbers hold. This knows strings, raw strings, character
//! literals, lifetimes and nested comments, and nothing else of the language.

/// `text` with comments and the insides of literals turned into spaces.
pub(crate) fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment or literal that starts at `at` ends; `at` itself when none starts there.
fn literal_end(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => line_end(chars, at),
        '/' if next == Some('*') => comment_end(chars, at),
        '"' => text_end(chars, at + 1),
        'r' if !continues_a_word(chars, at) => raw_end(chars, at),
        '\'' => character_end(chars, at),
        _ => at,
    }
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |n| at + n)
}

fn comment_end(chars: &[char], at: usize) -> usize {
    let mut depth = 0_u32;
    let mut i = at;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                i += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                i += 2;
                if depth == 0 {
                    return i;
                }
            }
            _ => i += 1,
        }
    }
    chars.len()
}

fn text_end(chars: &[char], from: usize) -> usize {
    let mut i = from;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    chars.len()
}

/// `r"…"` and `r#"…"#`; a name such as `r#type` is no literal and ends where it starts.
fn raw_end(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return at;
    }
    let mut i = open + 1;
    while i < chars.len() {
        let closes = chars[i] == '"'
            && chars.len() > i + hashes
            && chars[i + 1..=i + hashes].iter().all(|&c| c == '#');
        if closes {
            return i + 1 + hashes;
        }
        i += 1;
    }
    chars.len()
}

/// `'x'` and `'\n'` are characters, `'a` without a closing quote is a lifetime.
fn character_end(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let rest = &chars[(at + 3).min(chars.len())..];
        return rest.iter().position(|&c| c == '\'').map_or(chars.len(), |n| at + 3 + n + 1);
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at }
}

fn continues_a_word(chars: &[char], at: usize) -> bool {
    // `br"…"` is a literal too, so a single `b` before the `r` does not count as a word.
    let before = at.checked_sub(1).map(|i| chars[i]);
    let starts_with_b = before == Some('b')
        && !at.checked_sub(2).is_some_and(|i| chars[i].is_alphanumeric() || chars[i] == '_');
    !starts_with_b && before.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

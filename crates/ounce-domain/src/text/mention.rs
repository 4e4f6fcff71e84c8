//! An e-mail address inside of other text: a reason, a message, the answer of a mail server.

use super::{EmailAddress, is_atom_text};
use std::ops::Range;

/// Stands in the place of an address that was taken out.
const GONE: &str = "…";

/// The text without an address, however the address is written; `None` if the text does not contain
/// it. Text that holds nothing else becomes empty.
pub fn without_address(text: &str, address: &EmailAddress) -> Option<String> {
    let found = mentions(text, address);
    if found.is_empty() {
        return None;
    }
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for place in found {
        rest.push_str(&text[from..place.start]);
        rest.push_str(GONE);
        from = place.end;
    }
    rest.push_str(&text[from..]);
    let says_more = rest.trim().trim_start_matches("mailto:") != GONE;
    Some(if says_more { rest } else { String::new() })
}

/// Where the address stands, from left to right.
fn mentions(text: &str, address: &EmailAddress) -> Vec<Range<usize>> {
    let key = address.key();
    let at = text.match_indices('@').map(|(at, _)| at);
    at.filter_map(|at| {
        // Japanese is written without spaces. So letters of another script are first taken for text
        // around the address, and then for a part of the address.
        let scripts: [fn(&char) -> bool; 2] = [char::is_ascii, |_| true];
        scripts.into_iter().find_map(|script| mention(text, at, &key, script))
    })
    .collect()
}

/// The address around an `@`, of letters of a script. Text before it may look like a part of it
/// (`to=ada@…`), so the address is also tried from behind each sign in that text.
fn mention(text: &str, at: usize, key: &str, script: fn(&char) -> bool) -> Option<Range<usize>> {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let is_letter = |c: char| c.is_alphanumeric() && script(&c);
    let is_of_domain = |c: char| is_letter(c) || c == '-' || c == '.';
    let domain = &after[..after.find(|c| !is_of_domain(c)).unwrap_or(after.len())];
    let end = at + 1 + domain.trim_end_matches(['.', '-']).len();
    let tail = before.char_indices().rev().take_while(|(_, c)| is_atom_text(*c));
    let begins = |place: usize| !before[..place].chars().next_back().is_some_and(is_letter);
    tail.map(|(place, _)| place)
        .filter(|place| begins(*place))
        .find(|place| is_same(&text[*place..end], key))
        .map(|place| place..end)
}

fn is_same(text: &str, key: &str) -> bool {
    EmailAddress::parse(text).is_ok_and(|address| address.key() == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_out_of_what_was_written_around_it() {
        let ada = EmailAddress::parse("Ada.Example@Letters.example").expect("an address");
        let cases = [
            ("write to ada.example@letters.example.", Some("write to ….")),
            ("<ADA.EXAMPLE@letters.example>: 550 unknown", Some("<…>: 550 unknown")),
            ("mailto:ada.example@letters.example", Some("")),
            (" ada.example@letters.example ", Some("")),
            ("?to=ada.example@letters.example&x", Some("?to=…&x")),
            ("a: ada.example@letters.example, ada.example@letters.example", Some("a: …, …")),
            (concat!("連絡先はada.example@letters.example", "です"), Some("連絡先は…です")),
            ("nada.example@letters.example", None),
            ("ada.example@letters.example.org", None),
            ("ada.example@letters", None),
            ("@ada", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(without_address(text, &ada).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_domain_is_the_same_however_it_is_spelled() {
        let address = EmailAddress::parse("ada@bücher.example").expect("an address");
        let text = "sent to ada@xn--bcher-kva.example";
        assert_eq!(without_address(text, &address).as_deref(), Some("sent to …"));
    }
}

//! Addresses on the web that a page may lead to: `http` and `https` to a host, and nothing else.
//!
//! An imported address is read with [`parse`]. Before a page shows one, [`safe`] checks it again,
//! since the program is not the only one that can write to a database.

use crate::refusal::FieldRefusal;
use crate::text;

/// Longer ones are not kept.
const MAX: usize = 300;

/// # Errors
/// `Missing`, `TooLong`, `NotText` or `NotALink`.
pub fn parse(text: &str) -> Result<String, FieldRefusal> {
    let address = text::line(text, MAX)?;
    if safe(&address).is_some() { Ok(address) } else { Err(FieldRefusal::NotALink) }
}

/// The address as it is, if a page may lead there: no script, no sign-in before the host, nothing
/// that could end an attribute.
pub fn safe(address: &str) -> Option<&str> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>`\\".contains(c);
    let host = host_of(address)?;
    let is_host = host.contains('.') && !host.starts_with('.') && !host.contains('@');
    (is_host && address.chars().all(is_plain)).then_some(address)
}

/// The host of an address, shown beside a link: without `www.` and without a port. Empty where a
/// page may not lead there.
pub fn host(address: &str) -> &str {
    let host = safe(address).and_then(host_of).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The first address in a note about where something was seen.
pub fn first_in(note: &str) -> Option<&str> {
    let words = note.split([' ', ';', '|', ',']);
    words.map(|word| word.trim_matches(['(', ')'])).find_map(safe)
}

fn host_of(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_led_to() {
        for fine in [
            "https://milkbank.example",
            "http://milkbank.example/donate?x=1#how",
            "https://www.milkbank.example:8443/",
            "https://母乳.example/",
        ] {
            assert_eq!(parse(fine), Ok(fine.to_owned()));
            assert_eq!(safe(fine), Some(fine));
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "mailto:a@milkbank.example",
            "//milkbank.example",
            "milkbank.example",
            "https://",
            "https:///path",
            "https://localhost",
            "https://bank.example@elsewhere.example/",
            "https://milkbank.example/a b",
            "https://milkbank.example/\"onclick=x",
            "https://milkbank.example\\@elsewhere.example",
        ] {
            assert_eq!(parse(bad), Err(FieldRefusal::NotALink), "{bad}");
            assert_eq!((safe(bad), host(bad)), (None, ""), "{bad}");
        }
        assert_eq!(parse(""), Err(FieldRefusal::Missing));
        let long = format!("https://milkbank.example/{}", "x".repeat(MAX));
        assert_eq!(parse(&long), Err(FieldRefusal::TooLong(300)));
    }

    #[test]
    fn a_link_says_whose_page_it_opens() {
        assert_eq!(host("https://www.milkbank.example/donate"), "milkbank.example");
        assert_eq!(host("http://milkbank.example:8080?x"), "milkbank.example");
    }

    #[test]
    fn a_note_leads_to_the_first_page_it_names() {
        for (note, first) in [
            ("https://a.example/x (2022-05-18)", Some("https://a.example/x")),
            ("https://a.example ; https://b.example", Some("https://a.example")),
            ("seen on (https://a.example) | city from memory", Some("https://a.example")),
            ("read:a.example|conf=high", None),
            ("", None),
        ] {
            assert_eq!(first_in(note), first, "{note}");
        }
    }
}

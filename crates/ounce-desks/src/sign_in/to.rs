//! The page of the desk to go on to after a sign-in.

/// The longest address of such a page.
const LONGEST_TO: usize = 200;

/// The page of the desk to go on to; empty for anything else, so that no link of ours leads to
/// another site.
pub(crate) fn to_of(text: &str) -> &str {
    let is_desk = text == "/desk" || text.starts_with("/desk/");
    let is_plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-._".contains(&b));
    let is_fit = is_desk
        && is_plain
        && !text.contains("//")
        && !text.contains("..")
        && text.len() <= LONGEST_TO;
    if is_fit { text } else { "" }
}

#[cfg(test)]
mod tests {
    use super::to_of;

    #[test]
    fn no_link_leads_to_another_site() {
        for text in ["/desk", "/desk/sessions", "/desk/campaigns/2027/strolls/elm-ny/roster.csv"] {
            assert_eq!(to_of(text), text);
        }
        for text in [
            "",
            "/",
            "//evil.example",
            "/desk//evil.example",
            "/desk/\\evil",
            "/desk/../be-somebody",
            "https://evil.example",
            "/desks",
            "/desk/?x=1",
            "/desk/%2f%2fevil.example",
        ] {
            assert_eq!(to_of(text), "", "{text}");
        }
    }
}

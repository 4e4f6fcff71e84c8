//! A slug for a name.

use super::Slug;
use crate::reference::key;

/// A slug made from a name, however its letters are written: its ASCII letters and digits, hyphens
/// between the words. Accents are dropped from the letters that Western European languages write
/// with them.
pub fn slug_of(name: &str) -> Option<String> {
    let mut slug = String::with_capacity(name.len());
    let words: Vec<String> = name.split_whitespace().map(key).collect();
    for c in words.join(" ").chars() {
        match plain(c) {
            Some(letter) => slug.push(letter),
            None if matches!(c, '\'' | '’') => {}
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    slug.truncate(Slug::MAX);
    let slug = slug.trim_end_matches('-');
    Slug::parse(slug).ok().map(|slug| slug.to_string())
}

fn plain(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'à'..='å' => Some('a'),
        'ç' => Some('c'),
        'è'..='ë' => Some('e'),
        'ì'..='ï' => Some('i'),
        'ñ' => Some('n'),
        'ò'..='ö' | 'ø' => Some('o'),
        'ù'..='ü' => Some('u'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn a_slug_is_made_from_most_names() {
        let made = |name| slug_of(name);
        assert_eq!(
            made("Mothers' Milk Bank (San Jose)").as_deref(),
            Some("mothers-milk-bank-san-jose")
        );
        assert_eq!(made("Héma-Québec").as_deref(), Some("hema-quebec"));
        assert_eq!(made("  A  &  B  ").as_deref(), Some("a-b"));
        for same in
            ["HÉMA-QUÉBEC", "He\u{301}ma-Que\u{301}bec", "Ｈéma－Québec", "Hé\u{ad}ma-Québec"]
        {
            assert_eq!(made(same).as_deref(), Some("hema-quebec"), "{same}");
        }
        assert_eq!(made("日本"), None);
        assert_eq!(made(&"long name ".repeat(20)).map(|slug| slug.len() <= 80), Some(true));
    }
}

//! Typing slips: a letter left out, put in, mistaken, or swapped with its neighbour.

/// How many slips a name is forgiven; none at all where every short word would be close to another,
/// or where one character is half a name.
pub(crate) fn slips_forgiven(name: &str) -> Option<usize> {
    if !name.chars().all(|c| c.is_ascii_lowercase() || c == ' ') {
        return None;
    }
    match name.len() {
        0..=4 => None,
        5..=9 => Some(1),
        _ => Some(2),
    }
}

/// Counts the slips between a name and keys that come in order (optimal string alignment: Damerau's
/// slips, none inside another). The part that a key shares with the one before is not counted
/// again, and keys whose beginning has too many slips are skipped. So all names can be compared.
pub(crate) struct Slips<'a> {
    name: &'a [u8],
    most: usize,
    /// The key the rows are about.
    key: Vec<u8>,
    /// One row for each beginning of the key, from the empty one: slips to each beginning of the
    /// name.
    rows: Vec<Vec<usize>>,
    /// The length of the beginning that has too many slips already, if there is one.
    too_far: Option<usize>,
}

impl<'a> Slips<'a> {
    pub(crate) fn of(name: &'a str, most: usize) -> Self {
        let name = name.as_bytes();
        let first = (0..=name.len()).collect();
        Self { name, most, key: Vec::new(), rows: vec![first], too_far: None }
    }

    /// The slips between the name and a key, if they are no more than are forgiven.
    pub(crate) fn to(&mut self, key: &[u8]) -> Option<usize> {
        let shared = self.key.iter().zip(key).take_while(|(a, b)| a == b).count();
        if self.too_far.is_some_and(|length| shared >= length) {
            return None;
        }
        self.too_far = None;
        self.key.truncate(shared);
        self.rows.truncate(shared + 1);
        for &letter in &key[shared..] {
            let row = self.next_row(letter);
            let least = row.iter().min().copied();
            self.key.push(letter);
            self.rows.push(row);
            if least.is_none_or(|least| least > self.most) {
                self.too_far = Some(self.key.len());
                return None;
            }
        }
        let slips = self.rows.last().and_then(|row| row.last()).copied();
        slips.filter(|slips| *slips <= self.most)
    }

    fn next_row(&self, letter: u8) -> Vec<usize> {
        let (length, last) = (self.key.len(), &self.rows[self.key.len()]);
        let mut row = Vec::with_capacity(self.name.len() + 1);
        row.push(length + 1);
        for (j, &own) in self.name.iter().enumerate() {
            let mistaken = last[j] + usize::from(own != letter);
            let mut least = mistaken.min(last[j + 1] + 1).min(row[j] + 1);
            let is_swapped =
                j > 0 && length > 0 && self.name[j - 1] == letter && self.key[length - 1] == own;
            if is_swapped {
                least = least.min(self.rows[length - 1][j - 1] + 1);
            }
            row.push(least);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::{Slips, slips_forgiven};
    use proptest::prelude::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("virginia beach", "virgina beach", 1),
            ("vriginia beach", "virginia beach", 1),
            ("birginia beach", "virginia beach", 1),
            ("philadelphia", "philidelphia", 1),
            ("cincinnati", "cincinatti", 2),
            ("portland", "protland", 1),
            ("portland", "portland", 0),
            ("boston", "bston", 1),
            ("boston", "bosston", 1),
            ("boston", "oston", 1),
            ("", "ab", 2),
        ] {
            for (a, b) in [(a, b), (b, a)] {
                assert_eq!(Slips::of(a, slips).to(b.as_bytes()), Some(slips), "{a} {b}");
                let fewer =
                    slips.checked_sub(1).and_then(|most| Slips::of(a, most).to(b.as_bytes()));
                assert_eq!(fewer, None, "{a} {b} has fewer slips");
            }
        }
    }

    proptest! {
        #[test]
        fn keys_in_order_are_counted_as_if_each_were_alone(
            name in "[ab]{0,6}",
            mut keys in prop::collection::vec("[abc]{0,8}", 0..40),
            most in 0_usize..3,
        ) {
            keys.sort();
            let mut slips = Slips::of(&name, most);
            for key in &keys {
                let alone = Slips::of(&name, most).to(key.as_bytes());
                prop_assert_eq!(slips.to(key.as_bytes()), alone, "{} {}", name, key);
            }
        }
    }

    #[test]
    fn short_and_foreign_names_must_be_right() {
        assert_eq!(slips_forgiven("york"), None);
        assert_eq!(slips_forgiven("横須賀横須賀"), None);
        assert_eq!(slips_forgiven("boston"), Some(1));
        assert_eq!(slips_forgiven("philadelphia"), Some(2));
    }
}

//! Postcodes: telling one from other text, and where it lies.
//!
//! It knows ZIP codes of the United States, the forward sortation areas (first three characters) of
//! Canada and the seven digits of Japan. A table is, all little-endian: the number n of codes and m
//! of spots; n u32 codes, sorted; in planes (see `packed.rs`) m i32 latitudes and m longitudes in
//! 1e-5 degrees and m u32 towns, the highest bit set where the code's own town is not known by
//! name; n u16 spots.

use unicode_normalization::UnicodeNormalization;

use crate::packed::{Packed, Section, plane_at, u16_at, u32_at};

/// A postcode of a known country.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Postcode {
    /// Five digits as a number.
    Us(u32),
    /// Letter, digit, letter.
    Ca([u8; 3]),
    /// Seven digits as a number.
    Jp(u32),
}

/// Where a code lies.
pub(crate) struct Spot {
    /// In 1e-5 degrees.
    pub(crate) at: (i32, i32),
    /// The town it belongs to, or the one nearby when `is_named` says so.
    pub(crate) town: usize,
    pub(crate) is_named: bool,
}

impl Postcode {
    /// Reads the whole text as one postcode: `23451`, `23451-1234`, `K1A`, `K1A 0B1`, `100-0001`,
    /// `〒1000001`, in any width and case, after the word for it (`ZIP 23451`), and with the full
    /// stop or comma that a telephone puts behind it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // A long text is no postcode: 40 characters hold the longest word for it and a code.
        if text.len() > 4 * 40 {
            return None;
        }
        let mut plain: Vec<char> = Vec::with_capacity(40);
        for c in text.nfkc().filter(|c| *c != '〒') {
            // The long-vowel mark and the many dashes are what a Japanese keyboard gives for "-".
            let is_dash = matches!(c, '‐'..='―' | '−' | 'ー' | '－');
            plain.extend(if is_dash { '-' } else { c }.to_uppercase());
        }
        let plain = without_word(inside(&plain));
        // "23451 - 1234": a dash needs no blanks around it.
        let is_beside_dash = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| plain.get(at));
            [before, plain.get(at + 1)].into_iter().flatten().any(|c| *c == '-')
        };
        let is_kept = |at: &usize| !plain[*at].is_whitespace() || !is_beside_dash(*at);
        let plain: Vec<char> = (0..plain.len()).filter(is_kept).map(|at| plain[at]).collect();
        if plain.len() > 16 {
            return None;
        }
        let shape: String = plain
            .iter()
            .map(|c| {
                if c.is_ascii_digit() {
                    '9'
                } else if c.is_ascii_uppercase() {
                    'A'
                } else {
                    *c
                }
            })
            .collect();
        let digits = |n: usize| {
            let digits = plain.iter().filter_map(|c| c.to_digit(10));
            digits.take(n).fold(0, |number, d| 10 * number + d)
        };
        match shape.as_str() {
            "99999" | "99999-9999" | "99999 9999" | "999999999" => Some(Self::Us(digits(5))),
            "999-9999" | "999 9999" | "9999999" => Some(Self::Jp(digits(7))),
            "A9A" | "A9A 9A9" | "A9A9A9" | "A9A-9A9" => {
                let mut area = plain.iter().filter_map(|c| u8::try_from(*c).ok());
                Some(Self::Ca([area.next()?, area.next()?, area.next()?]))
            }
            _ => None,
        }
    }

    /// The code in the writing of its country.
    pub(crate) fn written(self) -> String {
        match self {
            Self::Us(number) => format!("{number:05}"),
            Self::Ca(area) => area.iter().copied().map(char::from).collect(),
            Self::Jp(number) => format!("{:03}-{:04}", number / 10_000, number % 10_000),
        }
    }

    /// Where it lies, if it is in the table.
    pub(crate) fn spot(self, packed: &Packed) -> Option<Spot> {
        let (section, number) = match self {
            Self::Us(number) => (Section::Us, number),
            Self::Ca([a, b, c]) => (Section::Ca, u32::from_be_bytes([0, a, b, c])),
            Self::Jp(number) => (Section::Jp, number),
        };
        let table = packed.section(section);
        let (n, m) = (u32_at(table, 0)? as usize, u32_at(table, 4)? as usize);
        let (codes, lats) = (8, 8 + 4 * n);
        let (lons, towns, spots) = (lats + 4 * m, lats + 8 * m, lats + 12 * m);
        let (mut low, mut high) = (0, n);
        while low < high {
            let middle = usize::midpoint(low, high);
            if u32_at(table, codes + 4 * middle)? < number {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low == n || u32_at(table, codes + 4 * low)? != number {
            return None;
        }
        let spot = usize::from(u16_at(table, spots + 2 * low)?);
        let column = |start: usize| table.get(start..start + 4 * m).map(|c| plane_at(c, spot));
        let town = column(towns)?;
        Some(Spot {
            at: (column(lats)?.cast_signed(), column(lons)?.cast_signed()),
            town: (town & !LOOSE) as usize,
            is_named: town & LOOSE == 0,
        })
    }
}

const LOOSE: u32 = 1 << 31;

/// What people write before a postcode, in capitals and without accents or points: the longer first.
const WORDS: [&str; 12] = [
    "ZIP CODE",
    "ZIPCODE",
    "ZIP",
    "POSTAL CODE",
    "POSTCODE",
    "CODIGO POSTAL",
    "CÓDIGO POSTAL",
    "CODE POSTAL",
    "C.P.",
    "CP",
    "郵便番号",
    "郵便",
];

/// Without blanks and punctuation around it.
fn inside(text: &[char]) -> &[char] {
    let is_outside = |c: &char| !c.is_alphanumeric();
    let Some(first) = text.iter().position(|c| !is_outside(c)) else { return &[] };
    let last = text.iter().rposition(|c| !is_outside(c)).unwrap_or(first);
    &text[first..=last]
}

/// Without the word for a postcode before it.
fn without_word(text: &[char]) -> &[char] {
    let begins = |word: &&str| text.iter().zip(word.chars()).filter(|(a, b)| **a == *b).count();
    let word = WORDS.iter().find(|word| begins(word) == word.chars().count());
    word.map_or(text, |word| inside(&text[word.chars().count()..]))
}

#[cfg(test)]
mod tests {
    use super::Postcode::{self, Ca, Jp, Us};

    #[test]
    fn what_is_a_postcode_and_what_is_not() {
        for (typed, meant) in [
            ("23451", Some(Us(23_451))),
            (" 23451 ", Some(Us(23_451))),
            ("23451-1234", Some(Us(23_451))),
            ("02134", Some(Us(2_134))),
            ("k1a", Some(Ca(*b"K1A"))),
            ("K1A 0B1", Some(Ca(*b"K1A"))),
            ("k1a0b1", Some(Ca(*b"K1A"))),
            ("〒100-0001", Some(Jp(1_000_001))),
            ("１００－０００１", Some(Jp(1_000_001))),
            ("100ー0001", Some(Jp(1_000_001))),
            ("1000001", Some(Jp(1_000_001))),
            ("〒 100 0001", Some(Jp(1_000_001))),
            ("23451.", Some(Us(23_451))),
            ("23451,", Some(Us(23_451))),
            ("23451。", Some(Us(23_451))),
            ("(23451)", Some(Us(23_451))),
            ("#23451", Some(Us(23_451))),
            ("\u{200b}23451\u{200e}", Some(Us(23_451))),
            ("23451 - 1234", Some(Us(23_451))),
            ("23451–1234.", Some(Us(23_451))),
            ("ZIP 23451", Some(Us(23_451))),
            ("zip: 23451", Some(Us(23_451))),
            ("Zip Code 23451-1234", Some(Us(23_451))),
            ("zip23451", Some(Us(23_451))),
            ("ＺＩＰ　２３４５１", Some(Us(23_451))),
            ("código postal 00901", Some(Us(901))),
            ("Code postal : K1A 0B1", Some(Ca(*b"K1A"))),
            ("C.P. 00901", Some(Us(901))),
            ("郵便番号 857-0053", Some(Jp(8_570_053))),
            ("K1A 0B1.", Some(Ca(*b"K1A"))),
            ("ZIP", None),
            ("zip code", None),
            ("ZIP 2345", None),
            ("zipaquira", None),
            (".", None),
            ("-23451-", Some(Us(23_451))),
            ("2345", None),
            ("234512", None),
            ("23451-12", None),
            ("K1", None),
            ("KKK", None),
            ("100-00011", None),
            ("", None),
            ("〒", None),
            ("1111111111111111111111", None),
        ] {
            assert_eq!(Postcode::parse(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn written_as_at_home() {
        assert_eq!(Us(2_134).written(), "02134");
        assert_eq!(Ca(*b"K1A").written(), "K1A");
        assert_eq!(Jp(10_001).written(), "001-0001");
    }
}

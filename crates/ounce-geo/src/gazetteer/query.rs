//! Reading a typed text: which part is the town's name and which its region or country.

use unicode_normalization::UnicodeNormalization;

use super::areas::{Areas, Group};
use crate::fold::{fold, is_han_or_kana};
use crate::kana::is_han;
use crate::postcode::Postcode;

/// Longer texts name no place. The longest name packed is far below this.
const LONGEST: usize = 160;
/// A region or country has at most this many words at the end of a text without commas.
const AREA_WORDS: usize = 4;

/// Words that people add to a town's name: the kind of town, or the base beside it where they live.
const ADDED_WORDS: [&str; 19] = [
    "afb", "air", "army", "base", "camp", "corps", "force", "garrison", "marine", "naval",
    "station", "city", "of", "town", "township", "ku", "shi", "machi", "cho",
];

/// Where a town must lie: each part holds if one of its codes is the town's region or country.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter(Vec<Vec<String>>);

impl Filter {
    /// Towns of any of these regions or countries.
    pub(crate) fn within(codes: Vec<String>) -> Self {
        Self(vec![codes])
    }

    /// Those of them that are also in any of these.
    pub(crate) fn and_within(mut self, codes: Vec<String>) -> Self {
        self.0.push(codes);
        self
    }

    pub(crate) fn allows(&self, group: &Group) -> bool {
        let is_there = |code: &String| *code == group.region || *code == group.country;
        self.0.iter().all(|codes| codes.iter().any(is_there))
    }
}

/// The ways a text can be read, plainest first: the key of a name and where it must lie.
#[derive(Debug, PartialEq)]
pub(crate) struct Query {
    pub(crate) readings: Vec<(String, Filter)>,
    /// Used when none of the readings names a town: Japanese addresses cut off behind their
    /// municipality. Only whole names count.
    pub(crate) addresses: Vec<(String, Filter)>,
    /// Where the text as a whole is a region or country: its codes.
    pub(crate) area: Vec<String>,
}

impl Query {
    /// None when nothing in the text can be a name.
    pub(crate) fn read(text: &str, areas: &Areas) -> Option<Self> {
        let words = words(text)?;
        let mut readings = by_commas(&without_postcodes(&words).join(" "), areas);
        for (name, filter) in readings.clone() {
            readings.push((without_added_words(&name), filter));
        }
        readings.retain(|(name, _)| !name.is_empty());
        readings.dedup();
        let whole = readings.first().filter(|(_, filter)| filter.0.is_empty());
        let area = whole.and_then(|(name, _)| areas.named(name)).unwrap_or_default().to_vec();
        let addresses = readings.iter().flat_map(|(name, filter)| {
            municipalities(name).map(|town| (town.to_owned(), filter.clone()))
        });
        let addresses = addresses.collect();
        (!readings.is_empty()).then_some(Self { readings, addresses, area })
    }
}

/// The words of a text in normal width; none when it is too long to name a place.
pub(crate) fn words(text: &str) -> Option<Vec<String>> {
    // The length in bytes is checked first, so that a very long text costs nothing.
    if text.len() > 4 * LONGEST {
        return None;
    }
    let normal: String = text.nfkc().map(|c| if c == '、' { ',' } else { c }).collect();
    (normal.chars().count() <= LONGEST)
        .then(|| normal.split_whitespace().map(str::to_owned).collect())
}

/// A folded name without the words that people add to a town's name.
pub(crate) fn without_added_words(name: &str) -> String {
    let town: Vec<&str> = name.split(' ').filter(|word| !ADDED_WORDS.contains(word)).collect();
    town.join(" ")
}

/// Whether a text names a post office of the forces (`PSC 473, FPO AP 96349`), which is in no state.
pub(crate) fn is_post_of_the_forces(words: &[String]) -> bool {
    let bare = |word: &String| fold(word);
    words.iter().map(bare).any(|word| matches!(&*word, "apo" | "fpo" | "dpo" | "aa" | "ae" | "ap"))
}

/// The words without postcodes, also those of other countries in the same form.
fn without_postcodes(words: &[String]) -> Vec<String> {
    let mut left = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, tail @ ..] = rest {
        let with_next = tail.first().map(|next| format!("{word} {next}"));
        if with_next.is_some_and(|pair| Postcode::parse(&pair).is_some()) {
            rest = &tail[1..];
        } else {
            if Postcode::parse(word).is_none() {
                left.push(word.clone());
            }
            rest = tail;
        }
    }
    left
}

/// One letter or kana is the beginning of everything; one Chinese character can be half a name.
pub(crate) fn may_be_a_beginning(name: &str) -> bool {
    name.chars().count() >= 2 || name.chars().all(is_han)
}

/// The municipalities that an address without spaces may name: 横須賀市 of 横須賀市汐入町, 大阪市北区 before 大阪市.
fn municipalities(address: &str) -> impl Iterator<Item = &str> {
    let ends = address.char_indices().rev().filter(|(_, c)| matches!(c, '市' | '区' | '町' | '村'));
    ends.map(|(at, c)| &address[..at + c.len_utf8()]).filter(move |town| *town != address)
}

fn by_commas(text: &str, areas: &Areas) -> Vec<(String, Filter)> {
    let mut parts = text.split(',').map(fold).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else {
        return Vec::new();
    };
    // A part that is no region ("Portland, by the river") is ignored.
    let filter: Vec<_> = parts.filter_map(|part| areas.named(&part).map(<[_]>::to_vec)).collect();
    if let Some(broadest) = filter.last().cloned() {
        // "Perth, WA, Australia" is in no state of Washington; the last part is the broadest.
        return vec![(first.clone(), Filter(filter)), (first, Filter::within(broadest))];
    }
    let mut readings = vec![(first.clone(), Filter::default())];
    readings.extend(area_last(&first, areas, 2));
    readings.extend(area_first(&first, areas));
    if first.contains(' ') && first.chars().all(|c| is_han_or_kana(c) || c == ' ') {
        let joined = first.replace(' ', "");
        readings.extend(area_first(&joined, areas));
        readings.push((joined, Filter::default()));
    }
    readings
}

/// `portland or`, `portland oregon usa`: the town first, as in the West. At most `depth` areas.
fn area_last(key: &str, areas: &Areas, depth: usize) -> Vec<(String, Filter)> {
    let words: Vec<&str> = key.split(' ').collect();
    let mut readings = Vec::new();
    for count in 1..=AREA_WORDS.min(words.len().saturating_sub(1)) {
        let (name, area) = words.split_at(words.len() - count);
        let Some(codes) = areas.named(&area.join(" ")) else {
            continue;
        };
        let name = name.join(" ");
        let inner = if depth > 1 { area_last(&name, areas, depth - 1) } else { Vec::new() };
        for (inner, mut filter) in inner {
            filter.0.push(codes.to_vec());
            readings.push((inner, filter));
        }
        readings.insert(0, (name, Filter::within(codes.to_vec())));
    }
    readings
}

/// `神奈川県横須賀市`, with or without a space: the region first, as in Japan.
fn area_first(key: &str, areas: &Areas) -> Vec<(String, Filter)> {
    let mut readings = Vec::new();
    for (at, c) in key.char_indices().skip(1) {
        let (area, name) = key.split_at(at);
        if at > 40 || !(is_han_or_kana(c) || c == ' ') {
            break;
        }
        if let Some(codes) = areas.named(area) {
            let name = name.trim_start();
            if !name.is_empty() {
                readings.push((name.to_owned(), Filter::within(codes.to_vec())));
            }
        }
    }
    readings
}

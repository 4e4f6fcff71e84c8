//! A guess which column of a file is which, by its heading.
//!
//! Headings are folded as the finder folds names, so case, accents, punctuation and width do not
//! count. A heading that is one of the known names wins; after that one that has it in it as whole
//! words. No column of the file is offered twice.

use super::super::Noun;
use super::super::sheet::Sheet;
use super::asks::{Ask, asks};
use super::sources::Source;
use ounce_geo::fold;

/// The sources to offer, one for each of [`asks`].
pub fn guess(noun: Noun, sheet: &Sheet) -> Vec<Source> {
    let asks = asks(noun);
    let headings: Vec<String> = sheet.headings().iter().map(|heading| plain(heading)).collect();
    let mut free = vec![true; headings.len()];
    let mut found = vec![Source::Nothing; asks.len()];
    for fits in [is_it, has_it] {
        for (ask, source) in asks.iter().zip(&mut found) {
            if *source != Source::Nothing {
                continue;
            }
            let place = (0..headings.len()).find(|n| free[*n] && fits(ask, &headings[*n]));
            if let Some(place) = place {
                free[place] = false;
                *source = Source::Column(place);
            }
        }
    }
    for (ask, source) in asks.iter().zip(&mut found) {
        if let (Source::Nothing, Some(text)) = (&source, ask.offered) {
            *source = Source::Text(text.to_owned());
        }
    }
    found
}

/// A heading without what stands in brackets behind it.
fn plain(heading: &str) -> String {
    let end = heading.find(['(', '[', '（']).filter(|at| *at > 0).unwrap_or(heading.len());
    fold(&heading[..end].replace('_', " "))
}

fn names(ask: &Ask) -> impl Iterator<Item = String> {
    let own = std::iter::once(ask.column.replace('_', " "));
    own.chain(ask.known_as.iter().map(|name| (*name).to_owned())).map(|name| fold(&name))
}

fn is_it(ask: &Ask, heading: &str) -> bool {
    !heading.is_empty() && names(ask).any(|name| name == heading)
}

/// Whether a heading has a name in it as whole words. Japanese does not part words, so there any
/// place counts.
fn has_it(ask: &Ask, heading: &str) -> bool {
    let spaced = format!(" {heading} ");
    names(ask).filter(|name| name.chars().count() > 1).any(|name| match name.is_ascii() {
        true => name.len() > 3 && spaced.contains(&format!(" {name} ")),
        false => heading.contains(&name),
    })
}

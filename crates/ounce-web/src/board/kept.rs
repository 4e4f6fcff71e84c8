//! Pages that are made once for many visitors, and kept until their content changes.
//!
//! Most pages show sums that change with any sign-up, so they are dropped with their edition. A
//! stroll's own page shows only that stroll. It is carried on to the next edition until something
//! about the stroll changes, so that a sign-up in one town does not drop the pages of all other
//! towns.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;

use crate::cache::Rendered;
use crate::i18n::{Lang, Reader};

/// How many bytes of made pages an edition keeps: those of 15,000 strolls in one language.
const BYTES_KEPT: usize = 64 * 1024 * 1024;

/// Made pages by reader and name.
#[derive(Default)]
pub(super) struct Pages {
    by_reader: HashMap<(Lang, &'static str), HashMap<String, Kept>>,
    bytes: usize,
}

struct Kept {
    page: Arc<Rendered>,
    /// The one stroll it shows; `None` for a page that shows more.
    of: Option<Id<Stroll>>,
}

impl Kept {
    fn bytes(&self, name: &str) -> usize {
        self.page.size_bytes() + name.len()
    }
}

fn key(reader: Reader) -> (Lang, &'static str) {
    (reader.lang, reader.units.code())
}

impl Pages {
    pub(super) fn get(&self, name: &str, reader: Reader) -> Option<Arc<Rendered>> {
        self.by_reader.get(&key(reader))?.get(name).map(|kept| Arc::clone(&kept.page))
    }

    /// Keeps a page, unless there is no room for it.
    pub(super) fn put(
        &mut self,
        name: String,
        reader: Reader,
        page: Arc<Rendered>,
        of: Option<Id<Stroll>>,
    ) {
        let kept = Kept { page, of };
        let own = kept.bytes(&name);
        if self.bytes + own > BYTES_KEPT {
            return;
        }
        let pages = self.by_reader.entry(key(reader)).or_default();
        let before = pages.get(&name).map_or(0, |before| before.bytes(&name));
        pages.insert(name, kept);
        self.bytes = self.bytes + own - before;
    }

    /// Takes out the pages of single strolls, but for those that have changed.
    pub(super) fn carry_on(&mut self, changed: &HashSet<Id<Stroll>>) -> Self {
        let mut pages = std::mem::take(self);
        // Names come from visitors: pages that nobody asks for any more must not fill the memory
        // for good.
        if pages.bytes > BYTES_KEPT / 8 * 7 {
            return Self::default();
        }
        let mut bytes = 0;
        for kept in pages.by_reader.values_mut() {
            kept.retain(|name, kept| {
                let stays = kept.of.is_some_and(|stroll| !changed.contains(&stroll));
                bytes += if stays { kept.bytes(name) } else { 0 };
                stays
            });
        }
        pages.bytes = bytes;
        pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Units;

    fn stroll(n: u8) -> Id<Stroll> {
        Id::from_bytes([n; 16])
    }

    fn reader() -> Reader {
        Reader::new(Lang::En, Units::Us)
    }

    fn put(pages: &mut Pages, name: &str, of: Option<Id<Stroll>>) {
        let page = Arc::new(Rendered::new(format!("<p>{name}</p>")));
        pages.put(name.to_owned(), reader(), page, of);
    }

    #[test]
    fn only_what_shows_nothing_that_changed_is_carried_on() {
        let mut pages = Pages::default();
        put(&mut pages, "home", None);
        put(&mut pages, "elm", Some(stroll(1)));
        put(&mut pages, "oak", Some(stroll(2)));
        let next = pages.carry_on(&HashSet::from([stroll(2)]));
        assert!(next.get("elm", reader()).is_some());
        assert!(next.get("oak", reader()).is_none() && next.get("home", reader()).is_none());
        assert!(next.get("elm", Reader::new(Lang::Ja, Units::Us)).is_none());
        let kept = next.get("elm", reader()).map_or(0, |page| page.size_bytes());
        assert_eq!(next.bytes, kept + "elm".len());
        assert!(pages.get("elm", reader()).is_none(), "it is not kept twice");
    }

    #[test]
    fn a_page_put_twice_counts_once() {
        let mut pages = Pages::default();
        put(&mut pages, "elm", Some(stroll(1)));
        let once = pages.bytes;
        put(&mut pages, "elm", Some(stroll(1)));
        assert_eq!(pages.bytes, once);
    }
}

//! Regions and countries: which town lies in which, and the names people add to a town's.

use std::collections::BTreeMap;

use crate::packed::{Packed, Section};

/// The common facts of the towns of one region and time zone.
pub(crate) struct Group {
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
    /// GeoNames code of the region with its country, such as `CA.08`.
    pub(crate) region: String,
    /// The region as it is shown.
    pub(crate) shown: String,
    /// IANA name.
    pub(crate) time_zone: String,
    /// The region as Japanese readers know it, such as 長崎県; empty outside of Japan.
    pub(crate) japanese: String,
}

pub(crate) struct Areas {
    groups: Vec<Group>,
    /// From a key to the codes of regions and countries it may mean; `ca` is California and Canada.
    codes: BTreeMap<String, Vec<String>>,
}

impl Areas {
    pub(crate) fn read(packed: &Packed) -> Self {
        let groups = packed.text(Section::Groups).lines().map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let mut field = || fields.next().unwrap_or_default();
            Group {
                country: field(),
                region: field(),
                shown: field(),
                time_zone: field(),
                japanese: field(),
            }
        });
        let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for section in [Section::Regions, Section::Countries] {
            for line in packed.text(section).lines() {
                let (code, keys) = line.split_once('\t').unwrap_or_default();
                for key in keys.split('|') {
                    codes.entry(key.to_owned()).or_default().push(code.to_owned());
                }
            }
        }
        Self { groups: groups.collect(), codes }
    }

    pub(crate) fn group(&self, number: usize) -> &Group {
        &self.groups[number]
    }

    pub(crate) fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }

    /// The codes a folded text may mean; none when it is no region or country.
    pub(crate) fn named(&self, key: &str) -> Option<&[String]> {
        self.codes.get(key).map(Vec::as_slice)
    }
}

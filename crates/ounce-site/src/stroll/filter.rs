//! Wishes for strolls in the list: a free place, a way for a pram or a wheelchair.

use ounce_domain::stroll::{Access, Phase};
use ounce_web::board::Entry;
use ounce_web::fields::Typed;
use ounce_web::links;

/// One wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// A place that is free now.
    Room,
    /// A walk that a pram can do, at least in part.
    Pram,
    Wheelchair,
}

impl Want {
    pub(crate) const ALL: [Self; 3] = [Self::Room, Self::Pram, Self::Wheelchair];

    /// Its name in the query, where its value is `1`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Pram => "pram",
            Self::Wheelchair => "wheelchair",
        }
    }

    /// The sentence beside its box.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Room => "filter-room",
            Self::Pram => "filter-pram",
            Self::Wheelchair => "filter-wheelchair",
        }
    }

    /// Whether a stroll fulfils it. A detail that the host has not said counts as no.
    fn is_met(self, entry: &Entry) -> bool {
        let meeting = &entry.planned.meeting;
        let can = |access: Option<Access>| matches!(access, Some(Access::Yes | Access::Partly));
        match self {
            Self::Room => matches!(entry.phase, Phase::Open { .. } | Phase::Postponed { .. }),
            Self::Pram => can(meeting.pram),
            Self::Wheelchair => can(meeting.wheelchair),
        }
    }
}

/// All wishes of a visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    wanted: Vec<Want>,
}

impl Filter {
    pub(crate) fn read(query: &Typed) -> Self {
        let wanted = Want::ALL.into_iter().filter(|want| query.get(want.name()) == "1");
        Self { wanted: wanted.collect() }
    }

    pub(crate) fn of(wanted: &[Want]) -> Self {
        Self { wanted: wanted.to_vec() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    pub(crate) fn wants(&self, want: &Want) -> bool {
        self.wanted.contains(want)
    }

    pub(crate) fn is_met(&self, entry: &Entry) -> bool {
        self.wanted.iter().all(|want| want.is_met(entry))
    }

    /// The wishes to offer in a campaign: those that some of its strolls fulfil and some do not,
    /// and those chosen already, so that they can be removed.
    pub(crate) fn offered<'a>(
        &self,
        entries: impl Iterator<Item = &'a Entry> + Clone,
    ) -> Vec<Want> {
        let divides = |want: &Want| {
            let mut met = entries.clone().map(|entry| want.is_met(entry));
            let first = met.next();
            met.any(|is_met| Some(is_met) != first)
        };
        let is_offered = |want: &Want| self.wants(want) || divides(want);
        Want::ALL.into_iter().filter(is_offered).collect()
    }

    /// An address of the list with the wishes added to it.
    pub(crate) fn added_to(&self, path: &str) -> String {
        self.wanted
            .iter()
            .fold(path.to_owned(), |path, want| links::with_choice(&path, want.name(), "1"))
    }
}

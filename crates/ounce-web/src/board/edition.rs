//! One campaign on the board, with values for pages computed beforehand.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use ounce_domain::campaign::{Campaign, CampaignStatus, Face, Group, OnRecord, Partner};
use ounce_domain::id::Id;
use ounce_domain::stroll::{Phase, Stroll};
use ounce_domain::tally::{StrollTally, Tally};
use ounce_domain::web_address;
use ounce_store::gifts::{self, Recent};
use ounce_store::{Fault, Sql, campaigns, tally};

use super::changes::Changes;
use super::kept::Pages;
use super::plan::{Plan, Planned};
use crate::cache::Rendered;
use crate::charts::MapDrawing;
use crate::i18n::{Lang, Reader};

/// How many messages of givers the campaign's first page shows.
const STORIES: i64 = 3;

/// A stroll, and its state as a visitor sees it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub planned: Arc<Planned>,
    pub tally: StrollTally,
    pub phase: Phase,
}

impl Entry {
    fn new(planned: &Arc<Planned>, tally: StrollTally, now: Timestamp) -> Self {
        let phase = planned.stroll.phase(tally.walkers, now);
        Self { planned: Arc::clone(planned), tally, phase }
    }

    pub fn stroll(&self) -> &Stroll {
        &self.planned.stroll
    }

    /// The start as a moment; `None` only for a record that no importer lets in.
    pub fn starts_at(&self) -> Option<Timestamp> {
        self.planned.starts_at
    }
}

/// A campaign with everything public about it.
pub struct Edition {
    pub campaign: Arc<Campaign>,
    pub status: CampaignStatus,
    pub partners: Vec<Partner>,
    pub groups: Vec<Group>,
    /// By slug.
    pub entries: Vec<Entry>,
    pub tally: Tally,
    /// The newest gifts to the campaign and all its strolls that came with a message.
    pub stories: Vec<Recent>,
    plan: Arc<Plan>,
    pages: Mutex<Pages>,
}

impl Edition {
    /// Reads a campaign; returns the known one when nothing has changed.
    pub(super) fn read(
        sql: &mut dyn Sql,
        campaign: Campaign,
        known: Option<&Arc<Self>>,
        now: Timestamp,
    ) -> Result<Arc<Self>, Fault> {
        let partners = campaigns::list_partners(sql, campaign.id)?;
        let groups = campaigns::list_groups(sql, campaign.id)?;
        let plan = Plan::read(sql, &campaign, known.map(|known| &known.plan))?;
        let tallies = tally::read(sql, campaign.id)?;
        let tally = tallies.campaign;
        let entry = |planned: &Arc<Planned>| {
            let own = tallies.strolls.get(&planned.stroll.id).copied().unwrap_or_default();
            Entry::new(planned, own, now)
        };
        let entries: Vec<Entry> = plan.strolls.iter().map(entry).collect();
        let stories = gifts::list_told(sql, campaign.id, STORIES)?;

        let status = campaign.status(now);
        let is_same_around = known.is_some_and(|known| {
            *known.campaign == campaign && known.status == status && Arc::ptr_eq(&known.plan, &plan)
        });
        if let Some(known) = known
            && is_same_around
            && known.partners == partners
            && known.groups == groups
            && known.tally == tally
            && known.stories == stories
            && known.entries == entries
        {
            return Ok(Arc::clone(known));
        }
        let pages = match known {
            Some(known) if is_same_around => known.carry_pages_on(&entries),
            _ => Pages::default(),
        };
        let pages = Mutex::new(pages);
        let campaign = Arc::new(campaign);
        Ok(Arc::new(Self {
            campaign,
            status,
            partners,
            groups,
            entries,
            tally,
            stories,
            plan,
            pages,
        }))
    }

    pub fn entry(&self, slug: &str) -> Option<&Entry> {
        let found = self.entries.binary_search_by(|entry| entry.stroll().slug.as_str().cmp(slug));
        found.ok().map(|i| &self.entries[i])
    }

    /// What was changed about its strolls.
    pub fn changes(&self) -> &Changes {
        &self.plan.changes
    }

    /// A partner's own page for gifts, where it has one that a page may lead to.
    pub fn donation_page(&self, partner: Id<Partner>) -> Option<&str> {
        let mut all = self.plan.donation_pages.iter();
        all.find(|(of, _)| *of == partner).and_then(|(_, page)| web_address::safe(page))
    }

    /// The campaign's own words, and who answers for it.
    pub fn face(&self) -> &Face {
        &self.plan.face
    }

    /// The figures that were published, of a campaign that is a reconstruction.
    pub fn published(&self) -> &[OnRecord] {
        &self.plan.published
    }

    /// By id; looks at each in turn, which the thanks for one gift may.
    pub fn entry_by_id(&self, id: Id<Stroll>) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.stroll().id == id)
    }

    /// The nearest strolls with their distance in kilometres.
    pub fn near(&self, (lat, lon): (f64, f64), limit: usize) -> Vec<(&Entry, f64)> {
        let found = self.plan.geography.near.near(lat, lon, limit);
        found.into_iter().map(|(i, km)| (&self.entries[*i], km)).collect()
    }

    /// The map with a dot for every town, named as the reader's language names it.
    pub fn map(&self, lang: Lang) -> Arc<MapDrawing> {
        let geography = &self.plan.geography;
        Arc::clone(if lang == Lang::Ja { &geography.japanese_map } else { &geography.map })
    }

    pub fn is_over(&self) -> bool {
        self.status == CampaignStatus::Over
    }

    /// A kept page for this reader, made since the last change.
    pub fn kept_page(&self, name: &str, reader: Reader) -> Option<Arc<Rendered>> {
        self.kept().get(name, reader)
    }

    /// Keeps a page for this reader, and the one stroll it shows, if it shows only one. Two
    /// visitors at the same time may both make the page; neither waits for the other.
    pub fn keep_page(
        &self,
        name: String,
        reader: Reader,
        page: Arc<Rendered>,
        of: Option<Id<Stroll>>,
    ) {
        self.kept().put(name, reader, page, of);
    }

    /// The pages of strolls that are the same in the edition that comes after this one, which has
    /// the same plan.
    fn carry_pages_on(&self, after: &[Entry]) -> Pages {
        let both = self.entries.iter().zip(after);
        let changed = both.filter(|(a, b)| a != b).map(|(_, b)| b.stroll().id).collect();
        self.kept().carry_on(&changed)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

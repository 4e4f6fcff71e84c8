//! One campaign on the board, with what pages need worked out beforehand.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use ounce_domain::campaign::{Campaign, CampaignStatus, Group, Partner};
use ounce_domain::id::Id;
use ounce_domain::stroll::{Phase, Status, Stroll};
use ounce_domain::tally::Tally;
use ounce_geo::Nearest;
use ounce_store::gifts::{self, Recent};
use ounce_store::strolls::Listed;
use ounce_store::{Fault, Sql, campaigns, strolls, tally};

use super::changes::Changes;
use super::kept::Pages;
use crate::cache::Rendered;
use crate::charts::{Dot, MapDrawing};
use crate::i18n::Reader;
use crate::pages::{links, town};
use crate::strolls::degrees;

/// As many stories as a home has space for.
const STORIES: i64 = 3;

/// A stroll, and what a visitor finds there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) listed: Listed,
    pub(crate) phase: Phase,
    /// The start as a moment; `None` only for a record that no importer lets in.
    pub(crate) starts_at: Option<Timestamp>,
}

impl Entry {
    fn new(listed: Listed, now: Timestamp) -> Self {
        let phase = listed.stroll.phase(listed.tally.walkers, now);
        let starts_at = listed.stroll.starts_at().ok();
        Self { listed, phase, starts_at }
    }

    pub(crate) fn stroll(&self) -> &Stroll {
        &self.listed.stroll
    }
}

/// A campaign and all of it that is public.
pub(crate) struct Edition {
    pub(crate) campaign: Arc<Campaign>,
    pub(crate) status: CampaignStatus,
    pub(crate) partners: Vec<Partner>,
    pub(crate) groups: Vec<Group>,
    /// By slug.
    pub(crate) entries: Vec<Entry>,
    pub(crate) tally: Tally,
    pub(crate) changes: Arc<Changes>,
    /// The newest gifts to the campaign and all its strolls that came with a message.
    pub(crate) stories: Vec<Recent>,
    geography: Arc<Geography>,
    pages: Mutex<Pages>,
}

/// What depends on where the strolls are alone, which hardly ever changes.
struct Geography {
    near: Nearest<usize>,
    map: Arc<MapDrawing>,
}

impl Edition {
    /// Reads a campaign; gives the one known back when nothing differs.
    pub(super) fn read(
        sql: &mut dyn Sql,
        campaign: Campaign,
        known: Option<&Arc<Self>>,
        now: Timestamp,
    ) -> Result<Arc<Self>, Fault> {
        let partners = campaigns::list_partners(sql, campaign.id)?;
        let groups = campaigns::list_groups(sql, campaign.id)?;
        let listed = strolls::list(sql, campaign.id)?;
        let entries: Vec<Entry> = listed.into_iter().map(|one| Entry::new(one, now)).collect();
        let tally = tally::campaign(sql, campaign.id)?;
        let is_same_plan = known.is_some_and(|known| is_same_plan(&known.entries, &entries));
        let told = known.map(|known| &known.changes);
        let changes = Changes::read(sql, campaign.id, told, is_same_plan)?;
        let stories = gifts::list_told(sql, campaign.id, STORIES)?;

        let status = campaign.status(now);
        if let Some(known) = known
            && *known.campaign == campaign
            && known.status == status
            && known.partners == partners
            && known.groups == groups
            && known.tally == tally
            && known.entries == entries
            && Arc::ptr_eq(&known.changes, &changes)
            && known.stories == stories
        {
            return Ok(Arc::clone(known));
        }
        let geography = match known {
            Some(known) if is_same_places(&known.entries, &entries) => Arc::clone(&known.geography),
            _ => Arc::new(Geography::new(&campaign.slug, &entries)),
        };
        let is_same_around = known.is_some_and(|known| {
            *known.campaign == campaign
                && known.status == status
                && Arc::ptr_eq(&known.changes, &changes)
        });
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
            changes,
            stories,
            geography,
            pages,
        }))
    }

    pub(crate) fn entry(&self, slug: &str) -> Option<&Entry> {
        let found = self.entries.binary_search_by(|entry| entry.stroll().slug.as_str().cmp(slug));
        found.ok().map(|i| &self.entries[i])
    }

    /// By id; looks at each in turn, which the thanks for one gift may.
    pub(crate) fn entry_by_id(&self, id: Id<Stroll>) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.stroll().id == id)
    }

    /// The nearest strolls with their distance in kilometres.
    pub(crate) fn near(&self, (lat, lon): (f64, f64), limit: usize) -> Vec<(&Entry, f64)> {
        let found = self.geography.near.near(lat, lon, limit);
        found.into_iter().map(|(i, km)| (&self.entries[*i], km)).collect()
    }

    /// The map with a dot for every town.
    pub(crate) fn map(&self) -> Arc<MapDrawing> {
        Arc::clone(&self.geography.map)
    }

    pub(crate) fn is_over(&self) -> bool {
        self.status == CampaignStatus::Over
    }

    /// A page that was made for this reader since something here changed.
    pub(crate) fn kept_page(&self, name: &str, reader: Reader) -> Option<Arc<Rendered>> {
        self.kept().get(name, reader)
    }

    /// Keeps a page for this reader, and says which stroll it shows when it shows only one. Two
    /// visitors may make the same page once; nobody waits.
    pub(crate) fn keep_page(
        &self,
        name: String,
        reader: Reader,
        page: Arc<Rendered>,
        of: Option<Id<Stroll>>,
    ) {
        self.kept().put(name, reader, page, of);
    }

    /// The pages of strolls that are the same in the edition that comes after this one.
    fn carry_pages_on(&self, after: &[Entry]) -> Pages {
        let is_same_list = self.entries.len() == after.len()
            && self.entries.iter().zip(after).all(|(a, b)| a.stroll().id == b.stroll().id);
        if !is_same_list {
            return Pages::default();
        }
        let both = self.entries.iter().zip(after);
        let changed = both.filter(|(a, b)| a != b).map(|(_, b)| b.stroll().id).collect();
        self.kept().carry_on(&changed)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Geography {
    fn new(campaign: &str, entries: &[Entry]) -> Self {
        let points = entries.iter().enumerate().map(|(i, entry)| {
            let (lat, lon) = degrees(entry.stroll().position);
            (lat, lon, i)
        });
        let map = MapDrawing::draw(entries.iter().map(|entry| dot(campaign, entry)));
        Self { near: Nearest::build(points), map: Arc::new(map) }
    }
}

fn dot(campaign: &str, entry: &Entry) -> Dot {
    let stroll = entry.stroll();
    let (lat, lon) = degrees(stroll.position);
    Dot {
        lat,
        lon,
        href: links::stroll(campaign, &stroll.slug),
        title: town(&stroll.town, &stroll.region),
        is_changed: is_changed(stroll),
    }
}

fn is_changed(stroll: &Stroll) -> bool {
    matches!(stroll.status, Status::Postponed { .. } | Status::Cancelled)
}

/// Whether two lists have the same strolls with the same status and start.
fn is_same_plan(before: &[Entry], after: &[Entry]) -> bool {
    let same = |(a, b): (&Entry, &Entry)| {
        let (a, b) = (a.stroll(), b.stroll());
        (a.id, a.status, a.sequence, a.starts) == (b.id, b.status, b.sequence, b.starts)
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

/// Whether two lists have the same strolls in the same places, in the same order.
fn is_same_places(before: &[Entry], after: &[Entry]) -> bool {
    let same = |(a, b): (&Entry, &Entry)| {
        let (a, b) = (a.stroll(), b.stroll());
        (a.id, &a.slug, &a.town, &a.region) == (b.id, &b.slug, &b.town, &b.region)
            && a.position == b.position
            && is_changed(a) == is_changed(b)
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

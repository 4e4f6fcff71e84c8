//! The part of a campaign's strolls that hardly ever changes: their records, their history, and
//! where they are. It is read again only when its version in the database has changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use ounce_domain::campaign::{Campaign, Face, OnRecord, Partner};
use ounce_domain::id::Id;
use ounce_domain::join_question::JoinQuestion;
use ounce_domain::stroll::{Meeting, Status, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_geo::Nearest;
use ounce_store::strolls::{self, GroupName, Listed};
use ounce_store::{Fault, Sql, faces, join_questions, plan, published, questions};

use super::changes::Changes;
use crate::charts::{Dot, MapDrawing};
use crate::i18n::Lang;
use crate::links;
use crate::place::degrees;
use crate::place::{Japanese, town_of};

/// A stroll as it is planned, without the figures that change with sign-ups and gifts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub stroll: Stroll,
    /// The group that runs it, where one does.
    pub group: Option<GroupName>,
    /// What its host has said of the place and the walk.
    pub meeting: Meeting,
    /// The host's welcome, by language code.
    pub about: BTreeMap<String, String>,
    /// Whether somebody answers questions about it.
    pub has_answers: bool,
    /// What its host asks those who join, in the order of the form.
    pub questions: Vec<JoinQuestion>,
    /// The start as a moment; `None` only for a record that no importer lets in.
    pub starts_at: Option<Timestamp>,
}

impl Planned {
    fn new(
        listed: Listed,
        meeting: Option<Meeting>,
        (about, questions): (BTreeMap<String, String>, Vec<JoinQuestion>),
        has_answers: bool,
    ) -> Self {
        let Listed { stroll, group, .. } = listed;
        let meeting = meeting.unwrap_or_else(|| Meeting::unknown(stroll.id));
        let starts_at = stroll.starts_at().ok();
        Self { stroll, group, meeting, about, has_answers, questions, starts_at }
    }
}

/// The public strolls of a campaign, by slug.
pub(crate) struct Plan {
    version: i64,
    pub(super) strolls: Vec<Arc<Planned>>,
    pub(super) changes: Changes,
    /// The campaign's own words, and who answers for it.
    pub(super) face: Face,
    /// The partners' own pages for gifts, of those that have one.
    pub(super) donation_pages: Vec<(Id<Partner>, String)>,
    /// The figures that were published, of a campaign that is a reconstruction.
    pub(super) published: Vec<OnRecord>,
    pub(super) geography: Arc<Geography>,
}

/// Values that depend only on the positions of the strolls.
pub(super) struct Geography {
    pub(super) near: Nearest<usize>,
    pub(super) map: Arc<MapDrawing>,
    /// The same with Japanese names; the same drawing where no town is in Japan.
    pub(super) japanese_map: Arc<MapDrawing>,
}

impl Plan {
    /// Reads a plan; returns the known one when its version is the same.
    pub(super) fn read(
        sql: &mut dyn Sql,
        campaign: &Campaign,
        known: Option<&Arc<Self>>,
    ) -> Result<Arc<Self>, Fault> {
        // All of it is read in one snapshot, so the version is that of the strolls.
        let version = plan::version(sql, campaign.id)?;
        if let Some(known) = known
            && known.version == version
        {
            return Ok(Arc::clone(known));
        }
        let listed = strolls::list(sql, campaign.id)?;
        let meetings = strolls::list_meetings(sql, campaign.id)?.into_iter();
        let mut meetings: HashMap<_, _> = meetings.map(|one| (one.stroll, one)).collect();
        let mut about = strolls::list_about(sql, campaign.id)?;
        let mut asked = join_questions::list_asked(sql, campaign.id)?;
        let hosts = questions::list_hosts(sql, campaign.id)?;
        let face = faces::load(sql, campaign.id)?.unwrap_or_else(|| Face::plain(campaign.id));
        let answers_for_all = EmailAddress::parse(&face.contact).is_ok();
        let planned = listed.into_iter().map(|one| {
            let id = one.stroll.id;
            let has_answers = answers_for_all || hosts.contains(&id);
            let said =
                (about.remove(&id).unwrap_or_default(), asked.remove(&id).unwrap_or_default());
            Arc::new(Planned::new(one, meetings.remove(&id), said, has_answers))
        });
        let strolls: Vec<_> = planned.collect();
        let changes = Changes::read(sql, campaign.id)?;
        let donation_pages = faces::list_donation_pages(sql, campaign.id)?;
        let published = published::list(sql, campaign.id)?;
        let geography = match known {
            Some(known) if is_same_places(&known.strolls, &strolls) => Arc::clone(&known.geography),
            _ => Arc::new(Geography::new(&campaign.slug, &strolls)),
        };
        Ok(Arc::new(Self { version, strolls, changes, face, donation_pages, published, geography }))
    }
}

impl Geography {
    fn new(campaign: &str, strolls: &[Arc<Planned>]) -> Self {
        let points = strolls.iter().enumerate().map(|(i, planned)| {
            let (lat, lon) = degrees(planned.stroll.position);
            (lat, lon, i)
        });
        let draw = |lang| {
            let dots = strolls.iter().map(|planned| dot(campaign, &planned.stroll, lang));
            Arc::new(MapDrawing::draw(dots))
        };
        let map = draw(Lang::En);
        let has_japanese = strolls.iter().any(|planned| {
            let Stroll { town, country, position, .. } = &planned.stroll;
            Japanese::of(town, country, *position).is_some()
        });
        let japanese_map = if has_japanese { draw(Lang::Ja) } else { Arc::clone(&map) };
        Self { near: Nearest::build(points), map, japanese_map }
    }
}

fn dot(campaign: &str, stroll: &Stroll, lang: Lang) -> Dot {
    let (lat, lon) = degrees(stroll.position);
    Dot {
        lat,
        lon,
        href: links::stroll(campaign, &stroll.slug),
        title: town_of(stroll, lang),
        is_changed: is_changed(stroll),
    }
}

fn is_changed(stroll: &Stroll) -> bool {
    matches!(stroll.status, Status::Postponed { .. } | Status::Cancelled)
}

/// Whether two lists have the same strolls in the same places, in the same order.
fn is_same_places(before: &[Arc<Planned>], after: &[Arc<Planned>]) -> bool {
    let same = |(a, b): (&Arc<Planned>, &Arc<Planned>)| {
        let (a, b) = (&a.stroll, &b.stroll);
        (a.id, &a.slug, &a.town, &a.region) == (b.id, &b.slug, &b.town, &b.region)
            && a.position == b.position
            && is_changed(a) == is_changed(b)
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

//! A campaign carried over to its next edition: partners, groups and towns go along, registrations
//! and money stay behind.
//!
//! What goes along is found first, and only what is not there yet. So the preview and the deed read
//! the same rows, and the deed done twice does nothing the second time.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use ounce_domain::campaign::{Campaign, Group, Partner};
use ounce_domain::id::Id;
use ounce_domain::member::{Action, Kind, Place, Role, may};
use ounce_domain::refusal::{MemberRefusal, PlanRefusal, Refusal};
use ounce_domain::stroll::{Meeting, StatusChange, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::{campaigns, faces};
use crate::acts::{self, Act, Deed};
use crate::fresh::imported;
use crate::host_applications::Writes;
use crate::members::{self, Change};
use crate::outbox::{self, Letter};
use crate::strolls::{self, Doer, Listed};
use crate::{invitations, join_questions, plan};

/// What is to be carried where.
#[derive(Clone, Debug)]
pub struct Carry<'a> {
    pub from: &'a Campaign,
    /// Slug of the next edition.
    pub to: &'a str,
    pub day: Date,
    /// Of a new campaign; not used for one that is there.
    pub fresh: Id<Campaign>,
}

/// What goes along.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The next edition.
    pub to: Campaign,
    pub is_new: bool,
    pub partners: Vec<(i64, Partner)>,
    pub groups: Vec<Group>,
    /// The towns that are not in the next edition, as they were in this one.
    pub strolls: Vec<Stroll>,
    /// How many strolls were still drafts, and stay behind.
    pub drafts: i64,
    /// Members who hosted a town that goes along, by the town.
    hosts: BTreeMap<[u8; 16], Vec<EmailAddress>>,
    /// The people who run a next edition that is made. One that is there has its own.
    pub coordinators: Vec<EmailAddress>,
}

/// How much goes along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub partners: i64,
    pub groups: i64,
    pub strolls: i64,
    /// How many times a host is asked: once for each town.
    pub hosts: i64,
    pub coordinators: i64,
    pub drafts: i64,
}

impl Counts {
    /// Whether nothing is to be written; drafts stay behind each time.
    pub fn is_nothing(&self) -> bool {
        Self { drafts: 0, ..*self } == Self::default()
    }
}

impl Survey {
    pub fn counts(&self) -> Counts {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Counts {
            partners: count(self.partners.len()),
            groups: count(self.groups.len()),
            strolls: count(self.strolls.len()),
            hosts: count(self.hosts.values().map(Vec::len).sum()),
            coordinators: count(self.coordinators.len()),
            drafts: self.drafts,
        }
    }
}

/// Finds what goes along.
///
/// # Errors
/// As [`Campaign::again`]; `OtherDay` when the next edition is there already, on another day.
pub fn survey(
    sql: &mut dyn Sql,
    carry: &Carry<'_>,
) -> Result<Result<Survey, (&'static str, Refusal)>, Fault> {
    let from = carry.from;
    let towns = strolls::list_with_drafts(sql, from.id)?;
    let (along, drafts): (Vec<Listed>, Vec<Listed>) =
        towns.into_iter().partition(|town| town.stroll.goes_along());
    let places = i64::try_from(along.len()).unwrap_or(i64::MAX);
    let next = match from.again(carry.fresh, (carry.to, carry.day), places) {
        Ok(next) => next,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let found = campaigns::load(sql, carry.to)?;
    if found.as_ref().is_some_and(|found| found.day != carry.day) {
        return Ok(Err(("day", PlanRefusal::OtherDay.into())));
    }
    let is_new = found.is_none();
    let to = found.unwrap_or(next);
    let partners_there = slugs(campaigns::list_partners(sql, to.id)?, |partner| &partner.slug);
    let groups_there = slugs(campaigns::list_groups(sql, to.id)?, |group| &group.slug);
    let there = slugs(strolls::list_with_drafts(sql, to.id)?, |town| &town.stroll.slug);
    let along = along.into_iter().map(|town| town.stroll);
    let along: Vec<Stroll> = along.filter(|town| !there.contains(&town.slug)).collect();
    let partners = (1..).zip(campaigns::list_partners(sql, from.id)?);
    let groups = campaigns::list_groups(sql, from.id)?.into_iter();
    let (hosts, coordinators) = roles(sql, from, &along)?;
    Ok(Ok(Survey {
        is_new,
        partners: partners.filter(|(_, one)| !partners_there.contains(&one.slug)).collect(),
        groups: groups.filter(|one| !groups_there.contains(&one.slug)).collect(),
        strolls: along,
        drafts: i64::try_from(drafts.len()).unwrap_or(i64::MAX),
        hosts,
        coordinators: if is_new { coordinators } else { Vec::new() },
        to,
    }))
}

fn slugs<T>(all: Vec<T>, slug: fn(&T) -> &String) -> HashSet<String> {
    all.iter().map(|one| slug(one).clone()).collect()
}

type Hosts = BTreeMap<[u8; 16], Vec<EmailAddress>>;

/// The hosts of the towns that go along, and the coordinators.
fn roles(
    sql: &mut dyn Sql,
    from: &Campaign,
    along: &[Stroll],
) -> Result<(Hosts, Vec<EmailAddress>), Fault> {
    let towns: HashSet<[u8; 16]> = along.iter().map(|town| town.id.bytes()).collect();
    let (mut hosts, mut coordinators) = (Hosts::new(), Vec::new());
    for one in members::list(sql, from.id)? {
        match (one.held.role, one.held.object.kind) {
            (Role::Host, Kind::Stroll) if towns.contains(&one.held.object.id) => {
                hosts.entry(one.held.object.id).or_default().push(one.email);
            }
            (Role::Coordinator, _) => coordinators.push(one.email),
            _ => {}
        }
    }
    Ok((hosts, coordinators))
}

/// Carries a campaign over: what went along. Hosts of the towns that are made are asked by letter
/// whether they host again.
///
/// # Errors
/// As [`survey`], and as saving a campaign.
pub fn carry(
    sql: &mut dyn Sql,
    what: &Carry<'_>,
    (writes, doer): (Writes, &Doer<'_>),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Counts, (&'static str, Refusal)>, Fault> {
    let survey = match survey(sql, what)? {
        Ok(survey) => survey,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let (to, counts) = (&survey.to, survey.counts());
    if !survey.is_new && !plans(sql, to, doer)? {
        return Ok(Err(("edition", MemberRefusal::NotAllowed.into())));
    }
    if !survey.is_new && counts.is_nothing() {
        return Ok(Ok(counts));
    }
    if survey.is_new {
        if let Err(refusal) = campaigns::save(sql, to)? {
            return Ok(Err(("edition", refusal)));
        }
        if let Some(face) = faces::load(sql, what.from.id)? {
            faces::save(sql, &ounce_domain::campaign::Face { campaign: to.id, ..face })?;
        }
    }
    let whole = Id::from_bytes(fresh());
    let act = act_of(doer, to, whole);
    acts::write(
        sql,
        &Act { was: what.from.slug.clone(), became: counts.strolls.to_string(), ..act },
    )?;
    let partners = carry_partners(sql, what.from, &survey)?;
    let groups = carry_groups(sql, &survey, &partners)?;
    let old_groups = campaigns::list_groups(sql, what.from.id)?;
    let group_of = |old: Id<Group>| {
        let slug = &old_groups.iter().find(|group| group.id == old)?.slug;
        groups.get(slug).copied()
    };
    super::blueprints::carry(sql, (what.from.id, to.id))?;
    // Before the hosts: who asks them has to be a coordinator.
    carry_coordinators(sql, &survey, (doer, fresh))?;
    for town in &survey.strolls {
        let id = imported(to.id, "stroll", &town.slug);
        let again = town.again(id, to, town.group.and_then(group_of));
        carry_town(sql, (town, &again), (doer, whole), fresh)?;
        ask_hosts(sql, (&survey, town, &again), (writes, doer), fresh)?;
    }
    plan::raise(sql, to.id)?;
    Ok(Ok(counts))
}

/// Whether who carries over may plan the edition that is there.
fn plans(sql: &mut dyn Sql, to: &Campaign, doer: &Doer<'_>) -> Result<bool, Fault> {
    let Some(member) = doer.by.member() else { return Ok(true) };
    let roles = members::roles(sql, member)?;
    Ok(may(&roles, Action::PlanCampaign, &Place::of_campaign(to.id)))
}

fn carry_partners(
    sql: &mut dyn Sql,
    from: &Campaign,
    survey: &Survey,
) -> Result<HashMap<Id<Partner>, Id<Partner>>, Fault> {
    let to = &survey.to;
    for (place, partner) in &survey.partners {
        let again = partner.again(imported(to.id, "partner", &partner.slug), to.id);
        campaigns::save_partner(sql, &again, *place)?;
    }
    let there = campaigns::list_partners(sql, to.id)?;
    let pages: HashMap<Id<Partner>, String> =
        faces::list_donation_pages(sql, from.id)?.into_iter().collect();
    let mut next = HashMap::new();
    for partner in campaigns::list_partners(sql, from.id)? {
        let Some(again) = there.iter().find(|one| one.slug == partner.slug) else { continue };
        let is_new = survey.partners.iter().any(|(_, one)| one.id == partner.id);
        if let Some(page) = pages.get(&partner.id).filter(|_| is_new) {
            faces::save_donation_page(sql, again, page)?;
        }
        next.insert(partner.id, again.id);
    }
    Ok(next)
}

/// The groups of the next edition by their slugs.
fn carry_groups(
    sql: &mut dyn Sql,
    survey: &Survey,
    partners: &HashMap<Id<Partner>, Id<Partner>>,
) -> Result<HashMap<String, Id<Group>>, Fault> {
    let to = &survey.to;
    for group in &survey.groups {
        let Some(partner) = partners.get(&group.partner) else { continue };
        let again = group.again(imported(to.id, "group", &group.slug), to.id, *partner);
        campaigns::save_group(sql, &again)?;
    }
    let all = campaigns::list_groups(sql, to.id)?;
    Ok(all.into_iter().map(|group| (group.slug, group.id)).collect())
}

/// The people who ran the last edition run the next one.
fn carry_coordinators(
    sql: &mut dyn Sql,
    survey: &Survey,
    (doer, fresh): (&Doer<'_>, &mut dyn FnMut() -> [u8; 16]),
) -> Result<(), Fault> {
    let place = Place::of_campaign(survey.to.id);
    for email in &survey.coordinators {
        let change = Change {
            by: doer.by,
            email,
            role: Role::Coordinator,
            place: &place,
            at_ms: doer.at.as_millisecond(),
            why: "",
            ids: [fresh(), fresh()],
        };
        let member = members::ensure(sql, &change)?;
        if members::hold(sql, member, &change)? {
            let words = ["", Role::Coordinator.as_str(), ""];
            members::write_act(sql, &change, (change.ids[1], Deed::GaveRole, member), words)?;
        }
    }
    Ok(())
}

fn carry_town(
    sql: &mut dyn Sql,
    (was, again): (&Stroll, &Stroll),
    (doer, whole): (&Doer<'_>, Id<Act>),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let change = StatusChange {
        stroll: again.id,
        status: again.status,
        starts: again.starts,
        at: doer.at,
        by: doer.actor.clone(),
        why: String::new(),
    };
    if strolls::save(sql, again, &change, fresh)?.is_err() {
        return Err(Fault::corrupt("a stroll that was not there is refused"));
    }
    if let Some(meeting) = strolls::load_meeting(sql, was.id)? {
        let meeting = Meeting { stroll: again.id, ..meeting };
        strolls::save_meeting(sql, again.campaign, &meeting, &doer.actor, fresh)?;
    }
    let about = strolls::load_about(sql, was.id)?;
    strolls::save_about(sql, again, &about)?;
    join_questions::carry(sql, (was.id, again.id), doer.at.as_millisecond(), fresh)?;
    let made = Act {
        object: again.id.into(),
        deed: Deed::MadeStroll,
        about: Some(whole.bytes()),
        became: again.name.clone(),
        campaign: again.campaign,
        id: Id::from_bytes(fresh()),
        ..act(doer)
    };
    acts::write(sql, &made)?;
    super::blueprints::carry_given(sql, (was.id, again.id), made.id, fresh)
}

fn ask_hosts(
    sql: &mut dyn Sql,
    (survey, was, again): (&Survey, &Stroll, &Stroll),
    (writes, doer): (Writes, &Doer<'_>),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let Some(hosts) = survey.hosts.get(&was.id.bytes()) else { return Ok(()) };
    let place = Place { object: again.id.into(), group: again.group, campaign: again.campaign };
    for email in hosts {
        let change = Change {
            by: doer.by,
            email,
            role: Role::Host,
            place: &place,
            at_ms: doer.at.as_millisecond(),
            why: "",
            ids: [fresh(), fresh()],
        };
        let invitation = Id::from_bytes(fresh());
        let language = survey.to.first_language();
        let offered = invitations::offer(sql, &change, (invitation, language), None)?;
        let is_asked = offered == Ok(invitations::Offered::Now(invitation));
        if is_asked && writes == Writes::Letter {
            let at_ms = doer.at.as_millisecond();
            outbox::put(sql, fresh(), Letter::HostAgain, invitation.bytes(), at_ms)?;
        }
    }
    Ok(())
}

fn act_of(doer: &Doer<'_>, to: &Campaign, id: Id<Act>) -> Act {
    Act { id, campaign: to.id, object: to.id.into(), ..act(doer) }
}

fn act(doer: &Doer<'_>) -> Act {
    let nowhere = Id::from_bytes([0; 16]);
    Act {
        id: Id::from_bytes([0; 16]),
        campaign: nowhere,
        object: nowhere.into(),
        deed: Deed::CarriedOver,
        by: doer.by,
        about: None,
        at_ms: doer.at.as_millisecond(),
        field: String::new(),
        was: String::new(),
        became: String::new(),
        why: doer.why.to_owned(),
    }
}

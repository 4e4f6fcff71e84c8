//! The invented members of a demo: one for each role, and a host for nearly every stroll.

use crate::clock;
use crate::say::End;
use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Role};
use ounce_domain::quantity::Marks;
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::stroll::{Field, Touched};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::members::{Change, Named};
use ounce_store::strolls::Doer;
use ounce_store::{Fault, Sql, Store, campaigns, fresh, gifts, invitations, members, strolls};

/// Every so many strolls one has no host, so that the desk of the coordinator has something to do.
const WITHOUT_HOST: usize = 24;
/// Who gave, and what they wrote.
const WAITING_MESSAGES: [(&str, &str); 3] = [
    ("Lin Larkspur", "For the nurses who sing to them."),
    ("Pip Pintail", "Our Juno came home in March. Thank you, all of you."),
    ("A friend", "Write to me, I have much more: friend@example.org"),
];

/// The welcome on the page of Rochester.
const WELCOME: [(Field, &str); 2] = [
    (
        Field::About("en"),
        "We walk one slow mile along the canal, with strollers, slings and scooters.\nNobody is late: \
            we leave when the last family is there. Afterwards there is coffee by the footbridge.",
    ),
    (
        Field::About("es"),
        "Caminamos una milla sin prisa junto al canal, con cochecitos, rebozos y patinetas.\nNadie \
            llega tarde: salimos cuando está la última familia. Después hay café junto al puente.",
    ),
];

/// Role, kind and slug of the object, and address.
const PEOPLE: [(Role, Kind, &str, &str); 9] = [
    (Role::Coordinator, Kind::Campaign, "", "cora.coordinator@ounce.example"),
    (Role::Coordinator, Kind::Campaign, "", "cosmo.coordinator@ounce.example"),
    (Role::Treasurer, Kind::Campaign, "", "tess.treasurer@ounce.example"),
    (Role::Moderator, Kind::Campaign, "", "mo.moderator@ounce.example"),
    (Role::Reader, Kind::Partner, "nec-society", "reed.reader@ounce.example"),
    (Role::Leader, Kind::Group, "lll-rochester-ny", "lea.leader@ounce.example"),
    (Role::Host, Kind::Stroll, "rochester-ny", "bess.host@ounce.example"),
    (Role::Helper, Kind::Stroll, "rochester-ny", "hal.helper@ounce.example"),
    (Role::Helper, Kind::Stroll, "rochester-ny", "hana.helper@ounce.example"),
];

/// Gives the invented people their roles in the campaign of `year`.
///
/// # Errors
/// A fault of the store, or a place that the files of the demo do not have.
pub(super) fn plant(store: &Store, year: &str, now_ms: i64) -> Result<(), End> {
    let campaign = year.to_owned();
    let given = store.write_now(move |sql| {
        for (role, kind, slug, email) in PEOPLE {
            let email = EmailAddress::parse(email).map_err(|_| Fault::new("no address"))?;
            let found = members::place(sql, kind, &campaign, slug)?;
            let Some(place) = found else { return Err(Fault::new(format!("no {slug}"))) };
            if let Err(refusal) = give(sql, (role, &email), &place, now_ms)? {
                return Ok(Err(refusal));
            }
        }
        give_with_messages(sql, &campaign, now_ms)?;
        super::offers::plant(sql, &campaign, now_ms)?;
        welcome(sql, &campaign, now_ms)?;
        if let Err(refusal) = invite(sql, &campaign, now_ms)? {
            return Ok(Err(refusal));
        }
        if let Err(refusal) = give_hosts(sql, &campaign, now_ms)? {
            return Ok(Err(refusal));
        }
        super::after::plant(sql, &campaign, now_ms)?;
        super::asking::plant(sql, &campaign, now_ms)?;
        super::blueprint::plant(sql, &campaign, now_ms)?;
        super::letters::plant(sql, &campaign, now_ms)?
            .map_err(|refusal| Fault::new(format!("the demo's letters: {refusal:?}")))?;
        Ok(Ok(()))
    })?;
    given.map_err(|refusal| End::Unusable(format!("the demo's members: {refusal:?}")))
}

/// Gifts whose messages wait to be read, so that a moderator has something to do.
fn give_with_messages(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    let Some(found) = campaigns::load(sql, campaign)? else { return Ok(()) };
    for (n, (name, message)) in (1..).zip(WAITING_MESSAGES) {
        let at_ms = now_ms - n * 3_600_000;
        let gift = Gift {
            id: Id::new(at_ms, clock::random()),
            campaign: found.id,
            stroll: None,
            purpose: Purpose::Gift,
            method: Method::DemoCard,
            amount: found.money(2_500),
            fee_cover_minor: 0,
            name: name.to_owned(),
            email: None,
            is_hidden: false,
            message: message.to_owned(),
            standing: GiftStanding::Received,
            language: "en".to_owned(),
            at_ms,
        };
        gifts::give(sql, &gift, clock::random())?;
    }
    Ok(())
}

/// What the host of Rochester has written on her page, some days ago.
fn welcome(sql: &mut dyn Sql, campaign: &str, now_ms: i64) -> Result<(), Fault> {
    let rochester = members::place(sql, Kind::Stroll, campaign, "rochester-ny")?;
    let rochester = rochester.ok_or_else(|| Fault::new("the demo has no Rochester"))?;
    let bess = EmailAddress::parse("bess.host@ounce.example");
    let bess = members::find(sql, &bess.map_err(|_| Fault::new("no address"))?)?;
    let bess = bess.ok_or_else(|| Fault::new("the demo has no host"))?;
    let texts = WELCOME.map(|(field, mine)| Touched {
        field,
        base: String::new(),
        mine: mine.to_owned(),
        keep: None,
        must_choose: false,
    });
    let at_ms = now_ms - 3 * 86_400_000;
    let at = Timestamp::from_millisecond(at_ms).map_err(|_| Fault::new("no time"))?;
    let doer = Doer { by: By::Member(bess.id), actor: Actor::Host, at, why: "", part_of: None };
    let mut ids = fresh::ids(at_ms, clock::random());
    let id = Id::from_bytes(rochester.place.object.id);
    let edited = strolls::edit(sql, (id, &texts, Marks::Point), &doer, &mut ids)?;
    edited.map(drop).map_err(|refused| Fault::new(format!("{refused:?}")))
}

fn give_hosts(
    sql: &mut dyn Sql,
    campaign: &str,
    now_ms: i64,
) -> Result<Result<(), MemberRefusal>, Fault> {
    let Some(found) = campaigns::load(sql, campaign)? else {
        return Err(Fault::new("the demo has no campaign"));
    };
    for (n, listed) in strolls::list(sql, found.id)?.into_iter().enumerate() {
        let slug = listed.stroll.slug;
        if n % WITHOUT_HOST == WITHOUT_HOST - 1 || slug == "rochester-ny" {
            continue;
        }
        let Some(place) = members::place(sql, Kind::Stroll, campaign, &slug)? else { continue };
        let address = format!("host.{slug}@ounce.example");
        let email = EmailAddress::parse(&address).map_err(|_| Fault::new("no address"))?;
        if let Err(refusal) = give(sql, (Role::Host, &email), &place, now_ms)? {
            return Ok(Err(refusal));
        }
    }
    Ok(Ok(()))
}

/// Somebody who has not answered yet whether she helps in Rochester.
fn invite(
    sql: &mut dyn Sql,
    campaign: &str,
    now_ms: i64,
) -> Result<Result<(), MemberRefusal>, Fault> {
    let place = members::place(sql, Kind::Stroll, campaign, "rochester-ny")?;
    let place = place.ok_or_else(|| Fault::new("the demo has no Rochester"))?.place;
    let email =
        EmailAddress::parse("ida.invited@ounce.example").map_err(|_| Fault::new("no address"))?;
    let fresh = || Id::<()>::new(now_ms, clock::random()).bytes();
    let (by, ids) = (By::Shell, [fresh(), fresh()]);
    let (role, why) = (Role::Helper, "She has a second cooler");
    let change = Change { by, email: &email, role, place: &place, at_ms: now_ms, why, ids };
    let invitation = (Id::new(now_ms, clock::random()), "en");
    Ok(invitations::offer(sql, &change, invitation, None)?.map(drop))
}

fn give(
    sql: &mut dyn Sql,
    (role, email): (Role, &EmailAddress),
    named: &Named,
    at_ms: i64,
) -> Result<Result<(), MemberRefusal>, Fault> {
    let fresh = || Id::<()>::new(at_ms, clock::random()).bytes();
    let (place, ids) = (&named.place, [fresh(), fresh()]);
    let change = Change { by: By::Shell, email, role, place, at_ms, why: "", ids };
    Ok(members::give(sql, &change)?.map(drop))
}

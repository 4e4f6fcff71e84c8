//! Joining a stroll: four statements, each by its key, and one for each answer.

use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::join_question::Answer;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_domain::registration::{self, Application, Code, Registration, Room, Standing};
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::{FIND_BY_EMAIL, RoomChange, insert, move_room_as_decided};
use crate::budget::{self, Unasked};
use crate::columns::{id, maybe};
use crate::join_answers;
use crate::outbox::Letter;
use crate::strolls;

/// An address that is typed again and again gets its link once in this time: nobody fills a
/// stranger's letter box from here.
const AGAIN_EVERY_MS: i64 = 15 * 60 * 1_000;

/// The input of joining: the form as read, and fresh ids and times.
#[derive(Clone, Copy, Debug)]
pub struct Join<'a> {
    pub id: Id<Registration>,
    pub application: &'a Application,
    /// What it answers to the questions of the stroll.
    pub answers: &'a [Answer],
    /// The language its mail is written in.
    pub language: &'a str,
    pub at_ms: i64,
    pub outbox_id: [u8; 16],
    /// Letters are delivered, so an address can be asked to confirm.
    pub sends_mail: bool,
}

/// The outcome of joining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// A place, or a place in the line, and the code to read out.
    New(Box<Registration>, Code),
    /// The address was asked by letter to confirm. Whether it had a place already is told to
    /// nobody but its owner.
    Asked(Id<Stroll>),
    /// The address has a place on this stroll already: its link goes out by mail again, and the
    /// visitor is told nothing about it.
    Before(Id<Registration>),
}

/// Signs a party up for a stroll, or puts it on the waiting list, and queues the letter.
///
/// # Errors
/// `Unknown` when there is no such stroll; otherwise as [`registration::join`].
pub fn join(
    sql: &mut dyn Sql,
    campaign: &Campaign,
    stroll_slug: &str,
    join: &Join<'_>,
) -> Result<Result<Joined, Refusal>, Fault> {
    let Some(found) = strolls::load_bare(sql, campaign.id, stroll_slug)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let now = moment(join.at_ms)?;
    let room = Room { capacity: found.stroll.capacity, taken: found.tally.walkers };
    let phase = found.stroll.phase(room.taken, now);
    let party = join.application.party;
    let asks =
        join.sends_mail && found.stroll.confirm.asks(room.capacity, room.taken, party.people());
    let standing = match registration::join(phase, campaign.status(now), room, party) {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let registration = Registration {
        id: join.id,
        campaign: campaign.id,
        stroll: found.stroll.id,
        name: join.application.name.clone(),
        email: join.application.email.clone(),
        party,
        standing,
        language: join.language.to_owned(),
        signature: join.application.signature.clone(),
        at_ms: join.at_ms,
    };
    let held_until_ms = asks.then_some(join.at_ms + registration::HOLD_MS);
    let Some(code) = insert(sql, &registration, held_until_ms)? else {
        let before = send_link_again(sql, found.stroll.id, join)?;
        return Ok(Ok(if asks { Joined::Asked(found.stroll.id) } else { Joined::Before(before) }));
    };
    join_answers::insert(sql, &registration, join.answers)?;
    let change = match standing {
        Standing::Confirmed => RoomChange { people: party.people(), parties: 1, waiting: 0 },
        _ => RoomChange { people: 0, parties: 0, waiting: 1 },
    };
    move_room_as_decided(sql, found.stroll.id, change)?;
    let letter = (join.outbox_id, Letter::Registration, registration.id.bytes());
    budget::put(sql, &Unasked::to(&registration.email, letter, join.at_ms))?;
    Ok(Ok(if asks {
        Joined::Asked(found.stroll.id)
    } else {
        Joined::New(Box::new(registration), code)
    }))
}

fn send_link_again(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
    join: &Join<'_>,
) -> Result<Id<Registration>, Fault> {
    let email_key = join.application.email.key();
    let args = [("stroll", id(stroll)), ("email_key", email_key.into())];
    let Some(before) = maybe(sql.row(FIND_BY_EMAIL, &args)?, |row| row.id())? else {
        return Err(Fault::corrupt("an id that was to be fresh is taken"));
    };
    let before: Id<Registration> = before;
    let letter = (again(before, join.at_ms), Letter::RegistrationAgain, before.bytes());
    budget::put_once(sql, &Unasked::to(&join.application.email, letter, join.at_ms))?;
    Ok(before)
}

/// The id of the letter that has the link again: one for each registration and quarter of an hour,
/// whose end it bears, so that it comes after the first letter.
fn again(registration: Id<Registration>, at_ms: i64) -> [u8; 16] {
    let [_, _, _, _, _, _, own @ ..] = registration.bytes();
    let ends_ms = at_ms - at_ms.rem_euclid(AGAIN_EVERY_MS) + AGAIN_EVERY_MS;
    Id::<()>::new(ends_ms, own).bytes()
}

/// The caller's clock as a moment.
pub(super) fn moment(at_ms: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(at_ms).map_err(|_| Fault::corrupt("a time beyond all calendars"))
}

//! Letters that the invented host of Rochester and the coordinator have written, with their outcome.
//! All of them are done: a demo with a mail server writes to nobody by itself.

use crate::clock;
use ounce_domain::circular::{Circular, Readers, Words};
use ounce_domain::id::Id;
use ounce_domain::member::Kind;
use ounce_domain::refusal::Refusal;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::outbox::{self, Letter};
use ounce_store::{Fault, Sql, circulars, fresh, members};

const HOUR_MS: i64 = 3_600_000;
/// Of so many letters one does not arrive.
const ONE_FAILS_OF: usize = 20;
/// What an invented mail server says.
const TAKEN: &str = "250 2.0.0 Ok: queued";
const NO_MAILBOX: &str = "the server answered 550: 5.1.1 <…>: no such user here";

/// Writes the letters, some hours ago.
pub(super) fn plant(
    sql: &mut dyn Sql,
    campaign: &str,
    now_ms: i64,
) -> Result<Result<(), Refusal>, Fault> {
    let to_walkers = (
        (Kind::Stroll, "rochester-ny"),
        "bess.host@ounce.example",
        Readers::Walkers,
        (
            "Parking at the canal",
            "The lot by the footbridge is closed for repairs.\nPlease park on \
            Elm Street; the walk from there takes five minutes, also with a stroller.",
        ),
    );
    let to_hosts = (
        (Kind::Campaign, ""),
        "cora.coordinator@ounce.example",
        Readers::Hosts { country: None, status: None },
        (
            "The banners are on their way",
            "Each town gets two. Please write to us if none has come \
            two weeks before your stroll.",
        ),
    );
    for (n, ((kind, slug), writer, readers, (subject, text))) in (2..).zip([to_walkers, to_hosts]) {
        let at_ms = now_ms - n * HOUR_MS;
        let writer = EmailAddress::parse(writer).map_err(|_| Fault::new("no address"))?;
        let by = members::find(sql, &writer)?.ok_or_else(|| Fault::new("no writer"))?.id;
        let place = members::place(sql, kind, campaign, slug)?;
        let place = place.ok_or_else(|| Fault::new("the demo has no such place"))?.place;
        let circular = Circular {
            id: Id::new(at_ms, clock::random()),
            campaign: place.campaign,
            stroll: (kind == Kind::Stroll).then(|| Id::from_bytes(place.object.id)),
            readers,
            words: Words {
                subject: subject.to_owned(),
                text: text.to_owned(),
                shows_writer: false,
            },
            by,
            at_ms,
            taken_back_ms: None,
        };
        let mut ids = fresh::ids(at_ms, clock::random());
        if let Err(refusal) = circulars::send(sql, &circular, By::Member(by), &mut ids)? {
            return Ok(Err(refusal));
        }
    }
    deliver(sql, now_ms - HOUR_MS)?;
    Ok(Ok(()))
}

/// All letters that wait are delivered, but for a few.
fn deliver(sql: &mut dyn Sql, at_ms: i64) -> Result<(), Fault> {
    let waiting = outbox::list(sql, i64::MAX)?;
    let letters = waiting.into_iter().filter(|one| one.letter == Letter::Circular);
    for (n, one) in letters.enumerate() {
        if n % ONE_FAILS_OF == ONE_FAILS_OF / 2 {
            outbox::record_failed(sql, one.id, at_ms, NO_MAILBOX, None)?;
        } else {
            outbox::record_sent(sql, one.id, at_ms, TAKEN)?;
        }
    }
    Ok(())
}

//! The short codes of registrations: one each, whichever way it came.

use ounce_domain::id::Id;
use ounce_domain::registration::{Code, Registration};
use ounce_store::registrations::{self, Join, Joined};

use super::samples::application;
use super::world::{World, new_id};
use crate::both::NOW_MS;

const TAKE_AWAY: &str = "UPDATE registration SET code = NULL";
const GIVE_TO: &str = "UPDATE registration SET code = :code WHERE id = :id";

fn join(world: &World, id: Id<Registration>, email: &'static str) -> Option<Code> {
    let campaign = world.campaign.clone();
    let joined = world.store.write_now(move |sql| {
        let application = &application(email, 1);
        let (at_ms, outbox_id) = (NOW_MS, new_id());
        let join = Join {
            id,
            application,
            answers: &[],
            language: "en",
            at_ms,
            outbox_id,
            sends_mail: false,
        };
        registrations::join(sql, &campaign, "elm-grove", &join)
    });
    match joined.expect("the store answers") {
        Ok(Joined::New(_, code)) => Some(code),
        _ => None,
    }
}

on_both! {
    /// Joining says the code, and the code finds the registration.
    fn a_registration_is_found_by_its_code(db) {
        let world = World::new(db)?;
        let id = Id::from_bytes(new_id());
        let code = join(&world, id, "ada@example.org").ok_or("it was not let in")?;
        assert_eq!(code, Code::of(id, 0));
        let read = Code::parse(&code.to_string().to_lowercase()).map_err(|m| format!("{m:?}"))?;
        let found = world.read(move |sql| registrations::find(sql, read))?;
        assert_eq!(found, Some(id));
        let held = world.read(move |sql| registrations::load(sql, id))?.ok_or("it is there")?;
        assert_eq!(held.code, code);
        let other = Code::of(Id::from_bytes(new_id()), 0);
        assert_eq!(world.read(move |sql| registrations::find(sql, other))?, None);
        world.agrees()?;
    }

    /// Where another registration has the code, the next turn is taken.
    fn two_registrations_never_share_a_code(db) {
        let world = World::new(db)?;
        let (first, second) = (Id::from_bytes(new_id()), Id::from_bytes(new_id()));
        join(&world, first, "ada@example.org").ok_or("it was not let in")?;
        let taken = Code::of(second, 0);
        world.put(move |sql| {
            sql.run(GIVE_TO, &[("code", taken.stored().into()), ("id", first.bytes().into())])
        })?;
        assert_eq!(join(&world, second, "bo@example.org"), Some(Code::of(second, 1)));
        let same = world.store.write_now(move |sql| {
            let args = [("code", taken.stored().into()), ("id", second.bytes().into())];
            sql.run(GIVE_TO, &args).map(Ok::<_, ()>)
        });
        assert!(same.is_err(), "the table itself refuses a second one");
        let third = Id::from_bytes(new_id());
        assert_eq!(join(&world, third, "bo@example.org"), None, "the address has a place");
    }

    /// Rows of before get theirs once, and the same as they would have now.
    fn registrations_of_before_get_codes(db) {
        let world = World::new(db)?;
        let mut before = Vec::new();
        for email in ["ada@example.org", "bo@example.org", "cy@example.org"] {
            before.push(world.joined("elm-grove", email, 1)?.id);
        }
        world.put(|sql| sql.run(TAKE_AWAY, &[]))?;
        let id = before[1];
        let held = world.read(move |sql| registrations::load(sql, id))?.ok_or("it is there")?;
        assert_eq!(held.code, Code::of(id, 0), "shown before it is stored");
        assert_eq!(world.put(registrations::give_codes)?, 3);
        assert_eq!(world.put(registrations::give_codes)?, 0);
        for id in before {
            let code = Code::of(id, 0);
            assert_eq!(world.read(move |sql| registrations::find(sql, code))?, Some(id));
        }
        world.agrees()?;
    }
}

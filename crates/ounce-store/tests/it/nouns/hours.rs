//! The hours of helpers, and what stays of them when a person goes.

use jiff::Timestamp;
use ounce_domain::actor::Actor;
use ounce_domain::hours::{Helped, Hours};
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Member, Role};
use ounce_store::acts::By;
use ounce_store::members::{self, Change};
use ounce_store::person::{self, Whose, retention};
use ounce_store::strolls::Doer;
use ounce_store::{Fault, fresh, helper_hours};

use super::samples::email;
use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

fn doer() -> Doer<'static> {
    let at = Timestamp::from_millisecond(NOW_MS).expect("a time of these tests");
    Doer { by: By::Shell, actor: Actor::Host, at, why: "", part_of: None }
}

impl World {
    pub(super) fn helps(&self, name: &str, member: Option<Id<Member>>) -> Answer<bool> {
        let (stroll, seed) = (self.stroll("elm-grove", None).id, new_id());
        let helped = Helped { name: name.to_owned(), role: "gate".to_owned(), minutes: 90 };
        let act = self.write(move |sql| {
            let mut ids = fresh::ids(NOW_MS, seed);
            helper_hours::note(sql, stroll, (&helped, member), &doer(), &mut ids)
        })?;
        Ok(act.is_some())
    }

    fn hours(&self) -> Answer<Vec<Hours>> {
        let stroll = self.stroll("elm-grove", None).id;
        Ok(self.read(move |sql| helper_hours::list(sql, stroll))?)
    }

    fn helper(&self, address: &str) -> Answer<Id<Member>> {
        let (campaign, email, ids) =
            (self.campaign.slug.clone(), email(address), [new_id(), new_id()]);
        self.write(move |sql| {
            let found = members::place(sql, Kind::Stroll, &campaign, "elm-grove")?;
            let named = found.ok_or_else(|| Fault::new("no stroll"))?;
            let (by, role, place) = (By::Shell, Role::Helper, &named.place);
            let change = Change { by, email: &email, role, place, at_ms: 5, why: "", ids };
            members::give(sql, &change)
        })?;
        let email = self::email(address);
        let found = self.read(move |sql| members::find(sql, &email))?;
        Ok(found.ok_or("a member")?.id)
    }
}

on_both! {
    /// Hours of a member go by name with the member, and stay as hours.
    fn hours_stay_when_their_helper_is_erased(db) {
        let world = World::new(db)?;
        let hal = world.helper("hal@helpers.example")?;
        assert!(world.helps("Hal Heron", Some(hal))?);
        assert!(!world.helps("Hal Heron", Some(hal))?, "the same twice");
        assert!(world.helps("Typed In", None)?);
        assert!(world.helps("Nobody Here", Some(Id::from_bytes([9; 16]))).is_err());
        world.agrees()?;
        let whose = Whose::Address(email("hal@helpers.example"));
        let found = world.read(move |sql| person::find(sql, &whose))?;
        let is_told = |table| found.records.iter().any(|record| record.table == table);
        assert!(is_told("helper_hours"), "{:?}", found.records);
        world.put(move |sql| person::erase(sql, &found))?;
        let left = world.hours()?.into_iter();
        let mut left: Vec<_> =
            left.map(|one| (one.name, one.minutes, one.member.is_some())).collect();
        left.sort_unstable();
        assert_eq!(left, [(String::new(), 90, false), ("Typed In".to_owned(), 90, false)]);
        world.agrees()?;
    }

    /// Names end with the campaign's addresses.
    fn names_of_helpers_are_not_kept_for_good(db) {
        let world = World::new(db)?;
        assert!(world.helps("Typed In", None)?);
        let later = jiff::civil::date(2018, 1, 1);
        while world.put(move |sql| retention::end_some(sql, later, 100))? > 0 {}
        assert_eq!(world.hours()?[0].name, "");
        world.agrees()?;
    }
}

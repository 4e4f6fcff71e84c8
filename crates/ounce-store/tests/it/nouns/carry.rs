//! A campaign carried over to its next edition.

use jiff::Timestamp;
use jiff::civil::date;
use ounce_domain::actor::Actor;
use ounce_domain::campaign::Face;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Member, Role};
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::Status;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::carry::{self, Carry, Counts};
use ounce_store::host_applications::Writes;
use ounce_store::members::Change;
use ounce_store::strolls::Doer;
use ounce_store::{
    Fault, campaigns, faces, fresh, invitations, join_answers, join_questions, members, outbox,
    strolls,
};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

impl World {
    fn appoints(&self, email: &'static str, role: Role, slug: &'static str) -> Answer<Id<Member>> {
        let ids = [new_id(), new_id()];
        self.write(move |sql| {
            let email = EmailAddress::parse(email).map_err(|_| Fault::corrupt("an address"))?;
            let found = members::place(sql, role.kind(), "spring-2015", slug)?;
            let place = found.ok_or_else(|| Fault::corrupt("a place"))?.place;
            let by = By::Shell;
            let change =
                Change { by, email: &email, role, place: &place, at_ms: NOW_MS, why: "", ids };
            let given = members::give(sql, &change)?;
            Ok(given.map(|_| ()))
        })?;
        let found = self.read(move |sql| {
            let email = EmailAddress::parse(email).map_err(|_| Fault::corrupt("an address"))?;
            members::find(sql, &email)
        })?;
        Ok(found.ok_or("they are a member")?.id)
    }

    pub(crate) fn carries(
        &self,
        to: &'static str,
        day: jiff::civil::Date,
        by: By,
    ) -> Answer<Result<Counts, (&'static str, &'static str)>> {
        let (from, id, seed) = (self.campaign.clone(), Id::from_bytes(new_id()), new_id());
        let carried = self.store.write_now(move |sql| {
            let at = Timestamp::from_millisecond(NOW_MS).map_err(|_| Fault::corrupt("a time"))?;
            let doer = Doer { by, actor: Actor::Coordinator, at, why: "", part_of: None };
            let what = Carry { from: &from, to, day, fresh: id };
            carry::carry(sql, &what, (Writes::Letter, &doer), &mut fresh::ids(NOW_MS, seed))
        })?;
        Ok(carried.map_err(|(field, refusal)| (field, Refusal::code(refusal))))
    }
}

on_both! {
    /// Towns are drafts with the same words; nobody's registration and no money goes along.
    fn a_campaign_is_carried_over_once(db) {
        let world = World::new(db)?;
        let party = world.joined("elm-grove", "a@example.org", 2)?;
        world.welcomes("elm-grove", "Come along.")?;
        world.asks_and_hears(&party)?;
        let face = Face { headline: "Every ounce".to_owned(), ..Face::plain(world.campaign.id) };
        world.put(move |sql| faces::save(sql, &face))?;
        world.appoints("bess@example.org", Role::Host, "elm-grove")?;
        world.appoints("carl@example.org", Role::Host, "elm-grove")?;
        world.appoints("dora@example.org", Role::Host, "quiet-lake")?;
        let cora = By::Member(world.appoints("cora@example.org", Role::Coordinator, "")?);
        let day = date(2016, 5, 7);
        let counts = Counts { partners: 3, groups: 2, strolls: 3, hosts: 2, coordinators: 1, drafts: 1 };
        assert_eq!(world.carries("spring-2016", day, cora)?, Ok(counts));

        let to = world.read(|sql| campaigns::load(sql, "spring-2016"))?.ok_or("it was made")?;
        assert_eq!((to.day, to.last_day, to.previous_places), (day, day, Some(3)));
        let id = to.id;
        let towns = world.read(move |sql| strolls::list_with_drafts(sql, id))?;
        let slugs: Vec<&str> = towns.iter().map(|town| town.stroll.slug.as_str()).collect();
        assert_eq!(slugs, ["elm-grove", "long-beach", "river-bend"]);
        let elm = &towns[0];
        let was = world.listed("elm-grove")?;
        assert_eq!((elm.stroll.status, elm.tally.parties), (Status::Draft, 0));
        assert_eq!(elm.stroll.starts, day.to_datetime(was.stroll.starts.time()));
        assert_eq!(elm.stroll.meeting_point, was.stroll.meeting_point);
        assert_eq!(elm.group.as_ref().map(|group| &group.slug), was.group.as_ref().map(|group| &group.slug));
        let stroll = elm.stroll.id;
        let about = world.read(move |sql| strolls::load_about(sql, stroll))?;
        assert_eq!(about.get("en").map(String::as_str), Some("Come along."));
        let asked = world.read(move |sql| join_questions::asked(sql, stroll))?;
        let words: Vec<&str> = asked.iter().map(|one| one.said_in("en", &[]).words.as_str()).collect();
        assert_eq!(words, ["A shuttle?"], "questions go along");
        assert!(world.read(move |sql| join_answers::list(sql, stroll))?.is_empty(), "answers never");
        let face = world.read(move |sql| faces::load(sql, id))?.ok_or("its page went along")?;
        assert_eq!(face.headline, "Every ounce");

        let letters: Vec<_> = world.read(|sql| outbox::list(sql, 100))?;
        let asked: Vec<_> = letters.iter().filter(|one| one.letter == outbox::Letter::HostAgain).collect();
        assert_eq!(asked.len(), 2);
        let roles = world.read(move |sql| members::list(sql, id))?;
        assert_eq!(roles.iter().map(|one| one.held.role).collect::<Vec<_>>(), [Role::Coordinator]);
        let invitation = Id::from_bytes(asked[0].about);
        let listed = world.read(move |sql| invitations::load(sql, invitation))?.ok_or("it is there")?;
        assert_eq!((listed.object.kind, listed.slug.as_str()), (Kind::Stroll, "elm-grove"));
        let (member, act) = (listed.invitation.member, new_id());
        world.write(move |sql| invitations::answer(sql, (invitation, true), member, NOW_MS + 1, act))?;
        let roles = world.read(move |sql| members::list_at(sql, stroll.into()))?;
        assert_eq!(roles.iter().map(|one| one.held.role).collect::<Vec<_>>(), [Role::Host]);

        let again = world.carries("spring-2016", day, cora)?;
        assert_eq!(again, Ok(Counts { drafts: 1, ..Counts::default() }), "nothing is left");
        let after = world.read(|sql| outbox::list(sql, 100))?;
        assert_eq!(after.len(), letters.len(), "nobody is asked twice");
        assert_eq!(world.carries("spring-2016", date(2016, 5, 8), cora)?, Err(("day", "other-day")));
        assert_eq!(world.carries("spring-2015", day, cora)?, Err(("edition", "not-a-slug")));
    }

    /// Carrying into a campaign makes nobody one of those who run it.
    fn nobody_carries_into_a_campaign_that_is_not_theirs(db) {
        let world = World::new(db)?;
        let cora = By::Member(world.appoints("cora@example.org", Role::Coordinator, "")?);
        let day = date(2016, 5, 7);
        let other = ounce_domain::campaign::Campaign {
            id: Id::from_bytes(new_id()),
            slug: "theirs".to_owned(),
            day,
            last_day: day,
            ..world.campaign.clone()
        };
        world.write(move |sql| campaigns::save(sql, &other))?;
        assert_eq!(world.carries("theirs", day, cora)?, Err(("edition", "not-allowed")));
        let theirs = world.read(|sql| campaigns::load(sql, "theirs"))?.ok_or("it is there")?.id;
        assert_eq!(world.read(move |sql| strolls::list_with_drafts(sql, theirs))?.len(), 0);
        assert_eq!(world.read(move |sql| members::list(sql, theirs))?.len(), 0);
        let counts = world.carries("theirs", day, By::Shell)?.map_err(|wrong| wrong.1)?;
        assert_eq!((counts.strolls, counts.coordinators), (3, 0));
        assert_eq!(world.read(move |sql| members::list(sql, theirs))?.len(), 0, "it has its own people");
    }
}

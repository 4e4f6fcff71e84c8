//! The letters of a campaign as its coordinator sees them.

use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_store::outbox::{self, Letter, Test};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

const MEMBER: Id<Member> = Id::from_bytes([21; 16]);

impl World {
    /// The kinds with what waits, what of it has trouble, what left and what failed.
    fn counted(&self) -> Answer<Vec<(Letter, [i64; 4])>> {
        let campaign = self.campaign.id;
        let counted = self.read(move |sql| outbox::count(sql, campaign, NOW_MS - 1))?;
        let counts = counted.into_iter();
        Ok(counts
            .map(|one| (one.letter, [one.waiting, one.troubled, one.sent, one.failed]))
            .collect())
    }

    fn waiting(&self) -> Answer<Vec<[u8; 16]>> {
        let mut ids: Vec<_> =
            self.read(|sql| outbox::list(sql, 100))?.into_iter().map(|one| one.id).collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

on_both! {
    /// Letters are counted where they belong, and the failed ones name what the server said.
    fn the_letters_of_a_campaign_are_counted_by_kind(db) {
        let world = World::new(db)?;
        for n in 0..4 {
            world.joined("elm-grove", &format!("w{n}@example.org"), 1)?;
        }
        // Letters of no campaign, such as a sign-in.
        world.put(|sql| outbox::put(sql, new_id(), Letter::SignIn, new_id(), NOW_MS))?;
        let ids = world.waiting()?;
        let of_walkers: Vec<[u8; 16]> = world
            .read(|sql| outbox::list(sql, 100))?
            .into_iter()
            .filter(|one| one.letter == Letter::Registration)
            .map(|one| one.id)
            .collect();
        assert_eq!(ids.len(), 5);
        let [sent, failed, overtaken, late] = of_walkers[..] else { return Err("four".into()) };
        world.put(move |sql| {
            outbox::record_sent(sql, sent, NOW_MS, "250 2.0.0 Ok")?;
            outbox::record_failed(sql, failed, NOW_MS, "the server answered 550: no", None)?;
            outbox::record_failed(sql, overtaken, NOW_MS, "overtaken by a later change", None)?;
            outbox::record_failed(sql, late, NOW_MS, "busy", Some(NOW_MS + 9))
        })?;
        assert_eq!(world.counted()?, [(Letter::Registration, [1, 1, 1, 1])]);
        let campaign = world.campaign.id;
        let listed = world.read(move |sql| outbox::list_failed(sql, campaign, NOW_MS - 1, 10))?;
        let [one] = listed.as_slice() else { return Err("one failed".into()) };
        assert_eq!((one.id, one.error.as_str()), (failed, "the server answered 550: no"));
        let address = one.email.as_ref().map(|email| email.as_str().to_owned());
        assert!(address.is_some_and(|text| text.ends_with("@example.org")));
        let troubled = world.read(move |sql| outbox::list_troubled(sql, campaign, 10))?;
        assert_eq!((troubled.len(), troubled[0].id, troubled[0].error.as_str()), (1, late, "busy"));
        assert_eq!(world.put(move |sql| outbox::retry_of(sql, campaign, NOW_MS + 1))?, 1);
        // Only what was given up is taken up again, by its own campaign.
        let other = Id::from_bytes([9; 16]);
        for (campaign, letter, is_taken) in
            [(other, failed, false), (campaign, sent, false), (campaign, failed, true)]
        {
            let taken = world.put(move |sql| outbox::take_up_of(sql, campaign, letter, NOW_MS))?;
            assert_eq!(taken, is_taken);
        }
        assert_eq!(world.counted()?, [(Letter::Registration, [2, 2, 1, 0])]);
    }

    /// A test waits once, and tells its own member alone what became of it.
    fn a_test_letter_tells_what_the_server_said(db) {
        let world = World::new(db)?;
        let put = || world.put(|sql| outbox::put_test(sql, (new_id(), MEMBER), NOW_MS));
        let first = put()?;
        assert_eq!(put()?, first, "one waits at a time");
        let test = |member| world.read(move |sql| outbox::test(sql, (first, member)));
        assert_eq!(test(MEMBER)?, Some(Test::Waits(String::new())));
        assert_eq!(test(Id::from_bytes([9; 16]))?, None);
        world.put(move |sql| outbox::note(sql, first, "no connection"))?;
        assert_eq!(test(MEMBER)?, Some(Test::Waits("no connection".to_owned())));
        world.put(move |sql| outbox::record_sent(sql, first, NOW_MS + 3, "250 Ok"))?;
        let answer = "250 Ok".to_owned();
        assert_eq!(test(MEMBER)?, Some(Test::Sent { answer, at_ms: NOW_MS + 3 }));
        assert_eq!(test(Id::from_bytes([9; 16]))?, None);
        let second = put()?;
        assert_ne!(second, first);
        world.put(move |sql| outbox::record_failed(sql, second, NOW_MS + 4, "550 no", None))?;
        let failed = world.read(move |sql| outbox::test(sql, (second, MEMBER)))?;
        assert_eq!(failed, Some(Test::Failed { error: "550 no".to_owned(), at_ms: NOW_MS + 4 }));
    }
}

//! Members: roles given and taken, acts that stay, sign-ins and sessions.

use ounce_domain::id::Id;
use ounce_domain::member::session::{IDLE_MS, LONGEST_MS, Times};
use ounce_domain::member::sign_in::{HOUR_MS, LETTERS_AN_HOUR, OPEN_MS, Outcome, Proof, SignIn};
use ounce_domain::member::{Held, Kind, Member, Role};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{By, Deed};
use ounce_store::members::{Change, Changed, Named};
use ounce_store::outbox::{self, Letter};
use ounce_store::person::{self, Whose};
use ounce_store::sessions::{self, Session};
use ounce_store::sign_ins::Begin;
use ounce_store::{Fault, Sql, acts, members, sign_ins};

use super::world::{Answer, World, new_id};
use crate::both::NOW_MS;

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("the example is an address")
}

impl World {
    fn named(&self, kind: Kind, slug: &'static str) -> Answer<Named> {
        let campaign = self.campaign.slug.clone();
        let found = self.read(move |sql| members::place(sql, kind, &campaign, slug))?;
        Ok(found.ok_or("the example is there")?)
    }

    fn elm(&self) -> Answer<Named> {
        self.named(Kind::Stroll, "elm-grove")
    }

    /// Runs a decision, and gives what it decided.
    fn decide<T, R, F>(&self, f: F) -> Answer<Result<T, R>>
    where
        T: Send + 'static,
        R: Send + 'static,
        F: FnMut(&mut dyn Sql) -> Result<Result<T, R>, Fault> + Send + 'static,
    {
        Ok(self.store.write_now(f)?)
    }

    fn roles_of(&self, member: Id<Member>) -> Answer<Vec<Held>> {
        Ok(self.read(move |sql| members::roles(sql, member))?)
    }

    fn change_role(
        &self,
        deed: Deed,
        by: By,
        (who, role): (&str, Role),
        at: &Named,
    ) -> Answer<Result<Changed, MemberRefusal>> {
        let (email, place, ids) = (email(who), at.place.clone(), [new_id(), new_id()]);
        self.decide(move |sql| {
            let why = "she asked";
            let change = Change { by, email: &email, role, place: &place, at_ms: NOW_MS, why, ids };
            match deed {
                Deed::GaveRole => members::give(sql, &change),
                _ => members::take(sql, &change),
            }
        })
    }

    fn gives(
        &self,
        by: By,
        who: &str,
        role: Role,
        at: &Named,
    ) -> Answer<Result<Changed, MemberRefusal>> {
        self.change_role(Deed::GaveRole, by, (who, role), at)
    }

    fn takes(
        &self,
        by: By,
        who: &str,
        role: Role,
        at: &Named,
    ) -> Answer<Result<Changed, MemberRefusal>> {
        self.change_role(Deed::TookRole, by, (who, role), at)
    }

    fn host(&self, who: &str) -> Answer<Id<Member>> {
        match self.gives(By::Shell, who, Role::Host, &self.elm()?)? {
            Ok(Changed::Now(member)) => Ok(member),
            other => Err(format!("{other:?}").into()),
        }
    }

    fn begins(&self, who: &str, browser: u8, at_ms: i64) -> Answer<Id<SignIn>> {
        let (email, id, letter) = (email(who), Id::from_bytes(new_id()), new_id());
        self.put(move |sql| {
            let (browser, outbox_id) = (Some([browser; 32]), Some(letter));
            let begin = Begin { id, email: &email, browser, language: "en", at_ms, outbox_id };
            sign_ins::begin(sql, &begin)
        })?;
        Ok(id)
    }

    fn completes(
        &self,
        id: Id<SignIn>,
        proof: Proof,
        now_ms: i64,
    ) -> Answer<Result<Outcome, MemberRefusal>> {
        self.decide(move |sql| sign_ins::complete(sql, id, proof, now_ms))
    }

    fn letters_to_sign_in(&self) -> Answer<usize> {
        let due = self.read(|sql| outbox::list(sql, 100))?;
        Ok(due.iter().filter(|one| one.letter == Letter::SignIn).count())
    }

    fn session(&self, member: Id<Member>, key: u8, at_ms: i64) -> Answer<Session> {
        let times = Times { began_ms: at_ms, used_ms: at_ms };
        let id = Id::from_bytes(new_id());
        let session = Session { id, member, times, device: "Firefox, Linux".to_owned() };
        let begun = session.clone();
        self.put(move |sql| sessions::begin(sql, &begun, ([key; 32], "fr")))?;
        Ok(session)
    }
}

on_both! {
    fn a_role_is_given_once_and_stands_in_the_acts(db) {
        let world = World::new(db)?;
        let elm = world.elm()?;
        let host = world.host("Bess@hosts.example")?;
        let again = world.gives(By::Shell, "bess@HOSTS.example", Role::Host, &elm)?;
        assert_eq!(again, Ok(Changed::Before), "the same address in other letters");
        let held = Held { role: Role::Host, object: elm.place.object };
        assert_eq!(world.roles_of(host)?, [held]);
        // The host gives a helper, and no coordinator.
        let helped = world.gives(By::Member(host), "hal@hosts.example", Role::Helper, &elm)?;
        assert!(matches!(helped, Ok(Changed::Now(_))), "{helped:?}");
        let whole = world.named(Kind::Campaign, "")?;
        let refused = world.gives(By::Member(host), "bess@hosts.example", Role::Coordinator, &whole)?;
        assert_eq!(refused, Err(MemberRefusal::NotYours));
        let refused = world.gives(By::Shell, "bess@hosts.example", Role::Host, &whole)?;
        assert_eq!(refused, Err(MemberRefusal::RoleOfAnotherKind));
        let campaign = world.campaign.id;
        let told = world.read(move |sql| acts::list(sql, campaign, 10))?;
        let said: Vec<_> = told
            .iter()
            .map(|one| (one.act.deed, one.act.by, one.about.clone().map(|it| it.key())))
            .collect();
        let (bess, hal) = (Some("bess@hosts.example"), Some("hal@hosts.example"));
        let expected = [(Deed::GaveRole, By::Member(host), hal), (Deed::GaveRole, By::Shell, bess)];
        assert_eq!(said.len(), 2);
        for one in expected {
            assert!(said.contains(&(one.0, one.1, one.2.map(str::to_owned))), "{said:?}");
        }
        world.agrees()?;
    }

    fn the_last_host_stays_and_a_member_without_a_role_is_signed_out(db) {
        let world = World::new(db)?;
        let elm = world.elm()?;
        let bess = world.host("bess@hosts.example")?;
        let last = Err(MemberRefusal::LastOne);
        assert_eq!(world.takes(By::Shell, "bess@hosts.example", Role::Host, &elm)?, last);
        assert_eq!(world.takes(By::Member(bess), "bess@hosts.example", Role::Host, &elm)?, last);
        let second = world.host("boris@hosts.example")?;
        let session = world.session(bess, 1, NOW_MS)?;
        assert_eq!(session.member, bess);
        let written_in = world.read(move |sql| members::load(sql, bess))?.map(|her| her.language);
        assert_eq!(written_in.as_deref(), Some("fr"), "letters to her are in her language");
        let open = || world.read(|sql| sessions::find(sql, [1; 32], NOW_MS));
        assert!(open()?.is_some());
        let refused = world.takes(By::Member(second), "bess@hosts.example", Role::Host, &elm)?;
        assert_eq!(refused, last, "nobody ever came in as Boris: the address may be mistyped");
        world.session(second, 2, NOW_MS)?;
        let taken = world.takes(By::Member(second), "bess@hosts.example", Role::Host, &elm)?;
        assert_eq!(taken, Ok(Changed::Now(bess)));
        assert!(world.read(move |sql| members::load(sql, bess))?.is_some(), "acts name her");
        world.begins("bess@hosts.example", 9, NOW_MS)?;
        assert_eq!(world.letters_to_sign_in()?, 0, "she gets no letter any more");
        assert_eq!(open()?, None, "the next request is signed out");
        let again = world.takes(By::Shell, "bess@hosts.example", Role::Host, &elm)?;
        assert_eq!(again, Ok(Changed::Before));
        world.agrees()?;
    }

    /// A role that was taken counts no more at the next request, though the session goes on.
    fn roles_are_those_of_the_moment(db) {
        let world = World::new(db)?;
        let elm = world.elm()?;
        world.host("bess@hosts.example")?;
        let given = world.gives(By::Shell, "hal@hosts.example", Role::Helper, &elm)?;
        let Ok(Changed::Now(hal)) = given else { return Err("it is given".into()) };
        let river = world.named(Kind::Stroll, "river-bend")?;
        world.gives(By::Shell, "hal@hosts.example", Role::Helper, &river)?.map_err(|_| "given")?;
        world.session(hal, 2, NOW_MS)?;
        let roles = || {
            let found = world.read(|sql| sessions::find(sql, [2; 32], NOW_MS));
            found.map(|open| open.map_or(0, |open| open.roles.len()))
        };
        assert_eq!(roles()?, 2);
        world.takes(By::Shell, "hal@hosts.example", Role::Helper, &elm)?.map_err(|_| "taken")?;
        assert_eq!(roles()?, 1);
    }

    fn an_act_is_never_changed(db) {
        let world = World::new(db)?;
        world.host("bess@hosts.example")?;
        for edit in ["UPDATE act SET at_ms = 0", "DELETE FROM act"] {
            let refused = world.store.write_now(move |sql| sql.run(edit, &[]).map(Ok::<_, ()>));
            assert!(refused.is_err(), "{edit}");
        }
    }

    fn a_sign_in_is_completed_once(db) {
        let world = World::new(db)?;
        let bess = world.host("bess@hosts.example")?;
        let begun = world.begins("Bess@Hosts.example", 1, NOW_MS)?;
        assert_eq!(world.letters_to_sign_in()?, 1);
        let letter = world.read(move |sql| sign_ins::letter(sql, begun))?;
        assert_eq!(letter.map(|(to, _)| to.key()), Some("bess@hosts.example".to_owned()));
        let right = Proof::Code { is_right: true };
        let elsewhere = Proof::Link { is_same_browser: false };
        assert_eq!(world.completes(begun, elsewhere, NOW_MS)?, Ok(Outcome::OtherBrowser));
        assert_eq!(world.completes(begun, right, NOW_MS)?, Ok(Outcome::In(bess)));
        let over = Err(MemberRefusal::SignInOver);
        assert_eq!(world.completes(begun, right, NOW_MS)?, over);
        assert_eq!(world.read(move |sql| sign_ins::letter(sql, begun))?, None, "no letter any more");
        world.agrees()?;
    }

    /// A wrong code is tried on every sign-in of the browser, so it counts against each.
    fn a_second_sign_in_brings_no_more_tries(db) {
        let world = World::new(db)?;
        world.host("bess@hosts.example")?;
        let first = world.begins("bess@hosts.example", 1, NOW_MS)?;
        world.begins("bess@hosts.example", 1, NOW_MS + 1)?;
        let tries = |is_right: fn(Id<SignIn>, Id<SignIn>) -> bool| {
            world.decide(move |sql| {
                let is_right = move |id| is_right(id, first);
                sign_ins::complete_by_code(sql, [1; 32], &is_right, NOW_MS + 2)
            })
        };
        for left in (0..5).rev() {
            assert_eq!(tries(|_, _| false)?, Ok(Outcome::WrongCode { left }));
        }
        assert_eq!(tries(|_, _| false)?, Err(MemberRefusal::SignInOver));
        assert_eq!(tries(|id, first| id == first)?, Err(MemberRefusal::SignInOver));
    }

    fn five_wrong_codes_end_a_sign_in(db) {
        let world = World::new(db)?;
        world.host("bess@hosts.example")?;
        let begun = world.begins("bess@hosts.example", 1, NOW_MS)?;
        let wrong = Proof::Code { is_right: false };
        for left in (0..5).rev() {
            assert_eq!(world.completes(begun, wrong, NOW_MS)?, Ok(Outcome::WrongCode { left }));
        }
        let right = Proof::Code { is_right: true };
        assert_eq!(world.completes(begun, right, NOW_MS)?, Err(MemberRefusal::SignInOver));
    }

    /// An unknown address gets a row as well, and no letter; beyond the letters of an hour nothing.
    fn an_address_of_nobody_is_limited_alike_and_gets_no_letter(db) {
        let world = World::new(db)?;
        world.host("bess@hosts.example")?;
        for n in 0..LETTERS_AN_HOUR + 2 {
            world.begins("nobody@example.org", 3, NOW_MS + n)?;
            world.begins("bess@hosts.example", 4, NOW_MS + n)?;
        }
        assert_eq!(world.letters_to_sign_in()? as i64, LETTERS_AN_HOUR);
        let of = |browser: u8| {
            world.read(move |sql| sign_ins::list_of_browser(sql, [browser; 32], NOW_MS + 9))
        };
        assert_eq!(of(3)?.len(), of(4)?.len());
        assert!(of(3)?.iter().all(|begun| begun.member.is_none()));
        let later = NOW_MS + HOUR_MS + OPEN_MS;
        world.begins("bess@hosts.example", 5, later)?;
        assert_eq!(world.letters_to_sign_in()? as i64, LETTERS_AN_HOUR + 1);
        world.put(move |sql| sign_ins::forget(sql, later))?;
        assert_eq!(of(4)?.len(), 0);
        assert_eq!(world.letters_to_sign_in()?, 1, "letters without a sign-in are gone");
        world.agrees()?;
    }

    fn a_session_is_ended_by_its_own_member_and_by_time(db) {
        let world = World::new(db)?;
        let (bess, boris) = (world.host("bess@hosts.example")?, world.host("boris@hosts.example")?);
        let (phone, desk) = (world.session(bess, 1, NOW_MS)?, world.session(bess, 2, NOW_MS)?);
        let other = world.session(boris, 3, NOW_MS)?;
        let stolen = world.put(move |sql| sessions::end(sql, boris, phone.id))?;
        assert!(!stolen, "somebody else's");
        assert!(world.put(move |sql| sessions::end(sql, bess, phone.id))?);
        assert!(!world.put(move |sql| sessions::end(sql, bess, phone.id))?, "once");
        let open = |key: u8, now_ms| world.read(move |sql| sessions::find(sql, [key; 32], now_ms));
        assert_eq!(open(1, NOW_MS)?, None);
        assert_eq!(open(2, NOW_MS + IDLE_MS)?, None, "idle for too long");
        let id = desk.id;
        for day in 1..30 {
            let now_ms = NOW_MS + day * 86_400_000;
            world.put(move |sql| sessions::note(sql, id, now_ms))?;
        }
        assert!(open(2, NOW_MS + LONGEST_MS - 1)?.is_some());
        assert_eq!(open(2, NOW_MS + LONGEST_MS)?, None, "the longest time is over");
        world.session(boris, 4, NOW_MS)?;
        assert_eq!(world.put(move |sql| sessions::end_others(sql, boris, other.id))?, 1);
        world.put(|sql| sessions::forget(sql, NOW_MS + IDLE_MS))?;
        let left = world.read(move |sql| sessions::list(sql, bess, NOW_MS + IDLE_MS))?;
        assert_eq!(left.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        world.agrees()?;
    }

    fn an_erased_member_leaves_acts_and_no_address(db) {
        let world = World::new(db)?;
        let bess = world.host("bess@hosts.example")?;
        world.begins("bess@hosts.example", 1, NOW_MS)?;
        world.session(bess, 1, NOW_MS)?;
        let whose = || Whose::Address(email("bess@hosts.example"));
        let found = world.read(move |sql| person::find(sql, &whose()))?;
        let tables: Vec<_> = found.records.iter().map(|record| record.table).collect();
        for table in ["member", "member_role", "session", "act", "sign_in", "outbox"] {
            assert!(tables.contains(&table), "{table} of {tables:?}");
        }
        world.put(move |sql| person::erase(sql, &found))?;
        let left = world.read(move |sql| person::find(sql, &whose()))?;
        assert_eq!(left.records.len(), 0);
        let campaign = world.campaign.id;
        let told = world.read(move |sql| acts::list(sql, campaign, 10))?;
        assert_eq!(told.iter().map(|one| one.about.clone()).collect::<Vec<_>>(), [None]);
        world.agrees()?;
    }
}

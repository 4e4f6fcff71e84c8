//! The page of members, with invented values.

use ounce_domain::member::{Held, Kind, Object, Role};
use ounce_domain::refusal::{Complaint, MemberRefusal, Refusal};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{Act, By, Deed, Told};
use ounce_store::members::Listed;
use ounce_web::form::Form;

use super::page::{Done, Invited, MembersPage, Other};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn told(&self, deed: Deed, by: By, is_there: bool) -> Told {
        let email = EmailAddress::parse("helper@ounce.example").ok().filter(|_| is_there);
        let act = Act {
            id: id(9),
            campaign: id(1),
            object: Object { kind: Kind::Stroll, id: [2; 16] },
            deed,
            by,
            about: Some([8; 16]),
            at_ms: 1_803_900_000_000,
            field: String::new(),
            was: "helper".to_owned(),
            became: "helper".to_owned(),
            why: self.s("She brings the cooler."),
        };
        let by = if by == By::Shell { None } else { email.clone() };
        Told { act, by, about: email, name: self.s("Rochester Milk Stroll") }
    }

    fn invited(&self) -> Vec<Invited> {
        let href = "https://ounce.example/invitations/x?token=t0k3n".to_owned();
        let by_hand = (self.invitation(Role::Host, false), Some(href), false);
        let by_letter = (self.invitation(Role::Helper, true), None, true);
        [by_letter, by_hand]
            .map(|(listed, href, may_remind)| Invited { listed, href, may_remind })
            .into()
    }

    fn all_told(&self) -> Vec<Told> {
        vec![
            self.told(Deed::GaveRole, By::Token(id(7), id(8)), true),
            self.told(Deed::TookRole, By::Shell, true),
            self.told(Deed::TookRole, By::Member(id(7)), false),
            self.told(Deed::Invited, By::Member(id(7)), true),
            self.told(Deed::Uninvited, By::Member(id(7)), true),
            self.told(Deed::AcceptedRole, By::Member(id(7)), true),
            self.told(Deed::DeclinedRole, By::Member(id(7)), true),
            self.told(Deed::JudgedMessage, By::Member(id(7)), true),
            self.told(Deed::JudgedApplication, By::Member(id(7)), true),
            self.told(Deed::MadeStroll, By::Member(id(7)), true),
        ]
    }

    fn others(&self) -> Vec<Other> {
        let other = |kind, place: &str, members| Other {
            kind,
            name: self.s(place),
            href: format!("/desk/campaigns/2027/{place}/members"),
            members,
        };
        vec![
            other(Kind::Partner, "partners/friends", 1),
            other(Kind::Group, "groups/elm", 0),
            other(Kind::Group, "groups/oak", 3),
        ]
    }

    pub(crate) fn member_pages(&self, all: &mut Vec<Rendered>) {
        let held = |n: u8, role: Role| Listed {
            member: id(n),
            email: EmailAddress::parse("host@ounce.example").expect("the example is an address"),
            held: Held { role, object: Object { kind: role.kind(), id: [2; 16] } },
            at_ms: 1_803_000_000_000,
            has_come_in: n.is_multiple_of(2),
            campaign: "2027".to_owned(),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
        };
        let page = |form, listed: Vec<Listed>, told, may_change| MembersPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/members"),
            path: "/desk/campaigns/2027/strolls/rochester-ny/members".to_owned(),
            up: Some("/desk/campaigns/2027/strolls/rochester-ny".to_owned()),
            name: self.s("Rochester Milk Stroll"),
            kind: if may_change { Kind::Stroll } else { Kind::Partner },
            zone: "America/New_York".to_owned(),
            acts: may_change.then(|| "/desk/campaigns/2027/strolls/rochester-ny/acts".to_owned()),
            may_change,
            roles: vec![Role::Host, Role::Helper],
            done: Done::Nothing,
            sends_mail: may_change,
            invited: self.invited(),
            listed,
            others: Vec::new(),
            told,
            form,
        };
        let each = Role::ALL.into_iter().enumerate();
        let listed: Vec<_> = each.map(|(n, role)| held(n as u8, role)).collect();
        add(all, "members", &page(Form::new(), listed, self.all_told(), true));
        let typed = [("role".to_owned(), "host".to_owned()), ("why".to_owned(), self.s("Ill"))];
        for (n, refusal) in MemberRefusal::each(2).into_iter().enumerate() {
            let wrong = Complaint { field: "role", refusal: Refusal::Member(refusal) };
            let form = Form::refused(typed.clone(), vec![wrong]);
            let name = format!("members-wrong-{n}");
            add(all, &name, &page(form, vec![held(1, Role::Host)], Vec::new(), true));
        }
        let by = By::Member(id(7));
        let now = |deed, is_there| Done::Now(Box::new(self.told(deed, by, is_there)));
        for (name, done) in [
            ("members-gave", now(Deed::GaveRole, true)),
            ("members-took", now(Deed::TookRole, false)),
            ("members-invited", now(Deed::Invited, true)),
            ("members-before", Done::Before),
            ("members-written", Done::Written),
            ("members-too-early", Done::TooEarly),
        ] {
            let mut shown = page(Form::new(), vec![held(1, Role::Host)], Vec::new(), true);
            shown.done = done;
            add(all, name, &shown);
        }
        add(all, "members-none", &page(Form::new(), Vec::new(), Vec::new(), false));
        let mut whole = page(Form::new(), Vec::new(), Vec::new(), false);
        whole.kind = Kind::Campaign;
        whole.others = self.others();
        add(all, "members-others", &whole);
    }
}

//! The first page of the desk, with invented values.

use jiff::civil::date;
use ounce_domain::member::Role;
use ounce_domain::refusal::MemberRefusal;

use super::page::{HomePage, Work};
use crate::samples::{Rendered, Samples, add};
use crate::signed::NotYours;

impl Samples {
    pub(crate) fn homes(&self, all: &mut Vec<Rendered>) {
        let work = |role, name: &str, href: &str| Work {
            role,
            object: (role.kind(), "2027".to_owned(), "rochester-ny".to_owned()),
            name: self.s(name),
            campaign: self.s("Milk Stroll 2027"),
            day: Some(date(2027, 5, 1)),
            href: href.to_owned(),
            strolls: Vec::new(),
            members: None,
        };
        let stroll = "/desk/campaigns/2027/strolls/rochester-ny";
        let strolls = vec![(stroll.to_owned(), self.s("Rochester Milk Stroll"))];
        let mut roles: Vec<Work> = Role::ALL
            .into_iter()
            .filter(|role| *role != Role::Leader)
            .map(|role| work(role, "Rochester Milk Stroll", stroll))
            .collect();
        let members = Some("/desk/campaigns/2027/groups/rochester/members".to_owned());
        roles.push(Work { strolls, members, ..work(Role::Leader, "Rochester Group", "") });
        let page = |work, refusal| HomePage {
            t: self.t,
            frame: self.frame_without_campaign("/desk"),
            email: self.s("host@ounce.example"),
            refusal,
            invited: vec![self.invitation(Role::Host, true), self.invitation(Role::Helper, false)],
            work,
        };
        add(all, "desk-home", &page(roles, None));
        add(
            all,
            "desk-home-one",
            &page(
                vec![work(Role::Host, "Rochester Milk Stroll", stroll)],
                Some(MemberRefusal::LastOne),
            ),
        );
        let frame = self.frame_without_campaign("/desk");
        let email = self.s("host@ounce.example");
        add(all, "not-yours", &NotYours { t: self.t, frame, email });
    }
}

//! The page of an invitation, with invented values.

use ounce_domain::member::invitation::Invitation;
use ounce_domain::member::{Object, Role};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::invitations::Listed;

use super::page::{InvitationPage, State};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn invitation(&self, role: Role, is_by_member: bool) -> Listed {
        let email = |text| EmailAddress::parse(text).expect("the example is an address");
        Listed {
            invitation: Invitation {
                id: id(5),
                member: id(6),
                role,
                at_ms: 1_803_900_000_000,
                letter_ms: 1_803_900_000_000,
                answer: None,
            },
            object: Object { kind: role.kind(), id: [2; 16] },
            by: if is_by_member { By::Member(id(7)) } else { By::Shell },
            campaign_id: id(1),
            language: "en".to_owned(),
            email: email("helper@ounce.example"),
            by_email: is_by_member.then(|| email("host@ounce.example")),
            campaign: ("2027".to_owned(), self.s("Milk Stroll 2027")),
            slug: "rochester-ny".to_owned(),
            name: self.s("Rochester Milk Stroll"),
        }
    }

    pub(crate) fn invitation_pages(&self, all: &mut Vec<Rendered>) {
        let email = self.s("walker@ounce.example");
        for (n, (name, shown)) in [
            ("invitation", State::Yours),
            ("invitation-of-another", State::OfAnother { email }),
            ("invitation-signed-out", State::SignedOut { sends_mail: true }),
            ("invitation-no-mail", State::SignedOut { sends_mail: false }),
            ("invitation-over", State::Over),
        ]
        .into_iter()
        .enumerate()
        {
            let page = InvitationPage {
                t: self.t,
                frame: self.frame_without_campaign("/desk"),
                action: "/invitations/x?token=t0k3n".to_owned(),
                listed: self.invitation(Role::Helper, n.is_multiple_of(2)),
                shown,
            };
            add(all, name, &page);
        }
    }
}

//! A walker's ticket and its forms, with invented values.

use crate::join::questions::called;
use crate::registration::page::Cancellation;
use crate::registration::page::Change;
use crate::registration::page::Confirmation;
use crate::registration::page::Ticket;
use crate::samples::{Rendered, Samples, add, id};
use ounce_domain::gift::Method;
use ounce_domain::refusal::{Complaint, WalkRefusal};
use ounce_domain::registration::{Code, Party, Registration, Standing};
use ounce_domain::stroll::Phase;
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_web::form::Form;

/// Stands in for the drawing of a ticket's code, which the program makes elsewhere.
const QR: &str = "<svg viewBox=\"0 0 29 29\"><path d=\"M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7zM14 \
    14h3v3h-3zM18 18h2v5h-2zM22 14h3v2h-3zM13 20h2v4h-2z\"/></svg>";

impl Samples {
    pub(crate) fn tickets(&self, all: &mut Vec<Rendered>) {
        let ticket = |standing, phase| Ticket {
            t: self.t,
            frame: self.frame("/registrations/x"),
            card: self.card(phase),
            registration: self.registration(standing),
            is_new: standing == Standing::Confirmed,
            place_in_line: (standing == Standing::Waiting).then_some(3),
            can_undo: standing == Standing::Cancelled,
            has_certificate: standing == Standing::Confirmed,
            gift: (standing == Standing::Confirmed).then(|| self.gift(Method::AtStroll)),
            answers: self.told(),
            qr_svg: QR.to_owned(),
            code: Code::of(id(3), 0),
            ask: Some("/campaigns/2027/strolls/virginia-beach/ask".to_owned()),
            token: "t0k3n".to_owned(),
        };
        let open = Phase::Open { room: Some(14) };
        add(all, "ticket-confirmed", &ticket(Standing::Confirmed, open));
        add(all, "ticket-waiting", &ticket(Standing::Waiting, Phase::Full));
        add(all, "ticket-given-back", &ticket(Standing::Cancelled, open));
        let moved = Phase::Postponed { dated: true, room: None };
        add(all, "ticket-moved", &ticket(Standing::Confirmed, moved));
        let undated = Phase::Postponed { dated: false, room: None };
        add(all, "ticket-undated", &ticket(Standing::Confirmed, undated));
        add(all, "ticket-stroll-cancelled", &ticket(Standing::Confirmed, Phase::Cancelled));
        self.changes(all, open);
        for (name, standing) in
            [("cancellation", Standing::Confirmed), ("cancellation-waiting", Standing::Waiting)]
        {
            let cancellation = Cancellation {
                t: self.t,
                frame: self.frame("/registrations/x/cancellation"),
                card: self.card(open),
                registration: self.registration(standing),
                token: "t0k3n".to_owned(),
            };
            add(all, name, &cancellation);
        }
        for (name, is_let_go, is_held) in [
            ("confirmation", false, true),
            ("confirmation-at-once", false, false),
            ("confirmation-lapsed", true, false),
        ] {
            let confirmation = Confirmation {
                t: self.t,
                frame: self.frame("/registrations/x/confirmation"),
                card: self.card(open),
                registration: self.registration(Standing::Confirmed),
                is_let_go,
                is_held,
                token: "t0k3n".to_owned(),
            };
            add(all, name, &confirmation);
        }
    }

    /// The form that changes a party and its answers.
    fn changes(&self, all: &mut Vec<Rendered>, open: Phase) {
        let complaint = Complaint { field: "adults", refusal: WalkRefusal::NoRoom(1).into() };
        let typed = [("adults".to_owned(), self.s("9"))];
        for (name, form) in [
            ("change", Form::new().with("adults", "2").with("children", "1")),
            ("change-wrong", Form::refused(typed, vec![complaint])),
        ] {
            let (questions, languages) = (self.host_asks(), vec!["en".to_owned()]);
            let change = Change {
                t: self.t,
                frame: self.frame("/registrations/x/change"),
                card: self.card(open),
                registration: self.registration(Standing::Confirmed),
                form: called(form, &self.t, (&questions, &languages)),
                questions,
                languages,
                token: "t0k3n".to_owned(),
            };
            add(all, name, &change);
        }
    }

    pub fn registration(&self, standing: Standing) -> Registration {
        let email = EmailAddress::parse("ada@walker.example");
        Registration {
            id: id(3),
            campaign: id(1),
            stroll: id(2),
            name: self.s("Ada Rivers"),
            email: email.expect("the example is an address"),
            party: Party { adults: 2, children: 1 },
            standing,
            language: self.t.lang.code().to_owned(),
            signature: Signature {
                version: 1,
                language: self.t.lang.code().to_owned(),
                signed_name: self.s("Ada Rivers"),
            },
            at_ms: 1_800_000_000_000,
        }
    }
}

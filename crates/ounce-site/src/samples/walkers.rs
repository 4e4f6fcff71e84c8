//! Samples of a walker's pages: strolls in every phase, joining, the ticket.

use super::{Rendered, Samples, add, id};
use crate::join::page::Join;
use crate::join::page::LinkSent;
use crate::join::page::Waiver;
use crate::person::page::{Erased, Erasure};
use crate::registration::page::Cancellation;
use crate::registration::page::Change;
use crate::registration::page::Confirmation;
use crate::registration::page::Ticket;
use crate::stroll::page::RecentGift;
use crate::stroll::page::StatusNote;
use crate::stroll::page::StrollPage;
use jiff::Timestamp;
use ounce_domain::gift::Method;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::refusal::{Complaint, Refusal};
use ounce_domain::registration::{Code, Party, Registration, Standing};
use ounce_domain::stroll::{Meeting, Phase};
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::{self, Signature};
use ounce_web::form::Form;
use ounce_web::letters::Letters;

/// Stands in for the drawing of a ticket's code, which the program makes elsewhere.
const QR: &str = "<svg viewBox=\"0 0 29 29\"><path d=\"M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7zM14 \
    14h3v3h-3zM18 18h2v5h-2zM22 14h3v2h-3zM13 20h2v4h-2z\"/></svg>";

impl Samples {
    pub(super) fn walkers(&self, all: &mut Vec<Rendered>) {
        let words = ["open", "last", "no-limit", "full", "moved", "undated", "cancelled", "over"];
        for (phase, word) in self.phases().into_iter().zip(words) {
            add(all, &format!("stroll-{word}"), &self.stroll_page(phase));
        }
        let mut bare = self.stroll_page(Phase::Open { room: None });
        bare.gifts.clear();
        bare.card.stroll.capacity = None;
        bare.card.stroll.host.clear();
        bare.card.stroll.bring.clear();
        bare.card.stroll.meeting_point.clear();
        bare.card.meeting = Meeting::unknown(id(2));
        bare.card.group = Some(self.s("Mothers’ Circle of Norfolk"));
        add(all, "stroll-bare", &bare);
        add(
            all,
            "join",
            &self.join(Phase::Open { room: Some(14) }, Form::new().with("adults", "1")),
        );
        add(all, "join-wrong", &self.join(Phase::Open { room: Some(14) }, self.wrong_form()));
        let choosing = Form::new().with("adults", "4");
        add(all, "join-choose", &self.join(Phase::Open { room: Some(3) }, choosing));
        add(all, "join-full", &self.join(Phase::Full, Form::new()));
        let mut quiet = self.join(Phase::Full, Form::new());
        quiet.frame.letters = Letters::NeverGoOut;
        add(all, "join-full-quiet", &quiet);
        let sent = LinkSent {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/norfolk"),
            card: self.card(Phase::Open { room: Some(14) }),
        };
        add(all, "link-sent", &sent);
        self.tickets(all);
        for (name, is_whole) in [("erasure", true), ("erasure-one", false)] {
            let page = Erasure {
                t: self.t,
                frame: self.frame("/registrations/x/erasure?token=y"),
                is_whole,
                cancellation: is_whole.then(|| "/registrations/x/cancellation?token=y".to_owned()),
                back: "/registrations/x?token=y".to_owned(),
                action: "/registrations/x/erasure?token=y".to_owned(),
            };
            add(all, name, &page);
        }
        add(all, "erased", &Erased { t: self.t, frame: self.frame("/erased") });
    }

    fn stroll_page(&self, phase: Phase) -> StrollPage {
        let at = Timestamp::from_second(1_800_000_000).unwrap_or_default();
        let is_changed = matches!(phase, Phase::Cancelled | Phase::Postponed { .. });
        let gift = |name: Option<&str>, minor, message: &str| RecentGift {
            name: name.map(|name| self.s(name)),
            amount: Money::new(minor, Currency::USD),
            message: if message.is_empty() { String::new() } else { self.s(message) },
        };
        StrollPage {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/virginia-beach"),
            campaign: self.campaign(),
            card: self.card(phase),
            changed: is_changed.then(|| StatusNote {
                at,
                why: self.s("A storm is forecast for the whole weekend."),
            }),
            ask: (phase == Phase::Full)
                .then(|| "/campaigns/2027/strolls/virginia-beach/ask".to_owned()),
            gifts: vec![
                gift(Some("Ines M."), 2_500, "For the night nurses."),
                gift(None, 10_000, ""),
                gift(Some("Tom"), 1_250, ""),
            ],
            stale_since: (phase == Phase::Full).then_some(at),
            json_ld: "{\"@context\":\"https://schema.org\",\"@type\":\"Event\"}".to_owned(),
        }
    }

    fn join(&self, phase: Phase, form: Form) -> Join {
        let text = waiver::text(waiver::CURRENT, self.t.lang.code()).unwrap_or_default();
        Join {
            t: self.t,
            frame: self.frame("/campaigns/2027/strolls/norfolk/join"),
            campaign: self.campaign(),
            card: self.card(phase),
            form,
            room_for: (phase == Phase::Open { room: Some(3) }).then_some(3),
            waiver: Waiver { version: waiver::CURRENT, text: self.s(text) },
            methods: vec![Method::DemoCard, Method::AtStroll],
            once: "0123456789".to_owned(),
        }
    }

    fn wrong_form(&self) -> Form {
        let typed = [
            ("name", self.s("")),
            ("email", self.s("ada at example")),
            ("adults", self.s("51")),
            ("children", self.s("-1")),
            ("waiver.signed_name", String::new()),
            ("gift_amount", self.s("12,50")),
            ("gift_method", "at-stroll".to_owned()),
        ];
        let typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value));
        let complaint = |field, refusal| Complaint { field, refusal };
        let complaints = vec![
            complaint("name", Refusal::Missing),
            complaint("email", Refusal::NotAnEmail),
            complaint("adults", Refusal::PartyTooLarge(20)),
            complaint("children", Refusal::NotPositive),
            complaint("waiver.version", Refusal::WaiverOutdated(2)),
            complaint("waiver.signed_name", Refusal::WaiverUnsigned),
            complaint("gift_amount", Refusal::Comma),
        ];
        Form::refused(typed, complaints)
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

    fn tickets(&self, all: &mut Vec<Rendered>) {
        let ticket = |standing, phase| Ticket {
            t: self.t,
            frame: self.frame("/registrations/x"),
            card: self.card(phase),
            registration: self.registration(standing),
            is_new: standing == Standing::Confirmed,
            place_in_line: (standing == Standing::Waiting).then_some(3),
            can_undo: standing == Standing::Cancelled,
            gift: (standing == Standing::Confirmed).then(|| self.gift(Method::AtStroll)),
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
        let complaint = Complaint { field: "adults", refusal: Refusal::NoRoom(1) };
        let typed = [("adults".to_owned(), self.s("9"))];
        for (name, form) in [
            ("change", Form::new().with("adults", "2").with("children", "1")),
            ("change-wrong", Form::refused(typed, vec![complaint])),
        ] {
            let change = Change {
                t: self.t,
                frame: self.frame("/registrations/x/change"),
                card: self.card(open),
                registration: self.registration(Standing::Confirmed),
                form,
                token: "t0k3n".to_owned(),
            };
            add(all, name, &change);
        }
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
}

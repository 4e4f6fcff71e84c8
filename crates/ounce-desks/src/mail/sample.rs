//! The page of the mail of a campaign, with invented values.

use ounce_domain::id::Id;
use ounce_domain::reminder::Reminder;
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::{Letter, OfKind, Test, Troubled};
use ounce_web::letters::Letters;

use super::page::MailPage;
use crate::samples::{Rendered, Samples, add, id};

const AT_MS: i64 = 1_803_900_000_000;

impl Samples {
    pub(crate) fn mail_pages(&self, all: &mut Vec<Rendered>) {
        let page = |kinds, failed, tested, done: &str| MailPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/mail"),
            here: "/desk/campaigns/2027/mail?test=x".to_owned(),
            path: "/desk/campaigns/2027/mail".to_owned(),
            desk: "/desk/campaigns/2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            email: "cora@coordinator.example".to_owned(),
            kinds,
            troubled: failed,
            failed: Vec::new(),
            off: vec![Reminder::Thanks],
            done: done.to_owned(),
            tested,
        };
        let every = Letter::ALL.map(|letter| OfKind {
            letter,
            waiting: 2,
            troubled: 1,
            sent: 1_114,
            failed: 3,
        });
        let letter = |letter| {
            let of: Id<()> = id(3);
            Troubled {
                id: of.bytes(),
                letter,
                at_ms: AT_MS,
                attempts: 2,
                then_ms: AT_MS + 60_000,
                error: self.s("the server answered 550: 5.1.1 <…>: no such user"),
                email: EmailAddress::parse("ada@walker.example").ok(),
            }
        };
        let some = || vec![letter(Letter::Registration), letter(Letter::Circular)];
        let mut whole = page(every.to_vec(), some(), None, "");
        whole.failed = some();
        add(all, "mail", &whole);
        let mut quiet = page(Vec::new(), Vec::new(), None, "retried");
        quiet.frame.letters = Letters::NeverGoOut;
        add(all, "mail-none", &quiet);
        let answer = "250 2.0.0 Ok: queued".to_owned();
        for (name, tested) in [
            ("waits", Test::Waits(String::new())),
            ("troubled", Test::Waits("no connection".to_owned())),
            ("sent", Test::Sent { answer, at_ms: AT_MS }),
            ("failed", Test::Failed { error: self.s("no"), at_ms: AT_MS }),
        ] {
            let tested = page(Vec::new(), Vec::new(), Some(tested), "turned");
            add(all, &format!("mail-test-{name}"), &tested);
        }
    }
}

//! The pages of letters to many, with invented values.

use ounce_domain::circular::{Circular, Readers, Words};
use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_domain::stroll::Status;
use ounce_domain::text::EmailAddress;
use ounce_store::circulars::{Listed, Reach};
use ounce_web::circular::{Answers, Around, From};
use ounce_web::form::Form;
use ounce_web::letters::Letters;

use super::page::{LettersPage, Preview};
use super::writing::Writing;
use crate::samples::{Rendered, Samples, add, id};

const NOW_MS: i64 = 1_803_900_000_000;
const DESK: &str = "/desk/campaigns/2027/strolls/rochester-ny";

impl Samples {
    pub(crate) fn circular_pages(&self, all: &mut Vec<Rendered>) {
        let page = |is_stroll, listed, done: &str, form| LettersPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/letters"),
            desk: DESK.to_owned(),
            path: format!("{DESK}/letters"),
            name: self.s("Rochester Milk Stroll"),
            is_stroll,
            reach: if is_stroll {
                let reach = |n| Reach { readers: n, refused: 1 };
                Readers::OF_STROLL.into_iter().zip([0, 1, 34].map(reach)).collect()
            } else {
                let hosts = Readers::Hosts { country: None, status: None };
                vec![(hosts, Reach { readers: 112, refused: 0 })]
            },
            countries: vec!["CA".to_owned(), "US".to_owned()],
            listed,
            failed: i64::from(is_stroll) * 3,
            now_ms: NOW_MS + 60_000,
            done: done.to_owned(),
            form,
        };
        let listed = || vec![self.sent(1, Readers::Walkers, None), self.taken_back()];
        add(all, "circulars", &page(true, listed(), "", Form::new()));
        add(all, "circulars-none", &page(true, Vec::new(), "undo-over", Form::new()));
        let hosts = Readers::Hosts { country: Some("US".to_owned()), status: Some(Status::Draft) };
        let to_hosts = vec![self.sent(3, hosts.clone(), None)];
        add(all, "circulars-hosts", &page(false, to_hosts, "", Form::new()));
        let wrong = vec![
            Complaint { field: "readers", refusal: PlanRefusal::EnoughLetters(3).into() },
            Complaint { field: "subject", refusal: FieldRefusal::Missing.into() },
        ];
        let typed = [("text".to_owned(), self.s("It will rain."))];
        let refused = Form::refused(typed, wrong);
        add(all, "circulars-wrong", &page(true, Vec::new(), "", refused.clone()));
        add(all, "circulars-hosts-wrong", &page(false, Vec::new(), "", refused));
        for done in ["sent", "undone"] {
            let name = format!("circulars-{done}");
            add(all, &name, &page(true, listed(), done, Form::new()));
            let mut quiet = page(true, listed(), done, Form::new());
            quiet.frame.letters = Letters::Wait;
            add(all, &format!("{name}-quiet"), &quiet);
        }
        self.circular_previews(all, &hosts);
    }

    fn circular_previews(&self, all: &mut Vec<Rendered>, hosts: &Readers) {
        let enough = PlanRefusal::EnoughLetters(10).into();
        let form = Answers::Form("/campaigns/2027/strolls/rochester-ny/ask");
        for (n, (readers, answers, count, tested)) in [
            (Readers::Walkers, Answers::Writer("hana@host.example"), 34, None),
            (Readers::Everybody, form, 35, Some(Ok(()))),
            (Readers::Waiting, Answers::Nobody, 0, Some(Err(enough))),
            (hosts.clone(), Answers::Contact, 1, None),
        ]
        .into_iter()
        .enumerate()
        {
            let (name, campaign) = (self.s("Rochester Milk Stroll"), self.s("Milk Stroll"));
            let is_to_hosts = matches!(readers, Readers::Hosts { .. });
            let from = if is_to_hosts { From::Coordinators(&campaign) } else { From::Host(&name) };
            let mut frame = self.frame("/desk/campaigns/2027/strolls/rochester-ny/letters");
            if n == 2 {
                frame.letters = Letters::NeverGoOut;
            }
            let page = Preview {
                t: self.t,
                frame,
                desk: DESK.to_owned(),
                path: format!("{DESK}/letters"),
                name: name.clone(),
                writing: Writing { readers, words: self.words_of_circular(n == 0) },
                around: Around::new(from, answers, &self.t),
                reach: Reach { readers: count, refused: 2 },
                email: "hana@host.example".to_owned(),
                circular: id(7),
                test: id(8),
                tested,
            };
            add(all, &format!("circular-preview-{n}"), &page);
        }
    }

    fn words_of_circular(&self, shows_writer: bool) -> Words {
        Words {
            subject: self.s("It will rain"),
            text: self.s("Bring boots and a hat.\n\nWe walk in any weather."),
            shows_writer,
        }
    }

    fn sent(&self, n: u8, readers: Readers, taken_back_ms: Option<i64>) -> Listed {
        let stroll = (!matches!(readers, Readers::Hosts { .. })).then(|| id(2));
        Listed {
            circular: Circular {
                id: id(n),
                campaign: id(1),
                stroll,
                readers,
                words: self.words_of_circular(false),
                by: id(4),
                at_ms: NOW_MS,
                taken_back_ms,
            },
            by: EmailAddress::parse("hana@host.example").ok(),
            readers: 34,
            waiting: 2,
            delivered: 31,
            failed: 1,
        }
    }

    fn taken_back(&self) -> Listed {
        let sent = self.sent(2, Readers::Everybody, Some(NOW_MS + 1));
        Listed { by: None, readers: 0, waiting: 0, delivered: 0, failed: 0, ..sent }
    }
}

//! A party's place: the ticket, changing the party, and giving the place back.

use crate::join::questions::{Told, field};
use crate::pass_on::{PassOn, letter};
use crate::stroll::card::StrollCard;
use askama::Template;
use ounce_domain::gift::{Gift, GiftStanding, Method};
use ounce_domain::join_question::JoinQuestion;
use ounce_domain::registration::{Code, Registration, Standing};
use ounce_web::form::{Field, Form};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The confirmation after joining, and the page the manage link opens, also of a cancelled place.
/// Prints on one side.
#[derive(Template)]
#[template(path = "registration/ticket.html")]
pub(crate) struct Ticket {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub registration: Registration,
    /// Made a moment ago: the page says so first.
    pub is_new: bool,
    /// From 1; only while waiting.
    pub place_in_line: Option<i64>,
    /// It was given back a moment ago, and can be taken back.
    pub can_undo: bool,
    /// The first gift, when one came with it.
    pub gift: Option<Gift>,
    /// What the host asked, and what the party answered.
    pub answers: Vec<Told>,
    /// An `<svg>` element, as the program draws it; never text from outside.
    pub qr_svg: String,
    /// The code to read out where nothing is scanned.
    pub code: Code,
    /// The link to the form that asks the host, if somebody answers.
    pub ask: Option<String>,
    /// The day has come, and the party had a place.
    pub has_certificate: bool,
    /// The token of the manage link.
    pub token: String,
}

impl Ticket {
    fn is_confirmed(&self) -> bool {
        self.registration.standing == Standing::Confirmed
    }

    fn is_waiting(&self) -> bool {
        self.registration.standing == Standing::Waiting
    }

    /// Whether to explain that a smaller party may get a place first.
    fn waits_for_several(&self) -> bool {
        self.is_waiting() && self.registration.party.people() > 1
    }

    fn is_cancelled(&self) -> bool {
        self.registration.standing == Standing::Cancelled
    }

    /// The party kept its place, but the stroll is cancelled: there is nothing to show at the
    /// start.
    fn is_void(&self) -> bool {
        self.card.is_cancelled() && !self.is_cancelled()
    }

    fn heading(&self) -> &'static str {
        if self.is_void() {
            return "stroll-cancelled";
        }
        match (self.registration.standing, self.is_new) {
            (Standing::Confirmed, _) => "ticket-confirmed",
            (Standing::Waiting, _) => "ticket-waiting",
            (Standing::Cancelled, _) => "ticket-cancelled",
        }
    }

    fn href(&self, step: &str) -> String {
        address(&self.registration, step, &self.token)
    }

    /// Whole, so that it can be kept somewhere else.
    fn own_address(&self) -> String {
        format!("{}{}", self.frame.base_url, self.href(""))
    }

    /// Sends the address of this page to oneself, by one's own mail program.
    fn keep_href(&self) -> String {
        letter(&self.card.stroll.name, &self.own_address())
    }

    fn pass_on(&self) -> PassOn<'_> {
        PassOn::new(&self.t, &self.frame.base_url, &self.card.href(), &self.card.stroll.name)
    }

    /// How many people of a waiting party could come now, if some could.
    fn room_for_fewer(&self) -> Option<i64> {
        let room = self.card.room().filter(|_| self.is_waiting())?;
        (room > 0 && room < self.registration.party.people()).then_some(room)
    }

    /// The place was given back, and there is a way to change one's mind.
    fn can_join_again(&self) -> bool {
        self.is_cancelled() && self.card.takes_people() && !self.can_undo
    }

    fn calendar_href(&self) -> String {
        format!("{}.ics", self.card.href())
    }

    fn is_demo_card(&self, gift: &Gift) -> bool {
        gift.method == Method::DemoCard
    }

    fn is_promised(&self, gift: &Gift) -> bool {
        gift.standing == GiftStanding::Promised
    }
}

/// `/registrations/{id}?token=…`, or one of its steps: `/change`, `/cancellation`.
fn address(registration: &Registration, step: &str, token: &str) -> String {
    format!("/registrations/{}{step}?token={}", registration.id, links::encode(token))
}

/// Changing how many come and what was answered. Fields: `adults`, `children`, `answers.1` and so
/// on; posts to its own address.
#[derive(Template)]
#[template(path = "registration/change.html")]
pub(crate) struct Change {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub registration: Registration,
    pub form: Form,
    pub questions: Vec<JoinQuestion>,
    /// The languages of the campaign.
    pub languages: Vec<String>,
    pub token: String,
}

impl Change {
    fn question(&self, question: &JoinQuestion) -> Field {
        field(&self.form, &self.t, question, &self.languages)
    }

    /// Nobody comes any more, so there is nothing to change.
    fn is_cancelled(&self) -> bool {
        self.registration.standing == Standing::Cancelled
    }

    fn href(&self, step: &str) -> String {
        address(&self.registration, step, &self.token)
    }
}

/// Asks once more before a place is given back; posts to its own address.
#[derive(Template)]
#[template(path = "registration/cancellation.html")]
pub(crate) struct Cancellation {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub registration: Registration,
    pub token: String,
}

impl Cancellation {
    fn href(&self, step: &str) -> String {
        address(&self.registration, step, &self.token)
    }

    fn is_waiting(&self) -> bool {
        self.registration.standing == Standing::Waiting
    }
}

/// Asks the owner of an address whether a place is hers; posts to its own address.
#[derive(Template)]
#[template(path = "registration/confirmation.html")]
pub(crate) struct Confirmation {
    pub t: Reader,
    pub frame: Frame,
    pub card: StrollCard,
    pub registration: Registration,
    /// The hour has passed, or the place was given back.
    pub is_let_go: bool,
    /// The place is let go unless the button is pressed in time.
    pub is_held: bool,
    pub token: String,
}

impl Confirmation {
    fn href(&self) -> String {
        address(&self.registration, "/confirmation", &self.token)
    }
}

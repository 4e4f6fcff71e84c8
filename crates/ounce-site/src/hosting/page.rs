//! The pages of an offer to host.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::campaign::{Campaign, Group};
use ounce_domain::hosting::{HostApplication, Standing};
use ounce_domain::stroll::is_undoable;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_in_full;

use super::town::Choice;

/// The fields that both forms have: `name`, `town`, `place`, `group`, `why_host`.
#[derive(Template)]
#[template(path = "hosting/offer.html")]
pub(crate) struct Offer {
    pub t: Reader,
    pub form: Form,
    /// The towns that the typed one can be, where it can be several.
    pub choices: Vec<Choice>,
    pub groups: Vec<Group>,
}

impl HtmlSafe for Offer {}

impl Offer {
    fn called(&self, choice: &Choice) -> String {
        town_in_full(&choice.town, &self.t)
    }

    /// Whether the place that was chosen is not among those that the town can be any more.
    fn keeps_place(&self) -> bool {
        self.choices.is_empty() && !self.form.value("place").is_empty()
    }
}

/// The form. Fields: those of [`Offer`], `email` and `once`.
#[derive(Template)]
#[template(path = "hosting/apply.html")]
pub(crate) struct Apply {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub offer: Offer,
    /// Sent back as `once`, so that the same form twice has its effect once.
    pub once: String,
}

impl Apply {
    fn action(&self) -> String {
        links::host(&self.campaign.slug, "")
    }

    /// Whether a letter asks the address to confirm.
    fn asks_address(&self) -> bool {
        self.frame.letters.go_out() && !self.frame.is_demo
    }
}

/// The next step, for somebody who has just offered.
#[derive(Template)]
#[template(path = "hosting/sent.html")]
pub(crate) struct Sent {
    pub t: Reader,
    pub frame: Frame,
}

/// Asks the address that was typed whether the offer is its owner's.
#[derive(Template)]
#[template(path = "hosting/confirmation.html")]
pub(crate) struct Confirmation {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub application: HostApplication,
    pub action: String,
}

impl Confirmation {
    fn town(&self) -> String {
        town_in_full(&self.application.town, &self.t)
    }
}

/// How an offer stands for who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Waiting,
    Asked,
    Approved,
    Declined,
    /// It can't be changed at this moment: a coordinator has just answered, and may still undo it.
    Settling,
}

impl Seen {
    /// A no is told by its letter first, which waits until the no can't be undone any more.
    pub(crate) fn of(application: &HostApplication, now_ms: i64) -> Self {
        match application.standing {
            Standing::Unconfirmed | Standing::Waiting => Self::Waiting,
            Standing::Asked => Self::Asked,
            Standing::Approved => Self::Approved,
            Standing::Declined if is_undoable(application.since_ms, now_ms) => Self::Settling,
            Standing::Declined => Self::Declined,
        }
    }
}

/// The offer, for who made it. Fields: those of [`Offer`].
#[derive(Template)]
#[template(path = "hosting/own.html")]
pub(crate) struct Own {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub application: HostApplication,
    pub seen: Seen,
    /// It was just sent again.
    pub is_sent: bool,
    pub offer: Offer,
    pub action: String,
}

impl Own {
    fn town(&self) -> String {
        town_in_full(&self.application.town, &self.t)
    }

    fn may_change(&self) -> bool {
        self.application.standing.is_open()
    }

    fn title(&self) -> &'static str {
        match self.seen {
            Seen::Waiting | Seen::Settling => "host-own-waiting",
            Seen::Asked => "host-own-asked",
            Seen::Approved => "host-own-approved",
            Seen::Declined => "host-own-declined",
        }
    }

    fn home(&self) -> String {
        links::campaign(&self.campaign.slug)
    }
}

//! The pages on which a stroll is opened, postponed, cancelled or taken up again.

use askama::Template;
use ounce_domain::stroll::{Announcement, Doubt, Status, Stroll};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_name;

/// What can be decided about a stroll. Fields: `next`, `day`, `start_time`, `why`.
#[derive(Template)]
#[template(path = "stroll/deciding/decide.html")]
pub(crate) struct DecidePage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub stroll: Stroll,
    pub form: Form,
}

impl DecidePage {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.stroll.slug, page)
    }

    fn status(&self) -> String {
        self.t.say(&format!("desk-status-{}", self.stroll.status.as_str())).to_string()
    }

    fn may(&self, next: Status) -> bool {
        self.stroll.status.may_become(next)
    }

    fn may_open(&self) -> bool {
        self.may(Status::Open)
    }

    fn is_draft(&self) -> bool {
        self.stroll.status == Status::Draft
    }

    fn may_postpone(&self) -> bool {
        self.may(Status::Postponed { dated: true })
    }

    fn may_cancel(&self) -> bool {
        self.may(Status::Cancelled)
    }

    /// Whether nothing is left to decide.
    fn is_settled(&self) -> bool {
        !(self.may_open() || self.may_postpone() || self.may_cancel())
    }

    /// The complaint that belongs to no field that can be seen.
    fn wrong(&self) -> Option<String> {
        self.form.complaint("next").map(|refusal| self.t.refusal(refusal))
    }

    /// The form for one decision: what was typed into another one is not its own.
    fn form_of(&self, next: &str) -> Form {
        let is_its_own = match self.form.value("next") {
            "postponed-undated" => next == "postponed",
            typed => typed == next,
        };
        let start = self.stroll.starts.strftime("%H:%M").to_string();
        let fresh = Form::new().with("start_time", start);
        if is_its_own { self.form.clone() } else { fresh }
    }

    fn zone(&self) -> String {
        self.t.zone(self.stroll.starts, &self.stroll.time_zone)
    }
}

/// What will happen, shown whole before it is done.
#[derive(Template)]
#[template(path = "stroll/deciding/preview.html")]
pub(crate) struct Preview {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub before: Stroll,
    pub after: Stroll,
    pub why: String,
    /// What walkers are told, if anything.
    pub announced: Option<Announcement>,
    /// Parties that walk or wait.
    pub parties: i64,
    pub sends_mail: bool,
    /// What is unlikely about the new start.
    pub doubts: Vec<Doubt>,
}

impl Preview {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.after.slug, page)
    }

    fn next(&self) -> &'static str {
        self.after.status.as_str()
    }

    fn heading(&self) -> String {
        let id = match self.announced {
            Some(Announcement::Cancelled) => "decide-preview-cancel",
            Some(Announcement::Postponed | Announcement::Moved) => "decide-preview-postpone",
            Some(Announcement::Reopened) => "decide-preview-reopen",
            None => "decide-preview-quiet",
        };
        self.t.say(id).s("town", town_name(&self.after, self.t.lang)).to_string()
    }

    fn button(&self) -> String {
        let id = match self.after.status {
            Status::Cancelled => "decide-cancel",
            Status::Postponed { .. } => "decide-postpone",
            _ => "decide-open-again",
        };
        self.t.say(id).to_string()
    }

    /// The letter's subject and what it says first, as `ounce-post` writes them.
    fn letter(&self) -> Option<(String, String)> {
        let word = match self.announced? {
            Announcement::Cancelled => "cancelled",
            Announcement::Postponed => "postponed",
            Announcement::Moved => "moved",
            Announcement::Reopened => "reopened",
        };
        let town = town_name(&self.after, self.t.lang);
        let day = self.t.day(self.after.starts.date());
        let (subject, opening) =
            (format!("letter-{word}-subject"), format!("letter-{word}-opening"));
        let subject = self.t.say(&subject).s("town", &town).s("day", day).to_string();
        let opening = self.t.say(&opening).s("town", &town);
        let opening = opening.s("from", self.when(&self.before)).s("when", self.when(&self.after));
        Some((subject, opening.to_string()))
    }

    fn when(&self, stroll: &Stroll) -> String {
        let time = self.t.time_there(stroll.starts, &stroll.time_zone);
        self.t.say("when").s("day", self.t.day(stroll.starts.date())).s("time", time).to_string()
    }

    fn is_cancelled(&self) -> bool {
        self.after.status == Status::Cancelled
    }

    /// The new start as the form sends it again.
    fn start(&self) -> Option<(String, String)> {
        let dated = self.after.status == (Status::Postponed { dated: true });
        let starts = self.after.starts;
        dated.then(|| (starts.date().to_string(), starts.strftime("%H:%M").to_string()))
    }

    fn doubts(&self) -> Vec<String> {
        let says = |doubt: &Doubt| match doubt {
            Doubt::AtNight => Some(self.t.say("decide-doubt-night").to_string()),
            Doubt::RepeatedTime => Some(self.t.say("decide-doubt-twice").to_string()),
            Doubt::FarMove(days) => {
                Some(self.t.say("decide-doubt-far").n("days", i64::from(*days)).to_string())
            }
            _ => None,
        };
        self.doubts.iter().filter_map(says).collect()
    }
}

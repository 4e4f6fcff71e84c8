//! The pages of the desk of a stroll.

use askama::Template;
use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_domain::quantity::Money;
use ounce_domain::registration::Standing;
use ounce_domain::stroll::{Status, Stroll};
use ounce_store::acts::{Act, Told};
use ounce_store::roster::Walker;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use crate::members::page::{by, says};
use crate::reports::ReportState;

/// A party as a list shows it.
#[derive(Clone, Debug)]
pub(crate) struct Came {
    pub number: i64,
    /// Empty for somebody whose data was erased.
    pub name: String,
    pub adults: i64,
    pub children: i64,
    pub is_waiting: bool,
    /// The place is held for an address that has not confirmed.
    pub is_held: bool,
    pub code: String,
    pub at_ms: i64,
    /// What it answered to the host: question and answer.
    pub told: Vec<(String, String)>,
}

impl Came {
    pub(crate) fn of(walker: &Walker) -> Self {
        Self {
            number: walker.number,
            name: walker.name.clone(),
            adults: walker.party.adults,
            children: walker.party.children,
            is_waiting: walker.standing == Standing::Waiting,
            is_held: walker.held_until_ms.is_some(),
            code: shown_code(&walker.code),
            at_ms: walker.at_ms,
            told: Vec::new(),
        }
    }
}

/// As on the ticket: in three groups.
pub(crate) fn shown_code(stored: &str) -> String {
    match (stored.get(..3), stored.get(3..6), stored.get(6..)) {
        (Some(a), Some(b), Some(c)) => format!("{a}-{b}-{c}"),
        _ => String::new(),
    }
}

/// How a stroll stands.
#[derive(Template)]
#[template(path = "stroll/desk.html")]
pub(crate) struct StrollDesk {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub stroll: Stroll,
    pub adults: i64,
    pub children: i64,
    pub parties: i64,
    /// Parties on the waiting list.
    pub waiting: i64,
    pub raised: Money,
    pub days_left: Option<i32>,
    /// The last parties that signed up; none for who may not see names.
    pub newest: Vec<Came>,
    pub sees_names: bool,
    pub sees_members: bool,
    pub may_change: bool,
    /// Whether this member runs the day in the park.
    pub runs_day: bool,
    /// Letters about the stroll that did not arrive lately; `None` for somebody who may not write.
    pub failed_letters: Option<i64>,
    pub said: Said,
    pub undoable: Option<Undoable>,
    /// How the report stands, once there is something to report, for who may see it.
    pub report: Option<ReportState>,
    /// What was changed, newest first; none for who may not see it.
    pub told: Vec<Told>,
}

/// What a form that was just sent came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Nothing,
    /// Nothing was another than before.
    Same,
    Undone,
    UndoOver,
}

impl Said {
    /// By the query of the page.
    pub(crate) fn of(done: &str) -> Self {
        match done {
            "same" => Self::Same,
            "undone" => Self::Undone,
            "undo-over" => Self::UndoOver,
            _ => Self::Nothing,
        }
    }
}

/// The last change, which can still be undone.
#[derive(Clone, Debug)]
pub(crate) struct Undoable {
    pub act: Id<Act>,
    /// All that was changed by the same form.
    pub changed: Vec<Told>,
    /// How many letters about it wait.
    pub letters: i64,
    /// When they leave.
    pub leave_ms: i64,
}

/// How many changes the desk shows.
const SHOWN: usize = 8;

impl StrollDesk {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.stroll.slug, page)
    }

    fn public(&self) -> String {
        links::stroll(&self.campaign, &self.stroll.slug)
    }

    fn is_public(&self) -> bool {
        self.stroll.status != Status::Draft
    }

    fn when(&self) -> String {
        let stroll = &self.stroll;
        if stroll.status == (Status::Postponed { dated: false }) {
            return self.t.say("when-undated").to_string();
        }
        let time = self.t.time_there(stroll.starts, &stroll.time_zone);
        let day = self.t.day(stroll.starts.date());
        self.t.say("when").s("day", day).s("time", time).to_string()
    }

    fn report_says(&self, state: &ReportState) -> String {
        self.t.say(&format!("report-state-{}", state.as_str())).to_string()
    }

    fn is_report_missing(&self, state: &ReportState) -> bool {
        *state == ReportState::Missing
    }

    fn walkers(&self) -> i64 {
        self.adults + self.children
    }

    /// `41 of 50 places`, or without a limit `41 people`.
    fn places(&self) -> String {
        match self.stroll.capacity {
            Some(capacity) => {
                let says = self.t.say("stroll-desk-places").n("taken", self.walkers());
                says.n("capacity", capacity).to_string()
            }
            None => self.t.say("stroll-desk-people").n("count", self.walkers()).to_string(),
        }
    }

    /// How full it is, in hundredths.
    fn percent(&self) -> i64 {
        match self.stroll.capacity {
            Some(capacity) if capacity > 0 => (self.walkers() * 100 / capacity).clamp(0, 100),
            _ => 0,
        }
    }

    fn status(&self) -> String {
        self.t.say(&format!("desk-status-{}", self.stroll.status.as_str())).to_string()
    }

    fn says(&self, told: &Told) -> String {
        says(&self.t, told)
    }

    fn by(&self, told: &Told) -> String {
        by(&self.t, told, self.there(told.act.at_ms))
    }

    fn newest_acts(&self) -> &[Told] {
        &self.told[..self.told.len().min(SHOWN)]
    }

    /// What can be undone, and until when nobody is told of it.
    fn undo_says(&self, undoable: &Undoable) -> String {
        let changed: Vec<String> = undoable.changed.iter().map(|one| self.says(one)).collect();
        let changed = changed.join(" · ");
        if undoable.letters == 0 {
            return changed;
        }
        let leave = self.there(undoable.leave_ms);
        let says = self.t.say("desk-letters-leave").n("count", undoable.letters);
        let gap = self.t.gap();
        format!("{changed}{gap}{}", says.s("moment", leave))
    }

    /// Whether a host still has to say where it meets.
    fn lacks_place(&self) -> bool {
        self.stroll.meeting_point.is_empty()
    }

    fn came(&self, party: &Came) -> String {
        self.there(party.at_ms)
    }

    /// A moment on the clocks of the town.
    fn there(&self, at_ms: i64) -> String {
        let at = Timestamp::from_millisecond(at_ms);
        at.map(|at| self.t.moment_there(at, &self.stroll.time_zone)).unwrap_or_default()
    }
}

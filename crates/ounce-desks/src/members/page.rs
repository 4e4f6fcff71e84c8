//! The page of members.

use askama::Template;
use jiff::civil::{Date, DateTime};
use ounce_domain::member::{Kind, Role};
use ounce_store::acts::{Act, Deed, Told};
use ounce_store::invitations;
use ounce_store::members::Listed;
use ounce_store::strolls::MANY;
use ounce_web::form::{Form, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;

use crate::acts::page::moment_in;
use crate::campaign::blueprint::page as blueprint;

/// What was just done.
#[derive(Clone, Debug)]
pub(crate) enum Done {
    Nothing,
    /// It was so before.
    Before,
    /// The letter goes out again.
    Written,
    /// A letter went out less than a day ago.
    TooEarly,
    Now(Box<Told>),
}

/// An invitation without an answer.
#[derive(Clone, Debug)]
pub(crate) struct Invited {
    pub listed: invitations::Listed,
    /// Its address, where no letter brings it.
    pub href: Option<String>,
    pub may_remind: bool,
}

/// A partner or a group, which has a page of its own.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    pub kind: Kind,
    pub name: String,
    pub href: String,
    /// How many hold a role for it.
    pub members: i64,
}

/// Who holds which role. Fields: `email`, `role`, `why`.
#[derive(Template)]
#[template(path = "members/members.html")]
pub(crate) struct MembersPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of this page.
    pub path: String,
    /// The page above, for who may see it.
    pub up: Option<String>,
    /// Of what the roles are held for.
    pub name: String,
    pub kind: Kind,
    /// The zone of the clocks.
    pub zone: String,
    /// The page of all that was done, for who may see it.
    pub acts: Option<String>,
    pub may_change: bool,
    /// The roles that can be held here.
    pub roles: Vec<Role>,
    pub done: Done,
    pub sends_mail: bool,
    pub invited: Vec<Invited>,
    pub listed: Vec<Listed>,
    /// What else has members in this campaign: its partners and groups.
    pub others: Vec<Other>,
    pub told: Vec<Told>,
    pub form: Form,
}

impl MembersPage {
    /// What the link to the page above says.
    fn up_says(&self) -> String {
        match self.kind {
            Kind::Campaign | Kind::Stroll => self.name.clone(),
            Kind::Partner | Kind::Group => self.t.say("members-title").to_string(),
        }
    }

    fn is_stroll(&self) -> bool {
        self.kind == Kind::Stroll
    }

    fn partners(&self) -> Vec<&Other> {
        self.others.iter().filter(|one| one.kind == Kind::Partner).collect()
    }

    fn groups(&self) -> Vec<&Other> {
        self.others.iter().filter(|one| one.kind == Kind::Group).collect()
    }

    fn count(&self, other: &Other) -> String {
        let id = if other.kind == Kind::Partner { "members-readers" } else { "members-leaders" };
        self.t.say(id).n("count", other.members).to_string()
    }

    fn role(&self, role: &Role) -> String {
        self.t.say(&format!("role-short-{}", role.as_str())).to_string()
    }

    fn is_chosen(&self, role: &Role) -> bool {
        self.form.is("role", role.as_str())
    }

    fn role_wrong(&self) -> Option<String> {
        self.form.complaint("role").map(|refusal| self.t.refusal(refusal))
    }

    /// The way back from what was just done: give or take, address and role.
    fn undo(&self, told: &Told) -> Option<(&'static str, String, String)> {
        let email = told.about.as_ref()?.as_str().to_owned();
        match told.act.deed {
            Deed::GaveRole => Some(("take", email, told.act.became.clone())),
            Deed::TookRole => Some(("give-back", email, told.act.was.clone())),
            Deed::Invited => Some(("withdraw", email, told.act.became.clone())),
            _ => None,
        }
    }

    fn until(&self, invited: &Invited) -> String {
        let moment = self.moment(invited.listed.invitation.ends_ms());
        self.t.say("members-invited").s("moment", moment).to_string()
    }

    fn since(&self, listed: &Listed) -> String {
        self.t.say("members-since").s("moment", self.moment(listed.at_ms)).to_string()
    }

    fn moment(&self, at_ms: i64) -> String {
        moment_in(&self.t, at_ms, &self.zone)
    }

    fn says(&self, told: &Told) -> String {
        says(&self.t, told)
    }

    fn by(&self, told: &Told) -> String {
        by(&self.t, told, self.moment(told.act.at_ms))
    }
}

/// What was done, in a sentence.
pub(crate) fn says(t: &Reader, told: &Told) -> String {
    let gone = || t.say("members-gone").to_string();
    let about = told.about.as_ref().map_or_else(gone, |email| email.as_str().to_owned());
    let act = &told.act;
    let (id, word) = match (act.deed, act.became.as_str()) {
        (Deed::GaveRole, _) => ("act-gave-role", &act.became),
        (Deed::TookRole, _) => ("act-took-role", &act.was),
        (Deed::Invited, _) => ("act-invited", &act.became),
        (Deed::Uninvited, _) => ("act-uninvited", &act.was),
        (Deed::AcceptedRole, _) => ("act-accepted-role", &act.became),
        (Deed::DeclinedRole, _) => ("act-declined-role", &act.became),
        (Deed::JudgedMessage, "shown") => return t.say("act-showed-message").to_string(),
        (Deed::JudgedMessage, _) => return t.say("act-hid-message").to_string(),
        (Deed::ChangedField | Deed::ChangedStatus, _) => {
            return t.say("act-changed").s("what", changed(t, act)).to_string();
        }
        (Deed::EnrolledPhone, name) => {
            return t.say("act-enrolled-phone").s("name", name).to_string();
        }
        (Deed::CutOffPhone, _) => {
            return t.say("act-cut-off-phone").s("name", &act.was).to_string();
        }
        (Deed::HandedIn, name) => return t.say("act-handed-in").s("name", name).to_string(),
        (Deed::NotedOnDay, _) => return t.say("act-noted-on-day").to_string(),
        (Deed::Settled | Deed::Reopened, _) => {
            let id = if act.deed == Deed::Settled { "act-settled" } else { "act-reopened" };
            let asked = t.say(&format!("day-question-{}", act.field)).to_string();
            return t.say(id).s("what", asked).to_string();
        }
        (Deed::JudgedApplication, "approved") => return t.say("act-approved-host").to_string(),
        (Deed::JudgedApplication, "declined") => return t.say("act-declined-host").to_string(),
        (Deed::JudgedApplication, _) => return t.say("act-asked-host").to_string(),
        (Deed::MadeStroll, _) => {
            return t.say("act-made-stroll").s("name", &act.became).to_string();
        }
        (
            Deed::ChangedMany
            | Deed::CarriedOver
            | Deed::ImportedFile
            | Deed::SentCircular
            | Deed::TookBackCircular
            | Deed::TurnedReminder,
            _,
        ) => return of_many(t, act),
        (Deed::Undid, _) if act.field == MANY => return of_many(t, act),
        (Deed::SetBlueprint, _) => return blueprint::says(t, act),
        (Deed::Undid, _) if blueprint::spot_of(act).is_some() => return blueprint::says(t, act),
        (
            Deed::Reported
            | Deed::ClosedReport
            | Deed::ReopenedReport
            | Deed::NotedHours
            | Deed::RemovedHours,
            _,
        ) => return crate::reports::says(t, act),
        (Deed::AskedQuestion | Deed::RetiredQuestion | Deed::MovedQuestion, _) => {
            return crate::join_questions::says(t, act);
        }
        (Deed::Undid, "waiting" | "asked") => return t.say("act-undid-decline").to_string(),
        (Deed::Undid, _) => return t.say("act-undid").s("what", changed(t, act)).to_string(),
    };
    let role = |role: Role| t.say(&format!("role-short-{}", role.as_str())).to_string();
    let role = Role::parse(word).map_or_else(|| word.clone(), role);
    t.say(id).s("who", about).s("role", role).to_string()
}

/// As [`says`], of what was done to many at once: strolls, or readers of a letter.
fn of_many(t: &Reader, act: &Act) -> String {
    let count = |text: &str| text.parse().unwrap_or(0_i64);
    let said = match (act.deed, act.became.as_str()) {
        (Deed::ImportedFile, _) => return crate::import::says(t, act),
        (Deed::CarriedOver, carried) => {
            t.say("act-carried-over").n("count", count(carried)).s("from", &act.was)
        }
        (Deed::Undid, undone) => {
            let says = t.say("act-undid-many").n("count", count(undone));
            says.s("became", stands(t, &act.was))
        }
        (Deed::SentCircular, subject) => t.say("act-sent-circular").s("subject", subject),
        (Deed::TookBackCircular, _) => t.say("act-took-back-circular").s("subject", &act.was),
        (Deed::TurnedReminder, turned) => {
            let id = if turned == "on" { "act-turned-on" } else { "act-turned-off" };
            let what = t.say(&format!("mail-reminder-{}", act.field)).to_string();
            t.say(id).s("what", what)
        }
        (_, became) => {
            let says = t.say("act-changed-many").n("count", count(&act.was));
            says.s("became", stands(t, became))
        }
    };
    said.to_string()
}

/// The longest text of a field that is told with a change.
const TOLD: usize = 80;

/// A field or the status, with what it was and became where that is short.
pub(crate) fn changed(t: &Reader, act: &Act) -> String {
    let (what, was, became) = if act.field.is_empty() {
        (t.say("field-status").to_string(), stands(t, &act.was), stands(t, &act.became))
    } else {
        (t.say(&label_id(&act.field)).to_string(), act.was.clone(), act.became.clone())
    };
    let is_long = [&was, &became].iter().any(|text| text.chars().count() > TOLD);
    if is_long {
        return what;
    }
    let empty = || t.say("edit-empty").to_string();
    let or_empty = |text: String| if text.is_empty() { empty() } else { text };
    let says = t.say("act-from-to").s("what", what).s("was", or_empty(was));
    says.s("became", or_empty(became)).to_string()
}

/// A status with its start, as an act has it: `postponed 2027-06-20T10:00:00`.
fn stands(t: &Reader, text: &str) -> String {
    let (status, starts) = text.split_once(' ').unwrap_or((text, ""));
    let word = t.say(&format!("desk-status-{status}")).to_string();
    let day = starts.parse::<DateTime>().map(DateTime::date).or_else(|_| starts.parse::<Date>());
    match day {
        Ok(day) if status == "postponed" => format!("{word}, {}", t.day_short(day)),
        _ => word,
    }
}

/// By whom, and when in the reader's words.
pub(crate) fn by(t: &Reader, told: &Told, moment: String) -> String {
    let by = match (&told.by, told.act.by) {
        (Some(email), _) => email.as_str().to_owned(),
        (None, ounce_store::acts::By::Shell) => t.say("act-by-shell").to_string(),
        (None, _) => t.say("members-gone").to_string(),
    };
    let id = if told.act.by.token().is_some() { "act-by-token" } else { "act-by" };
    t.say(id).s("who", by).s("moment", moment).to_string()
}

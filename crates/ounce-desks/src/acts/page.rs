//! The page of acts.

use askama::Template;
use jiff::Timestamp;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::{Deed, Thing, Told};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

use super::search::{FIELDS, Found, cursor_text};
use crate::members::page::{by, says};

/// Who did what. Fields: `q`, `by`, `deed`, `object`, `from`, `to`.
#[derive(Template)]
#[template(path = "acts/acts.html")]
pub(crate) struct ActsPage {
    pub t: Reader,
    pub frame: Frame,
    /// Of this page, without a query.
    pub path: String,
    /// Of the desk it belongs to.
    pub desk: String,
    /// Of the campaign or the stroll.
    pub name: String,
    pub is_stroll: bool,
    /// The zone of the clocks.
    pub zone: String,
    pub form: Form,
    /// Who can be chosen.
    pub doers: Vec<(Id<Member>, EmailAddress)>,
    /// What can be chosen; nothing on a stroll's page.
    pub things: Vec<Thing>,
    /// Not the first page.
    pub is_later: bool,
    pub found: Found,
}

impl ActsPage {
    fn deeds(&self) -> [(Deed, String); Deed::ALL.len()] {
        Deed::ALL.map(|deed| (deed, self.t.say(&format!("deed-{}", deed.as_str())).to_string()))
    }

    fn is_by(&self, value: &Id<Member>) -> bool {
        self.form.is("by", &value.to_string())
    }

    fn value_of(&self, thing: &Thing) -> String {
        format!("{}/{}", thing.kind.as_str(), thing.slug)
    }

    fn is_about(&self, thing: &Thing) -> bool {
        self.form.is("object", &self.value_of(thing))
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.form.complaint(field).map(|refusal| self.t.refusal(refusal))
    }

    /// Whether more than words is asked for.
    fn is_narrowed(&self) -> bool {
        FIELDS.into_iter().any(|name| name != "q" && !self.form.value(name).is_empty())
    }

    fn is_searched(&self) -> bool {
        self.is_narrowed() || !self.form.value("q").is_empty()
    }

    /// The same search at another address.
    fn same(&self, path: &str) -> String {
        let asked = FIELDS.into_iter().filter(|name| !self.form.value(name).is_empty());
        asked.fold(path.to_owned(), |path, name| {
            links::with_choice(&path, name, &links::encode(self.form.value(name)))
        })
    }

    fn newest(&self) -> String {
        self.same(&self.path)
    }

    fn csv(&self) -> String {
        self.same(&format!("{}.csv", self.path))
    }

    fn older(&self) -> Option<String> {
        let next = self.found.next.as_ref()?;
        Some(links::with_choice(&self.newest(), "before", &cursor_text(next)))
    }

    /// How far the search looked, if it stopped before its end.
    fn looked(&self) -> Option<String> {
        let moment = self.moment(self.found.looked_to_ms?);
        Some(self.t.say("acts-looked").s("moment", moment).to_string())
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

/// A moment on the clocks of a zone; empty for one that no calendar has.
pub(crate) fn moment_in(t: &Reader, at_ms: i64, zone: &str) -> String {
    let at = Timestamp::from_millisecond(at_ms);
    at.map(|at| t.moment_there(at, zone)).unwrap_or_default()
}

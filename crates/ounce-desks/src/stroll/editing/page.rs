//! The form that changes the page of a stroll.

use askama::Template;
use ounce_domain::stroll::{Access, Confirm, Field as Particular};
use ounce_web::form::{Field, Form, field_id, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use std::collections::BTreeMap;

/// Fields: as `ounce_domain::stroll::Field` names them, with `was_…` and `keep_…` for each.
#[derive(Template)]
#[template(path = "stroll/editing/edit.html")]
pub(crate) struct EditPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub slug: String,
    pub name: String,
    /// The time zone of the town, as pages say it.
    pub zone: String,
    pub is_draft: bool,
    pub fields: Vec<Particular>,
    /// What the campaign has set, with the texts.
    pub locked: BTreeMap<Particular, String>,
    pub form: Form,
    /// What somebody else wrote meanwhile, by field.
    pub theirs: BTreeMap<&'static str, String>,
}

/// The parts of the form, each with its fields.
const PARTS: [(&str, &[Particular]); 6] = [
    (
        "edit-welcome",
        &[
            Particular::Name,
            Particular::About("en"),
            Particular::About("es"),
            Particular::About("fr"),
            Particular::About("ja"),
        ],
    ),
    ("edit-when", &[Particular::Day, Particular::Time, Particular::LastsMinutes]),
    (
        "edit-where",
        &[
            Particular::MeetingPoint,
            Particular::Venue,
            Particular::Street,
            Particular::Position,
            Particular::Parking,
            Particular::Toilets,
            Particular::RainPlan,
        ],
    ),
    (
        "edit-walk",
        &[
            Particular::Distance,
            Particular::Surface,
            Particular::Pram,
            Particular::Wheelchair,
            Particular::Bring,
        ],
    ),
    ("edit-places", &[Particular::Capacity, Particular::Confirm]),
    ("edit-host", &[Particular::Host, Particular::HostEmail]),
];

impl EditPage {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn parts(&self) -> Vec<(&'static str, Vec<Particular>)> {
        let here = |fields: &[Particular]| -> Vec<Particular> {
            fields.iter().copied().filter(|field| self.fields.contains(field)).collect()
        };
        PARTS.iter().map(|(heading, fields)| (*heading, here(fields))).collect()
    }

    /// The text of a field that the campaign has set.
    fn set(&self, field: &Particular) -> Option<String> {
        let text = self.locked.get(field)?;
        Some(match field {
            _ if text.is_empty() => self.t.say("edit-empty").to_string(),
            Particular::Confirm => self.t.say(&format!("edit-confirm-{text}")).to_string(),
            _ => super::shown(&self.t, *field, text),
        })
    }

    fn label(&self, field: &Particular) -> String {
        self.t.say(&label_id(field.name())).to_string()
    }

    fn wrong(&self, field: &Particular) -> Option<String> {
        self.form.complaint(field.name()).map(|refusal| self.t.refusal(refusal))
    }

    fn was_name(&self, field: &Particular) -> String {
        super::was(*field)
    }

    fn was(&self, field: &Particular) -> &str {
        self.form.value(&super::was(*field))
    }

    fn keep_name(&self, field: &Particular) -> String {
        super::keep(*field)
    }

    fn id(&self, field: &Particular) -> String {
        field_id(field.name())
    }

    fn theirs(&self, field: &Particular) -> Option<&String> {
        self.theirs.get(field.name())
    }

    fn access(&self) -> Vec<(&'static str, String)> {
        let unsaid = ("", self.t.say("edit-unsaid").to_string());
        let words = Access::ALL.map(|access| {
            let word = access.as_str();
            (word, self.t.say(&format!("access-{word}")).to_string())
        });
        std::iter::once(unsaid).chain(words).collect()
    }

    fn confirms(&self) -> Vec<(&'static str, String)> {
        let words = Confirm::ALL.map(|confirm| {
            let word = confirm.as_str();
            (word, self.t.say(&format!("edit-confirm-{word}")).to_string())
        });
        words.into_iter().collect()
    }

    fn field(&self, field: &Particular) -> Field {
        use Particular as P;
        let (t, form, name) = (&self.t, &self.form, field.name());
        let label = &label_id(name);
        let help = |field: Field, id: &str| field.help(t.say(id));
        match field {
            P::Name | P::Host => form.text(t, name, label).required(),
            P::About(_) => help(form.area(t, name, label), "edit-about-help"),
            P::Day => form.date(t, name, label).required(),
            P::Time => form.time(t, name, label).help(&self.zone).required(),
            P::LastsMinutes => form.count(t, name, label),
            P::MeetingPoint => {
                let field = help(form.text(t, name, label), "edit-meeting-point-help");
                if self.is_draft { field } else { field.required() }
            }
            P::Position => help(form.text(t, name, label), "edit-position-help"),
            P::HostEmail => help(form.text(t, name, label), "edit-host-email-help"),
            P::Capacity => help(form.count(t, name, label), "edit-capacity-help"),
            P::Confirm => form.choice(t, name, label, self.confirms()).required(),
            P::Distance => help(form.text(t, name, label), "edit-distance-help"),
            P::Pram | P::Wheelchair => form.choice(t, name, label, self.access()),
            P::Bring => form.area(t, name, label),
            P::Venue | P::Street | P::Surface | P::Parking | P::Toilets | P::RainPlan => {
                form.text(t, name, label)
            }
        }
    }
}

//! The text typed into a form, the complaints about it, and the fields that show both.

use crate::i18n::Reader;
use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use std::collections::BTreeMap;

/// The state of a form: the text in each field by its name, the complaints about it, and the names
/// of fields that it does not have, such as a page has that was opened before they were renamed.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: BTreeMap<String, String>,
    complaints: Vec<Complaint>,
    unknown: Vec<String>,
    /// The words of fields that have no sentence, since somebody here wrote them.
    called: BTreeMap<&'static str, String>,
}

impl Form {
    /// A form nobody has touched; fill in what a field should start with by [`Form::with`].
    pub fn new() -> Self {
        Self::default()
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// A form that comes back: everything that was typed, and the complaints.
    pub fn refused(
        typed: impl IntoIterator<Item = (String, String)>,
        complaints: Vec<Complaint>,
    ) -> Self {
        let values = typed.into_iter().collect();
        Self { values, complaints, ..Self::default() }
    }

    /// The same, with a field whose label is not a sentence of this program.
    pub fn calling(mut self, name: &'static str, words: &str) -> Self {
        self.called.insert(name, words.to_owned());
        self
    }

    /// What a field is called: its own words, or the sentence `label`.
    fn label(&self, t: &Reader, name: &str, label: &str) -> String {
        self.called.get(name).cloned().unwrap_or_else(|| t.say(label).to_string())
    }

    /// The same, when fields came along that the form does not have.
    pub fn with_unknown(self, unknown: Vec<String>) -> Self {
        Self { unknown, ..self }
    }

    pub fn is_refused(&self) -> bool {
        self.wrong() > 0
    }

    /// How many complaints there are.
    fn wrong(&self) -> usize {
        self.complaints.len() + self.unknown.len()
    }

    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    pub fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }

    /// Whether a box is ticked: browsers send `on`, links may say `true` or `1`.
    pub fn is_ticked(&self, name: &str) -> bool {
        matches!(self.value(name), "on" | "true" | "1" | "yes")
    }

    pub fn complaints(&self) -> &[Complaint] {
        &self.complaints
    }

    pub fn complaint(&self, name: &str) -> Option<Refusal> {
        self.complaints.iter().find(|c| c.field == name).map(|c| c.refusal)
    }

    /// The box above a form that says what is wrong and leads to each field.
    pub fn summary<'a>(&'a self, t: &Reader) -> Summary<'a> {
        Summary { t: *t, form: self }
    }

    /// A field of one line. The label is the sentence `label`.
    pub fn text(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "text")
    }

    pub fn email(&self, t: &Reader, label: &str) -> Field {
        self.field(t, "email", label, "email").autocomplete("email").required()
    }

    pub fn email_if_any(&self, t: &Reader, label: &str) -> Field {
        self.field(t, "email", label, "email").autocomplete("email")
    }

    /// A whole number: the keyboard of digits, and no arrows that change it by accident.
    pub fn count(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "text").inputmode("numeric").short()
    }

    pub fn decimal(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "text").inputmode("decimal").short()
    }

    /// A day of the calendar, as `2027-05-01`.
    pub fn date(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "date").short()
    }

    /// A time of the day, as `09:30`.
    pub fn time(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "time").short()
    }

    /// One of a few values, each with its words.
    pub fn choice(
        &self,
        t: &Reader,
        name: &'static str,
        label: &str,
        choices: Vec<(&'static str, String)>,
    ) -> Field {
        Field { choices, ..self.field(t, name, label, "select") }
    }

    pub fn area(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "area")
    }

    /// A box to tick. Never ticked before somebody has ticked it.
    pub fn tick(&self, t: &Reader, name: &'static str, label: &str) -> Field {
        self.field(t, name, label, "checkbox")
    }

    fn field(&self, t: &Reader, name: &'static str, label: &str, kind: &'static str) -> Field {
        Field {
            t: *t,
            name,
            label: self.label(t, name, label),
            kind,
            value: self.value(name).to_owned(),
            is_ticked: self.is_ticked(name),
            refusal: self.complaint(name),
            help: None,
            autocomplete: None,
            inputmode: None,
            sign: None,
            choices: Vec::new(),
            is_required: false,
            is_short: false,
        }
    }
}

/// The id of a field, safe in links and selectors: `waiver.signed_name` is `f-waiver-signed_name`.
pub fn field_id(name: &str) -> String {
    format!("f-{}", name.replace('.', "-"))
}

/// The sentence that names a field: that of `goal_money` is `field-goal-money`.
pub fn label_id(name: &str) -> String {
    format!("field-{}", name.replace(['.', '_'], "-"))
}

/// The sentence for what is wrong with a field. The number of children may be zero, so "too small"
/// has another sentence there.
fn sentence(t: &Reader, field: &str, refusal: Refusal) -> String {
    match (field, refusal) {
        ("children", Refusal::Field(FieldRefusal::NotPositive)) => {
            t.say("form-negative").to_string()
        }
        _ => t.refusal(refusal),
    }
}

/// The list of complaints at the top of the form.
#[derive(Template)]
#[template(path = "parts/summary.html")]
pub struct Summary<'a> {
    t: Reader,
    form: &'a Form,
}

impl Summary<'_> {
    /// The link of a complaint: to its field, unless the field is hidden.
    fn target(&self, name: &str) -> Option<String> {
        let is_unseen = matches!(name, "currency" | "kind" | "stroll" | "once");
        (!is_unseen).then(|| field_id(name))
    }

    /// The field's name and the complaint.
    fn says(&self, complaint: &Complaint) -> String {
        let id = label_id(complaint.field);
        let text = sentence(&self.t, complaint.field, complaint.refusal);
        let field = self.form.label(&self.t, complaint.field, &id);
        self.t.say("form-complaint").s("field", field).s("text", text).to_string()
    }
}

impl HtmlSafe for Summary<'_> {}

/// One labelled field with its help and what was wrong with it.
#[derive(Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    t: Reader,
    name: &'static str,
    label: String,
    kind: &'static str,
    value: String,
    is_ticked: bool,
    refusal: Option<Refusal>,
    help: Option<String>,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    /// A text before the field, such as the sign of a currency.
    sign: Option<String>,
    /// What a choice can be.
    choices: Vec<(&'static str, String)>,
    is_required: bool,
    is_short: bool,
}

impl HtmlSafe for Field {}

impl Field {
    pub fn help(mut self, text: impl ToString) -> Self {
        self.help = Some(text.to_string());
        self
    }

    /// The kind of text that a browser may fill in. `off` also makes it forget the field on the way
    /// back, so only signatures have it: those are written each time.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    pub fn sign(mut self, sign: impl ToString) -> Self {
        self.sign = Some(sign.to_string());
        self
    }

    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    fn short(mut self) -> Self {
        self.is_short = true;
        self
    }

    fn id(&self) -> String {
        field_id(self.name)
    }

    fn wrong(&self, refusal: &Refusal) -> String {
        sentence(&self.t, self.name, *refusal)
    }

    /// The ids of the texts that describe the field, help first, for `aria-describedby`.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        ids.extend(self.help.as_ref().map(|_| format!("{}-help", self.id())));
        ids.extend(self.refusal.map(|_| format!("{}-wrong", self.id())));
        ids.join(" ")
    }
}

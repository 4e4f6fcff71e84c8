//! The form of a report: which fields came along, and how it comes back.

use std::collections::BTreeMap;

use ounce_domain::quantity::{Currency, Marks, MilkUnit, Money};
use ounce_domain::refusal::{Complaint, PlanRefusal, Refusal};
use ounce_domain::stroll::{Keep, Touched};
use ounce_domain::stroll_report::{Field, StrollReport};
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::i18n::Reader;

/// The hidden field with the text that a field had when the form was opened.
pub(super) fn was(field: Field) -> String {
    format!("was_{}", field.name())
}

/// The field that says which of two texts to keep.
pub(super) fn keep(field: Field) -> String {
    format!("keep_{}", field.name())
}

/// The names of all fields of the form.
pub(super) fn names() -> Vec<String> {
    Field::ALL.map(|field| [field.name().to_owned(), was(field), keep(field)]).concat()
}

/// A field's text as the form shows it: an amount in the reader's words, the rest as it is.
pub(super) fn shown(t: &Reader, currency: Currency, field: Field, text: &str) -> String {
    match (field, amount(text, currency)) {
        (Field::CashCounted, Some(money)) => t.money_in_full(money),
        _ => text.to_owned(),
    }
}

/// An amount as a report keeps it: a plain decimal, also of nothing at all.
fn amount(text: &str, currency: Currency) -> Option<Money> {
    let nothing = Money::new(0, currency);
    if text == nothing.plain() { Some(nothing) } else { Money::parse(text, currency).ok() }
}

/// The form as it is opened: what is on record, or what the phones know.
pub(super) fn opened(
    t: &Reader,
    on_record: Option<&StrollReport>,
    filled: &StrollReport,
    wrong: Vec<Complaint>,
) -> Form {
    let pairs = Field::ALL.into_iter().flat_map(|field| {
        let text = filled.text(field);
        let base = on_record.map(|report| report.text(field)).unwrap_or_default();
        let shown = shown(t, filled.currency, field, &text);
        [(field.name().to_owned(), shown), (was(field), base)]
    });
    Form::refused(pairs, wrong)
}

/// The fields that came along. What was left as it was shown is what it was.
pub(super) fn touched(t: &Reader, currency: Currency, typed: &Typed) -> Vec<Touched<Field>> {
    let came = Field::ALL.into_iter().filter(|field| typed.has(field.name()));
    let read = came.map(|field| {
        let (base, mine) = (typed.get(&was(field)).to_owned(), typed.get(field.name()));
        let is_as_shown = !base.is_empty() && mine == shown(t, currency, field, &base);
        Touched {
            field,
            mine: if is_as_shown { base.clone() } else { mine.to_owned() },
            base,
            keep: Keep::parse(typed.get(&keep(field))),
            must_choose: typed.has(&keep(field)),
        }
    });
    read.collect()
}

/// The form as it comes back, and the texts of others where there are two to choose from.
pub(super) fn returned(
    t: &Reader,
    typed: &Typed,
    on_record: &StrollReport,
    complaints: Vec<Complaint>,
) -> (Form, BTreeMap<&'static str, String>) {
    let is_meanwhile =
        |one: &&Complaint| one.refusal == Refusal::Plan(PlanRefusal::ChangedMeanwhile);
    let meanwhile = complaints.iter().filter(is_meanwhile);
    let meanwhile: Vec<Field> = meanwhile.filter_map(|one| Field::parse(one.field)).collect();
    let mut form = Form::refused(typed.pairs(), complaints);
    let mut theirs = BTreeMap::new();
    for field in meanwhile {
        let text = on_record.text(field);
        theirs.insert(field.name(), shown(t, on_record.currency, field, &text));
        // Both texts are seen now; a third one would be new again.
        form = form.with(&was(field), text).with(&keep(field), "");
    }
    (form, theirs)
}

/// How numbers and volumes of a reader are read.
pub(super) fn written_by(t: &Reader) -> (Marks, MilkUnit) {
    (t.lang.marks(), t.units.milk_unit())
}

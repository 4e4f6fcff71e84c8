//! What a host reports of a stroll after its day: who came, the cash that was counted, the milk that
//! was handed over, and how it was.
//!
//! What the phones noted ([`Recorded`]) stands beside what the host reports, and neither changes the
//! other: a difference is explained in words. The book is not touched by a report.
//!
//! Two hosts may have the form open. As with a stroll's page, each field carries the text it had, so
//! that nobody overwrites the other without seeing it.

mod field;
mod recorded;
pub mod reminder;

use jiff::Timestamp;

use crate::id::Id;
use crate::quantity::{AmountRefusal, Currency, Marks, Microlitres, MilkUnit, Money};
use crate::refusal::{Complaint, Complaints, FieldRefusal, PlanRefusal, Refusal};
use crate::stroll::{Edit, Status, Stroll, Touched, merge};
use crate::text;

pub use field::{Field, MILK_ROWS};
pub use recorded::{Recorded, milk_by_bank};

/// More people than ever came to one stroll.
const MOST_PEOPLE: i64 = 100_000;
const LONGEST_REASON: usize = 500;
const LONGEST_STORY: usize = 2_000;
/// A volume is read off a bag: what differs by less than one ounce does not differ.
const MILK_SLACK_UL: i64 = 29_574;

/// What a host reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrollReport {
    pub stroll: Id<Stroll>,
    /// Of the campaign; the cash is counted in it.
    pub currency: Currency,
    /// People who had signed up and came.
    pub arrived: Option<i64>,
    /// People who came without having signed up.
    pub walk_ups: Option<i64>,
    pub headcount: Option<i64>,
    pub cash_counted_minor: Option<i64>,
    /// Why it is not what the day recorded.
    pub cash_reason: String,
    pub milk: [Handed; MILK_ROWS],
    /// Why it is not what the day recorded.
    pub milk_reason: String,
    /// How it was, in the host's words.
    pub story: String,
    /// Whether everybody may read the words.
    pub story_is_public: bool,
}

/// Milk handed over to a bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// Slug; empty for none.
    pub bank: String,
    pub volume: Option<Microlitres>,
}

/// What the fields are read by.
#[derive(Clone, Debug)]
pub struct Terms {
    pub marks: Marks,
    /// Of a volume that says no unit.
    pub unit: MilkUnit,
    /// The slugs of the banks that milk can be handed to.
    pub banks: Vec<String>,
}

impl StrollReport {
    /// One in which nothing is said.
    pub fn empty(stroll: Id<Stroll>, currency: Currency) -> Self {
        Self {
            stroll,
            currency,
            arrived: None,
            walk_ups: None,
            headcount: None,
            cash_counted_minor: None,
            cash_reason: String::new(),
            milk: std::array::from_fn(|_| Handed::default()),
            milk_reason: String::new(),
            story: String::new(),
            story_is_public: false,
        }
    }

    /// What the phones know already. The cash is not in it: it is counted first and compared then,
    /// so that nobody counts towards a figure.
    pub fn prefilled(&self, recorded: &Recorded, milk: &[Handed]) -> Self {
        let mut filled = self.clone();
        if recorded.is_of_phones {
            filled.arrived = Some(recorded.arrived);
            filled.walk_ups = Some(recorded.walk_ups);
            filled.headcount = recorded.headcount;
        }
        for (row, handed) in filled.milk.iter_mut().zip(milk) {
            row.clone_from(handed);
        }
        filled
    }

    /// How many people came: those who were noted one by one or those who were counted, whichever
    /// is more. Who counts heads misses some and never sees too many; who was noted was there.
    pub fn came(&self) -> i64 {
        let noted = self.arrived.unwrap_or(0) + self.walk_ups.unwrap_or(0);
        noted.max(self.headcount.unwrap_or(0))
    }

    pub fn milk_handed(&self) -> Microlitres {
        let volumes = self.milk.iter().filter_map(|row| row.volume);
        Microlitres(volumes.map(|volume| volume.0).fold(0, i64::saturating_add))
    }

    /// Counted less recorded, in minor units; `None` when it was not counted.
    pub fn cash_difference(&self, recorded: &Recorded) -> Option<i64> {
        let counted = self.cash_counted_minor?;
        Some(counted.saturating_sub(recorded.cash_minor)).filter(|difference| *difference != 0)
    }

    /// Whether as much milk was handed over as was noted.
    pub fn milk_differs(&self, recorded: &Recorded) -> bool {
        (self.milk_handed().0 - recorded.milk_ul).abs() >= MILK_SLACK_UL
    }

    /// A field as plain text: what `set` reads, and what an act keeps. Empty where nothing is said.
    pub fn text(&self, field: Field) -> String {
        let number = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        match field {
            Field::Arrived => number(self.arrived),
            Field::WalkUps => number(self.walk_ups),
            Field::Headcount => number(self.headcount),
            Field::CashCounted => self
                .cash_counted_minor
                .map(|minor| Money::new(minor, self.currency).plain())
                .unwrap_or_default(),
            Field::CashReason => self.cash_reason.clone(),
            Field::Milk(row) => self.milk[row].volume.map(millilitres_text).unwrap_or_default(),
            Field::MilkBank(row) => self.milk[row].bank.clone(),
            Field::MilkReason => self.milk_reason.clone(),
            Field::Story => self.story.clone(),
            Field::StoryShown if self.story_is_public => "yes".to_owned(),
            Field::StoryShown => String::new(),
        }
    }

    /// Reads what somebody typed into a field.
    ///
    /// # Errors
    /// Why the field can't have this text.
    pub fn set(&mut self, field: Field, typed: &str, terms: &Terms) -> Result<(), Refusal> {
        match field {
            Field::Arrived => self.arrived = people(typed)?,
            Field::WalkUps => self.walk_ups = people(typed)?,
            Field::Headcount => self.headcount = people(typed)?,
            Field::CashCounted => {
                self.cash_counted_minor = counted(typed, self.currency, terms.marks)?;
            }
            Field::CashReason => self.cash_reason = text::message(typed, LONGEST_REASON)?,
            Field::Milk(row) => self.milk[row].volume = volume(typed, terms)?,
            Field::MilkBank(row) => {
                let bank = typed.trim();
                if !bank.is_empty() && !terms.banks.iter().any(|known| known == bank) {
                    return Err(FieldRefusal::NotAChoice.into());
                }
                self.milk[row].bank = bank.to_owned();
            }
            Field::MilkReason => self.milk_reason = text::message(typed, LONGEST_REASON)?,
            Field::Story => self.story = text::message(typed, LONGEST_STORY)?,
            Field::StoryShown => {
                self.story_is_public = match typed {
                    "" | "no" => false,
                    "yes" => true,
                    _ => return Err(FieldRefusal::NotAChoice.into()),
                }
            }
        }
        Ok(())
    }

    /// Brings in what somebody typed, and says which fields have another value now. Nothing is
    /// changed when there is a complaint.
    ///
    /// # Errors
    /// Every complaint about a field, as [`Self::set`] and [`Self::check`] have it;
    /// `ChangedMeanwhile` for a field that somebody else has changed to another text since the form
    /// was opened, unless the form says which of the two to keep.
    pub fn edit(
        &self,
        touched: &[Touched<Field>],
        (terms, recorded): (&Terms, &Recorded),
    ) -> Result<(Self, Vec<Edit<Field>>), Vec<Complaint>> {
        let mut wrong = Complaints::default();
        let mut after = self.clone();
        for one in touched {
            let now = self.text(one.field);
            // The same figure in another spelling, such as a form that is sent twice.
            if self.reads_as(one, terms).is_some_and(|text| text == now) {
                continue;
            }
            match merge(one, &now) {
                Ok(None) => {}
                Ok(Some(typed)) => {
                    wrong.take(one.field.name(), after.set(one.field, typed, terms));
                }
                Err(refusal) => wrong.add(one.field.name(), refusal),
            }
        }
        if wrong.is_empty() {
            after.check(recorded, &mut wrong);
        }
        if !wrong.is_empty() {
            return Err(wrong.into_vec());
        }
        let edits = Field::ALL.into_iter().filter_map(|field| {
            let (was, became) = (self.text(field), after.text(field));
            (was != became).then_some(Edit { field, was, became })
        });
        let edits = edits.collect();
        Ok((after, edits))
    }

    /// What somebody typed, as it would stand on record; `None` for what can't.
    fn reads_as(&self, one: &Touched<Field>, terms: &Terms) -> Option<String> {
        let mut read = self.clone();
        read.set(one.field, &one.mine, terms).ok()?;
        Some(read.text(one.field))
    }

    /// What is still missing. A town says at least how many came, counts the cash that its phones
    /// recorded, and explains each difference.
    pub fn check(&self, recorded: &Recorded, wrong: &mut Complaints) {
        if self.arrived.is_none() && self.headcount.is_none() {
            wrong.add(Field::Arrived.name(), FieldRefusal::Missing);
        }
        if self.cash_counted_minor.is_none() && recorded.cash_minor != 0 {
            wrong.add(Field::CashCounted.name(), FieldRefusal::Missing);
        }
        if self.cash_difference(recorded).is_some() && self.cash_reason.is_empty() {
            wrong.add(Field::CashReason.name(), PlanRefusal::DifferenceUnexplained);
        }
        for (row, handed) in self.milk.iter().enumerate() {
            if handed.volume.is_some() && handed.bank.is_empty() {
                wrong.add(Field::MilkBank(row).name(), FieldRefusal::Missing);
            }
            if handed.volume.is_none() && !handed.bank.is_empty() {
                wrong.add(Field::Milk(row).name(), FieldRefusal::Missing);
            }
        }
        if self.milk_differs(recorded) && self.milk_reason.is_empty() {
            wrong.add(Field::MilkReason.name(), PlanRefusal::DifferenceUnexplained);
        }
    }
}

/// Whether there is something to report of a stroll by now.
///
/// # Errors
/// `NothingToReport` of one that is a draft, cancelled or without a day; `BeforeTheDay` until it
/// has begun.
pub fn may_report(stroll: &Stroll, now: Timestamp) -> Result<(), PlanRefusal> {
    if matches!(stroll.status, Status::Draft | Status::Cancelled)
        || stroll.status == (Status::Postponed { dated: false })
    {
        return Err(PlanRefusal::NothingToReport);
    }
    let has_begun = stroll.status == Status::Held || stroll.starts_at().is_ok_and(|at| at <= now);
    if has_begun { Ok(()) } else { Err(PlanRefusal::BeforeTheDay) }
}

/// A number of people, also none; `None` for nothing typed.
fn people(typed: &str) -> Result<Option<i64>, FieldRefusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldRefusal::NotANumber);
    }
    let number = typed.parse::<i64>().ok().filter(|number| *number <= MOST_PEOPLE);
    number.map(Some).ok_or(FieldRefusal::TooLarge(MOST_PEOPLE))
}

/// An amount of cash in minor units, also none at all; `None` for nothing typed.
fn counted(typed: &str, currency: Currency, marks: Marks) -> Result<Option<i64>, FieldRefusal> {
    match Money::typed(typed, currency, marks) {
        Ok(money) => Ok(Some(money.minor)),
        Err(AmountRefusal::Missing) => Ok(None),
        Err(AmountRefusal::NotPositive) if !typed.contains(['-', '\u{2212}']) => Ok(Some(0)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `29 oz`, `850 mL`, or a number in the unit of the reader; `None` for nothing typed.
fn volume(typed: &str, terms: &Terms) -> Result<Option<Microlitres>, FieldRefusal> {
    let typed = typed.trim();
    let without = |units: &[&str]| {
        let lower = typed.to_lowercase();
        let unit = units.iter().find(|unit| lower.ends_with(**unit))?;
        // The letters of units are as long in small letters as in capitals.
        Some(typed[..typed.len() - unit.len()].trim_end())
    };
    let (number, unit) = match (without(&["fl oz", "oz"]), without(&["ml"])) {
        (Some(number), _) => (number, MilkUnit::Ounce),
        (None, Some(number)) => (number, MilkUnit::Millilitre),
        (None, None) => (typed, terms.unit),
    };
    if number.is_empty() {
        let is_nothing = typed.is_empty();
        return if is_nothing { Ok(None) } else { Err(FieldRefusal::NotANumber) };
    }
    Microlitres::typed(number, unit, terms.marks).map(Some).map_err(FieldRefusal::from)
}

/// All of it: `850 mL`, `887.206 mL`.
fn millilitres_text(volume: Microlitres) -> String {
    let (whole, rest) = (volume.0 / 1_000, volume.0 % 1_000);
    let rest = format!("{rest:03}");
    let rest = rest.trim_end_matches('0');
    let mark = if rest.is_empty() { "" } else { "." };
    format!("{whole}{mark}{rest} mL")
}

#[cfg(test)]
mod tests;

//! What a host can change about a stroll, field by field.
//!
//! Two hosts may have the same page open. A form carries the text that each field had when it was
//! opened, so that nobody overwrites what somebody else wrote meanwhile without seeing it.

mod field;
mod merge;

use std::collections::BTreeMap;

use super::{Access, Confirm, Meeting, Position, Status, Stroll, starts_at};
use crate::quantity::{Marks, metres_typed};
use crate::refusal::{Complaint, Complaints, FieldRefusal, PlanRefusal, Refusal};
use crate::text::{self, EmailAddress};
use jiff::civil::{Date, Time};

pub use field::Field;
pub(crate) use merge::merge;
pub use merge::{Keep, Touched};

/// The longest welcome, in characters.
const LONGEST_ABOUT: usize = 1_000;
/// The longest walk, in metres: a slip of the pen is longer.
const MOST_METRES: i64 = 100_000;
const MOST_PLACES: i64 = 1_000_000;

/// Everything that a host can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    pub stroll: Stroll,
    pub meeting: Meeting,
    /// Where questions go; never shown.
    pub host_email: Option<EmailAddress>,
    /// The host's welcome by language code; a language without one is not in it.
    pub about: BTreeMap<String, String>,
}

/// A field that got another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<F = Field> {
    pub field: F,
    pub was: String,
    pub became: String,
}

impl Particulars {
    /// A field as plain text: what `set` reads, and what an act keeps. Empty where nothing is said.
    pub fn text(&self, field: Field) -> String {
        let (stroll, meeting) = (&self.stroll, &self.meeting);
        let number = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        let access = |access: Option<Access>| access.map_or("", Access::as_str).to_owned();
        match field {
            Field::Name => stroll.name.clone(),
            Field::Day => stroll.starts.date().to_string(),
            Field::Time => stroll.starts.time().strftime("%H:%M").to_string(),
            Field::LastsMinutes => number(meeting.lasts_minutes),
            Field::MeetingPoint => stroll.meeting_point.clone(),
            Field::Venue => meeting.venue.clone(),
            Field::Street => meeting.street.clone(),
            Field::Position => meeting.position.map(Position::plain).unwrap_or_default(),
            Field::Host => stroll.host.clone(),
            Field::HostEmail => {
                self.host_email.as_ref().map_or("", EmailAddress::as_str).to_owned()
            }
            Field::Bring => stroll.bring.clone(),
            Field::Capacity => number(stroll.capacity),
            Field::Confirm => stroll.confirm.as_str().to_owned(),
            Field::Distance => meeting.distance_m.map(|m| format!("{m} m")).unwrap_or_default(),
            Field::Surface => meeting.surface.clone(),
            Field::Pram => access(meeting.pram),
            Field::Wheelchair => access(meeting.wheelchair),
            Field::Parking => meeting.parking.clone(),
            Field::Toilets => meeting.toilets.clone(),
            Field::RainPlan => meeting.rain_plan.clone(),
            Field::About(language) => self.about.get(language).cloned().unwrap_or_default(),
        }
    }

    /// Reads what somebody typed into a field. `marks` are those of numbers in their language.
    ///
    /// # Errors
    /// Why the field can't have this text.
    pub fn set(&mut self, field: Field, typed: &str, marks: Marks) -> Result<(), Refusal> {
        let (stroll, meeting) = (&mut self.stroll, &mut self.meeting);
        // Walkers of a public stroll have to know where they meet.
        let may_be_silent = stroll.status == Status::Draft;
        match field {
            Field::Name => stroll.name = text::line(typed, Stroll::LONGEST_NAME)?,
            Field::Day => {
                let day = typed.trim().parse::<Date>().map_err(|_| FieldRefusal::NotADate)?;
                if stroll.status != Status::Draft && day != stroll.starts.date() {
                    return Err(PlanRefusal::DayByPostponing.into());
                }
                self.start_at(day, stroll_time(&self.stroll))?;
            }
            Field::Time => {
                let time = time_typed(typed).ok_or(FieldRefusal::NotATime)?;
                self.start_at(self.stroll.starts.date(), time)?;
            }
            Field::LastsMinutes => meeting.lasts_minutes = whole(typed, Meeting::MOST_MINUTES)?,
            Field::MeetingPoint if may_be_silent => {
                stroll.meeting_point = line_or_none(typed, 300)?;
            }
            Field::MeetingPoint => stroll.meeting_point = text::line(typed, 300)?,
            Field::Venue => meeting.venue = line_or_none(typed, 120)?,
            Field::Street => meeting.street = line_or_none(typed, 200)?,
            Field::Position => meeting.position = position(typed)?,
            Field::Host => stroll.host = text::name(typed)?,
            Field::HostEmail => {
                let is_none = typed.trim().is_empty();
                self.host_email = if is_none { None } else { Some(EmailAddress::parse(typed)?) };
            }
            Field::Bring => stroll.bring = text::message(typed, 500)?,
            Field::Capacity => stroll.capacity = whole(typed, MOST_PLACES)?,
            Field::Confirm => {
                stroll.confirm = Confirm::parse(typed).ok_or(FieldRefusal::NotAChoice)?;
            }
            Field::Distance => {
                meeting.distance_m = match typed.trim() {
                    "" => None,
                    typed => Some(metres_typed(typed, marks, MOST_METRES)?),
                }
            }
            Field::Surface => meeting.surface = line_or_none(typed, 120)?,
            Field::Pram => meeting.pram = access(typed)?,
            Field::Wheelchair => meeting.wheelchair = access(typed)?,
            Field::Parking => meeting.parking = line_or_none(typed, 300)?,
            Field::Toilets => meeting.toilets = line_or_none(typed, 300)?,
            Field::RainPlan => meeting.rain_plan = line_or_none(typed, 300)?,
            Field::About(language) => {
                let words = text::message(typed, LONGEST_ABOUT)?;
                if words.is_empty() {
                    self.about.remove(language);
                } else {
                    self.about.insert(language.to_owned(), words);
                }
            }
        }
        Ok(())
    }

    /// Moves the start. What was announced first stays on record once the stroll is public.
    fn start_at(&mut self, day: Date, time: Time) -> Result<(), Refusal> {
        let stroll = &mut self.stroll;
        let starts = day.to_datetime(time);
        starts_at(starts, &stroll.time_zone)?;
        if starts != stroll.starts && stroll.status != Status::Draft {
            stroll.first_starts = stroll.first_starts.or(Some(stroll.starts));
        }
        stroll.starts = starts;
        Ok(())
    }

    /// Brings in what somebody changed in a form, and says which fields have another value now.
    /// Nothing is changed when there is a complaint.
    ///
    /// # Errors
    /// Every complaint; `ChangedMeanwhile` for a field that somebody else has changed to another
    /// text since the form was opened, unless the form says which of the two to keep; `Locked` for
    /// one of the fields that the campaign has locked.
    pub fn edit(
        &self,
        touched: &[Touched],
        marks: Marks,
        locked: &[Field],
    ) -> Result<(Self, Vec<Edit>), Vec<Complaint>> {
        let mut wrong = Complaints::default();
        let mut after = self.clone();
        for one in touched {
            let now = self.text(one.field);
            match merge(one, &now) {
                Ok(None) => {}
                Ok(Some(_)) if locked.contains(&one.field) => {
                    wrong.add(one.field.name(), PlanRefusal::Locked);
                }
                Ok(Some(typed)) => {
                    wrong.take(one.field.name(), after.set(one.field, typed, marks));
                }
                Err(refusal) => wrong.add(one.field.name(), refusal),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong.into_vec());
        }
        let edits = touched.iter().filter_map(|one| {
            let (was, became) = (self.text(one.field), after.text(one.field));
            (was != became).then_some(Edit { field: one.field, was, became })
        });
        let edits = edits.collect();
        Ok((after, edits))
    }
}

fn stroll_time(stroll: &Stroll) -> Time {
    stroll.starts.time()
}

/// One line of text, or none.
fn line_or_none(typed: &str, most: usize) -> Result<String, FieldRefusal> {
    match text::line(typed, most) {
        Err(FieldRefusal::Missing) => Ok(String::new()),
        read => read,
    }
}

/// A whole number from 1, or none.
fn whole(typed: &str, most: i64) -> Result<Option<i64>, FieldRefusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let is_digits = typed.bytes().all(|byte| byte.is_ascii_digit());
    let number = typed.parse::<i64>().ok().filter(|_| is_digits);
    match number {
        Some(0) => Err(FieldRefusal::NotPositive),
        Some(number) if number <= most => Ok(Some(number)),
        Some(_) => Err(FieldRefusal::TooLarge(most)),
        None if is_digits => Err(FieldRefusal::TooLarge(most)),
        None => Err(FieldRefusal::NotANumber),
    }
}

/// `9:30`, `09:30` or `14.15`, as clocks of 24 hours say it: browsers send the first two.
pub fn time_typed(typed: &str) -> Option<Time> {
    let (hour, rest) = typed.trim().split_once([':', '.', 'h'])?;
    let minute = rest.get(..2).filter(|_| matches!(rest.len(), 2 | 5))?;
    let number = |text: &str| text.parse::<i8>().ok().filter(|n| *n >= 0);
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

/// `43.157, -77.615` as maps copy it, or none.
fn position(typed: &str) -> Result<Option<Position>, FieldRefusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut halves = typed.split([',', ' ', ';']).filter(|half| !half.is_empty());
    let (lat, lon, rest) = (halves.next(), halves.next(), halves.next());
    match (lat, lon, rest) {
        (Some(lat), Some(lon), None) => Position::parse(lat, lon).map(Some),
        _ => Err(FieldRefusal::NotAPosition),
    }
}

fn access(typed: &str) -> Result<Option<Access>, FieldRefusal> {
    match typed {
        "" => Ok(None),
        word => Access::parse(word).map(Some).ok_or(FieldRefusal::NotAChoice),
    }
}

#[cfg(test)]
mod tests;

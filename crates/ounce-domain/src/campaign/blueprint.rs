//! The blueprint of a campaign: what the page of each stroll says, and who may change it.
//!
//! A field of the blueprint is locked, suggested or free. It is set for the whole campaign, and
//! may be set otherwise for a country. [`Blueprint::effective`] says what counts in a town;
//! `push.rs` decides what a change does to the strolls that are there.

mod push;

use std::collections::BTreeMap;

use crate::country;
use crate::id::Id;
use crate::quantity::Marks;
use crate::refusal::Refusal;
use crate::stroll::{Confirm, Field, Meeting, Particulars, Position, Status, Stroll};

pub use push::{Change, Kept, Outline, Standing, Touched, take_back};

/// The fields that a blueprint may set. The others belong to one town: its place, its host.
pub const FIELDS: [Field; 13] = [
    Field::Name,
    Field::About("en"),
    Field::About("es"),
    Field::About("fr"),
    Field::About("ja"),
    Field::Time,
    Field::LastsMinutes,
    Field::RainPlan,
    Field::Distance,
    Field::Surface,
    Field::Bring,
    Field::Capacity,
    Field::Confirm,
];

/// What stands for the town in a text of the blueprint.
pub const TOWN: &str = "{town}";

/// What the field of an act on a blueprint begins with.
const OF_ACTS: &str = "blueprint/";

/// Who may change a field of a stroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// The campaign alone: every stroll has its text.
    Locked,
    /// The campaign says it first, and the host may say something else.
    Suggested,
    /// The host alone.
    Free,
}

impl Hold {
    pub const ALL: [Self; 3] = [Self::Locked, Self::Suggested, Self::Free];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Suggested => "suggested",
            Self::Free => "free",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hold| hold.as_str() == text)
    }
}

/// For which strolls a field is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Campaign,
    /// ISO 3166-1 alpha-2.
    Country(&'static str),
}

impl Tier {
    /// The code of the country; empty for the whole campaign.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Campaign => "",
            Self::Country(code) => code,
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Campaign),
            code => country::parse(code).ok().map(Self::Country),
        }
    }
}

/// A field of the blueprint in one tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub field: Field,
    pub tier: Tier,
}

impl Spot {
    /// `bring`, or `bring/CA` for a country.
    pub fn text(self) -> String {
        match self.tier {
            Tier::Campaign => self.field.name().to_owned(),
            Tier::Country(code) => format!("{}/{code}", self.field.name()),
        }
    }

    /// Reads what [`Spot::text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (field, tier) = match text.split_once('/') {
            None => (text, Tier::Campaign),
            Some((_, "")) => return None,
            Some((field, code)) => (field, Tier::parse(code)?),
        };
        Some(Self { field: field_of(field)?, tier })
    }

    /// The field of an act that changes the blueprint here.
    pub fn act_field(self) -> String {
        format!("{OF_ACTS}{}", self.text())
    }

    /// Reads the field of an act; `None` for one that changes no blueprint.
    pub fn of_act(field: &str) -> Option<Self> {
        Self::parse(field.strip_prefix(OF_ACTS)?)
    }
}

/// A field of the blueprint by its name.
pub fn field_of(name: &str) -> Option<Field> {
    FIELDS.into_iter().find(|field| field.name() == name)
}

/// What the blueprint says about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub hold: Hold,
    /// As [`Particulars::text`] has it, with [`TOWN`] for the town; empty for a free field.
    pub value: String,
}

impl Entry {
    /// Reads what somebody typed. `marks` are those of numbers in their language.
    ///
    /// # Errors
    /// As [`Particulars::set`].
    pub fn read(field: Field, hold: Hold, typed: &str, marks: Marks) -> Result<Self, Refusal> {
        if hold == Hold::Free {
            return Ok(Self { hold, value: String::new() });
        }
        let mut page = blank();
        page.set(field, typed, marks)?;
        Ok(Self { hold, value: page.text(field) })
    }

    /// `locked` and the value on the lines after it, as acts keep it.
    pub fn text(&self) -> String {
        format!("{}\n{}", self.hold.as_str(), self.value)
    }

    /// Reads what [`Entry::text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (hold, value) = text.split_once('\n')?;
        Some(Self { hold: Hold::parse(hold)?, value: value.to_owned() })
    }

    /// The text for a town.
    pub fn filled(&self, town: &str) -> String {
        self.value.replace(TOWN, town)
    }
}

/// A page on which nothing is said yet: what a text of the blueprint is read into.
fn blank() -> Particulars {
    let id = Id::from_bytes([0; 16]);
    let stroll = Stroll {
        id,
        campaign: Id::from_bytes([0; 16]),
        slug: String::new(),
        name: String::new(),
        group: None,
        town: String::new(),
        region: String::new(),
        country: String::new(),
        position: Position { lat_e7: 0, lon_e7: 0 },
        time_zone: "UTC".to_owned(),
        starts: jiff::civil::DateTime::constant(2000, 1, 1, 0, 0, 0, 0),
        first_starts: None,
        meeting_point: String::new(),
        host: String::new(),
        bring: String::new(),
        capacity: None,
        confirm: Confirm::Always,
        status: Status::Draft,
        sequence: 0,
    };
    let meeting = Meeting::unknown(id);
    Particulars { stroll, meeting, host_email: None, about: BTreeMap::new() }
}

/// What a campaign has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blueprint {
    entries: BTreeMap<Spot, Entry>,
}

impl Blueprint {
    /// Sets a field in a tier; `None` leaves it to the tier above, or to the hosts.
    pub fn set(&mut self, spot: Spot, entry: Option<Entry>) {
        match entry {
            Some(entry) => self.entries.insert(spot, entry),
            None => self.entries.remove(&spot),
        };
    }

    pub fn get(&self, spot: Spot) -> Option<&Entry> {
        self.entries.get(&spot)
    }

    /// Everything that is set, field by field, the whole campaign before its countries.
    pub fn entries(&self) -> impl Iterator<Item = (Spot, &Entry)> {
        self.entries.iter().map(|(spot, entry)| (*spot, entry))
    }

    /// What counts in a country: what is set for it, otherwise what is set for the whole campaign.
    /// `None` for a field that is the host's.
    pub fn effective(&self, field: Field, country: &str) -> Option<&Entry> {
        let own = country::parse(country).ok().map(Tier::Country);
        let of = |tier| self.get(Spot { field, tier });
        let entry = own.and_then(of).or_else(|| of(Tier::Campaign))?;
        (entry.hold != Hold::Free).then_some(entry)
    }

    /// The fields that no host of a country may change.
    pub fn locked(&self, country: &str) -> Vec<Field> {
        let is_locked = |field: &Field| {
            self.effective(*field, country).is_some_and(|entry| entry.hold == Hold::Locked)
        };
        FIELDS.into_iter().filter(is_locked).collect()
    }

    /// Whether what is set at a spot counts in a country, or would if something were set.
    fn governs(&self, spot: Spot, country: &str) -> bool {
        match spot.tier {
            Tier::Country(code) => code == country,
            Tier::Campaign => !country::parse(country).is_ok_and(|code| {
                self.entries.contains_key(&Spot { tier: Tier::Country(code), ..spot })
            }),
        }
    }

    /// Begins the page of a new stroll: the page, and the text that each field was given. A text
    /// that does not fit with the name of the town is left away.
    pub fn begin(&self, mut page: Particulars) -> (Particulars, Vec<(Field, String)>) {
        let mut given = Vec::new();
        for field in FIELDS {
            let Some(entry) = self.effective(field, &page.stroll.country) else { continue };
            let text = entry.filled(&page.stroll.town);
            if page.set(field, &text, Marks::Plain).is_ok() {
                given.push((field, page.text(field)));
            }
        }
        (page, given)
    }
}

#[cfg(test)]
mod tests;

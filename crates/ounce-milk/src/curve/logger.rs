//! Files of temperature loggers, as their programs export them.
//!
//! A [`Logger`] is data: it says how the file of one program is laid out. It tells the header,
//! which columns are times and which are temperatures, the unit, and the order of a day's numbers.
//! [`read`] turns such a file into readings, each with the time since the first one. Anything that
//! can be read in two ways is refused: a day that may be 3 April or 4 March, a unit nobody names,
//! an hour that the clocks repeat or leave out.

mod rows;
mod stamp;
mod text;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::measure::{MilliCelsius, Milliseconds};
use super::trace::{Reading, Readings};

pub use rows::read;
pub use stamp::Order;

/// How the file of a logger is laid out. A column is found by the first words of its name, in any
/// letter case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logger {
    pub id: String,
    pub title: String,
    /// How the layout is known, and whether it was compared with a file of the program.
    pub source: String,
    pub verified: bool,
    /// The encoding of a file that has no byte order mark and is no UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The characters that may stand between two cells. An empty list means comma, semicolon and
    /// tab.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub separators: Vec<char>,
    /// One entry for a column of date and time, or two for a date column and a time column. Each
    /// entry lists the names that the column may have. The first line that has these columns is
    /// the header.
    pub time: Vec<Vec<String>>,
    /// In which order a day is written, when it does not begin with a year of four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// The zone of the logger's clock, unless the header says it: an offset or a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The columns that hold temperatures. An empty list means every column whose name says a
    /// unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub temperature: Vec<String>,
    /// The unit, when neither the header nor a column says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// A column that says the unit of each row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_column: Option<String>,
    /// The names of the probes, in the sequence of their columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probes: Vec<String>,
    /// Words in a column's name that stand before the name of its probe, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probe_after: Vec<String>,
    /// The beginning of a line above the header. The rest of that line is the name of the only
    /// probe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe_line: Option<String>,
    /// The texts of cells that hold no reading. An empty cell holds none either.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blank: Vec<String>,
}

/// The unit of a temperature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    C,
    F,
}

/// Id and text of every layout that comes with the program.
const BUILT_IN: &[(&str, &str)] = &[
    ("generic", include_str!("../../../../packs/logger/generic.toml")),
    ("hobo", include_str!("../../../../packs/logger/hobo.toml")),
    ("ibutton", include_str!("../../../../packs/logger/ibutton.toml")),
    ("lascar", include_str!("../../../../packs/logger/lascar.toml")),
    ("testo", include_str!("../../../../packs/logger/testo.toml")),
];

impl Logger {
    /// The ids of the layouts that come with the program.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(id, _)| *id)
    }

    /// The layout of this id that comes with the program.
    pub fn named(id: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == id)?;
        Some(Self::parse(text).expect("a test reads every layout that comes with the program"))
    }

    /// Reads the layout of a bank's own logger.
    ///
    /// # Errors
    /// Text that is no TOML of this shape, or a layout that contradicts itself.
    pub fn parse(text: &str) -> Result<Self, String> {
        let logger: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        logger.check()?;
        Ok(logger)
    }

    /// Checks whether the layout makes sense.
    ///
    /// # Errors
    /// The first part that contradicts itself, or names a zone or an encoding that does not exist.
    pub fn check(&self) -> Result<(), String> {
        if !(1..=2).contains(&self.time.len()) || self.time.iter().any(Vec::is_empty) {
            return Err("`time` names one column, or one for the date and one for the time".into());
        }
        if self.separators.iter().any(|c| !c.is_ascii() || c.is_ascii_alphanumeric()) {
            return Err("`separators` are commas, semicolons, tabs or the like".into());
        }
        if let Some(zone) = &self.zone {
            stamp::zone(zone).ok_or_else(|| format!("`{zone}` is no zone and no offset"))?;
        }
        if let Some(encoding) = &self.encoding {
            text::encoding(encoding).ok_or_else(|| format!("`{encoding}` is no encoding"))?;
        }
        Ok(())
    }
}

/// When a trace began, by the logger's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// In a zone.
    Zoned(Timestamp, TimeZone),
    /// By a clock whose zone nobody named. Its time is kept as if it were UTC.
    Wall(Timestamp),
}

impl Clock {
    /// The day on which a reading was made.
    pub fn day(&self, at: Milliseconds) -> Date {
        match self {
            Self::Zoned(begin, zone) => later(*begin, at).to_zoned(zone.clone()).date(),
            Self::Wall(begin) => later(*begin, at).to_zoned(TimeZone::UTC).date(),
        }
    }

    /// The time of a reading, with its offset from UTC if that is known.
    pub fn at(&self, at: Milliseconds) -> String {
        match self {
            Self::Zoned(begin, zone) => later(*begin, at)
                .to_zoned(zone.clone())
                .strftime("%Y-%m-%dT%H:%M:%S%:z")
                .to_string(),
            Self::Wall(begin) => {
                let wall = later(*begin, at).to_zoned(TimeZone::UTC);
                wall.strftime("%Y-%m-%dT%H:%M:%S").to_string()
            }
        }
    }
}

fn later(begin: Timestamp, at: Milliseconds) -> Timestamp {
    begin.saturating_add(SignedDuration::from_millis(at.0)).unwrap_or(Timestamp::MAX)
}

/// A logger's file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// SHA-256 of the file, in hexadecimal.
    pub trace_sha256: String,
    pub clock: Clock,
    pub probes: Vec<String>,
    readings: Vec<(Milliseconds, usize, MilliCelsius)>,
}

impl Recording {
    /// Passes on every reading, as the reader of a trace does.
    pub fn tell(&self, to: &mut impl Readings) {
        // A probe is met at its first reading: a channel that was never read is no probe.
        let mut places: Vec<Option<usize>> = vec![None; self.probes.len()];
        let mut met = 0;
        for (at, channel, shown) in &self.readings {
            let probe = places[*channel].unwrap_or_else(|| {
                to.met(&self.probes[*channel]);
                places[*channel] = Some(met);
                met += 1;
                met - 1
            });
            to.read(Reading { at: *at, probe, shown: *shown });
        }
    }
}

//! Calibrations of probes: what is to be added to a reading, and on which days that holds.
//!
//! A calibration file has the columns `probe,valid_from,valid_until,offset_c,certificate`; both
//! days are included. The offset is what must be **added** to a reading to get the temperature: a
//! probe that reads 2 °C too high has −2.0. Of two calibrations that are valid on a day, the newer
//! one counts.

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use super::measure::MilliCelsius;
use crate::pack::day;
use crate::sheet::{self, BadRow, Table};

/// One calibration of one probe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub valid_from: Date,
    pub valid_until: Date,
    /// What is to be added to a reading.
    pub offset: MilliCelsius,
    /// The name of the certificate; may be empty.
    pub certificate: String,
}

/// All calibrations of all probes of a bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibrations {
    by_probe: BTreeMap<String, Vec<Certificate>>,
}

const COLUMNS: &[&str] = &["probe", "valid_from", "valid_until", "offset_c", "certificate"];

impl Calibrations {
    /// Reads a calibration file.
    ///
    /// # Errors
    /// Every row that cannot be used: a day or an offset that is none, an end before its
    /// beginning, two calibrations of one probe from the same day on.
    pub fn read(text: &str) -> Result<Self, Vec<BadRow>> {
        let mut by_probe: BTreeMap<String, Vec<Certificate>> = BTreeMap::new();
        let mut begun = BTreeSet::new();
        let Table { rows, mut bad } = sheet::read(text, COLUMNS)?;
        for row in rows {
            let mut refuse = |column: usize, reason: String| {
                bad.push(BadRow::new(row.line, COLUMNS[column], reason));
            };
            let probe = row.cell(0);
            if probe.is_empty() {
                refuse(0, "the name of the probe is missing".into());
            }
            let mut day = |column: usize| {
                let read = day::read(row.cell(column));
                if read.is_none() {
                    let reason = format!("`{}` is not a day (2026-08-31)", row.cell(column));
                    refuse(column, reason);
                }
                read
            };
            let (from, until) = (day(1), day(2));
            let offset = MilliCelsius::parse(row.cell(3));
            if offset.is_none() {
                refuse(3, format!("`{}` is not a difference in °C", row.cell(3)));
            }
            let (Some(valid_from), Some(valid_until), Some(offset)) = (from, until, offset) else {
                continue;
            };
            if valid_until < valid_from {
                refuse(2, format!("{valid_until} is before {valid_from}"));
            } else if !begun.insert((probe.to_owned(), valid_from)) {
                refuse(1, format!("a second calibration of {probe} from {valid_from} on"));
            } else {
                let certificate = row.cell(4).to_owned();
                let calibration = Certificate { valid_from, valid_until, offset, certificate };
                by_probe.entry(probe.to_owned()).or_default().push(calibration);
            }
        }
        sheet::whole(Self { by_probe }, bad)
    }

    /// The newest calibration of the probe that is valid on the day.
    pub fn on(&self, probe: &str, on: Date) -> Option<&Certificate> {
        let valid = |known: &&Certificate| known.valid_from <= on && on <= known.valid_until;
        self.of(probe).iter().filter(valid).max_by_key(|known| known.valid_from)
    }

    /// The last day any calibration of the probe was valid before this one.
    pub fn ended_before(&self, probe: &str, on: Date) -> Option<Date> {
        self.of(probe).iter().map(|known| known.valid_until).filter(|until| *until < on).max()
    }

    fn of(&self, probe: &str) -> &[Certificate] {
        self.by_probe.get(probe).map_or(&[], Vec::as_slice)
    }
}

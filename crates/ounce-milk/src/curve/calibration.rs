//! Calibrations of probes: the offset to add to a reading, and the days on which it is valid.
//!
//! A calibration file has the columns `probe,valid_from,valid_until,offset_c,certificate`; both
//! days are included. The offset is what must be **added** to a reading to get the temperature: a
//! probe that reads 2 °C too high has −2.0. Of two calibrations that are valid on a day, the newer
//! one counts.

use jiff::civil::Date;
use ounce_domain::reference::Reference;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::{BTreeMap, BTreeSet};

use super::measure::MilliCelsius;
use crate::pack::day;
use crate::sheet::{self, BadRow, Table};

/// One calibration of one probe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    #[serde(with = "day")]
    pub valid_from: Date,
    #[serde(with = "day")]
    pub valid_until: Date,
    /// The number to add to a reading.
    #[serde(rename = "offset_c")]
    pub offset: MilliCelsius,
    /// The name of the certificate; may be empty.
    pub certificate: String,
}

/// All calibrations of all probes of a bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibrations {
    by_probe: BTreeMap<Reference, Vec<Certificate>>,
}

const COLUMNS: &[&str] = &["probe", "valid_from", "valid_until", "offset_c", "certificate"];

impl Calibrations {
    /// Reads a calibration file.
    ///
    /// # Errors
    /// Every row that cannot be used: a probe without a name, a day or an offset that cannot be
    /// read, an end before its beginning, two calibrations of one probe from the same day on.
    pub fn read(text: &str) -> Result<Self, Vec<BadRow>> {
        let mut by_probe: BTreeMap<Reference, Vec<Certificate>> = BTreeMap::new();
        let mut begun = BTreeSet::new();
        let Table { rows, mut bad } = sheet::read(text, COLUMNS)?;
        for row in rows {
            let mut refuse = |column: usize, reason: String| {
                bad.push(BadRow::new(row.line, COLUMNS[column], reason));
            };
            let probe = Reference::new(row.cell(0));
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
            } else if !begun.insert((probe.clone(), valid_from)) {
                refuse(1, format!("a second calibration of {probe} from {valid_from} on"));
            } else {
                let certificate = row.cell(4).to_owned();
                let calibration = Certificate { valid_from, valid_until, offset, certificate };
                by_probe.entry(probe).or_default().push(calibration);
            }
        }
        sheet::whole(Self { by_probe }, bad)
    }

    /// The newest calibration of the probe that is valid on the day.
    pub fn on(&self, probe: &Reference, on: Date) -> Option<&Certificate> {
        let valid = |known: &&Certificate| known.valid_from <= on && on <= known.valid_until;
        self.of(probe).iter().filter(valid).max_by_key(|known| known.valid_from)
    }

    /// The last day before this one on which a calibration of the probe ended.
    pub fn ended_before(&self, probe: &Reference, on: Date) -> Option<Date> {
        self.of(probe).iter().map(|known| known.valid_until).filter(|until| *until < on).max()
    }

    /// The calibrations of these probes, and no others.
    pub(super) fn only(&self, probes: &BTreeSet<&Reference>) -> Self {
        let kept = self.by_probe.iter().filter(|(probe, _)| probes.contains(probe));
        Self { by_probe: kept.map(|(probe, known)| (probe.clone(), known.clone())).collect() }
    }

    fn of(&self, probe: &Reference) -> &[Certificate] {
        self.by_probe.get(probe).map_or(&[], Vec::as_slice)
    }
}

/// A calibration as a verdict keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    probe: Reference,
    #[serde(with = "day")]
    valid_from: Date,
    #[serde(with = "day")]
    valid_until: Date,
    offset_c: MilliCelsius,
    certificate: String,
}

impl Serialize for Calibrations {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.by_probe.iter().flat_map(|(probe, known)| {
            known.iter().map(|known| Kept {
                probe: probe.clone(),
                valid_from: known.valid_from,
                valid_until: known.valid_until,
                offset_c: known.offset,
                certificate: known.certificate.clone(),
            })
        }))
    }
}

impl<'de> Deserialize<'de> for Calibrations {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut by_probe: BTreeMap<Reference, Vec<Certificate>> = BTreeMap::new();
        for kept in Vec::<Kept>::deserialize(from)? {
            let Kept { probe, valid_from, valid_until, offset_c: offset, certificate } = kept;
            let of_probe = by_probe.entry(probe).or_default();
            if valid_until < valid_from || of_probe.iter().any(|c| c.valid_from == valid_from) {
                let reason = format!("a calibration from {valid_from} on contradicts itself");
                return Err(D::Error::custom(reason));
            }
            of_probe.push(Certificate { valid_from, valid_until, offset, certificate });
        }
        Ok(Self { by_probe })
    }
}

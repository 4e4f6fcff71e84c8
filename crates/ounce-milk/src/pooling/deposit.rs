//! The containers in a bank's freezer, with volume, composition, day and flags.

use super::blend::{Energy, Protein};
use crate::pack::day;
use crate::sheet::{self, BadRow, Row, Table};
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::{Reference, key};
use std::collections::BTreeSet;

/// One container of raw milk, poured whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub id: String,
    /// The bank's own number for the milk donor, never a name.
    pub donor: String,
    pub volume: Microlitres,
    pub protein: Protein,
    pub energy: Energy,
    pub expressed_on: Date,
    /// `preterm`, `dairy_free` and whatever else a bank marks, in the form in which names are
    /// compared.
    pub flags: BTreeSet<String>,
}

const COLUMNS: [&str; 7] =
    ["container", "donor", "volume_ml", "protein_g_dl", "energy_kcal_dl", "expressed_on", "flags"];

/// The largest volume of a container that is accepted: 20 litres. A larger one has a digit too
/// many.
const MAX_VOLUME: i64 = 20_000_000;
/// The most protein (mg/dL) and energy (0.01 kcal/dL) that are accepted: 10 g/dL and 200 kcal/dL,
/// more than twice the largest values a systematic review found (2.2 g/dL, 86 kcal/dL).
const MAX_PROTEIN: i64 = 10_000;
const MAX_ENERGY: i64 = 20_000;

/// Reads `deposits.csv` with the columns
/// `container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags`, the flags separated
/// by `;`. Volumes are kept to the microlitre, protein to 1 mg/dL and energy to 0.01 kcal/dL;
/// further decimals are rounded half up.
///
/// # Errors
/// Every row that cannot be used.
pub fn read(text: &str) -> Result<Vec<Container>, Vec<BadRow>> {
    let (mut containers, mut seen) = (Vec::new(), BTreeSet::new());
    let mut donors = BTreeSet::new();
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    for row in rows {
        let number = Reference::new(row.cell(0));
        if !number.is_empty() && !seen.insert(number) {
            bad.push(BadRow::new(row.line, COLUMNS[0], "the container stands there twice"));
        }
        containers.extend(container(&row, &mut donors, &mut bad));
    }
    sheet::whole(containers, bad)
}

/// `donors` holds the donors of the rows before: one donor is written in one way, the first.
fn container(
    row: &Row,
    donors: &mut BTreeSet<Reference>,
    bad: &mut Vec<BadRow>,
) -> Option<Container> {
    let before = bad.len();
    for column in [0, 1] {
        if Reference::new(row.cell(column)).is_empty() {
            bad.push(BadRow::new(row.line, COLUMNS[column], "missing"));
        }
    }
    let mut number = |column: usize, places: usize, max: i64| {
        let value = sheet::decimal(row.cell(column), places);
        let fits = value.filter(|value| (1..=max).contains(value));
        if fits.is_none() {
            let most = max / 10_i64.pow(places as u32);
            let reason = format!("{:?} is not a number above 0 and up to {most}", row.cell(column));
            bad.push(BadRow::new(row.line, COLUMNS[column], reason));
        }
        fits.unwrap_or(0)
    };
    let volume = Microlitres(number(2, 3, MAX_VOLUME));
    let protein = Protein(number(3, 3, MAX_PROTEIN));
    let energy = Energy(number(4, 2, MAX_ENERGY));
    let expressed_on = day::read(row.cell(5));
    if expressed_on.is_none() {
        let reason = format!("{:?} is not a date such as 2026-05-02", row.cell(5));
        bad.push(BadRow::new(row.line, COLUMNS[5], reason));
    }
    let expressed_on = expressed_on.filter(|_| bad.len() == before)?;
    let flags = row.cell(6).split(';').map(key).filter(|flag| !flag.is_empty());
    let donor = Reference::new(row.cell(1));
    let donor = donors.get(&donor).cloned().unwrap_or(donor);
    donors.insert(donor.clone());
    Some(Container {
        id: row.cell(0).to_owned(),
        donor: donor.to_string(),
        volume,
        protein,
        energy,
        expressed_on,
        flags: flags.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n";

    #[test]
    fn a_row_becomes_a_container() {
        let text = format!("{HEADER}C1,D7,120.5,0.8925,67.125,2026-04-03,preterm; dairy_free\n");
        let containers = read(&text).expect("the file is good");
        assert_eq!(
            containers,
            [Container {
                id: "C1".to_owned(),
                donor: "D7".to_owned(),
                volume: Microlitres(120_500),
                protein: Protein(893),
                energy: Energy(6713),
                expressed_on: jiff::civil::date(2026, 4, 3),
                flags: BTreeSet::from(["dairy_free".to_owned(), "preterm".to_owned()]),
            }]
        );
    }

    #[test]
    fn a_number_or_a_flag_is_the_same_however_it_is_written() {
        let row = |container: &str, donor: &str, flags: &str| {
            format!("{container},{donor},100,1.0,70,2026-04-03,{flags}\n")
        };
        let text = HEADER.to_owned() + &row("C1", "D1", "preterm") + &row("C2", "ｄ 1", "Preterm");
        let containers = read(&text).expect("the file is good");
        assert_eq!([&containers[0].donor, &containers[1].donor], ["D1", "D1"]);
        assert_eq!(containers[0].flags, containers[1].flags);
        let twice = HEADER.to_owned() + &row("C1", "D1", "") + &row("c1", "D1", "");
        assert_eq!(read(&twice).expect_err("one container").len(), 1);
        let nobody = HEADER.to_owned() + &row("C1", "\u{200b}", "");
        assert_eq!(read(&nobody).expect_err("no donor").len(), 1);
    }

    #[test]
    fn every_bad_cell_is_named() {
        let text = format!(
            "{HEADER}C1,D1,100,1.0,70,2026-04-03,\nC1,,0,x,201,2026-02-30,\n\
             C3,D1,-5,1,70,2026-04-03,\n"
        );
        let bad = read(&text).expect_err("two rows are bad");
        let said: Vec<String> = bad.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "3: container: the container stands there twice",
                "3: donor: missing",
                "3: volume_ml: \"0\" is not a number above 0 and up to 20000",
                "3: protein_g_dl: \"x\" is not a number above 0 and up to 10",
                "3: energy_kcal_dl: \"201\" is not a number above 0 and up to 200",
                "3: expressed_on: \"2026-02-30\" is not a date such as 2026-05-02",
                "4: volume_ml: \"-5\" is not a number above 0 and up to 20000",
            ]
        );
    }
}

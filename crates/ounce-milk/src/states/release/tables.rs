//! The tables from which a record is put together: the approved donors and the calibrations.

use std::collections::BTreeMap;

use super::record::{Approval, CalibrationFact, DonorFact};
use crate::curve::MilliCelsius;
use crate::pack::day;
use crate::sheet::{self, BadRow, Row, Table};
use jiff::civil::Date;
use ounce_domain::reference::Reference;

/// The columns of the bank's list of approved donors, one approval a row.
pub const APPROVAL_COLUMNS: [&str; 3] = ["donor", "from", "until"];

const CALIBRATION_COLUMNS: [&str; 5] =
    ["probe", "valid_from", "valid_until", "offset_c", "certificate"];

/// Reads when each donor was approved. If spans contradict each other, the decision refuses them.
///
/// # Errors
/// Every row that cannot be used.
pub fn read_approvals(text: &str) -> Result<Vec<DonorFact>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &APPROVAL_COLUMNS)?;
    let mut donors: BTreeMap<Reference, Vec<Approval>> = BTreeMap::new();
    for row in rows {
        let donor = name(&row, APPROVAL_COLUMNS[0], &mut bad);
        let from = date(&row, 1, APPROVAL_COLUMNS[1], &mut bad);
        let until = date(&row, 2, APPROVAL_COLUMNS[2], &mut bad);
        if let (Some(from), Some(until)) = (from, until) {
            donors.entry(donor).or_default().push(Approval { from, until });
        }
    }
    let donors = donors.into_iter().map(|(donor, approved)| DonorFact { donor, approved });
    sheet::whole(donors.collect(), bad)
}

/// Reads the table of calibrations that `curve` reads.
///
/// # Errors
/// Every row that cannot be used.
pub fn read_calibrations(text: &str) -> Result<Vec<CalibrationFact>, Vec<BadRow>> {
    let columns = CALIBRATION_COLUMNS;
    let Table { rows, mut bad } = sheet::read(text, &columns)?;
    let mut facts = Vec::new();
    for row in rows {
        let probe = name(&row, columns[0], &mut bad);
        let valid_from = date(&row, 1, columns[1], &mut bad);
        let valid_until = date(&row, 2, columns[2], &mut bad);
        let offset_c = MilliCelsius::parse(row.cell(3));
        if offset_c.is_none() {
            let reason = format!("`{}` is not a difference in °C such as -2.0", row.cell(3));
            bad.push(BadRow::new(row.line, columns[3], reason));
        }
        let certificate = row.cell(4).to_owned();
        if let (Some(valid_from), Some(valid_until), Some(offset_c)) =
            (valid_from, valid_until, offset_c)
        {
            facts.push(CalibrationFact { probe, valid_from, valid_until, offset_c, certificate });
        }
    }
    sheet::whole(facts, bad)
}

fn name(row: &Row, column: &str, bad: &mut Vec<BadRow>) -> Reference {
    let name = Reference::new(row.cell(0));
    if name.is_empty() {
        bad.push(BadRow::new(row.line, column, "it has no name"));
    }
    name
}

fn date(row: &Row, place: usize, column: &str, bad: &mut Vec<BadRow>) -> Option<Date> {
    let read = day::read(row.cell(place));
    if read.is_none() {
        let reason = format!("`{}` is not a day (2026-08-31)", row.cell(place));
        bad.push(BadRow::new(row.line, column, reason));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approvals_of_one_donor_stand_together_however_she_is_written() {
        let text = "donor,from,until\nD1,2026-01-01,2026-01-31\nd 1,2026-03-01,2026-03-31\n";
        let donors = read_approvals(text).expect("a good table");
        assert_eq!(donors.len(), 1);
        assert_eq!(donors[0].approved.len(), 2);
        let bad =
            read_approvals("donor,from,until\n,soon,2026-01-31\n").expect_err("two bad cells");
        let columns: Vec<&str> = bad.iter().map(|row| row.column.as_str()).collect();
        assert_eq!(columns, ["donor", "from"]);
    }

    #[test]
    fn calibrations_are_read_as_the_curve_reads_them() {
        let header = "probe,valid_from,valid_until,offset_c,certificate\n";
        let row = format!("{header}T1,2026-01-01,2026-12-31,-0.5,K1\n");
        let facts = read_calibrations(&row).expect("a good table");
        assert_eq!((facts[0].offset_c, facts[0].certificate.as_str()), (MilliCelsius(-500), "K1"));
        let bad = read_calibrations(&format!("{header}T1,2026-01-01,never,warm,\n"));
        let bad = bad.expect_err("two bad cells");
        let columns: Vec<&str> = bad.iter().map(|row| row.column.as_str()).collect();
        assert_eq!(columns, ["valid_until", "offset_c"]);
    }
}

//! What a laboratory found in a sample.

use serde::Serialize;

use crate::sheet::{self, BadRow, Row, Table};

/// Before or after pasteurisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Pre,
    Post,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Below,
    Equal,
    Above,
}

/// What the value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Colonies in a millilitre of undiluted milk, on the plates the row speaks of.
    CfuPerMl { plated_ul: i64, plates: i64 },
    /// Degrees Dornic of acidity.
    Dornic,
    /// 0 for not found, 1 for found, by nose, eye or a test that does not count.
    Found,
}

/// A row of `results.csv`. Its value holds for each of its plates: plates that differ stand in
/// rows of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CultureResult {
    pub sample: String,
    pub stage: Stage,
    /// Lower case; `total` is the total viable count.
    pub organism: String,
    /// Lower case, such as `pca_30c_48h`.
    pub method: String,
    pub operator: Operator,
    pub value: i64,
    pub unit: Unit,
}

/// The columns of `results.csv`. `plated_ml` is the undiluted milk on each plate: 0.1 mL of a
/// tenfold dilution is 0.01. It and `plates` are empty for what is not counted on plates.
pub const COLUMNS: [&str; 9] =
    ["sample", "stage", "organism", "method", "operator", "value", "unit", "plated_ml", "plates"];

/// Above a million million colonies there is no room left in a millilitre.
const MOST: i64 = 1_000_000_000_000;

/// Reads `results.csv`.
///
/// # Errors
/// Every cell that cannot be read.
pub fn read(text: &str) -> Result<Vec<CultureResult>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    let mut results = Vec::new();
    for row in rows {
        results.extend(result(&row, &mut bad));
    }
    sheet::whole(results, bad)
}

fn result(row: &Row, bad: &mut Vec<BadRow>) -> Option<CultureResult> {
    let before = bad.len();
    let mut fault = |column: usize, reason: &str| {
        let reason = format!("`{}`: {reason}", row.cell(column));
        bad.push(BadRow::new(row.line, COLUMNS[column], reason));
    };
    for column in [0, 2] {
        if row.cell(column).is_empty() {
            fault(column, "must not be empty");
        }
    }
    let stage = match row.cell(1) {
        "pre" => Some(Stage::Pre),
        "post" => Some(Stage::Post),
        _ => None,
    };
    let operator = match row.cell(4) {
        "<" => Some(Operator::Below),
        "=" => Some(Operator::Equal),
        ">" => Some(Operator::Above),
        _ => None,
    };
    let value = sheet::decimal(row.cell(5), 0).filter(|_| !row.cell(5).contains('.'));
    let value = value.filter(|value| *value <= MOST);
    let unit = unit(row, &mut fault);
    if stage.is_none() {
        fault(1, "expected pre or post");
    }
    if operator.is_none() {
        fault(4, "expected <, = or >");
    }
    if value.is_none() {
        fault(5, "expected a whole number, at most a million million");
    }
    if operator == Some(Operator::Below) && value == Some(0) {
        fault(5, "nothing is below 0");
    }
    if unit == Some(Unit::Found) && (operator != Some(Operator::Equal) || value > Some(1)) {
        fault(5, "expected = 0 (not found) or = 1 (found)");
    }
    let (stage, operator, value, unit) = (stage?, operator?, value?, unit?);
    (bad.len() == before).then(|| CultureResult {
        sample: row.cell(0).to_owned(),
        stage,
        organism: row.cell(2).to_ascii_lowercase(),
        method: row.cell(3).to_ascii_lowercase(),
        operator,
        value,
        unit,
    })
}

fn unit(row: &Row, fault: &mut impl FnMut(usize, &str)) -> Option<Unit> {
    let counted = match row.cell(6).to_ascii_lowercase().as_str() {
        "cfu/ml" => true,
        "dornic" | "found" => false,
        _ => {
            fault(6, "expected cfu/ml, dornic or found");
            return None;
        }
    };
    if !counted {
        for column in [7, 8] {
            if !row.cell(column).is_empty() {
                fault(column, "stays empty for what is not counted on plates");
            }
        }
        let is_acidity = row.cell(6).eq_ignore_ascii_case("dornic");
        return Some(if is_acidity { Unit::Dornic } else { Unit::Found });
    }
    let exact = row.cell(7).split_once('.').is_none_or(|(_, fraction)| fraction.len() <= 3);
    let plated_ul =
        sheet::decimal(row.cell(7), 3).filter(|volume| exact && (1..=100_000).contains(volume));
    if plated_ul.is_none() {
        fault(7, "expected the undiluted milk on each plate, 0.001 to 100 mL");
    }
    let plates = sheet::decimal(row.cell(8), 0)
        .filter(|plates| !row.cell(8).contains('.') && (1..=1000).contains(plates));
    if plates.is_none() {
        fault(8, "expected 1 to 1000 plates");
    }
    Some(Unit::CfuPerMl { plated_ul: plated_ul?, plates: plates? })
}

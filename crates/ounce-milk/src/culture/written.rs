//! The rows a laboratory wrote about a sample, and how they are read.

use ounce_domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::amount::{Amount, ONE, Operator, microlitres};
use super::dictionary::{Counted, Dictionary, Lexicon, Meaning, Named, word_key};
use super::estimate::Plates;
use super::range::Range;
use super::result::{CultureResult, Finding};
use crate::sheet::{self, BadRow, Table};

/// Before or after pasteurisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Pre,
    Post,
}

/// A row of `results.csv` as it was written. Its value holds for each of its plates: plates that
/// differ stand in rows of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CultureRow {
    pub sample: Reference,
    pub stage: Stage,
    pub organism: String,
    pub method: String,
    pub operator: String,
    pub value: String,
    pub unit: String,
    pub plated_ml: String,
    pub plates: String,
}

/// The columns of `results.csv`. `plated_ml` is the undiluted milk on each plate: 0.1 mL of a
/// tenfold dilution is 0.01. It and `plates` are empty for what is not counted on plates.
pub const COLUMNS: [&str; 9] =
    ["sample", "stage", "organism", "method", "operator", "value", "unit", "plated_ml", "plates"];

const SAMPLE: usize = 0;
const STAGE: usize = 1;
const ORGANISM: usize = 2;
const OPERATOR: usize = 4;
const VALUE: usize = 5;
const UNIT: usize = 6;
const PLATED: usize = 7;
const PLATES: usize = 8;

/// Above a million million colonies there is no room left in a millilitre.
const MOST: i128 = 1_000_000_000_000 * ONE;

/// Reads `results.csv`. An organism that the dictionary does not know is kept: the verdict names
/// it.
///
/// # Errors
/// Every cell that cannot be read.
pub fn read(dictionary: &Dictionary, text: &str) -> Result<Vec<CultureRow>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    let lexicon = Lexicon::open(dictionary);
    let mut results = Vec::new();
    for row in rows {
        let stage = match row.cell(STAGE).to_ascii_lowercase().as_str() {
            "pre" => Some(Stage::Pre),
            "post" => Some(Stage::Post),
            _ => None,
        };
        let cell = |column: usize| row.cell(column).to_owned();
        let written = CultureRow {
            sample: Reference::new(row.cell(SAMPLE)),
            stage: stage.unwrap_or(Stage::Post),
            organism: cell(ORGANISM),
            method: cell(3),
            operator: cell(OPERATOR),
            value: cell(VALUE),
            unit: cell(UNIT),
            plated_ml: cell(PLATED),
            plates: cell(PLATES),
        };
        let mut faults = written.understand(&lexicon).err().unwrap_or_default();
        if stage.is_none() {
            faults.push((STAGE, format!("`{}`: expected pre or post", row.cell(STAGE))));
        }
        faults.sort_by_key(|(column, _)| *column);
        let place = |(column, reason)| BadRow::new(row.line, COLUMNS[column], reason);
        bad.extend(faults.into_iter().map(place));
        results.push(written);
    }
    sheet::whole(results, bad)
}

/// Cells that cannot be read, each with its column.
type Faults = Vec<(usize, String)>;

/// The content of the cell for the number.
enum Value {
    Number(Operator, i128),
    Word(Meaning),
}

impl CultureRow {
    fn cell(&self, column: usize) -> &str {
        match column {
            SAMPLE => self.sample.as_str(),
            ORGANISM => &self.organism,
            OPERATOR => &self.operator,
            VALUE => &self.value,
            UNIT => &self.unit,
            PLATED => &self.plated_ml,
            PLATES => &self.plates,
            _ => "",
        }
    }

    /// What the row says.
    ///
    /// # Errors
    /// Every cell that cannot be read in one way only.
    pub(super) fn understand(&self, lexicon: &Lexicon<'_>) -> Result<CultureResult, Faults> {
        let mut faults = Vec::new();
        let finding = self.finding(lexicon, &mut |column, reason| {
            faults.push((column, format!("`{}`: {reason}", self.cell(column))));
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        let named = lexicon.named(&self.organism);
        let (organism, is_known) = match named {
            Some(Named::Organism(id) | Named::Absent(id) | Named::Observation(id)) => (id, true),
            None => (self.organism.as_str(), false),
        };
        let (organism, method) = (organism.to_owned(), word_key(&self.method));
        let finding = match finding {
            // For an unknown name nobody knows whether it is alive, so its finding is open.
            Some(Finding::Found(_)) if !is_known => Finding::Open,
            finding => finding.unwrap_or(Finding::Open),
        };
        Ok(CultureResult { organism, is_known, method, finding })
    }

    fn finding(
        &self,
        lexicon: &Lexicon<'_>,
        fault: &mut impl FnMut(usize, &str),
    ) -> Option<Finding> {
        if self.sample.is_empty() {
            fault(SAMPLE, "must not be empty");
        }
        if word_key(&self.organism).is_empty() {
            fault(ORGANISM, "must not be empty");
        }
        let named = lexicon.named(&self.organism);
        let value = self.value(lexicon, named, fault);
        let counted = self.counted(lexicon, value.as_ref(), fault);
        let finding = match counted? {
            Counted::ColoniesPerUl(ul) => self.plates(value, Some(ul), named, fault),
            Counted::ColoniesPerPlate => self.plates(value, None, named, fault),
            Counted::Dornic => self.acidity(value, named, fault),
            Counted::Found => self.found(value, fault),
        }?;
        let grew = finding.seen() != Some(false) && finding != Finding::Open;
        if grew && matches!(named, Some(Named::Absent(_))) {
            fault(ORGANISM, "says that nothing grew, and the value does not");
        }
        Some(finding)
    }

    fn value(
        &self,
        lexicon: &Lexicon<'_>,
        named: Option<Named<'_>>,
        fault: &mut impl FnMut(usize, &str),
    ) -> Option<Value> {
        let operator = match self.operator.as_str() {
            "" => None,
            written => {
                let operator = Operator::read(written);
                if operator.is_none() {
                    fault(OPERATOR, "expected <, ≤, =, ≥ or >");
                }
                operator
            }
        };
        if self.value.is_empty() && matches!(named, Some(Named::Absent(_))) {
            return Some(Value::Word(Meaning::Nothing));
        }
        if let Some(means) = lexicon.word(&self.value) {
            if operator.is_some_and(|operator| operator != Operator::Equal) {
                fault(OPERATOR, "does not go with a word");
            }
            return Some(Value::Word(means));
        }
        let Some(Amount { operator: own, micro, .. }) = Amount::read(&self.value) else {
            fault(VALUE, "expected a number such as 300, >300 or 1.2e4, or a word it stands for");
            return None;
        };
        let operator = match (own, operator) {
            (Some(own), None | Some(Operator::Equal)) => own,
            (Some(own), Some(column)) if own != column => {
                fault(VALUE, "says another operator than its column");
                return None;
            }
            (_, column) => column.or(own).unwrap_or(Operator::Equal),
        };
        if operator == Operator::Below && micro == 0 {
            fault(VALUE, "nothing is below 0");
        }
        if micro > MOST {
            fault(VALUE, "expected at most a million million");
            return None;
        }
        Some(Value::Number(operator, micro))
    }

    /// The meaning of the value, by the column of the unit or by the unit behind the number.
    fn counted(
        &self,
        lexicon: &Lexicon<'_>,
        value: Option<&Value>,
        fault: &mut impl FnMut(usize, &str),
    ) -> Option<Counted> {
        const EXPECTED: &str = "expected cfu/ml, dornic, found or another unit of the dictionary";
        let is_word = lexicon.word(&self.value).is_some();
        let behind = Amount::read(&self.value).filter(|_| !is_word).map(|amount| amount.rest);
        let behind = match behind.filter(|rest| !rest.is_empty()) {
            Some(rest) => match lexicon.unit(&rest) {
                None => {
                    fault(VALUE, "a unit the dictionary does not know stands behind the number");
                    return None;
                }
                known => known,
            },
            None => None,
        };
        if self.unit.is_empty() {
            let on_plates = !self.plated_ml.is_empty() || !self.plates.is_empty();
            return match (behind, value) {
                (Some(behind), _) => Some(behind),
                (None, Some(Value::Word(_))) if on_plates => Some(Counted::ColoniesPerPlate),
                (None, Some(Value::Word(_))) => Some(Counted::Found),
                _ => {
                    fault(UNIT, EXPECTED);
                    None
                }
            };
        }
        let counted = lexicon.unit(&self.unit);
        if counted.is_none() {
            fault(UNIT, EXPECTED);
        } else if behind.is_some() && behind != counted {
            fault(UNIT, "is another one than behind the number");
        }
        counted
    }

    /// Colonies per `ul` microlitres of milk; `None`: per plate.
    fn plates(
        &self,
        value: Option<Value>,
        per_ul: Option<i64>,
        named: Option<Named<'_>>,
        fault: &mut impl FnMut(usize, &str),
    ) -> Option<Finding> {
        if matches!(named, Some(Named::Observation(_))) {
            fault(ORGANISM, "has no colonies that could be counted");
        }
        let has_no_result = matches!(value, Some(Value::Word(Meaning::Open)));
        if has_no_result && self.plated_ml.is_empty() && self.plates.is_empty() {
            return Some(Finding::Open);
        }
        let plated_ul = microlitres(&self.plated_ml);
        if plated_ul.is_none() {
            fault(PLATED, "expected the undiluted milk on each plate, 0.001 to 100 mL");
        }
        let plates = sheet::decimal(&self.plates, 0)
            .filter(|plates| !self.plates.contains('.') && (1..=1000).contains(plates));
        if plates.is_none() {
            fault(PLATES, "expected 1 to 1000 plates");
        }
        let (value, plated_ul, plates) = (value?, plated_ul?, plates?);
        let range = match value {
            Value::Number(operator, micro) => {
                Range::of(operator, micro).per_ul(per_ul.unwrap_or(plated_ul))
            }
            Value::Word(Meaning::Nothing) => Range::of(Operator::Equal, 0),
            Value::Word(Meaning::Something) => Range::of(Operator::Above, 0),
            Value::Word(Meaning::OverColonies(colonies)) => {
                Range::of(Operator::Above, i128::from(colonies) * ONE).per_ul(plated_ul)
            }
            Value::Word(Meaning::Open) => return Some(Finding::Open),
        };
        Some(Finding::Plates(Plates { range, plated_ul, plates }))
    }

    fn acidity(
        &self,
        value: Option<Value>,
        named: Option<Named<'_>>,
        fault: &mut impl FnMut(usize, &str),
    ) -> Option<Finding> {
        self.asks_no_plates(fault);
        if matches!(named, Some(Named::Organism(_) | Named::Absent(_))) {
            fault(ORGANISM, "has no acidity");
        }
        match value? {
            Value::Number(operator, micro) => Some(Finding::Dornic(Range::of(operator, micro))),
            Value::Word(Meaning::Open) => Some(Finding::Open),
            Value::Word(_) => {
                fault(VALUE, "expected degrees");
                None
            }
        }
    }

    fn found(&self, value: Option<Value>, fault: &mut impl FnMut(usize, &str)) -> Option<Finding> {
        self.asks_no_plates(fault);
        match value? {
            Value::Number(Operator::Equal, 0) | Value::Word(Meaning::Nothing) => {
                Some(Finding::Found(false))
            }
            Value::Number(Operator::Equal, ONE)
            | Value::Word(Meaning::Something | Meaning::OverColonies(_)) => {
                Some(Finding::Found(true))
            }
            Value::Word(Meaning::Open) => Some(Finding::Open),
            Value::Number(..) => {
                fault(VALUE, "expected = 0 (not found) or = 1 (found)");
                None
            }
        }
    }

    fn asks_no_plates(&self, fault: &mut impl FnMut(usize, &str)) {
        for column in [PLATED, PLATES] {
            if !self.cell(column).is_empty() {
                fault(column, "stays empty for what is not counted on plates");
            }
        }
    }
}

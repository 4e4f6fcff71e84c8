//! Movements as a table: `move,at,by,from,to,volume_ml,reason,reverses`.

use jiff::Timestamp;

use super::route::Side;
use crate::pack::day;
use crate::sheet::{self, BadRow, Table};
use ounce_domain::quantity::Microlitres;

/// Milk that went from one account to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Its number; the same number twice with the same values is one movement.
    pub id: String,
    pub at: Timestamp,
    /// The number of the person who wrote it down.
    pub by: String,
    pub from: Side,
    pub to: Side,
    pub volume: Microlitres,
    /// Why; may be empty where nothing is lost.
    pub reason: String,
    /// The movement this one takes back.
    pub reverses: Option<String>,
    /// Where it stands in its file.
    pub line: usize,
}

const COLUMNS: [&str; 8] = ["move", "at", "by", "from", "to", "volume_ml", "reason", "reverses"];
/// The most that is moved at once: 4,000 litres.
const MOST_UL: i64 = 4_000_000_000;

/// Reads `moves.csv`. `at` is a day or an RFC 3339 time; `from` and `to` are an account and a
/// thing, such as `raw_stock:C17`; `reverses` is empty or the number of a movement above.
///
/// # Errors
/// Every row that cannot be used.
pub fn read(text: &str) -> Result<Vec<Movement>, Vec<BadRow>> {
    let mut moves = Vec::new();
    let Table { rows, mut bad } = sheet::read(text, &COLUMNS)?;
    for row in rows {
        let mut refuse = |column: usize, reason: String| {
            bad.push(BadRow::new(row.line, COLUMNS[column], reason));
        };
        for column in [0, 2] {
            if row.cell(column).is_empty() {
                refuse(column, "missing".to_owned());
            }
        }
        let at = moment(row.cell(1));
        if at.is_none() {
            let reason = format!("`{}` is not a day or a time", row.cell(1));
            refuse(1, reason);
        }
        let from = Side::parse(row.cell(3)).map_err(|reason| refuse(3, reason));
        let to = Side::parse(row.cell(4)).map_err(|reason| refuse(4, reason));
        let volume = sheet::decimal(row.cell(5), 3).filter(|ul| (1..=MOST_UL).contains(ul));
        if volume.is_none() {
            let reason = format!("`{}` is not a volume above 0 in millilitres", row.cell(5));
            refuse(5, reason);
        }
        let (Some(at), Ok(from), Ok(to), Some(volume)) = (at, from, to, volume) else { continue };
        moves.push(Movement {
            id: row.cell(0).to_owned(),
            at,
            by: row.cell(2).to_owned(),
            from,
            to,
            volume: Microlitres(volume),
            reason: row.cell(6).to_owned(),
            reverses: Some(row.cell(7)).filter(|id| !id.is_empty()).map(str::to_owned),
            line: row.line,
        });
    }
    sheet::whole(moves, bad)
}

fn moment(text: &str) -> Option<Timestamp> {
    match day::read(text) {
        Some(day) => Some(day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp()),
        None => text.parse().ok(),
    }
}

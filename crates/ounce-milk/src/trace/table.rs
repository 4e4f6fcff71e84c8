//! Edges and places as tables, read line by line, because a bank's whole history is long.
//!
//! `edges.csv` has the columns `from,to,volume_ml,at`: two labels such as `donor:D17` and
//! `container:C204`, the milk that went along (empty when one only acted upon the other), and
//! the time (a day or an RFC 3339 time; empty when it is not known). `where.csv` has
//! `bottle,state,at`: a bottle's name, its state, and the label of the node where it is.
//! Cells hold no commas and no quotation marks, and columns stand in this sequence.

use jiff::Timestamp;
use std::collections::BTreeMap;

use super::build::{Builder, Draft};
use super::kind::{Kind, Label};
use crate::pack::day;
use crate::sheet::{BadRow, decimal};
use crate::states::BottleState;
use ounce_domain::reference::key;

/// The most a single edge carries: 4,000 litres, more than any vessel of a milk bank.
const MOST_UL: i64 = 4_000_000_000;

/// The second since 1970 (UTC) of a day's beginning or of an RFC 3339 time.
pub fn second(text: &str) -> Option<u32> {
    let at = match day::read(text) {
        Some(day) => day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp(),
        None => text.parse::<Timestamp>().ok()?,
    };
    u32::try_from(at.as_second()).ok().filter(|at| *at > 0)
}

/// The common part of both tables: a header line, then rows of `N` cells.
struct Lines<const N: usize> {
    columns: [&'static str; N],
    line: usize,
    bad: Vec<BadRow>,
}

impl<const N: usize> Lines<N> {
    fn new(columns: [&'static str; N]) -> Self {
        Self { columns, line: 0, bad: Vec::new() }
    }

    fn refuse(&mut self, column: usize, reason: impl Into<String>) {
        self.bad.push(BadRow::new(self.line, self.columns[column], reason));
    }

    /// The cells of a row; none for the header, an empty line and a bad row.
    fn cells<'a>(&mut self, text: &'a str) -> Option<[&'a str; N]> {
        self.line += 1;
        let text =
            if self.line == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        let text = text.trim();
        if text.is_empty() {
            if self.line == 1 {
                self.refuse(0, format!("expected the columns {}", self.columns.join(",")));
            }
            return None;
        }
        let mut cells = [""; N];
        let mut found = 0;
        for cell in text.split(',') {
            if let Some(place) = cells.get_mut(found) {
                *place = cell.trim();
            }
            found += 1;
        }
        if self.line == 1 {
            if found != N || cells != self.columns {
                self.refuse(0, format!("expected the columns {}", self.columns.join(",")));
            }
            return None;
        }
        if found != N {
            self.refuse(0, format!("the row has {found} cells, the header {N}"));
            return None;
        }
        if text.contains('"') {
            self.refuse(0, "a quotation mark, which this table does not know");
            return None;
        }
        Some(cells)
    }

    fn label(&mut self, column: usize, cell: &str) -> Option<Label> {
        Label::parse(cell).map_err(|reason| self.refuse(column, reason)).ok()
    }

    fn end(mut self) -> Result<(), Vec<BadRow>> {
        if self.line == 0 {
            self.line = 1;
            self.refuse(0, format!("the file is empty, expected {}", self.columns.join(",")));
        }
        if self.bad.is_empty() { Ok(()) } else { Err(self.bad) }
    }
}

/// Reads `edges.csv` into a [`Builder`], line by line.
pub struct EdgeReader {
    lines: Lines<4>,
    /// The drafts of the latest labels. Rows of one load stand together and name the same labels.
    last: BTreeMap<String, Draft>,
}

impl Default for EdgeReader {
    fn default() -> Self {
        let lines = Lines::new(["from", "to", "volume_ml", "at"]);
        Self { lines, last: BTreeMap::new() }
    }
}

impl EdgeReader {
    pub fn line(&mut self, text: &str, into: &mut Builder) {
        let Some([from, to, volume, at]) = self.lines.cells(text) else { return };
        let before = self.lines.bad.len();
        let volume_ul = match volume {
            "" => 0,
            volume => match decimal(volume, 3).filter(|ul| (1..=MOST_UL).contains(ul)) {
                Some(ul) => u32::try_from(ul).unwrap_or(0),
                None => {
                    let reason = format!("`{volume}` is not a volume above 0 in millilitres");
                    self.lines.refuse(2, reason);
                    0
                }
            },
        };
        let at_s = match at {
            "" => 0,
            at => second(at).unwrap_or_else(|| {
                let reason = format!("`{at}` is not a day or a time (2026-05-02T10:15:00Z)");
                self.lines.refuse(3, reason);
                0
            }),
        };
        let (from_label, to_label) = (from, to);
        let (from, to) = (self.draft(0, from, into), self.draft(1, to, into));
        if let (Some(from), Some(to)) = (from, to) {
            if from == to || is_same(from_label, to_label) {
                self.lines.refuse(1, "the same node as in `from`");
            } else if self.lines.bad.len() == before {
                into.edge(from, to, volume_ul, at_s);
            }
        }
    }

    fn draft(&mut self, column: usize, cell: &str, into: &mut Builder) -> Option<Draft> {
        const KEPT: usize = 64;
        if let Some(draft) = self.last.get(cell) {
            return Some(*draft);
        }
        let label = self.lines.label(column, cell)?;
        let draft = into.node(label.kind, &label.name);
        if self.last.len() >= KEPT {
            self.last.clear();
        }
        self.last.insert(cell.to_owned(), draft);
        Some(draft)
    }

    /// Whether the whole table was good.
    ///
    /// # Errors
    /// Every row that cannot be used.
    pub fn end(self) -> Result<(), Vec<BadRow>> {
        self.lines.end()
    }
}

/// Whether both cells name one node, even if they write it in two ways.
fn is_same(from: &str, to: &str) -> bool {
    // Nodes of two kinds differ. Nearly every row has two kinds, so its names need no comparison.
    from.split(':').next() == to.split(':').next() && key(from) == key(to)
}

/// Reads `where.csv` into a [`Builder`], line by line.
pub struct WhereReader {
    lines: Lines<3>,
}

impl Default for WhereReader {
    fn default() -> Self {
        Self { lines: Lines::new(["bottle", "state", "at"]) }
    }
}

impl WhereReader {
    pub fn line(&mut self, text: &str, into: &mut Builder) {
        let Some([bottle, state, at]) = self.lines.cells(text) else { return };
        let bottle = self.lines.label(0, &format!("bottle:{bottle}"));
        let known = BottleState::parse(state);
        if known.is_none() {
            let words: Vec<&str> = BottleState::ALL.iter().map(|state| state.as_str()).collect();
            self.lines.refuse(1, format!("`{state}` is none of {}", words.join(", ")));
        }
        let place = if at.is_empty() { Some(None) } else { self.lines.label(2, at).map(Some) };
        if let (Some(bottle), Some(state), Some(place)) = (bottle, known, place) {
            let bottle = into.node(Kind::Bottle, &bottle.name);
            let place = place.map(|place| into.node(place.kind, &place.name));
            into.place(bottle, state, place);
        }
    }

    /// Whether the whole table was good.
    ///
    /// # Errors
    /// Every row that cannot be used.
    pub fn end(self) -> Result<(), Vec<BadRow>> {
        self.lines.end()
    }
}

//! Reading a trace: bytes in, readings out, in one pass and without keeping them.
//!
//! A trace is a table with the columns `t_s,probe,temp_c` in any order: seconds since the start of
//! the cycle, the name of the probe, the temperature it showed. Its rows stand in the sequence of
//! time, because a trace of ten million rows is judged while it is read. Every row that cannot be
//! used is named; the rows after it are still looked at.

use ounce_domain::reference::{Reference, key};
use sha2::{Digest, Sha256};

use super::measure::{MilliCelsius, Milliseconds};
use crate::sheet::BadRow;

/// The temperature that a probe showed at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub at: Milliseconds,
    /// The place of the probe among those met so far, from 0.
    pub probe: usize,
    /// As the probe showed it, with no correction.
    pub shown: MilliCelsius,
}

/// Receives readings while they are read.
pub trait Readings {
    /// A probe that was not met before; its place is the number of those met before.
    fn met(&mut self, probe: &str);
    /// The next reading. Times never fall, and one probe's times rise.
    fn read(&mut self, reading: Reading);
}

const COLUMNS: [&str; 3] = ["t_s", "probe", "temp_c"];
/// Longer lines are no rows of three cells.
const LONGEST_LINE: usize = 4096;
/// No probe has a longer name, and no pasteuriser has more probes.
const LONGEST_NAME: usize = 64;
const MOST_PROBES: usize = 64;
/// How many ways of writing one name are kept. A row with a further way takes longer to read.
const MOST_SPELLINGS: usize = 8;

/// Turns the bytes of a trace into readings. Memory grows with the probes and the bad rows only.
pub struct TraceReader {
    header: Header,
    line: usize,
    /// The beginning of a line whose end has not come yet.
    begun: Vec<u8>,
    probes: Vec<Probe>,
    now: Milliseconds,
    readings: u64,
    bad: Vec<BadRow>,
    hash: Sha256,
}

enum Header {
    Awaited,
    /// Where each of [`COLUMNS`] stands.
    Read([usize; 3]),
    /// It does not say where the cells of a row are, so no row is looked at.
    Unusable,
}

struct Probe {
    name: Reference,
    /// How its name was written first, and other ways of writing it. Most rows have the first.
    first: Vec<u8>,
    others: Vec<Vec<u8>>,
    last: Option<Milliseconds>,
}

impl Default for TraceReader {
    fn default() -> Self {
        Self::new()
    }
}

impl TraceReader {
    pub fn new() -> Self {
        Self {
            header: Header::Awaited,
            line: 0,
            begun: Vec::new(),
            probes: Vec::new(),
            now: Milliseconds(0),
            readings: 0,
            bad: Vec::new(),
            hash: Sha256::new(),
        }
    }

    /// Takes the next bytes of the file, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8], to: &mut impl Readings) {
        self.hash.update(bytes);
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            if self.begun.is_empty() {
                self.line(&rest[..end], to);
            } else {
                let mut line = std::mem::take(&mut self.begun);
                line.extend_from_slice(&rest[..end]);
                self.line(&line, to);
                line.clear();
                self.begun = line;
            }
            rest = &rest[end + 1..];
        }
        // If a line is too long to be a row, its beginning is enough to refuse it.
        let room = (LONGEST_LINE + 1).saturating_sub(self.begun.len());
        self.begun.extend_from_slice(&rest[..rest.len().min(room)]);
    }

    /// Ends the file. Returns its SHA-256 in hexadecimal, to be kept beside the verdict.
    ///
    /// # Errors
    /// Every row that could not be used, or one reason when there was no reading at all. Then the
    /// readings that were passed to [`Readings`] must not be used either.
    pub fn finish(mut self, to: &mut impl Readings) -> Result<String, Vec<BadRow>> {
        let last = std::mem::take(&mut self.begun);
        if !last.is_empty() {
            self.line(&last, to);
        }
        if matches!(self.header, Header::Awaited) && self.bad.is_empty() {
            let reason = format!("the file is empty, expected the columns {}", COLUMNS.join(","));
            self.bad.push(BadRow::new(1, COLUMNS[0], reason));
        } else if self.readings == 0 && self.bad.is_empty() {
            self.bad.push(BadRow::new(self.line, COLUMNS[0], "the trace holds no reading"));
        }
        if !self.bad.is_empty() {
            return Err(self.bad);
        }
        Ok(self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    fn line(&mut self, line: &[u8], to: &mut impl Readings) {
        self.line += 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = if self.line == 1 { line.strip_prefix(BOM).unwrap_or(line) } else { line };
        if line.len() > LONGEST_LINE {
            return self.refuse(COLUMNS[0], "the line is too long to be a row of three cells");
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        match self.header {
            Header::Awaited => self.header(line),
            Header::Read(places) => self.row(line, places, to),
            Header::Unusable => {}
        }
    }

    fn header(&mut self, line: &[u8]) {
        let names: Vec<String> =
            line.split(|byte| *byte == b',').map(|name| shown(cell(name))).collect();
        let place = |column: &str| names.iter().position(|name| name == column);
        let places = COLUMNS.map(|column| place(column).unwrap_or(0));
        for column in COLUMNS.iter().filter(|column| place(column).is_none()) {
            self.refuse(column, "the column is missing");
        }
        for (n, name) in names.iter().enumerate() {
            if !COLUMNS.contains(&name.as_str()) {
                let columns = COLUMNS.join(",");
                self.refuse(name, format!("not a column of this file, which has {columns}"));
            } else if names[..n].contains(name) {
                self.refuse(name, "the column stands there twice");
            }
        }
        self.header = if self.bad.is_empty() { Header::Read(places) } else { Header::Unusable };
    }

    fn row(&mut self, line: &[u8], places: [usize; 3], to: &mut impl Readings) {
        let mut cells: [&[u8]; 3] = [&[]; 3];
        let mut found = 0;
        for part in line.split(|byte| *byte == b',') {
            if let Some(place) = cells.get_mut(found) {
                *place = part;
            }
            found += 1;
        }
        if found != cells.len() {
            return self.refuse(COLUMNS[0], format!("the row has {found} cells, the header 3"));
        }
        let [at, name, temp] = places.map(|place| cell(cells[place]));
        let at = Milliseconds::from_bytes(at).ok_or(at);
        let temp = MilliCelsius::from_bytes(temp).ok_or(temp);
        let probe = self.probe(name, to);
        match (at, probe, temp) {
            (Ok(at), Some(probe), Ok(shown)) => self.reading(Reading { at, probe, shown }, to),
            (at, _, temp) => {
                if let Err(text) = at {
                    let reason = format!("`{}` is not a time in seconds", shown(text));
                    self.refuse("t_s", reason);
                }
                if let Err(text) = temp {
                    let reason = format!("`{}` is not a temperature in °C", shown(text));
                    self.refuse("temp_c", reason);
                }
            }
        }
    }

    fn reading(&mut self, reading: Reading, to: &mut impl Readings) {
        let Reading { at, probe, .. } = reading;
        if at < self.now {
            let reason =
                format!("{at} s comes after {} s: rows stand in time's sequence", self.now);
            return self.refuse("t_s", reason);
        }
        if self.probes[probe].last == Some(at) {
            return self.refuse("t_s", format!("a second reading of this probe at {at} s"));
        }
        self.probes[probe].last = Some(at);
        self.now = at;
        self.readings += 1;
        to.read(reading);
    }

    /// The probe's place; a new name gets the next one.
    fn probe(&mut self, name: &[u8], to: &mut impl Readings) -> Option<usize> {
        if let Some(place) = self.probes.iter().position(|probe| probe.first == name) {
            return Some(place);
        }
        let other = |probe: &Probe| probe.others.iter().any(|written| written == name);
        if let Some(place) = self.probes.iter().position(other) {
            return Some(place);
        }
        let written = std::str::from_utf8(name).unwrap_or_default();
        let fits = written.len() <= LONGEST_NAME && !key(written).is_empty();
        if !fits || written.chars().any(|c| c.is_control() || c == '"') {
            self.refuse("probe", format!("`{}` is not a name of a probe", shown(name)));
            return None;
        }
        let reference = Reference::new(written);
        if let Some(place) = self.probes.iter().position(|probe| probe.name == reference) {
            let known = &mut self.probes[place].others;
            if known.len() < MOST_SPELLINGS {
                known.push(name.to_owned());
            }
            return Some(place);
        }
        if self.probes.len() == MOST_PROBES {
            self.refuse("probe", format!("more than {MOST_PROBES} probes"));
            return None;
        }
        let (first, others) = (name.to_owned(), Vec::new());
        self.probes.push(Probe { name: reference, first, others, last: None });
        to.met(written);
        Some(self.probes.len() - 1)
    }

    fn refuse(&mut self, column: &str, reason: impl Into<String>) {
        self.bad.push(BadRow::new(self.line, column, reason));
    }
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A cell without the blanks and the quotation marks around it.
fn cell(bytes: &[u8]) -> &[u8] {
    let plain = bytes.trim_ascii();
    match plain {
        [b'"', inside @ .., b'"'] => inside.trim_ascii(),
        _ => plain,
    }
}

/// The text of a bad cell, shortened for people.
fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(40).filter(|c| !c.is_control()).collect()
}

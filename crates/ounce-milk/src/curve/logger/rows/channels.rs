//! The header of a logger's file: which columns are times, which are probes, and in which unit.

use jiff::tz::TimeZone;

use super::super::stamp;
use super::super::text::{self, Line};
use super::super::{Logger, Unit};
use crate::curve::measure::{MilliCelsius, fahrenheit};
use crate::sheet::BadRow;

/// The header is looked for in this many lines.
const LONGEST_PREAMBLE: usize = 300;
/// As in a trace: no pasteuriser has more probes, and no probe has a longer name.
const MOST_PROBES: usize = 64;
const LONGEST_NAME: usize = 64;

/// A column of temperatures.
#[derive(Debug)]
pub(super) struct Channel {
    place: usize,
    /// As the header has it.
    pub(super) name: String,
    pub(super) probe: String,
    unit: Option<Unit>,
}

/// What the header says.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) line: usize,
    separator: char,
    columns: usize,
    pub(super) time: Vec<usize>,
    pub(super) time_name: String,
    pub(super) zone: Option<TimeZone>,
    pub(super) zone_name: String,
    unit: Option<usize>,
    pub(super) channels: Vec<Channel>,
}

/// Finds the header. Returns it and the rows below it.
pub(super) fn layout(text: &str, by: &Logger) -> Result<(Layout, Vec<Line>), BadRow> {
    let (line, separator) = header(text, by)?;
    let mut rows = text::rows(text, line, separator)?.into_iter();
    let names = rows.next().map(|row| row.cells).unwrap_or_default();
    let place = |wanted: &[String]| names.iter().position(|name| begins(name, wanted));
    let time: Vec<usize> = by.time.iter().filter_map(|wanted| place(wanted)).collect();
    let time_name = time.first().map(|at| names[*at].clone()).unwrap_or_default();
    let said = time.iter().find_map(|at| stamp::zone_in(&names[*at]));
    let named = by.zone.as_deref().and_then(stamp::zone);
    if let (Some(said), Some(named)) = (&said, &named)
        && said != named
    {
        let zone = by.zone.as_deref().unwrap_or_default();
        let reason = format!("the header names another zone than {zone}");
        return Err(BadRow::new(line + 1, &time_name, reason));
    }
    let unit = by.unit_column.as_ref().and_then(|column| place(std::slice::from_ref(column)));
    let mut channels = channels(&names, &time, by);
    if channels.is_empty() || channels.len() > MOST_PROBES {
        let reason = format!("{} columns of the header hold temperatures", channels.len());
        return Err(BadRow::new(line + 1, "header", reason));
    }
    let preamble: Vec<&str> = text.lines().take(line).collect();
    name_probes(&mut channels, &preamble, by)
        .map_err(|reason| BadRow::new(line + 1, "header", reason))?;
    let zone_name = by.zone.clone().unwrap_or_else(|| time_name.clone());
    let layout = Layout {
        line: line + 1,
        separator,
        columns: names.len(),
        time,
        time_name,
        zone: said.or(named),
        zone_name,
        unit,
        channels,
    };
    Ok((layout, rows.collect()))
}

/// How many lines stand above the header, and what separates its cells.
fn header(text: &str, by: &Logger) -> Result<(usize, char), BadRow> {
    let usual = [',', ';', '\t'];
    let separators = if by.separators.is_empty() { &usual[..] } else { &by.separators };
    for (number, line) in text.lines().take(LONGEST_PREAMBLE).enumerate() {
        let cut = separators.iter().map(|separator| (text::cells(line, *separator), *separator));
        let fits = cut.filter(|(cells, _)| {
            let has = |wanted: &Vec<String>| cells.iter().any(|cell| begins(cell, wanted));
            cells.len() > 1 && by.time.iter().all(has)
        });
        if let Some((_, separator)) = fits.max_by_key(|(cells, _)| cells.len()) {
            return Ok((number, separator));
        }
    }
    let wanted: Vec<&str> = by.time.iter().flatten().map(String::as_str).collect();
    let reason = format!("no line is a header with a column {}", wanted.join(" or "));
    Err(BadRow::new(1, "header", reason))
}

/// Whether a column's name begins with one of these words, as whole words.
fn begins(name: &str, wanted: &[String]) -> bool {
    let name = name.to_lowercase();
    wanted.iter().any(|word| {
        let rest = name.strip_prefix(&word.to_lowercase());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn channels(names: &[String], time: &[usize], by: &Logger) -> Vec<Channel> {
    let columns = names.iter().enumerate().filter(|(place, name)| {
        let wanted = match by.temperature.is_empty() {
            true => unit_in(name).is_some(),
            false => begins(name, &by.temperature),
        };
        wanted && !time.contains(place)
    });
    let channel = |(place, name): (usize, &String)| {
        let unit = unit_in(name);
        Channel { place, name: name.clone(), probe: String::new(), unit }
    };
    columns.map(channel).collect()
}

/// The unit that the name of a column says: `Temp, °C`, `C1 [°F]`, `Celsius(°C)`.
fn unit_in(name: &str) -> Option<Unit> {
    let name = name.replace('º', "°").replace("deg ", "°").replace("° ", "°");
    let has = |signs: [&str; 5]| signs.iter().any(|sign| name.contains(sign));
    let (c, f) = (
        has(["°C", "℃", "(C)", "[C]", "Celsius"]) || name.ends_with(", C"),
        has(["°F", "℉", "(F)", "[F]", "Fahrenheit"]) || name.ends_with(", F"),
    );
    match (c, f) {
        (true, false) => Some(Unit::C),
        (false, true) => Some(Unit::F),
        _ => None,
    }
}

/// Gives every channel the name of its probe: the given name, the one in a line above the header,
/// the one inside the column's name, or the column's name itself. If two channels have the same
/// name, each gets the place of its column too.
fn name_probes(channels: &mut [Channel], preamble: &[&str], by: &Logger) -> Result<(), String> {
    let count = channels.len();
    if !by.probes.is_empty() && by.probes.len() != count {
        let named = by.probes.len();
        return Err(format!("{named} probes are named, {count} columns hold temperatures"));
    }
    let above = by.probe_line.as_ref().filter(|_| count == 1).and_then(|begin| {
        let line = preamble.iter().find_map(|line| line.trim().strip_prefix(begin.as_str()))?;
        Some(plain(line))
    });
    for (n, channel) in channels.iter_mut().enumerate() {
        let after = by.probe_after.iter().find_map(|word| {
            let (_, behind) = channel.name.split_once(word.as_str())?;
            let end = behind.find([',', ')', ';']).unwrap_or(behind.len());
            Some(plain(&behind[..end])).filter(|name| !name.is_empty())
        });
        let given = by.probes.get(n).cloned();
        let own = || plain(channel.name.split([',', '[', '(']).next().unwrap_or_default());
        channel.probe = given.or(above.clone()).or(after).unwrap_or_else(own);
    }
    let names: Vec<String> = channels.iter().map(|channel| channel.probe.clone()).collect();
    for (channel, name) in channels.iter_mut().zip(&names) {
        let same = |other: &&String| {
            ounce_domain::reference::Reference::new(other)
                == ounce_domain::reference::Reference::new(name)
        };
        if name.is_empty() || names.iter().filter(same).count() > 1 {
            if !by.probes.is_empty() {
                return Err(format!("`{name}` names two probes, or none"));
            }
            channel.probe = format!("{name} {}", channel.place + 1).trim().to_owned();
        }
    }
    Ok(())
}

/// A name without quotation marks and controls, short enough.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_control() && *c != '"');
    let mut name: String = kept.collect::<String>().trim().to_owned();
    while name.len() > LONGEST_NAME {
        name.pop();
    }
    name.trim().to_owned()
}

impl Layout {
    /// The text in the cell of a channel; none when it holds no reading.
    pub(super) fn reading_in(&self, channel: &Channel, row: &Line, by: &Logger) -> Option<String> {
        let cell = row.cells.get(channel.place)?.trim();
        let blank = cell.is_empty() || by.blank.iter().any(|blank| blank == cell);
        if blank {
            return None;
        }
        Some(self.whole_cell(channel, row, cell))
    }

    /// The whole text of a cell. If the separator is a comma, a decimal comma cuts the last cell in
    /// two, and this joins them again.
    fn whole_cell(&self, channel: &Channel, row: &Line, cell: &str) -> String {
        let is_last = channel.place + 1 == self.columns && row.cells.len() == self.columns + 1;
        let behind = row.cells.get(channel.place + 1).filter(|_| is_last && self.separator == ',');
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match behind.filter(|behind| digits(behind)) {
            Some(behind) if digits(cell.trim_start_matches('-')) => format!("{cell},{behind}"),
            _ => cell.to_owned(),
        }
    }

    /// Whether a row has cells that belong to no column.
    pub(super) fn has_too_many_cells(&self, row: &Line) -> bool {
        let cut = self.channels.iter().any(|channel| {
            let cell = row.cells.get(channel.place).map_or("", String::as_str);
            self.whole_cell(channel, row, cell) != cell
        });
        !cut && row.cells.iter().skip(self.columns).any(|cell| !cell.is_empty())
    }

    pub(super) fn holds_a_reading(&self, row: &Line, by: &Logger) -> bool {
        self.channels.iter().any(|channel| self.reading_in(channel, row, by).is_some())
    }

    /// The unit of a cell, from its row, the header or the layout. They must not contradict each
    /// other.
    pub(super) fn unit_of(
        &self,
        channel: &Channel,
        row: &Line,
        by: &Logger,
    ) -> Result<Unit, String> {
        let row = match self.unit.and_then(|place| row.cells.get(place)) {
            None => None,
            Some(cell) => match cell.trim_start_matches(['°', 'º']) {
                "C" | "℃" => Some(Unit::C),
                "F" | "℉" => Some(Unit::F),
                _ => return Err(format!("`{cell}` is no unit of temperature")),
            },
        };
        let mut said = [row, channel.unit, by.unit].into_iter().flatten();
        let unit = said.next().ok_or("nothing says whether this is °C or °F")?;
        if said.any(|other| other != unit) {
            return Err("the unit is said twice, as °C and as °F".into());
        }
        Ok(unit)
    }
}

/// How the file writes decimals: with a point or with a comma, and not with both.
#[derive(Default)]
pub(super) struct Decimal {
    seen: Option<char>,
}

impl Decimal {
    pub(super) fn read(&mut self, cell: &str, unit: Unit) -> Result<MilliCelsius, String> {
        let none =
            || format!("`{}` is not a temperature", cell.chars().take(40).collect::<String>());
        let marks: Vec<char> = cell.chars().filter(|c| ".,".contains(*c)).collect();
        match (marks.as_slice(), self.seen) {
            ([], _) => {}
            ([mark], None) => self.seen = Some(*mark),
            ([mark], Some(seen)) if *mark == seen => {}
            ([mark], Some(seen)) => {
                return Err(format!("`{mark}` in `{cell}`, and `{seen}` in the rows before"));
            }
            _ => return Err(none()),
        }
        let text = cell.replace(',', ".");
        let read = match unit {
            Unit::C => MilliCelsius::parse(&text),
            Unit::F => fahrenheit(&text),
        };
        read.ok_or_else(none)
    }
}

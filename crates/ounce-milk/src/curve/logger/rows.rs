//! The rows of a logger's file as readings.

mod channels;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::stamp::{self, Order, Stamp};
use super::text::{self, Line};
use super::{Clock, Logger, Recording};
use crate::curve::measure::{MilliCelsius, Milliseconds};
use crate::sheet::BadRow;
use channels::{Channel, Decimal, Layout};

/// Reads a logger's file.
///
/// # Errors
/// Everything that cannot be read in exactly one way: a missing header, an order of days or a unit
/// that nobody names, a time that cannot be read, comes too early or comes twice, a cell that is no
/// temperature.
pub fn read(bytes: &[u8], by: &Logger) -> Result<Recording, Vec<BadRow>> {
    let text = text::text(bytes, by.encoding.as_deref()).map_err(|bad| vec![bad])?;
    let (layout, rows) = channels::layout(&text, by).map_err(|bad| vec![bad])?;
    let mut reader = Reader {
        layout: &layout,
        by,
        decimal: Decimal::default(),
        bad: Vec::new(),
        latest: vec![None; layout.channels.len()],
    };
    let stamped: Vec<(Stamp, &Line)> = rows.iter().filter_map(|row| reader.stamped(row)).collect();
    let order = reader.order(&stamped);
    let times = match order {
        Some(order) => reader.times(&stamped, order),
        None => Vec::new(),
    };
    let readings = reader.readings(&times);
    if readings.is_empty() && reader.bad.is_empty() {
        let reason = "the file holds no temperature";
        reader.bad.push(BadRow::new(layout.line, &layout.channels[0].name, reason));
    }
    if !reader.bad.is_empty() {
        reader.bad.sort_by_key(|bad| bad.line);
        return Err(reader.bad);
    }
    let begin = times.first().map(|(at, _)| *at).unwrap_or_default();
    Ok(Recording {
        trace_sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        clock: reader.clock(begin, &stamped),
        probes: layout.channels.iter().map(|channel| channel.probe.clone()).collect(),
        readings,
    })
}

struct Reader<'a> {
    layout: &'a Layout,
    by: &'a Logger,
    decimal: Decimal,
    bad: Vec<BadRow>,
    /// When each channel was read last.
    latest: Vec<Option<Milliseconds>>,
}

impl Reader<'_> {
    fn refuse(&mut self, line: usize, column: &str, reason: impl Into<String>) {
        self.bad.push(BadRow::new(line, column, reason));
    }

    /// A row that holds a reading, with its stamp. Rows of events hold none.
    fn stamped<'l>(&mut self, row: &'l Line) -> Option<(Stamp, &'l Line)> {
        if row.cells.iter().all(String::is_empty) || !self.layout.holds_a_reading(row, self.by) {
            return None;
        }
        if self.layout.has_too_many_cells(row) {
            let reason = format!("{} cells, more than the header has", row.cells.len());
            self.refuse(row.number, &self.layout.time_name, reason);
            return None;
        }
        let cell = |place: &usize| row.cells.get(*place).map_or("", String::as_str);
        let written = self.layout.time.iter().map(cell).collect::<Vec<_>>().join(" ");
        let read = stamp::read(&written);
        if read.is_none() {
            let reason = format!("`{written}` is not a day and a time");
            self.refuse(row.number, &self.layout.time_name, reason);
        }
        read.map(|stamp| (stamp, row))
    }

    /// The order of the days: the one that is named, or the only one by which all rows can be read.
    fn order(&mut self, stamped: &[(Stamp, &Line)]) -> Option<Order> {
        let fits = |order: &Order| stamped.iter().all(|(stamp, _)| stamp.at(*order).is_some());
        let column = self.layout.time_name.clone();
        if let Some(order) = self.by.order {
            for (_, row) in stamped.iter().filter(|(stamp, _)| stamp.at(order).is_none()) {
                let reason = format!("no such day or time, by {}", order.spoken());
                self.refuse(row.number, &column, reason);
            }
            return Some(order);
        }
        let (_, row) = stamped.first()?;
        let orders: Vec<Order> = Order::ALL.into_iter().filter(fits).collect();
        let same = |order: &Order| stamped.iter().all(|(s, _)| s.at(*order) == s.at(orders[0]));
        match orders.len() {
            0 => {
                let reason = "the rows are days in no single order of year, month and day";
                self.refuse(row.number, &column, reason);
                None
            }
            _ if orders.iter().all(same) => Some(orders[0]),
            _ => {
                let ways: Vec<&str> = orders.iter().map(|order| order.spoken()).collect();
                let reason = format!(
                    "the days may be {}: say the order (ymd, mdy or dmy)",
                    ways.join(" or ")
                );
                self.refuse(row.number, &column, reason);
                None
            }
        }
    }

    /// The moment of every row. Without a zone, times are read as if they were in UTC. A clock that
    /// is set forward then leaves a silence, and one that is set back is refused.
    fn times<'l>(
        &mut self,
        stamped: &[(Stamp, &'l Line)],
        order: Order,
    ) -> Vec<(Timestamp, &'l Line)> {
        let column = self.layout.time_name.clone();
        let zone = self.layout.zone.clone();
        let offsets = stamped.iter().filter(|(stamp, _)| stamp.offset.is_some()).count();
        if offsets > 0 && (offsets < stamped.len() || zone.is_some()) {
            let line = stamped.first().map_or(1, |(_, row)| row.number);
            let reason = "some rows say their offset from UTC, and others or the header say it \
                          otherwise";
            self.refuse(line, &column, reason);
            return Vec::new();
        }
        let mut times = Vec::new();
        for (stamp, row) in stamped {
            let Some(wall) = stamp.at(order) else { continue };
            let in_zone = stamp.offset.map(TimeZone::fixed).or_else(|| zone.clone());
            let found = in_zone.unwrap_or(TimeZone::UTC).to_ambiguous_timestamp(wall);
            if found.is_ambiguous() {
                let (line, zone) = (row.number, self.layout.zone_name.clone());
                let reason = format!("{wall} is left out or comes twice in {zone}");
                self.refuse(line, &column, reason);
                continue;
            }
            match found.compatible() {
                Ok(at) => times.push((at, *row)),
                Err(_) => self.refuse(row.number, &column, "no such moment"),
            }
        }
        times
    }

    fn readings(
        &mut self,
        times: &[(Timestamp, &Line)],
    ) -> Vec<(Milliseconds, usize, MilliCelsius)> {
        let mut readings = Vec::new();
        let Some((begin, _)) = times.first() else { return readings };
        let mut now = Milliseconds(0);
        for (moment, row) in times {
            let at = Milliseconds(moment.as_millisecond() - begin.as_millisecond());
            if at < now {
                let column = self.layout.time_name.clone();
                let reason = "comes before the row above it: rows stand in time's sequence";
                self.refuse(row.number, &column, reason);
                continue;
            }
            now = at;
            for (place, channel) in self.layout.channels.iter().enumerate() {
                let Some(cell) = self.layout.reading_in(channel, row, self.by) else { continue };
                if let Some(shown) = self.shown(channel, row, &cell)
                    && self.is_first(place, channel, at, row)
                {
                    readings.push((at, place, shown));
                }
            }
        }
        readings
    }

    fn is_first(&mut self, place: usize, channel: &Channel, at: Milliseconds, row: &Line) -> bool {
        let first = self.latest[place] != Some(at);
        self.latest[place] = Some(at);
        if !first {
            let reason = "a second reading of this probe at the same time: a logger that writes \
                          no seconds proves nothing between two minutes";
            self.refuse(row.number, &channel.name, reason);
        }
        first
    }

    fn shown(&mut self, channel: &Channel, row: &Line, cell: &str) -> Option<MilliCelsius> {
        let unit = self.layout.unit_of(channel, row, self.by);
        match unit.and_then(|unit| self.decimal.read(cell, unit)) {
            Ok(shown) => Some(shown),
            Err(reason) => {
                self.refuse(row.number, &channel.name, reason);
                None
            }
        }
    }

    fn clock(&self, begin: Timestamp, stamped: &[(Stamp, &Line)]) -> Clock {
        let written = stamped.first().and_then(|(stamp, _)| stamp.offset).map(TimeZone::fixed);
        match written.or_else(|| self.layout.zone.clone()) {
            Some(zone) => Clock::Zoned(begin, zone),
            None => Clock::Wall(begin),
        }
    }
}

//! Time zones described for calendars (VTIMEZONE), from the transitions the zone database has.
//!
//! Outlook reads an offset of zero where a zone has no STANDARD part, and calendars that show other
//! years need a rule that repeats. So every zone has its standard time, and a zone with summer time
//! has both parts, each with an RRULE where the change falls on the same Sunday of its month every
//! year. Where it does not, the changes stand one by one until a year after the last event.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::lines::Lines;
use ounce_web::board::Entry;

/// Describes every zone the events use, once.
pub(super) fn describe(lines: &mut Lines, entries: &[&Entry]) {
    let mut zones: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    for entry in entries {
        let Some(at) = entry.starts_at() else { continue };
        let span = zones.entry(&entry.stroll().time_zone).or_insert((at, at));
        *span = (span.0.min(at), span.1.max(at));
    }
    for (name, span) in zones {
        if let Ok(zone) = TimeZone::get(name) {
            add(lines, name, &zone, span);
        }
    }
}

/// How old a change may be and still count as one of the yearly changes.
const A_YEAR_AND_SOME: SignedDuration = SignedDuration::from_hours(24 * 400);
/// For how many years the changes must follow a rule before it is believed.
const YEARS_TRIED: usize = 10;

fn add(lines: &mut Lines, name: &str, zone: &TimeZone, (first, last): (Timestamp, Timestamp)) {
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", name);
    let changes = changes(zone, first, last);
    // With one part only, that part is the time people keep: its standard time.
    let is_alone = changes.len() < 2;
    let mut ruled: Vec<(Offset, Offset)> = Vec::new();
    for change in &changes {
        if ruled.contains(&change.kind()) {
            continue;
        }
        let rule = if is_alone { None } else { change.rule(zone) };
        ruled.extend(rule.as_ref().map(|_| change.kind()));
        change.write(lines, zone, is_alone, rule.as_deref());
    }
    lines.add("END", "VTIMEZONE");
}

/// The change in force at the first event, the one before it, and those until a year after the last
/// event. For a zone that has not changed for long it is only the last change.
fn changes(zone: &TimeZone, first: Timestamp, last: Timestamp) -> Vec<Change> {
    let before = zone.preceding(first).take(2).map(|change| change.timestamp());
    let mut before: Vec<Timestamp> = before.collect();
    before.reverse();
    let until = last.saturating_add(A_YEAR_AND_SOME).unwrap_or(last);
    let after = zone.following(first).map(|change| change.timestamp());
    let after: Vec<Timestamp> = after.take_while(|at| *at <= until).collect();
    if after.is_empty() {
        let in_force = before.pop();
        return vec![
            in_force.map_or_else(|| Change::never(zone, first), |at| Change::at(zone, at)),
        ];
    }
    let recent = before.iter().filter(|at| first.duration_since(**at) <= A_YEAR_AND_SOME);
    let recent: Vec<Timestamp> = recent.copied().collect();
    // The change in force is needed however old it is.
    let in_force = if recent.is_empty() { before.pop() } else { None };
    let all = in_force.into_iter().chain(recent).chain(after);
    all.map(|at| Change::at(zone, at)).collect()
}

/// A moment at which the clocks of a zone were put forward or back.
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
}

impl Change {
    fn at(zone: &TimeZone, at: Timestamp) -> Self {
        let before = at - SignedDuration::from_secs(1);
        let from = zone.to_offset_info(before).offset();
        Self { at, from, to: zone.to_offset_info(at).offset() }
    }

    /// The one part of a zone that never changed: from and to the same offset.
    fn never(zone: &TimeZone, now: Timestamp) -> Self {
        let offset = zone.to_offset_info(now).offset();
        Self { at: Timestamp::UNIX_EPOCH, from: offset, to: offset }
    }

    fn kind(&self) -> (Offset, Offset) {
        (self.from, self.to)
    }

    /// On the clocks as they were just before it.
    fn on_clocks(&self) -> DateTime {
        self.from.to_datetime(self.at)
    }

    /// The rule by which it comes every year, such as the second Sunday in March.
    fn rule(&self, zone: &TimeZone) -> Option<String> {
        let same = zone.following(self.at).map(|change| Self::at(zone, change.timestamp()));
        let same = same.filter(|change| change.kind() == self.kind());
        let years: Vec<DateTime> = std::iter::once(self.on_clocks())
            .chain(same.take(YEARS_TRIED - 1).map(|change| change.on_clocks()))
            .collect();
        let first = years.first()?;
        let is_yearly = years.len() == YEARS_TRIED
            && years.windows(2).all(|two| two[0].year() + 1 == two[1].year())
            && years.iter().all(|day| {
                (day.month(), day.weekday(), day.time())
                    == (first.month(), first.weekday(), first.time())
            });
        if !is_yearly {
            return None;
        }
        let week = |day: &DateTime| (day.day() - 1) / 7 + 1;
        let is_last = |day: &DateTime| day.day() + 7 > day.days_in_month();
        let week = match () {
            () if years.iter().all(is_last) => -1,
            () if years.iter().all(|day| week(day) == week(first)) => week(first),
            () => return None,
        };
        let day = match first.weekday() {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={week}{day}", first.month()))
    }

    fn write(&self, lines: &mut Lines, zone: &TimeZone, is_alone: bool, rule: Option<&str>) {
        let info = zone.to_offset_info(self.at);
        let name = info.abbreviation();
        let kind = if info.dst().is_dst() && !is_alone { "DAYLIGHT" } else { "STANDARD" };
        lines.add("BEGIN", kind);
        lines.add("DTSTART", &self.on_clocks().strftime("%Y%m%dT%H%M%S").to_string());
        lines.add("TZOFFSETFROM", &written(self.from));
        lines.add("TZOFFSETTO", &written(self.to));
        if let Some(rule) = rule {
            lines.add("RRULE", rule);
        }
        lines.text("TZNAME", name);
        lines.add("END", kind);
    }
}

/// `-0400`; with seconds where old zones have them.
fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) =
        (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(name: &str, first: &str, last: &str) -> String {
        let zone = TimeZone::get(name).expect("a zone");
        let at = |text: &str| text.parse().expect("a moment");
        let mut lines = Lines::default();
        add(&mut lines, name, &zone, (at(first), at(last)));
        lines.into_text().replace("\r\n", "\n")
    }

    #[test]
    fn a_zone_with_summer_time_has_both_parts_and_their_rules() {
        // The United States go forward on the second Sunday in March and back on the first in
        // November, each time at two (15 U.S.C. 260a).
        assert_eq!(
            described("America/New_York", "2015-05-02T14:00:00Z", "2015-05-30T14:00:00Z"),
            "BEGIN:VTIMEZONE\nTZID:America/New_York\nBEGIN:STANDARD\nDTSTART:20141102T020000\n\
             TZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n\
             TZNAME:EST\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20150308T020000\n\
             TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n\
             TZNAME:EDT\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        );
    }

    #[test]
    fn the_last_sunday_of_a_month_is_told_from_the_fourth() {
        // Directive 2000/84/EC: the last Sundays of March and October.
        let paris = described("Europe/Paris", "2027-05-01T08:00:00Z", "2027-05-01T08:00:00Z");
        assert!(paris.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"), "{paris}");
        assert!(paris.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"), "{paris}");
    }

    #[test]
    fn changes_that_follow_no_rule_stand_one_by_one() {
        // Morocco put its clocks back for Ramadan, which moves through the year.
        let zone = described("Africa/Casablanca", "2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z");
        assert!(!zone.contains("RRULE"), "{zone}");
        assert!(zone.matches("DTSTART").count() >= 3, "{zone}");
    }

    #[test]
    fn every_zone_has_its_standard_time() {
        for name in jiff::tz::db().available() {
            let zone = described(name.as_str(), "2027-05-01T14:00:00Z", "2027-05-29T14:00:00Z");
            assert!(zone.contains("BEGIN:STANDARD\n"), "{zone}");
        }
    }

    #[test]
    fn a_zone_that_never_changes_has_one_rule() {
        let fixed = described("Etc/GMT-9", "2015-05-02T01:00:00Z", "2015-05-02T01:00:00Z");
        assert!(fixed.contains("TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\n"), "{fixed}");
        let tokyo = described("Asia/Tokyo", "2015-05-02T01:00:00Z", "2015-05-02T01:00:00Z");
        assert!(tokyo.contains("TZOFFSETTO:+0900\nTZNAME:JST\n"), "{tokyo}");
    }
}

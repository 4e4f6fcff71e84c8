//! Time zones described for calendars (VTIMEZONE), from the transitions the zone database has.
//!
//! Only the stretch that the events lie in is described: from the rule in force at the first of
//! them to the one in force after the last.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

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

fn add(lines: &mut Lines, name: &str, zone: &TimeZone, (first, last): (Timestamp, Timestamp)) {
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", name);
    let in_force = zone.preceding(first).next();
    if in_force.is_none() {
        // Never changed: one rule since ever, from and to the same offset.
        let offset = zone.to_offset_info(first).offset();
        observance(lines, zone, Timestamp::UNIX_EPOCH, offset);
    }
    let later = zone.following(first).take_while(|change| change.timestamp() <= last);
    for change in in_force.into_iter().chain(later) {
        let before = change.timestamp() - jiff::SignedDuration::from_secs(1);
        let from = zone.to_offset_info(before).offset();
        observance(lines, zone, change.timestamp(), from);
    }
    lines.add("END", "VTIMEZONE");
}

/// One rule from a moment on. Its DTSTART is on the clocks as they were just before it.
fn observance(lines: &mut Lines, zone: &TimeZone, at: Timestamp, from: Offset) {
    let info = zone.to_offset_info(at);
    let kind = if info.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.add("BEGIN", kind);
    lines.add("DTSTART", &from.to_datetime(at).strftime("%Y%m%dT%H%M%S").to_string());
    lines.add("TZOFFSETFROM", &written(from));
    lines.add("TZOFFSETTO", &written(info.offset()));
    lines.text("TZNAME", info.abbreviation());
    lines.add("END", kind);
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
    fn a_zone_in_summer_time_has_the_rule_that_began_it() {
        // The United States went forward on 8 March 2015 at 2:00, from -5 to -4.
        assert_eq!(
            described("America/New_York", "2015-05-02T14:00:00Z", "2015-05-30T14:00:00Z"),
            "BEGIN:VTIMEZONE\nTZID:America/New_York\nBEGIN:DAYLIGHT\nDTSTART:20150308T020000\n\
             TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        );
    }

    #[test]
    fn events_on_both_sides_of_a_change_have_both_rules() {
        let both = described("America/New_York", "2015-10-01T14:00:00Z", "2015-12-01T14:00:00Z");
        assert!(both.contains("BEGIN:DAYLIGHT\nDTSTART:20150308T020000\n"), "{both}");
        // Back on 1 November 2015 at 2:00 by the clocks of summer.
        assert!(both.contains("BEGIN:STANDARD\nDTSTART:20151101T020000\n"), "{both}");
    }

    #[test]
    fn a_zone_that_never_changes_has_one_rule() {
        let fixed = described("Etc/GMT-9", "2015-05-02T01:00:00Z", "2015-05-02T01:00:00Z");
        assert!(fixed.contains("TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\n"), "{fixed}");
        let tokyo = described("Asia/Tokyo", "2015-05-02T01:00:00Z", "2015-05-02T01:00:00Z");
        assert!(tokyo.contains("TZOFFSETTO:+0900\nTZNAME:JST\n"), "{tokyo}");
    }
}

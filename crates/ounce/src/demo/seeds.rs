//! The files the demo is built from, and the words in braces that are filled in first.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Span, Timestamp, ToSpan};
use ounce_import::Noun;

/// One file of an edition.
pub(super) type Seed = (Noun, &'static str);

macro_rules! edition {
    ($folder:literal) => {
        [
            (Noun::Campaign, include_str!(concat!("../../../../seeds/", $folder, "/campaign.csv"))),
            (Noun::Groups, include_str!(concat!("../../../../seeds/", $folder, "/groups.csv"))),
            (Noun::Strolls, include_str!(concat!("../../../../seeds/", $folder, "/strolls.csv"))),
            (
                Noun::Registrations,
                include_str!(concat!("../../../../seeds/", $folder, "/registrations.csv")),
            ),
            (Noun::Gifts, include_str!(concat!("../../../../seeds/", $folder, "/gifts.csv"))),
            (Noun::Milk, include_str!(concat!("../../../../seeds/", $folder, "/milk.csv"))),
        ]
    };
}

/// The milk banks, which both editions name.
pub(super) const BANKS: Seed = (Noun::Banks, include_str!("../../../../seeds/banks.csv"));
/// Where milk can be left for them.
pub(super) const DEPOTS: Seed = (Noun::Depots, include_str!("../../../../seeds/depots.csv"));
/// The edition that is over.
pub(super) const OVER: [Seed; 6] = edition!("2015");
/// The edition that comes next; its words in braces are still to be filled in.
pub(super) const NEXT: [Seed; 6] = edition!("next");

/// What the words in braces stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    now: Timestamp,
    /// The day of the next edition.
    pub(super) day: Date,
}

impl Calendar {
    pub(super) fn new(now: Timestamp) -> Self {
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let this_year = first_saturday_of_may(today.year());
        let day = match this_year > today {
            true => this_year,
            false => first_saturday_of_may(today.year() + 1),
        };
        Self { now, day }
    }

    /// Fills in every `{year}`, `{day}`, `{day+28}`, `{now-36h}` and `{now-12d}`.
    ///
    /// # Errors
    /// The word that is none of these.
    pub(super) fn fill(self, text: &str) -> Result<String, String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (word, after) = after.split_once('}').ok_or("a brace that is not closed")?;
            let value = self.value(word).ok_or_else(|| format!("{{{word}}}"))?;
            filled.push_str(&value);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(self, word: &str) -> Option<String> {
        if let Some(ago) = word.strip_prefix("now-") {
            let (hours, number) = match (ago.strip_suffix('h'), ago.strip_suffix('d')) {
                (Some(number), _) => (1, number),
                (_, Some(number)) => (24, number),
                _ => return None,
            };
            let hours = number.parse::<u32>().ok().map(|number| i64::from(number) * hours)?;
            let at = self.now.checked_sub(SignedDuration::from_hours(hours)).ok()?;
            return Timestamp::from_second(at.as_second()).ok().map(|at| at.to_string());
        }
        if let Some(days) = word.strip_prefix("day+") {
            let later: Span = i64::from(days.parse::<u16>().ok()?).days();
            return self.day.checked_add(later).ok().map(|day| day.to_string());
        }
        match word {
            "year" => Some(self.day.year().to_string()),
            "day" => Some(self.day.to_string()),
            _ => None,
        }
    }
}

fn first_saturday_of_may(year: i16) -> Date {
    let first = date(year, 5, 1);
    let days = 6 - i64::from(first.weekday().to_sunday_zero_offset());
    first.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(now: &str) -> Calendar {
        Calendar::new(now.parse().expect("a moment"))
    }

    #[test]
    fn the_day_is_the_first_saturday_of_the_may_to_come() {
        for (now, day) in [
            ("2026-11-21T10:00:00Z", date(2027, 5, 1)),
            ("2027-04-30T23:59:59Z", date(2027, 5, 1)),
            ("2027-05-01T00:00:00Z", date(2028, 5, 6)),
            ("2028-01-01T00:00:00Z", date(2028, 5, 6)),
            ("2015-01-01T00:00:00Z", date(2015, 5, 2)),
        ] {
            assert_eq!(calendar(now).day, day, "{now}");
        }
    }

    #[test]
    fn every_word_in_braces_is_filled_in_or_told() {
        let calendar = calendar("2026-11-21T20:30:15.5Z");
        let fill = |text| calendar.fill(text);
        assert_eq!(
            fill("{year},{day}T10:00,{day+28},{now-36h},{now-12d}"),
            Ok("2027,2027-05-01T10:00,2027-05-29,2026-11-20T08:30:15Z,2026-11-09T20:30:15Z"
                .to_owned())
        );
        assert_eq!(fill("no words"), Ok("no words".to_owned()));
        for word in ["{}", "{tomorrow}", "{now+1h}", "{now-1w}", "{day+x}", "{year"] {
            assert!(fill(word).is_err(), "{word}");
        }
    }

    #[test]
    fn the_files_have_no_other_words() {
        let calendar = calendar("2026-11-21T20:30:15Z");
        for (noun, text) in NEXT {
            let filled = calendar.fill(text);
            assert!(filled.is_ok_and(|text| !text.contains('{')), "{noun:?}");
        }
        for (noun, text) in OVER.into_iter().chain([BANKS, DEPOTS]) {
            assert!(!text.contains('{'), "{noun:?}");
        }
    }
}

//! Reading one cell: the kinds of cells that several files share.

pub(crate) mod dates;

use super::findings::Reason;
use super::wrong::Wrong;
use dates::NoDay;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use ounce_domain::milk_promise::SeenOn;
use ounce_domain::reference::key;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::{text, waiver, web_address};
use std::str::FromStr;

type Read<T> = Result<T, Reason>;

/// `yes` or `no`.
pub(crate) fn yes_or_no(cell: &str) -> Read<bool> {
    match cell {
        "yes" => Ok(true),
        "no" => Ok(false),
        "" => Err(Refusal::Field(FieldRefusal::Missing).into()),
        _ => Err(Wrong::NotYesOrNo.into()),
    }
}

/// A whole number from `least` to `most`, in digits.
pub(crate) fn whole(cell: &str, least: i64, most: i64) -> Read<i64> {
    if cell.is_empty() {
        return Err(Refusal::Field(FieldRefusal::Missing).into());
    }
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::NotWhole.into());
    }
    let number = cell.parse::<i64>().ok();
    let fits = number.filter(|number| (least..=most).contains(number));
    fits.ok_or_else(|| Wrong::OutOfRange(least, most).into())
}

/// A day such as 2015-05-02, or as a spreadsheet writes it if it can be only one day.
pub(crate) fn day(cell: &str) -> Read<Date> {
    match cell {
        "" => Err(Refusal::Field(FieldRefusal::Missing).into()),
        _ => dates::day(cell, None).map_err(|no| why_no_day(&no, Wrong::NotADay)),
    }
}

/// A time on the clocks of a town, such as 2015-05-02T10:00.
pub(crate) fn local_time(cell: &str) -> Read<DateTime> {
    match cell {
        "" => Err(Refusal::Field(FieldRefusal::Missing).into()),
        _ => dates::day_and_time(cell, None).map_err(|no| why_no_day(&no, Wrong::NotALocalTime)),
    }
}

fn why_no_day(no: &NoDay, otherwise: Wrong) -> Reason {
    match no {
        NoDay::Ambiguous => Wrong::TwoDays.into(),
        NoDay::Unreadable => otherwise.into(),
    }
}

/// A moment in RFC 3339, from the year 2000 to a day after now (clocks differ a little).
pub(crate) fn moment(cell: &str, now: Timestamp) -> Read<Timestamp> {
    if cell.is_empty() {
        return Err(Refusal::Field(FieldRefusal::Missing).into());
    }
    let at = Timestamp::from_str(cell).map_err(|_| Reason::from(Wrong::NotAMoment))?;
    if at < YEAR_2000 {
        return Err(Wrong::BeforeYear2000.into());
    }
    if at > now + jiff::SignedDuration::from_hours(24) {
        return Err(Wrong::InTheFuture.into());
    }
    Ok(at)
}

const YEAR_2000: Timestamp = Timestamp::constant(946_684_800, 0);

/// One of the languages that pages and mail are written in.
pub(crate) fn language(cell: &str) -> Read<String> {
    one_of(&waiver::LANGUAGES, cell)
}

/// One of these words.
pub(crate) fn one_of(words: &[&str], cell: &str) -> Read<String> {
    if cell.is_empty() {
        return Err(Refusal::Field(FieldRefusal::Missing).into());
    }
    let known = words.iter().find(|word| **word == cell).map(|word| (*word).to_owned());
    known.ok_or_else(|| Wrong::one_of(&words.join(", ")).into())
}

/// A web link.
pub(crate) fn link(cell: &str) -> Read<String> {
    Ok(web_address::parse(cell)?)
}

/// An ISO 3166-1 alpha-2 code of a country.
pub(crate) fn country(cell: &str) -> Read<String> {
    Ok(ounce_domain::country::parse(cell)?.to_owned())
}

/// As closely as a source says when something was so: a year, a month or a day.
pub(crate) fn seen_on(cell: &str) -> Read<SeenOn> {
    SeenOn::parse(cell).map_err(|_| Wrong::NotADayOrYear.into())
}

/// A slug. Capitals and full-width letters are those of the same slug in small letters; a space
/// inside is not left out, since it may stand for a hyphen.
pub(crate) fn slug(cell: &str) -> Read<String> {
    if cell.contains(char::is_whitespace) {
        return Err(Refusal::Field(FieldRefusal::NotASlug).into());
    }
    Ok(text::Slug::parse(&key(cell))?.to_string())
}

/// The reference of a record, in the form for comparing. The id of the record is computed from it.
pub(crate) fn reference(cell: &str) -> Read<String> {
    Ok(key(&text::line(cell, 100)?))
}

/// One line of text that may be left out.
pub(crate) fn line_or_none(cell: &str, max: usize) -> Read<String> {
    if cell.is_empty() { Ok(String::new()) } else { Ok(text::line(cell, max)?) }
}

/// One of a few words, as `parse` knows them; `words` lists them for the reader.
pub(crate) fn word<T>(cell: &str, words: &str, parse: fn(&str) -> Option<T>) -> Read<T> {
    if cell.is_empty() {
        return Err(Refusal::Field(FieldRefusal::Missing).into());
    }
    parse(cell).ok_or_else(|| Wrong::one_of(words).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ounce_domain::campaign::Campaign;

    fn reason_of<T>(read: Read<T>) -> Option<String> {
        let mut bad = super::super::findings::Findings::default();
        read.map_err(|reason| bad.add(1, "", reason)).err()?;
        bad.into_sorted().pop().map(|finding| finding.reason.to_string())
    }

    #[test]
    fn moments_and_times_are_not_taken_for_each_other() {
        let now = Timestamp::constant(1_800_000_000, 0);
        assert_eq!(reason_of(moment("2015-04-18T15:04:05Z", now)), None);
        assert_eq!(reason_of(moment("2015-04-18T15:04:05-04:00", now)), None);
        assert_eq!(reason_of(local_time("2015-05-02T10:00")), None);
        assert_eq!(reason_of(day("2015-05-02")), None);
        for cell in ["2015-05-02T10:00", "2015-05-02", "soon", "2015-13-02T10:00:00Z"] {
            assert!(reason_of(moment(cell, now)).is_some(), "{cell}");
        }
        for cell in ["2015-05-02", "2015-05-02T10:00Z", "2015-05-02T25:00", "10:00"] {
            assert!(reason_of(local_time(cell)).is_some(), "{cell}");
        }
        for cell in ["2015-05-02T10:00", "2/5/2015", "2015-02-29", ""] {
            assert!(reason_of(day(cell)).is_some(), "{cell}");
        }
        assert_eq!(
            reason_of(moment("1999-12-31T23:59:59Z", now)).as_deref(),
            Some("is before the year 2000")
        );
        assert_eq!(
            reason_of(moment("2099-01-01T00:00:00Z", now)).as_deref(),
            Some("is in the future")
        );
    }

    #[test]
    fn numbers_words_and_links_say_what_they_expect() {
        assert_eq!(whole("50", 1, 100).ok(), Some(50));
        for cell in ["", "0", "101", "-3", "1.5", "+5", "five", "99999999999999999999", "٣"] {
            assert!(reason_of(whole(cell, 1, 100)).is_some(), "{cell}");
        }
        assert_eq!(yes_or_no("yes").ok(), Some(true));
        assert!(reason_of(yes_or_no("Yes")).is_some());
        assert_eq!(link("https://a.example/b").ok().as_deref(), Some("https://a.example/b"));
        for cell in ["", "a.example", "https://", "https:///a", "ftp://a.example", "https://a b"] {
            assert!(reason_of(link(cell)).is_some(), "{cell}");
        }
        assert!(country("US").is_ok() && country("us").is_err() && country("USA").is_err());
        assert!(country("ZZ").is_err(), "a code for private use");
        assert!(language("ja").is_ok() && language("de").is_err() && language("en-CA").is_err());
        assert!(one_of(&Campaign::LANGUAGES, "en-CA").is_ok());
    }
}

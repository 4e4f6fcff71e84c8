//! How a campaign grows beside the one before it, at the same number of days before the day.

use jiff::civil::Date;

/// Sign-ups by their day, oldest first, and the day that the campaign walks on.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    pub day: Date,
    pub sign_ups: &'a [(Date, i64)],
}

/// How many parties had signed up, so many days before the day; fewer than none is after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub days_before: i64,
    /// `None` for a day that has not come.
    pub now: Option<i64>,
    pub before: i64,
}

/// The most weeks that are told.
pub const WEEKS: i64 = 52;

/// Where both stand today, the day of the campaign at the latest.
pub fn today(now: Year<'_>, before: Year<'_>, today: Date) -> Mark {
    at(now, before, days_between(today, now.day).max(0), today)
}

/// Where both stand at the beginning of each week, the first one first: from the week in which the
/// first party of either year signed up to the day itself.
pub fn weeks(now: Year<'_>, before: Year<'_>, today: Date) -> Vec<Mark> {
    let first = [now, before].into_iter().filter_map(|year| {
        let (first, _) = year.sign_ups.first()?;
        Some(days_between(*first, year.day))
    });
    let Some(first) = first.max().filter(|days| *days > 0) else { return Vec::new() };
    let weeks = (first / 7 + i64::from(first % 7 > 0)).min(WEEKS);
    (0..=weeks).rev().map(|week| at(now, before, week * 7, today)).collect()
}

fn at(now: Year<'_>, before: Year<'_>, days_before: i64, today: Date) -> Mark {
    let has_come = days_between(today, now.day) <= days_before;
    Mark {
        days_before,
        now: has_come.then(|| count(now, days_before)),
        before: count(before, days_before),
    }
}

/// The parties of all days up to that one.
fn count(year: Year<'_>, days_before: i64) -> i64 {
    let until = |date: Date| days_between(date, year.day) >= days_before;
    year.sign_ups.iter().filter(|(date, _)| until(*date)).map(|(_, parties)| parties).sum()
}

fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const NOW: [(Date, i64); 3] =
        [(date(2027, 3, 1), 5), (date(2027, 4, 1), 2), (date(2027, 4, 20), 1)];
    const BEFORE: [(Date, i64); 2] = [(date(2026, 4, 2), 4), (date(2026, 4, 30), 9)];
    const YEARS: [Year<'static>; 2] = [
        Year { day: date(2027, 5, 1), sign_ups: &NOW },
        Year { day: date(2026, 5, 2), sign_ups: &BEFORE },
    ];

    #[test]
    fn both_years_stand_at_the_same_number_of_days_before() {
        let [now, before] = YEARS;
        let mark = |on| today(now, before, on);
        // Thirty days before: 1 April 2027, and 2 April 2026.
        let expected = Mark { days_before: 30, now: Some(7), before: 4 };
        assert_eq!(mark(date(2027, 4, 1)), expected);
        assert_eq!(mark(date(2027, 3, 31)), Mark { days_before: 31, now: Some(5), before: 0 });
        let end = Mark { days_before: 0, now: Some(8), before: 13 };
        assert_eq!(mark(date(2027, 5, 1)), end);
        assert_eq!(mark(date(2027, 8, 1)), end, "what comes after the day is no growth");
    }

    #[test]
    fn weeks_begin_with_the_first_party_and_end_with_the_day() {
        let [now, before] = YEARS;
        let all = weeks(now, before, date(2027, 4, 15));
        // The first of all signed up 61 days before, in the ninth week.
        assert_eq!(all.first().map(|mark| (mark.days_before, mark.now)), Some((63, Some(0))));
        assert_eq!(all[1], Mark { days_before: 56, now: Some(5), before: 0 });
        let last = all.last().expect("the day itself");
        assert_eq!(*last, Mark { days_before: 0, now: None, before: 13 });
        let to_come: Vec<i64> =
            all.iter().filter(|mark| mark.now.is_none()).map(|mark| mark.days_before).collect();
        assert_eq!(to_come, [14, 7, 0], "16 days before the day");
        let none = Year { day: date(2027, 5, 1), sign_ups: &[] };
        assert_eq!(weeks(none, none, date(2027, 4, 1)), []);
        let old = [(date(2020, 1, 1), 1)];
        let long = Year { day: date(2027, 5, 1), sign_ups: &old };
        assert_eq!(weeks(long, none, date(2027, 4, 1)).len() as i64, WEEKS + 1);
    }
}

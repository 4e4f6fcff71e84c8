//! Texts as people's files have them, made into the texts of our own columns.
//!
//! What can't be read stays as it is: the check of the row says what is wrong with it.

use super::super::read::dates::{self, Days, NoDay};
use super::super::sheet::{Sheet, cell_of};
use super::super::wrong::Wrong;
use super::{Fit, Source, asks};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use ounce_domain::quantity::Currency;
use ounce_geo::fold;
use std::str::FromStr;

/// What the days of a file say about their own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// No day in it could be two days.
    Clear,
    /// Some could be two days, others only in this order.
    Only(Days),
    /// Some could be two days, and nothing says which.
    Unclear,
}

impl Order {
    pub(super) fn only(self) -> Option<Days> {
        match self {
            Self::Only(days) => Some(days),
            Self::Clear | Self::Unclear => None,
        }
    }
}

/// Looks through all days of the file.
pub(super) fn order(fit: &Fit, sheet: &Sheet) -> Order {
    let asked = asks(fit.noun).iter().filter(|ask| ask.has_day);
    let places: Vec<usize> = asked
        .filter_map(|ask| match fit.source(ask.column) {
            Source::Column(place) => Some(*place),
            Source::Nothing | Source::Text(_) => None,
        })
        .collect();
    let (mut month_first, mut day_first, mut unclear) = (false, false, false);
    for row in sheet.raw() {
        for place in &places {
            match dates::order(cell_of(row, *place)) {
                Some(Ok(Days::MonthFirst)) => month_first = true,
                Some(Ok(Days::DayFirst)) => day_first = true,
                Some(Err(())) => unclear = true,
                None => {}
            }
        }
    }
    match (unclear, month_first, day_first) {
        (false, _, _) => Order::Clear,
        (true, true, false) => Order::Only(Days::MonthFirst),
        (true, false, true) => Order::Only(Days::DayFirst),
        (true, _, _) => Order::Unclear,
    }
}

/// A day and a time, from one cell or two. A time alone is on the day of the campaign.
pub(super) fn local(
    (starts, day, time): (&str, &str, &str),
    days: Option<Days>,
    campaign_day: Date,
) -> Result<String, Wrong> {
    let clock = dates::time(time);
    let found = match (starts, day) {
        ("", "") if time.is_empty() => return Ok(String::new()),
        ("", "") => Ok(campaign_day),
        ("", day) => dates::day(day, days),
        (starts, _) => match dates::day_and_time(starts, days) {
            Ok(at) => return Ok(minute(at)),
            Err(NoDay::Ambiguous) => Err(NoDay::Ambiguous),
            Err(NoDay::Unreadable) => match (dates::time(starts), dates::day(starts, days)) {
                (Some(at), _) => {
                    let day = if day.is_empty() { Ok(campaign_day) } else { dates::day(day, days) };
                    return on(day, Some(at), starts);
                }
                (None, found) => found,
            },
        },
    };
    on(found, clock, if starts.is_empty() { day } else { starts })
}

fn on(day: Result<Date, NoDay>, clock: Option<Time>, raw: &str) -> Result<String, Wrong> {
    match (day, clock) {
        (Ok(day), Some(clock)) => Ok(minute(day.to_datetime(clock))),
        (Err(NoDay::Ambiguous), _) => Err(Wrong::TwoDays),
        (Ok(_) | Err(NoDay::Unreadable), _) => Ok(raw.to_owned()),
    }
}

/// `2015-05-02T10:00`, with seconds only where there are some.
pub(super) fn minute(at: DateTime) -> String {
    match at.second() {
        0 => at.strftime("%Y-%m-%dT%H:%M").to_string(),
        _ => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// A moment: as it stands with its zone, or on the clocks of `zone`. A day without a time is its
/// noon.
pub(super) fn moment(text: &str, days: Option<Days>, zone: &TimeZone) -> Result<String, Wrong> {
    if text.is_empty() || Timestamp::from_str(text).is_ok() {
        return Ok(text.to_owned());
    }
    let noon = |day: Date| day.at(12, 0, 0, 0);
    let at = match dates::day_and_time(text, days) {
        Err(NoDay::Unreadable) => dates::day(text, days).map(noon),
        read => read,
    };
    match at {
        Ok(at) => {
            let at = zone.to_ambiguous_zoned(at).compatible().ok();
            Ok(at.map_or(text.to_owned(), |at| at.timestamp().to_string()))
        }
        Err(NoDay::Ambiguous) => Err(Wrong::TwoDays),
        Err(NoDay::Unreadable) => Ok(text.to_owned()),
    }
}

/// An amount without the sign of its own currency, and without the marks between thousands where
/// they can be nothing else.
pub(super) fn amount(text: &str, currency: Currency) -> String {
    let own: &[&str] = match currency.code() {
        "USD" => &["US$", "$"],
        "CAD" => &["CA$", "C$", "$"],
        "AUD" | "NZD" => &["$"],
        "MXN" => &["MX$", "$"],
        "EUR" => &["€"],
        "GBP" => &["£"],
        "JPY" => &["¥", "￥", "円"],
        _ => &[],
    };
    let mut bare = text.trim();
    for sign in own.iter().chain(&[currency.code()]) {
        let without = bare.strip_prefix(sign).or_else(|| bare.strip_suffix(sign));
        bare = without.map_or(bare, str::trim);
    }
    let digits = bare.replace(['\u{a0}', '\u{202f}', ' ', '\'', '’'], "");
    if bare.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return text.to_owned();
    }
    point(&digits).unwrap_or(digits)
}

/// `1,234.50` and `1.234,50` as `1234.50`, `25,00` as `25.00`, `1,234` as `1234`. Nothing for what
/// could be two amounts.
fn point(digits: &str) -> Option<String> {
    let last = digits.rfind([',', '.'])?;
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    let mark = digits.as_bytes()[last];
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let are_groups = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let plain = groups.concat();
    match (mark, fraction.len()) {
        (_, 1 | 2) if groups.len() == 1 => Some(format!("{plain}.{fraction}")),
        // The mark between thousands is another one than the decimal sign.
        (_, 1 | 2) if are_groups && !whole.as_bytes().contains(&mark) => {
            Some(format!("{plain}.{fraction}"))
        }
        // Three digits behind a comma are no part of any currency with cents.
        (b',', 3) if groups.len() == 1 || (are_groups && !whole.contains('.')) => {
            Some(format!("{plain}{fraction}"))
        }
        _ => None,
    }
}

/// `yes` or `no`, where the text is one of the words for it.
pub(super) fn yes_or_no(text: &str) -> String {
    const YES: &[&str] = &["yes", "y", "true", "1", "x", "si", "oui", "vrai", "はい"];
    const NO: &[&str] = &["no", "n", "false", "0", "non", "faux", "いいえ"];
    word(text, &[("yes", YES), ("no", NO)])
}

/// One of our own words, where the text is one that people use for it.
pub(super) fn word(text: &str, known: &[(&str, &[&str])]) -> String {
    let folded = fold(text);
    let own = known
        .iter()
        .find(|(own, words)| fold(own) == folded || words.iter().any(|word| fold(word) == folded));
    own.map_or(text, |(own, _)| own).to_owned()
}

/// A language's code, where the text is one of its names.
pub(super) fn language(text: &str) -> String {
    const KNOWN: &[(&str, &[&str])] = &[
        ("en", &["english", "inglés", "anglais", "英語"]),
        ("es", &["spanish", "español", "espagnol", "スペイン語"]),
        ("fr", &["french", "francés", "français", "フランス語"]),
        ("ja", &["japanese", "japonés", "japonais", "日本語"]),
    ];
    word(text, KNOWN)
}

/// A country's code, where the text is one of its names or the code in other letters.
pub(super) fn country(text: &str) -> String {
    const KNOWN: &[(&str, &[&str])] = &[
        (
            "US",
            &[
                "usa",
                "united states",
                "united states of america",
                "america",
                "estados unidos",
                "eeuu",
                "eua",
                "états-unis",
                "アメリカ",
                "アメリカ合衆国",
                "米国",
            ],
        ),
        ("CA", &["can", "canada", "canadá", "カナダ"]),
        ("JP", &["jpn", "japan", "japón", "japon", "日本"]),
        ("MX", &["mex", "mexico", "méxico", "mexique", "メキシコ"]),
        ("FR", &["fra", "france", "francia", "フランス"]),
        ("ES", &["esp", "spain", "españa", "espagne", "スペイン"]),
        (
            "GB",
            &[
                "uk",
                "gbr",
                "united kingdom",
                "great britain",
                "reino unido",
                "royaume-uni",
                "イギリス",
                "英国",
            ],
        ),
        ("IE", &["irl", "ireland", "irlanda", "irlande", "アイルランド"]),
        ("AU", &["aus", "australia", "australie", "オーストラリア"]),
        ("NZ", &["nzl", "new zealand", "nueva zelanda", "nouvelle-zélande", "ニュージーランド"]),
    ];
    let found = word(&text.replace('.', ""), KNOWN);
    if found.len() == 2 && found.is_ascii() { found.to_uppercase() } else { text.to_owned() }
}

#[cfg(test)]
mod tests;

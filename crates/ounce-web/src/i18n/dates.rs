//! Days and times on the clocks of a town.

use super::Lang;
use icu_calendar::{Gregorian, Iso};
use icu_datetime::fieldsets::{MDE, T, Y, YM, YMD, YMDE};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::Locale;
use jiff::civil::{Date, Time};
use ounce_domain::milk_promise::SeenOn;
use std::cell::OnceCell;

struct Formatters {
    full: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    short: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    plain: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    time: NoCalendarFormatter<T>,
}

thread_local! {
    // ICU's formatters stay on their thread; a server has few threads, and there are few languages.
    static FORMATTERS: [OnceCell<Formatters>; Lang::EVERY.len()] = const { [const { OnceCell::new() }; Lang::EVERY.len()] };
}

fn with<T>(lang: Lang, write: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with(|formatters| write(formatters[lang as usize].get_or_init(|| read(lang))))
}

fn read(lang: Lang) -> Formatters {
    let locale: Locale = lang.locale().parse().expect("the locales of our languages are valid");
    let (full, short) = (locale.clone().into(), locale.clone().into());
    let (month, year) = (locale.clone().into(), locale.clone().into());
    let (plain, known) = (locale.clone().into(), "the data of every locale is compiled in");
    Formatters {
        full: FixedCalendarDateTimeFormatter::try_new(full, YMDE::long()).expect(known),
        short: FixedCalendarDateTimeFormatter::try_new(short, MDE::medium()).expect(known),
        plain: FixedCalendarDateTimeFormatter::try_new(plain, YMD::long()).expect(known),
        month: FixedCalendarDateTimeFormatter::try_new(month, YM::long()).expect(known),
        year: FixedCalendarDateTimeFormatter::try_new(year, Y::long()).expect(known),
        time: NoCalendarFormatter::try_new(locale.into(), T::hm()).expect(known),
    }
}

fn icu_date(date: Date) -> icu_calendar::Date<Gregorian> {
    let (year, month, day) = (date.year().into(), date.month(), date.day());
    let month = u8::try_from(month).expect("a month is between 1 and 12");
    let day = u8::try_from(day).expect("a day is between 1 and 31");
    let iso = icu_calendar::Date::<Iso>::try_new_iso(year, month, day);
    iso.expect("jiff's dates are dates").to_calendar(Gregorian)
}

/// French counts the days of a month, except that the first is the first: `1er mai`. ICU's data
/// leave that out. The day is the first number in all three forms.
fn ordinal(text: String, date: Date, lang: Lang) -> String {
    if lang == Lang::Fr && date.day() == 1 { text.replacen('1', "1er", 1) } else { text }
}

/// `Saturday, May 2, 2015`.
pub(super) fn full(date: Date, lang: Lang) -> String {
    ordinal(with(lang, |f| f.full.format(&icu_date(date)).to_string()), date, lang)
}

/// `Sat, May 2`.
pub(super) fn short(date: Date, lang: Lang) -> String {
    ordinal(with(lang, |f| f.short.format(&icu_date(date)).to_string()), date, lang)
}

/// `May 2, 2015`.
pub(super) fn plain(date: Date, lang: Lang) -> String {
    ordinal(with(lang, |f| f.plain.format(&icu_date(date)).to_string()), date, lang)
}

/// `2022`, `May 2022` or `May 18, 2022`: as closely as it is known.
pub(super) fn as_close(seen: &SeenOn, lang: Lang) -> String {
    match seen.first_day() {
        (first, 1) => with(lang, |f| f.year.format(&icu_date(first)).to_string()),
        (first, 2) => with(lang, |f| f.month.format(&icu_date(first)).to_string()),
        (day, _) => plain(day, lang),
    }
}

/// `10:00 AM`.
pub(super) fn time(time: Time, lang: Lang) -> String {
    let hour = u8::try_from(time.hour()).expect("an hour is between 0 and 23");
    let minute = u8::try_from(time.minute()).expect("a minute is between 0 and 59");
    let time = icu_time::Time::try_new(hour, minute, 0, 0).expect("jiff's times are times");
    // The narrow space before AM is too narrow in the fonts of these pages.
    with(lang, |f| f.time.format(&time).to_string()).replace('\u{202f}', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_in_a_year_is_given_no_day() {
        for (seen, lang, said) in [
            ("2022", Lang::En, "2022"),
            ("2022", Lang::Ja, "2022年"),
            ("2022-05", Lang::En, "May 2022"),
            ("2022-05", Lang::Es, "mayo de 2022"),
            ("2022-05", Lang::Fr, "mai 2022"),
            ("2022-05", Lang::Ja, "2022年5月"),
            ("2022-05-18", Lang::En, "May 18, 2022"),
            ("2022-05-01", Lang::Fr, "1er mai 2022"),
        ] {
            let seen = SeenOn::parse(seen).expect("as closely as a source says");
            assert_eq!(as_close(&seen, lang), said);
        }
    }
}

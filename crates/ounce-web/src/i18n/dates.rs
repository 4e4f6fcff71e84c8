//! Days and times on the clocks of a town.

use super::Lang;
use icu_calendar::{Gregorian, Iso};
use icu_datetime::fieldsets::{MDE, T, YMD, YMDE};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::Locale;
use jiff::civil::{Date, Time};
use std::cell::OnceCell;

struct Formatters {
    full: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    short: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    plain: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    time: NoCalendarFormatter<T>,
}

thread_local! {
    // ICU's formatters stay on their thread; a server has few threads, and there are four languages.
    static FORMATTERS: [OnceCell<Formatters>; 4] = const { [const { OnceCell::new() }; 4] };
}

fn with<T>(lang: Lang, write: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with(|formatters| write(formatters[lang as usize].get_or_init(|| read(lang))))
}

fn read(lang: Lang) -> Formatters {
    let locale: Locale = lang.locale().parse().expect("the locales of our languages are valid");
    let (full, short) = (locale.clone().into(), locale.clone().into());
    let (plain, known) = (locale.clone().into(), "the data of every locale is compiled in");
    Formatters {
        full: FixedCalendarDateTimeFormatter::try_new(full, YMDE::long()).expect(known),
        short: FixedCalendarDateTimeFormatter::try_new(short, MDE::medium()).expect(known),
        plain: FixedCalendarDateTimeFormatter::try_new(plain, YMD::long()).expect(known),
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

/// `10:00 AM`.
pub(super) fn time(time: Time, lang: Lang) -> String {
    let hour = u8::try_from(time.hour()).expect("an hour is between 0 and 23");
    let minute = u8::try_from(time.minute()).expect("a minute is between 0 and 59");
    let time = icu_time::Time::try_new(hour, minute, 0, 0).expect("jiff's times are times");
    // The narrow space before AM is too narrow in the fonts of these pages.
    with(lang, |f| f.time.format(&time).to_string()).replace('\u{202f}', "\u{a0}")
}

//! Numbers and money, written the way each language writes them.

use super::Lang;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use ounce_domain::quantity::Money;
use std::cell::OnceCell;

thread_local! {
    // ICU's formatters stay on their thread; a server has few threads, and there are few languages.
    static FORMATTERS: [OnceCell<DecimalFormatter>; Lang::EVERY.len()] = const { [const { OnceCell::new() }; Lang::EVERY.len()] };
}

fn written(number: &Decimal, lang: Lang) -> String {
    FORMATTERS.with(|formatters| {
        let formatter = formatters[lang as usize].get_or_init(|| read(lang));
        formatter.format(number).to_string()
    })
}

fn read(lang: Lang) -> DecimalFormatter {
    let locale: Locale = lang.locale().parse().expect("the locales of our languages are valid");
    DecimalFormatter::try_new(locale.into(), Default::default())
        .expect("the data of every locale is compiled in")
}

/// `12400` as `12,400`.
pub(super) fn whole(number: i64, lang: Lang) -> String {
    written(&Decimal::from(number), lang)
}

/// A number counted in tenths: 3667 as `366.7`.
pub(super) fn tenths(number: i64, lang: Lang) -> String {
    scaled(number, 1, lang)
}

/// A number counted in hundredths of a percent, without decimals where there are none: 3333 as
/// `33.33%`.
pub(super) fn percent(basis_points: i64, lang: Lang) -> String {
    let number = match basis_points {
        whole if whole % 100 == 0 => scaled(whole / 100, 0, lang),
        tenths if tenths % 10 == 0 => scaled(tenths / 10, 1, lang),
        hundredths => scaled(hundredths, 2, lang),
    };
    match lang {
        Lang::Fr => format!("{number}\u{a0}%"),
        _ => format!("{number}%"),
    }
}

fn scaled(number: i64, decimals: i16, lang: Lang) -> String {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(-decimals);
    written(&decimal, lang)
}

/// An amount with its sign of currency. Decimals that are all zero are left out: `$31,840`.
pub(super) fn money(money: Money, lang: Lang) -> String {
    let per_major = money.currency.minor_per_major();
    if money.minor % per_major == 0 {
        return with_sign(&whole(money.minor.abs() / per_major, lang), money, lang);
    }
    money_in_full(money, lang)
}

/// An amount with all its decimals: `$25.00`.
pub(super) fn money_in_full(money: Money, lang: Lang) -> String {
    let decimals = i16::try_from(money.currency.exponent()).unwrap_or(0);
    with_sign(&scaled(money.minor.abs(), decimals, lang), money, lang)
}

fn with_sign(number: &str, money: Money, lang: Lang) -> String {
    let minus = if money.minor < 0 { "-" } else { "" };
    let (sign, follows) = sign(money.currency.code(), lang);
    if follows { format!("{minus}{number}\u{a0}{sign}") } else { format!("{minus}{sign}{number}") }
}

/// The sign of a currency in a language, and whether it follows the number. From CLDR by way of
/// the browser's `Intl`; currencies that are not in the table are written by their code.
pub(super) fn sign(code: &str, lang: Lang) -> (String, bool) {
    let sign = match (lang, code) {
        (Lang::EnCa, "CAD") => "$",
        (Lang::EnCa | Lang::EnGb, "USD") => "US$",
        _ => return sign_in(lang.base(), code),
    };
    (sign.to_owned(), false)
}

fn sign_in(lang: Lang, code: &str) -> (String, bool) {
    let sign = match (lang, code) {
        (Lang::Fr, "USD") => "$\u{a0}US",
        (_, "USD") | (Lang::Fr, "CAD") => "$",
        (Lang::En | Lang::Ja, "CAD") => "CA$",
        (Lang::Ja, "JPY") => "￥",
        (_, "JPY") => "¥",
        (Lang::En | Lang::Ja, "MXN") => "MX$",
        (Lang::En | Lang::Fr | Lang::Ja, "EUR") => "€",
        (Lang::En | Lang::Fr | Lang::Ja, "GBP") => "£",
        (Lang::Fr, code) => return (code.to_owned(), true),
        (_, code) => return (format!("{code}\u{a0}"), false),
    };
    (sign.to_owned(), lang == Lang::Fr)
}

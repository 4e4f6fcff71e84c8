// Writes what the browser's own formatter says, for the tests to hold ours against:
//   node crates/ounce-web/src/i18n/tests/intl.mjs > crates/ounce-web/src/i18n/tests/intl.tsv
// Made with Node 20 and its full ICU data. Columns: language, what, value, text.

const LOCALES = { en: "en-US", es: "es-US", fr: "fr-CA", ja: "ja" };
const CURRENCIES = { USD: 2, CAD: 2, JPY: 0, EUR: 2, GBP: 2, MXN: 2 };

const row = (...fields) => console.log(fields.join("\t"));
for (const [lang, locale] of Object.entries(LOCALES)) {
  for (const number of [0, 1, 999, 1000, 12400, 1234567, -42])
    row(lang, "number", number, new Intl.NumberFormat(locale).format(number));
  for (const [code, exponent] of Object.entries(CURRENCIES))
    for (const minor of [0, 1, 2500, 5000, 3184000, 123456789, -250]) {
      const style = { style: "currency", currency: code };
      const major = minor / 10 ** exponent;
      const short = { ...style, trailingZeroDisplay: "stripIfInteger" };
      row(lang, `short-${code}`, minor, new Intl.NumberFormat(locale, short).format(major));
      row(lang, `full-${code}`, minor, new Intl.NumberFormat(locale, style).format(major));
    }
  for (const basisPoints of [0, 100, 3333, 3330, 5000, 10000, 11400]) {
    const style = { style: "percent", maximumFractionDigits: 2 };
    const share = basisPoints / 1e4;
    row(lang, "percent", basisPoints, new Intl.NumberFormat(locale, style).format(share));
  }
  for (const day of ["2014-05-10", "2015-05-02", "2016-05-14", "2026-12-31", "2027-05-01"]) {
    const text = (style) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...style }).format(new Date(day));
    const long = { year: "numeric", month: "long", day: "numeric" };
    row(lang, "day", day, text({ weekday: "long", ...long }));
    row(lang, "day-short", day, text({ weekday: "short", month: "short", day: "numeric" }));
    row(lang, "date", day, text(long));
  }
  for (const time of ["00:00", "09:05", "10:00", "12:00", "13:30", "23:59"]) {
    const style = { timeZone: "UTC", timeStyle: "short" };
    const at = new Date(`2015-05-02T${time}:00Z`);
    row(lang, "time", time, new Intl.DateTimeFormat(locale, style).format(at));
  }
}

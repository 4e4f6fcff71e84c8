//! Who reads: a language and a system of units, and everything said to them.

use super::{Count, Given, Lang, Saying, Units};
use super::{catalog, countries, dates, numbers, regions, units, zones};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use ounce_domain::milk_promise::SeenOn;
use ounce_domain::quantity::{Currency, Microlitres, Money};
use ounce_domain::refusal::Refusal;

/// The reader of a page or a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    pub lang: Lang,
    pub units: Units,
}

impl Reader {
    pub fn new(lang: Lang, units: Units) -> Self {
        Self { lang, units }
    }

    /// The sentence of an id in `locales/`; add its values with [`Saying::n`] and [`Saying::s`].
    pub fn say<'a>(&self, id: &'a str) -> Saying<'a> {
        Saying::new(self.lang, id)
    }

    /// Whether there is a sentence of that id.
    pub fn knows(&self, id: &str) -> bool {
        catalog::holds(self.lang, id)
    }

    /// `12,400`.
    pub fn number(&self, number: impl Count) -> String {
        numbers::whole(number.count(), self.lang)
    }

    /// `33.3%` of a share in basis points.
    pub fn percent(&self, basis_points: impl Count) -> String {
        numbers::percent(basis_points.count(), self.lang)
    }

    /// `$31,840`, or with its decimals when there are any.
    pub fn money(&self, money: impl Given<Money>) -> String {
        numbers::money(money.given(), self.lang)
    }

    /// `$25.00`.
    pub fn money_in_full(&self, money: impl Given<Money>) -> String {
        numbers::money_in_full(money.given(), self.lang)
    }

    /// `12,400 oz` or `366.7 L`.
    pub fn milk(&self, volume: impl Given<Microlitres>) -> String {
        units::milk(volume.given(), self.units, self.lang)
    }

    /// `100 oz` or `3,000 mL`: a volume that was said in round ounces, as roughly in millilitres.
    pub fn milk_about(&self, volume: impl Given<Microlitres>) -> String {
        units::milk(units::roughly(volume.given(), self.units), self.units, self.lang)
    }

    /// `17 mi` or `27 km`.
    pub fn distance(&self, km: impl Given<f64>) -> String {
        units::distance(km.given(), self.units, self.lang)
    }

    /// `1.6 km` or `1 mi`: the length of a walk.
    pub fn length(&self, metres: impl Given<i64>) -> String {
        units::length(metres.given(), self.units, self.lang)
    }

    /// `Saturday, May 2, 2015`.
    pub fn day(&self, date: impl Given<Date>) -> String {
        dates::full(date.given(), self.lang)
    }

    /// `Sat, May 2`.
    pub fn day_short(&self, date: impl Given<Date>) -> String {
        dates::short(date.given(), self.lang)
    }

    /// `May 2, 2015`.
    pub fn date(&self, date: impl Given<Date>) -> String {
        dates::plain(date.given(), self.lang)
    }

    /// `2022`, `May 2022` or `May 18, 2022`: when something was seen, as closely as is known.
    pub fn seen(&self, seen: &SeenOn) -> String {
        dates::as_close(seen, self.lang)
    }

    /// `10:00 AM`.
    pub fn time(&self, time: impl Given<Time>) -> String {
        dates::time(time.given(), self.lang)
    }

    /// `10:00 AM EDT`: the time of a town, with the name of the time it keeps.
    pub fn time_there(&self, at: impl Given<DateTime>, time_zone: &str) -> String {
        let at = at.given();
        let time = self.time(at.time());
        zones::zone(at, time_zone).map_or(time.clone(), |zone| format!("{time} {}", zone.short))
    }

    /// `10:00 AM, Eastern time (EDT)`: the same in full, for walkers.
    pub fn time_there_in_full(&self, at: impl Given<DateTime>, time_zone: &str) -> String {
        let at = at.given();
        let (time, zone) = (self.time(at.time()), self.zone(at, time_zone));
        if zone.is_empty() {
            return time;
        }
        self.say("time-in-zone").s("time", time).s("zone", zone).to_string()
    }

    /// `Eastern time (EDT)`, `Paris time (CEST)`, or an offset where nobody has a name for the
    /// time; empty for a zone that is not in the database.
    pub fn zone(&self, at: impl Given<DateTime>, time_zone: &str) -> String {
        let Some(zone) = zones::zone(at.given(), time_zone) else { return String::new() };
        let name = match zone.name {
            Some(name) => self.say(name),
            None if zone.city.is_empty() => return zone.short,
            None => self.say("zone-of-city").s("city", zone.city),
        };
        self.say("zone-named").s("name", name).s("short", zone.short).to_string()
    }

    /// `May 2, 2015, 2:03 PM UTC`: a moment, for records.
    pub fn moment(&self, at: impl Given<Timestamp>) -> String {
        let utc = at.given().to_zoned(TimeZone::UTC).datetime();
        let join = if self.lang == Lang::Ja { " " } else { ", " };
        format!("{}{join}{} UTC", self.date(utc.date()), self.time(utc.time()))
    }

    /// `May 2, 2015, 10:03 AM EDT`: a moment by the clocks of a town; in UTC where its zone is not
    /// in the database.
    pub fn moment_there(&self, at: impl Given<Timestamp>, time_zone: &str) -> String {
        let at = at.given();
        let Ok(zone) = TimeZone::get(time_zone) else { return self.moment(at) };
        let there = at.to_zoned(zone).datetime();
        let join = if self.lang == Lang::Ja { " " } else { ", " };
        format!("{}{join}{}", self.date(there.date()), self.time_there(there, time_zone))
    }

    /// The name of a country by its ISO 3166-1 code; the code itself where no name is known.
    pub fn country(&self, code: &str) -> String {
        countries::name(code, self.lang).unwrap_or(code).to_owned()
    }

    /// The name of a state, province or prefecture: `New York` for `NY` in `US`. Without a known
    /// name it is the region as written, which mostly is a name already.
    pub fn region(&self, country: &str, region: &str) -> String {
        regions::name(country, region, self.lang).unwrap_or(region).to_owned()
    }

    /// A source's list of regions in English, translated if it is only a list of known regions;
    /// otherwise as written.
    pub fn region_list(&self, country: &str, written: &str) -> String {
        regions::list(country, written, self.lang).unwrap_or_else(|| written.to_owned())
    }

    /// The space between two sentences; empty in Japanese.
    pub fn gap(&self) -> &'static str {
        if self.lang == Lang::Ja { "" } else { " " }
    }

    /// The sign of a currency: `$`.
    pub fn sign(&self, currency: impl Given<Currency>) -> String {
        numbers::sign(currency.given().code(), self.lang).0.trim().to_owned()
    }

    /// The sentence beside a field that was refused.
    pub fn refusal(&self, refusal: impl Given<Refusal>) -> String {
        let refusal = refusal.given();
        let id = format!("refusal-{}", refusal.code());
        self.say(&id).n("number", refusal.number().unwrap_or_default()).to_string()
    }

    /// The title of an API problem of this status.
    pub fn problem_title(&self, status: u16) -> String {
        let id = format!("problem-{status}");
        if self.knows(&id) {
            self.say(&id).to_string()
        } else {
            self.say("problem-500").to_string()
        }
    }
}

//! What is searched for among the acts, and how far one request looks.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use ounce_domain::id::Id;
use ounce_domain::member::Kind;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_domain::text::{EmailAddress, Slug};
use ounce_geo::fold;
use ounce_store::acts::{self, Before, Deed, Doer, Filter, Told};
use ounce_store::members::Named;
use ounce_store::{Fault, Sql};
use ounce_web::csv;
use ounce_web::failure::{Failure, What};
use ounce_web::fields::Typed;

/// The fields of the search, as pages and programs name them.
pub(crate) const FIELDS: [&str; 7] = ["q", "by", "deed", "object", "from", "to", "before"];
/// The longest text that is searched for, in characters.
const LONGEST: usize = 80;
/// How many acts are read at a time when words are searched for.
const A_PART: usize = 1_000;
/// How many acts one request looks through for words. A page with few or none says so, and a link
/// looks further.
const MOST: usize = 5_000;

/// What is searched for, and from where on.
pub(crate) struct Wanted {
    pub(crate) filter: Filter,
    /// Kind and slug of one object of a campaign.
    pub(crate) thing: Option<(Kind, String)>,
    pub(crate) before: Before,
    /// Folded.
    words: Vec<String>,
}

/// What a page shows, and where the next one begins.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) told: Vec<Told>,
    pub(crate) next: Option<Before>,
    /// When the last act was done that was looked at, if the search stopped before its end.
    pub(crate) looked_to_ms: Option<i64>,
}

impl Wanted {
    /// Reads a query. Days are those of the zone.
    pub(crate) fn read(query: &Typed, zone: &str) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let doer = wrong.take("by", chosen(query.get("by"), doer));
        let deed = wrong.take("deed", chosen(query.get("deed"), Deed::parse));
        let thing = wrong.take("object", chosen(query.get("object"), thing));
        let from = wrong.take("from", day(query.get("from")));
        let to = wrong.take("to", day(query.get("to")));
        let before = wrong.take("before", chosen(query.get("before"), cursor));
        let start_ms = |day: Date| {
            day.to_zoned(zone.clone()).map(|start| start.timestamp().as_millisecond()).ok()
        };
        let (Some(doer), Some(deed), Some(thing), Some(from), Some(to), Some(before)) =
            (doer, deed, thing, from, to, before)
        else {
            return Err(wrong);
        };
        // The last day is whole.
        let until_ms = to.and_then(|day| day.tomorrow().ok()).and_then(start_ms);
        let until = Before::moment(until_ms.unwrap_or(i64::MAX));
        let before = before.filter(|before| before.at_ms < until.at_ms).unwrap_or(until);
        let q: String = query.get("q").chars().take(LONGEST).collect();
        let from_ms = from.and_then(start_ms).unwrap_or(i64::MIN);
        let (campaign, object) = (Id::from_bytes([0; 16]), None);
        let filter = Filter { campaign, object, doer, deed, from_ms };
        let words = fold(&q).split_whitespace().map(str::to_owned).collect();
        Ok(Self { filter, thing, before, words })
    }

    /// The same, at the place of the page. A stroll's page finds what was done to the stroll.
    pub(crate) fn at(mut self, at: &Named) -> Self {
        self.filter.campaign = at.place.campaign;
        match (at.place.object.kind, &self.thing) {
            (Kind::Stroll, _) => {
                self.filter.object = Some(at.place.object);
                self.thing = None;
            }
            (_, Some((Kind::Campaign, _))) => {
                self.filter.object = Some(at.place.campaign.into());
                self.thing = None;
            }
            _ => {}
        }
        self
    }

    /// Whether every word that is searched for is in an act, without accents and capitals.
    pub(crate) fn is_in(&self, told: &Told) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let act = &told.act;
        let addresses = [&told.by, &told.about].into_iter().flatten().map(EmailAddress::as_str);
        let words = [&act.was, &act.became, &act.why, &told.name, &act.field];
        let all: Vec<&str> = addresses.chain(words.into_iter().map(String::as_str)).collect();
        let text = fold(&all.join(" "));
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Nothing where nothing was chosen.
fn chosen<T>(text: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, FieldRefusal> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(FieldRefusal::NotAChoice),
    }
}

fn doer(text: &str) -> Option<Doer> {
    if text == "shell" { Some(Doer::Shell) } else { Id::parse(text).map(Doer::Member) }
}

/// `campaign`, or a kind with a slug: `stroll/elm-ny`.
fn thing(text: &str) -> Option<(Kind, String)> {
    if text == Kind::Campaign.as_str() {
        return Some((Kind::Campaign, String::new()));
    }
    let (kind, slug) = text.split_once('/')?;
    let kind = Kind::parse(kind).filter(|kind| *kind != Kind::Campaign)?;
    Slug::parse(slug).ok()?;
    Some((kind, slug.to_owned()))
}

fn day(text: &str) -> Result<Option<Date>, FieldRefusal> {
    match text.trim() {
        "" => Ok(None),
        // A date alone, as browsers send it; jiff would also read one with a time.
        text if text.len() == 10 => text.parse().map(Some).map_err(|_| FieldRefusal::NotADate),
        _ => Err(FieldRefusal::NotADate),
    }
}

/// `1803900000000.` and the id of an act.
fn cursor(text: &str) -> Option<Before> {
    let (at_ms, id) = text.split_once('.')?;
    Some(Before { at_ms: at_ms.parse().ok()?, id: Id::parse(id)? })
}

/// The text of a cursor.
pub(crate) fn cursor_text(before: &Before) -> String {
    format!("{}.{}", before.at_ms, before.id)
}

/// At most `limit` acts that fit, and where to go on.
pub(crate) fn find(sql: &mut dyn Sql, wanted: &Wanted, limit: usize) -> Result<Found, Fault> {
    let part = if wanted.words.is_empty() { limit + 1 } else { A_PART };
    let (mut found, mut before, mut looked) = (Found::default(), wanted.before, 0);
    loop {
        let told = acts::find(sql, &wanted.filter, before, part as i64)?;
        let is_last = told.len() < part;
        looked += told.len();
        for one in told {
            before = Before::act(&one.act);
            if !wanted.is_in(&one) {
                continue;
            }
            if found.told.len() == limit {
                found.next = found.told.last().map(|last| Before::act(&last.act));
                return Ok(found);
            }
            found.told.push(one);
        }
        if is_last {
            return Ok(found);
        }
        if looked >= MOST {
            found.looked_to_ms = Some(before.at_ms);
            found.next = Some(before);
            return Ok(found);
        }
    }
}

/// What was typed, for the form.
pub(crate) fn typed(query: &Typed) -> Vec<(String, String)> {
    let value = |name: &str| query.get(name).chars().take(LONGEST).collect::<String>();
    let shown = FIELDS.iter().filter(|name| **name != "before");
    shown.map(|name| ((*name).to_owned(), value(name).replace('\0', "\u{fffd}"))).collect()
}

/// The complaint about an object that is not there.
pub(crate) fn no_such_object() -> Failure {
    Failure::refused("object", FieldRefusal::NotAChoice)
}

/// The complaints about a query, for the page that shows them beside their fields.
///
/// # Errors
/// Any other failure.
pub(crate) fn complaints(failure: Failure) -> Result<Vec<Complaint>, Failure> {
    let Failure::Wrong(wrong) = failure else { return Err(failure) };
    let each = wrong.into_iter().filter_map(|one| {
        let field = FIELDS.into_iter().find(|field| *field == one.field)?;
        let refusal = match one.what {
            What::Refused(refusal) => refusal,
            _ => Refusal::Field(FieldRefusal::NotAChoice),
        };
        Some(Complaint { field, refusal })
    });
    Ok(each.collect())
}

/// The first line of the file.
pub(crate) const HEADINGS: [&str; 12] = [
    "at", "by", "program", "deed", "kind", "object", "about", "field", "was", "became", "why",
    "act",
];

/// One act in the file, with its moment on the clocks of the zone.
pub(crate) fn row(told: &Told, zone: &str) -> String {
    let act = &told.act;
    let at = jiff::Timestamp::from_millisecond(act.at_ms).unwrap_or_default();
    let at = at.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    let by = match (&told.by, act.by) {
        (Some(email), _) => email.as_str(),
        (None, acts::By::Shell) => "shell",
        (None, _) => "",
    };
    csv::row(&[
        &at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        by,
        if act.by.token().is_some() { "yes" } else { "no" },
        act.deed.as_str(),
        act.object.kind.as_str(),
        &told.name,
        told.about.as_ref().map_or("", |email| email.as_str()),
        &act.field,
        &act.was,
        &act.became,
        &act.why,
        &act.id.to_string(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> Typed {
        Typed::of(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn days_are_whole_and_those_of_the_town() {
        let asked = query(&[("from", "2027-03-13"), ("to", "2027-03-14")]);
        let wanted = Wanted::read(&asked, "America/New_York").expect("two days");
        let ms = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        assert_eq!(wanted.filter.from_ms, ms("2027-03-13T05:00:00Z"));
        // The clocks went forward in between.
        assert_eq!(wanted.before, Before::moment(ms("2027-03-15T04:00:00Z")));
    }

    #[test]
    fn a_page_never_goes_past_the_last_day() {
        let late = format!("9999999999999.{}", Id::<()>::from_bytes([9; 16]));
        let asked = query(&[("to", "2027-03-14"), ("before", &late)]);
        let wanted = Wanted::read(&asked, "UTC").expect("a day and a page");
        assert!(wanted.before.at_ms < 9_999_999_999_999);
        let early = format!("5.{}", Id::<()>::from_bytes([9; 16]));
        let wanted = Wanted::read(&query(&[("before", &early)]), "UTC").expect("a page");
        assert_eq!(cursor_text(&wanted.before), early);
    }

    #[test]
    fn what_cannot_be_read_is_said_field_by_field() {
        let asked = query(&[
            ("by", "somebody"),
            ("deed", "flew"),
            ("object", "stroll"),
            ("from", "2027-02-30"),
            ("to", "2027-03-01T10:00"),
            ("before", "x"),
        ]);
        let wrong = Wanted::read(&asked, "UTC").err().expect("nothing of it fits").into_vec();
        let fields: Vec<&str> = wrong.iter().map(|one| one.field).collect();
        assert_eq!(fields, ["by", "deed", "object", "from", "to", "before"]);
    }
}

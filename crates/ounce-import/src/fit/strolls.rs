//! Strolls: what the gazetteer knows need not be said, and what is on record stays.
//!
//! A new stroll is a draft unless the file says otherwise: nothing is made public by a guess.

use super::super::doubts::town_of;
use super::super::findings::Findings;
use super::super::ids::plain_position;
use super::super::strolls::meeting;
use super::super::table::{Row, Table};
use super::groups::only_country;
use super::{Cells, Fit, Ground, Source, cells as read, header, is_same_town, row_of};
use jiff::civil::DateTime;
use ounce_domain::stroll::{Meeting, Position, Status, Stroll};
use ounce_domain::text::slug_of;
use ounce_geo::{Gazetteer, fold};
use std::collections::{HashMap, HashSet};

const HEADER: [&str; 19] = [
    "campaign",
    "slug",
    "name",
    "group",
    "town",
    "region",
    "country",
    "lat",
    "lon",
    "time_zone",
    "starts",
    "first_starts",
    "meeting_point",
    "host",
    "bring",
    "capacity",
    "status",
    "status_at",
    "status_why",
];

/// The towns around a point that may say its zone, and how far away they may be.
const TOWNS: usize = 20;
const NEAR_KM: f64 = 60.0;

pub(super) fn fit<'a>(
    rows: impl Iterator<Item = Cells<'a>> + Clone,
    fit: &Fit,
    ground: &Ground,
    bad: &mut Findings,
) -> Table {
    let mut columns = HEADER.to_vec();
    if fit.says("host_email") {
        columns.push("host_email");
    }
    if meeting::COLUMNS.iter().any(|column| fit.says(column)) {
        columns.extend(meeting::COLUMNS);
    }
    let header = header(columns);
    let slugs = Slugs::of(rows.clone(), ground);
    let mut fitted: Vec<Row> = Vec::new();
    for cells in rows {
        let slug = slugs.of_row(cells, ground);
        let known = ground.edition.stroll(&slug).ok();
        let when = (cells.get("starts"), cells.get("day"), cells.get("time"));
        let starts = match (when, known) {
            (("", "", ""), Some(known)) => Ok(read::minute(known.starts)),
            _ => read::local(when, cells.days, ground.edition.campaign.day),
        };
        let starts = match starts {
            Ok(starts) => starts,
            Err(wrong) => {
                bad.add(cells.line(), "starts", wrong);
                continue;
            }
        };
        let place = Place::of(cells, known, ground);
        let row = Fitting { cells, known, place: &place, starts: &starts, ground };
        fitted.push(row_of(cells.line(), &header, |column| match column {
            "slug" => slug.clone(),
            _ => row.cell(column),
        }));
    }
    Table::fitted(header, fitted)
}

/// One row, and what is known about it.
struct Fitting<'a> {
    cells: Cells<'a>,
    known: Option<&'a Stroll>,
    place: &'a Place,
    starts: &'a str,
    ground: &'a Ground,
}

impl Fitting<'_> {
    fn cell(&self, column: &'static str) -> String {
        let said = self.cells.get(column);
        match (column, said) {
            ("campaign", _) => self.ground.edition.campaign.slug.clone(),
            ("town", _) => self.place.town.clone(),
            ("region", _) => self.place.region.clone(),
            ("country", _) => self.place.country.clone(),
            ("lat", _) => self.place.lat.clone(),
            ("lon", _) => self.place.lon.clone(),
            ("time_zone", _) => self.place.time_zone.clone(),
            ("starts", _) => self.starts.to_owned(),
            ("group", said) if !said.is_empty() => self.group(said),
            ("status", said) if !said.is_empty() => read::word(said, STATUSES),
            ("ends", said) if !said.is_empty() => self.ends(said),
            ("pram" | "wheelchair", said) if !said.is_empty() => read::yes_or_no(said),
            (column, "") if *self.cells.fit.source(column) == Source::Nothing => self.kept(column),
            (_, said) => said.to_owned(),
        }
    }

    /// What is on record where the file is silent, or what holds for a new stroll.
    fn kept(&self, column: &str) -> String {
        let Some(known) = self.known else {
            return match column {
                "name" => self.place.town.clone(),
                "status" => Status::Draft.as_str().to_owned(),
                _ => String::new(),
            };
        };
        let meeting = || self.ground.meetings.get(&known.slug);
        match column {
            "name" => known.name.clone(),
            "group" => {
                let mut all = self.ground.edition.groups.values();
                let own = all.find(|group| Some(group.id) == known.group);
                own.map(|group| group.slug.clone()).unwrap_or_default()
            }
            "first_starts" => known.first_starts.map(read::minute).unwrap_or_default(),
            "meeting_point" => known.meeting_point.clone(),
            "host" => known.host.clone(),
            "bring" => known.bring.clone(),
            "capacity" => known.capacity.map(|places| places.to_string()).unwrap_or_default(),
            "status" => known.status.as_str().to_owned(),
            // The reason is on record with the change; it is not written again.
            "status_why" if self.stays_as_it_is(known) => "as on record".to_owned(),
            _ => meeting().map(|meeting| of_meeting(meeting, known, column)).unwrap_or_default(),
        }
    }

    fn stays_as_it_is(&self, known: &Stroll) -> bool {
        *self.cells.fit.source("status") == Source::Nothing
            && self.starts == read::minute(known.starts)
    }

    /// The group of this name or slug.
    fn group(&self, said: &str) -> String {
        let mut all = self.ground.edition.groups.values();
        let is_it = |name: &str| fold(name) == fold(said);
        let named = all.find(|group| is_it(&group.name) || is_it(&group.slug));
        named.map_or(said.to_owned(), |group| group.slug.clone())
    }

    /// The end: a time of the same day as it stands, or a day and a time.
    fn ends(&self, said: &str) -> String {
        let day = self.ground.edition.campaign.day;
        let same_day = format!("{}T{said}", self.starts.split('T').next().unwrap_or_default());
        let of = |text: &str| read::local((text, "", ""), self.cells.days, day).ok();
        let starts_with_day = said.len() > "12:00:00 PM".len();
        let read = if starts_with_day { of(said) } else { of(&same_day) };
        read.unwrap_or_else(|| said.to_owned())
    }
}

const STATUSES: &[(&str, &[&str])] = &[
    ("draft", &["borrador", "brouillon", "下書き"]),
    ("open", &["abierto", "abierta", "ouvert", "ouverte", "受付中"]),
    ("postponed", &["aplazado", "aplazada", "reporté", "延期"]),
    ("cancelled", &["canceled", "cancelado", "cancelada", "annulé", "annulée", "中止"]),
    ("held", &["celebrado", "tenu", "終了"]),
];

/// A column about the meeting point as it is on record.
fn of_meeting(meeting: &Meeting, known: &Stroll, column: &str) -> String {
    let access = |kept: Option<ounce_domain::stroll::Access>| {
        kept.map(|kept| kept.as_str().to_owned()).unwrap_or_default()
    };
    let [lat, lon] = meeting.position.map(plain_position).unwrap_or_default();
    match column {
        "venue" => meeting.venue.clone(),
        "street" => meeting.street.clone(),
        "meeting_lat" => lat,
        "meeting_lon" => lon,
        "ends" => ends(known.starts, meeting.lasts_minutes),
        "distance_m" => meeting.distance_m.map(|m| m.to_string()).unwrap_or_default(),
        "surface" => meeting.surface.clone(),
        "pram" => access(meeting.pram),
        "wheelchair" => access(meeting.wheelchair),
        "parking" => meeting.parking.clone(),
        "toilets" => meeting.toilets.clone(),
        "rain_plan" => meeting.rain_plan.clone(),
        _ => String::new(),
    }
}

fn ends(starts: DateTime, lasts_minutes: Option<i64>) -> String {
    let after = |minutes| starts.checked_add(jiff::SignedDuration::from_mins(minutes)).ok();
    lasts_minutes.and_then(after).map(read::minute).unwrap_or_default()
}

/// Where a stroll is, with what the records and the gazetteer add.
struct Place {
    town: String,
    region: String,
    country: String,
    lat: String,
    lon: String,
    time_zone: String,
}

impl Place {
    fn of(cells: Cells<'_>, known: Option<&Stroll>, ground: &Ground) -> Self {
        let said = |column: &str, kept: fn(&Stroll) -> &str| match known {
            Some(known) if !cells.fit.says(column) => kept(known).to_owned(),
            _ => cells.get(column).to_owned(),
        };
        let town = said("town", |known| &known.town);
        let region = said("region", |known| &known.region);
        let country = match said("country", |known| &known.country).as_str() {
            "" => only_country(ground),
            said => read::country(said),
        };
        let stays = known.filter(|known| is_same_town(known, &town, &region, &country));
        let (lat, lon) = (cells.get("lat"), cells.get("lon"));
        let position = match (lat, lon) {
            ("", "") => {
                let kept = stays.map(|known| known.position);
                kept.or_else(|| town_of(&town, &region, &country))
            }
            _ => Position::parse(lat, lon).ok(),
        };
        let [lat, lon] = match position {
            Some(position) => plain_position(position),
            None => [lat.to_owned(), lon.to_owned()],
        };
        let time_zone = match (cells.get("time_zone"), stays) {
            ("", Some(known)) => known.time_zone.clone(),
            ("", None) => zone(&town, &region, &country, position),
            (said, _) => said.to_owned(),
        };
        Self { town, region, country, lat, lon, time_zone }
    }
}

/// The zone of the town, or the one that all towns near the point have.
fn zone(town: &str, region: &str, country: &str, position: Option<Position>) -> String {
    let gazetteer = Gazetteer::embedded();
    if let Some(place) = gazetteer.town_named(town, region, country) {
        return place.time_zone;
    }
    let Some(position) = position else { return String::new() };
    let (lat, lon) = super::super::doubts::degrees(position);
    let near = gazetteer.nearest(lat, lon, TOWNS).into_iter().filter(|(_, km)| *km <= NEAR_KM);
    let here = near.filter(|(place, _)| country.is_empty() || place.country == country);
    let zones: HashSet<String> = here.map(|(place, _)| place.time_zone).collect();
    let mut zones = zones.into_iter();
    match (zones.next(), zones.next()) {
        (Some(only), None) => only,
        _ => String::new(),
    }
}

/// The slugs of strolls without one of their own. Towns of one name have their region in it.
struct Slugs {
    /// The names that more than one place in the file has.
    shared: HashSet<String>,
}

impl Slugs {
    fn of<'a>(rows: impl Iterator<Item = Cells<'a>>, ground: &Ground) -> Self {
        let mut regions: HashMap<String, HashSet<String>> = HashMap::new();
        for stroll in ground.edition.strolls.values() {
            regions.entry(stroll.slug.clone()).or_default().insert(fold(&stroll.region));
        }
        for cells in rows {
            if let Some(slug) = slug_of(called(cells)) {
                regions.entry(slug).or_default().insert(fold(cells.get("region")));
            }
        }
        let shared = regions.into_iter().filter(|(_, regions)| regions.len() > 1);
        Self { shared: shared.map(|(slug, _)| slug).collect() }
    }

    fn of_row(&self, cells: Cells<'_>, ground: &Ground) -> String {
        let given = cells.get("slug");
        if !given.is_empty() {
            return given.to_owned();
        }
        let (name, region) = (called(cells), cells.get("region"));
        let Some(short) = slug_of(name) else { return String::new() };
        let long = slug_of(&format!("{name} {region}")).unwrap_or_else(|| short.clone());
        let (town, country) = (cells.get("town"), read::country(cells.get("country")));
        let is_there = |slug: &str| {
            let known = ground.edition.stroll(slug).ok();
            known.is_some_and(|known| is_same_town(known, town, region, &country))
        };
        if is_there(&short) || (!is_there(&long) && !self.shared.contains(&short)) {
            short
        } else {
            long
        }
    }
}

/// What the stroll of a row is called.
fn called<'a>(cells: Cells<'a>) -> &'a str {
    match cells.get("name") {
        "" => cells.get("town"),
        name => name,
    }
}

//! A stroll and its roster for programs.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_domain::registration::Standing;
use ounce_store::roster::Walker;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use serde::Serialize;

use super::answers::Answers;
use super::load;
use super::load_with_answers;
use super::page::Came;
use super::roster::standing_word;
use crate::api::{Caller, moment, read};

#[derive(Serialize)]
struct Desk {
    slug: String,
    name: String,
    status: &'static str,
    /// On the town's clocks.
    starts: String,
    time_zone: String,
    capacity: Option<i64>,
    parties: i64,
    adults: i64,
    children: i64,
    parties_waiting: i64,
    raised_minor: i64,
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/desk`
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::SeeStroll).await?;
    let (listed, walkers) = load(&app, &at).await?;
    let people = |count: fn(&Walker) -> i64| {
        let walking = walkers.iter().filter(|walker| walker.standing == Standing::Confirmed);
        walking.map(count).sum::<i64>()
    };
    Ok(read(&Desk {
        status: listed.stroll.status.as_str(),
        starts: listed.stroll.starts.to_string(),
        time_zone: listed.stroll.time_zone.clone(),
        capacity: listed.stroll.capacity,
        parties: listed.tally.parties,
        adults: people(|walker| walker.party.adults),
        children: people(|walker| walker.party.children),
        parties_waiting: listed.tally.waiting,
        raised_minor: listed.tally.raised_minor,
        slug: listed.stroll.slug,
        name: listed.stroll.name,
    }))
}

#[derive(Serialize)]
struct Roster {
    parties: Vec<Party>,
}

#[derive(Serialize)]
struct Party {
    number: i64,
    /// Empty for somebody whose data was erased.
    name: String,
    adults: i64,
    children: i64,
    status: &'static str,
    code: String,
    has_signed: bool,
    signed_up_at: String,
    /// By the numbers of the questions: words, `yes` or `no`, or the number of the choice.
    answers: BTreeMap<&'static str, String>,
}

impl Party {
    fn of(walker: &Walker, answers: &Answers) -> Self {
        let party = Came::of(walker);
        Self {
            number: party.number,
            status: standing_word(walker),
            name: party.name,
            adults: party.adults,
            children: party.children,
            code: party.code,
            has_signed: walker.is_signed,
            signed_up_at: moment(party.at_ms),
            answers: answers
                .kept(walker.id)
                .into_iter()
                .map(|(n, said)| (n, said.to_owned()))
                .collect(),
        }
    }
}

/// `GET /api/v1/strolls/{campaign}/{stroll}/roster`: everybody, in the order of their numbers.
pub(crate) async fn roster(
    State(app): State<App>,
    caller: Caller,
    Path((campaign, stroll)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let at = caller.stroll(&app, (&campaign, &stroll), Action::SeeRoster).await?;
    let (_, walkers, answers) = load_with_answers(&app, &at).await?;
    let parties = walkers.iter().map(|walker| Party::of(walker, &answers));
    Ok(read(&Roster { parties: parties.collect() }))
}

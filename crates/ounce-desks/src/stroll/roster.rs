//! The roster: who walks, found by name, code or number, printed, or taken along as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::IntoResponse;
use ounce_domain::member::Action;
use ounce_domain::registration::Standing;
use ounce_geo::fold;
use ounce_store::roster::Walker;
use ounce_web::answer::{edition_of, own};
use ounce_web::answers as in_words;
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::csv as csv_of;
use ounce_web::fields::Typed;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::visit::Visit;

use super::answers::Answers;
use super::load_with_answers;
use super::page::Came;
use crate::signed::{Answer, Signed};

/// The order of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Name,
    /// As they signed up.
    Number,
}

/// The roster.
#[derive(Template)]
#[template(path = "stroll/roster.html")]
pub(crate) struct Roster {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: String,
    /// Slug and name of the stroll.
    pub slug: String,
    pub name: String,
    pub when: String,
    /// What was searched for; empty for everybody.
    pub q: String,
    pub by: By,
    /// Parties and people in all, however many are shown.
    pub parties: i64,
    pub people: i64,
    /// Whether the host asks something, so that there is a column for the answers.
    pub has_questions: bool,
    pub shown: Vec<Came>,
}

impl Roster {
    fn page(&self, page: &str) -> String {
        links::stroll_desk(&self.campaign, &self.slug, page)
    }

    fn ordered(&self, by: By) -> String {
        let word = if by == By::Name { "name" } else { "number" };
        let q = if self.q.is_empty() {
            String::new()
        } else {
            format!("&q={}", links::encode(&self.q))
        };
        format!("{}?by={word}{q}", self.page("roster"))
    }

    fn is_by_name(&self) -> bool {
        self.by == By::Name
    }
}

/// `GET …/roster?q=&by=`
pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeRoster).await?;
    let query = Typed::lenient_query(&uri);
    let q: String = query.get("q").chars().take(80).collect();
    let by = if query.get("by") == "number" { By::Number } else { By::Name };
    let (listed, walkers, answers) = load_with_answers(&app, &at).await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, at.place.campaign)?;
    let walking = walkers.iter().filter(|walker| walker.standing == Standing::Confirmed);
    let people = walking.map(|walker| walker.party.people()).sum();
    let starts = listed.stroll.starts;
    let languages = &edition.campaign.languages;
    let told = |walker: &Walker| answers.told(&visit.reader, languages, walker.id);
    let page = Roster {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign,
        slug: stroll,
        name: listed.stroll.name.clone(),
        when: visit.reader.day(starts.date()),
        by,
        parties: walkers.len() as i64,
        people,
        has_questions: !answers.questions.is_empty(),
        shown: found(&walkers, &q, by, told),
        q,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// The parties that a search finds, in order. It compares without accents and capitals; a code may
/// be written with or without its hyphens.
fn found(
    walkers: &[Walker],
    q: &str,
    by: By,
    told: impl Fn(&Walker) -> Vec<(String, String)>,
) -> Vec<Came> {
    let folded = fold(q);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let code: String = q.chars().filter(char::is_ascii_alphanumeric).collect();
    let number = folded.trim_start_matches('#').trim().parse::<i64>().ok();
    let is_wanted = |walker: &&Walker| {
        let name = fold(&walker.name);
        words.iter().all(|word| name.contains(word))
            || number == Some(walker.number)
            || code.len() >= 3 && walker.code.starts_with(&code.to_uppercase())
    };
    let wanted = walkers.iter().filter(is_wanted);
    let mut all: Vec<Came> =
        wanted.map(|walker| Came { told: told(walker), ..Came::of(walker) }).collect();
    if by == By::Name {
        all.sort_by_cached_key(|party| (fold(&party.name), party.number));
    }
    all
}

/// The word for where a party is, in files and in the API.
pub(crate) fn standing_word(walker: &Walker) -> &'static str {
    match walker.standing {
        Standing::Confirmed if walker.held_until_ms.is_some() => "held",
        standing => standing.as_str(),
    }
}

/// `GET …/roster.csv`: everybody, in the order of their numbers, with a column for each question.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Answer {
    let at = signed.stroll(&app, (&campaign, &stroll), Action::SeeRoster).await?;
    let (_, walkers, answers) = load_with_answers(&app, &at).await?;
    let snapshot = app.board().snapshot();
    let languages = &edition_of(&snapshot, at.place.campaign)?.campaign.languages;
    let text = file(&visit.reader, languages, (&walkers, &answers));
    let mut answer = text.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let file = format!("attachment; filename=\"{campaign}-{stroll}-roster.csv\"");
    if let Ok(file) = HeaderValue::from_str(&file) {
        headers.insert(header::CONTENT_DISPOSITION, file);
    }
    Policy::Private.apply(headers);
    Ok(answer)
}

fn file(t: &Reader, languages: &[String], (walkers, answers): (&[Walker], &Answers)) -> String {
    let mut text = csv_of::MARK.to_owned();
    let mut head = vec!["number", "name", "adults", "children", "status", "code", "signed"];
    let asked = answers.questions.iter();
    head.extend(asked.map(|question| in_words::asked(t, question, languages)));
    text.push_str(&csv_of::row(&head));
    for walker in walkers {
        let party = Came::of(walker);
        let mut cells = vec![
            party.number.to_string(),
            party.name,
            party.adults.to_string(),
            party.children.to_string(),
            standing_word(walker).to_owned(),
            party.code,
            if walker.is_signed { "yes" } else { "no" }.to_owned(),
        ];
        let asked = answers.questions.iter();
        cells.extend(asked.map(|question| answers.said(t, languages, (walker.id, question))));
        text.push_str(&csv_of::row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::id;
    use ounce_domain::registration::Party;
    use ounce_domain::text::EmailAddress;

    fn walker(number: i64, name: &str, code: &str) -> Walker {
        Walker {
            id: id(1),
            number,
            name: name.to_owned(),
            email: EmailAddress::parse("ada@example.org").expect("the example is an address"),
            party: Party { adults: 1, children: 0 },
            standing: Standing::Confirmed,
            code: code.to_owned(),
            at_ms: 0,
            is_signed: true,
            held_until_ms: None,
        }
    }

    #[test]
    fn a_party_is_found_by_name_number_or_code() {
        let all = [
            walker(1, "Zoë Zander", "7K3MWQ4T9X"),
            walker(2, "adam Ant", "9Z9Z9Z9Z9Z"),
            walker(12, "", "0000000000"),
        ];
        let numbers = |q: &str, by| -> Vec<i64> {
            found(&all, q, by, |_| Vec::new()).iter().map(|party| party.number).collect()
        };
        assert_eq!(numbers("", By::Number), [1, 2, 12]);
        assert_eq!(numbers("", By::Name), [12, 2, 1], "erased names come first");
        assert_eq!(numbers("zoe", By::Name), [1]);
        assert_eq!(numbers("ANT", By::Name), [2]);
        assert_eq!(numbers("zander zoe", By::Name), [1], "in any order");
        for typed in ["12", "#12", "１２", " 12 "] {
            assert_eq!(numbers(typed, By::Name), [12], "{typed}");
        }
        assert_eq!(numbers("7k3-mwq", By::Name), [1]);
        assert_eq!(numbers("nobody", By::Name), [0_i64; 0]);
    }
}

//! What was ticked on the sheet of paper, by the numbers that are on it and on the screen.

use axum::extract::{Path, Request, State};
use ounce_domain::day::{Kind, Log, Who, undone};
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_domain::registration::Registration;
use ounce_store::day::desk::{self as deeds, Desk};
use ounce_store::{Fault, Sql, day, roster};
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;
use serde_json::json;
use std::collections::BTreeSet;

use super::pressed::{Fresh, Here, Pressed, Work};
use crate::signed::{Answer, Signed};

/// More numbers than one sheet has.
const MOST: usize = 500;

pub(super) const FIELDS: [&str; 1] = ["numbers"];

/// `POST …/day/paper`: field `numbers`. Each party comes whole; who is noted already stays so.
pub(crate) async fn paper(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &FIELDS).await?;
    let work = noting(&pressed.typed);
    pressed.does(("numbers", "paper"), work).await
}

pub(super) fn noting(typed: &Typed) -> Result<impl Work + use<>, Complaint> {
    let wrong = |refusal: FieldRefusal| Complaint { field: "numbers", refusal: refusal.into() };
    let numbers = numbers(typed.get("numbers")).map_err(wrong)?;
    Ok(move |sql: &mut dyn Sql, desk: &Desk, fresh: Fresh<'_>| note(sql, desk, &numbers, fresh))
}

fn note(
    sql: &mut dyn Sql,
    desk: &Desk,
    numbers: &[i64],
    fresh: Fresh<'_>,
) -> Result<Result<(), Refusal>, Fault> {
    let walkers = roster::list(sql, desk.stroll)?;
    let here = present(&day::load(sql, desk.stroll)?.log);
    for number in numbers {
        let Some(walker) = walkers.iter().find(|walker| walker.number == *number) else {
            return Ok(Err(FieldRefusal::NotAChoice.into()));
        };
        if here.contains(&walker.id) {
            continue;
        }
        let words = json!({
            "kind": "arrived",
            "registration": walker.id.to_string(),
            "adults": walker.party.adults,
            "children": walker.party.children,
        });
        if let Err(refusal) = deeds::note(sql, desk, &words, fresh)? {
            return Ok(Err(refusal.into()));
        }
    }
    Ok(Ok(()))
}

/// The parties of the roster that are noted as here.
fn present(log: &Log) -> BTreeSet<Id<Registration>> {
    let gone = undone(log);
    let stands = log.entries().filter(|one| !gone.contains(&one.entry.key));
    let here = stands.filter_map(|one| match &one.entry.kind {
        Kind::Arrived { who: Who::Registration(id), .. } => Some(*id),
        _ => None,
    });
    here.collect()
}

/// Reads `3, 7-9, 12`.
fn numbers(text: &str) -> Result<Vec<i64>, FieldRefusal> {
    let mut all = BTreeSet::new();
    let parts = text.split(|c: char| c == ',' || c == ';' || c == '、' || c.is_whitespace());
    for part in parts.filter(|part| !part.is_empty()) {
        let part = part.trim_start_matches('#');
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let read = |text: &str| text.parse::<i64>().map_err(|_| FieldRefusal::NotANumber);
        let (first, last) = (read(first)?, read(last)?);
        let is_span = first >= 1 && first <= last && last - first < MOST as i64;
        if !is_span {
            return Err(FieldRefusal::NotANumber);
        }
        all.extend(first..=last);
        if all.len() > MOST {
            return Err(FieldRefusal::TooLarge(MOST as i64));
        }
    }
    if all.is_empty() { Err(FieldRefusal::Missing) } else { Ok(all.into_iter().collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, read) in [
            ("3, 7-9, 12", vec![3, 7, 8, 9, 12]),
            ("12 3;3\n#4", vec![3, 4, 12]),
            ("7–8", vec![7, 8]),
        ] {
            assert_eq!(numbers(text), Ok(read), "{text}");
        }
        for text in ["x", "9-7", "0", "1-", "-1", "1-9999999", "1.5"] {
            assert_eq!(numbers(text), Err(FieldRefusal::NotANumber), "{text}");
        }
        assert_eq!(numbers(" , "), Err(FieldRefusal::Missing));
        assert_eq!(numbers("1-500 501"), Err(FieldRefusal::TooLarge(500)));
    }
}

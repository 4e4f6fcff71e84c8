//! Reading the forms of an import: the one with the file, and those with the mapping.

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::header;
use ounce_import::{Ask, Noun, Sheet, Source, asks};
use ounce_web::failure::Failure;
use ounce_web::fields::{self, Typed};

use super::parts::{self, Part};
use super::{FILE_LIMIT_MB, NOUNS};

/// What a form has besides its file.
const AROUND: usize = 64 * 1024;

/// The sources of a form, and the columns that have two.
pub(super) fn sources(
    noun: Noun,
    sheet: &Sheet,
    typed: &Typed,
) -> (Vec<Source>, Vec<&'static str>) {
    let mut twice = Vec::new();
    let sources = asks(noun).iter().map(|ask| {
        let from = typed.get(&format!("from-{}", ask.column)).parse::<usize>().ok();
        let from = from.filter(|place| *place < sheet.headings().len());
        let text = text(typed, ask);
        if from.is_some() && !text.is_empty() {
            twice.push(ask.column);
        }
        match from {
            Some(place) => Source::Column(place),
            None if text.is_empty() => Source::Nothing,
            None => Source::Text(text),
        }
    });
    (sources.collect(), twice)
}

/// What was typed to be the same in every row.
pub(super) fn text(typed: &Typed, ask: &Ask) -> String {
    let text = if ask.may_be_text { typed.get(&format!("text-{}", ask.column)) } else { "" };
    text.trim().replace('\0', "\u{fffd}")
}

/// The form of a mapping.
pub(super) async fn read(request: Request) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let mut known =
        vec!["file".to_owned(), "days".to_owned(), "accept".to_owned(), "back".to_owned()];
    for ask in NOUNS.iter().flat_map(|noun| asks(*noun)) {
        known.extend([format!("from-{}", ask.column), format!("text-{}", ask.column)]);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    typed.only(&known)?;
    Ok(typed)
}

/// The name of a file as pages may show it.
pub(super) fn name_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if shown.trim().is_empty() { "-".to_owned() } else { shown }
}

/// The fields of a form with a file; none for a body that is no such form.
pub(super) async fn read_parts(request: Request) -> Result<Vec<Part>, Failure> {
    let (head, body) = request.into_parts();
    let kind = head.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let Some(boundary) = kind.and_then(parts::boundary) else { return Ok(Vec::new()) };
    let limit = FILE_LIMIT_MB * 1024 * 1024 + AROUND;
    let body: Bytes = fields::body_up_to(limit, &head.headers, body, "multipart/form-data").await?;
    Ok(parts::read(boundary, &body).unwrap_or_default())
}

//! The answer to a program whose request fails: RFC 9457 problem details.
//!
//! The title says what kind of failure it is and each field at fault has a sentence, both in the
//! language asked for; the codes are the same in every language and never change.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::cache::Policy;
use crate::failure::{Failure, Kind, What, Wrong};
use crate::i18n::Reader;

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError<'a>>,
    /// The reference number to name when asking about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

#[derive(Serialize)]
struct FieldError<'a> {
    field: &'a str,
    code: &'static str,
    message: String,
}

/// The answer to a program. Headers that a failure brings along stay for the caller to add.
pub(crate) fn answer(failure: &Failure, reader: Reader, reference: Option<&str>) -> Response {
    let status = failure.status();
    let error = |wrong: &'_ Wrong| message(wrong.what, reader);
    let errors = failure.wrong().iter().map(|wrong| FieldError {
        field: &wrong.field,
        code: wrong.what.code(),
        message: error(wrong),
    });
    let problem = Problem {
        kind: "about:blank",
        title: reader.problem_title(status.as_u16()),
        status: status.as_u16(),
        detail: detail(failure, reader),
        errors: errors.collect(),
        reference,
    };
    let body = serde_json::to_vec(&problem).expect("a problem is made of text and numbers");
    let mut response = (status, Body::from(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(reader.lang.tag()));
    Policy::Private.apply(headers);
    response
}

/// The sentence about one field.
pub(crate) fn message(what: What, reader: Reader) -> String {
    match what {
        What::Refused(refusal) => reader.refusal(refusal),
        What::UnknownField => reader.say("api-unknown-field").to_string(),
        What::Twice => reader.say("api-twice").to_string(),
        What::WrongKind(kind) => reader.say(wrong_kind(kind)).to_string(),
    }
}

fn wrong_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "api-not-a-string",
        Kind::WholeNumber => "api-not-a-whole-number",
        Kind::YesOrNo => "api-not-a-boolean",
        Kind::Object => "api-not-an-object",
    }
}

/// Details beyond the title, if the failure has some.
fn detail(failure: &Failure, reader: Reader) -> Option<String> {
    match failure {
        Failure::Unreadable { line, column } if *line > 0 => {
            let said = reader.say("api-not-json").n("line", *line).n("column", *column);
            Some(said.to_string())
        }
        Failure::OtherType(expected) => Some(format!("Content-Type: {expected}")),
        Failure::KeyReused(_) => Some(reader.say("api-key-reused").to_string()),
        _ => None,
    }
}

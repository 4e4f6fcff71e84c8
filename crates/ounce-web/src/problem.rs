//! What a program is told when its request fails: RFC 9457 problem details.
//!
//! The title says what kind of failure it is and each field at fault has a sentence, both in the
//! language asked for; the codes are the same in every language and never change.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::cache::Policy;
use crate::failure::{Failure, Kind, What, Wrong};
use crate::i18n::{Lang, Reader};

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
    /// What to name when asking somebody about it.
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
        detail: detail(failure, reader.lang),
        errors: errors.collect(),
        reference,
    };
    let body = serde_json::to_vec(&problem).expect("a problem is made of text and numbers");
    let mut response = (status, Body::from(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(reader.lang.code()));
    Policy::Private.apply(headers);
    response
}

/// The sentence about one field.
pub(crate) fn message(what: What, reader: Reader) -> String {
    match what {
        What::Refused(refusal) => reader.refusal(refusal),
        What::UnknownField => in_four(
            reader.lang,
            [
                "There is no field of this name here.",
                "Aquí no hay ningún campo con este nombre.",
                "Il n’y a pas de champ de ce nom ici.",
                "この名前の項目はありません。",
            ],
        ),
        What::WrongKind(kind) => in_four(reader.lang, wrong_kind(kind)),
    }
}

fn wrong_kind(kind: Kind) -> [&'static str; 4] {
    match kind {
        Kind::Text => [
            "This must be a string.",
            "Debe ser una cadena de texto.",
            "Ce doit être une chaîne de caractères.",
            "文字列で指定してください。",
        ],
        Kind::WholeNumber => [
            "This must be a whole number.",
            "Debe ser un número entero.",
            "Ce doit être un nombre entier.",
            "整数で指定してください。",
        ],
        Kind::YesOrNo => [
            "This must be true or false.",
            "Debe ser true o false.",
            "Ce doit être true ou false.",
            "true か false で指定してください。",
        ],
        Kind::Object => [
            "This must be an object.",
            "Debe ser un objeto.",
            "Ce doit être un objet.",
            "オブジェクトで指定してください。",
        ],
    }
}

/// What the title leaves open, where the failure knows more.
fn detail(failure: &Failure, lang: Lang) -> Option<String> {
    match failure {
        Failure::Unreadable { line, column } if *line > 0 => {
            let said = in_four(
                lang,
                [
                    "The body is not a JSON object: see line {line}, column {column}.",
                    "El cuerpo no es un objeto JSON: vea la línea {line}, columna {column}.",
                    "Le corps n’est pas un objet JSON : voir ligne {line}, colonne {column}.",
                    "本文が JSON オブジェクトではありません（{line} 行 {column} 文字目）。",
                ],
            );
            let said = said.replace("{line}", &line.to_string());
            Some(said.replace("{column}", &column.to_string()))
        }
        Failure::OtherType(expected) => Some(format!("Content-Type: {expected}")),
        Failure::KeyReused => Some(in_four(
            lang,
            [
                "This Idempotency-Key was used before with another body.",
                "Esta Idempotency-Key ya se usó con otro cuerpo.",
                "Cette Idempotency-Key a déjà servi avec un autre corps.",
                "この Idempotency-Key は別の本文で使われています。",
            ],
        )),
        _ => None,
    }
}

/// English, Spanish, French, Japanese. Sentences that only programs' authors read; what visitors
/// read is in `locales/`.
fn in_four(lang: Lang, sentences: [&'static str; 4]) -> String {
    let [en, es, fr, ja] = sentences;
    match lang {
        Lang::En => en,
        Lang::Es => es,
        Lang::Fr => fr,
        Lang::Ja => ja,
    }
    .to_owned()
}

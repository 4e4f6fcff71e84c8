//! A host answers a question of the day, or takes the answer back.

use axum::extract::{Path, Request, State};
use ounce_domain::day::Code;
use ounce_domain::day::settling::Answer as Settling;
use ounce_domain::refusal::{Complaint, FieldRefusal, Refusal};
use ounce_store::day::desk as deeds;
use ounce_store::{Fault, Sql};
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use super::pressed::{Fresh, Here, Pressed, Work};
use crate::signed::{Answer, Signed};
use ounce_store::day::desk::Desk;

pub(super) const SETTLE: [&str; 3] = ["code", "question", "answer"];
pub(super) const REOPEN: [&str; 2] = ["code", "question"];

/// `POST …/day/settle`: fields `code`, `question` and `answer`.
pub(crate) async fn settle(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &SETTLE).await?;
    let work = settling(&pressed.typed);
    pressed.does(("answer", "settled"), work).await
}

/// `POST …/day/reopen`: fields `code` and `question`.
pub(crate) async fn reopen(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &REOPEN).await?;
    let work = reopening(&pressed.typed);
    pressed.does(("answer", "reopened"), work).await
}

pub(super) fn settling(typed: &Typed) -> Result<impl Work + use<>, Complaint> {
    let of = question(typed)?;
    let answer = Settling::parse(typed.get("answer")).ok_or_else(no_choice)?;
    Ok(move |sql: &mut dyn Sql, desk: &Desk, fresh: Fresh<'_>| {
        Ok::<_, Fault>(deeds::settle(sql, desk, of, answer, fresh)?.map(drop))
    })
}

pub(super) fn reopening(typed: &Typed) -> Result<impl Work + use<>, Complaint> {
    let of = question(typed)?;
    Ok(move |sql: &mut dyn Sql, desk: &Desk, fresh: Fresh<'_>| {
        deeds::reopen(sql, desk, of, fresh)?;
        Ok::<_, Fault>(Ok::<_, Refusal>(()))
    })
}

fn no_choice() -> Complaint {
    Complaint { field: "answer", refusal: FieldRefusal::NotAChoice.into() }
}

/// The question that the fields name.
fn question(typed: &Typed) -> Result<(Code, [u8; 32]), Complaint> {
    let code = Code::parse(typed.get("code"));
    code.zip(digest(typed.get("question"))).ok_or_else(no_choice)
}

/// What a question is called in a form: the digest of its entries, in hexadecimal digits.
pub(crate) fn name(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest(name: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if name.len() != 64 || !name.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&name[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

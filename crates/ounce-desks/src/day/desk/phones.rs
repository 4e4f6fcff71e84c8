//! A host enrolls a phone, or cuts one off.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use ounce_domain::day::{Device, device};
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::text;
use ounce_store::acts::By;
use ounce_store::day::desk::{self as deeds, Desk};
use ounce_store::day::devices;
use ounce_store::{Fault, Sql};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::fields::Typed;
use ounce_web::qr;
use ounce_web::visit::Visit;

use super::page::PhoneCode;
use super::pressed::{Fresh, Here, Pressed, Work};
use crate::day::enrolling;
use crate::signed::{Answer, Signed, digest};

pub(super) const CUT_OFF: [&str; 1] = ["device"];

/// The id of the phone that a form enrolls: the same for the same form, and never one that somebody
/// chose, since the desks of other strolls are phones too, with ids that can be worked out.
fn of_form(member: Id<Member>, once: &str) -> Id<Device> {
    let digest = digest(&format!("phone {member} {once}"));
    let mut own = [0; 16];
    own.copy_from_slice(&digest[..16]);
    Id::from_bytes(own)
}

/// `POST …/day/enroll`: fields `name` and `once`. The code is on the answer alone.
pub(crate) async fn enroll(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &["name", "once"]).await?;
    let wrong = |refusal: FieldRefusal| Complaint { field: "name", refusal: refusal.into() };
    let name = match text::line(pressed.typed.get("name"), device::NAME_MAX) {
        Ok(name) => name,
        Err(refusal) => return pressed.refused(wrong(refusal)).await,
    };
    let (app, here, visit) = (&pressed.app, &pressed.here, &pressed.visit);
    let own_id = of_form(here.member, pressed.typed.get("once"));
    let before = app.store().read(move |sql| devices::load(sql, own_id)).await?;
    if before.is_some() {
        return Ok(see(&here.path("before")));
    }
    let by = (By::Member(here.member), here.member);
    let made = enrolling::phone(app, &here.at, by, (own_id, name.clone())).await?;
    let Some((_, token)) = made else {
        return pressed.refused(wrong(FieldRefusal::TooLarge(device::MOST))).await;
    };
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, here.at.place.campaign)?;
    let href = enrolling::page(&here.campaign, &here.at.slug, &token);
    let is_here = visit.origin.starts_with("http://localhost");
    let page = PhoneCode {
        t: visit.reader,
        frame: visit.frame_at(app, edition, here.path("")),
        back: here.path(""),
        name,
        code: qr::svg(&format!("{}{href}", visit.origin))?,
        href,
        token,
        is_safe: is_here || ounce_web::visit::is_https(app.config(), &headers),
    };
    Ok(own(visit, StatusCode::OK, &page)?)
}

/// `POST …/day/cut-off`: field `device`.
pub(crate) async fn cut_off(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<(String, String)>,
    visit: Visit,
    request: Request,
) -> Answer {
    let here = Here::of(&app, &signed, path).await?;
    let pressed = Pressed::read(app, here, visit, request, &CUT_OFF).await?;
    let work = cutting_off(&pressed.typed);
    pressed.does(("device", "cut-off"), work).await
}

pub(super) fn cutting_off(typed: &Typed) -> Result<impl Work + use<>, Complaint> {
    let device = Id::parse(typed.get("device"));
    let refusal = FieldRefusal::NotAChoice.into();
    let device = device.ok_or(Complaint { field: "device", refusal })?;
    Ok(move |sql: &mut dyn Sql, desk: &Desk, fresh: Fresh<'_>| {
        let cut_off = deeds::cut_off(sql, desk, device, fresh)?;
        Ok::<_, Fault>(cut_off.map(drop).map_err(Into::into))
    })
}

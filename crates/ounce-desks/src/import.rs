//! A file of anybody's making, imported in the browser: chosen, its columns mapped by hand with a
//! guess offered, tried, put in.
//!
//! Between the pages the file is a row of the database (`ounce_store::uploads`), and the mapping is
//! in the form, so any server answers any page. Nothing is written before the last button; the same
//! form again changes nothing.

mod asking;
mod form;
mod page;
mod parts;
mod sample;
mod says;
mod trying;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use ounce_domain::member::{Action, Kind};
use ounce_import::Noun;
use ounce_store::uploads::{self, Upload};
use ounce_web::answer::own;
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::visit::Visit;

use crate::routes::{DESK, DeskRoute, Needs, at};
use crate::signed::{Answer, Signed};
use asking::Asking;
pub(crate) use says::says;
use trying::Tried;

/// The kinds of files that can be fitted.
const NOUNS: [Noun; 4] = [Noun::Strolls, Noun::Groups, Noun::Registrations, Noun::Gifts];
/// How large a file may be.
const FILE_LIMIT_MB: usize = 16;
/// How many rows a file may have. While they are written, everybody else's writes wait, and those
/// are told "no" after five seconds. A larger file is for the shell, at a quiet hour.
const MOST_ROWS: usize = 20_000;

pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::PlanCampaign, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/import", get(show).post(put_in), DESK, needs),
        at("/desk/campaigns/{campaign}/import/file", post(take), DESK, needs),
        at("/desk/campaigns/{campaign}/import/try", post(try_it), DESK, needs),
        at("/desk/campaigns/{campaign}/import/bad-rows", post(bad_rows), DESK, needs),
    ]
}

/// `GET /desk/campaigns/{campaign}/import?file=&done=`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let asking = Asking::new(app, signed, campaign, visit).await?;
    let query = Typed::lenient_query(&uri);
    let done = asking.done(query.get("done")).await?;
    if done.is_none() && !query.get("file").is_empty() {
        return asking.guess(query.get("file")).await;
    }
    asking.choosing("", None, done)
}

/// `POST …/import/file`: fields `noun`, `file`.
async fn take(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let asking = Asking::new(app, signed, campaign, visit).await?;
    let t = asking.visit.reader;
    let parts = form::read_parts(request).await?;
    let get = |name: &str| parts.iter().find(|part| part.name == name);
    let said = get("noun").map(|part| String::from_utf8_lossy(&part.content).into_owned());
    let noun = said.as_deref().and_then(Noun::parse).filter(|noun| NOUNS.contains(noun));
    let file = get("file").filter(|part| !part.content.is_empty());
    let (Some(noun), Some(file)) = (noun, file) else {
        return asking.choose(&said.unwrap_or_default(), Some(t.say("import-choose").to_string()));
    };
    let now = asking.app.now();
    let upload = Upload {
        id: asking.app.fresh_id(now),
        campaign: asking.at.place.campaign,
        member: asking.signed.open.session.member,
        noun: noun.as_str().to_owned(),
        name: form::name_of(&file.file_name),
        content: file.content.to_vec(),
        at_ms: now.as_millisecond(),
    };
    let (upload, sheet) = trying::read(upload).await?;
    if let Err(wrong) = sheet {
        return asking.choose(noun.as_str(), Some(says::wrong(&t, &wrong)));
    }
    let id = upload.id;
    let kept = asking.app.store().write(move |sql| {
        uploads::forget(sql, upload.at_ms)?;
        uploads::put(sql, &upload).map(Ok::<_, std::convert::Infallible>)
    });
    let Ok(()) = kept.await?;
    Ok(asking.to("file", &id.to_string()))
}

/// `POST …/import/try`: the mapping; writes nothing. With `back` it is shown to be changed.
async fn try_it(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let asking = Asking::new(app, signed, campaign, visit).await?;
    let typed = form::read(request).await?;
    let mapped = match asking.mapped(&typed).await? {
        Ok(mapped) => mapped,
        Err(asks_again) => return Ok(asks_again),
    };
    if typed.is_ticked("back") {
        return asking.fit(&mapped, None);
    }
    if mapped.fit.has_unclear_days(&mapped.sheet) {
        return asking.fit(&mapped, Some(asking.problem("import-days-asked", vec!["days"])));
    }
    let tried = trying::run(&asking.app, mapped, typed.is_ticked("accept"), None).await?;
    let missing = tried.missing();
    if !missing.is_empty() {
        return asking.fit(&tried.mapped, Some(asking.problem("import-missing", missing)));
    }
    Ok(own(&asking.visit, StatusCode::OK, &tried.page(asking.here()?, &typed))?)
}

/// `POST …/import/bad-rows`: every row that does not fit, as a file.
async fn bad_rows(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let asking = Asking::new(app, signed, campaign, visit).await?;
    let typed = form::read(request).await?;
    let mapped = match asking.mapped(&typed).await? {
        Ok(mapped) => mapped,
        Err(asks_again) => return Ok(asks_again),
    };
    let tried = trying::run(&asking.app, mapped, typed.is_ticked("accept"), None).await?;
    let mut response = tried.file(&asking.visit.reader).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"bad-rows.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Policy::Private.apply(headers);
    Ok(response)
}

/// `POST …/import`: puts the rows in, once.
async fn put_in(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    visit: Visit,
    request: Request,
) -> Answer {
    let asking = Asking::new(app, signed, campaign, visit).await?;
    let typed = form::read(request).await?;
    let file = typed.get("file");
    let mapped = match asking.mapped(&typed).await? {
        Ok(mapped) => mapped,
        // The same form again: the file is gone because its rows are in.
        Err(_) if asking.done(file).await?.is_some() => return Ok(asking.to("done", file)),
        Err(asks_again) => return Ok(asks_again),
    };
    let also = trying::also(&asking, &mapped);
    let tried = trying::run(&asking.app, mapped, typed.is_ticked("accept"), Some(also)).await?;
    match tried.outcome {
        Tried::In | Tried::DoneBefore => {
            asking.app.refresh().await.map_err(Failure::from)?;
            Ok(asking.to("done", file))
        }
        Tried::Good(_) | Tried::Bad(_) => {
            let shown = tried.page(asking.here()?, &typed);
            Ok(own(&asking.visit, StatusCode::UNPROCESSABLE_ENTITY, &shown)?)
        }
    }
}

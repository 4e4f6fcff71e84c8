//! A member's own tokens: making one, which is shown once, and revoking.

pub(crate) mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use ounce_domain::id::Id;
use ounce_domain::member::api_token::{ApiToken, DAYS, LONGEST_NAME, Scope, Secret, USUAL_DAYS};
use ounce_domain::member::may::allows;
use ounce_domain::refusal::{Complaint, Complaints, FieldRefusal, Refusal};
use ounce_domain::text;
use ounce_store::api_tokens::{self, Issued};
use ounce_web::answer::{own, pressed, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::visit::Visit;
use std::convert::Infallible;

use crate::signed::{Answer, Signed, digest, id_of};
use page::{Made, TokensPage};

const PATH: &str = "/desk/tokens";
const DAY_MS: i64 = 86_400_000;

/// `GET /desk/tokens`
pub(crate) async fn show(State(app): State<App>, signed: Signed, visit: Visit) -> Answer {
    Ok(answer(&app, &signed, &visit, (StatusCode::OK, fresh(), Made::Nothing)).await?)
}

/// The form as it is before anybody typed.
fn fresh() -> Form {
    Form::new().with("days", USUAL_DAYS.to_string())
}

async fn answer(
    app: &App,
    signed: &Signed,
    visit: &Visit,
    (status, form, made): (StatusCode, Form, Made),
) -> Result<Response, Failure> {
    let now = app.now();
    let (member, now_ms) = (signed.open.session.member, now.as_millisecond());
    let all = app.store().read(move |sql| api_tokens::list(sql, member, now_ms)).await?;
    let page = TokensPage {
        t: visit.reader,
        frame: Frame { path: PATH.to_owned(), ..visit.frame(app, None) },
        email: signed.open.email.as_str().to_owned(),
        once: app.fresh_id::<ApiToken>(now).to_string(),
        words: words(signed),
        made,
        all,
        form,
    };
    own(visit, status, &page)
}

/// What this member can give: the actions of their roles, and their own sessions.
fn words(signed: &Signed) -> Vec<&'static str> {
    let roles = &signed.open.roles;
    let is_theirs = |word: &&str| {
        let action =
            ounce_domain::member::Action::ALL.into_iter().find(|one| one.as_str() == *word);
        action.is_none_or(|action| roles.iter().any(|held| allows(held.role, action)))
    };
    Scope::words().filter(is_theirs).collect()
}

/// `POST /desk/tokens/issue`: fields `name`, `days`, `once`, and one for each word that is given.
pub(crate) async fn issue(
    State(app): State<App>,
    signed: Signed,
    visit: Visit,
    request: Request,
) -> Answer {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    let known: Vec<&str> = ["name", "days", "once"].into_iter().chain(Scope::words()).collect();
    typed.only(&known)?;
    let member = signed.open.session.member;
    let wrong = match read(&app, &signed, &typed) {
        Ok(token) => {
            let secret = Secret::of(&app.roll());
            let (hash, name) = (digest(secret.as_str()), token.name.clone());
            let issued =
                app.store().write(move |sql| api_tokens::issue(sql, member, &token, hash)).await?;
            match issued {
                Ok(issued) => {
                    let made = match issued {
                        Issued::Now => Made::Now { name, secret: secret.as_str().to_owned() },
                        Issued::Before => Made::Before,
                    };
                    let shown = (StatusCode::OK, fresh(), made);
                    return Ok(answer(&app, &signed, &visit, shown).await?);
                }
                Err(refusal) => {
                    vec![Complaint { field: "name", refusal: Refusal::Member(refusal) }]
                }
            }
        }
        Err(complaints) => complaints.into_vec(),
    };
    let form = Form::refused(typed.pairs(), wrong);
    let refused = (StatusCode::UNPROCESSABLE_ENTITY, form, Made::Nothing);
    Ok(answer(&app, &signed, &visit, refused).await?)
}

fn read(app: &App, signed: &Signed, typed: &Typed) -> Result<ApiToken, Complaints> {
    let mut wrong = Complaints::default();
    let name = wrong.take("name", text::line(typed.get("name"), LONGEST_NAME));
    let given: Vec<&str> = words(signed).into_iter().filter(|word| typed.is_ticked(word)).collect();
    let scope = wrong.take("actions", Scope::parse(&given.join(" ")));
    let days = typed.get("days").parse().ok().filter(|days| DAYS.contains(days));
    let days = wrong.take("days", days.ok_or(FieldRefusal::NotAChoice));
    // The form carries the id of the token it makes, so that the same form makes one.
    let now = app.now();
    let id = Id::parse(typed.get("once")).unwrap_or_else(|| app.fresh_id(now));
    match (name, scope, days) {
        (Some(name), Some(scope), Some(days)) => {
            let at_ms = now.as_millisecond();
            Ok(ApiToken { id, name, scope, at_ms, ends_ms: at_ms + days * DAY_MS, used_ms: None })
        }
        _ => Err(wrong),
    }
}

/// `POST /desk/tokens/{id}/revoke`: one of one's own. Again it changes nothing.
pub(crate) async fn revoke(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let (member, id) = (signed.open.session.member, id_of(&id)?);
    pressed(request, &[]).await?;
    let revoked =
        app.store().write(move |sql| api_tokens::revoke(sql, member, id).map(Ok::<_, Infallible>));
    let Ok(_) = revoked.await?;
    Ok(see(PATH))
}

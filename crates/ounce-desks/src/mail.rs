//! The mail of a campaign: what waits, left and failed, with what the mail server said; trying again;
//! a test to oneself; and which reminders are sent.

pub(crate) mod api;
mod page;
mod sample;

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri};
use axum::routing::{get, post};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Wish;
use ounce_domain::member::{Action, Kind};
use ounce_domain::refusal::FieldRefusal;
use ounce_domain::reminder::Reminder;
use ounce_store::outbox::{self, OfKind, Troubled};
use ounce_store::{Fault, Sql, reminders};
use ounce_web::answer::{edition_of, own, see};
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::links;
use ounce_web::visit::Visit;
use std::convert::Infallible;

use crate::circulars::LATELY_MS;
use crate::routes::{DESK, DeskRoute, Needs, OWN, at};
use crate::signed::{Answer, Signed};
use crate::stroll::doing::Doing;
use page::MailPage;

/// How many failed letters one page shows.
const A_PAGE: i64 = 100;

/// The addresses, for members and for their programs.
pub(crate) fn table() -> Vec<DeskRoute> {
    let needs = Needs::May(Action::RunMail, Kind::Campaign);
    vec![
        at("/desk/campaigns/{campaign}/mail", get(show), OWN, needs),
        at("/desk/campaigns/{campaign}/mail/retry", post(retry), DESK, needs),
        at("/desk/campaigns/{campaign}/mail/test", post(test), DESK, needs),
        at("/desk/campaigns/{campaign}/mail/reminders", post(turn), DESK, needs),
        at("/api/v1/campaigns/{campaign}/mail", get(api::show), OWN, needs),
        at("/api/v1/campaigns/{campaign}/mail/retry", post(api::retry), DESK, needs),
        at("/api/v1/campaigns/{campaign}/mail/test", post(api::test), DESK, needs),
        at("/api/v1/campaigns/{campaign}/mail/reminders", post(api::turn), DESK, needs),
    ]
}

/// Everything that page and program show.
struct Mail {
    kinds: Vec<OfKind>,
    failed: Vec<Troubled>,
    troubled: Vec<Troubled>,
    off: Vec<Reminder>,
}

fn load(sql: &mut dyn Sql, campaign: Id<Campaign>, now_ms: i64) -> Result<Mail, Fault> {
    let after_ms = now_ms - LATELY_MS;
    Ok(Mail {
        kinds: outbox::count(sql, campaign, after_ms)?,
        failed: outbox::list_failed(sql, campaign, after_ms, A_PAGE)?,
        troubled: outbox::list_troubled(sql, campaign, A_PAGE)?,
        off: reminders::list_off(sql, campaign)?,
    })
}

/// `GET /desk/campaigns/{campaign}/mail?test=`
async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
    visit: Visit,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::RunMail).await?;
    let query = Typed::lenient_query(&uri);
    let (id, now_ms) = (at.place.campaign, app.now().as_millisecond());
    let (member, asked) = (signed.open.session.member, Id::<()>::parse(query.get("test")));
    let read = app.store().read(move |sql| {
        let tested = match asked {
            Some(letter) => outbox::test(sql, (letter.bytes(), member))?,
            None => None,
        };
        Ok((load(sql, id, now_ms)?, tested))
    });
    let (mail, tested) = read.await?;
    let snapshot = app.board().snapshot();
    let edition = edition_of(&snapshot, id)?;
    let path = links::campaign_desk(&campaign, "mail");
    let page = MailPage {
        t: visit.reader,
        frame: visit.frame_at(&app, edition, path.clone()),
        here: uri.to_string(),
        path,
        desk: links::campaign_desk(&campaign, ""),
        name: at.name.clone(),
        email: signed.open.email.as_str().to_owned(),
        kinds: mail.kinds,
        failed: mail.failed,
        troubled: mail.troubled,
        off: mail.off,
        done: query.get("done").to_owned(),
        tested,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// Which letters are tried again.
#[derive(Clone, Copy, Debug)]
enum Again {
    /// Those that wait for their next try.
    All,
    /// One that was given up.
    One([u8; 16]),
}

impl Again {
    /// From the field `letter`: an id, or `all`.
    fn read(typed: &Typed) -> Result<Self, Failure> {
        match typed.get("letter") {
            "all" => Ok(Self::All),
            text => {
                let id = Id::<()>::parse(text);
                let id = id.ok_or_else(|| Failure::refused("letter", FieldRefusal::NotAChoice))?;
                Ok(Self::One(id.bytes()))
            }
        }
    }

    /// How many are tried now.
    fn write(self, sql: &mut dyn Sql, campaign: Id<Campaign>, now_ms: i64) -> Result<u64, Fault> {
        match self {
            Self::All => outbox::retry_of(sql, campaign, now_ms),
            Self::One(letter) => outbox::take_up_of(sql, campaign, letter, now_ms).map(u64::from),
        }
    }
}

/// `POST /desk/campaigns/{campaign}/mail/retry`: field `letter`. A letter that is tried already is
/// left as it is.
async fn retry(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::RunMail).await?;
    let typed = read_form(request, &["letter"]).await?;
    let again = Again::read(&typed)?;
    let (id, now_ms) = (at.place.campaign, app.now().as_millisecond());
    let done = app.store().write(move |sql| again.write(sql, id, now_ms).map(Ok::<_, Infallible>));
    let Ok(_) = done.await?;
    Ok(see(&format!("{}?done=retried", links::campaign_desk(&campaign, "mail"))))
}

async fn read_form(request: Request, known: &[&str]) -> Result<Typed, Failure> {
    let (parts, body) = request.into_parts();
    let (typed, _) = Typed::form(&parts.headers, body).await?;
    typed.only(known)?;
    Ok(typed)
}

/// `POST /desk/campaigns/{campaign}/mail/test`: field `to`, which is `me`. The page that follows says
/// what the mail server answered.
async fn test(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    signed.campaign(&app, &campaign, Action::RunMail).await?;
    let typed = read_form(request, &["to"]).await?;
    if typed.get("to") != "me" {
        return Err(Failure::refused("to", FieldRefusal::NotAChoice).into());
    }
    let now = app.now();
    let made = (app.fresh_id::<()>(now).bytes(), signed.open.session.member);
    let put = app.store().write(move |sql| {
        outbox::put_test(sql, made, now.as_millisecond()).map(Ok::<_, Infallible>)
    });
    let Ok(letter) = put.await?;
    let letter = Id::<()>::from_bytes(letter);
    Ok(see(&format!("{}?test={letter}", links::campaign_desk(&campaign, "mail"))))
}

/// The fields `reminder` and `wish`, which is `send` or `stop`.
fn turning(typed: &Typed) -> Result<(Reminder, Wish), Failure> {
    let no = |field| Failure::refused(field, FieldRefusal::NotAChoice);
    let reminder = Reminder::parse(typed.get("reminder")).ok_or_else(|| no("reminder"))?;
    let wish = match typed.get("wish") {
        "send" => Wish::Send,
        "stop" => Wish::Stop,
        _ => return Err(no("wish")),
    };
    Ok((reminder, wish))
}

/// `POST /desk/campaigns/{campaign}/mail/reminders`: turns a reminder on or off.
async fn turn(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    request: Request,
) -> Answer {
    let at = signed.campaign(&app, &campaign, Action::RunMail).await?;
    let typed = read_form(request, &["reminder", "wish"]).await?;
    let what = turning(&typed)?;
    let doing = Doing::new(&app, &signed, &at, String::new());
    let id = at.place.campaign;
    let turned = app.store().write(move |sql| {
        let by = (doing.doer().by, doing.doer().at.as_millisecond());
        let act = Id::from_bytes(doing.ids()());
        reminders::turn(sql, id, what, by, act).map(Ok::<_, Infallible>)
    });
    let Ok(_) = turned.await?;
    Ok(see(&format!("{}?done=turned#reminders", links::campaign_desk(&campaign, "mail"))))
}

//! What givers write, for programs.

use axum::extract::{Path, Request, State};
use axum::http::Uri;
use axum::response::Response;
use ounce_domain::member::Action;
use ounce_store::messages::{self, MessageStanding};
use ounce_web::app::App;
use ounce_web::failure::{Failure, Kind};
use ounce_web::fields::Typed;
use serde::Serialize;

use super::Judgement;
use crate::api::{Caller, Done, Sent, moment, read};

#[derive(Serialize)]
struct Shown {
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Message {
    gift: String,
    name: String,
    message: String,
    standing: &'static str,
    given_at: String,
}

/// `GET /api/v1/campaigns/{campaign}/messages?all=1`: those that wait, or all of them.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    uri: Uri,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::JudgeMessages).await?;
    let shows_all = Typed::query(&uri, &["all"])?.is_ticked("all");
    let id = at.place.campaign;
    let all = app.store().read(move |sql| messages::list(sql, id)).await?;
    let shown = all.into_iter().filter(|one| shows_all || one.standing == MessageStanding::Held);
    let messages = shown.map(|one| Message {
        gift: one.gift.to_string(),
        name: one.name,
        message: one.message,
        standing: one.standing.as_str(),
        given_at: moment(one.at_ms),
    });
    Ok(read(&Shown { messages: messages.collect() }))
}

/// `POST /api/v1/campaigns/{campaign}/messages/judge`
pub(crate) async fn judge(
    State(app): State<App>,
    caller: Caller,
    Path(campaign): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let at = caller.campaign(&app, &campaign, Action::JudgeMessages).await?;
    let sent = Sent::read(&app, &caller, request).await?;
    let fields = [("gift", Kind::Text), ("standing", Kind::Text), ("why", Kind::Text)];
    let judgement = Judgement::read(&app, (caller.by(), &at), &sent.typed(&fields)?)?;
    let act = move |sql: &mut dyn ounce_store::Sql| {
        let said = |is_new| Done { outcome: if is_new { "done" } else { "before" } };
        Ok(judgement.write(sql)?.map(said))
    };
    sent.write(&app, "gift", act).await
}

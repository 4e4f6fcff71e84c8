//! The first page of the desk: which role today?

mod page;
mod sample;

use axum::extract::State;
use axum::http::StatusCode;
use ounce_domain::id::Id;
use ounce_domain::member::{Kind, Role};
use ounce_store::members::{self, Listed};
use ounce_web::answer::own;
use ounce_web::app::App;
use ounce_web::board::Snapshot;
use ounce_web::links;
use ounce_web::visit::Visit;

use crate::signed::{Answer, Signed};
use page::{HomePage, Work};

/// `GET /desk`
pub(crate) async fn show(State(app): State<App>, signed: Signed, visit: Visit) -> Answer {
    let member = signed.open.session.member;
    let listed = app.store().read(move |sql| members::list_of(sql, member)).await?;
    let snapshot = app.board().snapshot();
    let work = listed.into_iter().map(|listed| work(&snapshot, listed)).collect();
    let page = HomePage {
        t: visit.reader,
        frame: visit.frame(&app, None),
        email: signed.open.email.as_str().to_owned(),
        work,
    };
    Ok(own(&visit, StatusCode::OK, &page)?)
}

/// One role, with where its work is done.
fn work(snapshot: &Snapshot, listed: Listed) -> Work {
    let Listed { held, campaign, slug, name, .. } = listed;
    let edition = snapshot.edition(&campaign);
    let campaign_name = edition.map_or_else(|| campaign.clone(), |it| it.campaign.name.clone());
    let day = edition.map(|edition| edition.campaign.day);
    let (href, strolls) = match (held.object.kind, held.role) {
        (Kind::Campaign, _) => (links::campaign_desk(&campaign, ""), Vec::new()),
        (Kind::Stroll, _) => (links::stroll_desk(&campaign, &slug, ""), Vec::new()),
        // The figures of a partner are in the report that everybody can read.
        (Kind::Partner, _) => (links::under(&campaign, "report"), Vec::new()),
        (Kind::Group, _) => {
            let group = Some(Id::from_bytes(held.object.id));
            let entries = edition.map(|edition| edition.entries.iter()).into_iter().flatten();
            let own = entries.filter(|entry| entry.stroll().group == group);
            let strolls = own.map(|entry| {
                let slug = &entry.stroll().slug;
                (links::stroll_desk(&campaign, slug, ""), entry.stroll().name.clone())
            });
            (String::new(), strolls.collect())
        }
    };
    Work { role: held.role, name, campaign: campaign_name, day, href, strolls }
}

/// The word for a role in a sentence's name.
pub(crate) fn role_word(role: Role) -> String {
    format!("role-{}", role.as_str())
}

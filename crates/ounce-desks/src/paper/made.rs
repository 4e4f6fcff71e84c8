//! Printing: facts become a file, a few at once, on threads that may take their time.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::Stroll;
use ounce_paper::{Facts, Fonts, Printed};
use ounce_store::paper::{self, OnPaper, Towns};
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::failure::Failure;
use ounce_web::tokens::Tokens;

use super::asked::{Chosen, Wanted};
use super::{town, words};

/// What text is made by.
pub struct Printing<'a> {
    pub wanted: &'a Wanted,
    /// `https://stroll.example`: links on paper start with it.
    pub origin: &'a str,
    /// Of tickets.
    pub tokens: &'a Tokens,
}

/// Prints the sheets that are wanted.
///
/// # Errors
/// `Broken` for a link that fits into no code, and for a sheet that the engine refuses.
pub fn print(on_paper: &OnPaper, printing: &Printing, fonts: &Fonts) -> Result<Printed, Failure> {
    let (campaign, towns) = (&on_paper.campaign, &on_paper.towns);
    let title = match &towns[..] {
        [one] => &one.stroll.name,
        _ => &campaign.name,
    };
    let facts = Facts {
        words: words::of(printing.wanted.lang, (&campaign.name, title)),
        towns: towns
            .iter()
            .map(|town| town::of(town, &campaign.slug, printing))
            .collect::<Result<_, _>>()?,
        partners: on_paper.partners.iter().map(|partner| partner.name.clone()).collect(),
    };
    let printed = ounce_paper::print(&facts, &printing.wanted.sheets, fonts);
    printed.map_err(|unprintable| Failure::broken(unprintable.to_string()))
}

/// The strolls of a file.
pub(super) enum Of {
    Stroll(Id<Stroll>),
    Campaign(Chosen),
}

/// Waits for a turn, reads, prints, and answers with the file. An inner refusal is one of the
/// choice of strolls.
///
/// # Errors
/// `Busy` when the turn does not come in time, `NotFound` for a build without fonts.
pub(super) async fn answer(
    app: &App,
    origin: &str,
    (campaign, of): (Id<Campaign>, Of),
    wanted: Wanted,
    about: &str,
) -> Result<Result<Response, Refusal>, Failure> {
    let fonts = Fonts::built_in().ok_or(Failure::NotFound)?;
    let turn = Arc::clone(app.presses()).acquire_owned();
    let turn = tokio::time::timeout(app.config().press_patience, turn).await;
    let turn = turn.map_err(|_| Failure::Busy)?;
    let turn = turn.map_err(|closed| Failure::broken(closed.to_string()))?;
    let people = wanted.people();
    let read = app.store().read(move |sql| match &of {
        Of::Stroll(id) => paper::load(sql, campaign, Towns::One(*id), people),
        Of::Campaign(chosen) => {
            paper::load(sql, campaign, Towns::Those(&|stroll| chosen.has(stroll)), people)
        }
    });
    let on_paper = match read.await? {
        Ok(found) => found.ok_or(Failure::NotFound)?,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let file = format!("{about}-{}.pdf", wanted.file_name());
    let (lang, tokens, origin) = (wanted.lang, app.tokens().clone(), origin.to_owned());
    let printed = tokio::task::spawn_blocking(move || {
        // It is given back here: a visitor who leaves does not end the work.
        let _turn = turn;
        let printing = Printing { wanted: &wanted, origin: &origin, tokens: &tokens };
        print(&on_paper, &printing, &fonts)
    });
    let printed = printed.await.map_err(|error| Failure::broken(error.to_string()))??;
    let mut response = Body::from(printed.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    let inline = HeaderValue::from_str(&format!("inline; filename=\"{file}\""));
    let inline = inline.map_err(|_| Failure::broken("a slug is no file name"))?;
    headers.insert(header::CONTENT_DISPOSITION, inline);
    Policy::Private.apply(headers);
    Ok(Ok(response))
}

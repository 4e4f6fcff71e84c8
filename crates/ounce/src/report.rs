//! `ounce report`: the public report of a campaign, in a file.
//!
//! It is the very page (and the very files beside it) that the service answers with, asked for
//! without a network, so that the two can never differ.

use crate::cli::Format;
use crate::gifts::unknown_campaign;
use crate::say::{End, print};
use crate::{clock, serve};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use ounce_store::{Store, campaigns};
use ounce_web::{App, Config, Deps};
use std::sync::Arc;
use tower::ServiceExt;

/// More than any report has.
const LIMIT: usize = 256 << 20;

/// Prints the report.
///
/// # Errors
/// When there is no such campaign, or it has no report.
pub(crate) fn run(store: &Store, campaign: &str, format: Format) -> Result<(), End> {
    let slug = campaign.to_owned();
    if store.read_now(move |sql| campaigns::load(sql, &slug))?.is_none() {
        return Err(unknown_campaign(campaign));
    }
    let app = App::new(Deps {
        store: store.clone(),
        secret: serve::furnish(store)?,
        config: Config::default(),
        clock: Arc::new(clock::now),
        dice: Arc::new(clock::fill),
    });
    let end = match format {
        Format::Html => "",
        Format::Md => ".md",
        Format::Json => ".json",
        Format::Csv => ".csv",
    };
    let path = format!("/campaigns/{campaign}/report{end}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        app.refresh().await?;
        let page = ask(&app, &path).await?;
        match format {
            Format::Html => with_style(&app, page).await,
            Format::Md | Format::Json | Format::Csv => Ok(page),
        }
    })?;
    print(&report)
}

async fn ask(app: &App, path: &str) -> Result<String, End> {
    let unusable = |why: String| End::Unusable(format!("{path}: {why}"));
    let request = Request::get(path)
        .header("Host", "localhost")
        .body(Body::empty())
        .map_err(|error| unusable(error.to_string()))?;
    let Ok(answer) = ounce_web::router(app.clone()).oneshot(request).await;
    let status = answer.status();
    if status != StatusCode::OK {
        return Err(unusable(status.to_string()));
    }
    let bytes = to_bytes(answer.into_body(), LIMIT).await;
    let bytes = bytes.map_err(|error| unusable(error.to_string()))?;
    String::from_utf8(bytes.into()).map_err(|error| unusable(error.to_string()))
}

/// Puts the stylesheet into the page, so that the file looks right wherever it is opened.
async fn with_style(app: &App, page: String) -> Result<String, End> {
    let Some((before, link, after)) = stylesheet_link(&page) else { return Ok(page) };
    let Some((_, href)) = link.split_once("href=\"") else { return Ok(page) };
    let href = href.split('"').next().unwrap_or_default();
    let style = ask(app, href).await?;
    Ok(format!("{before}<style>\n{style}</style>{after}"))
}

/// The page up to its stylesheet's link, the link, and the rest.
fn stylesheet_link(page: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = page.split_once("<link rel=\"stylesheet\"")?;
    let end = rest.find('>')?;
    let link = &page[before.len()..page.len() - rest.len() + end + 1];
    Some((before, link, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_to_the_stylesheet_is_found_whole() {
        let page = "<head><link rel=\"stylesheet\" href=\"/assets/1/a.css\" media=all><title>";
        assert_eq!(
            stylesheet_link(page),
            Some((
                "<head>",
                "<link rel=\"stylesheet\" href=\"/assets/1/a.css\" media=all>",
                "<title>"
            ))
        );
        assert_eq!(stylesheet_link("<head><title>"), None);
    }
}

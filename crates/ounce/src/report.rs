//! `ounce report`: the public report of a campaign, in a file.
//!
//! It is the same page and the same files that the service answers with, requested without a
//! network, so the two can never differ.

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

/// Where `ounce serve` listens unless told otherwise.
pub(crate) const DEFAULT_BASE_URL: &str = "http://127.0.0.1:8080";

/// More than any report has.
const LIMIT: usize = 256 << 20;

/// Prints the report.
///
/// # Errors
/// When there is no such campaign, or it has no report.
pub(crate) fn run(
    store: &Store,
    campaign: &str,
    format: Format,
    base_url: Option<String>,
) -> Result<(), End> {
    let slug = campaign.to_owned();
    if store.read_now(move |sql| campaigns::load(sql, &slug))?.is_none() {
        return Err(unknown_campaign(campaign));
    }
    let base_url = base_url.unwrap_or_else(|| DEFAULT_BASE_URL.to_owned());
    let keys = serve::furnish(store)?;
    let app = App::new(Deps {
        store: store.clone(),
        secret: keys.secret,
        tickets: keys.tickets,
        config: Config { base_url: Some(base_url.clone()), ..Config::default() },
        clock: Arc::new(clock::now),
        uptime: clock::uptime(),
        dice: Arc::new(clock::fill),
        // A report takes no gifts.
        providers: Vec::new(),
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
            Format::Html => on_its_own(&app, page, &base_url).await,
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
    let Ok(answer) = ounce_site::router(app.clone()).oneshot(request).await;
    let status = answer.status();
    if status != StatusCode::OK {
        return Err(unusable(status.to_string()));
    }
    let bytes = to_bytes(answer.into_body(), LIMIT).await;
    let bytes = bytes.map_err(|error| unusable(error.to_string()))?;
    String::from_utf8(bytes.into()).map_err(|error| unusable(error.to_string()))
}

/// Makes a file of the page that can be opened anywhere: its style and the ground of its map are
/// inside, it loads no script, and its links lead to the service.
async fn on_its_own(app: &App, page: String, base_url: &str) -> Result<String, End> {
    let page = with_ground(app, with_style(app, page).await?).await?;
    let page = without_scripts(&page);
    Ok(page.replace("href=\"/", &format!("href=\"{base_url}/")))
}

/// Puts the drawing that the map refers to into the page: a file may not refer to another host's.
async fn with_ground(app: &App, page: String) -> Result<String, End> {
    let Some((before, _)) = page.split_once("#land\"") else { return Ok(page) };
    let Some((_, drawing)) = before.rsplit_once("href=\"") else { return Ok(page) };
    let Some((head, body)) = page.split_once("<body>") else { return Ok(page) };
    let ground = ask(app, drawing).await?.replacen("<svg ", "<svg width=\"0\" height=\"0\" ", 1);
    let body = body.replace(&format!("href=\"{drawing}#"), "href=\"#");
    Ok(format!("{head}<body>\n{ground}{body}"))
}

/// Removes scripts: a page kept as a file does not need them.
fn without_scripts(page: &str) -> String {
    let mut parts = page.split("<script type=\"module\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("</script>").map_or("", |(_, after)| after));
    }
    kept
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

//! The visitor of one request: language and units, and the address that links start with.
//!
//! Chosen by `?lang=` and `?units=` (which a cookie then remembers), by that cookie, or by what the
//! browser says. A campaign says which languages its organisers answer in: a browser gets one of
//! those, and the first of them when it asks for none. A visitor who chooses gets any of the four.
//! Nothing else about a visitor is kept.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};

use crate::app::{App, Config};
use crate::hosts;
use crate::i18n::{Lang, Reader, Units};

/// One request's visitor.
#[derive(Clone, Debug)]
pub struct Visit {
    pub reader: Reader,
    /// `https://stroll.example`: scheme and host, no slash at the end.
    pub origin: String,
    /// The path and query without `lang` and `units`.
    pub here: String,
    pub headers: HeaderMap,
    /// `dark` or `light` where that was chosen; empty follows the system.
    pub theme: &'static str,
}

impl Visit {
    pub fn new(app: &App, uri: &Uri, headers: &HeaderMap) -> Self {
        Self {
            reader: reader(uri, headers, || spoken(app, uri.path())),
            origin: origin(app.config(), headers),
            here: here(uri),
            theme: match cookie(headers, "theme") {
                Some("dark") => "dark",
                Some("light") => "light",
                _ => "",
            },
            headers: headers.clone(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.reader.lang
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::new(app, &parts.uri, &parts.headers))
    }
}

/// The languages spoken at an address: the campaign's, where it has one; else all of them.
fn spoken(app: &App, path: &str) -> Vec<Lang> {
    let snapshot = app.board().snapshot();
    let edition = campaign_of(path).and_then(|slug| snapshot.edition(slug));
    let codes = edition.map(|edition| edition.campaign.languages.as_slice()).unwrap_or_default();
    let spoken: Vec<Lang> = codes.iter().filter_map(|code| Lang::from_code(code)).collect();
    if spoken.is_empty() { Lang::ALL.to_vec() } else { spoken }
}

/// The slug of the campaign an address belongs to.
fn campaign_of(path: &str) -> Option<&str> {
    let below = ["/campaigns/", "/api/v1/campaigns/", "/api/v1/strolls/"];
    let rest = below.into_iter().find_map(|start| path.strip_prefix(start))?;
    rest.split('/').next()
}

/// The value of a query parameter whose values are single words.
fn query_word<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    let mut pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
}

fn accept_language(headers: &HeaderMap) -> &str {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked.unwrap_or_default()
}

fn reader(uri: &Uri, headers: &HeaderMap, spoken: impl FnOnce() -> Vec<Lang>) -> Reader {
    let lang = query_word(uri, "lang")
        .and_then(Lang::from_code)
        .or_else(|| cookie(headers, "lang").and_then(Lang::from_code));
    let units = query_word(uri, "units")
        .and_then(Units::from_code)
        .or_else(|| cookie(headers, "units").and_then(Units::from_code));
    let asked = accept_language(headers);
    // English that was chosen is still the reader's own or the campaign's.
    let english = |spoken: Vec<Lang>| {
        let here = spoken.into_iter().find(|here| here.base() == Lang::En);
        Lang::negotiate(asked, &[here.unwrap_or_default()])
    };
    Reader::new(
        match lang {
            Some(Lang::En) => english(spoken()),
            Some(lang) => lang,
            None => Lang::negotiate(asked, &spoken()),
        },
        units.unwrap_or_else(|| Units::negotiate(asked)),
    )
}

/// The visitor's choices on this request, as cookies that last a year.
pub fn remember(uri: &Uri) -> impl Iterator<Item = HeaderValue> {
    let lang = query_word(uri, "lang").and_then(Lang::from_code).map(|lang| ("lang", lang.code()));
    let units = query_word(uri, "units").and_then(Units::from_code);
    let units = units.map(|units| ("units", units.code()));
    [lang, units].into_iter().flatten().filter_map(|(name, value)| {
        let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
        HeaderValue::from_str(&cookie).ok()
    })
}

/// Scheme and host: as configured, else as the request says.
fn origin(config: &Config, headers: &HeaderMap) -> String {
    if let Some(base_url) = &config.base_url {
        return base_url.trim_end_matches('/').to_owned();
    }
    let scheme = if is_https(config, headers) { "https" } else { "http" };
    format!("{scheme}://{}", hosts::of_links(config, headers))
}

/// Whether the visitor came by TLS. Our own listener has no TLS, so the proxy in front says it.
pub fn is_https(config: &Config, headers: &HeaderMap) -> bool {
    match &config.base_url {
        Some(base_url) => base_url.starts_with("https://"),
        None => config.trusts_forwarded && came_by(headers).eq_ignore_ascii_case("https"),
    }
}

/// The scheme by which the visitor came to the first of the proxies: each proxy adds the scheme of
/// its own request.
fn came_by(headers: &HeaderMap) -> &str {
    let said = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    said.and_then(|said| said.split(',').next()).unwrap_or_default().trim()
}

fn here(uri: &Uri) -> String {
    let kept: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !matches!(pair.split('=').next(), Some("lang" | "units")))
        .collect();
    if kept.is_empty() {
        uri.path().to_owned()
    } else {
        format!("{}?{}", uri.path(), kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        let value = |text: &str| HeaderValue::from_str(text).expect("a header value");
        pairs.iter().map(|(name, text)| (name.clone(), value(text))).collect()
    }

    #[test]
    fn the_link_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let headers = asking(&[
            (header::ACCEPT_LANGUAGE, "fr-CA,fr;q=0.8"),
            (header::COOKIE, "theme=dark; lang=es; units=us"),
        ]);
        let plain: Uri = "/campaigns/2015".parse().expect("a path");
        let chosen: Uri = "/campaigns/2015?q=x&lang=ja&units=metric".parse().expect("a path");
        let all = || Lang::ALL.to_vec();
        assert_eq!(reader(&plain, &headers, all), Reader::new(Lang::Es, Units::Us));
        assert_eq!(reader(&chosen, &headers, all), Reader::new(Lang::Ja, Units::Metric));
        let bare = asking(&[(header::ACCEPT_LANGUAGE, "fr-CA,fr;q=0.8")]);
        assert_eq!(reader(&plain, &bare, all), Reader::new(Lang::Fr, Units::Metric));
        let two = || vec![Lang::Es, Lang::En];
        assert_eq!(reader(&plain, &bare, two).lang, Lang::Es, "French is not spoken there");
        assert_eq!(reader(&chosen, &bare, two).lang, Lang::Ja, "but Japanese was chosen");
        assert_eq!(remember(&plain).count(), 0);
        assert_eq!(remember(&chosen).count(), 2);
        assert_eq!(here(&chosen), "/campaigns/2015?q=x");
    }

    #[test]
    fn an_address_says_which_campaign_it_belongs_to() {
        for (path, slug) in [
            ("/campaigns/2015", Some("2015")),
            ("/campaigns/2015/strolls/elm", Some("2015")),
            ("/api/v1/campaigns/2015/tally", Some("2015")),
            ("/api/v1/strolls/2015/elm/registrations", Some("2015")),
            ("/campaigns", None),
            ("/", None),
            ("/registrations/x", None),
        ] {
            assert_eq!(campaign_of(path), slug, "{path}");
        }
    }

    #[test]
    fn links_start_with_what_is_configured_or_with_a_host_of_ours() {
        let config = Config::default();
        let named = asking(&[(header::HOST, "127.0.0.1:8080")]);
        assert_eq!(origin(&config, &named), "http://127.0.0.1:8080");
        let foreign = asking(&[(header::HOST, "elsewhere.example")]);
        assert_eq!(origin(&config, &foreign), "http://localhost");
        let base_url = Some("https://stroll.example/".to_owned());
        let configured = Config { base_url, ..Config::default() };
        assert_eq!(origin(&configured, &named), "https://stroll.example");
    }

    #[test]
    fn tls_is_seen_through_several_proxies_and_in_capitals() {
        let behind = Config { trusts_forwarded: true, ..Config::default() };
        let proto = header::HeaderName::from_static("x-forwarded-proto");
        for (said, is) in [
            ("https", true),
            ("HTTPS", true),
            ("https,http", true),
            ("https, http", true),
            ("http,https", false),
            ("http", false),
            ("", false),
        ] {
            let headers = asking(&[(proto.clone(), said)]);
            assert_eq!(is_https(&behind, &headers), is, "{said}");
            assert!(!is_https(&Config::default(), &headers), "anybody can write that");
        }
    }
}

//! Which hosts are this service.
//!
//! Where no address is configured, links start with the host of the request, and a browser's own
//! protection compares with it. So it must be one that the operator named, or the machine itself:
//! anybody can point a name of theirs at us, or write whatever they like into the header.

use std::net::IpAddr;

use axum::http::{HeaderMap, Uri, Version, header};

use crate::app::Config;
use crate::failure::Failure;

/// The host of a request.
///
/// # Errors
/// `Unreadable` for one that names none or several (RFC 9112, 3.2), `Misdirected` for one that
/// asks somebody else.
pub fn check(
    config: &Config,
    (uri, version): (&Uri, Version),
    headers: &HeaderMap,
) -> Result<(), Failure> {
    let unreadable = || Failure::Unreadable { line: 0, column: 0 };
    let mut named = headers.get_all(header::HOST).iter();
    let host = match (named.next(), named.next()) {
        (Some(host), None) => {
            host.to_str().ok().filter(|host| is_host(host)).ok_or_else(unreadable)?
        }
        // Before HTTP/1.1 a request needed no host; then links start with the first of our own
        // hosts.
        (None, None) if version < Version::HTTP_11 => return Ok(()),
        _ => return Err(unreadable()),
    };
    let in_line = uri.authority().map(|authority| authority.as_str());
    if in_line.is_some_and(|in_line| !in_line.eq_ignore_ascii_case(host)) {
        return Err(unreadable());
    }
    if config.base_url.is_some() || is_ours(config, host) {
        Ok(())
    } else {
        Err(Failure::Misdirected)
    }
}

/// What links start with after the scheme: the request's host where it is ours, else the first of
/// our own.
pub fn of_links(config: &Config, headers: &HeaderMap) -> String {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    match asked.filter(|host| is_host(host) && is_ours(config, host)) {
        Some(host) => host.to_owned(),
        None => config.hosts.first().map_or("localhost", String::as_str).to_owned(),
    }
}

fn is_host(host: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b".-_:[]".contains(&b);
    !host.is_empty() && host.len() <= 255 && host.bytes().all(fits)
}

fn is_ours(config: &Config, host: &str) -> bool {
    let name = without_port(host);
    let is_named =
        |ours: &String| ours.eq_ignore_ascii_case(host) || ours.eq_ignore_ascii_case(name);
    name.eq_ignore_ascii_case("localhost")
        || address(name).is_some_and(|address| address.is_loopback())
        || config.hosts.iter().any(is_named)
}

/// `stroll.example` of `stroll.example:8080`, `[::1]` of `[::1]:8080`.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => {
            if name.contains(':') && !name.ends_with(']') {
                host
            } else {
                name
            }
        }
        _ => host,
    }
}

fn address(name: &str) -> Option<IpAddr> {
    name.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn asking(hosts: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, HeaderValue::from_str(host).expect("a header value"));
        }
        headers
    }

    fn named() -> Config {
        let hosts = vec!["stroll.example".to_owned(), "walk.example:8443".to_owned()];
        Config { hosts, ..Config::default() }
    }

    fn status(config: &Config, uri: &str, hosts: &[&str]) -> u16 {
        let uri: Uri = uri.parse().expect("an address");
        let checked = check(config, (&uri, Version::HTTP_11), &asking(hosts));
        checked.map_or_else(|failure| failure.status().as_u16(), |()| 200)
    }

    #[test]
    fn a_request_names_one_host_and_that_is_ours() {
        let config = named();
        for (hosts, expected) in [
            (&["stroll.example"][..], 200),
            (&["Stroll.Example:8080"], 200),
            (&["walk.example:8443"], 200),
            (&["walk.example"], 421),
            (&["localhost:8080"], 200),
            (&["127.0.0.1:8080"], 200),
            (&["[::1]:8080"], 200),
            (&["192.0.2.1"], 421),
            (&["elsewhere.example"], 421),
            (&["localhost.elsewhere.example"], 421),
            (&["a\"><b"], 400),
            (&[""], 400),
            (&[], 400),
            (&["stroll.example", "stroll.example"], 400),
            (&["stroll.example", "elsewhere.example"], 400),
        ] {
            assert_eq!(status(&config, "/", hosts), expected, "{hosts:?}");
        }
        assert_eq!(status(&config, "http://stroll.example/", &["stroll.example"]), 200);
        assert_eq!(status(&config, "http://elsewhere.example/", &["stroll.example"]), 400);
        let before = check(&config, (&Uri::from_static("/"), Version::HTTP_10), &HeaderMap::new());
        assert!(before.is_ok(), "HTTP/1.0 names no host");
        let base_url = Some("https://stroll.example".to_owned());
        let configured = Config { base_url, ..Config::default() };
        assert_eq!(status(&configured, "/", &["inside:8080"]), 200, "nothing is made of it");
        assert_eq!(status(&configured, "/", &["inside", "outside"]), 400);
    }

    #[test]
    fn links_never_start_with_somebody_else_s_host() {
        let config = named();
        for (hosts, expected) in [
            (&["127.0.0.1:8080"][..], "127.0.0.1:8080"),
            (&["stroll.example:81"], "stroll.example:81"),
            (&["elsewhere.example"], "stroll.example"),
            (&["a\"><b"], "stroll.example"),
            (&[], "stroll.example"),
        ] {
            assert_eq!(of_links(&config, &asking(hosts)), expected);
        }
        assert_eq!(of_links(&Config::default(), &asking(&["elsewhere.example"])), "localhost");
    }
}

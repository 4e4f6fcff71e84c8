//! The address a request comes from, as far as it is known.
//!
//! Limits count by it, and a repeated request is recognised by it. It is never logged and never
//! stored.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

use crate::app::App;

/// Headers that a proxy adds to a request.
const OF_PROXIES: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// Who asks, as far as limits are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// `None` where there is no connection, as for `ounce report`.
    pub address: Option<IpAddr>,
    /// Somebody who tries out a demo on the machine that it runs on. Their requests are not
    /// counted.
    pub is_at_home: bool,
}

impl Asker {
    pub fn of(app: &App, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        // A proxy on the same machine is a loopback peer too, and stands for all its visitors.
        let is_at_home = app.config().is_demo
            && peer.is_some_and(|peer| peer.to_canonical().is_loopback())
            && !OF_PROXIES.iter().any(|name| headers.contains_key(*name));
        let forwarded = if app.config().trusts_forwarded { last_forwarded(headers) } else { None };
        Self { address: forwarded.or(peer), is_at_home }
    }

    /// The address that counts, and `None` for a request that is not counted.
    pub fn counted(&self) -> Option<IpAddr> {
        self.address.filter(|_| !self.is_at_home).map(network)
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(app, &parts.headers, &parts.extensions))
    }
}

/// The address that the operator's own proxy adds, which is the last one. A client may have made up
/// the addresses before it.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").iter();
    let all = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    all.last().and_then(read)
}

/// One entry as proxies write it: an address, with a port at times, in brackets or in quotes.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let in_brackets = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let with_port = || text.parse().ok().map(|peer: SocketAddr| peer.ip());
    in_brackets.unwrap_or(text).parse().ok().or_else(with_port)
}

/// The network of an address. A household gets a whole IPv6 /64, so the second half of an IPv6
/// address is dropped.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn an_address_is_read_in_every_way_that_proxies_write_it() {
        for (text, address) in [
            ("192.0.2.7", Some("192.0.2.7")),
            (" 192.0.2.7 ", Some("192.0.2.7")),
            ("192.0.2.7:4711", Some("192.0.2.7")),
            ("2001:db8::1", Some("2001:db8::1")),
            ("[2001:db8::1]", Some("2001:db8::1")),
            ("[2001:db8::1]:4711", Some("2001:db8::1")),
            ("\"[2001:db8::1]:4711\"", Some("2001:db8::1")),
            ("unknown", None),
            ("", None),
            ("[192.0.2.7", None),
        ] {
            assert_eq!(read(text), address.map(ip), "{text}");
        }
    }

    #[test]
    fn a_household_is_one_whatever_its_lower_half_says() {
        assert_eq!(network(ip("2001:db8:1:2:3::4")), network(ip("2001:db8:1:2:ffff::1")));
        assert_ne!(network(ip("2001:db8:1:2:3::4")), network(ip("2001:db8:1:3::4")));
        assert_eq!(network(ip("::ffff:192.0.2.7")), ip("192.0.2.7"));
    }
}

//! How long an answer may be kept, and how to tell that it is still the same.
//!
//! A policy is chosen beside the handler and becomes headers here. Answers that everybody gets
//! carry a strong entity tag, so a page that did not change costs no body.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

use crate::board::ForAll;
use crate::tokens::base_32;

/// For how long, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The name changes with the content.
    Forever,
    /// Changes with a new version of the program at most.
    Day,
    /// Public, and checked each time: a tag saves sending the body again.
    Checked,
    /// Contains a manage link, or something just typed: no cache keeps it.
    Private,
}

impl Policy {
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Day => "public, max-age=86400",
            Self::Checked => "no-cache",
            Self::Private => "private, no-store",
        })
    }

    pub fn apply(self, headers: &mut HeaderMap) {
        headers.insert(header::CACHE_CONTROL, self.header());
    }
}

/// The tag of a body: its digest, so that the same bytes always have the same one.
pub fn tag(body: &[u8]) -> String {
    format!("\"{}\"", base_32(&Sha256::digest(body), 20))
}

/// Whether the client holds this already (RFC 9110, 13.1.2; weak comparison, as it asks for).
pub fn is_held(headers: &HeaderMap, tag: &str) -> bool {
    let Some(held) = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").replace("-gz\"", "\"");
    let tag = plain(tag);
    held.trim() == "*" || held.split(',').any(|one| plain(one) == tag)
}

/// An answer everybody gets: with its tag, or 304 when it is held already.
pub fn checked(asked: &HeaderMap, content_type: &'static str, body: Vec<u8>) -> Response {
    let tag = tag(&body);
    let mut response = if is_held(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    set_tag(headers, &tag);
    Policy::Checked.apply(headers);
    response
}

fn set_tag(headers: &mut HeaderMap, tag: &str) {
    let tag = HeaderValue::from_str(tag).expect("a tag is base 32 between quotes");
    headers.insert(header::ETAG, tag);
}

/// A page that was made once for many visitors: compressed, as nearly every browser takes it, with
/// its tag. For clients that don't take gzip it is unpacked.
pub struct Rendered {
    packed: Bytes,
    tag: String,
}

impl Rendered {
    pub fn new(text: String) -> Self {
        let tag = tag(text.as_bytes());
        let packed = gzip(text.as_bytes());
        Self { packed: packed.into_boxed_slice().into(), tag }
    }

    /// Bytes it takes to keep.
    pub fn size_bytes(&self) -> usize {
        self.packed.len()
    }

    /// The page as HTML, compressed if the client takes gzip.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let is_packed = takes_gzip(asked);
        let tag = if is_packed {
            format!("{}-gz\"", self.tag.trim_end_matches('"'))
        } else {
            self.tag.clone()
        };
        let is_held = is_held(asked, &self.tag);
        let mut response = if is_held {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let body = if is_packed { self.packed.clone() } else { gunzip(&self.packed).into() };
            Body::from(body).into_response()
        };
        let headers = response.headers_mut();
        if is_packed && !is_held {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.insert(header::CONTENT_TYPE, HTML);
        headers.insert(header::VARY, VARY_OF_PAGES);
        set_tag(headers, &tag);
        Policy::Checked.apply(headers);
        response
    }

    /// The same, marked as one that everybody gets who asks in the same words. An unpacked body is
    /// not marked: it would be kept beside the packed one.
    pub(crate) fn answer_for_all(&self, asked: &HeaderMap) -> Response {
        let mut answer = self.answer(asked);
        if answer.headers().contains_key(header::CONTENT_ENCODING) {
            answer.extensions_mut().insert(ForAll(self.packed.clone()));
        }
        answer
    }
}

pub const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// Pages differ by language and units, which a browser asks for and a cookie remembers.
pub const VARY_OF_PAGES: HeaderValue =
    HeaderValue::from_static("accept-language, cookie, accept-encoding");

/// Whether the client says it reads gzip.
pub fn takes_gzip(asked: &HeaderMap) -> bool {
    takes(asked, "gzip")
}

/// Whether the client says it reads this coding. `gzip;q=0` says it doesn't.
pub(crate) fn takes(asked: &HeaderMap, coding: &str) -> bool {
    let values = asked.get_all(header::ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let is_zero =
            weight.trim().trim_start_matches("q=").trim_end_matches(['0', '.']).is_empty();
        name.trim().eq_ignore_ascii_case(coding) && !is_zero
    })
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    // A vector takes every byte: there is no disk and no wire here that could fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes every byte")
}

fn gunzip(packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(packed.len() * 4);
    let read = GzDecoder::new(packed).read_to_end(&mut plain);
    read.expect("what was packed here can be unpacked");
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_held_tag_spares_the_body() {
        let page = Rendered::new("<p>The same</p>".repeat(100));
        let first = page.answer(&HeaderMap::new());
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[header::ETAG].clone();
        let mut held = HeaderMap::new();
        held.insert(header::IF_NONE_MATCH, tag);
        assert_eq!(page.answer(&held).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(Rendered::new("<p>Other</p>".to_owned()).answer(&held).status(), StatusCode::OK);
    }

    #[test]
    fn who_takes_no_gzip_gets_the_same_page_unpacked() {
        let text = "<p>横須賀 \u{1f37c}</p>".repeat(500);
        assert_eq!(gunzip(&Rendered::new(text.clone()).packed), text.as_bytes());
    }

    #[test]
    fn a_packed_page_has_a_tag_of_its_own_and_either_is_known_again() {
        let page = Rendered::new("<p>The same</p>".repeat(100));
        let packed = page.answer(&asking(header::ACCEPT_ENCODING, "br, gzip"));
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "gzip");
        let tag = packed.headers()[header::ETAG].clone();
        assert_ne!(tag, page.answer(&HeaderMap::new()).headers()[header::ETAG]);
        let mut held = HeaderMap::new();
        held.insert(header::IF_NONE_MATCH, tag);
        assert_eq!(page.answer(&held).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn tags_are_compared_as_lists_and_weakly() {
        for (held, is_it) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
            ("", false),
        ] {
            assert_eq!(is_held(&asking(header::IF_NONE_MATCH, held), "\"a\""), is_it, "{held}");
        }
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        for (value, takes) in [
            ("gzip", true),
            ("br, gzip;q=0.5", true),
            ("gzip;q=0", false),
            ("gzip;q=0.0", false),
            ("br", false),
            ("", false),
        ] {
            assert_eq!(takes_gzip(&asking(header::ACCEPT_ENCODING, value)), takes, "{value}");
        }
    }
}

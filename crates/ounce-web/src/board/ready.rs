//! Whole answers, headers and all, by the request that they were made for.
//!
//! A page that is kept (`kept.rs`) still costs the way through all layers: reading cookies and
//! languages, writing a dozen headers. Most requests for a page look exactly like an earlier one,
//! so the whole answer is kept too. It is dropped when anything on the board changes.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;

use crate::limits::Class;

/// How many answers are kept at most. One takes 2 kB, because its body is the kept page's own.
const MOST: usize = 16_384;
/// A request with more words than this is answered anew each time: cookies can be long.
const LONGEST_WORDS: usize = 1_024;

/// What an answer can depend on besides the address and the board.
const VARYING: [HeaderName; 5] = [
    header::HOST,
    header::ACCEPT_LANGUAGE,
    header::COOKIE,
    header::ACCEPT_ENCODING,
    HeaderName::from_static("x-forwarded-proto"),
];

/// Marks an answer that is the same for everybody who asks in the same words: its whole body.
#[derive(Clone)]
pub(crate) struct ForAll(pub(crate) Bytes);

/// The words of a request that its answer depends on.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Asked(Vec<u8>);

impl Asked {
    /// `None` for a request whose answer is its own: something is sent, the browser holds a copy
    /// already, or the host is not plainly named.
    pub(crate) fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Self> {
        if method != Method::GET || headers.contains_key(header::IF_NONE_MATCH) {
            return None;
        }
        if uri.authority().is_some() || !headers.contains_key(header::HOST) {
            return None;
        }
        let mut words = Vec::with_capacity(256);
        words.extend_from_slice(uri.path_and_query()?.as_str().as_bytes());
        for name in &VARYING {
            // No header has a line feed within.
            words.push(b'\n');
            for value in headers.get_all(name) {
                words.push(b'\r');
                words.extend_from_slice(value.as_bytes());
            }
        }
        (words.len() <= LONGEST_WORDS).then_some(Self(words))
    }
}

struct Kept {
    /// The class that reading counts against.
    class: Option<Class>,
    headers: HeaderMap,
    body: Bytes,
}

/// Answers that are made already.
#[derive(Default)]
pub(crate) struct Ready(RwLock<HashMap<Asked, Kept>>);

impl Ready {
    /// The answer, and the class that it counts against.
    pub(crate) fn answer(&self, asked: &Asked) -> Option<(Option<Class>, Response)> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get(asked)?;
        let mut answer = Response::new(Body::from(kept.body.clone()));
        *answer.headers_mut() = kept.headers.clone();
        Some((kept.class, answer))
    }

    /// Keeps an answer, if it is one for all and there is room.
    pub(crate) fn keep(&self, asked: Asked, class: Option<Class>, answer: &Response) {
        let Some(ForAll(body)) = answer.extensions().get() else { return };
        let mut headers = answer.headers().clone();
        if answer.status() != StatusCode::OK || headers.contains_key(header::SET_COOKIE) {
            return;
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() < MOST {
            all.insert(asked, Kept { class, headers, body: body.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(path: &'static str, headers: &[(HeaderName, &'static str)]) -> Asked {
        let pairs = headers.iter().map(|(name, value)| (name, HeaderValue::from_static(value)));
        let here = HeaderValue::from_static("localhost");
        let mut map = HeaderMap::from_iter([(header::HOST, here)]);
        for (name, value) in pairs {
            map.append(name, value);
        }
        Asked::of(&Method::GET, &Uri::from_static(path), &map).expect("a plain request")
    }

    fn page(text: &'static str) -> Response {
        let mut answer = Response::new(Body::from(text));
        answer.extensions_mut().insert(ForAll(Bytes::from_static(text.as_bytes())));
        answer
    }

    #[test]
    fn only_the_same_request_gets_the_same_answer() {
        let ready = Ready::default();
        ready.keep(asked("/a", &[(header::COOKIE, "lang=ja")]), None, &page("ja"));
        assert!(ready.answer(&asked("/a", &[(header::COOKIE, "lang=ja")])).is_some());
        for other in [
            asked("/a", &[]),
            asked("/a?x=1", &[(header::COOKIE, "lang=ja")]),
            asked("/a", &[(header::COOKIE, "lang=es")]),
            asked("/a", &[(header::ACCEPT_LANGUAGE, "lang=ja")]),
            asked("/a", &[(header::COOKIE, "lang=ja"), (header::COOKIE, "theme=dark")]),
            asked("/a", &[(header::COOKIE, "lang=ja"), (header::HOST, "stroll.example")]),
        ] {
            assert!(ready.answer(&other).is_none());
        }
        let here = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("localhost"))]);
        let mut held = here.clone();
        held.insert(header::IF_NONE_MATCH, HeaderValue::from_static("*"));
        for (method, uri, headers) in [
            (Method::GET, "/a", &held),
            (Method::POST, "/a", &here),
            (Method::GET, "/a", &HeaderMap::new()),
            (Method::GET, "http://elsewhere.example/a", &here),
        ] {
            assert!(Asked::of(&method, &Uri::from_static(uri), headers).is_none(), "{uri}");
        }
        assert!(Asked::of(&Method::GET, &Uri::from_static("/a"), &here).is_some());
        let mut long = here.clone();
        let cookie = HeaderValue::from_str(&"x".repeat(LONGEST_WORDS)).expect("a header value");
        long.insert(header::COOKIE, cookie);
        assert!(Asked::of(&Method::GET, &Uri::from_static("/a"), &long).is_none());
    }

    #[test]
    fn what_is_for_one_visitor_is_not_kept() {
        let ready = Ready::default();
        let mut cookie = page("a choice");
        cookie.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("lang=ja"));
        ready.keep(asked("/a", &[]), None, &cookie);
        let mut missing = page("nothing");
        *missing.status_mut() = StatusCode::NOT_FOUND;
        ready.keep(asked("/a", &[]), None, &missing);
        ready.keep(asked("/a", &[]), None, &Response::new(Body::from("a form")));
        assert!(ready.answer(&asked("/a", &[])).is_none());
    }
}

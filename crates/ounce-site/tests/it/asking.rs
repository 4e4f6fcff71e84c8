//! Requests of the tests, and the answers to them.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use serde_json::Value;

/// An answer read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the body is whole");
        Self { status: parts.status, headers: parts.headers, bytes }
    }

    /// The body, after asserting the status.
    pub(crate) fn text(&self, status: u16) -> &str {
        let text = std::str::from_utf8(&self.bytes).expect("UTF-8");
        assert_eq!(self.status.as_u16(), status, "{text}");
        text
    }

    pub(crate) fn json(&self, status: u16) -> Value {
        serde_json::from_str(self.text(status)).expect("JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("visible ASCII"))
    }

    /// Where it leads, after asserting that it does.
    pub(crate) fn leads_to(&self) -> String {
        assert_eq!(self.status.as_u16(), 303, "{}", String::from_utf8_lossy(&self.bytes));
        self.header("location").to_owned()
    }

    /// The codes by field of a problem, in order.
    pub(crate) fn errors(&self, status: u16) -> Vec<(String, String)> {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json(status);
        assert_eq!(problem["status"], status);
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{problem}");
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, name: &str| {
            error[name].as_str().map(str::to_owned).expect("every error has text")
        };
        for error in &errors {
            assert!(text(error, "message").len() > 5, "{error}");
        }
        errors.iter().map(|error| (text(error, "field"), text(error, "code"))).collect()
    }
}

pub(crate) fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).expect("a request")
}

pub(crate) fn json(path: &str, body: &Value) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .expect("a request")
}

pub(crate) fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(pairs.collect::<Vec<_>>().join("&")))
        .expect("a request")
}

pub(crate) fn encoded(text: &str) -> String {
    ounce_web::links::encode(text)
}

/// With one more header.
pub(crate) fn with(mut request: Request<Body>, name: &str, value: &str) -> Request<Body> {
    let name = header::HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
    let value = header::HeaderValue::from_str(value).expect("a header's value");
    request.headers_mut().insert(name, value);
    request
}

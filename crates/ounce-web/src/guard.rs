//! A body that is made while it is sent, and breaks.
//!
//! By then the status has been sent already. The connection is cut, so that half a file never looks
//! like a whole one, and the log names the path.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::Method;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};

/// Guards an answer's body, if it is not all there yet.
pub(crate) fn guard(answer: Response, method: &Method, path: &str) -> Response {
    if answer.body().size_hint().exact().is_some() {
        return answer;
    }
    let asked = format!("{method} {path}");
    answer.map(|body| Body::new(Guarded { body, asked, is_over: false }))
}

struct Guarded {
    body: Body,
    asked: String,
    is_over: bool,
}

impl HttpBody for Guarded {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        if this.is_over {
            return Poll::Ready(None);
        }
        let next = || Pin::new(&mut this.body).poll_frame(cx);
        // After a panic the body is never polled again.
        let Ok(polled) = catch_unwind(AssertUnwindSafe(next)) else {
            this.is_over = true;
            tracing::error!(asked = %this.asked, "a body broke while it was sent");
            return Poll::Ready(Some(Err("a body broke while it was sent".into())));
        };
        this.is_over = matches!(polled, Poll::Ready(None | Some(Err(_))));
        polled.map(|part| part.map(|part| part.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.is_over || self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;

    fn guarded(parts: Vec<Option<&'static str>>) -> Response {
        let parts = stream::iter(parts.into_iter().map(|part| match part {
            Some(part) => Ok::<_, BoxError>(part),
            None => panic!("on purpose: a body breaks"),
        }));
        guard(Response::new(Body::from_stream(parts)), &Method::GET, "/a/file.csv")
    }

    #[tokio::test]
    async fn a_body_that_panics_ends_as_a_broken_one_and_not_the_process() {
        let whole = axum::body::to_bytes(guarded(vec![Some("a"), Some("b")]).into_body(), 9).await;
        assert_eq!(whole.expect("a whole body"), "ab");
        let broken = axum::body::to_bytes(guarded(vec![Some("a"), None]).into_body(), 9).await;
        assert!(broken.is_err());
    }
}

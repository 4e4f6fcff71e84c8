//! The bodies of requests and answers, wrapped so that the connection knows when they are complete.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use tokio::time::Sleep;

use super::line::{Stage, Turn};

/// A body did not come in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSlow;

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body did not come in time")
    }
}

impl std::error::Error for TooSlow {}

/// The body of a request, which has to arrive within `patience`.
pub(super) fn arriving(body: Incoming, turn: &Arc<Turn>, patience: Duration) -> Body {
    if body.is_end_stream() {
        return Body::empty();
    }
    Body::new(Arriving { body, turn: Arc::clone(turn), patience, alarm: None })
}

struct Arriving {
    body: Incoming,
    turn: Arc<Turn>,
    patience: Duration,
    /// Set while a part of the body is awaited.
    alarm: Option<Pin<Box<Sleep>>>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        if let Poll::Ready(part) = Pin::new(&mut this.body).poll_frame(cx) {
            if this.turn.stage() == Stage::Body {
                this.turn.is_ours();
            }
            return Poll::Ready(part.map(|part| part.map_err(Into::into)));
        }
        if this.turn.stage() == Stage::Ours {
            this.turn.waits_for(Stage::Body);
        }
        let alarm = this.alarm.get_or_insert_with(|| Box::pin(tokio::time::sleep(this.patience)));
        alarm.as_mut().poll(cx).map(|()| {
            this.turn.counts.slow.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            this.turn.is_ours();
            Some(Err(TooSlow.into()))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of an answer. When it is dropped, the whole answer has been handed over.
pub(super) struct Answered {
    body: Body,
    turn: Arc<Turn>,
}

impl Answered {
    pub(super) fn new(body: Body, turn: Arc<Turn>) -> Self {
        Self { body, turn }
    }
}

impl HttpBody for Answered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answered {
    fn drop(&mut self) {
        self.turn.is_over();
    }
}

//! One connection's bytes, and whose turn it is.
//!
//! While it is the client's turn (to send a request, its body, or to take an answer) a clock runs.
//! A turn is one number, so that the room can compare all of them without asking anybody.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep};

use super::room::{Asked, Counts};
use super::{Patience, refusal};

/// What a connection is waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The next request: nothing of it has come.
    Idle,
    /// The rest of a request's head.
    Head,
    /// The rest of a request's body.
    Body,
    /// The service: the request is being answered.
    Ours,
    /// The client to take what was sent.
    Unread,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Idle, Self::Head, Self::Body, Self::Ours, Self::Unread];
}

/// Whose turn it is on a connection, since when, and what the connection is asked to do.
pub(super) struct Turn {
    started: Instant,
    /// The stage in the three lowest bits, above them the microseconds since `started` plus one;
    /// zero where nobody has looked at the clock yet.
    now_at: AtomicU64,
    /// An answer was begun and is not handed over yet.
    is_answering: AtomicBool,
    is_to_finish: AtomicBool,
    is_to_leave: AtomicBool,
    ask: Notify,
    pub(super) counts: Arc<Counts>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: a client's delay is measured here"
)]
fn now() -> Instant {
    Instant::now()
}

impl Turn {
    /// The turn of a new connection.
    pub(super) fn new(started: Instant, counts: Arc<Counts>) -> Self {
        let turn = Self {
            started,
            now_at: AtomicU64::new(0),
            is_answering: AtomicBool::new(false),
            is_to_finish: AtomicBool::new(false),
            is_to_leave: AtomicBool::new(false),
            ask: Notify::new(),
            counts,
        };
        turn.waits_for(Stage::Idle);
        turn
    }

    /// The moment a room opened, which its turns count from.
    pub(super) fn start() -> Instant {
        now()
    }

    fn put(&self, stage: Stage, since: u64) {
        self.now_at.store(since << 3 | stage as u64, Ordering::Relaxed);
    }

    pub(super) fn stage(&self) -> Stage {
        Stage::ALL[usize::try_from(self.now_at.load(Ordering::Relaxed) & 7).unwrap_or(0)]
    }

    /// The request is being answered.
    pub(super) fn is_ours(&self) {
        self.is_answering.store(true, Ordering::Relaxed);
        self.put(Stage::Ours, 0);
    }

    /// The answer was handed over.
    pub(super) fn is_over(&self) {
        self.is_answering.store(false, Ordering::Relaxed);
        self.put(Stage::Idle, 0);
    }

    /// The client took something.
    fn goes_on(&self) {
        let is_answering = self.is_answering.load(Ordering::Relaxed);
        self.put(if is_answering { Stage::Ours } else { Stage::Idle }, 0);
    }

    /// It is the client's turn, from now on.
    pub(super) fn waits_for(&self, stage: Stage) {
        let since = now().duration_since(self.started).as_micros();
        self.put(stage, u64::try_from(since).unwrap_or(u64::MAX >> 4) + 1);
    }

    /// Since when it is the client's turn; `None` while it is ours, or just became theirs.
    pub(super) fn since_us(&self) -> Option<u64> {
        let since = self.now_at.load(Ordering::Relaxed) >> 3;
        (self.stage() != Stage::Ours && since > 0).then(|| since - 1)
    }

    pub(super) fn ask(&self, what: Asked) {
        let flag = match what {
            Asked::ToFinish => &self.is_to_finish,
            Asked::ToLeave => &self.is_to_leave,
        };
        flag.store(true, Ordering::Release);
        self.ask.notify_one();
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.is_to_leave.load(Ordering::Acquire)
    }

    /// Waits until the connection is asked to do something it was not asked before.
    pub(super) async fn asked(&self) -> Asked {
        loop {
            self.ask.notified().await;
            if self.is_leaving() {
                return Asked::ToLeave;
            }
            if self.is_to_finish.swap(false, Ordering::AcqRel) {
                return Asked::ToFinish;
            }
        }
    }

    /// When the client's turn is over.
    fn ends(&self, patience: Patience) -> Option<Instant> {
        let patience = match self.stage() {
            Stage::Idle => patience.idle,
            Stage::Head => patience.head,
            Stage::Unread => patience.unread,
            // A body has its own clock, and the service's own turn has no limit here.
            Stage::Body | Stage::Ours => return None,
        };
        Some(self.started + Duration::from_micros(self.since_us()?) + patience)
    }
}

/// A connection that closes when its client is too slow.
pub(super) struct Line {
    stream: TcpStream,
    turn: Arc<Turn>,
    patience: Patience,
    /// Rings at the end of a turn or before: most turns end by themselves, so it is set as seldom
    /// as possible.
    alarm: Option<Pin<Box<Sleep>>>,
    /// The rest of our own text, which is sent in place of the short answer of hyper.
    instead: Vec<u8>,
}

impl Line {
    pub(super) fn new(stream: TcpStream, turn: Arc<Turn>, patience: Patience) -> Self {
        Self { stream, turn, patience, alarm: None, instead: Vec::new() }
    }

    /// Ready when the client's turn is over.
    fn is_late(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.turn.since_us().is_none() && self.turn.stage() != Stage::Ours {
            self.turn.waits_for(self.turn.stage());
        }
        let Some(ends) = self.turn.ends(self.patience) else { return Poll::Pending };
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(ends)));
        if alarm.deadline() > ends {
            alarm.as_mut().reset(ends);
        }
        loop {
            ready!(alarm.as_mut().poll(cx));
            if now() >= ends {
                self.turn.counts.slow.fetch_add(1, Ordering::Relaxed);
                return Poll::Ready(());
            }
            alarm.as_mut().reset(ends);
        }
    }

    /// Sends our own text to its end.
    fn send_instead(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.instead.is_empty() {
            let sent = ready!(Pin::new(&mut self.stream).poll_write(cx, &self.instead))?;
            self.instead.drain(..sent);
        }
        Poll::Ready(Ok(()))
    }

    /// After a write: whether the client took anything.
    fn wrote(
        &mut self,
        cx: &mut Context<'_>,
        wrote: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if wrote.is_pending() {
            if self.turn.stage() != Stage::Unread {
                self.turn.waits_for(Stage::Unread);
            }
            ready!(self.is_late(cx));
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        if self.turn.stage() == Stage::Unread {
            self.turn.goes_on();
        }
        wrote
    }
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(cx, buf);
        if read.is_ready() {
            if buf.filled().len() > before && this.turn.stage() == Stage::Idle {
                this.turn.put(Stage::Head, 0);
            }
            return read;
        }
        ready!(this.is_late(cx));
        if this.turn.stage() == Stage::Head {
            // The client is told why, if it still reads.
            let _ = this.stream.try_write(&refusal::in_words(408));
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        // No request was under way, so no answer is needed: this reads as the end.
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.turn.stage() == Stage::Head
            && this.instead.is_empty()
            && let Some(better) = refusal::in_our_words(bytes)
        {
            this.instead = better;
            this.turn.counts.unreadable.fetch_add(1, Ordering::Relaxed);
        }
        if !this.instead.is_empty() {
            let sent = this.send_instead(cx).map_ok(|()| bytes.len());
            return this.wrote(cx, sent);
        }
        let wrote = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.wrote(cx, wrote)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        // An answer that hyper makes by itself comes in one part.
        if let ([one], Stage::Head) = (parts, self.turn.stage()) {
            return self.poll_write(cx, one);
        }
        let this = self.get_mut();
        let wrote = Pin::new(&mut this.stream).poll_write_vectored(cx, parts);
        this.wrote(cx, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(Pin::new(&mut this.stream).poll_flush(cx))?;
        if this.turn.stage() == Stage::Idle {
            // The answer is out. Hyper may have polled for the next request already, while it was
            // our turn, and then does not poll again: so the client's time begins here. The next
            // read says whether it is over.
            let _ = this.is_late(cx);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

//! Connections: which are accepted, how long a client may keep us waiting, and which is closed when
//! all are taken.
//!
//! Each connection is an open file of the process, and a process may have only so many. So a client
//! is disconnected after a while ([`Patience`]) if it is slow with its request, silent after it, or
//! does not read the answer. When all places are taken, the connection that has waited longest for
//! its client is closed (`room.rs`). `line.rs` knows whose turn it is on one connection, `body.rs`
//! has the bodies of requests and answers, `refusal.rs` the answer when no request could be read.

mod body;
mod line;
mod refusal;
mod room;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tower::Service;

use crate::seats::Seats;
pub use body::TooSlow;
use body::{Answered, arriving};
use line::Line;
use room::{Asked, Room};

/// How long a connection may keep us waiting for its client.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the whole head of a request, from its first byte on.
    pub head: Duration,
    /// For the whole body, from the moment it is read.
    pub body: Duration,
    /// For the next request, and for the first.
    pub idle: Duration,
    /// For a client to take anything of an answer.
    pub unread: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            // Shorter than the limit for a whole request, so that the client is told that it was
            // too slow.
            body: Duration::from_secs(20),
            idle: Duration::from_secs(60),
            unread: Duration::from_secs(30),
        }
    }
}

/// The limits for all connections together.
#[derive(Clone, Debug)]
pub struct House {
    pub patience: Patience,
    /// How many connections may be open at once.
    pub most: usize,
    /// How often the log lists refused and closed connections, if there were any.
    pub told_every: Duration,
}

/// The largest head of a request that is read. Browsers stop at 8 to 64 KiB.
const HEAD_LIMIT: usize = 64 * 1024;

/// Accepts connections until it is told to stop, then waits until the open ones have ended.
/// Requests under way are answered. The caller limits how long that may take.
pub async fn serve<S>(
    listener: TcpListener,
    service: S,
    house: House,
    seats: Arc<Seats>,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
{
    let room = Room::new(house.most);
    let mut stop = pin!(stop);
    let mut tell = tokio::time::interval(house.told_every);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            _ = tell.tick() => {
                room.counts().tell(seats.refused_since());
                continue;
            }
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match room.enter().await {
                Some(guest) => {
                    let service = service.clone();
                    tokio::spawn(keep(stream, peer, service, house.patience, guest));
                }
                None => refusal::turn_away(&stream),
            },
            Err(error) if is_of_the_client(&error) => {}
            Err(error) => room.no_file(&error).await,
        }
    }
    drop(listener);
    room.close().await;
    room.counts().tell(seats.refused_since());
}

/// Whether a connection broke before it was taken; that says nothing about the next one.
fn is_of_the_client(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}

/// One connection from its first byte to its last.
async fn keep(
    stream: TcpStream,
    peer: SocketAddr,
    service: impl Service<Request, Response = Response, Error = Infallible> + Clone,
    patience: Patience,
    guest: room::Guest,
) {
    // An event of a live tally is small and should be sent at once. If this setting fails, only
    // speed is lost.
    let _ = stream.set_nodelay(true);
    let turn = guest.turn();
    let line = Line::new(stream, Arc::clone(turn), patience);
    let answer = service_fn(|request: hyper::Request<Incoming>| {
        turn.is_ours();
        let mut request = request.map(|body| arriving(body, turn, patience.body));
        request.extensions_mut().insert(ConnectInfo(peer));
        let answering = service.clone().call(request);
        let turn = Arc::clone(turn);
        async move {
            let Ok(answer) = answering.await;
            Ok::<_, Infallible>(answer.map(|body| Answered::new(body, turn)))
        }
    });
    let mut http = http1::Builder::new();
    // The line has its own patience, which also covers what hyper does not.
    http.header_read_timeout(None).max_header_size(HEAD_LIMIT);
    let mut connection = pin!(http.serve_connection(TokioIo::new(line), answer));
    loop {
        tokio::select! {
            // How the connection ended does not matter here; slow clients were counted already.
            _ = connection.as_mut() => return,
            asked = turn.asked() => match asked {
                Asked::ToFinish => connection.as_mut().graceful_shutdown(),
                Asked::ToLeave => return,
            },
        }
    }
}

#[cfg(test)]
mod tests;

//! Real sockets, and a house with little patience.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;

use axum::Router;
use axum::body::Body;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use tokio::sync::{Notify, oneshot};

use super::*;
use crate::failure::Failure;
use crate::fields;

const SOON: Duration = Duration::from_millis(50);
const NEVER: Duration = Duration::from_secs(3_600);
const HALF: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\n";
const WHOLE: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

fn patient() -> Patience {
    Patience { head: NEVER, body: NEVER, idle: NEVER, unread: NEVER }
}

/// A service that runs while a test does.
struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    served: tokio::task::JoinHandle<()>,
    runtime: tokio::runtime::Runtime,
    /// Told when the handler of `/wait` is at work.
    at_work: mpsc::Receiver<()>,
    /// Lets it answer.
    go: Arc<Notify>,
    /// Told when a body of `/long` is dropped.
    given_up: mpsc::Receiver<()>,
}

/// Tells when it is dropped.
struct Tell(mpsc::Sender<()>);

impl Drop for Tell {
    fn drop(&mut self) {
        // The test may be over.
        let _ = self.0.send(());
    }
}

fn running(most: usize, patience: Patience) -> Running {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
    let address = listener.local_addr().expect("it listens");
    let (tell, given_up) = mpsc::channel();
    let go = Arc::new(Notify::new());
    let gone = Arc::clone(&go);
    let (begin, at_work) = mpsc::channel();
    let router = Router::new()
        .route("/", get(async || "hello"))
        .route(
            "/wait",
            get(async move || {
                begin.send(()).expect("the test waits");
                gone.notified().await;
            }),
        )
        .route(
            "/sent",
            post(async |headers: HeaderMap, body: Body| {
                let read = fields::body(&headers, body, "text/plain").await;
                Ok::<_, Failure>(read?.len().to_string())
            }),
        )
        .route(
            "/long",
            get(async move || {
                let tell = Tell(tell.clone());
                Body::from_stream(stream::repeat(vec![b'x'; 65_536]).map(move |part| {
                    let _ = &tell;
                    Ok::<_, Infallible>(part)
                }))
            }),
        );
    let (stop, stopped) = oneshot::channel::<()>();
    let house = House { patience, most, told_every: NEVER };
    let seats = Seats::new(1, 1);
    let stopped = async move {
        let _ = stopped.await;
    };
    let served = runtime.spawn(serve(listener, router, house, seats, stopped));
    Running { address, stop: Some(stop), served, runtime, at_work, go, given_up }
}

impl Running {
    fn connect(&self, first: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(first).expect("it reads");
        stream
    }
}

/// All that comes until the connection ends.
fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        // A connection that is asked to end may be cut off.
        Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
        Err(error) => panic!("the connection did not end: {error}"),
    }
    String::from_utf8(bytes).expect("text")
}

#[test]
fn a_head_that_does_not_come_is_told_so() {
    let service = running(10, Patience { head: SOON, ..patient() });
    let said = rest(service.connect(HALF));
    assert!(said.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{said}");
    assert!(said.contains("\r\nx-content-type-options: nosniff\r\n"), "{said}");
}

#[test]
fn a_head_that_comes_byte_by_byte_has_no_longer() {
    let service = running(10, Patience { head: SOON, ..patient() });
    let mut slow = service.connect(b"G");
    let mut sent = 0;
    while sent < 1_000_000 && slow.write_all(b"e").is_ok() {
        sent += 1;
    }
    assert!(sent < 1_000_000, "nobody stopped it");
}

#[test]
fn a_silent_connection_ends_before_and_after_a_request() {
    let service = running(10, Patience { idle: SOON, ..patient() });
    assert_eq!(rest(service.connect(b"")), "");
    let said = rest(service.connect(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    assert!(said.ends_with("hello"), "{said}");
    // Also after an answer that took a while.
    let slow = service.connect(b"GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    service.at_work.recv_timeout(Duration::from_secs(20)).expect("it is asked");
    service.go.notify_one();
    assert!(rest(slow).starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn a_body_that_does_not_come_is_told_so() {
    let service = running(10, Patience { body: SOON, ..patient() });
    let said = rest(service.connect(
        b"POST /sent HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\
          Content-Length: 10\r\n\r\nhalf",
    ));
    assert!(said.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{said}");
}

#[test]
fn who_does_not_read_is_given_up() {
    let service = running(10, Patience { unread: SOON, ..patient() });
    let _open = service.connect(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    service.given_up.recv_timeout(Duration::from_secs(20)).expect("it is given up");
}

#[test]
fn who_waits_longest_leaves_when_all_places_are_taken() {
    let service = running(4, patient());
    let halves: Vec<_> = (0..8).map(|_| service.connect(HALF)).collect();
    for _ in 0..8 {
        let said = rest(service.connect(WHOLE));
        assert!(said.ends_with("hello"), "{said}");
    }
    let ended = halves.into_iter().take(4).map(rest).collect::<Vec<_>>();
    assert_eq!(ended, ["", "", "", ""], "the first ones are gone");
}

#[test]
fn half_a_body_and_an_answer_nobody_takes_leave_as_well() {
    let service = running(2, patient());
    let _long = service.connect(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let sent = service.connect(
        b"POST /sent HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n\
          Content-Length: 10\r\n\r\nhalf",
    );
    // Both are given up for the others in time: how far they are when those come is chance, so a
    // first try may be turned away.
    let mut is_answered = false;
    for _ in 0..1_000 {
        is_answered |= rest(service.connect(WHOLE)).ends_with("hello");
        if is_answered && service.given_up.try_recv().is_ok() {
            break;
        }
    }
    assert!(is_answered);
    drop(sent);
}

#[test]
fn when_all_are_at_work_the_next_one_is_told_to_come_back() {
    let service = running(1, patient());
    let mut busy = service.connect(b"GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    service.at_work.recv_timeout(Duration::from_secs(20)).expect("it is asked");
    let refused = rest(service.connect(WHOLE));
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
    assert!(refused.contains("\r\nretry-after: 2\r\n"), "{refused}");
    service.go.notify_one();
    let mut first = [0; 15];
    busy.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200 OK");
}

#[test]
fn what_is_no_request_gets_our_headers() {
    let service = running(10, patient());
    for (sent, status) in [
        (b"what is this\r\n\r\n".to_vec(), "400 Bad Request"),
        (
            format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(70_000))
                .into_bytes(),
            "431 Request Header Fields Too Large",
        ),
    ] {
        let mut stream = service.connect(b"");
        // It may answer before it has read all of it.
        let _ = stream.write_all(&sent);
        let said = rest(stream);
        assert!(said.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{said}");
        assert!(said.contains("\r\ncontent-security-policy: default-src 'none'"), "{said}");
    }
}

#[test]
fn a_service_that_stops_ends_idle_connections_and_answers_what_is_under_way() {
    let mut service = running(10, patient());
    let idle = service.connect(b"");
    let mut busy = service.connect(b"GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    service.go.notify_one();
    let mut first = [0; 15];
    busy.read_exact(&mut first).expect("an answer");
    service.stop.take().expect("it runs").send(()).expect("it listens");
    assert_eq!(rest(idle), "");
    service.runtime.block_on(&mut service.served).expect("it ends");
}

//! How soon a sign-up is seen by everybody who has the page open.
//!
//! Each listener keeps a connection to the live tally. One registration is sent, and the clock
//! stops when the last of them has got the new figures. A third of them listens in Japanese, so
//! that the text is not one and the same.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::http;
use super::subject::{Ground, Subject};

/// How many listen, and how long a change may take for all of them.
pub(super) const LISTENERS: usize = 2_000;
pub(super) const WITHIN: Duration = Duration::from_secs(2);

/// A listener that hears nothing for so long never will.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long one sign-up took to reach half of the listeners, and all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) half: Duration,
    pub(super) all: Duration,
}

/// Measures as many sign-ups as there are rounds.
///
/// # Errors
/// The service did not answer, or a listener heard nothing.
pub(super) fn measure(demo: &Ground, rounds: u32) -> Result<Vec<Heard>, String> {
    println!("bench: {LISTENERS} listeners");
    let running = demo.start(Subject::Ounce)?;
    let path = format!("/campaigns/{}/live", running.campaign);
    let mut listeners = Vec::with_capacity(LISTENERS);
    for n in 0..LISTENERS {
        let language = if n % 3 == 0 { "ja" } else { "en" };
        let listener = Listener::open(running.base(), &path, language);
        listeners
            .push(listener.map_err(|e| format!("listener {n}: {e}; `ulimit -n` above 4500?"))?);
    }
    // Each is told the figures as they are when it comes.
    hear(&mut listeners, Instant::now())?;
    let mut heard = Vec::new();
    for round in 1..=rounds {
        let slug = &running.slugs[0];
        let path = format!("/api/v1/strolls/{}/{slug}/registrations", running.campaign);
        let body = format!(
            r#"{{"name":"Wanda Walker","email":"listened-{round}@walkers.example","adults":1,"children":0,"waiver":{{"version":1,"signed_name":"Wanda Walker"}}}}"#
        );
        let start = Instant::now();
        http::post(running.base(), &path, &body)?;
        heard.push(hear(&mut listeners, start)?);
    }
    Ok(heard)
}

/// Waits until each listener has got an event.
fn hear(listeners: &mut [Listener], start: Instant) -> Result<Heard, String> {
    let mut waiting: Vec<&mut Listener> = listeners.iter_mut().collect();
    let (all, mut half) = (waiting.len(), None);
    loop {
        let mut still = Vec::with_capacity(waiting.len());
        for listener in waiting {
            if !listener.has_event()? {
                still.push(listener);
            }
        }
        let until_now = start.elapsed();
        if still.len() * 2 <= all {
            half.get_or_insert(until_now);
        }
        if still.is_empty() {
            return Ok(Heard { half: half.unwrap_or(until_now), all: until_now });
        }
        if until_now > PATIENCE {
            return Err(format!("{} of {all} listeners heard nothing", still.len()));
        }
        waiting = still;
        // Looking takes processor time from the service that is measured.
        std::thread::sleep(Duration::from_millis(2));
    }
}

struct Listener {
    stream: TcpStream,
    /// The end of what came, in case an event's first line comes in two parts.
    rest: Vec<u8>,
}

impl Listener {
    fn open(base: &str, path: &str, language: &str) -> std::io::Result<Self> {
        let host = base.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n\
             Accept-Language: {language}\r\n\r\n"
        )?;
        stream.set_nonblocking(true)?;
        Ok(Self { stream, rest: Vec::new() })
    }

    /// Whether an event has come since this was last asked.
    fn has_event(&mut self) -> Result<bool, String> {
        let mut bytes = [0; 4096];
        let mut found = false;
        loop {
            match self.stream.read(&mut bytes) {
                Ok(0) => return Err("the service hung up on a listener".into()),
                Ok(n) => {
                    self.rest.extend_from_slice(&bytes[..n]);
                    found |= contains(&self.rest, EVENT);
                    let keep = if found { 0 } else { EVENT.len() };
                    let spare = self.rest.len().saturating_sub(keep);
                    self.rest.drain(..spare);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(found),
                Err(error) => return Err(format!("a listener: {error}")),
            }
        }
    }
}

const EVENT: &[u8] = b"event: tally";

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn an_event_in_two_parts_is_heard_once() {
        let server = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", server.local_addr().expect("an address"));
        let mut listener = Listener::open(&base, "/live", "en").expect("it connects");
        let (mut there, _) = server.accept().expect("it connects");
        assert_eq!(listener.has_event(), Ok(false));
        there.write_all(b"HTTP/1.1 200 OK\r\n\r\nevent: ta").expect("it is sent");
        there.write_all(b"lly\ndata: {}\n\n").expect("it is sent");
        let start = Instant::now();
        let heard = hear(std::slice::from_mut(&mut listener), start).expect("it hears");
        assert_eq!(heard.half, heard.all);
        assert_eq!(listener.has_event(), Ok(false), "it was heard already");
        drop(there);
        assert!(hear(std::slice::from_mut(&mut listener), start).is_err(), "it hung up");
    }
}

//! A service with as few files as a unit usually gets, and one visitor who wants all of them.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::program::Ounce;

/// The limit of a service manager unless it is configured.
const USUAL: usize = 1_024;

fn open(address: &str, words: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
    // One that was given up already takes nothing any more.
    let _ = stream.write_all(words.as_bytes());
    stream
}

/// The first line of an answer; nothing where the connection has ended.
fn status(stream: &TcpStream) -> String {
    let mut line = String::new();
    match BufReader::new(stream).read_line(&mut line) {
        Ok(_) => line.trim_end().to_owned(),
        Err(_) => String::new(),
    }
}

fn somebody_else_asks(address: &str) {
    for path in ["/", "/campaigns/far", "/readyz"] {
        let asked = open(
            address,
            &format!(
                "GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.7\r\n\
                 Connection: close\r\n\r\n"
            ),
        );
        let status = status(&asked);
        assert!(status == "HTTP/1.1 200 OK" || status == "HTTP/1.1 303 See Other", "{status}");
    }
}

/// These tests open more files themselves than some systems allow at first.
fn enough_files_for_us() {
    let files = rlimit::increase_nofile_limit(4_096).expect("the limit can be asked");
    assert!(files >= 2_048, "these tests need 2,048 files: raise the hard limit (ulimit -Hn)");
}

#[test]
fn a_thousand_half_requests_stop_nobody() {
    enough_files_for_us();
    let ounce = Ounce::with_strolls();
    let service = ounce.serve_within(USUAL);
    let half = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    let halves: Vec<_> = (0..1_100).map(|_| open(&service.address, half)).collect();
    somebody_else_asks(&service.address);
    drop(halves);
    assert_eq!(service.stop(), Some(0));
}

#[test]
fn a_thousand_live_tallies_from_one_address_stop_nobody() {
    enough_files_for_us();
    let ounce = Ounce::with_strolls();
    let service = ounce.serve_within(USUAL);
    let live = "GET /campaigns/far/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let tallies: Vec<_> = (0..1_080).map(|_| open(&service.address, live)).collect();
    let open_ones = tallies.iter().filter(|one| status(one) == "HTTP/1.1 200 OK").count();
    assert!((1..=120).contains(&open_ones), "{open_ones} tallies are open");
    somebody_else_asks(&service.address);
    drop(tallies);
    assert_eq!(service.stop(), Some(0));
}

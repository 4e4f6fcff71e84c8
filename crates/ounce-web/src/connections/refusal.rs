//! The answer when no request could be read. It is no page, because the reader's language is
//! unknown, but has the same headers as every answer.

use std::fmt::Write;

use axum::http::StatusCode;
use tokio::net::TcpStream;

use crate::edge::SAFE;

/// A whole answer, and the connection's last.
pub(super) fn in_words(status: u16) -> Vec<u8> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    let sentence = match status {
        StatusCode::REQUEST_TIMEOUT => {
            "The request took too long to arrive. Nothing was changed.\n"
        }
        StatusCode::SERVICE_UNAVAILABLE => {
            "So many people are here that this has to wait. Please try again in a moment.\n"
        }
        _ => "The request could not be read. Nothing was changed.\n",
    };
    let mut text = format!("HTTP/1.1 {status}\r\n");
    for (name, value) in &SAFE {
        let value = value.to_str().unwrap_or_default();
        // A string takes every byte.
        let _ = write!(text, "{name}: {value}\r\n");
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        text.push_str("retry-after: 2\r\n");
    }
    let length = sentence.len();
    let _ = write!(
        text,
        "content-type: text/plain; charset=utf-8\r\ncache-control: private, no-store\r\n\
         connection: close\r\ncontent-length: {length}\r\n\r\n{sentence}"
    );
    text.into_bytes()
}

/// The same in place of an answer that hyper makes by itself, which has a status line and nothing
/// else. `None` for an answer with our headers.
pub(super) fn in_our_words(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let status = text.strip_prefix("HTTP/1.1 4").or_else(|| text.strip_prefix("HTTP/1.0 4"))?;
    let status = status.get(..2).and_then(|rest| rest.parse::<u16>().ok())?;
    let is_bare = text.ends_with("\r\n\r\n") && !text.contains("content-security-policy");
    is_bare.then(|| in_words(400 + status))
}

/// Says that there is no room, if the client takes it at once.
pub(super) fn turn_away(stream: &TcpStream) {
    let _ = stream.try_write(&in_words(503));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_refusals_get_our_headers_and_our_own_answers_are_left_alone() {
        let bare = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n\r\n";
        let ours = String::from_utf8(in_our_words(bare).expect("a bare one")).expect("text");
        assert!(ours.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"), "{ours}");
        assert!(ours.contains("\r\nx-content-type-options: nosniff\r\n"), "{ours}");
        assert_eq!(in_our_words(ours.as_bytes()), None);
        assert_eq!(in_our_words(b"HTTP/1.1 200 OK\r\n\r\n"), None);
    }
}

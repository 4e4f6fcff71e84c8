//! Enough of HTTP to ask a local service for a short answer.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The body of a GET.
///
/// # Errors
/// A failure of the connection, or a status other than 200.
pub(crate) fn get(base: &str, path: &str) -> Result<String, String> {
    let host = base.strip_prefix("http://").ok_or_else(|| format!("{base} is not http"))?;
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        // HTTP/1.0 has no chunks and no second request: the answer ends where the stream does.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\nAccept: application/json\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = ask().map_err(|e| format!("GET {path}: {e}"))?;
    body(&answer).map_err(|status| format!("GET {path}: {status}"))
}

/// Sends a text of JSON, and gives back the answer's body.
///
/// # Errors
/// A failure of the connection, or a status that is no success.
pub(crate) fn post(base: &str, path: &str, json: &str) -> Result<String, String> {
    let host = base.strip_prefix("http://").ok_or_else(|| format!("{base} is not http"))?;
    let length = json.len();
    let send = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(
            stream,
            "POST {path} HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{json}"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = send().map_err(|e| format!("POST {path}: {e}"))?;
    body(&answer).map_err(|status| format!("POST {path}: {status}"))
}

fn body(answer: &str) -> Result<String, String> {
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no HTTP")?;
    let status = head.lines().next().unwrap_or_default();
    let is_good = matches!(status.split(' ').nth(1), Some("200" | "201"));
    if is_good { Ok(body.to_owned()) } else { Err(status.into()) }
}

/// The whole number after `"name":` in a text of JSON, in quotes or not, without its point: of
/// `"gift":"50213.00"` it is 5021300.
pub(crate) fn number_after(json: &str, name: &str) -> Option<i64> {
    let (_, rest) = json.split_once(&format!("\"{name}\":"))?;
    let digits: String = rest
        .trim_start_matches([' ', '"'])
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_answer_that_is_good_has_a_body() {
        assert_eq!(body("HTTP/1.1 200 OK\r\nA: b\r\n\r\nhi"), Ok("hi".into()));
        assert_eq!(body("HTTP/1.1 201 Created\r\n\r\nhi"), Ok("hi".into()));
        assert_eq!(body("HTTP/1.1 503 Busy\r\n\r\nhi"), Err("HTTP/1.1 503 Busy".into()));
        assert_eq!(body(""), Err("no HTTP".into()));
    }

    #[test]
    fn numbers_are_found_by_name() {
        let json = r#"{"walkers":114,"by_kind":{"gift":"50213.00"}}"#;
        assert_eq!(number_after(json, "walkers"), Some(114));
        assert_eq!(number_after(json, "gift"), Some(5_021_300));
        assert_eq!(number_after(json, "shirt"), None);
    }
}

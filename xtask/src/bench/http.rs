//! Enough of HTTP to ask a local service.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The answer to a request.
pub(crate) struct Said {
    pub(crate) status: u16,
    /// Status line and headers.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Said {
    /// The value of a cookie that the answer sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut set = lines.filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie"));
        let own = set.find_map(|(_, cookie)| cookie.strip_prefix(name)?.strip_prefix('='))?;
        own.split(';').next()
    }
}

/// Asks once. `headers` are further ones, such as `Cookie: a=b`.
///
/// # Errors
/// A failure of the connection, or an answer that is no HTTP.
pub(crate) fn ask(
    base: &str,
    (method, path): (&str, &str),
    headers: &[&str],
    body: &str,
) -> Result<Said, String> {
    let host = base.strip_prefix("http://").ok_or_else(|| format!("{base} is not http"))?;
    let (length, further) =
        (body.len(), headers.iter().fold(String::new(), |all, header| all + header + "\r\n"));
    let send = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_mins(2)))?;
        // HTTP/1.0 has no chunks and no second request: the answer ends where the stream does.
        write!(
            stream,
            "{method} {path} HTTP/1.0\r\nHost: {host}\r\n{further}Content-Length: {length}\r\n\r\n{body}"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    };
    let answer = send().map_err(|e| format!("{method} {path}: {e}"))?;
    said(&String::from_utf8_lossy(&answer)).ok_or_else(|| format!("{method} {path}: no HTTP"))
}

fn said(answer: &str) -> Option<Said> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Said { status, head: head.to_owned(), body: body.to_owned() })
}

/// The body of a GET.
///
/// # Errors
/// A failure of the connection, or a status other than 200.
pub(crate) fn get(base: &str, path: &str) -> Result<String, String> {
    good(("GET", path), ask(base, ("GET", path), &["Accept: application/json"], "")?)
}

/// Sends a text of JSON, and gives back the answer's body.
///
/// # Errors
/// A failure of the connection, or a status that is no success.
pub(crate) fn post(base: &str, path: &str, json: &str) -> Result<String, String> {
    good(("POST", path), ask(base, ("POST", path), &["Content-Type: application/json"], json)?)
}

/// The body of an answer that is a success.
///
/// # Errors
/// The status of any other.
pub(crate) fn good((method, path): (&str, &str), said: Said) -> Result<String, String> {
    if matches!(said.status, 200 | 201) {
        return Ok(said.body);
    }
    let status = said.head.lines().next().unwrap_or_default();
    Err(format!("{method} {path}: {status}"))
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
        let read = |answer| good(("GET", "/a"), said(answer).ok_or("no HTTP")?);
        assert_eq!(read("HTTP/1.1 200 OK\r\nA: b\r\n\r\nhi"), Ok("hi".into()));
        assert_eq!(read("HTTP/1.1 201 Created\r\n\r\nhi"), Ok("hi".into()));
        let busy = Err("GET /a: HTTP/1.1 503 Busy".into());
        assert_eq!(read("HTTP/1.1 503 Busy\r\n\r\nhi"), busy);
        assert_eq!(read(""), Err("no HTTP".into()));
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let answer =
            "HTTP/1.1 303 See\r\nset-cookie: ab=1; Path=/\r\nSet-Cookie: a=2; Path=/\r\n\r\n";
        let said = said(answer).expect("it is HTTP");
        assert_eq!((said.status, said.cookie("a"), said.cookie("b")), (303, Some("2"), None));
    }

    #[test]
    fn numbers_are_found_by_name() {
        let json = r#"{"walkers":114,"by_kind":{"gift":"50213.00"}}"#;
        assert_eq!(number_after(json, "walkers"), Some(114));
        assert_eq!(number_after(json, "gift"), Some(5_021_300));
        assert_eq!(number_after(json, "shirt"), None);
    }
}

//! As much of an HTTP client as these tests need, on the standard library alone.

use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// One connection, kept open.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
}

/// An answer that arrived whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the answer is JSON")
    }
}

impl Client {
    pub(crate) fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    pub(crate) fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    /// As a member's program asks.
    pub(crate) fn get_by(&mut self, token: &str, path: &str) -> io::Result<Answer> {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
        ))
    }

    pub(crate) fn delete(&mut self, path: &str) -> io::Result<Answer> {
        self.ask(&format!("DELETE {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    /// Posts JSON in a reader's language, as if from an address of its own.
    pub(crate) fn post(
        &mut self,
        path: &str,
        from: &str,
        language: &str,
        body: &Value,
    ) -> io::Result<Answer> {
        let body = body.to_string();
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {from}\r\n\
             Accept-Language: {language}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    fn ask(&mut self, request: &str) -> io::Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let mut status = None;
        let mut length = None;
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(broken());
            }
            if line == "\r\n" {
                break;
            }
            if status.is_none() {
                status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
            }
            let line = line.to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().ok();
            }
        }
        let mut body = vec![0; length.ok_or_else(broken)?];
        self.stream.read_exact(&mut body)?;
        let body = String::from_utf8(body).map_err(|_| broken())?;
        Ok(Answer { status: status.ok_or_else(broken)?, body })
    }
}

/// A sign-up of two people through the API.
pub(crate) fn party(name: &str, email: &str) -> Value {
    serde_json::json!({
        "name": name,
        "email": email,
        "adults": 1,
        "children": 1,
        "waiver": { "version": 1, "signed_name": name },
    })
}

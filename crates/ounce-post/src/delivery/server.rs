//! Speaking to the mail server.
//!
//! What goes wrong is told by kind and number: servers quote addresses in what they say, and
//! addresses stay out of logs and out of the outbox's record of errors.

use super::tls;
use crate::desk::Addressed;
use jiff::Timestamp;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp::{self, extension::ClientId};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use ounce_domain::id::Id;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use url::{Host, Url};

/// How long one delivery may take; servers that think about spam take half a minute at times.
const PATIENCE: Duration = Duration::from_secs(90);

/// A mail server, and the address letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub smtp: String,
    pub from: String,
    /// A PEM file with authorities to believe beside the public ones.
    pub authority: Option<PathBuf>,
}

/// The way to the mail server.
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The part after the @ of Message-IDs.
    host: String,
}

/// What became of one attempt.
pub(super) enum Attempt {
    Sent,
    /// This letter will never arrive.
    Refused(String),
    /// It may work later.
    Failed(String),
    /// Nothing gets through at the moment.
    Unreachable(String),
}

impl Post {
    /// Reads the address of the server; nothing is connected yet.
    ///
    /// # Errors
    /// When the URL or the sender can't be used.
    pub fn new(mail: &Mail, base_url: &str) -> Result<Self, String> {
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.smtp)
            // The URL may hold a password, so it is not repeated.
            .map_err(|_| "--smtp: not a mail server's URL".to_owned())?;
        if let Some(authority) = &mail.authority {
            server = tls::believe(server, &mail.smtp, authority)?;
        }
        let server = server.hello_name(name_of(base_url)).build();
        let from = mail.from.parse::<Mailbox>();
        let from = from.map_err(|_| format!("--from: {} is not an e-mail address", mail.from))?;
        let host = base_url.split("://").last().unwrap_or_default();
        let host = host.trim_end_matches('/').replace(['[', ']'], "").replace(':', ".");
        Ok(Self { server, from, host })
    }

    pub(super) async fn send(
        &self,
        id: [u8; 16],
        addressed: &Addressed,
        now: Timestamp,
    ) -> Attempt {
        let message = match self.message(id, addressed, now) {
            Ok(message) => message,
            Err(why) => return Attempt::Refused(why.to_owned()),
        };
        match tokio::time::timeout(PATIENCE, self.server.send(message)).await {
            Err(_) => Attempt::Unreachable("the server took too long".to_owned()),
            Ok(Ok(_)) => Attempt::Sent,
            Ok(Err(error)) => judge(&error),
        }
    }

    fn message(
        &self,
        id: [u8; 16],
        addressed: &Addressed,
        now: Timestamp,
    ) -> Result<Message, &'static str> {
        let Addressed { to, letter } = addressed;
        let to: Address = to.as_str().parse().map_err(|_| "no mail can go to this address")?;
        let id = format!("<{}@{}>", Id::<()>::from_bytes(id), self.host);
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .message_id(Some(id))
            .date(SystemTime::from(now))
            // RFC 3834: so that nobody's out-of-office note answers it.
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))
            .map_err(|_| "the letter could not be put together")
    }
}

/// What the service calls itself to the mail server: the name people know it by. Servers that
/// are asked to pass mail on look it up, and would find nothing for the name of one machine.
fn name_of(base_url: &str) -> ClientId {
    match Url::parse(base_url).ok().as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => ClientId::Domain(name.to_owned()),
        Some(Host::Ipv4(address)) => ClientId::Ipv4(address),
        Some(Host::Ipv6(address)) => ClientId::Ipv6(address),
        None => ClientId::default(),
    }
}

/// `Auto-Submitted: auto-generated`.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Whether trying again can help. A server that does not know us, or is full, may be mended; one
/// that does not know the address says so with one of five numbers (RFC 5321, 4.2.3).
fn judge(error: &smtp::Error) -> Attempt {
    let Some(code) = error.status() else {
        let why = if error.is_timeout() { "the server took too long" } else { "no connection" };
        return Attempt::Unreachable(why.to_owned());
    };
    let code = code.to_string();
    let said = format!("the server answered {code}");
    match code.as_str() {
        "501" | "550" | "551" | "553" | "555" => Attempt::Refused(said),
        _ => Attempt::Failed(said),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::letters::Letter;
    use ounce_domain::text::EmailAddress;

    const NOW: Timestamp = Timestamp::constant(1_795_300_000, 0);

    fn post(smtp: &str, from: &str) -> Result<Post, String> {
        let mail = Mail { smtp: smtp.to_owned(), from: from.to_owned(), authority: None };
        Post::new(&mail, "http://127.0.0.1:8080")
    }

    #[test]
    fn servers_and_senders_are_read_before_anything_starts() {
        for smtp in [
            "smtp://127.0.0.1:25",
            "smtps://user:pass@mail.example",
            "smtp://a.example?tls=required",
        ] {
            assert!(post(smtp, "Stroll <stroll@ounce.example>").is_ok(), "{smtp}");
        }
        assert!(post("http://a.example", "stroll@ounce.example").is_err());
        assert!(post("smtp://a.example", "stroll").is_err());
    }

    #[test]
    fn the_same_row_makes_the_same_message_id() {
        let post = post("smtp://127.0.0.1:25", "stroll@ounce.example").map_err(drop).unwrap();
        let letter = Letter {
            subject: "Elm: ¡Hasta pronto!".to_owned(),
            text: "Dear Ada".to_owned(),
            html: "<p>Dear Ada".to_owned(),
        };
        let to = EmailAddress::parse("ada@example.org").unwrap();
        let addressed = Addressed { to, letter };
        let message = |id| {
            let made = post.message(id, &addressed, NOW).unwrap().formatted();
            String::from_utf8(made).unwrap()
        };
        let line = |text: String| {
            text.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned)
        };
        let wanted = format!("Message-ID: <{}@127.0.0.1.8080>", Id::<()>::from_bytes([1; 16]));
        assert_eq!(line(message([1; 16])), Some(wanted));
        assert_ne!(line(message([1; 16])), line(message([2; 16])));
        let text = message([1; 16]);
        for part in
            ["To: ada@example.org", "Auto-Submitted: auto-generated", "text/plain", "text/html"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

//! The mail server's settings, and the letter in the form that is sent.

use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::TlsParameters;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use ounce_domain::id::Id;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::conversation::Conversation;
use super::tls;
use crate::desk::Addressed;

/// A mail server, and the address letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub smtp: String,
    pub from: String,
    /// A PEM file with authorities to believe beside the public ones.
    pub authority: Option<PathBuf>,
}

/// Where the server is and how it is spoken to.
pub(super) struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) credentials: Option<Credentials>,
    pub(super) hello_name: ClientId,
}

pub(super) enum Security {
    None,
    /// `smtps://`: TLS from the first byte.
    Wrapped(TlsParameters),
    /// `?tls=required`: by STARTTLS, or nothing is sent.
    Required(TlsParameters),
    /// `?tls=opportunistic`: by STARTTLS where the server offers it.
    WherePossible(TlsParameters),
}

/// The way to the mail server.
pub struct Post {
    pub(super) server: Server,
    from: Mailbox,
    /// The part after the @ of Message-IDs.
    host: String,
}

/// The outcome of one attempt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    /// With what the server said, without addresses.
    Sent(String),
    /// This letter will never arrive.
    Refused(String),
    /// This letter may arrive later; others may pass now.
    Failed(String),
    /// The server can't be reached or refuses to talk, so no letter can be sent at the moment.
    Unreachable(String),
}

impl Post {
    /// Reads the address of the server; nothing is connected yet.
    ///
    /// # Errors
    /// When the URL or the sender can't be used.
    pub fn new(mail: &Mail, base_url: &str) -> Result<Self, String> {
        let server = Server::read(mail, name_of(base_url))?;
        let from = mail.from.parse::<Mailbox>();
        let from = from.map_err(|_| format!("--from: {} is not an e-mail address", mail.from))?;
        let host = base_url.split("://").last().unwrap_or_default();
        let host = host.trim_end_matches('/').replace(['[', ']'], "").replace(':', ".");
        Ok(Self { server, from, host })
    }

    /// Sends a letter over a conversation that is open, or over a new one. The conversation comes
    /// back when it can be used for the next letter.
    pub(super) async fn send(
        &self,
        open: Option<Conversation>,
        id: [u8; 16],
        addressed: &Addressed,
        now: Timestamp,
    ) -> (Attempt, Option<Conversation>) {
        let (to, message) = match self.message(id, addressed, now) {
            Ok(made) => made,
            Err(why) => return (Attempt::Refused(why.to_owned()), open),
        };
        let mut conversation = match open {
            Some(open) => open,
            None => match Conversation::open(&self.server).await {
                Ok(opened) => opened,
                Err(why) => return (Attempt::Unreachable(why), None),
            },
        };
        if !to.to_string().is_ascii() && !conversation.takes_any_letters() {
            let why = "the server takes no addresses with such letters";
            return (Attempt::Failed(why.to_owned()), Some(conversation));
        }
        let attempt = conversation.send(&self.from.email, &to, &message.formatted()).await;
        if matches!(attempt, Attempt::Sent(_)) {
            return (attempt, Some(conversation));
        }
        conversation.close().await;
        (attempt, None)
    }

    fn message(
        &self,
        id: [u8; 16],
        addressed: &Addressed,
        now: Timestamp,
    ) -> Result<(Address, Message), &'static str> {
        let Addressed { to, reply_to, stop, letter } = addressed;
        let to = address(to.as_str()).ok_or("no mail can go to this address")?;
        let id = format!("<{}@{}>", Id::<()>::from_bytes(id), self.host);
        let reply_to = reply_to.as_ref().and_then(|email| address(email.as_str()));
        let builder = Message::builder();
        let builder = match reply_to {
            Some(email) => builder.reply_to(Mailbox::new(None, email)),
            None => builder,
        };
        let builder = match stop {
            Some(stop) => builder.header(Unsubscribe::at(stop)).header(UnsubscribePost),
            None => builder,
        };
        let message = builder
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(&letter.subject)
            .message_id(Some(id))
            .date(SystemTime::from(now))
            // RFC 3834: so that no out-of-office note answers it.
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))
            .map_err(|_| "the letter could not be put together")?;
        Ok((to, message))
    }
}

/// An address as servers of any age take it: the domain in ASCII (RFC 5890, A-labels). The part
/// before the @ has no such form.
fn address(text: &str) -> Option<Address> {
    let (local, domain) = text.rsplit_once('@')?;
    let Ok(Host::Domain(domain)) = Host::parse(domain) else { return None };
    // Dots in a row stand between quotation marks (RFC 5321, 4.1.2).
    let is_loose = local.split('.').any(str::is_empty);
    let local = if is_loose { format!("\"{local}\"") } else { local.to_owned() };
    Address::new(local, domain).ok()
}

impl Server {
    /// `smtp://HOST`, `smtp://HOST?tls=required`, `smtps://NAME:PASSWORD@HOST`.
    fn read(mail: &Mail, hello_name: ClientId) -> Result<Self, String> {
        // The URL may hold a password, so it is not repeated.
        let unusable = || "--smtp: not a mail server's URL".to_owned();
        let url = Url::parse(&mail.smtp).map_err(|_| unusable())?;
        let host = url.host_str().ok_or_else(unusable)?.trim_matches(['[', ']']).to_owned();
        let authority = mail.authority.as_deref();
        let secured = || tls::parameters(&host, authority);
        let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value);
        let (usual_port, security) = match (url.scheme(), tls.as_deref()) {
            ("smtps", _) => (465, Security::Wrapped(secured()?)),
            ("smtp", Some("required")) => (587, Security::Required(secured()?)),
            ("smtp", _) if authority.is_some() => {
                // An operator who names an authority wants TLS, so mail must not go in the clear.
                let why = "the server's URL asks for no TLS: smtps://… or …?tls=required";
                return Err(format!("--smtp-ca: {why}"));
            }
            ("smtp", Some("opportunistic")) => (587, Security::WherePossible(secured()?)),
            ("smtp", None) => (25, Security::None),
            _ => return Err(unusable()),
        };
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let credentials = url
            .password()
            .map(|password| Credentials::new(decoded(url.username()), decoded(password)));
        let port = url.port().unwrap_or(usual_port);
        Ok(Self { host, port, security, credentials, hello_name })
    }
}

/// What the service calls itself to the mail server: the name people know it by. Servers that relay
/// mail look the name up, and would find nothing for the name of one machine.
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

/// `List-Unsubscribe: <https://…>` (RFC 2369). It is not folded: some mail programs read one line.
#[derive(Clone)]
struct Unsubscribe(String);

impl Unsubscribe {
    fn at(address: &str) -> Self {
        Self(format!("<{address}>"))
    }
}

impl header::Header for Unsubscribe {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> header::HeaderValue {
        let (name, text) = (Self::name(), self.0.clone());
        header::HeaderValue::dangerous_new_pre_encoded(name, text.clone(), text)
    }
}

/// `List-Unsubscribe-Post: List-Unsubscribe=One-Click` (RFC 8058): the mail program sends it for its
/// reader, who opens no page.
#[derive(Clone)]
struct UnsubscribePost;

impl header::Header for UnsubscribePost {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
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
        let reply_to = EmailAddress::parse("bea@example.org").ok();
        let addressed = Addressed { to, reply_to, stop: None, letter };
        let message = |id| {
            let made = post.message(id, &addressed, NOW).unwrap().1.formatted();
            String::from_utf8(made).unwrap()
        };
        let line = |text: String| {
            text.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned)
        };
        let wanted = format!("Message-ID: <{}@127.0.0.1.8080>", Id::<()>::from_bytes([1; 16]));
        assert_eq!(line(message([1; 16])), Some(wanted));
        assert_ne!(line(message([1; 16])), line(message([2; 16])));
        let text = message([1; 16]);
        for part in [
            "To: ada@example.org",
            "Reply-To: bea@example.org",
            "Auto-Submitted: auto-generated",
            "text/plain",
            "text/html",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn a_letter_that_can_be_refused_says_so_in_two_headers_and_no_other_does() {
        let post = post("smtp://127.0.0.1:25", "stroll@ounce.example").map_err(drop).unwrap();
        let letter =
            Letter { subject: "Rain".to_owned(), text: "Dear".to_owned(), html: "<p>".to_owned() };
        let to = EmailAddress::parse("ada@example.org").unwrap();
        let address =
            format!("https://ounce.example/letters/circulars/{}/stop?token=x", "a".repeat(60));
        let text = |stop: Option<String>| {
            let addressed =
                Addressed { to: to.clone(), reply_to: None, stop, letter: letter.clone() };
            let made = post.message([1; 16], &addressed, NOW).unwrap().1.formatted();
            String::from_utf8(made).unwrap()
        };
        let with = text(Some(address.clone()));
        assert!(with.contains(&format!("List-Unsubscribe: <{address}>\r\n")), "{with}");
        let post = "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        assert!(with.contains(post), "{with}");
        assert!(!text(None).contains("List-Unsubscribe"), "a letter that must arrive");
    }

    #[test]
    fn a_domain_goes_out_in_ascii_and_what_stands_before_it_as_it_is() {
        let sent = |text: &str| address(text).map(|address| address.to_string());
        assert_eq!(sent("ada@bücher.example").as_deref(), Some("ada@xn--bcher-kva.example"));
        assert_eq!(sent("ada@例え.テスト").as_deref(), Some("ada@xn--r8jz45g.xn--zckzah"));
        assert_eq!(sent("josé@example.org").as_deref(), Some("josé@example.org"));
        assert_eq!(sent("ada@EXAMPLE.org").as_deref(), Some("ada@example.org"));
        assert_eq!(sent("a..b@example.org").as_deref(), Some("\"a..b\"@example.org"));
        assert_eq!(sent("nobody"), None);
    }
}

//! One conversation with the mail server, step by step.
//!
//! The meaning of a refusal depends on the step. At the recipient's address it can be about that
//! mailbox. At the sender's address, or after the text, it is about us or about today ("daily
//! limit"), and the same letter may pass tomorrow. What a server says is kept with the letter once
//! every address in it is covered: servers quote addresses, and addresses stay out of logs and out of
//! the outbox's record of errors.

use std::error::Error as _;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailParameter};

use super::server::{Attempt, Security, Server};

/// How long one step may take; servers that think about spam take half a minute at times.
const PATIENCE: Duration = Duration::from_secs(90);

/// A server that has greeted us and, where it asks for it, knows who we are.
pub(super) struct Conversation {
    connection: AsyncSmtpConnection,
}

/// The step at which something went wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Sender,
    Recipient,
    Text,
}

impl Conversation {
    /// Connects, secures the connection as the settings say, and signs in.
    ///
    /// # Errors
    /// The reason why nothing can be sent at the moment.
    pub(super) async fn open(server: &Server) -> Result<Self, String> {
        match tokio::time::timeout(PATIENCE, Self::connected(server)).await {
            Ok(opened) => opened,
            Err(_) => Err("the server took too long".to_owned()),
        }
    }

    async fn connected(server: &Server) -> Result<Self, String> {
        let (wrapped, upgrade) = match &server.security {
            Security::None => (None, None),
            Security::Wrapped(tls) => (Some(tls.clone()), None),
            Security::Required(tls) | Security::WherePossible(tls) => (None, Some(tls.clone())),
        };
        let address = (server.host.as_str(), server.port);
        let name = &server.hello_name;
        let opened =
            AsyncSmtpConnection::connect_tokio1(address, Some(PATIENCE), name, wrapped, None);
        let mut connection = opened.await.map_err(|error| unreachable(&error))?;
        if let Some(tls) = upgrade
            && (connection.can_starttls() || matches!(server.security, Security::Required(_)))
        {
            connection.starttls(tls, name).await.map_err(|error| unreachable(&error))?;
        }
        if let Some(credentials) = &server.credentials {
            let signed_in = connection.auth(DEFAULT_MECHANISMS, credentials).await;
            signed_in.map_err(|error| match error.status() {
                Some(code) => format!("the server did not accept our name and password ({code})"),
                None => "the server offers no way to sign in that is known here".to_owned(),
            })?;
        }
        Ok(Self { connection })
    }

    /// Sends one letter. After anything but [`Attempt::Sent`] the conversation is over.
    pub(super) async fn send(&mut self, from: &Address, to: &Address, text: &[u8]) -> Attempt {
        match tokio::time::timeout(PATIENCE, self.steps(from, to, text)).await {
            Err(_) => Attempt::Failed("the server took too long".to_owned()),
            Ok(Ok(said)) => Attempt::Sent(covered(&said, to)),
            Ok(Err((step, error))) => judge(step, &error, to),
        }
    }

    /// What the server says when it takes the letter.
    async fn steps(
        &mut self,
        from: &Address,
        to: &Address,
        text: &[u8],
    ) -> Result<String, (Step, Error)> {
        let is_plain = to.to_string().is_ascii() && from.to_string().is_ascii();
        let options = if is_plain { Vec::new() } else { vec![MailParameter::SmtpUtfEight] };
        let connection = &mut self.connection;
        let said = connection.command(Mail::new(Some(from.clone()), options)).await;
        said.map_err(|error| (Step::Sender, error))?;
        let said = connection.command(Rcpt::new(to.clone(), Vec::new())).await;
        said.map_err(|error| (Step::Recipient, error))?;
        let said = connection.command(Data).await;
        said.map_err(|error| (Step::Text, error))?;
        let said = connection.message(text).await;
        let said = said.map_err(|error| (Step::Text, error))?;
        let lines: Vec<&str> = said.message().collect();
        Ok(format!("{} {}", said.code(), lines.join(" ")))
    }

    /// Whether the server takes addresses with letters beyond ASCII before the @ (RFC 6531).
    pub(super) fn takes_any_letters(&self) -> bool {
        self.connection.server_info().supports_feature(Extension::SmtpUtfEight)
    }

    /// Says goodbye; whether the server hears it does not matter.
    pub(super) async fn close(mut self) {
        self.connection.abort().await;
    }
}

fn unreachable(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("the server greeted with {code}"),
        None if error.is_timeout() => "the server took too long".to_owned(),
        None => "no connection".to_owned(),
    }
}

/// The meaning of a refusal for the letter. Only one answer is final: at the recipient's address, a
/// status that says that there is no such mailbox.
fn judge(step: Step, error: &Error, to: &Address) -> Attempt {
    let Some(code) = error.status() else {
        let why = if error.is_timeout() { "the server took too long" } else { "no connection" };
        return Attempt::Failed(why.to_owned());
    };
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    let place = match step {
        Step::Sender => " to our address",
        Step::Recipient => "",
        Step::Text => " to the text",
    };
    let told = covered(&said, to);
    let mark = if told.is_empty() { "" } else { ": " };
    let why = format!("the server answered {code}{place}{mark}{told}");
    if step == Step::Recipient && is_no_mailbox(&code.to_string(), &said) {
        Attempt::Refused(why)
    } else {
        Attempt::Failed(why)
    }
}

/// The longest answer that is kept, in characters.
const LONGEST_SAID: usize = 200;

/// What a server said, on one line, with `…` for every address and for the name before the @ of the
/// address that the letter goes to, which some servers quote alone.
fn covered(said: &str, to: &Address) -> String {
    let local = to.user().to_lowercase();
    let is_word = |c: char| c.is_alphanumeric() || "._+-@".contains(c);
    let mut line = String::new();
    for word in said.split_inclusive(|c: char| !is_word(c)) {
        let (name, end) = match word.char_indices().last() {
            Some((at, last)) if !is_word(last) => word.split_at(at),
            _ => (word, ""),
        };
        let is_address = name.contains('@') || (!name.is_empty() && name.to_lowercase() == local);
        line.push_str(if is_address { "…" } else { name });
        line.push_str(if end.chars().all(char::is_control) && !end.is_empty() { " " } else { end });
    }
    line.trim().chars().take(LONGEST_SAID).collect()
}

/// Whether an answer says that there is no such mailbox: by its enhanced status (RFC 3463, 3.2: the
/// mailbox does not exist, its host does not, its name is malformed, it has moved; RFC 7505: the
/// host takes no mail). `550` alone can also mean that we may not relay or are on a block list, so
/// it counts only together with such a status.
fn is_no_mailbox(code: &str, said: &str) -> bool {
    const NO_MAILBOX: [&str; 5] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];
    let status = said.split(|c: char| !(c.is_ascii_digit() || c == '.')).find(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty())
    });
    code.starts_with('5') && status.is_some_and(|status| NO_MAILBOX.contains(&status))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_SAID, covered, is_no_mailbox};
    use lettre::Address;

    #[test]
    fn what_a_server_says_is_kept_without_addresses() {
        let to = Address::new("ada.ant", "example.org").expect("it is an address");
        for (said, kept) in [
            ("5.1.1 <ada.ant@example.org>: unknown user", "5.1.1 <…>: unknown user"),
            ("5.1.1 User ADA.ANT unknown", "5.1.1 User … unknown"),
            ("2.0.0 Ok: queued as 4FzX", "2.0.0 Ok: queued as 4FzX"),
            ("see postmaster@mail.example\r\nnow", "see …  now"),
            ("mailto:bea@example.org?x", "mailto:…?x"),
            ("", ""),
        ] {
            assert_eq!(covered(said, &to), kept, "{said}");
        }
        assert_eq!(covered(&"é".repeat(999), &to).chars().count(), LONGEST_SAID);
    }

    #[test]
    fn only_a_missing_mailbox_is_final() {
        for (code, said) in [
            ("550", "5.1.1 The email account that you tried to reach does not exist"),
            ("550", "<nobody@example.org>: 5.1.1 unknown"),
            ("553", "5.1.3 malformed"),
            ("556", "5.1.10 the domain takes no mail"),
        ] {
            assert!(is_no_mailbox(code, said), "{code} {said}");
        }
        for (code, said) in [
            ("550", "5.7.1 Relaying denied"),
            ("550", "Relay access denied"),
            ("550", "5.4.5 Daily user sending limit exceeded"),
            ("554", "5.7.1 Service unavailable; client host 192.0.2.5 blocked"),
            ("552", "5.2.2 Mailbox full"),
            ("451", "4.1.1 try later"),
            ("450", "5.1.1 says both"),
            ("550", ""),
        ] {
            assert!(!is_no_mailbox(code, said), "{code} {said}");
        }
    }
}

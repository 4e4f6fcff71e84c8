//! Delivering the outbox over SMTP.
//!
//! A letter is sent and then recorded as sent, so a crash in between sends it twice, never not at
//! all; its Message-ID is made of its row's id, so that a mail program shows it once. What goes
//! wrong is recorded by kind and number: servers quote addresses in what they say, and addresses
//! stay out of logs.

mod lease;

use crate::clock;
use crate::config;
use crate::letter::{Addressed, Desk};
use crate::say::End;
use jiff::Timestamp;
pub(crate) use lease::Lease;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use ounce_domain::id::Id;
use ounce_store::outbox::{self, Due};
use ounce_store::{Fault, Store};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Letters taken from the outbox at once.
const ROUND: i64 = 50;
/// How long to wait after each failure. After the last one the letter is given up: two days in all.
const BACK_OFF_MINUTES: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 720, 720];
/// A commit may have put a letter into the outbox; commits come faster than anybody reads mail.
const REST: Duration = Duration::from_millis(500);
/// When nothing is heard, letters whose time has come are looked for this often.
const LOOK_AGAIN: Duration = Duration::from_secs(20);
/// How long one delivery may take; servers that think about spam take half a minute at times.
const PATIENCE: Duration = Duration::from_secs(90);

/// The way to the mail server.
pub(crate) struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The part after the @ of Message-IDs.
    host: String,
}

/// What became of one attempt.
enum Attempt {
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
    pub(crate) fn new(mail: &config::Mail, base_url: &str) -> Result<Self, End> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.smtp)
            // The URL may hold a password, so it is not repeated.
            .map_err(|_| End::Unusable("--smtp: not a mail server's URL".to_owned()))?
            .build();
        let from = mail.from.parse::<Mailbox>().map_err(|_| {
            End::Unusable(format!("--from: {} is not an e-mail address", mail.from))
        })?;
        let host = base_url.split("://").last().unwrap_or_default();
        let host = host.trim_end_matches('/').replace(['[', ']'], "").replace(':', ".");
        Ok(Self { server, from, host })
    }

    async fn send(&self, id: [u8; 16], addressed: &Addressed, now: Timestamp) -> Attempt {
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

/// When to try again after this many failures; `None` to give up.
fn next_try(failures: i64, now: Timestamp) -> Option<i64> {
    let minutes = BACK_OFF_MINUTES.get(usize::try_from(failures).ok()?.checked_sub(1)?)?;
    Some(now.as_millisecond() + minutes * 60_000)
}

/// Delivers until the store closes.
pub(crate) async fn deliver(store: Store, post: Post, desk: Arc<Desk>, lease: Lease) {
    let mut commits = store.commits();
    loop {
        commits.mark_unchanged();
        match deliver_round(&store, &post, &desk, &lease).await {
            Ok(0) => {
                tokio::select! {
                    changed = commits.changed() => if changed.is_err() { return },
                    () = tokio::time::sleep(LOOK_AGAIN) => {}
                }
                tokio::time::sleep(REST).await;
            }
            Ok(_) => {}
            Err(fault) => {
                tracing::warn!(%fault, "the outbox could not be read or written");
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }
    }
}

/// Tries the letters whose time has come, and says how many were dealt with.
/// None are when another process has the lease.
async fn deliver_round(
    store: &Store,
    post: &Post,
    desk: &Arc<Desk>,
    lease: &Lease,
) -> Result<usize, Fault> {
    let now_ms = clock::now_ms();
    let desk = Arc::clone(desk);
    let letters = store
        .read(move |sql| {
            let mut letters = Vec::new();
            for due in outbox::list_due(sql, now_ms, ROUND)? {
                let addressed = desk.write(sql, due.letter, due.about)?;
                letters.push((due, addressed));
            }
            Ok(letters)
        })
        .await?;
    let mut dealt_with = 0;
    let mut taken_ms = i64::MIN;
    for (due, addressed) in letters {
        let now_ms = clock::now_ms();
        if now_ms > taken_ms.saturating_add(lease::TERM_MS / 5) {
            let mine = lease.clone();
            let taken = store
                .write(move |sql| mine.take(sql, now_ms).map(Ok::<_, std::convert::Infallible>));
            let Ok(is_ours) = taken.await?;
            if !is_ours {
                break;
            }
            taken_ms = now_ms;
        }
        let attempt = match addressed {
            None => Attempt::Refused("there is nobody to write to any more".to_owned()),
            Some(addressed) => post.send(due.id, &addressed, clock::now()).await,
        };
        let is_unreachable = matches!(attempt, Attempt::Unreachable(_));
        record(store, &due, attempt).await?;
        dealt_with += 1;
        if is_unreachable {
            // The others would fare no better, and need not wait longer for it.
            tokio::time::sleep(LOOK_AGAIN).await;
            break;
        }
    }
    Ok(dealt_with)
}

async fn record(store: &Store, due: &Due, attempt: Attempt) -> Result<(), Fault> {
    let now = clock::now();
    let (id, now_ms) = (due.id, now.as_millisecond());
    let letter = Id::<()>::from_bytes(id);
    let (error, next) = match attempt {
        Attempt::Sent => {
            tracing::info!(%letter, kind = due.letter.as_str(), "sent");
            let sent = store.write(move |sql| {
                outbox::record_sent(sql, id, now_ms).map(Ok::<(), std::convert::Infallible>)
            });
            return sent.await.map(drop);
        }
        Attempt::Refused(error) => (error, None),
        Attempt::Failed(error) | Attempt::Unreachable(error) => {
            (error, next_try(due.attempts + 1, now))
        }
    };
    let is_last = next.is_none();
    tracing::warn!(%letter, kind = due.letter.as_str(), error, is_last, "not sent");
    let failed = store.write(move |sql| {
        outbox::record_failed(sql, id, now_ms, &error, next).map(Ok::<(), std::convert::Infallible>)
    });
    failed.await.map(drop)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use ounce_domain::text::EmailAddress;
    use ounce_web::letters::Letter;

    const NOW: Timestamp = Timestamp::constant(1_795_300_000, 0);

    fn post(smtp: &str, from: &str) -> Result<Post, End> {
        let mail = config::Mail { smtp: smtp.to_owned(), from: from.to_owned() };
        Post::new(&mail, "http://127.0.0.1:8080")
    }

    #[test]
    fn a_letter_is_tried_for_two_days_and_then_given_up() {
        let minutes = |n| next_try(n, NOW).map(|at| (at - NOW.as_millisecond()) / 60_000);
        assert_eq!(minutes(1), Some(1));
        assert_eq!(minutes(9), Some(720));
        assert_eq!(minutes(10), None);
        let all: i64 = (1..10).filter_map(minutes).sum();
        assert!((45 * 60..=49 * 60).contains(&all), "{all}");
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

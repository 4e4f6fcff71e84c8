//! The same request sent twice has its effect once.
//!
//! A key names a request. The answer is stored in the transaction that had the effect, so neither
//! ever exists without the other. Refusals are not stored: they had no effect, and the same body is
//! refused again by itself.

use axum::http::HeaderMap;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_store::{Fault, Sql, idempotency};
use sha2::{Digest, Sha256};

use crate::asker::{Asker, network};
use crate::failure::Failure;

const HEADER: &str = "Idempotency-Key";
/// One more than the most characters a key may have.
const LONGEST_KEY: usize = 256;

/// The key of a request and the digest of its content.
#[derive(Clone, Copy, Debug)]
pub struct Once {
    key: [u8; 32],
    body: [u8; 32],
}

/// What was found under a key.
enum Before {
    Never,
    /// The same request came before and got this answer.
    Same(Kept),
    /// Another request came under this key, and got this answer.
    Other(Kept),
}

/// An answer, to be given again for the same request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub status: u16,
    pub answer: String,
}

impl Kept {
    /// Whether the answer named somebody whose data was erased since.
    fn is_erased(&self) -> bool {
        i64::from(self.status) == idempotency::ERASED
    }
}

/// Why a write was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    Refused(Refusal),
    /// The same mark or key came before with other content. Holds the answer given then.
    KeyReused(Kept),
    /// It was done before, and the asker's data has been erased since.
    Erased,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The answer, and whether this request had the effect or an earlier one.
pub enum Done<T> {
    Now(Kept, T),
    Before(Kept),
}

impl<T> Done<T> {
    pub fn kept(self) -> Kept {
        match self {
            Self::Now(kept, _) | Self::Before(kept) => kept,
        }
    }
}

/// Runs `act` for a request, unless it was done before, and stores the answer in the same
/// transaction.
///
/// # Errors
/// A fault; a refusal of `act` and `KeyReused` as a [`Stop`].
pub fn once<T>(
    sql: &mut dyn Sql,
    once: Option<&Once>,
    at_ms: i64,
    act: impl FnOnce(&mut dyn Sql) -> Result<Result<(Kept, T), Refusal>, Fault>,
) -> Result<Result<Done<T>, Stop>, Fault> {
    if let Some(once) = once {
        match once.before(sql)? {
            Before::Never => {}
            Before::Same(kept) | Before::Other(kept) if kept.is_erased() => {
                return Ok(Err(Stop::Erased));
            }
            Before::Same(kept) => return Ok(Ok(Done::Before(kept))),
            Before::Other(kept) => return Ok(Err(Stop::KeyReused(kept))),
        }
    }
    let (kept, done) = match act(sql)? {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    if let Some(once) = once {
        once.keep(sql, &kept, at_ms)?;
    }
    Ok(Ok(Done::Now(kept, done)))
}

impl Once {
    /// From the header `Idempotency-Key`; `None` without one. The asker's network is part of the
    /// key. Keys can be guessed, and an answer may hold a manage link, so the same key from another
    /// network is another request.
    ///
    /// # Errors
    /// `Missing`, `TooLong` or `NotText` for a key that is no visible ASCII of a decent length.
    pub fn of_api(
        headers: &HeaderMap,
        asker: &Asker,
        path: &str,
        body: &[u8],
    ) -> Result<Option<Self>, Failure> {
        let Some(key) = headers.get(HEADER) else { return Ok(None) };
        let key = key.as_bytes();
        let refusal = match key.len() {
            0 => Some(Refusal::Field(FieldRefusal::Missing)),
            LONGEST_KEY.. => Some(Refusal::Field(FieldRefusal::TooLong(LONGEST_KEY as i64 - 1))),
            _ if !key.iter().all(u8::is_ascii_graphic) => {
                Some(Refusal::Field(FieldRefusal::NotText))
            }
            _ => None,
        };
        if let Some(refusal) = refusal {
            return Err(Failure::refused(HEADER, refusal));
        }
        let key = digest(&[b"api", path.as_bytes(), key]);
        let network = asker.address.map(|address| network(address).to_string());
        let body = digest(&[network.unwrap_or_default().as_bytes(), body]);
        Ok(Some(Self { key, body }))
    }

    /// From a form's hidden `once`, made when the form was shown; `None` where it is missing. The
    /// body is part of the key: going back and writing another name signs another party up.
    pub fn of_form(once: &str, path: &str, body: &[u8]) -> Option<Self> {
        let body: [u8; 32] = Sha256::digest(body).into();
        let key = digest(&[b"form", path.as_bytes(), once.as_bytes(), &body]);
        (!once.is_empty()).then_some(Self { key, body })
    }

    /// As [`Once::of_form`], where the same form with other words must not count twice: going back
    /// and changing an amount is asked about.
    pub fn of_mark(once: &str, path: &str, body: &[u8]) -> Option<Self> {
        let key = digest(&[b"mark", path.as_bytes(), once.as_bytes()]);
        (!once.is_empty()).then_some(Self { key, body: Sha256::digest(body).into() })
    }

    fn before(&self, sql: &mut dyn Sql) -> Result<Before, Fault> {
        Ok(match idempotency::find(sql, &self.key)? {
            None => Before::Never,
            Some(found) => {
                let status = u16::try_from(found.status)
                    .map_err(|_| Fault::corrupt("an answer was kept with a status that is none"))?;
                let kept = Kept { status, answer: found.answer };
                if found.body_hash == self.body { Before::Same(kept) } else { Before::Other(kept) }
            }
        })
    }

    /// Stores an answer in place of the stored one: a payment can change the answer.
    pub fn keep(&self, sql: &mut dyn Sql, kept: &Kept, at_ms: i64) -> Result<(), Fault> {
        let answer = idempotency::Answer {
            body_hash: self.body,
            status: i64::from(kept.status),
            answer: kept.answer.clone(),
        };
        idempotency::put(sql, &self.key, &answer, at_ms)
    }

    /// Forgets the answer: the same request may be tried again.
    pub fn forget(&self, sql: &mut dyn Sql) -> Result<(), Fault> {
        idempotency::forget(sql, &self.key)
    }
}

/// One digest of several parts, each with its length so that parts can't run into each other.
fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_to_its_path_and_a_form_s_to_its_mark() {
        let headers = |key: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("idempotency-key", axum::http::HeaderValue::from_static(key));
            headers
        };
        let from = |last| Asker { address: Some([192, 0, 2, last].into()), is_at_home: false };
        let api = |key, path, body: &[u8]| {
            let once = Once::of_api(&headers(key), &from(1), path, body).expect("a fine key");
            once.expect("a key")
        };
        assert_eq!(api("k", "/a", b"1").key, api("k", "/a", b"2").key);
        assert_ne!(api("k", "/a", b"1").body, api("k", "/a", b"2").body);
        assert_ne!(api("k", "/a", b"1").key, api("k", "/b", b"1").key);
        let other = Once::of_api(&headers("k"), &from(2), "/a", b"1").expect("a fine key");
        let other = other.expect("a key");
        assert_eq!(other.key, api("k", "/a", b"1").key);
        assert_ne!(other.body, api("k", "/a", b"1").body, "somebody else asks");
        assert_ne!(api("ka", "/", b"").key, api("a", "/k", b"").key);
        assert!(
            Once::of_api(&HeaderMap::new(), &from(1), "/a", b"1").is_ok_and(|once| once.is_none())
        );
        assert!(Once::of_api(&headers(""), &from(1), "/a", b"1").is_err());
        assert!(Once::of_api(&headers("two words"), &from(1), "/a", b"1").is_err());
        let form = |once, body: &[u8]| Once::of_form(once, "/a", body).map(|once| once.key);
        assert_eq!(form("o", b"1"), form("o", b"1"));
        assert_ne!(form("o", b"1"), form("o", b"2"));
        let mark = |once, body: &[u8]| Once::of_mark(once, "/a", body).map(|once| once.key);
        assert_eq!(mark("o", b"1"), mark("o", b"2"), "the same form, with other words");
        assert_ne!(mark("o", b"1"), mark("p", b"1"));
        assert_eq!(form("", b"1"), None);
    }
}

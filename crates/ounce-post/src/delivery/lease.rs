//! Whose turn it is to deliver, when several processes serve one database.
//!
//! A letter that two of them send is no harm (it has one Message-ID), but it is not good manners
//! either. So one of them holds a lease, kept as a setting with the time it ends; whoever crashes
//! with it is waited for no longer than that.

use ounce_store::{Fault, Sql, settings};

const SETTING: &str = "mail-lease";
/// Longer than any one delivery may take, so that nobody else starts while one is under way.
pub(super) const TERM_MS: i64 = 150_000;
/// It is renewed when less than this is left of it.
pub(super) const RENEW_MS: i64 = 120_000;

/// One process's claim to deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Distinguishes this process from others, and from itself before a restart.
    holder: String,
}

impl Lease {
    pub fn new(chance: [u8; 8]) -> Self {
        Self { holder: format!("{:016x}", u64::from_be_bytes(chance)) }
    }

    /// Takes the lease, or renews it; false while somebody else has it.
    pub(super) fn take(&self, sql: &mut dyn Sql, now_ms: i64) -> Result<bool, Fault> {
        let held = settings::get(sql, SETTING)?;
        let by_other =
            held.as_deref().and_then(|held| held.split_once(' ')).is_some_and(|(holder, until)| {
                holder != self.holder && until.parse::<i64>().is_ok_and(|until| until > now_ms)
            });
        if by_other {
            return Ok(false);
        }
        settings::put(sql, SETTING, &format!("{} {}", self.holder, now_ms + TERM_MS))?;
        Ok(true)
    }

    /// Gives the lease back, if it is this process's.
    pub fn give_back(&self, sql: &mut dyn Sql) -> Result<(), Fault> {
        let held = settings::get(sql, SETTING)?;
        match held.is_some_and(|held| held.starts_with(&self.holder)) {
            true => settings::put(sql, SETTING, ""),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ounce_store::{Options, Store};

    #[test]
    fn one_holds_it_until_it_gives_it_back_or_is_gone_too_long() {
        let name = format!("ounce-lease-{}.db", std::process::id());
        let file = std::env::temp_dir().join(name);
        let url = format!("sqlite:{}", file.display());
        let store = Store::open(&url, Options::new(0)).expect("a new database opens");
        let (one, other) = (Lease::new([1; 8]), Lease::new([2; 8]));
        let done = store.write_now(move |sql| {
            let mut taken = vec![
                one.take(sql, 1_000)?,
                other.take(sql, 2_000)?,
                one.take(sql, 3_000)?,
                other.take(sql, 3_000 + TERM_MS)?,
                one.take(sql, 4_000 + TERM_MS)?,
            ];
            one.give_back(sql)?;
            taken.push(one.take(sql, 4_000 + TERM_MS)?);
            other.give_back(sql)?;
            taken.push(one.take(sql, 4_000 + TERM_MS)?);
            Ok(Ok::<_, ()>(taken))
        });
        let wanted = vec![true, false, true, true, false, false, true];
        store.close();
        // A file that stays behind in the system's temporary folder does no harm.
        let _ = std::fs::remove_file(file);
        assert_eq!(done.expect("the store works"), Ok(wanted));
    }
}

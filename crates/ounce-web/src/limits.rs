//! How often one address may ask, by class of request.
//!
//! Reading is generous. Sign-ups allow a whole class of sixty behind one school's address at once,
//! with two mistakes each: a form that comes back has been sent, too.
//! Gifts are tighter, since stolen cards are tried out on charities, also with a sign-up. Kept in
//! memory per process, and forgotten when idle; no address is ever logged.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{NotUntil, Quota, RateLimiter};

use crate::source::Uptime;

/// How many requests may come at once, and how often one more may follow.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    pub burst: NonZeroU32,
    pub then_every: Duration,
}

/// The allowances of one address.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub reading: Allowance,
    pub signing_up: Allowance,
    pub giving: Allowance,
    pub signing_in: Allowance,
    /// Of one token of a member's program, wherever it asks from.
    pub by_token: Allowance,
}

const fn allowance(burst: u32, then_every_ms: u64) -> Allowance {
    let burst = NonZeroU32::new(burst).expect("a burst is more than none");
    Allowance { burst, then_every: Duration::from_millis(then_every_ms) }
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            reading: allowance(600, 20),
            signing_up: allowance(180, 1_000),
            giving: allowance(20, 5_000),
            // Letters and codes of the members behind one address, with a few mistakes.
            signing_in: allowance(30, 10_000),
            by_token: allowance(300, 200),
        }
    }
}

/// The class of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Reading,
    SigningUp,
    Giving,
    SigningIn,
}

type Limiter<Key> = RateLimiter<Key, HashMapStateStore<Key>, PaceClock, NoOpMiddleware<Nanos>>;

pub struct Limits {
    reading: Limiter<IpAddr>,
    signing_up: Limiter<IpAddr>,
    giving: Limiter<IpAddr>,
    signing_in: Limiter<IpAddr>,
    by_token: Limiter<[u8; 16]>,
    clock: PaceClock,
}

impl Limits {
    pub fn new(pace: Pace, uptime: Uptime) -> Self {
        let clock = PaceClock { uptime };
        let quota = |allowed: Allowance| {
            Quota::with_period(allowed.then_every)
                .expect("a pause is longer than nothing")
                .allow_burst(allowed.burst)
        };
        let limiter = |allowed| RateLimiter::hashmap_with_clock(quota(allowed), clock.clone());
        Self {
            reading: limiter(pace.reading),
            signing_up: limiter(pace.signing_up),
            giving: limiter(pace.giving),
            signing_in: limiter(pace.signing_in),
            by_token: RateLimiter::hashmap_with_clock(quota(pace.by_token), clock.clone()),
            clock,
        }
    }

    /// Takes one request from the allowance of a network ([`crate::asker::network`]).
    ///
    /// # Errors
    /// How many seconds to wait before asking again, at least one.
    pub fn check(&self, class: Class, network: IpAddr) -> Result<(), u64> {
        self.limiter(class).check_key(&network).map_err(|too_early| self.wait(&too_early))
    }

    /// Takes one request from the allowance of a token, by the token's id.
    ///
    /// # Errors
    /// How many seconds to wait before asking again, at least one.
    pub fn check_token(&self, token: [u8; 16]) -> Result<(), u64> {
        self.by_token.check_key(&token).map_err(|too_early| self.wait(&too_early))
    }

    fn wait(&self, too_early: &NotUntil<Nanos>) -> u64 {
        let wait = too_early.wait_time_from(self.clock.now());
        wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
    }

    /// Drops addresses whose whole allowance has come back.
    pub fn forget_idle(&self) {
        for class in [Class::Reading, Class::SigningUp, Class::Giving, Class::SigningIn] {
            self.limiter(class).retain_recent();
        }
        self.by_token.retain_recent();
    }

    fn limiter(&self, class: Class) -> &Limiter<IpAddr> {
        match class {
            Class::Reading => &self.reading,
            Class::SigningUp => &self.signing_up,
            Class::Giving => &self.giving,
            Class::SigningIn => &self.signing_in,
        }
    }
}

/// The limiter's time: nanoseconds that never go back, also when the machine's clock is set.
#[derive(Clone)]
struct PaceClock {
    uptime: Uptime,
}

impl governor::clock::Clock for PaceClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        // The limiter looks back by a whole burst from its first moment on.
        Nanos::from((self.uptime)() + Duration::from_secs(86_400))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    fn limits() -> (Limits, Arc<AtomicU64>) {
        let seconds = Arc::new(AtomicU64::new(0));
        let shown = Arc::clone(&seconds);
        let uptime = move || Duration::from_secs(shown.load(Ordering::Relaxed));
        (Limits::new(Pace::default(), Arc::new(uptime)), seconds)
    }

    const SCHOOL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

    #[test]
    fn a_class_signs_up_at_once_and_a_flood_is_told_when_to_come_back() {
        let (limits, seconds) = limits();
        for sent in 0..60 * 3 {
            assert_eq!(limits.check(Class::SigningUp, SCHOOL), Ok(()), "{sent}");
        }
        assert_eq!(limits.check(Class::SigningUp, SCHOOL), Err(1));
        assert_eq!(limits.check(Class::Reading, SCHOOL), Ok(()));
        seconds.fetch_add(2, Ordering::Relaxed);
        assert_eq!(limits.check(Class::SigningUp, SCHOOL), Ok(()));
        assert_eq!(limits.check(Class::SigningUp, SCHOOL), Ok(()));
        assert_eq!(limits.check(Class::SigningUp, SCHOOL), Err(1));
    }

    #[test]
    fn gifts_wait_longer_and_addresses_do_not_share() {
        let (limits, seconds) = limits();
        for _ in 0..20 {
            assert_eq!(limits.check(Class::Giving, SCHOOL), Ok(()));
        }
        assert_eq!(limits.check(Class::Giving, SCHOOL), Err(5));
        let other = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 8));
        assert_eq!(limits.check(Class::Giving, other), Ok(()));
        seconds.fetch_add(5, Ordering::Relaxed);
        assert_eq!(limits.check(Class::Giving, SCHOOL), Ok(()));
    }
}

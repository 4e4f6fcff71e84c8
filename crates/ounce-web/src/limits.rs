//! How often one address may ask, by what it asks for.
//!
//! Reading is generous. Sign-ups allow a whole class of sixty behind one school's address at once,
//! with two mistakes each: a form that comes back has been sent, too.
//! Gifts are tighter, since stolen cards are tried out on charities, also with a sign-up. Kept in
//! memory per process, and forgotten when idle; no address is ever logged.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{NotUntil, Quota, RateLimiter};
use jiff::Timestamp;

use crate::source::Clock;

/// So many at once, then one more every so often.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    pub burst: NonZeroU32,
    pub then_every: Duration,
}

/// What is allowed per address.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub reading: Allowance,
    pub signing_up: Allowance,
    pub giving: Allowance,
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
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Reading,
    SigningUp,
    Giving,
}

type Limiter = RateLimiter<IpAddr, HashMapStateStore<IpAddr>, PaceClock, NoOpMiddleware<Nanos>>;

pub struct Limits {
    reading: Limiter,
    signing_up: Limiter,
    giving: Limiter,
    clock: PaceClock,
}

impl Limits {
    pub fn new(pace: Pace, clock: Clock) -> Self {
        let clock = PaceClock { started: clock(), clock };
        let limiter = |allowed: Allowance| {
            let quota = Quota::with_period(allowed.then_every)
                .expect("a pause is longer than nothing")
                .allow_burst(allowed.burst);
            RateLimiter::hashmap_with_clock(quota, clock.clone())
        };
        Self {
            reading: limiter(pace.reading),
            signing_up: limiter(pace.signing_up),
            giving: limiter(pace.giving),
            clock,
        }
    }

    /// # Errors
    /// How many seconds to wait before asking again, at least one.
    pub fn check(&self, class: Class, address: IpAddr) -> Result<(), u64> {
        self.limiter(class).check_key(&network(address)).map_err(|too_early: NotUntil<Nanos>| {
            let wait = too_early.wait_time_from(self.clock.now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }

    /// Drops addresses that have all their allowance again.
    pub fn forget_idle(&self) {
        for class in [Class::Reading, Class::SigningUp, Class::Giving] {
            self.limiter(class).retain_recent();
        }
    }

    fn limiter(&self, class: Class) -> &Limiter {
        match class {
            Class::Reading => &self.reading,
            Class::SigningUp => &self.signing_up,
            Class::Giving => &self.giving,
        }
    }
}

/// Whom an address stands for: one household gets a whole IPv6 /64, so its other half is dropped.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// The app's clock as the limiter wants it: nanoseconds since it was made.
#[derive(Clone)]
struct PaceClock {
    started: Timestamp,
    clock: Clock,
}

impl governor::clock::Clock for PaceClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let since = (self.clock)().duration_since(self.started);
        // A clock set back must not lock anybody out: it counts as no time.
        let since = Duration::try_from(since).unwrap_or_default();
        // The limiter looks back by a whole burst from its first moment on.
        Nanos::from(since + Duration::from_secs(86_400))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    fn limits() -> (Limits, Arc<AtomicI64>) {
        let seconds = Arc::new(AtomicI64::new(1_800_000_000));
        let shown = Arc::clone(&seconds);
        let now = move || Timestamp::new(shown.load(Ordering::Relaxed), 0).expect("in range");
        (Limits::new(Pace::default(), Arc::new(now)), seconds)
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
        // A clock that is set back by an hour neither helps nor harms for longer than that.
        seconds.fetch_sub(3_600, Ordering::Relaxed);
        assert!(limits.check(Class::Giving, SCHOOL).is_err());
    }

    #[test]
    fn a_household_is_one_whatever_its_lower_half_says() {
        let one: IpAddr = "2001:db8:1:2:3::4".parse().expect("an address");
        let two: IpAddr = "2001:db8:1:2:ffff::1".parse().expect("an address");
        let next_door: IpAddr = "2001:db8:1:3::4".parse().expect("an address");
        assert_eq!(network(one), network(two));
        assert_ne!(network(one), network(next_door));
        let mapped: IpAddr = "::ffff:192.0.2.7".parse().expect("an address");
        assert_eq!(network(mapped), SCHOOL);
    }
}

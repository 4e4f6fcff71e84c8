//! When a host who has not reported is reminded.

const DAY_MS: i64 = 86_400_000;

/// So many days after the start of the stroll: the first reminder, and the last.
pub const AFTER_DAYS: [i64; 2] = [2, 9];

/// Nobody is asked for a report that is this many days late: the coordinator knows by then.
pub const UNTIL_DAYS: i64 = 45;

/// The number of the reminder that a host should have had by now, from 1. When the service was not
/// running at the hour of the first one, the host gets one letter later and not two.
pub fn due(began_ms: i64, now_ms: i64) -> Option<i64> {
    let since_ms = now_ms.saturating_sub(began_ms);
    if since_ms >= UNTIL_DAYS * DAY_MS {
        return None;
    }
    let reached = AFTER_DAYS.iter().filter(|days| since_ms >= **days * DAY_MS).count();
    i64::try_from(reached).ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_reminded_after_two_and_after_nine_days() {
        for (days, ms, expected) in [
            (0, 0, None),
            (2, -1, None),
            (2, 0, Some(1)),
            (9, -1, Some(1)),
            (9, 0, Some(2)),
            (45, -1, Some(2)),
            (45, 0, None),
            (-3, 0, None),
        ] {
            assert_eq!(due(1_000, 1_000 + days * DAY_MS + ms), expected, "{days} days {ms} ms");
        }
    }
}

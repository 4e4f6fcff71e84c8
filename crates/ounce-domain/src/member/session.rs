//! How long a browser stays signed in.

/// A session that nobody uses ends after seven days.
pub const IDLE_MS: i64 = 7 * 86_400_000;
/// Every session ends thirty days after it began.
pub const LONGEST_MS: i64 = 30 * 86_400_000;
/// The last use is written down at most this often: reading a page must not write each time.
pub const NOTE_EVERY_MS: i64 = 5 * 60_000;

/// When a session began, and when it was last used, in Unix milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    pub began_ms: i64,
    pub used_ms: i64,
}

impl Times {
    /// Whether it is still open. A clock that was set back does not end it: the member would be
    /// signed out for no reason, and it ends by the later time anyway.
    pub fn is_open(self, now_ms: i64) -> bool {
        now_ms < self.ends_ms()
    }

    /// When it ends unless it is used again.
    pub fn ends_ms(self) -> i64 {
        (self.used_ms + IDLE_MS).min(self.began_ms + LONGEST_MS)
    }

    /// Whether this use is to be written down.
    pub fn is_to_be_noted(self, now_ms: i64) -> bool {
        now_ms >= self.used_ms + NOTE_EVERY_MS
    }
}

/// The longest name of a device that is kept.
const LONGEST_DEVICE: usize = 60;

/// A short name for a browser and its system, from its `User-Agent`: enough to tell one's own
/// devices apart. Nothing else of the header is kept.
pub fn device(user_agent: &str) -> String {
    let first = |words: &[(&str, &'static str)]| {
        words.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    // In this order: Edge and Chrome say Safari too, and everybody says Mozilla.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ]);
    let name = match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => String::new(),
    };
    name.chars().take(LONGEST_DEVICE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_it_is_idle_and_at_last_in_any_case() {
        let fresh = Times { began_ms: 0, used_ms: 0 };
        assert!(fresh.is_open(IDLE_MS - 1));
        assert!(!fresh.is_open(IDLE_MS));
        let used = Times { began_ms: 0, used_ms: LONGEST_MS - 1 };
        assert!(used.is_open(LONGEST_MS - 1));
        assert!(!used.is_open(LONGEST_MS), "used to the last moment");
        assert!(fresh.is_open(-1), "a clock that was set back signs nobody out");
    }

    #[test]
    fn use_is_noted_once_in_a_while() {
        let times = Times { began_ms: 0, used_ms: 1_000 };
        assert!(!times.is_to_be_noted(1_000 + NOTE_EVERY_MS - 1));
        assert!(times.is_to_be_noted(1_000 + NOTE_EVERY_MS));
    }

    #[test]
    fn devices_are_told_apart_by_browser_and_system() {
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                    Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
        let android = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) \
                       Chrome/130.0.0.0 Mobile Safari/537.36";
        assert_eq!(device(iphone), "Safari, iPhone");
        assert_eq!(device(edge), "Edge, Windows");
        assert_eq!(device(android), "Chrome, Android");
        assert_eq!(device("curl/8.5"), "curl");
        assert_eq!(device("something of somebody's own"), "");
    }
}

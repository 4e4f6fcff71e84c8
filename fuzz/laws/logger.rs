//! Files of loggers, in any encoding, and the layouts they are read by.

use std::sync::LazyLock;

use ounce_milk::curve::Milliseconds;
use ounce_milk::curve::logger::{Logger, Order, read};

use super::curve::Sequence;

static LAYOUTS: LazyLock<Vec<Logger>> = LazyLock::new(|| {
    let named = Logger::built_in().filter_map(Logger::named);
    let in_order = |logger: Logger| {
        let zone = Some("America/New_York".to_owned());
        [logger.clone(), Logger { order: Some(Order::Mdy), zone, ..logger }]
    };
    named.flat_map(in_order).collect()
});

/// Times never fall, each probe has one reading at a time, and refusals say something. A layout
/// that is read is one that can be used.
pub(crate) fn logger(bytes: &[u8]) {
    for by in LAYOUTS.iter() {
        match read(bytes, by) {
            Ok(found) => {
                let mut sequence = Sequence::default();
                found.tell(&mut sequence);
                assert!(sequence.now.is_some(), "a file without a reading is refused");
                assert_eq!(read(bytes, by).as_ref(), Ok(&found));
                assert!(!found.clock.at(Milliseconds(0)).is_empty());
            }
            Err(bad) => {
                assert!(!bad.is_empty(), "refused without a reason");
                assert!(bad.iter().all(|row| row.line > 0 && !row.reason.is_empty()), "{bad:?}");
            }
        }
    }
    if let Some(text) = super::text(bytes)
        && let Ok(own) = Logger::parse(text)
    {
        assert_eq!(own.check(), Ok(()));
        drop(read(b"Time,P (C)\n2026-03-14 08:00:00,62.5\n", &own));
    }
}

//! What was entered so far, in a file that is gone on from.

use std::path::Path;

use jiff::Timestamp;
use ounce_milk::states::steps::{AskedBefore, Course, Entered, Walked};

use crate::milk::answer::{self, Unusable, unreadable};
use crate::milk::kept;

/// Adds what was entered and answers for it. A file that is only asked is not written to.
pub(super) fn add(file: &Path, entered: Vec<Entered>, now: Timestamp) -> Result<Walked, Unusable> {
    let adds = !entered.is_empty();
    let _alone = adds.then(|| kept::alone(file)).transpose()?;
    // A file that is there and cannot be looked at must not be begun anew.
    let is_there = file.try_exists().map_err(|error| unreadable(file, &error))?;
    let text = if is_there { answer::text(file)? } else { String::new() };
    let course = Course::resume(&text);
    let mut course = course.map_err(|bad| Unusable::rows(file, &[bad]))?;
    let (walked, lines) = course.add(entered, now).map_err(|AskedBefore(at)| {
        let name = file.display();
        Unusable::one(format!("{name}: it was asked for {at} before, which is later than {now}"))
    })?;
    if adds {
        kept::replace(file, (text + &lines).as_bytes())?;
    }
    Ok(walked)
}

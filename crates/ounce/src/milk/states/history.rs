//! The file of everything that was entered so far. Each command adds to it.

use std::path::Path;

use jiff::Timestamp;
use ounce_milk::states::steps::{AskedBefore, Course, Entered, Walked};

use crate::milk::answer::{self, Unusable, unreadable};
use crate::milk::kept;

/// Adds these entries and gives the answer. If there are none, the file is not written to.
pub(super) fn add(file: &Path, entered: Vec<Entered>, now: Timestamp) -> Result<Walked, Unusable> {
    let adds = !entered.is_empty();
    let _alone = adds.then(|| kept::alone(file)).transpose()?;
    // If the file may be there but cannot be looked at, it must not be begun anew.
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

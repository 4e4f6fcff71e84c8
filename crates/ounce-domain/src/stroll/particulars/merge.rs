//! One field that two people may have changed.

use super::Field;
use crate::refusal::PlanRefusal;

/// Which of two texts somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Mine,
    Theirs,
}

impl Keep {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "mine" => Some(Self::Mine),
            "theirs" => Some(Self::Theirs),
            _ => None,
        }
    }
}

/// A field as it comes back from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched<F = Field> {
    pub field: F,
    /// The text when the form was opened.
    pub base: String,
    /// The text now.
    pub mine: String,
    pub keep: Option<Keep>,
    /// Both texts were shown, so one of them has to be chosen.
    pub must_choose: bool,
}

/// The text to write; `None` when the field stays as it is.
///
/// # Errors
/// `ChangedMeanwhile` when somebody else wrote another text since the form was opened, also when it
/// is another one than the form showed the last time; and when a choice is left open.
pub(crate) fn merge<'a, F>(
    touched: &'a Touched<F>,
    now: &str,
) -> Result<Option<&'a str>, PlanRefusal> {
    // A browser writes a line end as two characters.
    let same = |a: &str, b: &str| a.replace("\r\n", "\n").trim() == b.replace("\r\n", "\n").trim();
    let Touched { base, mine, keep, must_choose, .. } = touched;
    match keep {
        Some(Keep::Theirs) => return Ok(None),
        None if *must_choose => return Err(PlanRefusal::ChangedMeanwhile),
        None | Some(Keep::Mine) => {}
    }
    if same(mine, base) || same(mine, now) {
        return Ok(None);
    }
    if same(base, now) { Ok(Some(mine)) } else { Err(PlanRefusal::ChangedMeanwhile) }
}

//! What people type, parsed once into types that cannot be wrong.
//!
//! Names are kept as typed: any script, any direction, emoji too. Only text that could not be shown
//! or sent is refused: control characters, nothing visible, or more than a page can hold.
//! Characters that would turn the direction of the page around a name are refused or removed.

use crate::id::Id;
use crate::refusal::FieldRefusal;
use std::fmt;

mod mention;
mod slug_of;

pub use mention::without_address;
pub use slug_of::slug_of;

/// Lower-case ASCII letters, digits and single hyphens; the readable part of a link that lasts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    pub const MAX: usize = 80;

    /// # Errors
    /// `Missing`, `TooLong` or `NotASlug`.
    pub fn parse(text: &str) -> Result<Self, FieldRefusal> {
        if text.is_empty() {
            return Err(FieldRefusal::Missing);
        }
        if text.len() > Self::MAX {
            return Err(FieldRefusal::TooLong(Self::MAX as i64));
        }
        let fits = text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if fits { Ok(Self(text.to_owned())) } else { Err(FieldRefusal::NotASlug) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The domain of addresses of those who were erased.
const NOBODY: &str = "erased.invalid";
/// The domain that stands for an address where somebody in the park gave none.
const NONE_GIVEN: &str = "none-given.invalid";

/// An address that mail can be sent to. Debug output hides it: addresses never reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// RFC 5321, 4.5.3.1.3: a path of 256 octets less its angle brackets.
    pub const MAX: usize = 254;

    /// Reads an address of the form `local@domain.tld`. Quoted local parts, comments and address
    /// literals are refused: real people do not have them and mistyped ones look like them.
    ///
    /// # Errors
    /// `Missing`, `TooLong` or `NotAnEmail`.
    pub fn parse(text: &str) -> Result<Self, FieldRefusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldRefusal::Missing);
        }
        if text.len() > Self::MAX {
            return Err(FieldRefusal::TooLong(Self::MAX as i64));
        }
        let (local, domain) = text.split_once('@').ok_or(FieldRefusal::NotAnEmail)?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && (local.split('.').all(|atom| !atom.is_empty())
                || may_have_loose_dots(local, domain))
            && local.chars().all(is_atom_text);
        let labels: Vec<&str> = domain.split('.').collect();
        let domain_fits = labels.len() > 1
            && labels.iter().all(|label| is_label(label))
            && labels.last().is_some_and(|top| top.chars().any(char::is_alphabetic))
            // A domain that the network can't spell takes no mail.
            && idna::domain_to_ascii(domain).is_ok();
        if local_fits && domain_fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(FieldRefusal::NotAnEmail)
        }
    }

    /// The address of a row whose person was erased. It differs from row to row, so that rows stay
    /// apart, and takes no mail (RFC 2606).
    pub fn of_nobody<T>(row: Id<T>) -> Self {
        Self(format!("{row}@{NOBODY}").to_lowercase())
    }

    /// Whether this is the address of somebody who was erased: nothing is sent to it.
    pub fn is_of_nobody(&self) -> bool {
        self.0.rsplit_once('@').is_some_and(|(_, domain)| domain.eq_ignore_ascii_case(NOBODY))
    }

    /// Stands for the address of a family that gave none. It differs from row to row, and takes no
    /// mail.
    pub fn none_given<T>(row: Id<T>) -> Self {
        Self(format!("{row}@{NONE_GIVEN}").to_lowercase())
    }

    /// Whether somebody can be reached by it.
    pub fn takes_mail(&self) -> bool {
        let domain = self.0.rsplit_once('@').map_or("", |(_, domain)| domain);
        !domain.eq_ignore_ascii_case(NOBODY) && !domain.eq_ignore_ascii_case(NONE_GIVEN)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first letter and the domain, for those who need not know the address: `a…@example.org`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first: String = local.chars().take(1).collect();
        format!("{first}…@{domain}")
    }

    /// The form in which two addresses are compared. People sometimes write capitals, and a domain
    /// beyond ASCII either as it looks or as the network spells it (`xn--…`).
    pub fn key(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase());
        format!("{}@{domain}", local.to_lowercase())
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(hidden)")
    }
}

/// Two Japanese carriers handed out addresses with several dots in a row, or one before the @, until
/// 2009, and people still have them. No mail program takes them elsewhere.
fn may_have_loose_dots(local: &str, domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    matches!(domain.as_str(), "docomo.ne.jp" | "ezweb.ne.jp") && !local.starts_with('.')
}

/// RFC 5322 `atext`, the dot, and letters of any script (RFC 6531).
fn is_atom_text(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// A name as its owner writes it.
///
/// # Errors
/// `Missing`, `TooLong(100)` or `NotText`.
pub fn name(text: &str) -> Result<String, FieldRefusal> {
    line(text, 100)
}

/// One line of text of at most `max` characters, trimmed.
///
/// # Errors
/// `Missing`, `TooLong(max)` or `NotText`.
pub fn line(text: &str, max: usize) -> Result<String, FieldRefusal> {
    let text = without_frames(text)?;
    let text: String = text.chars().map(|c| if is_blank(c) { ' ' } else { c }).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    if text.chars().count() > max {
        return Err(FieldRefusal::TooLong(max as i64));
    }
    if text.chars().any(char::is_control) || text.chars().all(is_invisible) {
        return Err(FieldRefusal::NotText);
    }
    Ok(text.to_owned())
}

/// Text of several lines and at most `max` characters; may be empty. Line ends become `\n`.
///
/// # Errors
/// `TooLong(max)` or `NotText`.
pub fn message(text: &str, max: usize) -> Result<String, FieldRefusal> {
    let text = without_frames(text)?.replace("\r\n", "\n");
    // A line end of any system ends a line here; a tab from a document becomes a space.
    let text = text.chars().map(|c| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        c => c,
    });
    let text = text.collect::<String>().trim().to_owned();
    if text.chars().count() > max {
        return Err(FieldRefusal::TooLong(max as i64));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(FieldRefusal::NotText);
    }
    Ok(text)
}

/// Text without the frames of direction that address books put around a name when it is copied:
/// embeddings, isolates and their ends. Each of its letters has a direction of its own, and a frame
/// that is left open would turn what stands behind it on a page.
///
/// # Errors
/// `NotText` for an override, which shows letters in another order than they have.
fn without_frames(text: &str) -> Result<String, FieldRefusal> {
    if text.contains(['\u{202d}', '\u{202e}']) {
        return Err(FieldRefusal::NotText);
    }
    let is_frame = |c: &char| matches!(c, '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}');
    Ok(text.chars().filter(|c| !is_frame(c)).collect())
}

/// White space that keyboards and documents leave in a line, other than the space itself. A line
/// feed is none: it would be a second line.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that leave nothing to see on their own: what Unicode calls default ignorable (joiners,
/// marks of direction, fillers, variation selectors, tags), blank Braille, marks of annotation.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}'
            | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests;

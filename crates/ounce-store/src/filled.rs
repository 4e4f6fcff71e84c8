//! What an importer filled in by rule, since the file does not say it.

/// Which values of imported records the file does not say. They hold for a new record. For one that
/// is on record already, what is on record stands, so that the same file again changes nothing
/// although time goes on, a campaign speaks another language first, or a waiver has a newer text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// When it was.
    pub at: bool,
    pub language: bool,
    /// The version of the waiver that was signed.
    pub waiver: bool,
}

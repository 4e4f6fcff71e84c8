//! The standing of a book after its last row. It is kept beside the rows, so that the movements of
//! a day can be judged without reading all rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Books, Wanted};
use crate::balance::movement::Movement;
use crate::balance::sums::FlatSums;
use crate::seal;

/// The sums of a book after its last row, and which rows it must always have at hand.
///
/// Its text ([`Standing::to_json`]) has a digest over itself. It names the last row that it counts,
/// so that a caller can see whether some rows belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// How many entries were written down.
    pub(super) entries: usize,
    /// How many rows are kept.
    pub(super) rows: usize,
    pub(super) posted: usize,
    /// SHA-256 over all movements, as a balance has it.
    pub(super) moves_sha256: [u8; 32],
    /// The digest of the last row, empty when there is none.
    pub(super) rows_sha256: String,
    /// The entries that are refused, counted from 0.
    pub(super) refused: BTreeSet<usize>,
    /// The rows that refused and waiting entries must have at hand.
    pub(super) wanted: Wanted,
    pub(super) sums: FlatSums,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed<S> {
    standing: S,
    sha256: String,
}

impl Default for Standing {
    /// The standing of a book without a row.
    fn default() -> Self {
        Books::default().standing()
    }
}

impl Standing {
    pub(super) fn of(books: &Books, rows: usize, rows_sha256: String) -> Self {
        let waiting: BTreeSet<usize> = books.waiting.values().flatten().copied().collect();
        let refused: BTreeSet<usize> = books.refused.values().flatten().copied().collect();
        let mut wanted = Wanted::default();
        for at in &refused {
            let entry = &books.entries[at];
            if waiting.contains(at) {
                wanted.add(&entry.movement);
            }
            let against = entry.posted.err().and_then(|refusal| refusal.against);
            let named = against.and_then(|other| books.movement(other)).into_iter();
            wanted.moves.extend(named.chain([&entry.movement]).map(|one| one.id.clone()));
        }
        Self {
            entries: books.written,
            rows,
            posted: books.posted,
            moves_sha256: books.digest,
            rows_sha256,
            refused,
            wanted,
            sums: books.sums.flat(),
        }
    }

    /// How many rows are kept.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The digest of the last row; empty when there is none.
    pub fn rows_sha256(&self) -> &str {
        &self.rows_sha256
    }

    /// The rows that a book must have at hand to post these movements and to tell its refusals.
    pub fn wanted(&self, moves: &[Movement]) -> Wanted {
        let mut wanted = self.wanted.clone();
        moves.iter().for_each(|movement| wanted.add(movement));
        wanted
    }

    /// The text to keep.
    pub fn to_json(&self) -> String {
        let sealed = Sealed { standing: self, sha256: seal::digest(self) };
        serde_json::to_string(&sealed).expect("a standing has text keys") + "\n"
    }

    /// Reads [`Standing::to_json`].
    ///
    /// # Errors
    /// One sentence, if the text is no standing or was changed.
    pub fn parse(text: &str) -> Result<Self, String> {
        let sealed: Sealed<Self> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if seal::digest(&sealed.standing) != sealed.sha256 {
            return Err("it is not what was kept".to_owned());
        }
        Ok(sealed.standing)
    }
}

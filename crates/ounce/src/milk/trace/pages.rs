//! An image in a file. Only the pieces that a question needs are read.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use ounce_milk::trace::{Damaged, Pages};

/// The bytes read at once, and how many such pieces are kept: 32 MiB.
const PIECE: usize = 16 * 1024;
const KEPT: usize = 2048;

pub(super) struct FilePages {
    file: File,
    length: u64,
    read: RefCell<BTreeMap<u64, Vec<u8>>>,
}

impl FilePages {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length, read: RefCell::default() })
    }

    fn piece(&self, number: u64) -> Result<Vec<u8>, Damaged> {
        let at = number * PIECE as u64;
        let left = self.length.saturating_sub(at);
        let mut piece = vec![0; usize::try_from(left).map_or(PIECE, |left| left.min(PIECE))];
        let read = self.file.read_exact_at(&mut piece, at);
        read.map_err(|error| Damaged::Unreadable(error.to_string()))?;
        Ok(piece)
    }
}

impl Pages for FilePages {
    fn read(&self, at: u64, into: &mut [u8]) -> Result<(), Damaged> {
        let end = at.checked_add(into.len() as u64).filter(|end| *end <= self.length);
        end.ok_or(Damaged::Short)?;
        if into.len() >= PIECE {
            let read = self.file.read_exact_at(into, at);
            return read.map_err(|error| Damaged::Unreadable(error.to_string()));
        }
        let mut read = self.read.borrow_mut();
        let mut filled = 0;
        while filled < into.len() {
            let place = at + filled as u64;
            let (number, within) = (place / PIECE as u64, (place % PIECE as u64) as usize);
            if !read.contains_key(&number) {
                if read.len() >= KEPT {
                    read.clear();
                }
                read.insert(number, self.piece(number)?);
            }
            let piece = &read[&number][within..];
            let count = piece.len().min(into.len() - filled);
            into[filled..filled + count].copy_from_slice(&piece[..count]);
            filled += count;
        }
        Ok(())
    }

    fn length(&self) -> u64 {
        self.length
    }
}

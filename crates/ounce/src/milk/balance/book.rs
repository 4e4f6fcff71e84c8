//! The book of milk in a file. A day's movements are added to it and answered from it without
//! reading all of it.
//!
//! Beside `BOOK.csv` stand two files. `BOOK.csv.index` says where the rows about a thing are, and
//! `BOOK.csv.standing` has the sums of all rows, their number and the refused entries. Rows are
//! added at the end of the book, and the standing is replaced last. So rows that the standing does
//! not count come from a command that was interrupted, and are cut off. Each row that is read is
//! compared with its digest. If index or standing is missing or damaged, the whole book is read,
//! and the next command that adds to the book makes both again.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

use ounce_milk::balance::{Books, KeptRow, Movement, Standing, index};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::milk::answer::{self, Unusable, unreadable};
use crate::milk::kept;

/// How many bytes of a row are read at once; most have fewer.
const PIECE: usize = 512;
const CHANGED: &str = "a row is not what was kept; with --whole it is named";

/// How much of a book is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Only the rows that the movements need.
    Wanted,
    /// All of it.
    Whole,
}

/// The content of `BOOK.csv.standing`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    book_bytes: usize,
    index_sha256: String,
    standing: Standing,
}

/// A book in a file.
pub(super) struct Book<'a> {
    file: &'a Path,
    /// The content of its standing file and of its index, if both are sound.
    beside: Option<(Beside, Vec<u8>)>,
}

impl<'a> Book<'a> {
    /// The book in a file. The file need not be there yet.
    pub(super) fn at(file: &'a Path) -> Result<Self, Unusable> {
        let standing = kept::beside(file, ".standing");
        let beside = match fs::read_to_string(&standing) {
            Ok(text) => read(&text),
            Err(error) if [ErrorKind::NotFound, ErrorKind::InvalidData].contains(&error.kind()) => {
                None
            }
            Err(error) => return Err(unreadable(&standing, &error)),
        };
        let index = fs::read(kept::beside(file, ".index")).unwrap_or_default();
        Ok(Self { file, beside: beside.and_then(|beside| fitting(beside, index)) })
    }

    /// The books for these movements.
    pub(super) fn open(&self, moves: &[Movement], how: Reading) -> Result<Books, Unusable> {
        // A book that is there and cannot be looked at must not be begun anew.
        let is_there = self.file.try_exists().map_err(|error| unreadable(self.file, &error))?;
        match &self.beside {
            None if is_there => self.resumed(&answer::text(self.file)?),
            None => Ok(Books::default()),
            Some((beside, _)) if how == Reading::Whole => self.whole(beside),
            Some((beside, mentions)) => {
                let book = self.ended(beside)?;
                let wanted = beside.standing.wanted(moves);
                let rows = self.rows(&book, &index::find(mentions, &wanted))?;
                let opened = Books::open(&beside.standing, wanted, rows);
                opened.map_err(|fault| self.refused(&fault.to_string()))
            }
        }
    }

    /// Reads all rows that the standing counts. They are refused if they give another standing.
    fn whole(&self, beside: &Beside) -> Result<Books, Unusable> {
        let mut text = answer::text(self.file)?;
        if text.len() < beside.book_bytes || !text.is_char_boundary(beside.book_bytes) {
            return Err(self.refused("rows are missing at its end"));
        }
        text.truncate(beside.book_bytes);
        let books = self.resumed(&text)?;
        let is_same = books.standing() == beside.standing;
        if is_same { Ok(books) } else { Err(self.refused("its rows come to something else")) }
    }

    fn resumed(&self, text: &str) -> Result<Books, Unusable> {
        Books::resume(text).map_err(|bad| Unusable::rows(self.file, &bad))
    }

    fn refused(&self, reason: &str) -> Unusable {
        Unusable::one(format!("{}: {reason}", self.file.display()))
    }

    /// Opens the file. It is refused if the counted rows do not end with the digest that the
    /// standing names.
    fn ended(&self, beside: &Beside) -> Result<File, Unusable> {
        let failed = |error: io::Error| unreadable(self.file, &error);
        let book = File::open(self.file).map_err(failed)?;
        if book.metadata().map_err(failed)?.len() < beside.book_bytes as u64 {
            return Err(self.refused("rows are missing at its end"));
        }
        let last = format!("{}\n", beside.standing.rows_sha256());
        let mut end = vec![0; last.len()];
        let from = beside.book_bytes.saturating_sub(last.len());
        book.read_exact_at(&mut end, from as u64).map_err(failed)?;
        let is_last = beside.standing.rows() == 0 || end == last.as_bytes();
        if is_last { Ok(book) } else { Err(self.refused(CHANGED)) }
    }

    /// The rows at these places, each checked with the digest of the row before.
    fn rows(&self, book: &File, at: &BTreeSet<u64>) -> Result<Vec<KeptRow>, Unusable> {
        let mut text = KeptRow::COLUMNS.join(",") + "\n";
        let (first, mut before) = (text.len() as u64, Vec::new());
        for at in at {
            let found = piece(book, *at, first).map_err(|error| unreadable(self.file, &error))?;
            let (digest, row) = found.ok_or_else(|| self.refused(CHANGED))?;
            text += &row;
            before.push(digest);
        }
        let rows = KeptRow::read(&text).map_err(|_| self.refused(CHANGED))?;
        let follow = rows.iter().zip(&before).all(|(row, before)| row.follows(before));
        if follow && rows.len() == before.len() { Ok(rows) } else { Err(self.refused(CHANGED)) }
    }

    /// Adds the rows that were posted since the books were opened. If the book has no sound index
    /// and standing yet, all of it is written.
    pub(super) fn add(self, books: &Books) -> Result<(), Unusable> {
        let is_new = self.beside.is_none();
        let (mut text, mut mentions, length) = match self.beside {
            Some((beside, mentions)) => (String::new(), mentions, beside.book_bytes),
            None => (KeptRow::COLUMNS.join(",") + "\n", Vec::new(), 0),
        };
        let known = mentions.len();
        let mut add = |row: KeptRow| {
            index::mention(&row, (length + text.len()) as u64, &mut mentions);
            text += &(row.text() + "\n");
        };
        let index = kept::beside(self.file, ".index");
        if is_new {
            books.each_row(add);
            kept::replace(self.file, text.as_bytes())?;
            kept::replace(&index, &mentions)?;
        } else {
            books.added().into_iter().for_each(&mut add);
            append(self.file, length, text.as_bytes())?;
            append(&index, known, &mentions[known..])?;
        }
        let book_bytes = length + text.len();
        let (index_sha256, standing) = (sum(&mentions), books.standing());
        let json = serde_json::to_string(&Beside { book_bytes, index_sha256, standing });
        let json = json.map_err(Unusable::one)?;
        let sealed = format!("{}\n{json}\n", sum(json.as_bytes()));
        kept::replace(&kept::beside(self.file, ".standing"), sealed.as_bytes())
    }
}

/// Reads the text of a standing file: a digest, and on the next line the JSON that it is made of.
fn read(text: &str) -> Option<Beside> {
    let (digest, json) = text.trim_end().split_once('\n')?;
    if sum(json.as_bytes()) != digest {
        return None;
    }
    serde_json::from_str(json).ok()
}

/// The standing file and its index, if they were kept together. Mentions of rows that the standing
/// does not count come from a command that was interrupted, and are cut off.
fn fitting(beside: Beside, mut index: Vec<u8>) -> Option<(Beside, Vec<u8>)> {
    let counted = |mention: &[u8]| {
        let at = mention.get(8..).and_then(|at| at.try_into().ok()).map(u64::from_le_bytes);
        at.is_some_and(|at| at < beside.book_bytes as u64)
    };
    let mentions = index.chunks(index::MENTION).take_while(|one| counted(one)).count();
    index.truncate(mentions * index::MENTION);
    (sum(&index) == beside.index_sha256).then_some((beside, index))
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The row at this place with its line end, and the digest of the row before, which is empty for
/// the first. `None` where no row ends.
fn piece(book: &File, at: u64, first: u64) -> io::Result<Option<(String, String)>> {
    // A digest in hexadecimal and a line end stand before each row but the first.
    let back = if at == first { 0 } else { 65 };
    let Some(from) = at.checked_sub(back as u64) else { return Ok(None) };
    let (mut bytes, mut seen, mut is_quoted) = (Vec::new(), back, false);
    loop {
        let known = bytes.len();
        bytes.resize(known + PIECE, 0);
        let read = book.read_at(&mut bytes[known..], from + known as u64)?;
        bytes.truncate(known + read);
        while let Some(byte) = bytes.get(seen) {
            seen += 1;
            is_quoted ^= *byte == b'"';
            if *byte == b'\n' && !is_quoted {
                let (before, row) = bytes[..seen].split_at(back);
                let before = before.strip_suffix(b"\n").unwrap_or(before);
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
                return Ok(text(before).zip(text(row)));
            }
        }
        if read == 0 {
            return Ok(None);
        }
    }
}

/// Cuts a file to this length and writes the bytes behind it. They are on the disk when this
/// returns, so that a power failure does not lose them.
fn append(file: &Path, length: usize, bytes: &[u8]) -> Result<(), Unusable> {
    let written = OpenOptions::new().write(true).open(file).and_then(|mut to| {
        to.set_len(length as u64)?;
        to.seek(SeekFrom::Start(length as u64))?;
        to.write_all(bytes)?;
        to.sync_all()
    });
    written.map_err(|error| unreadable(file, &error))
}

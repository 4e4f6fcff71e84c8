//! Books that are kept and resumed are equal to books that stayed open all the time.

use super::*;
use crate::seal::hex;
use ounce_domain::ledger::Book;
use sha2::{Digest, Sha256};

fn moves(rows: &str) -> Vec<Movement> {
    read(&format!("{HEADER}{rows}")).expect("the rows are well formed")
}

fn posted(books: &mut Books, moves: &[Movement]) {
    for movement in moves {
        let _ = books.post(movement);
    }
}

/// Entries to go with the story: they are refused, wait, are corrections or come twice.
const MIXED: &str = "w,2026-01-08,O1,hospital_stock:B9,fed:B9,1,,
x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,\"wrong, \"\"plate\"\"\",n1
y,2026-01-11,O1,bottled:B2,failed_micro:B2,490,right after all,x
y,2026-01-11,O1,bottled:B2,failed_micro:B2,490,right after all,x
m1,2026-01-11,O1,bottled:B2,failed_micro:B2,1,again,
z,2026-01-05,O1,bottled:B1,samples:B1,10,,
";

#[test]
fn books_are_read_as_they_were_kept() {
    let mut books = Books::default();
    posted(&mut books, &moves(&format!("{MIXED}{STORY}{MIXED}")));
    let text = books.kept();
    let again = Books::resume(&text).expect("it was kept");
    assert_eq!(again, books);
    assert_eq!(again.kept(), text);
    assert_eq!(again.balance(&allowed()), books.balance(&allowed()));
    assert_eq!(Books::resume(&Books::default().kept()), Ok(Books::default()));
}

/// A changed table with new digests, as a forger makes it who knows how digests are made.
fn resealed(text: &str) -> String {
    let (mut changed, mut seal) = (String::new(), String::new());
    for (n, row) in text.lines().enumerate() {
        let (bare, _) = row.rsplit_once(',').expect("cells");
        if n == 0 {
            changed += &format!("{row}\n");
            continue;
        }
        seal = hex(&Sha256::digest(format!("{seal}{bare}")));
        changed += &format!("{bare},{seal}\n");
    }
    changed
}

#[test]
fn a_kept_book_that_was_changed_is_refused() {
    let mut books = Books::default();
    posted(&mut books, &moves(&format!("{MIXED}{STORY}")));
    let text = books.kept();
    let without = |at: usize| {
        let rows = text.lines().enumerate().filter(|(n, _)| *n != at);
        rows.map(|(_, row)| format!("{row}\n")).collect::<String>()
    };
    let changed = "this row or one above it is not what was kept";
    for (bad, reason) in [
        (text.replacen(",480.000,", ",481.000,", 1), changed),
        (text.replacen(",below_nothing,", ",fine,", 1), "it is neither posted nor refused"),
        (text.replacen(",O1,", ",O2,", 1), changed),
        (without(3), changed),
        (text.replacen(",0,,,", ",20,,,", 1), changed),
        (text.replacen(",number_used_twice,", ",no_reason,", 1), changed),
        (text.replacen(",1,2,", ",0,2,", 1), "it is no place in the book"),
        (
            resealed(&text.replacen(",0,,,", ",20,,,", 1)),
            "the rows are not posted one after the other",
        ),
        (
            resealed(&text.replacen(",number_used_twice,", ",number_used_twice,99", 1)),
            "a row that is not there speaks against another",
        ),
    ] {
        let found = Books::resume(&bad).expect_err(reason);
        assert_eq!(found[0].reason, reason, "{bad}");
    }
    // A refused row is forged into a posted one. It brings its account below nothing.
    let mut waits = Books::default();
    posted(&mut waits, &moves("w,2026-01-08,O1,hospital_stock:B9,fed:B9,1,,\n"));
    let forged = resealed(&waits.kept().replacen(",,below_nothing", ",0,", 1));
    let found = Books::resume(&forged).expect_err("below nothing");
    assert_eq!(found[0].reason, "a thing is below nothing or in two places");
}

proptest! {
    /// For any sequence of entries, and any points at which the book is kept and resumed.
    #[test]
    fn any_split_of_the_movements_comes_to_the_same(
        shuffled in Just(moves(&format!("{STORY}{MIXED}"))).prop_shuffle(),
        cuts in prop::collection::vec(any::<Index>(), 0..4),
    ) {
        let mut whole = Books::default();
        posted(&mut whole, &shuffled);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(shuffled.len() + 1)).collect();
        cuts.extend([0, shuffled.len()]);
        cuts.sort_unstable();
        let mut books = Books::default();
        for part in cuts.windows(2) {
            books = Books::resume(&books.kept()).expect("it was kept");
            posted(&mut books, &shuffled[part[0]..part[1]]);
        }
        prop_assert_eq!(&books, &whole);
        prop_assert_eq!(books.kept(), whole.kept());
        prop_assert!(books.is_sound());
        // The ledger of the project has the same balances.
        let mut book = Book::default();
        for movement in books.moves() {
            prop_assert_eq!(book.post(&movement.transfer()), Ok(()));
        }
        for side in books.sides() {
            let balance = book.balance(side.account());
            let held = if side.place.is_source() { balance.credit() } else { balance.debit() };
            prop_assert_eq!(books.held(&side), held, "{}", side);
        }
    }
}

mod part;

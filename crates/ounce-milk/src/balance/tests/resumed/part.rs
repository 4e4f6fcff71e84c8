//! A book that is opened for the movements of a day says the same as the whole book.

use super::super::super::{KeptRow, OpenFault, Standing};
use super::*;

/// A desk: it keeps the rows in one table, and the standing as a row of another.
struct Desk {
    rows: Vec<KeptRow>,
    standing: Standing,
}

impl Desk {
    fn new() -> Self {
        Self { rows: Vec::new(), standing: Standing::default() }
    }

    fn opened(&self, day: &[Movement]) -> Result<Books, OpenFault> {
        // Only the wanted rows are loaded.
        let wanted = self.standing.wanted(day);
        let rows = self.rows.iter().filter(|row| wanted.wants(row)).cloned().collect::<Vec<_>>();
        Books::open(&self.standing, wanted, rows)
    }

    fn add(&mut self, day: &[Movement]) -> Books {
        let mut books = self.opened(day).expect("its rows are there");
        posted(&mut books, day);
        self.rows.extend(books.added());
        let text = books.standing().to_json();
        self.standing = Standing::parse(&text).expect("it was kept");
        books
    }

    fn text(&self) -> String {
        let rows: String = self.rows.iter().map(|row| row.text() + "\n").collect();
        KeptRow::COLUMNS.join(",") + "\n" + &rows
    }
}

#[test]
fn rows_come_back_as_they_were_kept_and_each_follows_the_one_before() {
    let mut desk = Desk::new();
    desk.add(&moves(&format!("{MIXED}{STORY}")));
    assert_eq!(KeptRow::read(&desk.text()).as_ref(), Ok(&desk.rows));
    let mut before = String::new();
    for row in &desk.rows {
        assert!(row.follows(&before), "{}", row.text());
        let mut changed = row.clone();
        changed.movement.volume.0 += 1;
        assert!(!changed.follows(&before));
        before.clone_from(&row.sha256);
    }
    assert_eq!((desk.standing.rows_sha256(), desk.standing.rows()), (&*before, desk.rows.len()));
}

#[test]
fn a_movement_that_the_book_was_not_opened_for_is_not_written_down() {
    let mut desk = Desk::new();
    desk.add(&moves(STORY));
    let day = moves("n6,2026-01-09,O1,hospital_stock:B1,fed:B1,1,,\n");
    let mut books = desk.opened(&[]).expect("it is opened for nothing");
    assert_eq!(books.post(&day[0]).map_err(|refusal| refusal.code), Err(MoveCode::NotAtHand));
    assert!(books.added().is_empty());
    let mut books = desk.opened(&day).expect("it is opened for this");
    let refused = books.post(&day[0]).map_err(|refusal| refusal.code);
    assert_eq!(refused, Err(MoveCode::BelowNothing));
    assert_eq!(books.added().len(), 1);
    // The story has 14 entries, and the refused one counts as well.
    assert_eq!(books.written(), 15);
}

#[test]
fn a_book_in_part_without_its_rows_or_with_others_is_refused() {
    let mut desk = Desk::new();
    desk.add(&moves(&format!("{MIXED}{STORY}")));
    let day = moves("n6,2026-01-09,O1,hospital_stock:B1,hospital_waste:B1,1,late,\n");
    let standing = desk.standing.to_json();
    let without = |name: &str| {
        let mut less = Desk { rows: desk.rows.clone(), standing: desk.standing.clone() };
        less.rows.retain(|row| row.movement.id.as_str() != name);
        less.opened(&day).map(|_| ())
    };
    assert_eq!(without("none"), Ok(()), "all rows are there");
    assert_eq!(without("w"), Err(OpenFault::Missing), "it waits");
    for name in ["z", "n3"] {
        let said = without(name);
        assert_eq!(said, Err(OpenFault::Missing), "{name} is about the bottle of the day");
    }
    let mut twice = Desk { rows: desk.rows.clone(), standing: desk.standing.clone() };
    twice.rows.retain(|row| row.stands.is_ok());
    let again = KeptRow { entry: 1, ..twice.rows[0].clone() };
    twice.rows.insert(0, again);
    assert!(twice.opened(&day).is_err());
    for (from, to) in [("\"entries\":19", "\"entries\":29"), ("\"sha256\":\"", "\"sha256\":\"0")] {
        assert!(standing.contains(from), "{standing}");
        let said = Standing::parse(&standing.replacen(from, to, 1));
        assert_eq!(said, Err("it is not what was kept".to_owned()), "{to}");
    }
    assert!(Standing::parse("{}").is_err());
}

proptest! {
    /// For any sequence of entries, added day by day.
    #[test]
    fn a_desk_that_loads_what_a_day_wants_comes_to_the_same(
        shuffled in Just(moves(&format!("{STORY}{MIXED}"))).prop_shuffle(),
        cuts in prop::collection::vec(any::<Index>(), 0..6),
    ) {
        let mut whole = Books::default();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(shuffled.len() + 1)).collect();
        cuts.extend([0, shuffled.len()]);
        cuts.sort_unstable();
        let mut desk = Desk::new();
        for cut in cuts.windows(2) {
            let day = &shuffled[cut[0]..cut[1]];
            posted(&mut whole, day);
            let books = desk.add(day);
            prop_assert_eq!(books.balance(&allowed()), whole.balance(&allowed()));
            prop_assert_eq!(&desk.standing, &whole.standing());
            prop_assert_eq!(desk.text(), whole.kept());
            prop_assert_eq!(&Books::resume(&desk.text()).expect("it was kept"), &whole);
        }
    }
}

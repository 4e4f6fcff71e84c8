//! The answers of the command, and the book in a file.

use super::*;
use crate::milk::choice::tests::Folder;

fn run_on(rows: &str, json: bool) -> Result<Answer, Unusable> {
    let folder = Folder::new();
    let header = "move,at,by,from,to,volume_ml,reason,reverses";
    let moves = folder.file("moves.csv", format!("{header}\n{rows}\n"));
    add_up(&args(Some(moves), json)).map(|(answer, _)| answer)
}

fn args(moves: Option<PathBuf>, json: bool) -> Args {
    let on = Some(Date::constant(2026, 8, 1));
    let pack = "balance-default".into();
    Args { moves, book: None, whole: false, pack, packs: None, on, replay: None, json }
}

const ARRIVED: &str = "m1,2026-01-02,O1,donor_claimed:C1,received:C1,120.5,,";

#[test]
fn what_came_in_is_somewhere() {
    let seen = run_on(ARRIVED, false).expect("can be used");
    assert!(seen.favourable);
    let start = "donor_claimed                120.500 mL\nreceived ";
    assert!(seen.text.starts_with(start), "{}", seen.text);
    assert!(seen.text.contains("Balanced: 1 movements"), "{}", seen.text);
}

#[test]
fn what_cannot_be_is_told_with_its_line() {
    let rows = format!("{ARRIVED}\nm2,2026-01-03,O1,received:C1,raw_stock:C1,121,,");
    let seen = run_on(&rows, false).expect("can be used");
    assert!(!seen.favourable);
    assert!(seen.text.contains("Line 3: m2: 121000 µl from received:C1"), "{}", seen.text);
    let seen = run_on(&rows, true).expect("can be used");
    let json: serde_json::Value = serde_json::from_str(&seen.text).expect("JSON");
    assert_eq!(json["refused"][0]["code"], "below_nothing");
    assert_eq!(json["refused"][0]["move"], "m2");
    assert_eq!(json["balanced"], false);
}

#[test]
fn a_bad_row_stops_everything() {
    let said = run_on("m1,soon,O1,milk:C1,received:C1,1,,", false).expect_err("bad");
    assert_eq!(said.0.len(), 2);
    assert!(said.0[1].contains("moves.csv:2: from: `milk` is no account"), "{said:?}");
}

#[test]
fn a_book_goes_on_day_by_day_and_says_the_same_as_one_file() {
    let folder = Folder::new();
    let header = "move,at,by,from,to,volume_ml,reason,reverses";
    let late = "m2,2026-01-03,O1,received:c1,raw_stock:C1,120.5,,";
    let days = [
        folder.file("one.csv", format!("{header}\n{late}\n")),
        folder.file("two.csv", format!("{header}\n\n{ARRIVED}\n")),
    ];
    let book = Some(folder.file("book.csv", ""));
    std::fs::remove_file(book.as_ref().expect("a name")).expect("it is there");
    let said = |moves: Option<&PathBuf>| {
        let args = Args { book: book.clone(), ..args(moves.cloned(), true) };
        add_up(&args).expect("can be used").0
    };
    assert!(!said(Some(&days[0])).favourable);
    let whole = folder.file("whole.csv", format!("{header}\n{late}\n{ARRIVED}\n"));
    let at_once = add_up(&args(Some(whole.clone()), true)).expect("can be used").0;
    assert_eq!(said(Some(&days[1])), at_once);
    assert_eq!(said(None), at_once);
    assert!(at_once.favourable);
    // A stored answer is made again from its movements, and from no others.
    let stored = folder.file("balance.json", at_once.text);
    let again = |moves: &PathBuf| {
        let args = Args { replay: Some(stored.clone()), ..args(Some(moves.clone()), false) };
        add_up(&args).expect("can be used")
    };
    let (answer, differs) = again(&whole);
    assert!(answer.favourable && differs.is_none(), "{differs:?}");
    let (answer, differs) = again(&days[0]);
    assert!(!answer.favourable);
    assert!(differs.is_some_and(|said| said.ends_with("made from other movements")));
}

#[test]
fn days_that_are_added_at_once_are_all_in_the_book() {
    let folder = Folder::new();
    let book = folder.path().join("book.csv");
    let add = |n: u32| {
        let row = format!("m{n},2026-01-02,O1,donor_claimed:C{n},received:C{n},1,,");
        let header = "move,at,by,from,to,volume_ml,reason,reverses";
        let day = folder.file(&format!("{n}.csv"), format!("{header}\n{row}\n"));
        let args = Args { book: Some(book.clone()), ..args(Some(day), true) };
        add_up(&args).expect("can be used");
    };
    std::thread::scope(|scope| {
        let add = &add;
        for n in 0..8 {
            scope.spawn(move || add(n));
        }
    });
    let kept = std::fs::read_to_string(&book).expect("it was kept");
    assert_eq!(kept.lines().count(), 9, "{kept}");
}

#[test]
fn a_book_that_cannot_be_looked_at_is_not_begun_anew() {
    let folder = Folder::new();
    let book = Some(folder.file("plain.txt", "no folder").join("book.csv"));
    let args = Args { book, ..args(None, true) };
    let Unusable(reasons) = add_up(&args).expect_err("there is no such folder");
    assert!(reasons[0].contains("plain.txt"), "{reasons:?}");
}

const STORY: &str = "m1,2026-01-02,O1,donor_claimed:C1,received:C1,100,,
m2,2026-01-03,O1,received:C1,raw_stock:C1,100,,
m3,2026-01-04,O1,raw_stock:C1,pooled:P1,100,,
m4,2026-01-05,O1,pooled:P1,bottled:B1,90,,
m5,2026-01-05,O1,pooled:P1,transfer_loss:P1,10,\"left,
in the flask\",
x1,2026-01-06,O1,bottled:B2,stock_released:B2,90,,
m6,2026-01-07,O1,bottled:B1,stock_released:B1,90,,
m7,2026-01-08,O1,stock_released:B1,shipped:B1,90,,";

/// A book into which the days of the story were written, one after the other.
struct Days {
    folder: Folder,
    book: PathBuf,
}

impl Days {
    fn written() -> Self {
        let folder = Folder::new();
        let days = Self { book: folder.path().join("book.csv"), folder };
        for (from, to) in [(0, 2), (2, 6), (6, 9)] {
            days.add(&Self::rows(from, to)).expect("it can be added to");
        }
        days
    }

    /// Lines of the story.
    fn rows(from: usize, to: usize) -> String {
        STORY.lines().skip(from).take(to - from).collect::<Vec<_>>().join("\n")
    }

    fn add(&self, rows: &str) -> Result<Answer, Unusable> {
        let header = "move,at,by,from,to,volume_ml,reason,reverses";
        let moves = self.folder.file("day.csv", format!("{header}\n{rows}\n"));
        let args = Args { book: Some(self.book.clone()), ..args(Some(moves), true) };
        add_up(&args).map(|(answer, _)| answer)
    }

    fn answer(&self, whole: bool) -> Result<Answer, Unusable> {
        let args = Args { book: Some(self.book.clone()), whole, ..args(None, true) };
        add_up(&args).map(|(answer, _)| answer)
    }

    fn beside(&self, ending: &str) -> PathBuf {
        kept::beside(&self.book, ending)
    }

    /// Changes the book by hand.
    fn change(&self, from: &str, to: &str) {
        let text = std::fs::read_to_string(&self.book).expect("it was kept");
        assert!(text.contains(from), "{text}");
        std::fs::write(&self.book, text.replacen(from, to, 1)).expect("it can be written");
    }
}

#[test]
fn a_day_is_answered_from_its_own_rows_as_from_all() {
    let days = Days::written();
    // Answers name lines of each day's own file, so they are not compared with those for the whole
    // story in one file.
    let answer = days.answer(false).expect("it is sound");
    assert_eq!(days.answer(true).as_ref(), Ok(&answer));
    std::fs::remove_file(days.beside(".standing")).expect("it is there");
    assert_eq!(days.answer(false).as_ref(), Ok(&answer));
    std::fs::write(days.beside(".standing"), "{}").expect("it can be written");
    assert_eq!(days.answer(false).as_ref(), Ok(&answer));
    // An index or a standing that is damaged is made again with the next rows.
    std::fs::write(days.beside(".index"), [7; 160]).expect("it can be written");
    let more = days.add("m8,2026-01-09,O1,shipped:B1,hospital_stock:B1,90,,");
    let more = more.expect("it can be added to");
    assert_eq!(days.answer(false).as_ref(), Ok(&more));
    std::fs::write(days.beside(".index"), "").expect("it can be written");
    assert_eq!(days.answer(false).as_ref(), Ok(&more));
    assert_eq!(days.answer(true).as_ref(), Ok(&more));
}

#[test]
fn a_row_that_was_changed_by_hand_is_refused_when_the_day_wants_it_and_named_by_whole() {
    for (from, to) in [(",90.000,", ",91.000,"), ("m6,2026-01-07", "m6,2026-01-06")] {
        let days = Days::written();
        days.change(from, to);
        let fed = "m8,2026-01-09,O1,shipped:B1,returned:B1,90,,";
        let Unusable(said) = days.add(fed).expect_err("it was changed");
        assert!(
            said[0].ends_with("a row is not what was kept; with --whole it is named"),
            "{said:?}"
        );
        let Unusable(said) = days.answer(true).expect_err("it was changed");
        assert!(
            said[0].contains("sha256: this row or one above it is not what was kept"),
            "{said:?}"
        );
    }
}

#[test]
fn rows_that_are_missing_at_the_end_are_missed() {
    let days = Days::written();
    let text = std::fs::read_to_string(&days.book).expect("it was kept");
    let last = text.trim_end().rfind('\n').expect("several rows");
    std::fs::write(&days.book, &text[..=last]).expect("it can be written");
    for whole in [false, true] {
        let Unusable(said) = days.answer(whole).expect_err("a row is missing");
        assert!(said[0].ends_with("book.csv: rows are missing at its end"), "{said:?}");
    }
}

#[test]
fn what_an_interrupted_command_has_written_is_cut_off() {
    let days = Days::written();
    let before = days.answer(false).expect("it is sound");
    let standing = std::fs::read(days.beside(".standing")).expect("it was kept");
    let row = "m8,2026-01-09,O1,shipped:B1,hospital_stock:B1,90,,";
    let after = days.add(row).expect("it can be added to");
    // The power fails before the standing is replaced, and in the middle of a row.
    std::fs::write(days.beside(".standing"), &standing).expect("it can be written");
    let text = std::fs::read_to_string(&days.book).expect("it was kept");
    std::fs::write(&days.book, &text[..text.len() - 9]).expect("it can be written");
    assert_eq!(days.answer(false).as_ref(), Ok(&before));
    assert_eq!(days.answer(true).as_ref(), Ok(&before));
    assert_eq!(days.add(row).as_ref(), Ok(&after));
    assert_eq!(std::fs::read_to_string(&days.book).expect("it was kept"), text);
    assert_eq!(days.answer(true).as_ref(), Ok(&after));
}

#[test]
fn a_volume_keeps_its_sign() {
    let volumes =
        [(0_i64, "0.000 mL"), (1_234, "1.234 mL"), (-500, "-0.500 mL"), (-1_500, "-1.500 mL")];
    for (ul, text) in volumes {
        assert_eq!(ml(ul), text);
    }
}

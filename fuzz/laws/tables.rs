//! The tables of the milk commands. Every reader sees every file: a file of another reader is
//! refused by its header, and must be refused well.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use ounce_milk::allocation::stock::{read_orders, read_stock};
use ounce_milk::allocation::{self, allocate};
use ounce_milk::balance::{self, BalancePack, Books, KeptRow};
use ounce_milk::culture::{self, CulturePack, Rules};
use ounce_milk::curve::{Calibrations, cycles};
use ounce_milk::intake::{self, IntakePack};
use ounce_milk::pack::{Pack, Shelf};
use ounce_milk::pooling::deposit;
use ounce_milk::serology::{self, SerologyPack, read_containers, read_panels};
use ounce_milk::sheet::{self, BadRow};
use ounce_milk::states::{How, steps};

use super::{are_placed, lines, text};

const TODAY: Date = date(2026, 5, 2);
const STORED: &str = "a verdict holds what it was made from";

fn built_in<P: Pack>() -> Vec<P> {
    Shelf::built_in().all().expect("the packs of the program are good")
}

static INTAKE: LazyLock<Vec<IntakePack>> = LazyLock::new(built_in);
static CULTURE: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    let rules = |pack: CulturePack| Rules::of(&Shelf::built_in(), pack);
    let rules = built_in().into_iter().map(rules).collect::<Result<_, _>>();
    rules.expect("the packs of the program name a dictionary of the program")
});
static SEROLOGY: LazyLock<Vec<SerologyPack>> = LazyLock::new(built_in);
static BALANCE: LazyLock<Vec<BalancePack>> = LazyLock::new(built_in);
static ALLOC: LazyLock<Vec<allocation::Pack>> = LazyLock::new(built_in);

pub(crate) fn tables(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    is_printed_and_read_again(text);
    for pack in INTAKE.iter() {
        if let Some(containers) = rows(text, |text| intake::read(text, pack, &INTAKE)) {
            let verdict = intake::decide(pack, &containers);
            assert_eq!(verdict.containers.len(), containers.len(), "each container is answered");
            let stored: intake::Stored = serde_json::from_str(&verdict.to_json()).expect(STORED);
            let again = intake::decide(pack, &stored.input.containers);
            assert_eq!(again.to_json(), verdict.to_json(), "a stored verdict is made again");
        }
    }
    if let Some(results) = rows(text, |text| culture::read(&CULTURE[0].dictionary, text)) {
        CULTURE.iter().for_each(|rules| is_made_again(rules, &results));
    }
    if let Some(results) = rows(text, read_panels) {
        for pack in SEROLOGY.iter() {
            let verdict = serology::decide(pack, &results, &[]);
            let stored: serology::Stored = serde_json::from_str(&verdict.to_json()).expect(STORED);
            let again = serology::decide(pack, &stored.input.results, &[]);
            assert_eq!(again.to_json(), verdict.to_json(), "a stored verdict is made again");
        }
    }
    if let Some(containers) = rows(text, read_containers) {
        for pack in SEROLOGY.iter() {
            let verdict = serology::decide(pack, &[], &containers);
            assert!(verdict.containers.iter().all(|c| !c.covered), "nobody was tested");
        }
    }
    if let Some(moves) = rows(text, balance::read) {
        BALANCE.iter().for_each(|pack| in_equals_out(&moves, pack));
    }
    let order = |hospital: &str| allocation::Order {
        hospital: hospital.into(),
        tier: allocation::Tier::all().next().expect("there are tiers"),
        infants: 3,
        need: ounce_domain::quantity::Microlitres::from_millilitres(500),
        product: "standard".into(),
        filled: ounce_domain::quantity::Microlitres(0),
    };
    if let Some(bottles) = rows(text, read_stock) {
        for pack in ALLOC.iter() {
            let given = allocate(&bottles, &[order("A"), order("B")], pack, TODAY);
            let told = given.assigned.len() + given.held_back.len();
            assert_eq!(told, bottles.len(), "every bottle is accounted for");
        }
    }
    if let Some(orders) = rows(text, read_orders) {
        ALLOC.iter().for_each(|pack| {
            assert!(allocate(&[], &orders, pack, TODAY).assigned.is_empty());
        });
    }
    if let Some(steps) = rows(text, steps::read) {
        let now = "2026-05-02T10:15:00Z".parse().expect("a time");
        let beside = steps::Beside { releases: &BTreeMap::new(), holds: &[], now };
        let walked = steps::walk(&steps, &beside);
        let changes = walked.things.iter().flat_map(|thing| &thing.changes);
        let taken = changes.filter(|change| matches!(change.how, How::Step | How::Undo)).count();
        let told = taken + walked.refused.len() + walked.drills.len();
        assert_eq!(told, steps.len(), "each step is taken, refused or practised");
        assert!(!walked.states.get("bottle").is_some_and(|states| states.contains_key("stock")));
    }
    rows(text, deposit::read);
    rows(text, cycles);
    rows(text, |text| Calibrations::read(text).map(|known| vec![known]));
}

/// Reads a table, and asks that a refusal is well placed, that there are not more facts than
/// lines, and that neither a byte order mark nor the other line ends change the answer.
fn rows<T: PartialEq + Debug>(
    text: &str,
    read: impl Fn(&str) -> Result<Vec<T>, Vec<BadRow>>,
) -> Option<Vec<T>> {
    let found = read(text);
    match &found {
        Ok(rows) => assert!(rows.len() <= lines(text)),
        Err(bad) => are_placed(bad, text),
    }
    if !text.starts_with('\u{feff}') {
        assert_eq!(read(&format!("\u{feff}{text}")), found, "a byte order mark is no text");
    }
    // Inside of quotation marks a line end is part of the cell, and stays as it was written.
    if !text.contains(['\r', '"']) {
        assert_eq!(read(&text.replace('\n', "\r\n")), found, "line ends of the other kind");
    }
    found.ok()
}

/// The sheet below all of them: any table of two columns or more, written out again with every
/// cell in quotation marks, is the same table.
fn is_printed_and_read_again(text: &str) {
    let header = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    let columns: Vec<&str> = header.split(',').map(str::trim).collect();
    if columns.len() < 2 || header.contains('"') {
        return;
    }
    let rows = match sheet::read(text, &columns) {
        Ok(table) if table.bad.is_empty() => table.rows,
        Ok(table) => return are_placed(&table.bad, text),
        Err(bad) => return are_placed(&bad, text),
    };
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut printed = columns.join(",");
    for row in &rows {
        let cells: Vec<String> = (0..columns.len()).map(|n| quoted(row.cell(n))).collect();
        printed = format!("{printed}\n{}", cells.join(","));
    }
    let again = sheet::read(&printed, &columns).expect("it was printed by the rules");
    assert_eq!(again.bad, []);
    let cells = |rows: &[sheet::Row]| -> Vec<Vec<String>> {
        let of = |row: &sheet::Row| (0..columns.len()).map(|n| row.cell(n).to_owned()).collect();
        rows.iter().map(of).collect()
    };
    assert_eq!(cells(&again.rows), cells(&rows));
}

/// A verdict passes only without a reason, and is made again from its input byte for byte.
fn is_made_again(rules: &Rules, results: &[culture::CultureRow]) {
    let verdict = culture::decide(rules, results);
    for one in &verdict.samples {
        assert_eq!(one.outcome == culture::Outcome::Pass, one.reasons.is_empty(), "{one:?}");
    }
    let text = verdict.to_json();
    let stored: culture::Stored = serde_json::from_str(&text).expect("it was just written");
    assert_eq!(culture::decide(rules, &stored.input.results).to_json(), text);
}

fn in_equals_out(moves: &[balance::Movement], pack: &BalancePack) {
    let found = balance::balance(moves, pack);
    assert!(found.moves <= moves.len(), "one that is written again counts once");
    assert!(found.refused.len() <= moves.len());
    assert_eq!(found.in_ul, found.accounted_ul, "what came in is somewhere: {found:?}");
    let (mut books, half) = (Books::default(), moves.len() / 2);
    for (n, movement) in moves.iter().enumerate() {
        if n == half {
            books = Books::resume(&books.kept()).expect("it was kept");
        }
        let _ = books.post(movement);
    }
    assert_eq!(books.balance(pack), found, "a book that is gone on from says the same");
    let (standing, rows) = (books.standing(), KeptRow::read(&books.kept()).expect("it was kept"));
    let part = Books::open(&standing, standing.wanted(&[]), rows).expect("it was kept");
    assert_eq!(part.balance(pack), found, "a book in part says the same");
}

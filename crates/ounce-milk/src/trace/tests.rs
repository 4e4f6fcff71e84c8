mod named;
mod random;
mod recall;
mod stored;

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn open(edges: &str, places: &str) -> Trace<Vec<u8>> {
    let mut builder = Builder::default();
    let mut reader = EdgeReader::default();
    for line in format!("from,to,volume_ml,at\n{edges}").lines() {
        reader.line(line.trim(), &mut builder);
    }
    assert_eq!(reader.end(), Ok(()));
    let mut reader = WhereReader::default();
    for line in format!("bottle,state,at\n{places}").lines() {
        reader.line(line.trim(), &mut builder);
    }
    assert_eq!(reader.end(), Ok(()));
    Trace::open(builder.image().expect("no circle")).expect("what was built opens")
}

fn node(trace: &Trace<Vec<u8>>, label: &str) -> Node {
    let label = Label::parse(label).expect("a label");
    trace.find(&label).expect("undamaged").expect("it is there")
}

fn ask(trace: &Trace<Vec<u8>>, question: &Question) -> Answer {
    trace.ask(question).expect("undamaged")
}

fn forward(trace: &Trace<Vec<u8>>, from: &str, window: Window) -> Answer {
    ask(trace, &Question::Forward { from: vec![Start::One(node(trace, from))], window })
}

/// Two donors, four containers, a pool of both donors in two loads, and a pool of the second donor
/// alone.
const EDGES: &str = "donor:D1,container:C1,120,2026-01-02
    donor:D1,container:C2,80,2026-02-03
    donor:D2,container:C3,200,2026-02-01
    donor:D2,container:C4,100,2026-02-01
    container:C1,pool:P1,120,2026-02-10
    container:C2,pool:P1,80,2026-02-10
    container:C3,pool:P1,200,2026-02-10
    container:C4,pool:P2,100,2026-02-10
    pool:P1,batch:P1-1,200,2026-02-11
    pool:P1,batch:P1-2,190,2026-02-12
    pool:P2,batch:P2-1,100,2026-02-12
    pasteuriser:M1,batch:P1-1,,2026-02-11T08:00:00Z
    pasteuriser:M1,batch:P1-2,,2026-02-12T08:00:00Z
    pasteuriser:M1,batch:P2-1,,2026-02-12T12:00:00Z
    probe:T1,batch:P1-2,,2026-02-12T08:00:00Z
    operator:O1,batch:P1-1,,2026-02-11T08:00:00Z
    operator:O1,batch:P2-1,,2026-02-12T12:00:00Z
    lot:caps-7,batch:P1-1,,
    batch:P1-1,bottle:B1,100,2026-02-11
    batch:P1-1,bottle:B2,95,2026-02-11
    batch:P1-2,bottle:B3,100,2026-02-12
    batch:P2-1,bottle:B4,95,2026-02-12
    shipment:S1,bottle:B1,,2026-03-01
    shipment:S1,bottle:B4,,2026-03-01
    bottle:B1,recipient:r-1,60,2026-03-03
    bottle:B1,recipient:r-2,40,2026-03-03";
const PLACES: &str = "B1,fed,hospital:H1\nB2,stock,freezer:F1\nB4,received,hospital:H1";

fn names(found: &[BottleFound]) -> Vec<&str> {
    found.iter().map(|found| found.bottle.as_str()).collect()
}

#[test]
fn forward_from_a_donor_names_bottles_places_and_siblings() {
    let trace = open(EDGES, PLACES);
    let answer = forward(&trace, "donor:D1", Window::default());
    assert_eq!(names(&answer.bottles), ["B1", "B2", "B3"]);
    assert_eq!(answer.sibling_donors, ["D2"]);
    assert_eq!(answer.nodes[&Kind::Recipient], ["r-1", "r-2"]);
    assert_eq!(answer.reached[&Kind::Container], Held { count: 2, volume_ul: 200_000 });
    // Half of the pool is milk of D1.
    assert_eq!(answer.bottles[1].of_start_ul, Some(47_500));
    assert_eq!(answer.bottles[1].at.as_deref(), Some("freezer:F1"));
    assert_eq!(answer.by_state["unaccounted"], Held { count: 1, volume_ul: 100_000 });
    assert_eq!(answer.by_state["fed"].count, 1);
    let called = HospitalCalled { hospital: "H1".to_owned(), bottles: 1, volume_ul: 100_000 };
    assert_eq!(answer.hospitals, [called]);
}

#[test]
fn a_hospital_is_told_its_own_bottles_and_nothing_else() {
    let trace = open(EDGES, PLACES);
    let answer = ask(&trace, &Question::Backward { from: Start::One(node(&trace, "bottle:B3")) });
    let notice = answer.notice("H1");
    let told: Vec<&str> = notice.bottles.iter().map(|one| one.bottle.as_str()).collect();
    assert_eq!(told, ["B1"], "of the same pool, at this hospital");
    assert_eq!(notice.sum, Held { count: 1, volume_ul: 100_000 });
    assert_eq!(notice.by_state, BTreeMap::from([("fed".to_owned(), notice.sum)]));
    let text = serde_json::to_string(&notice).expect("text keys");
    for name in ["D1", "D2", "r-1", "r-2", "O1", "F1", "C1", "P1"] {
        assert!(!text.contains(&format!("\"{name}")), "{name}: {text}");
    }
    assert_eq!(answer.notice("H2").bottles, []);
}

#[test]
fn a_window_limits_what_the_start_did_and_nothing_behind_it() {
    let trace = open(EDGES, PLACES);
    let since = |day: &str| Window { from_s: second(day), until_s: None };
    // The look-back to the last negative test: only milk expressed since then counts.
    let answer = forward(&trace, "donor:D1", since("2026-02-01"));
    assert_eq!(answer.nodes[&Kind::Container], ["C2"]);
    assert_eq!(names(&answer.bottles), ["B1", "B2", "B3"]);
    assert_eq!(answer.bottles[0].of_start_ul, Some(20_000), "a fifth of the pool");
    let night =
        Window { from_s: second("2026-02-12T00:00:00Z"), until_s: second("2026-02-12T09:00:00Z") };
    assert_eq!(names(&forward(&trace, "pasteuriser:M1", night).bottles), ["B3"]);
    // Nobody wrote down when the caps were used, so they are inside every window.
    assert_eq!(names(&forward(&trace, "lot:caps-7", night).bottles), ["B1", "B2"]);
    // A question about a time alone, for all devices of a kind.
    let all = Question::Forward { from: vec![Start::All(Kind::Pasteuriser)], window: night };
    assert_eq!(names(&ask(&trace, &all).bottles), ["B3"]);
}

#[test]
fn only_what_was_reached_is_counted() {
    // A container is filled on two days, of which one counts. A baby is fed from two pools.
    let trace = open(
        "donor:D1,container:C1,60,2026-01-02
        donor:D1,container:C1,40,2026-01-05
        container:C1,pool:P1,100,2026-02-10
        pool:P1,batch:P1-1,100,2026-02-11
        batch:P1-1,bottle:B1,50,2026-02-11
        bottle:B1,recipient:r-1,30,2026-03-03
        bottle:B2,recipient:r-1,25,2026-03-04",
        "",
    );
    let since = Window { from_s: second("2026-01-03"), until_s: None };
    let answer = forward(&trace, "donor:D1", since);
    assert_eq!(answer.bottles[0].of_start_ul, Some(20_000), "two fifths of it");
    assert_eq!(answer.reached[&Kind::Recipient], Held { count: 1, volume_ul: 30_000 });
}

#[test]
fn backward_tells_whose_milk_it_is_and_who_else_had_of_it() {
    let trace = open(EDGES, PLACES);
    let answer = ask(&trace, &Question::Backward { from: Start::One(node(&trace, "bottle:B2")) });
    let shares: Vec<(&str, u64)> =
        answer.shares.iter().map(|s| (s.donor.as_str(), s.volume_ul)).collect();
    assert_eq!(shares, [("D1", 47_500), ("D2", 47_500)]);
    assert_eq!(answer.nodes[&Kind::Operator], ["O1"]);
    assert_eq!(answer.nodes[&Kind::Lot], ["caps-7"]);
    assert_eq!(names(&answer.other_bottles), ["B1", "B3"]);
    assert_eq!(answer.other_recipients, ["r-1", "r-2"]);
    let fed = ask(&trace, &Question::Backward { from: Start::One(node(&trace, "recipient:r-1")) });
    assert_eq!(names(&fed.bottles), ["B1"]);
    assert_eq!(fed.shares.iter().map(|s| s.volume_ul).sum::<u64>(), 60_000);
    assert_eq!(fed.other_recipients, ["r-2"]);
}

#[test]
fn sideways_goes_through_what_was_shared() {
    let trace = open(EDGES, PLACES);
    let start = Start::One(node(&trace, "bottle:B2"));
    let through = |through, window| {
        let answer = ask(&trace, &Question::Sideways { from: start, through, window });
        names(&answer.bottles).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(through(Kind::Operator, Window::default()), ["B1", "B2", "B4"]);
    let until = Window { from_s: None, until_s: second("2026-02-11T23:00:00Z") };
    assert_eq!(through(Kind::Operator, until), ["B1", "B2"]);
    assert_eq!(through(Kind::Shipment, Window::default()), [""; 0]);
    let boxed = Question::Sideways {
        from: Start::One(node(&trace, "bottle:B1")),
        through: Kind::Shipment,
        window: Window::default(),
    };
    assert_eq!(names(&ask(&trace, &boxed).bottles), ["B1", "B4"]);
}

#[test]
fn a_circle_is_refused_by_name() {
    let mut builder = Builder::default();
    let node = |builder: &mut Builder, name| builder.node(Kind::Pool, name);
    let (a, b, c) = (node(&mut builder, "A"), node(&mut builder, "B"), node(&mut builder, "C"));
    builder.edge(a, b, 1, 0);
    builder.edge(b, a, 1, 0);
    builder.edge(b, c, 1, 0);
    let Err(BuildFault::Circle(label)) = builder.image() else { panic!("a circle was built") };
    assert!(["A", "B"].contains(&label.name.as_str()), "{label}");
}

#[test]
fn the_same_edges_give_the_same_bytes_in_any_sequence() {
    let mut lines: Vec<&str> = EDGES.lines().collect();
    let one = open(&lines.join("\n"), PLACES);
    lines.reverse();
    let other = open(&lines.join("\n"), PLACES);
    assert_eq!(bytes(one), bytes(other));
}

fn bytes(trace: Trace<Vec<u8>>) -> Vec<u8> {
    assert_eq!(trace.check(), Ok(()));
    trace.into_pages()
}

#[test]
fn every_bad_row_is_named() {
    let mut builder = Builder::default();
    let mut reader = EdgeReader::default();
    let text = "from,to,volume_ml,at
donor:D1,container:C1,120,2026-02-30
D1,container:C1,-1,
donor:D1,donor:D1,,
udder:U1,pool:P1,0,
donor:D1,container:C1,120";
    for line in text.lines() {
        reader.line(line, &mut builder);
    }
    let bad = reader.end().expect_err("five rows are bad");
    let said: Vec<String> =
        bad.iter().map(|row| row.to_string().chars().take(48).collect()).collect();
    assert_eq!(
        said,
        [
            "2: at: `2026-02-30` is not a day or a time (2026",
            "3: volume_ml: `-1` is not a volume above 0 in mi",
            "3: from: `D1` is not a kind and a name, such as ",
            "4: to: the same node as in `from`",
            "5: volume_ml: `0` is not a volume above 0 in mil",
            "5: from: `udder` is no kind, there is donor, con",
            "6: from: the row has 3 cells, the header 4",
        ]
    );
    let mut reader = WhereReader::default();
    for line in "bottle,state,at\nB1,lost,hospital:H1\nB2,fed,H1".lines() {
        reader.line(line, &mut builder);
    }
    let bad = reader.end().expect_err("two rows are bad");
    assert_eq!(bad.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
    assert!(EdgeReader::default().end().is_err(), "an empty file is no table");
}

#[test]
fn a_damaged_image_is_an_error() {
    let good = bytes(open(EDGES, PLACES));
    assert_eq!(Trace::open(good[..good.len() - 1].to_vec()).map(|_| ()), Err(Damaged::Short));
    assert_eq!(Trace::open(b"OUNCE".to_vec()).map(|_| ()), Err(Damaged::NotAnImage));
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        let Ok(trace) = Trace::open(bad) else { continue };
        assert_eq!(trace.check(), Err(Damaged::Checksum), "byte {at}");
        // Whatever the damage, a question ends, with an answer or an error.
        for start in 0..trace.nodes() {
            let window = Window::default();
            let _ = trace.ask(&Question::Forward { from: vec![Start::One(start)], window });
            let _ = trace.ask(&Question::Backward { from: Start::One(start) });
        }
    }
}

#[test]
fn both_tables_of_edges_must_say_the_same() {
    let mut builder = Builder::default();
    let [a, b, c] = ["A", "B", "C"].map(|name| builder.node(Kind::Pool, name));
    builder.edge(a, b, 1, 0);
    builder.edge(a, c, 1, 0);
    let mut image = builder.image().expect("no circle");
    // Without bottles an image ends with the place of the last backward edge: that of A to C.
    let end = image.len();
    image[end - 4..].copy_from_slice(&0_u32.to_le_bytes());
    let trace = Trace::open(image).expect("its length is right");
    let from = Start::One(node(&trace, "pool:C"));
    assert_eq!(trace.ask(&Question::Backward { from }), Err(Damaged::Inconsistent));
}

#[test]
fn names_are_found_and_told_again() {
    let mut builder = Builder::default();
    let wanted: BTreeSet<String> =
        (0..100).map(|n| format!("A9990260000{:02}-{n}", n % 7)).chain(["ü".into()]).collect();
    for name in &wanted {
        builder.node(Kind::Bottle, name);
    }
    let trace = Trace::open(builder.image().expect("no edges, no circle")).expect("it opens");
    for (place, name) in wanted.iter().enumerate() {
        let label = Label { kind: Kind::Bottle, name: name.clone() };
        assert_eq!(trace.find(&label), Ok(Some(place as u32)));
        assert_eq!(trace.name(place as u32).as_ref(), Ok(name));
    }
    for missing in ["", "A", "A9990260000", "zzz"] {
        let label = Label { kind: Kind::Bottle, name: missing.to_owned() };
        assert_eq!(trace.find(&label), Ok(None), "{missing}");
    }
}

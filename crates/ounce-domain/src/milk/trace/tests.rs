use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::milk::states::BottleState;

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

/// Two donors, three containers, one pool in two loads, and a pool of the second donor alone.
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
    // Half of the pool is hers.
    assert_eq!(answer.bottles[1].of_start_ul, Some(47_500));
    assert_eq!(answer.bottles[1].at.as_deref(), Some("freezer:F1"));
    assert_eq!(answer.by_state["unaccounted"], Held { count: 1, volume_ul: 100_000 });
    assert_eq!(answer.by_state["fed"].count, 1);
    let called = HospitalCalled { hospital: "H1".to_owned(), bottles: 1, volume_ul: 100_000 };
    assert_eq!(answer.hospitals, [called]);
}

#[test]
fn a_window_limits_what_the_start_did_and_nothing_behind_it() {
    let trace = open(EDGES, PLACES);
    let since = |day: &str| Window { from_s: second(day), until_s: None };
    // The look-back to the last negative test: only what was expressed since.
    let answer = forward(&trace, "donor:D1", since("2026-02-01"));
    assert_eq!(answer.nodes[&Kind::Container], ["C2"]);
    assert_eq!(names(&answer.bottles), ["B1", "B2", "B3"]);
    assert_eq!(answer.bottles[0].of_start_ul, Some(20_000), "a fifth of the pool");
    let night =
        Window { from_s: second("2026-02-12T00:00:00Z"), until_s: second("2026-02-12T09:00:00Z") };
    assert_eq!(names(&forward(&trace, "pasteuriser:M1", night).bottles), ["B3"]);
    // Nobody wrote down when the caps were used: they are inside of every window.
    assert_eq!(names(&forward(&trace, "lot:caps-7", night).bottles), ["B1", "B2"]);
    // A time alone, over all devices of a kind.
    let all = Question::Forward { from: vec![Start::All(Kind::Pasteuriser)], window: night };
    assert_eq!(names(&ask(&trace, &all).bottles), ["B3"]);
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

/// A random graph without circles: every edge goes from a smaller number to a larger one.
#[derive(Clone, Debug)]
struct Graph {
    kinds: Vec<Kind>,
    edges: Vec<(usize, usize, u32, u32)>,
}

fn graphs() -> impl Strategy<Value = Graph> {
    let kind = prop::sample::select(vec![
        Kind::Donor,
        Kind::Container,
        Kind::Pool,
        Kind::Batch,
        Kind::Probe,
        Kind::Operator,
        Kind::Bottle,
        Kind::Recipient,
    ]);
    prop::collection::vec(kind, 2..40).prop_flat_map(|kinds| {
        let n = kinds.len();
        let edge = (0..n - 1, 1..n, 0_u32..500, 0_u32..8)
            .prop_filter_map("forward", |(a, b, ul, at)| (a < b).then_some((a, b, ul, at)));
        (Just(kinds), prop::collection::vec(edge, 0..90))
            .prop_map(|(kinds, edges)| Graph { kinds, edges })
    })
}

impl Graph {
    fn trace(&self) -> Trace<Vec<u8>> {
        let mut builder = Builder::default();
        let drafts: Vec<Draft> =
            (0..self.kinds.len()).map(|n| builder.node(self.kinds[n], &n.to_string())).collect();
        for (from, to, ul, at) in &self.edges {
            builder.edge(drafts[*from], drafts[*to], *ul, *at);
        }
        Trace::open(builder.image().expect("no circle")).expect("it opens")
    }

    /// What is reached from `from`, going along all edges again and again until nothing is new.
    fn closure(&self, from: usize, window: Window, back: bool) -> BTreeSet<usize> {
        let ends = |e: &(usize, usize, u32, u32)| if back { (e.1, e.0) } else { (e.0, e.1) };
        let inside = |at: u32| {
            at == 0
                || window.from_s.is_none_or(|from| at >= from)
                    && window.until_s.is_none_or(|until| at <= until)
        };
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let first = |e: &&(usize, usize, u32, u32)| ends(e).0 == from && inside(e.3);
        reached.extend(self.edges.iter().filter(first).map(|e| ends(e).1));
        loop {
            let before = reached.len();
            for edge in &self.edges {
                if reached.contains(&ends(edge).0) {
                    reached.insert(ends(edge).1);
                }
            }
            if reached.len() == before {
                reached.insert(from);
                return reached;
            }
        }
    }
}

/// The numbers of the nodes an answer names.
fn told(answer: &Answer) -> BTreeSet<usize> {
    let others = answer.nodes.values().flatten().map(String::as_str);
    let all = others.chain(names(&answer.bottles));
    all.map(|name| name.parse().expect("a number")).collect()
}

proptest! {
    #[test]
    fn no_text_and_no_bytes_do_harm(
        text in "([a-z]{1,9}:?[A-Z0-9\\-]{0,4}|[0-9.:TZ-]{0,22}|[,\"\n\u{feff}é])*",
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        for header in ["", "from,to,volume_ml,at\n", "bottle,state,at\n"] {
            let text = format!("{header}{text}");
            let mut builder = Builder::default();
            let (mut edges, mut places) = (EdgeReader::default(), WhereReader::default());
            for line in text.split('\n') {
                edges.line(line, &mut builder);
                places.line(line, &mut builder);
            }
            // One of the two headers at most is right, so one of the two tables is bad.
            prop_assert!(edges.end().is_err() || places.end().is_err());
        }
        let mut image = b"OUNCETR1".to_vec();
        image.extend(bytes);
        if let Ok(trace) = Trace::open(image) {
            prop_assert_eq!(trace.check(), Err(Damaged::Checksum));
        }
    }

    #[test]
    fn every_question_is_answered_like_by_hand(
        graph in graphs(), from_s in 1_u32..8, length in 0_u32..4
    ) {
        let trace = graph.trace();
        let window = Window { from_s: Some(from_s), until_s: Some(from_s + length) };
        for at in 0..graph.kinds.len() {
            let start = Start::One(node(&trace, &format!("{}:{at}", graph.kinds[at])));
            let asked = Question::Forward { from: vec![start], window };
            prop_assert_eq!(told(&ask(&trace, &asked)), graph.closure(at, window, false));
            let answer = ask(&trace, &Question::Backward { from: start });
            let before = graph.closure(at, Window::default(), true);
            prop_assert_eq!(told(&answer), before.clone());
            let through = Kind::Operator;
            let mut shared = BTreeSet::new();
            for node in before.into_iter().filter(|node| graph.kinds[*node] == through) {
                shared.extend(graph.closure(node, window, false));
            }
            let answer = ask(&trace, &Question::Sideways { from: start, through, window });
            prop_assert_eq!(told(&answer), shared);
        }
    }

    #[test]
    fn the_shares_of_a_bottle_add_up_to_it(
        poured in prop::collection::vec((0_usize..6, 1_u32..300_000), 1..20), out in 1_u32..99_999
    ) {
        let mut builder = Builder::default();
        let pool = builder.node(Kind::Pool, "P");
        let bottle = builder.node(Kind::Bottle, "B");
        let mut by_donor: BTreeMap<usize, u64> = BTreeMap::new();
        for (n, (donor, ul)) in poured.iter().enumerate() {
            let donor_node = builder.node(Kind::Donor, &donor.to_string());
            let container = builder.node(Kind::Container, &n.to_string());
            builder.edge(donor_node, container, *ul, 0);
            builder.edge(container, pool, *ul, 0);
            *by_donor.entry(*donor).or_default() += u64::from(*ul);
        }
        builder.edge(pool, bottle, out, 0);
        builder.place(bottle, BottleState::Stock, None);
        let trace = Trace::open(builder.image().expect("no circle")).expect("it opens");
        let from = Start::One(node(&trace, "bottle:B"));
        let answer = ask(&trace, &Question::Backward { from });
        prop_assert_eq!(answer.shares.iter().map(|s| s.volume_ul).sum::<u64>(), u64::from(out));
        let all: u64 = by_donor.values().sum();
        for share in &answer.shares {
            let donor: usize = share.donor.parse().expect("a number");
            let exact = u64::from(out) * by_donor[&donor] / all;
            // One microlitre of rounding for each of the donor's containers.
            prop_assert!(share.volume_ul.abs_diff(exact) <= 20);
            let from = vec![Start::One(node(&trace, &format!("donor:{donor}")))];
            let forward = Question::Forward { from, window: Window::default() };
            let of_start = ask(&trace, &forward).bottles[0].of_start_ul;
            prop_assert!(of_start.is_some_and(|ul| ul.abs_diff(exact) <= 1));
        }
    }
}

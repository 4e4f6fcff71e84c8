//! Random histories, for which a plain computation gives the same answers as the trace.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::states::BottleState;

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

    /// The nodes reached from `from`. All edges are followed again and again until no node is new.
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
            // At most one of the two headers is right, so one of the two tables is bad.
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

//! For any edges between any things, the trace reaches exactly the things that can be reached.

use ounce_milk::trace::{Builder, Kind, Question, Start, Trace, Window};
use proptest::prelude::*;
use std::collections::BTreeSet;

const KINDS: [Kind; 5] = [Kind::Donor, Kind::Container, Kind::Pool, Kind::Batch, Kind::Bottle];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Edges go from a lower place to a higher one, so there is no circle; kinds are anything.
    #[test]
    fn invariant_6_a_recall_equals_brute_force_reachability(
        kinds in proptest::collection::vec(0..KINDS.len(), 2..40),
        edges in proptest::collection::vec((0..40_usize, 0..40_usize), 0..120),
    ) {
        let mut builder = Builder::default();
        let count = kinds.len();
        let node = |at: usize| (KINDS[kinds[at]], format!("n{at:02}"));
        let drafts: Vec<_> = (0..count)
            .map(|at| {
                let (kind, name) = node(at);
                builder.node(kind, &name)
            })
            .collect();
        let edges: BTreeSet<(usize, usize)> = edges
            .into_iter()
            .map(|(a, b)| (a % count, b % count))
            .filter(|(a, b)| a != b)
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        for (a, b) in &edges {
            builder.edge(drafts[*a], drafts[*b], 1_000, 0);
        }
        let trace = Trace::open(builder.image().expect("no circle")).expect("it opens");
        for start in 0..count {
            // By brute force: add whatever an edge leads to until nothing is added any more.
            let mut reached = BTreeSet::from([start]);
            loop {
                let before = reached.len();
                let next: Vec<usize> = (edges.iter())
                    .filter(|(a, _)| reached.contains(a))
                    .map(|(_, b)| *b)
                    .collect();
                reached.extend(next);
                if reached.len() == before {
                    break;
                }
            }
            let (kind, name) = node(start);
            let label = ounce_milk::trace::Label { kind, name };
            let found = trace.find(&label).expect("unharmed").expect("it is there");
            let question =
                Question::Forward { from: vec![Start::One(found)], window: Window::default() };
            let answer = trace.ask(&question).expect("unharmed");
            let mut told: BTreeSet<(Kind, String)> = (answer.nodes.iter())
                .flat_map(|(kind, names)| names.iter().map(|name| (*kind, name.clone())))
                .collect();
            told.extend(answer.bottles.iter().map(|one| (Kind::Bottle, one.bottle.clone())));
            prop_assert_eq!(told, reached.into_iter().map(node).collect::<BTreeSet<_>>());
        }
    }
}

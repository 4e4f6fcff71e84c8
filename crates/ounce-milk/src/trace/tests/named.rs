//! One name written in several ways, and an image to which more is added.

use super::*;
use proptest::prelude::*;

#[test]
fn letter_case_width_and_spaces_make_no_other_node() {
    let edges = EDGES.replace("container:C1,pool:P1,", "container:c1,pool:ｐ１,");
    let edges = edges.replace("batch:P1-1,bottle:B1,", "batch:p1-1,bottle:b 1,");
    let trace = open(&edges, &PLACES.replace("hospital:H1", "hospital:h1"));
    let before = open(EDGES, PLACES);
    assert_eq!((trace.nodes(), trace.edges()), (before.nodes(), before.edges()));
    for from in ["donor:D1", "donor:d1", "donor:Ｄ１", "donor: D 1"] {
        let answer = forward(&trace, from, Window::default());
        let sums: Vec<u64> = answer.bottles.iter().map(|one| one.volume_ul).collect();
        assert_eq!(sums, [100_000, 95_000, 100_000], "{from}");
        assert_eq!(answer.notice("H1").sum.count, 1);
        assert_eq!(answer.notice("h 1").sum.count, 1);
    }
    let trace = open("pool:Alpha,pool:beta,1,\npool:ALPHA,pool:Beta,1,", "");
    assert_eq!((trace.nodes(), trace.edges()), (2, 2));
    assert_eq!(trace.name(0).as_deref(), Ok("ALPHA"), "the way that sorts first, in any sequence");
    assert!(trace.find(&Label::parse("pool:aLpHa").expect("a label")).expect("whole").is_some());
}

#[test]
fn a_node_that_goes_into_itself_is_refused_however_it_is_written() {
    let (mut builder, mut reader) = (Builder::default(), EdgeReader::default());
    for line in ["from,to,volume_ml,at", "pool:P1,pool:p 1,1,"] {
        reader.line(line, &mut builder);
    }
    let bad = reader.end().expect_err("a circle");
    assert_eq!(bad[0].to_string(), "2: to: the same node as in `from`");
}

fn built(mut builder: Builder, edges: &[&str], places: &[&str]) -> Vec<u8> {
    let (mut reader, header) = (EdgeReader::default(), "from,to,volume_ml,at");
    for line in [header].iter().chain(edges) {
        reader.line(line, &mut builder);
    }
    assert_eq!(reader.end(), Ok(()));
    let mut reader = WhereReader::default();
    for line in ["bottle,state,at"].iter().chain(places) {
        reader.line(line, &mut builder);
    }
    assert_eq!(reader.end(), Ok(()));
    builder.image().expect("no circle")
}

proptest! {
    #[test]
    fn any_split_of_the_tables_comes_to_the_same_image(
        edges in Just(EDGES.lines().collect::<Vec<_>>()).prop_shuffle(),
        (cut, told) in (0..27_usize, 0..4_usize),
    ) {
        let places: Vec<&str> = PLACES.lines().collect();
        let whole = built(Builder::default(), &edges, &places);
        let cut = cut.min(edges.len());
        let first = built(Builder::default(), &edges[..cut], &places[..told]);
        let first = Trace::open(first).expect("it opens");
        let builder = Builder::resume(&first).expect("it is whole");
        prop_assert_eq!(built(builder, &edges[cut..], &places[told..]), whole);
    }
}

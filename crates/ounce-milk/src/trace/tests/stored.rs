//! The stored form, and the faults of a damaged one.

use super::*;
use crate::states::BottleState;

/// Three pools: A went into B and into C.
fn pools() -> Vec<u8> {
    let mut builder = Builder::default();
    let [a, b, c] = ["A", "B", "C"].map(|name| builder.node(Kind::Pool, name));
    builder.edge(a, b, 1, 0);
    builder.edge(a, c, 1, 0);
    builder.image().expect("no circle")
}

#[test]
fn an_image_stays_readable_for_programs_to_come() {
    let trace = open(EDGES, PLACES);
    assert_eq!((trace.nodes(), trace.edges()), (24, 26));
    let image = bytes(trace);
    let sum: String = image[8..40].iter().map(|byte| format!("{byte:02x}")).collect();
    let known = "0b027113af986a7d268093be4e15117e87dc1c26701bf8a6b348cb1e8e9d3109";
    assert_eq!((&image[..8], image.len(), sum.as_str()), (&b"OUNCETR1"[..], 1270, known));
}

#[test]
fn an_edge_to_a_node_that_is_not_there_is_damage() {
    let mut image = pools();
    // From the end: two backward rows of 8, four offsets of 4, two forward rows of 12.
    let target = image.len() - 16 - 16 - 24;
    let mut edges = Vec::new();
    for (node, found) in [(2, Ok(())), (3, Err(Damaged::Inconsistent))] {
        image[target..target + 4].copy_from_slice(&u32::to_le_bytes(node));
        let trace = Trace::open(image.clone()).expect("its length is right");
        assert_eq!(trace.onward(0, &mut edges), found, "{node}");
    }
}

#[test]
fn a_large_image_is_checked_to_its_last_byte() {
    let mut builder = Builder::default();
    let (a, b) = (builder.node(Kind::Pool, "A"), builder.node(Kind::Pool, "B"));
    for at_s in 1..120_000 {
        builder.edge(a, b, 1, at_s);
    }
    let good = bytes(Trace::open(builder.image().expect("no circle")).expect("it opens"));
    assert!(good.len() > 2 << 20, "more than is read at once");
    for at in [40, 1 << 20, (1 << 20) + 40, 2 << 20, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        let checked = Trace::open(bad).and_then(|trace| trace.check());
        assert!(checked.is_err(), "byte {at} of {}", good.len());
    }
}

#[test]
fn damage_is_told_in_words() {
    for (damaged, said) in [
        (Damaged::NotAnImage, "this is not an image of a trace"),
        (Damaged::Short, "the image ends too early"),
        (Damaged::Inconsistent, "the image contradicts itself"),
        (Damaged::Checksum, "the image is not what was written: other checksum"),
        (Damaged::Unreadable("no disk".to_owned()), "the image cannot be read: no disk"),
    ] {
        assert_eq!(damaged.to_string(), said);
    }
}

#[test]
fn a_place_that_no_image_has_is_damage() {
    let good = bytes(open(EDGES, PLACES));
    // The table of places ends an image: four bottles of five bytes, a state and a node each.
    let row = good.len() - 4 * 5;
    let place = |state: u8, node: u32| {
        let mut image = good.clone();
        image[row] = state;
        image[row + 1..row + 5].copy_from_slice(&node.to_le_bytes());
        let trace = Trace::open(image).expect("its length is right");
        trace.place(self::node(&trace, "bottle:B1"))
    };
    let states = BottleState::ALL.len() as u8;
    assert_eq!(place(0, u32::MAX), Ok((None, None)));
    assert_eq!(place(1, 23), Ok((Some(BottleState::ALL[0]), Some(23))));
    assert!(place(states, 0).is_ok());
    assert_eq!(place(states + 1, 0), Err(Damaged::Inconsistent));
    assert_eq!(place(1, 24), Err(Damaged::Inconsistent), "there are 24 nodes");
    let trace = open(EDGES, PLACES);
    for other in ["shipment:S1", "operator:O1"] {
        assert_eq!(trace.place(node(&trace, other)), Err(Damaged::Inconsistent), "{other}");
    }
}

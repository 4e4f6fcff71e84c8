//! The tables of the trace, and its stored form.

use ounce_milk::trace::{Builder, EdgeReader, Kind, Question, Start, Trace, WhereReader, Window};
use sha2::{Digest, Sha256};

use super::{are_placed, text};

/// A text is both tables, the second behind the first empty line. Good tables become a complete
/// image, in which every name is found and every edge is seen from both ends.
pub(crate) fn trace(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (edges, places) = text.split_once("\n\n").unwrap_or((text, "bottle,state,at"));
    let (mut builder, mut reader) = (Builder::default(), EdgeReader::default());
    edges.split('\n').for_each(|line| reader.line(line, &mut builder));
    let one = reader.end();
    let mut reader = WhereReader::default();
    places.split('\n').for_each(|line| reader.line(line, &mut builder));
    let other = reader.end();
    if let Err(bad) = &one {
        are_placed(bad, edges);
    }
    if let Err(bad) = &other {
        are_placed(bad, places);
    }
    let Ok(image) = builder.image() else { return };
    let trace = Trace::open(image).expect("what was built opens");
    trace.check().expect("what was built is whole");
    let mut ends = (Vec::new(), Vec::new());
    let mut both = (0, 0);
    for node in 0..trace.nodes() {
        let label = trace.label(node).expect("it is whole");
        assert_eq!(trace.find(&label), Ok(Some(node)), "{label}");
        trace.onward(node, &mut ends.0).expect("it is whole");
        trace.back(node, &mut ends.1).expect("it is whole");
        both = (both.0 + ends.0.len(), both.1 + ends.1.len());
    }
    assert_eq!(both, (trace.edges() as usize, trace.edges() as usize));
    asked(&trace).expect("a whole image answers");
}

/// Any bytes that begin like an image, also with a checksum that is right: a refusal or an
/// answer, and never more memory than the bytes account for.
pub(crate) fn image(bytes: &[u8]) {
    if let Ok(trace) = Trace::open(bytes.to_vec()) {
        drop(asked(&trace));
        drop(trace.check());
    }
    if bytes.len() > 40 {
        let mut image = bytes.to_vec();
        let sum = Sha256::digest(&bytes[40..]);
        image[8..40].copy_from_slice(&sum);
        if let Ok(trace) = Trace::open(image) {
            assert_eq!(trace.check(), Ok(()), "the checksum was made right");
            drop(asked(&trace));
        }
    }
}

/// Every question about the first nodes of every kind.
fn asked(trace: &Trace<Vec<u8>>) -> Result<(), ounce_milk::trace::Damaged> {
    let always = Window::default();
    let some = Window { from_s: Some(1_600_000_000), until_s: Some(1_800_000_000) };
    for kind in Kind::ALL {
        let first = trace.of_kind(kind).take(2).map(Start::One);
        for from in first.chain([Start::All(kind)]) {
            for window in [always, some] {
                trace.ask(&Question::Forward { from: vec![from], window })?;
                trace.ask(&Question::Sideways { from, through: Kind::Pool, window })?;
            }
            trace.ask(&Question::Backward { from })?;
        }
    }
    Ok(())
}

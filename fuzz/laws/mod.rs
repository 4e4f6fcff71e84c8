//! Laws that must hold for any bytes, one function for each kind of file. The fuzz targets try them
//! on bytes from a fuzzer, and a test of the workspace on the seeds beside them.

mod answers;
mod cells;
mod curve;
mod logger;
mod packs;
mod plan;
mod scans;
mod tables;
mod trace;

pub(crate) use answers::{answers, record};
pub(crate) use cells::cells;
pub(crate) use curve::curve;
pub(crate) use logger::logger;
pub(crate) use packs::packs;
pub(crate) use plan::plan;
pub(crate) use scans::scans;
pub(crate) use tables::tables;
pub(crate) use trace::{image, trace};

use ounce_milk::sheet::BadRow;

/// A law for any bytes.
type Law = fn(&[u8]);

/// Each law by the name of its target and of its folder of seeds.
#[allow(dead_code, reason = "a target tries one law, the test of the workspace all")]
pub(crate) const LAWS: [(&str, Law); 11] = [
    ("answers", answers),
    ("cells", cells),
    ("curve", curve),
    ("image", image),
    ("logger", logger),
    ("packs", packs),
    ("plan", plan),
    ("record", record),
    ("scans", scans),
    ("tables", tables),
    ("trace", trace),
];

/// The bytes as the commands read a text file; bytes that are no UTF-8 are refused before any
/// parser.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn lines(text: &str) -> usize {
    text.split('\n').count()
}

/// Checks that a refusal has words, and names a line of the file.
fn are_placed(bad: &[BadRow], text: &str) {
    assert!(!bad.is_empty(), "refused without a reason");
    for row in bad {
        assert!((1..=lines(text)).contains(&row.line), "{row} is in none of {} lines", lines(text));
        assert!(!row.reason.is_empty(), "{row:?}");
    }
}

//! Lists of names as they lie in the binary: a code, then its name in each language, with tabs
//! between them; lines that begin with `#` say where the names are from.

use super::Lang;

/// A code and its names in the order of [`Lang::ALL`].
pub(super) type Named = (&'static str, [&'static str; Lang::ALL.len()]);

pub(super) fn read(list: &'static str) -> Vec<Named> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            (cell(), Lang::ALL.map(|_| cell()))
        })
        .collect()
}

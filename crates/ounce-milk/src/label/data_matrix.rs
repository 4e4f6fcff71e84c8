//! Data Matrix ECC 200 (ISO/IEC 16022), square, as small as the text allows.

use datamatrix::{DataMatrix, SymbolList};

use super::LabelRefusal;

/// The modules of the symbol row by row, `true` for a dark one, without the quiet zone.
///
/// # Errors
/// [`LabelRefusal::Symbol`] for an empty text, for one that no size can hold, and for anything
/// but printable ASCII.
pub fn modules(text: &str) -> Result<Vec<Vec<bool>>, LabelRefusal> {
    let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if text.is_empty() || !printable {
        return Err(LabelRefusal::Symbol);
    }
    let sizes = SymbolList::default().enforce_square();
    let symbol = DataMatrix::encode(text.as_bytes(), sizes).map_err(|_| LabelRefusal::Symbol)?;
    let bitmap = symbol.bitmap();
    Ok(bitmap.bits().chunks(bitmap.width()).map(<[bool]>::to_vec).collect())
}

//! Codes for cameras.

use fast_qr::convert::{Builder, Shape, svg::SvgBuilder};
use fast_qr::qr::{QRBuilder, QRCode};

use crate::failure::Failure;

/// The modules of a QR code, without the white around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    /// How many modules a side has.
    pub side: usize,
    /// `side` × `side` modules, row by row; `true` is dark.
    pub dark: Vec<bool>,
}

/// The QR code of a text, as modules.
///
/// # Errors
/// `Broken` for a text that is too long for one.
pub fn modules(text: &str) -> Result<Modules, Failure> {
    let code = made(text)?;
    let side = code.size;
    let dark = (0..side * side).map(|at| code[at / side][at % side].value()).collect();
    Ok(Modules { side, dark })
}

/// The QR code of a text, as an SVG.
///
/// # Errors
/// `Broken` for a text that is too long for one.
pub fn svg(text: &str) -> Result<String, Failure> {
    Ok(SvgBuilder::default().shape(Shape::Square).to_str(&made(text)?))
}

fn made(text: &str) -> Result<QRCode, Failure> {
    let code = QRBuilder::new(text).build();
    code.map_err(|_| Failure::broken("a text does not fit into a QR code"))
}

//! Codes for cameras.

use fast_qr::convert::{Builder, Shape, svg::SvgBuilder};
use fast_qr::qr::QRBuilder;

use crate::failure::Failure;

/// The QR code of a text, as an SVG.
///
/// # Errors
/// `Broken` for a text that is too long for one.
pub fn svg(text: &str) -> Result<String, Failure> {
    let code = QRBuilder::new(text).build();
    let code = code.map_err(|_| Failure::broken("a text does not fit into a QR code"))?;
    Ok(SvgBuilder::default().shape(Shape::Square).to_str(&code))
}

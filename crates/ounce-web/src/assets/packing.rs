//! How files are packed for the way to the browser.

use axum::http::HeaderMap;
use brotli::enc::{BrotliCompress, BrotliEncoderParams};

use crate::cache::{self, takes};

/// Best first: a fifth smaller than gzip, and read by every browser since 2017 over https.
/// (Browsers do not offer it over plain http to other machines.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Brotli,
    Gzip,
}

/// The best level takes seconds for a million bytes, so larger files get the fifth: a tenth larger,
/// in a fraction of the time.
const BEST_BELOW: usize = 256 * 1024;

impl Packing {
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The best one that the client takes.
    pub fn for_client(asked: &HeaderMap) -> Option<Self> {
        Self::ALL.into_iter().find(|packing| takes(asked, packing.coding()))
    }

    /// As `Content-Encoding` names it.
    pub const fn coding(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    pub(super) fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Brotli => brotli(bytes),
            Self::Gzip => cache::gzip(bytes),
        }
    }
}

fn brotli(mut bytes: &[u8]) -> Vec<u8> {
    let quality = if bytes.len() < BEST_BELOW { 11 } else { 5 };
    // The window is as long as the file, which takes megabytes less than the longest one.
    let lgwin = i32::try_from(bytes.len().next_power_of_two().ilog2()).unwrap_or(22).clamp(10, 22);
    let parameters = BrotliEncoderParams {
        quality,
        lgwin,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    let written = BrotliCompress(&mut bytes, &mut packed, &parameters);
    // There is no disk and no wire here that could fail.
    written.expect("memory takes every byte");
    packed
}

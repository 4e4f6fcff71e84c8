//! The offline finder: places and postcodes by name, the nearest of anything, and the drawn map.
//!
//! Everything here answers from data packed into the program, without network, database or clock.
//! Start reading at [`Gazetteer`]; `packed.rs` explains the layout of the data and
//! `geodata/README.md` where it comes from. This crate knows nothing of strolls or banks: to find
//! the nearest of those, build a [`Nearest`] over their points.

mod fold;
mod gazetteer;
mod kana;
mod map;
mod nearest;
mod packed;
mod postcode;
mod sphere;

pub use fold::fold;
pub use gazetteer::{Gazetteer, Kind, Match, Place, Resolved};
pub use map::{DrawnMap, Frame, drawn_map, world_geojson_gz};
pub use nearest::Nearest;
pub use sphere::distance_km;

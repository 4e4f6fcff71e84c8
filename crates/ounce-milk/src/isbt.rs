//! ISBT 128 identifiers: the names of a pool, a bottle, a lot and a box.
//!
//! The donation identification number ([`Din`]) names a pool; a three-digit division code in the
//! [`ProductCode`] names its bottles. A [`Structure`] is one fact as it stands in a bar code, a
//! [`Message`] several of them in one symbol. Structures and checks follow ISBT 128 Standard
//! Technical Specification ST-001, version 6.2.2, in our own words; an issuer of such numbers must
//! be registered with ICCBBA. Numbers are only issued for the facilities kept free for validation
//! (A9990 to A9999), unless a facility says that it is registered.

pub mod check;
mod din;
mod examine;
mod facility;
mod message;
mod product;
mod scan;
mod structure;
mod time;

pub use din::{Din, DinRefusal};
pub use examine::{Examination, Flag, FlagMeaning, Problem, examine};
pub use facility::Facility;
pub use message::{Message, MessageRefusal};
pub use product::ProductCode;
pub use scan::{ScanRefusal, Scanned};
pub use structure::{LotNumber, Structure, StructureRefusal};
pub use time::Minute;

#[cfg(test)]
mod tests;

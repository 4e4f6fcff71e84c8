//! The trace: from any milk donor, device or lot to every bottle, and back again.
//!
//! Everything a bank handles is a node. An edge says that one node went into another (with a
//! volume) or acted upon it (without). [`Builder`] turns edges into an image: arrays in a file. A
//! question reads only the parts of the file that it needs. [`Trace::ask`] answers forward,
//! backward and sideways, with volumes and with the place of every bottle. An image is never
//! changed: new edges make a new image. Start reading at [`Kind`], then [`Builder`], then
//! [`Question`].

mod answer;
mod apportion;
mod ask;
mod build;
mod image;
mod kind;
mod names;
mod notice;
mod numbering;
mod reach;
mod table;

pub use answer::{Answer, BottleFound, Donated, Held, HospitalCalled};
pub use apportion::apportion;
pub use ask::{Question, Start, Window};
pub use build::{BuildFault, Builder, Draft};
pub use image::{Damaged, Edge, Node, Pages, Trace};
pub use kind::{Kind, Label};
pub use notice::{Concerned, Notice};
pub use table::{EdgeReader, WhereReader, second};

#[cfg(test)]
mod tests;

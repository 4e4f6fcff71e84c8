//! What is seen: one struct and one template per page, rendered from values alone.
//!
//! A page holds what it shows; its methods say how, and `templates/` says where. Whoever answers a
//! request fills the struct and calls `render()` (of [`askama::Template`]). Nothing here reads a
//! store, a clock or a request, and every page has `samples`, which a test renders in every
//! language and the gallery (`examples/gallery.rs`) writes to files to be looked at.

mod about;
mod card;
mod find;
mod form;
mod frame;
mod give;
mod home;
mod join;
pub mod links;
mod live;
mod milk;
mod oops;
mod report;
pub mod samples;
mod self_check;
mod stroll;
mod strolls;
mod ticket;

pub use about::{About, Privacy};
pub(crate) use card::town;
pub use card::{BankCard, StrollCard, StrollName};
pub(crate) use find::FAR_KM;
pub use find::{Find, Found, Place, PlaceName};
pub use form::{Field, Form};
pub use frame::{CampaignName, Frame};
pub use give::{Give, Thanks};
pub(crate) use give::{method_note, method_word};
pub use home::{CampaignLine, Campaigns, Home, PartnerPart, Story};
pub use join::{Join, LinkSent, Waiver};
pub use live::{LiveNumber, live_numbers, live_numbers_of_stroll};
pub use milk::{Milk, MilkThanks};
pub use oops::Oops;
pub use report::{Cell, Figures, Moved, PartnerStrolls, Report, ReportRows, SignUps};
pub use self_check::SelfCheckPage;
pub use stroll::{RecentGift, StatusNote, StrollPage};
pub use strolls::{RegionCount, Strolls};
pub use ticket::{Cancellation, Change, Ticket};

#[cfg(test)]
mod tests;

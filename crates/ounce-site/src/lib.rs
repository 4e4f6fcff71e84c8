//! Pages, API and feeds: a folder for each subject.
//!
//! A folder holds the subject's form and handlers, the one core call under form and API (such as
//! `joining.rs`), the page with its template, the API's shape (`api.rs`), and invented values that
//! its pages are rendered with (`sample.rs`). `routes.rs` is the table of contents, and `samples.rs`
//! renders every page. There is no SQL and no rule of the trade here.

mod about;
mod api;
mod bank;
mod calendar;
mod campaign;
mod find;
mod gift;
mod hosting;
mod join;
mod letters;
mod live;
mod machines; // assets, robots, the sitemap, health
mod milk;
mod news;
mod pass_on;
pub mod person;
mod question;
mod registration;
mod report;
mod routes;
pub mod samples;
mod stroll;

#[cfg(test)]
mod tests;

pub use routes::{api_paths, router, routes};

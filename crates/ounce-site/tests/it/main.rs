//! The service from the outside: requests in, answers out, over a real store.
//!
//! Files mirror addresses. Every [`app::TestApp`] is held against `ounce verify` when it goes, so
//! that a test which leaves the book or the places wrong fails, whatever it looked at.

mod api;
mod app;
mod askers;
mod asking;
mod bad_forms;
mod bad_input;
mod banks;
mod board;
mod calendars;
mod certificate;
mod confirming;
mod edges;
mod engines;
mod giving;
mod host_asks;
mod hosting;
mod joining;
mod languages;
mod live;
mod logs;
mod managing;
mod meeting;
mod milk;
mod packed;
mod pages;
mod panics;
mod paying;
mod promised;
mod questions;
mod report;
mod same_twice;
mod stopping;
mod world;
mod yours;

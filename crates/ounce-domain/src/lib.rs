//! The words and the rules of a milk-donation stroll.
//!
//! Everything here is a function from facts to a decision, or to a refusal with a name. There is no
//! I/O, no clock, no randomness, no SQL and no async: the caller passes the time and the random
//! bytes in, so that every decision can be made again and checked.
//!
//! Read in this order: [`quantity`] (money in minor units, milk in microlitres), [`id`], [`text`]
//! (what people type, parsed once), [`reference`] (what files call a thing or a person),
//! [`web_address`] (where a page may lead), [`refusal`] (every reason why something is not done),
//! [`ledger`] (accounts, transfers, the chart), then the campaign itself: [`campaign`],
//! [`country`], [`stroll`], [`hosting`] (who offers to run one), [`registration`], [`join_question`]
//! (what a host asks those who join), [`waiver`], [`gift`], [`milk_promise`],
//! [`self_check`] (the first questions to a possible milk donor), [`letter_budget`] (how much mail
//! an address gets unasked), [`circular`] and [`reminder`] (letters to many, by hand and by the
//! calendar), [`letter_choice`] (which of them somebody does without), [`member`]
//! (who runs what, and what they may do), [`day`] (what phones note down in the park),
//! [`stroll_report`] (what a host reports after it), [`hours`] (how long helpers helped),
//! [`retention`] (how long a person's data is kept), and [`tally`] (the figures of a campaign). The
//! rules of a milk bank are in another crate, `ounce-milk`.

pub mod actor;
pub mod campaign;
pub mod circular;
pub mod country;
pub mod day;
pub mod gift;
pub mod hosting;
pub mod hours;
pub mod id;
pub mod join_question;
pub mod ledger;
pub mod letter_budget;
pub mod letter_choice;
pub mod member;
pub mod milk_promise;
pub mod quantity;
pub mod question;
pub mod reference;
pub mod refusal;
pub mod registration;
pub mod reminder;
pub mod retention;
pub mod self_check;
pub mod stroll;
pub mod stroll_report;
pub mod tally;
pub mod text;
pub mod waiver;
pub mod web_address;

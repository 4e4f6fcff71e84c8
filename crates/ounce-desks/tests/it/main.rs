//! The desks from the outside: requests in, answers out, over a real store of either engine.

mod acts;
mod app;
mod applications;
mod asking;
mod blueprint;
mod carry;
mod day;
mod day_desk;
mod day_programs;
mod desks;
mod hours;
mod import;
mod invitations;
mod join_questions;
mod leaders;
mod letters;
mod many;
mod matrix;
mod paper;
mod passkeys;
#[path = "../../../ounce-site/tests/it/promised.rs"]
mod promised;
mod reports;
mod running;
mod second_step;
mod set_up;
mod signing;
mod tokens;
mod world;

//! The desks from the outside: requests in, answers out, over a real store of either engine.

mod app;
mod desks;
mod invitations;
mod matrix;
mod running;
mod second_step;
mod set_up;
mod signing;

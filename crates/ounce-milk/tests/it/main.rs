//! The milk rules from outside: what holds whatever happens, what holds of any bytes, and what
//! programs from elsewhere read of the symbols.

mod documents;
mod invariants;
mod seeds;
mod symbols;

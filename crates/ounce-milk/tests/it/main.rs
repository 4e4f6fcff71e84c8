//! Tests of the milk rules from outside: laws that always hold, laws for any bytes, and symbols
//! read by other programs.

mod documents;
mod invariants;
mod seeds;
mod symbols;

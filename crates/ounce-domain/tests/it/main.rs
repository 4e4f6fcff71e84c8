//! What only programs from elsewhere can say of the domain, and what holds of any bytes.

mod seeds;
mod symbols;

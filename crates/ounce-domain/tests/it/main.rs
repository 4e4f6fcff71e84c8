//! What only programs from elsewhere can say of the domain.

mod symbols;

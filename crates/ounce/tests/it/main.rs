//! The program from outside: started, spoken to, killed, and asked whether its books agree.

mod commands;
mod connections;
mod crash;
mod ground;
mod http;
mod mail;
mod members;
mod milk;
mod person;
mod postgres;
mod program;

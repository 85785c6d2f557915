//! Behaviour that generated code alone does not show: the data that is sent, and the values of received data.
//!
//! These are tests of the crate of all fixtures (`crate_of_all`). Each module of it is a fixture.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "these are tests"
)]

mod answers;
mod bodies;
mod nulls;
mod parameters;
mod published;
mod roots;
mod security;
mod server;
mod streams;
mod unions;
mod values;

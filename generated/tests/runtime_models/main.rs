//! The macros of the runtime, with hand-written sample models: decoding, encoding, and refused documents.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

mod came;
mod debugging;
mod decoding;
mod errors;
mod freeing;
mod limits;
mod misfits;
mod nulls;
mod sample;
mod serde_traits;
mod tokens;
mod unions;
mod work;

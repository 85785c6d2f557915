//! The macros of the runtime, by sample models written by hand: what decodes, what comes back, what is refused.

mod debugging;
mod decoding;
mod errors;
mod nulls;
mod sample;
mod serde_traits;
mod tokens;
mod unions;

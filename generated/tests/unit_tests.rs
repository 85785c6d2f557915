//! The unit tests of the runtime. As tests of the library they would compile all models and operations a second time,
//! which none of them needs.
#![allow(dead_code, reason = "the runtime's public items are for other crates")]

#[rustfmt::skip]
#[path = "../src/ids.rs"]
pub mod ids;
#[path = "../src/runtime/mod.rs"]
pub mod runtime;
#[rustfmt::skip]
#[path = "../src/settings.rs"]
mod settings;

//! Fixtures of the generator, and what its tests do with them.
//!
//! To add one: a folder named after the feature with a small `openapi.yaml` of our own invention, whose tags no other
//! fixture has; then `INSTA_UPDATE=always cargo test -p generator-tests`, and a look at the snapshots beside it. Its
//! examples are run by themselves; what they do not show is a test in `behaviour/`.
//!
//! In: the documents below `fixtures/`, one feature each. Out: models and Rust for snapshots, and one crate that holds the
//! code of all of them. Always: a fixture that cannot be read ends the test that asked for it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "only tests call this, and a broken fixture must fail them"
)]

pub mod crate_of_all;
pub mod fixture;
pub mod hostile;
pub mod shown;

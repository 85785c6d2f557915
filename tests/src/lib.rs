//! Fixtures of the generator, and functions for its tests.
//!
//! To add one, make a folder named after the feature with a small `openapi.yaml` of our own invention, whose tags no
//! other fixture has. Then run `INSTA_UPDATE=always cargo test -p generator-tests`, and read the new snapshots. Its
//! examples run automatically; other behaviour needs a test in `behaviour/`.
//!
//! In: the documents below `fixtures/`, one feature each. Out: models and Rust for snapshots, and one crate with the
//! code of all of them. Always: a fixture that cannot be read ends the test that uses it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "only tests call this, and a broken fixture must fail them"
)]

pub mod cargo;
pub mod crate_of_all;
pub mod fixture;
pub mod hostile;
mod manifest;
pub mod shown;
pub mod standalone;

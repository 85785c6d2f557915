//! What the generated code stands on, written by hand: JSON, types, HTTP, webhooks.
//!
//! The generator never touches this folder; it serves any API, and what is one API's own comes from `crate::settings`.

mod accessors;
mod conversions;
pub mod http;
pub mod json;
pub mod members;
pub mod prelude;
mod setters;
#[cfg(feature = "__spec-examples")]
#[doc(hidden)]
pub mod spec_examples;
#[cfg(feature = "__spec-examples")]
#[doc(hidden)]
pub mod testing;
pub mod types;
pub mod webhook;

#[doc(hidden)]
pub use types::*;

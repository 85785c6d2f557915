//! The hand-written base of the generated code: JSON, types, HTTP, webhooks.
//!
//! The generator does not change this folder. It serves any API; the facts about one API come from `crate::settings`.

mod accessors;
pub(crate) mod ascii;
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

//! Hand-written support for the generated code.

pub mod http;
pub mod json;
pub mod prelude;
#[doc(hidden)]
pub mod testing;
pub mod types;
pub mod webhook;

//! Hand-written support for the generated code.

pub mod json;
pub mod prelude;
#[doc(hidden)]
pub mod testing;
pub mod types;

//! Hand-written support for the generated code.
pub mod runtime;
pub mod settings;

//! Hand-written support for the generated code.

pub mod http;
pub mod webhook;

//! Hand-written support for the generated code.

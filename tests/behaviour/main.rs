//! What the shape of generated code alone does not prove.

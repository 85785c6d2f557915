//! Samples for every model and every body, made from the model alone.
//!
//! In: the model. Out: a table of what is sampled, and one small template for each owner of types. A template is JSON
//! in which the marks of a key and a few `$` words say what may be left out, null or different; the runtime makes the
//! samples of every kind from it (all members, required ones, nulls, unknown things). Always: no chance, no clock; a
//! named type stands in one file and is only referred to elsewhere, so that a new member is one line of a diff.

mod book;
mod pattern;
mod print;
mod scalar;
mod stem;
mod template;
#[cfg(test)]
mod tests;

pub use book::{Sample, Samples, make_samples};
pub use scalar::sample_scalar;

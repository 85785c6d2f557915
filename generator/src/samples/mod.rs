//! Samples for every model and every body, made from the model only.
//!
//! In: the model. Out: a table of the sampled types, and one small template for each owner of types. A template is
//! JSON. Marks on its keys and some `$` words say which parts may be left out, null or different. The runtime makes
//! samples of every kind from it (all members, required ones, nulls, unknown parts). Always: no random values, no
//! clock. A named type is in one file, and other files refer to it, so that a new member is one line of a diff.

mod book;
mod ending;
mod integer;
mod kinds;
mod limits;
mod pattern;
mod print;
mod scalar;
mod stem;
mod template;
#[cfg(test)]
mod tests;

pub use book::{Sample, Samples, make_samples};
pub use scalar::sample_scalar;

//! All tests of the generator with fixtures, as one program: each program is linked by itself, with the generator and
//! its libraries. A file of this folder is a module here; `cargo xtask tidy` reports one that is missing.

mod api_list;
mod bad_input;
mod cargo_features;
mod compiled;
mod confinement;
mod crate_docs;
mod doctests;
mod hostile_text;
mod keywords;
mod large_input;
mod pages;
mod samples_against_schemas;
mod settings;
mod snapshots;
mod uses_of_types;

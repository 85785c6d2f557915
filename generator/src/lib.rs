//! Generates the files of a Rust crate from an OpenAPI document.
//!
//! The stages are modules, in this order: [`source`], [`overlay`], [`normalize`], [`lower`] (through the `openapiv3`
//! crate) into [`model`], then [`json_api`], [`published`], [`naming`], [`rust`] with [`samples`], and [`render`].
//! [`mod@generate`] calls one after the other. [`grammar`] has the tables of OpenAPI, [`diagnostic`] the findings about
//! a document; [`mod@pointer`], [`mod@reference`], [`nearest`], [`markdown`] and [`yaml`] have functions that several
//! stages share. This crate writes no file, reads no clock and no network, and takes no order from a hash map.

pub mod borrow;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod generate;
pub mod grammar;
mod header;
mod identifier;
pub mod json_api;
pub mod lower;
pub mod markdown;
pub mod model;
pub mod naming;
pub mod nearest;
pub mod normalize;
mod openapi_version;
pub mod overlay;
pub mod pointer;
pub mod published;
pub mod reference;
pub mod render;
pub mod rust;
pub mod samples;
pub mod source;
pub mod value_kind;
pub mod yaml;

//! Converts JSON to models and back.
//!
//! In: the tables that `object!`, `text_enum!`, `integer_enum!`, `union!` and `id!` make, one per type. Out: decoding,
//! encoding, serde's traits and a `Debug` without personal data. Always: the logic is not generic and exists once; a
//! model adds only its table.

mod absent;
mod came;
mod complete;
mod container;
mod debug;
mod decode;
mod encode;
mod error;
mod free;
mod from_serde;
mod inflection;
mod mark;
mod members;
mod memory;
mod misfit;
mod misfit_list;
mod number;
mod object;
mod object_macro;
mod patch;
mod place;
mod reader;
mod reading;
mod required;
mod rest;
mod same;
mod scalar;
mod segment;
mod shows_all;
mod skip;
mod slot;
mod tags;
mod text;
mod token_macro;
mod union;
mod union_macro;
mod value;
mod view;

pub use absent::or_empty;
#[doc(hidden)]
pub use came::Came;
pub use debug::{Reveal, Revealed, debug, debug_view};
#[cfg(feature = "__spec-examples")]
#[doc(hidden)]
pub use decode::Noted;
pub(crate) use decode::decode_answer;
#[cfg(feature = "__spec-examples")]
pub(crate) use decode::fill_from;
pub use decode::{decode, decode_noting, decode_strictly, fill, fill_any_inflection};
#[cfg(feature = "__spec-examples")]
pub(crate) use encode::serialize_patched;
pub(crate) use encode::to_body;
pub use encode::{serialize, to_value, to_vec};
pub use error::{DecodeError, Filled};
pub(crate) use free::Free;
pub use from_serde::deserialize;
pub(crate) use from_serde::read_text;
pub(crate) use inflection::find_member;
pub use misfit::Misfit;
pub(crate) use misfit::Step;
pub use misfit_list::Misfits;
pub(crate) use misfit_list::list_misfits;
pub(crate) use number::parse_u64;
pub use object::{FILL_OBJECT, fill_map, fill_object};
#[cfg(feature = "__spec-examples")]
pub(crate) use patch::Patches;
#[doc(hidden)]
pub use place::put;
pub(crate) use place::put_last;
pub use reader::{Kind, Reader};
pub(crate) use reading::{Aside, Place};
pub(crate) use required::{BEYOND_I64, BEYOND_U64};
pub use required::{Unsendable, Why, find_unsendable};
pub use same::is_same;
#[cfg(feature = "__spec-examples")]
pub(crate) use same::is_same_view;
pub use scalar::{Constant, OrAbsent, OrNull};
pub(crate) use segment::{PRINTED, Printed};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Value;
pub(crate) use shows_all::SHOWS_ALL;
pub use slot::{Fill, Grow, RestMut, Slot};
#[doc(hidden)]
pub use tags::{TagTable, Tags, count_tags};
#[doc(hidden)]
pub use token_macro::find_text;
pub use union::{
    Union, VariantKind, Variants, choose_by_key, choose_by_kind, choose_by_tag, fill_by_trial,
    fill_union, get_as,
};
#[doc(hidden)]
pub use value::read_listed;
pub(crate) use value::{explain_misfit, find_text_at};
pub use view::{Entries, Layout, List, Object, Rest, Show, View, Viewer, show_object};

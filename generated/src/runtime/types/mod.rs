//! Types that many documents share: dates, maps, optional nulls, JSON:API's links and relationships.

mod base64;
mod big_integer;
mod calendar;
mod date;
mod date_time;
mod document;
mod extra;
mod extra_serde;
mod foreign;
mod id;
mod included;
mod links;
mod map;
mod nullable;
mod places;
mod relationship;
mod required;
mod resource_id;
mod short_text;

#[doc(no_inline)]
pub use super::json::{Reveal, Value};
pub use base64::{Base64, Base64Error};
pub use big_integer::BigInteger;
pub use date::Date;
pub use date_time::DateTime;
pub use document::{CollectionDocument, ResourceDocument};
pub use extra::Extra;
pub use foreign::DateError;
pub use id::Id;
#[doc(hidden)]
pub use included::{find_included, list_included};
pub use links::Links;
pub use map::Map;
pub use nullable::Nullable;
pub(crate) use places::Places;
pub use relationship::{NamesOne, ResourceIdentifier, ToMany, ToOne};
pub use required::Required;
pub use resource_id::ResourceId;

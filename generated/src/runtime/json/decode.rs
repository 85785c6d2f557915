//! Reading a whole document, and serde's way in.
//!
//! In: bytes, or any deserializer. Out: a value. Always: JSON text goes to the [`Reader`], also when it comes through
//! serde_json; other formats pass through a tree of JSON.

use super::error::DecodeError;
use super::reader::Reader;
use super::slot::{Fill, Slot};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// Decodes a document.
pub fn decode<T: Slot + Default>(document: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::default();
    fill(&mut value, document)?;
    Ok(value)
}

/// Decodes a document into a value that is at its default.
pub fn fill<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    fill_text(&mut slot, document)
}

fn fill_text(slot: &mut dyn Fill, document: &[u8]) -> Result<(), DecodeError> {
    fill_from(slot, Reader::new(document)?)
}

/// Like [`fill`], for documents whose keys may be in camelCase or snake_case instead of the declared form.
pub fn fill_any_inflection<T: Slot>(mut slot: &mut T, document: &[u8]) -> Result<(), DecodeError> {
    let from = Reader::new(document)?.accept_any_inflection();
    fill_from(&mut slot, from)
}

fn fill_from(slot: &mut dyn Fill, mut from: Reader<'_>) -> Result<(), DecodeError> {
    let document = from.text.as_bytes();
    slot.fill_next(&mut from)
        .and_then(|()| from.finish())
        .map_err(|error| error.locate(document))
}

/// What `Deserialize` of every model is made of.
pub fn deserialize<'de, T: Slot + Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut value = T::default();
    from.deserialize_newtype_struct(RAW, IntoSlot(&mut &mut value))?;
    Ok(value)
}

/// By this name serde_json knows that the text itself is wanted (it is how its `RawValue` asks for it).
const RAW: &str = "$serde_json::private::RawValue";

struct IntoSlot<'s>(&'s mut dyn Fill);

impl<'de> Visitor<'de> for IntoSlot<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    /// serde_json answers with a map of one entry, the raw text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some(key) = map.next_key::<String>()? else {
            return fill_tree(self.0, &Value::Object(Default::default()));
        };
        if key == RAW {
            let text = map.next_value::<Text<'de>>()?;
            return fill_text(self.0, text.0.as_bytes()).map_err(A::Error::custom);
        }
        // A format that does not know newtypes: the map is the value.
        let mut members = serde_json::Map::new();
        members.insert(key, map.next_value()?);
        while let Some((key, value)) = map.next_entry()? {
            members.insert(key, value);
        }
        fill_tree(self.0, &Value::Object(members))
    }

    /// Any other format.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        fill_tree(self.0, &Value::deserialize(from)?)
    }
}

fn fill_tree<E: Error>(slot: &mut dyn Fill, tree: &Value) -> Result<(), E> {
    fill_text(slot, tree.to_string().as_bytes()).map_err(E::custom)
}

/// Text, borrowed from the document where the format can.
struct Text<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text)))
    }
}

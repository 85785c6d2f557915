//! `Deserialize` of every model.
//!
//! In: any deserializer. Out: a value. Always: the value from the deserializer is written as JSON text, and the
//! [`Reader`] decodes that text. So no key has a special meaning, whatever features of serde_json the program turns on.

use super::decode::FILL_TEXT;
use super::number::{parse_i64, parse_u64};
use super::reader::{MAX_DEPTH, Reader};
use super::slot::Slot;
use super::text::find_special;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display, Write};

/// The function behind `Deserialize` of every model.
pub fn deserialize<'de, T: Slot + Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let text = read_text(from)?;
    let mut value = T::default();
    FILL_TEXT(&mut &mut value, text.as_bytes()).map_err(D::Error::custom)?;
    Ok(value)
}

/// The value of a deserializer, as JSON text.
pub(crate) fn read_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let mut text = String::new();
    let to = Writer {
        text: &mut text,
        depth: 0,
    };
    to.deserialize(from)?;
    Ok(text)
}

/// A visitor that writes each value as JSON text.
struct Writer<'t> {
    text: &'t mut String,
    depth: u32,
}

impl Writer<'_> {
    /// The visitor for a nested value.
    fn inner<E: Error>(&mut self) -> Result<Writer<'_>, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom("it nests too deeply"));
        }
        Ok(Writer {
            text: self.text,
            depth: self.depth + 1,
        })
    }

    fn write<E: Error>(self, value: impl Display) -> Result<(), E> {
        write!(self.text, "{value}").map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Writer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.write(value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.write(value)
    }

    /// JSON cannot express infinity or NaN.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match value.is_finite() {
            // `{:?}` keeps the fraction of `-0.0`, and uses an exponent where that is shorter.
            true => write!(self.text, "{value:?}").map_err(E::custom),
            false => self.visit_unit(),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        write_text(self.text, value);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.text.push_str("null");
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.text.push('[');
        let mut first = true;
        loop {
            let length = self.text.len();
            if !first {
                self.text.push(',');
            }
            if items.next_element_seed(self.inner()?)?.is_none() {
                self.text.truncate(length);
                break;
            }
            first = false;
        }
        self.text.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let start = self.text.len();
        self.text.push('{');
        // The maps of serde_json's parser have no size hint. The maps that `flatten` and `untagged` buffer have one.
        let is_kept = members.size_hint().is_some();
        let mut key = members.next_key_seed(Key(self.text))?;
        if key == Some(true) && keeps_numbers_as_text() {
            self.text.push(':');
            let to = self.inner()?;
            let number = members.next_value_seed(PerhapsNumber { is_kept, to })?;
            key = next_key(&mut members, self.text)?;
            // A number is the only member of its map.
            if let (None, Some(number)) = (key, number) {
                self.text.truncate(start);
                self.text.push_str(&number);
                return Ok(());
            }
        }
        while key.is_some() {
            self.text.push(':');
            members.next_value_seed(self.inner()?)?;
            key = next_key(&mut members, self.text)?;
        }
        self.text.push('}');
        Ok(())
    }
}

fn next_key<'de, A: MapAccess<'de>>(
    members: &mut A,
    text: &mut String,
) -> Result<Option<bool>, A::Error> {
    let length = text.len();
    text.push(',');
    let key = members.next_key_seed(Key(text))?;
    if key.is_none() {
        text.truncate(length);
    }
    Ok(key)
}

/// If any crate of the program turns on serde_json's feature `arbitrary_precision`, serde_json gives a number as a map
/// of its text under this key. A member of a document with the same key is recognised as follows: its key and text
/// are both borrowed from the document or both copied, while a number's key is borrowed and its text is not. In what
/// `flatten` and `untagged` buffer, one case stays ambiguous: if the member is alone in its object, its text has
/// escapes, and the text is a number that does not fit 64 bits, then it is read as that number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether the feature is on. Without it the key has no special meaning.
#[inline]
fn keeps_numbers_as_text() -> bool {
    let number = "0.10".parse::<serde_json::Number>();
    number.is_ok_and(|number| number.to_string() == "0.10")
}

/// The text as a number, if serde_json would give that number as a map. serde_json gives whole numbers of 64 bits
/// directly.
#[inline]
fn as_number(text: &str) -> Option<String> {
    let fits = parse_u64(text).is_some() || parse_i64(text).is_some();
    ((!fits || text == "-0") && Reader::is_number(text)).then(|| text.to_owned())
}

/// Writes the value of [`NUMBER`]. If it is the only member and stands for a number, gives that number.
struct PerhapsNumber<'t> {
    /// Whether the map comes from a buffer of serde, whose texts are borrowed.
    is_kept: bool,
    to: Writer<'t>,
}

impl<'de> DeserializeSeed<'de> for PerhapsNumber<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PerhapsNumber<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to.expecting(f)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Self::Value, E> {
        self.to.visit_str(&value).map(|()| as_number(&value))
    }

    /// Visits the text of a document's own member.
    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Self::Value, E> {
        self.to.visit_str(value).map(|()| None)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        let number = as_number(value).filter(|_| self.is_kept);
        self.to.visit_str(value).map(|()| number)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.to.visit_bool(value).map(|()| None)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.to.visit_i64(value).map(|()| None)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.to.visit_u64(value).map(|()| None)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.to.visit_f64(value).map(|()| None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.to.visit_unit().map(|()| None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        self.to.visit_seq(items).map(|()| None)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        self.to.visit_map(members).map(|()| None)
    }
}

/// Writes a key, and says whether it is [`NUMBER`] and borrowed.
struct Key<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<bool, E> {
        write_text(self.0, key);
        Ok(key == NUMBER)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        write_text(self.0, key);
        Ok(false)
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<bool, E> {
        self.visit_str(if key { "true" } else { "false" })
    }
}

/// Writes a text with its quotes.
#[inline]
fn write_text(to: &mut String, text: &str) {
    to.push('"');
    let mut start = 0;
    loop {
        let at = find_special(text.as_bytes(), start);
        to.push_str(text.get(start..at).unwrap_or_default());
        match text.as_bytes().get(at) {
            None => break,
            Some(special @ (b'"' | b'\\')) => {
                to.push('\\');
                to.push(char::from(*special));
            }
            Some(control) => {
                let escape = format!("\\u{control:04x}");
                to.push_str(&escape);
            }
        }
        start = at + 1;
    }
    to.push('"');
}

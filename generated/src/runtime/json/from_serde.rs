//! serde's way in: `Deserialize` of every model.
//!
//! In: any deserializer. Out: a value. Always: what a format holds is written as JSON text, and the [`Reader`] decodes
//! that. No key means anything to this crate, whatever features of serde_json the program has turned on.

use super::decode::fill_text;
use super::reader::{MAX_DEPTH, Reader};
use super::slot::Slot;
use super::text::find_special;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display, Write};

/// What `Deserialize` of every model is made of.
pub fn deserialize<'de, T: Slot + Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let text = read_text(from)?;
    let mut value = T::default();
    fill_text(&mut &mut value, text.as_bytes()).map_err(D::Error::custom)?;
    Ok(value)
}

/// What a deserializer holds, as JSON text.
pub(crate) fn read_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let mut text = String::new();
    let to = Writer {
        text: &mut text,
        depth: 0,
    };
    to.deserialize(from)?;
    Ok(text)
}

/// Writes what comes as JSON text.
struct Writer<'t> {
    text: &'t mut String,
    depth: u32,
}

impl Writer<'_> {
    /// The writer of a value inside this one.
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

    /// JSON has no way to write what is not finite.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match value.is_finite() {
            // The form with `{:?}` keeps the fraction of `-0.0`, and an exponent where that is shorter.
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
        // A map of serde_json's parser does not tell its length; what `flatten` and `untagged` keep for later does.
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

/// By this key serde_json hands out a number as a map of its text, where any crate of the program has turned on its
/// feature `arbitrary_precision`. A member of a document that has the same key differs: there, key and text are both
/// borrowed from the document or both copied out of it, while a number's key is borrowed and its text is not. What
/// `flatten` and `untagged` have kept differs less: there, a member that is alone in its object, whose text is written
/// with escapes and is a number that 64 bits do not hold, is read as that number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether the feature is on. Without it the key is nobody's.
fn keeps_numbers_as_text() -> bool {
    let number = "0.10".parse::<serde_json::Number>();
    number.is_ok_and(|number| number.to_string() == "0.10")
}

/// The number that a text is, if serde_json would hand it out as a map: whole numbers of 64 bits it hands out as such.
fn as_number(text: &str) -> Option<String> {
    let fits = text.parse::<u64>().is_ok() || text.parse::<i64>().is_ok();
    ((!fits || text == "-0") && Reader::is_number(text)).then(|| text.to_owned())
}

/// Writes the value of [`NUMBER`] as it is, and gives the number that it stands for if it is the only member.
struct PerhapsNumber<'t> {
    /// Whether the map comes out of what serde has kept, and its texts are lent.
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

    /// The text of a document's own member.
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

/// Writes a key, and says whether it is [`NUMBER`], borrowed.
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

//! Free-form JSON: any value as a tree.
//!
//! In: a reader before a value. Out: serde_json's tree of it. Always: the tree is built here, from the text only. If
//! any crate of the program turns on serde_json's features `raw_value` or `arbitrary_precision`, serde_json gives some
//! keys a special meaning, and a body could use them to change its content.

use super::error::DecodeError;
use super::number::{parse_i64, parse_u64};
use super::reader::{Kind, Reader};
use super::union::is_same_key;
use crate::runtime::ascii;
use serde_json::{Map, Number, Value};

/// The items of the list in a document that this pointer leads to; see [`Reader::read_listed`].
#[doc(hidden)]
pub fn read_listed(document: &[u8], pointer: &str, most: usize) -> Result<Vec<Value>, DecodeError> {
    let mut from = Reader::new(document)?;
    let items = from.read_listed(pointer, most)?;
    // The document is checked to its end, because an incomplete answer is invalid.
    from.finish()?;
    Ok(items)
}

/// The text at a pointer into a document. Keys match in any inflection.
pub(crate) fn find_text_at(document: &[u8], pointer: &str) -> Result<Option<String>, DecodeError> {
    let mut from = Reader::new(document)?.accept_any_inflection();
    let text = match from.go_to(pointer) {
        Ok(true) if from.peek().is_ok_and(|kind| kind == Kind::Text) => {
            from.read_string().map(Some)
        }
        Ok(_) => Ok(None),
        Err(error) => Err(error),
    };
    text.map_err(|error| error.locate(document))
}

/// The error for a value that does not fit. `path` leads to it, by keys that its type declares.
pub(crate) fn explain_misfit(
    document: &[u8],
    path: &[&'static str],
    expected: &'static str,
) -> DecodeError {
    let find = |mut from: Reader<'_>| {
        for key in path {
            if !from.go_to_member(key)? {
                break;
            }
        }
        Ok(from.wrong_kind(expected))
    };
    let mut error = Reader::new(document)
        .and_then(find)
        .unwrap_or_else(|error| error);
    for key in path.iter().rev() {
        error = error.in_member(key);
    }
    error.locate(document)
}

impl Reader<'_> {
    /// The next value as a tree. If two members have the same key, the last one counts.
    pub fn read_value(&mut self) -> Result<Value, DecodeError> {
        // The reader's depth limit bounds the recursion.
        Ok(match self.peek()? {
            Kind::Null => self.take_null().map(|_| Value::Null)?,
            Kind::Boolean => Value::Bool(self.read_bool()?),
            Kind::Number => self.read_number()?,
            Kind::Text => Value::String(self.read_string()?),
            Kind::List => self.read_items()?,
            Kind::Object => self.read_members()?,
        })
    }

    fn read_items(&mut self) -> Result<Value, DecodeError> {
        self.begin_list()?;
        let (mut items, mut first) = (Vec::new(), true);
        while self.next_item(&mut first)? {
            if items.len() == items.capacity() {
                self.take_growth(items.len(), size_of::<Value>())?;
            }
            items.push(self.read_value()?);
        }
        Ok(Value::Array(items))
    }

    fn read_members(&mut self) -> Result<Value, DecodeError> {
        self.begin_object()?;
        let (mut members, mut first) = (Map::new(), true);
        while self.next_member(&mut first)? {
            let key = self.read_key()?;
            self.take_member(members.len(), &key)?;
            let value = self.read_value()?;
            members.insert(key.into_owned(), value);
        }
        Ok(Value::Object(members))
    }

    /// A number, as serde_json reads it: an integer if it fits, otherwise a float.
    fn read_number(&mut self) -> Result<Value, DecodeError> {
        let start = self.at;
        let text = self.take_number()?;
        if text != "-0" {
            if let Some(number) = parse_u64(text) {
                return Ok(number.into());
            }
            if let Some(number) = parse_i64(text) {
                return Ok(number.into());
            }
        }
        let float = text.parse().ok().and_then(Number::from_f64);
        match float {
            Some(float) => Ok(Value::Number(float)),
            None => Err(DecodeError::limit(start, "a number is too large")),
        }
    }

    /// The items of the list at this pointer, or the single value there; at most `most` of them. If the pointer leads
    /// nowhere, the document itself is the value. Reads to the end of the document.
    fn read_listed(&mut self, pointer: &str, most: usize) -> Result<Vec<Value>, DecodeError> {
        let start = self.mark();
        // The whole text must be JSON, also after the list.
        self.skip()?;
        let end = self.mark();
        self.reset(start);
        if !self.go_to(pointer)? {
            self.reset(start);
        }
        let mut items = Vec::new();
        if self.peek()? == Kind::List {
            self.begin_list()?;
            let mut first = true;
            while items.len() < most && self.next_item(&mut first)? {
                items.push(self.read_value()?);
            }
        } else {
            items.push(self.read_value()?);
        }
        self.go_back(end);
        Ok(items)
    }

    /// Moves to the value at a pointer of plain keys. Says whether there is one.
    fn go_to(&mut self, pointer: &str) -> Result<bool, DecodeError> {
        for key in ascii::split(pointer, b"/").skip(1) {
            if !self.go_to_member(key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// If two members have this key, the last one counts, as in a tree. A member of the exact key wins over other
    /// inflections.
    fn go_to_member(&mut self, wanted: &str) -> Result<bool, DecodeError> {
        if self.peek()? != Kind::Object {
            return Ok(false);
        }
        self.begin_object()?;
        let (mut exact, mut inflected, mut first) = (None, None, true);
        while self.next_member(&mut first)? {
            let key = self.read_key()?;
            if *key == *wanted {
                exact = Some(self.mark());
            } else if is_same_key(wanted, &key, self.any_inflection) {
                inflected = Some(self.mark());
            }
            self.look_past()?;
        }
        let found = exact.or(inflected);
        if let Some(found) = found {
            self.go_back(found);
        }
        Ok(found.is_some())
    }
}

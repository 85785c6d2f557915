//! Free JSON: any value as a tree.
//!
//! In: a reader before a value. Out: serde_json's tree of it. Always: the tree is built here, from the text alone.
//! serde_json's own way to a tree takes some keys for messages to itself once any crate of the program turns on its
//! features `raw_value` or `arbitrary_precision`, and a body could then say more than it says.

use super::error::DecodeError;
use super::reader::{Kind, Reader};
use super::union::is_same_key;
use serde_json::{Map, Number, Value};

/// The items of the list in a document that this pointer leads to; see [`Reader::read_listed`].
#[doc(hidden)]
pub fn read_listed(document: &[u8], pointer: &str, most: usize) -> Result<Vec<Value>, DecodeError> {
    let mut from = Reader::new(document)?;
    let items = from.read_listed(pointer, most)?;
    // The document is checked to its end: half an answer is none.
    from.finish()?;
    Ok(items)
}

/// The text at a pointer into a document, whatever the inflection of the document's keys.
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

impl Reader<'_> {
    /// The next value as a tree. Of two members with one key the last one counts.
    pub fn read_value(&mut self) -> Result<Value, DecodeError> {
        // The reader's limit of depth ends the recursion.
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

    /// A number, as serde_json reads it: whole as long as it fits, otherwise a float.
    fn read_number(&mut self) -> Result<Value, DecodeError> {
        let start = self.at;
        let text = self.take_number()?;
        if text != "-0" {
            if let Ok(number) = text.parse::<u64>() {
                return Ok(number.into());
            }
            if let Ok(number) = text.parse::<i64>() {
                return Ok(number.into());
            }
        }
        let float = text.parse().ok().and_then(Number::from_f64);
        match float {
            Some(float) => Ok(Value::Number(float)),
            None => Err(DecodeError::limit(start, "a number is too large")),
        }
    }

    /// The items of the list that this pointer leads to, or the one value there; no more than `most` of them are built.
    /// Where it leads nowhere, the document itself takes its place. Ends where the document ends.
    fn read_listed(&mut self, pointer: &str, most: usize) -> Result<Vec<Value>, DecodeError> {
        let start = self.mark();
        // All of it must be JSON, also what comes after the list.
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

    /// Moves to the value that a pointer of plain keys leads to; says whether there is one.
    fn go_to(&mut self, pointer: &str) -> Result<bool, DecodeError> {
        for key in pointer.split('/').skip(1) {
            if !self.go_to_member(key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Of two members with this key the last one counts, as in a tree; one of the exact key before any other.
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

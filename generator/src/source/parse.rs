//! The text of one file becomes a value.
//!
//! In: bytes. Out: a value and what is odd about it. Always: keys are text (`200:` is `'200'`), merge keys and
//! aliases are applied, tags are gone, and no input can exhaust the stack (128 levels) or the memory
//! ([`MAX_NODES`]).

use super::pointer::push_token;
use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_yaml::{Mapping, Value};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

/// More nodes than this and a file is refused; Persona's own document has a few hundred thousand.
pub const MAX_NODES: usize = 4_000_000;

/// Why a text gave no value.
#[derive(Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What kind of trouble.
    pub kind: ParseErrorKind,
    /// The parser's words, without its position.
    pub message: String,
    /// Line and column from 1, where the parser knows.
    pub position: Option<(usize, usize)>,
}

/// What kind of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// The bytes are not UTF-8.
    NotText,
    /// Neither YAML nor JSON.
    Syntax,
    /// More than 128 levels, or an alias inside itself.
    TooDeep,
    /// More nodes than [`MAX_NODES`], or aliases that multiply.
    TooLarge,
}

/// Something odd about a node; the value is there all the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Oddity {
    /// JSON pointer of the node.
    pub pointer: String,
    /// What it is.
    pub kind: OddityKind,
}

/// What is odd.
#[derive(Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// The key stands twice in its mapping.
    DuplicateKey,
    /// The key is a mapping, a sequence, or a number that may not come back as it was written.
    KeyIsNotText,
    /// `<<` with something that can't be merged.
    BadMerge,
    /// A tag of the author's own.
    Tag(String),
}

/// Turns bytes into text; a byte order mark is dropped.
pub fn decode_text(bytes: Vec<u8>) -> Result<String, ParseError> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        ParseError {
            kind: ParseErrorKind::NotText,
            message: format!("byte {valid} is not UTF-8"),
            position: Some((line, column)),
        }
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Whether a text is read as JSON: by the file's name, or by how it begins.
pub fn is_json(name: &str, text: &str) -> bool {
    name.ends_with(".json")
        || (!name.ends_with(".yaml")
            && !name.ends_with(".yml")
            && text.trim_start().starts_with('{'))
}

/// Parses a text.
pub fn parse_text(text: &str, json: bool) -> Result<(Value, Vec<Oddity>), ParseError> {
    let state = State {
        json,
        ..State::default()
    };
    let value = if json {
        parse_json(text, &state)
    } else {
        parse_yaml(text, &state)
    }?;
    Ok((value, state.oddities.into_inner()))
}

fn parse_json(text: &str, state: &State) -> Result<Value, ParseError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Node(state).deserialize(&mut json);
    value
        .and_then(|value| json.end().map(|()| value))
        .map_err(|error| {
            let position = (error.line() > 0).then(|| (error.line(), error.column().max(1)));
            describe_error(&error.to_string(), position, state)
        })
}

fn parse_yaml(text: &str, state: &State) -> Result<Value, ParseError> {
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    Node(state)
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| {
            let position = error.location().map(|at| (at.line(), at.column()));
            describe_error(&error.to_string(), position, state)
        })
}

fn describe_error(text: &str, position: Option<(usize, usize)>, state: &State) -> ParseError {
    let message = text
        .rsplit_once(" at line ")
        .map_or(text, |(message, _)| message)
        .to_owned();
    let kind = if state.nodes.get() >= MAX_NODES || message.contains("repetition limit") {
        ParseErrorKind::TooLarge
    } else if message.contains("recursion limit") {
        ParseErrorKind::TooDeep
    } else {
        ParseErrorKind::Syntax
    };
    ParseError {
        kind,
        message,
        position,
    }
}

#[derive(Default)]
struct State {
    json: bool,
    nodes: Cell<usize>,
    pointer: RefCell<String>,
    oddities: RefCell<Vec<Oddity>>,
}

impl State {
    fn note(&self, kind: OddityKind) {
        self.oddities.borrow_mut().push(Oddity {
            pointer: self.pointer.borrow().clone(),
            kind,
        });
    }

    /// Runs a step below the current node.
    fn within<T>(&self, token: &str, step: impl FnOnce() -> T) -> T {
        let length = self.pointer.borrow().len();
        push_token(&mut self.pointer.borrow_mut(), token);
        let result = step();
        self.pointer.borrow_mut().truncate(length);
        result
    }
}

/// Reads one node, of either format.
#[derive(Clone, Copy)]
struct Node<'s>(&'s State);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let nodes = self.0.nodes.get() + 1;
        self.0.nodes.set(nodes);
        if nodes >= MAX_NODES {
            return Err(D::Error::custom("too many nodes"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    // Beyond 64 bits both formats give the nearest double, as serde_json does by itself.
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: serde::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = self
            .0
            .within(&list.len().to_string(), || items.next_element_seed(self))?
        {
            list.push(item);
        }
        Ok(Value::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let state = self.0;
        let mut mapping = Mapping::new();
        let mut merged: HashSet<String> = HashSet::new();
        while let Some(key) = entries.next_key_seed(self)? {
            let key = name_key(key, state);
            let value = state.within(&key, || entries.next_value_seed(self))?;
            if key == "<<" && !state.json {
                merge_into(&mut mapping, &mut merged, value, state);
            } else if mapping.contains_key(key.as_str()) && !merged.remove(&key) {
                state.within(&key, || state.note(OddityKind::DuplicateKey));
            } else {
                mapping.insert(Value::String(key), value);
            }
        }
        Ok(Value::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (tag, content) = data.variant_seed(Node(self.0))?;
        if let Value::String(tag) = tag {
            self.0.note(OddityKind::Tag(tag));
        }
        content.newtype_variant_seed(self)
    }
}

/// The text of a key; what is not text is noted where it could read otherwise than it was written.
fn name_key(key: Value, state: &State) -> String {
    let (text, doubtful) = match key {
        Value::String(text) => return text,
        Value::Number(number) => (number.to_string(), !(number.is_i64() || number.is_u64())),
        Value::Bool(value) => (value.to_string(), false),
        Value::Null => ("null".to_owned(), false),
        Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => ("?".to_owned(), true),
    };
    if doubtful {
        state.within(&text, || state.note(OddityKind::KeyIsNotText));
    }
    text
}

/// YAML's merge key: the members stand where `<<` stands, and the mapping's own members win.
fn merge_into(mapping: &mut Mapping, merged: &mut HashSet<String>, value: Value, state: &State) {
    let parts = match value {
        Value::Sequence(parts) => parts,
        part => vec![part],
    };
    for part in parts {
        let Value::Mapping(part) = part else {
            state.within("<<", || state.note(OddityKind::BadMerge));
            continue;
        };
        for (key, value) in part {
            if let (false, Value::String(name)) = (mapping.contains_key(&key), &key) {
                merged.insert(name.clone());
                mapping.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> (Value, Vec<Oddity>) {
        parse_text(text, false).unwrap()
    }

    fn as_json(value: &Value) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn keys_are_text() {
        let (value, oddities) = yaml("200: a\ntrue: b\n~: c\n-1: d\n");
        assert_eq!(
            as_json(&value),
            r#"{"200":"a","true":"b","null":"c","-1":"d"}"#
        );
        assert!(oddities.is_empty());
        let (_, oddities) = yaml("1.10: a\n? [x]\n: b\n");
        let kinds: Vec<_> = oddities
            .iter()
            .map(|o| (o.pointer.as_str(), &o.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("/1.1", &OddityKind::KeyIsNotText),
                ("/?", &OddityKind::KeyIsNotText)
            ]
        );
    }

    #[test]
    fn duplicates_are_noted_in_both_formats() {
        let expected = [Oddity {
            pointer: "/a/b".into(),
            kind: OddityKind::DuplicateKey,
        }];
        assert_eq!(yaml("a: {b: 1, b: 2}").1, expected);
        assert_eq!(
            parse_text(r#"{"a":{"b":1,"b":2}}"#, true).unwrap().1,
            expected
        );
        assert_eq!(yaml("200: 1\n'200': 2\n").1[0].pointer, "/200");
    }

    #[test]
    fn merged_members_stand_where_the_merge_key_stands() {
        let (value, oddities) =
            yaml("base: &b {x: 1, y: 2}\nm:\n  a: 0\n  <<: *b\n  y: 3\n  z: 4\n");
        assert_eq!(as_json(&value["m"]), r#"{"a":0,"x":1,"y":3,"z":4}"#);
        assert!(oddities.is_empty());
        let (value, _) = yaml("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: [*b, *a], z: 3}\n");
        assert_eq!(as_json(&value["c"]), r#"{"x":1,"y":2,"z":3}"#);
        assert_eq!(
            yaml("a: {<<: 1}").1,
            [Oddity {
                pointer: "/a/<<".into(),
                kind: OddityKind::BadMerge
            }]
        );
    }

    #[test]
    fn tags_are_noted_and_gone() {
        let (value, oddities) = yaml("a: !mine {b: 1}\nc: !!str 1\n");
        assert_eq!(as_json(&value), r#"{"a":{"b":1},"c":"1"}"#);
        assert_eq!(oddities.len(), 1);
        assert_eq!(oddities[0].pointer, "/a");
    }

    #[test]
    fn both_formats_read_numbers_alike() {
        for number in [
            "1",
            "-1",
            "1.0",
            "18446744073709551615",
            "99999999999999999999",
            "-99999999999999999999",
            "1e3",
        ] {
            let json = parse_text(&format!("{{\"n\":{number}}}"), true).unwrap().0;
            assert_eq!(
                as_json(&yaml(&format!("n: {number}")).0),
                as_json(&json),
                "{number}"
            );
        }
    }

    #[test]
    fn depth_and_size_have_an_end() {
        for (text, json) in [
            ("[".repeat(100_000), true),
            ("[".repeat(100_000), false),
            ("a: &a [*a]".into(), false),
        ] {
            let kind = parse_text(&text, json).unwrap_err().kind;
            assert_eq!(kind, ParseErrorKind::TooDeep, "{}", &text[..10]);
        }
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..20 {
            let last = level - 1;
            let items = vec![format!("*a{last}"); 9].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
        }
        assert_eq!(
            parse_text(&bomb, false).unwrap_err().kind,
            ParseErrorKind::TooLarge
        );
    }

    #[test]
    fn text_has_to_be_utf8() {
        let error = decode_text(b"a: 1\nb: \xff".to_vec()).unwrap_err();
        assert_eq!(
            (error.kind, error.position),
            (ParseErrorKind::NotText, Some((2, 4)))
        );
        assert_eq!(decode_text("\u{feff}a".into()).unwrap(), "a");
    }
}

//! Parses the text of one file into a value.
//!
//! In: bytes. Out: a value and its oddities. Always: keys are text (`200:` is `'200'`), merge keys and aliases are
//! applied, tags are removed, and no input can exhaust the stack (128 levels) or the memory ([`MAX_NODES`]).

use super::node::{NodeSeed, State};
use super::oddity::{MAX_NODES, Oddity};
use crate::yaml::Value;
use serde::de::DeserializeSeed;

/// Why a text cannot be parsed.
#[derive(Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The kind of error.
    pub kind: ParseErrorKind,
    /// The parser's message, without its position.
    pub message: String,
    /// Line and column from 1, if the parser gives them.
    pub position: Option<(usize, usize)>,
}

/// The kind of error.
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

/// Converts bytes into text without a byte order mark.
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

/// Whether a text is parsed as JSON: by the file's name, or by its first character.
pub fn is_json(name: &str, text: &str) -> bool {
    name.ends_with(".json")
        || (!name.ends_with(".yaml")
            && !name.ends_with(".yml")
            && text.trim_start().starts_with('{'))
}

/// Parses a text.
pub fn parse_text(text: &str, json: bool) -> Result<(Value, Vec<Oddity>), ParseError> {
    let state = State::new(json);
    let value = if json {
        parse_json(text, &state)
    } else {
        parse_yaml(text, &state)
    }?;
    Ok((value, state.oddities.into_inner()))
}

fn parse_json(text: &str, state: &State) -> Result<Value, ParseError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = NodeSeed(state).deserialize(&mut json);
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
    NodeSeed(state)
        .deserialize(crate::yaml::Deserializer::from_str(text))
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

#[cfg(test)]
mod tests {
    use super::super::oddity::OddityKind;
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
    fn merged_members_are_inserted_at_the_merge_key() {
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

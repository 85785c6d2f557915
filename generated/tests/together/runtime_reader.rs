//! Compares the reader with serde_json: the same documents, the same values.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

use proptest::prelude::*;
use serde_json::Value;
use withpersona::runtime::json::{DecodeError, Kind, Reader, decode};

/// Reads a value only with the typed calls of the reader, never through serde_json.
fn read_tree(from: &mut Reader<'_>) -> Result<Value, DecodeError> {
    Ok(match from.peek()? {
        Kind::Null => from.take_null().map(|_| Value::Null)?,
        Kind::Boolean => Value::Bool(from.read_bool()?),
        Kind::Text => Value::String(from.read_text()?.into_owned()),
        Kind::Number => read_number(from)?,
        Kind::List => {
            let (mut items, mut first) = (Vec::new(), true);
            from.begin_list()?;
            while from.next_item(&mut first)? {
                items.push(read_tree(from)?);
            }
            Value::Array(items)
        }
        Kind::Object => {
            let (mut members, mut first) = (serde_json::Map::new(), true);
            from.begin_object()?;
            while from.next_member(&mut first)? {
                let key = from.read_key()?.into_owned();
                members.insert(key, read_tree(from)?);
            }
            Value::Object(members)
        }
    })
}

/// The kinds of numbers that serde_json distinguishes by their text.
fn read_number(from: &mut Reader<'_>) -> Result<Value, DecodeError> {
    let text = from.clone().read_raw()?;
    if text.contains(['.', 'e', 'E']) || text == "-0" {
        return from.read_f64().map(Value::from);
    }
    let (mut signed, mut unsigned) = (from.clone(), from.clone());
    if let Ok(number) = unsigned.read_u64() {
        *from = unsigned;
        return Ok(Value::from(number));
    }
    if let Ok(number) = signed.read_i64() {
        *from = signed;
        return Ok(Value::from(number));
    }
    from.read_f64().map(Value::from)
}

fn read_document(document: &[u8]) -> Result<Value, DecodeError> {
    let mut reader = Reader::new(document)?;
    let tree = read_tree(&mut reader)?;
    reader.finish()?;
    Ok(tree)
}

fn assert_same(document: &[u8]) {
    let expected = serde_json::from_slice::<Value>(document).ok();
    let shown = String::from_utf8_lossy(document);
    assert_eq!(
        read_document(document).ok(),
        expected,
        "token by token: {shown}"
    );
    assert_eq!(
        decode::<Value>(document).ok(),
        expected,
        "as a free value: {shown}"
    );
}

/// Documents that are nearly JSON: its characters in random order.
fn near_json() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"a\":",
        "\\",
        "\\u",
        "\\ud83d",
        "\\udc00",
        "00e9",
        "\\n",
        "\\x",
        "\u{1}",
        "\n",
        " ",
        "true",
        "false",
        "null",
        "nul",
        "0",
        "-",
        "1",
        "12",
        ".",
        "5",
        "e",
        "E+",
        "1e400",
        "-0",
        "0.1",
        "9223372036854775808",
        "18446744073709551616",
        "é",
        "\u{feff}",
        "long enough to fill a word of eight",
        "\u{7f}",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat().into_bytes())
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,10}", inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_document_reads_as_serde_json_reads_it(value in any_json(), pretty in any::<bool>()) {
        let document = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) };
        assert_same(&document.unwrap());
    }

    #[test]
    fn a_damaged_document_is_refused_where_serde_json_refuses_it(
        value in any_json(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let mut document = serde_json::to_vec(&value).unwrap();
        let at = at.index(document.len());
        if cut { document.truncate(at) } else { document[at] = byte }
        assert_same(&document);
    }

    #[test]
    fn nearly_valid_json_is_judged_as_by_serde_json(document in near_json()) {
        assert_same(&document);
    }

    #[test]
    fn any_bytes_are_judged_as_serde_json_judges_them(document in prop::collection::vec(any::<u8>(), 0..40)) {
        assert_same(&document);
    }

    #[test]
    fn strings_of_any_escapes_read_as_serde_json_reads_them(
        units in prop::collection::vec(prop_oneof![any::<u16>(), 0xD7F0u16..0xE010], 0..6), tail in ".{0,12}"
    ) {
        let escapes: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        let tail = serde_json::to_string(&tail).unwrap();
        assert_same(format!("\"{escapes}{}", &tail[1..]).as_bytes());
    }

    #[test]
    fn numbers_read_as_serde_json_reads_them(text in "-?[0-9]{0,22}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{0,3})?") {
        assert_same(text.as_bytes());
    }
}

#[test]
fn every_control_character_and_every_position_in_a_word() {
    for length in 0..20 {
        for byte in (0..=0x20).chain([b'"', b'\\', 0x7f, 0x80]) {
            let mut document = vec![b'x'; length + 2];
            document[0] = b'"';
            document.push(b'"');
            for at in 1..document.len() - 1 {
                let mut damaged = document.clone();
                damaged[at] = byte;
                assert_same(&damaged);
            }
        }
    }
}

#[test]
fn nesting_ends_where_serde_json_ends_it() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in 120..135 {
            let inner = if open == "[" { "" } else { "1" };
            let document = open.repeat(depth) + inner + &close.repeat(depth);
            let expected = serde_json::from_str::<Value>(&document).is_ok();
            assert_eq!(
                read_document(document.as_bytes()).is_ok(),
                expected,
                "{depth} of {open}"
            );
            assert_eq!(
                decode::<Value>(document.as_bytes()).is_ok(),
                expected,
                "{depth} of {open}"
            );
        }
    }
}

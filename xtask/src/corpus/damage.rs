//! Damages one document at random.
//!
//! In: a document, random numbers. Out: the document with one damaged node. Always: the same numbers do the same damage.

use serde_json::{Map, Value, json};

/// Random numbers that are the same for the same seed and number (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64, number: u64) -> Chance {
        Chance(
            seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        match u64::try_from(end) {
            Ok(end) if end > 0 => usize::try_from(self.next() % end).unwrap_or_default(),
            _ => 0,
        }
    }
}

/// The pointers of all nodes but the root.
fn list_nodes(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut visit = |step: String, inner: &Value| {
        let at = format!("{at}/{step}");
        found.push(at.clone());
        list_nodes(inner, &at, found);
    };
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                visit(key.replace('~', "~0").replace('/', "~1"), inner);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                visit(index.to_string(), inner);
            }
        }
        _ => {}
    }
}

/// Deletes, duplicates, renames, exchanges or retypes a node.
pub fn damage(document: &mut Value, chance: &mut Chance) {
    let mut nodes = Vec::new();
    list_nodes(document, "", &mut nodes);
    let Some(at) = nodes.get(chance.below(nodes.len())).cloned() else {
        return;
    };
    let other = nodes
        .get(chance.below(nodes.len()))
        .and_then(|at| document.pointer(at))
        .cloned();
    let Some((parent, step)) = at.rsplit_once('/') else {
        return;
    };
    let step = step.replace("~1", "/").replace("~0", "~");
    let way = chance.below(6);
    let odd = odd_value(chance, &nodes);
    let Some(parent) = document.pointer_mut(parent) else {
        return;
    };
    match parent {
        Value::Object(members) => damage_member(members, &step, way, odd, other, chance),
        Value::Array(items) => {
            let Ok(index) = step.parse::<usize>() else {
                return;
            };
            match (way, items.get(index).cloned()) {
                (0, _) => drop(items.remove(index)),
                (1 | 2, Some(item)) => items.push(item),
                (3, _) => items[index] = other.unwrap_or(odd),
                _ => items[index] = odd,
            }
        }
        _ => {}
    }
}

fn damage_member(
    members: &mut Map<String, Value>,
    key: &str,
    way: usize,
    odd: Value,
    other: Option<Value>,
    chance: &mut Chance,
) {
    let names = [
        "$ref",
        "type",
        "allOf",
        "oneOf",
        "items",
        "properties",
        "enum",
        "default",
        "schema",
        "self",
        "Type",
        "",
        "content",
        "discriminator",
        "x-y",
        "a/b~c",
        "été",
        "required",
        "additionalProperties",
        "nullable",
        "format",
    ];
    let name = names
        .get(chance.below(names.len()))
        .copied()
        .unwrap_or_default();
    match way {
        0 => drop(members.remove(key)),
        1 => {
            let copy = members.get(key).cloned().unwrap_or(odd);
            members.insert(name.to_owned(), copy);
        }
        2 => {
            if let Some(value) = members.remove(key) {
                members.insert(name.to_owned(), value);
            }
        }
        3 => drop(members.insert(key.to_owned(), other.unwrap_or(odd))),
        _ => drop(members.insert(key.to_owned(), odd)),
    }
}

/// A value of a random kind, which rarely fits its place.
fn odd_value(chance: &mut Chance, nodes: &[String]) -> Value {
    let target = nodes
        .get(chance.below(nodes.len()))
        .cloned()
        .unwrap_or_default();
    match chance.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1.5e300),
        4 => json!(u64::MAX),
        5 => json!(""),
        6 => json!("self"),
        7 => json!("{é} \u{202e}\n\"#`*/"),
        8 => json!([]),
        9 => json!({}),
        10 => json!([{}, null, "string"]),
        11 => json!({"type": ["string", "null", "integer"], "enum": [1, "1", null]}),
        12 => json!({"allOf": [{"$ref": format!("#{target}")}, {"type": "object"}]}),
        _ => json!({"$ref": format!("#{target}")}),
    }
}

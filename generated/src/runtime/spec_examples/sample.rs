//! Samples from templates: every kind of JSON that a type must survive.
//!
//! In: a folder of templates (`tests/samples/`, which the generator writes and whose `samples` module documents the
//! format), the name of a template, and the kind of sample. Out: the sample, and how many of its leaves no type
//! describes. Always: the same input gives the same sample. References are followed to a limited depth, from the third
//! level on with required members only.

use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

/// From this depth of references on, a sample has only required members.
const FULL_DEPTH: usize = 3;
/// From this depth on, a member that leads back to an outer template is left out.
const LAST_DEPTH: usize = 12;
/// After this many references, every member with a reference is left out.
const MOST_FOLLOWED: usize = 20_000;

/// What a sample shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All members.
    All,
    /// Only required members.
    Required,
    /// Nulls wherever they are allowed.
    Nulls,
    /// A member, a value or a variant that the document does not list, in every place that allows one.
    Unknown,
}

/// A sample.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The JSON.
    pub value: Value,
    /// How many of its leaves no type describes.
    pub unknown: usize,
}

/// Templates by name.
#[derive(Debug)]
pub struct Samples {
    folder: PathBuf,
    templates: RefCell<BTreeMap<String, Rc<Value>>>,
}

struct Maker<'a> {
    samples: &'a Samples,
    kind: Kind,
    /// The templates that are being expanded. The outermost comes first.
    stack: Vec<String>,
    followed: usize,
    unknown: usize,
}

impl Samples {
    /// The templates of a folder.
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            templates: RefCell::default(),
        }
    }

    /// How many samples of a kind there are: one for every known value and variant of the template.
    ///
    /// # Errors
    /// When the template can't be read.
    pub fn count(&self, name: &str, kind: Kind) -> Result<usize, String> {
        let template = self.template(name)?;
        Ok(match kind {
            Kind::All | Kind::Unknown => count(&template, kind == Kind::Unknown),
            Kind::Required | Kind::Nulls => 1,
        })
    }

    /// A sample. `round` chooses among values and variants.
    ///
    /// # Errors
    /// When a template can't be read.
    pub fn make(&self, name: &str, kind: Kind, round: usize) -> Result<Sample, String> {
        let mut maker = Maker {
            samples: self,
            kind,
            stack: Vec::new(),
            followed: 0,
            unknown: 0,
        };
        let template = self.template(name)?;
        let value = maker.expand(&template, round)?.unwrap_or_default();
        Ok(Sample {
            value,
            unknown: maker.unknown,
        })
    }

    fn template(&self, name: &str) -> Result<Rc<Value>, String> {
        if let Some(template) = self.templates.borrow().get(name) {
            return Ok(template.clone());
        }
        let path = self.folder.join(format!("{name}.json"));
        let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| fault(&error))?;
        let template: Value = serde_json::from_str(&text).map_err(|error| fault(&error))?;
        let template = Rc::new(template);
        let mut known = self.templates.borrow_mut();
        known.insert(name.to_owned(), template.clone());
        Ok(template)
    }
}

/// How many rounds show all values and variants of a template.
fn count(template: &Value, unknown: bool) -> usize {
    match template {
        Value::Array(items) => items.iter().map(|t| count(t, unknown)).max().unwrap_or(1),
        Value::Object(members) => {
            let most = |list: &Value| {
                let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
                list.iter().map(|t| count(t, unknown)).max().unwrap_or(1)
            };
            if let Some(values) = members.get("$known") {
                return if unknown { 1 } else { len(values) };
            }
            if let Some(list) = members.get("$one-of") {
                let other = usize::from(unknown && members.contains_key("$unknown"));
                return (len(list) + other) * most(list);
            }
            if members.contains_key("$free") {
                return 1;
            }
            let counts = members.values().map(|t| count(t, unknown));
            counts.max().unwrap_or(1)
        }
        _ => 1,
    }
}

/// Whether a template contains a reference to another.
fn leads_on(template: &Value) -> bool {
    match template {
        Value::Array(items) => items.iter().any(leads_on),
        Value::Object(members) => members.contains_key("$sample") || members.values().any(leads_on),
        _ => false,
    }
}

fn len(list: &Value) -> usize {
    list.as_array().map_or(1, Vec::len)
}

impl Maker<'_> {
    /// The value of a template; `None` if it would not end.
    fn expand(&mut self, template: &Value, round: usize) -> Result<Option<Value>, String> {
        match template {
            Value::Array(items) => {
                let mut list = Vec::new();
                for item in items {
                    list.extend(self.expand(item, round)?);
                }
                Ok(Some(Value::Array(list)))
            }
            Value::Object(members) => self.expand_object(members, round),
            other => Ok(Some(other.clone())),
        }
    }

    fn expand_object(
        &mut self,
        members: &Map<String, Value>,
        round: usize,
    ) -> Result<Option<Value>, String> {
        if let Some(value) = members.get("$free") {
            return Ok(Some(value.clone()));
        }
        if let Some(template) = members.get("$null") {
            return match self.kind {
                Kind::Nulls => Ok(Some(Value::Null)),
                _ => Ok(Some(self.expand(template, round)?.unwrap_or_default())),
            };
        }
        if let Some(values) = members.get("$known").and_then(Value::as_array) {
            return Ok(Some(self.choose_value(values, round)));
        }
        if let Some(list) = members.get("$one-of").and_then(Value::as_array) {
            return self.choose_variant(list, members.get("$unknown"), round);
        }
        if let Some(template) = members.get("$map") {
            let value = self.expand(template, round)?;
            let entry = value.map(|value| ("sample".to_owned(), value));
            return Ok(Some(Value::Object(entry.into_iter().collect())));
        }
        if let Some(name) = members.get("$sample").and_then(Value::as_str) {
            return self.follow(name, members.get("$with"), round);
        }
        self.expand_members(members, round).map(Some)
    }

    fn choose_value(&mut self, values: &[Value], round: usize) -> Value {
        if self.kind == Kind::Unknown {
            self.unknown += 1;
            return match values.first() {
                Some(Value::Number(_)) => json!(987_654_321),
                _ => json!("sample-unknown"),
            };
        }
        let at = round % values.len().max(1);
        values.get(at).cloned().unwrap_or_default()
    }

    fn choose_variant(
        &mut self,
        list: &[Value],
        unknown: Option<&Value>,
        round: usize,
    ) -> Result<Option<Value>, String> {
        let is_decided = unknown.is_some();
        let unknown = unknown.filter(|_| self.kind == Kind::Unknown);
        let all = list.len() + usize::from(unknown.is_some());
        match (list.get(round % all.max(1)), unknown) {
            // If only the known members identify a variant, a value with more members may be another variant.
            (Some(template), _) if !is_decided && self.kind == Kind::Unknown => {
                self.kind = Kind::All;
                let value = self.expand(template, round / all);
                self.kind = Kind::Unknown;
                value
            }
            (Some(template), _) => self.expand(template, round / all),
            (None, Some(value)) => {
                self.unknown += value.as_object().map_or(1, Map::len);
                Ok(Some(value.clone()))
            }
            (None, None) => Ok(None),
        }
    }

    fn follow(
        &mut self,
        name: &str,
        with: Option<&Value>,
        round: usize,
    ) -> Result<Option<Value>, String> {
        let template = self.samples.template(name)?;
        let is_back = self.stack.len() >= LAST_DEPTH && self.stack.iter().any(|on| on == name);
        if (is_back || self.followed > MOST_FOLLOWED) && leads_on(&template) {
            return Ok(None);
        }
        self.followed += 1;
        let template = match (template.as_object(), with.and_then(Value::as_object)) {
            (Some(members), Some(with)) if !members.contains_key("$sample") => {
                let mut members = members.clone();
                members.retain(|key, _| !with.contains_key(&split_key(key).0));
                members.extend(with.clone());
                Rc::new(Value::Object(members))
            }
            _ => template,
        };
        let kind = self.kind;
        self.stack.push(name.to_owned());
        if self.stack.len() >= FULL_DEPTH && kind == Kind::All {
            self.kind = Kind::Required;
        }
        let value = self.expand(&template, round);
        self.stack.pop();
        self.kind = kind;
        value
    }

    fn expand_members(
        &mut self,
        members: &Map<String, Value>,
        round: usize,
    ) -> Result<Value, String> {
        let mut out = Map::new();
        let few = self.kind == Kind::Required || self.stack.len() >= FULL_DEPTH;
        for (key, template) in members.iter().filter(|(key, _)| *key != "$more") {
            let (name, optional, nullable) = split_key(key);
            if optional && few {
                continue;
            }
            if nullable && self.kind == Kind::Nulls {
                out.insert(name, Value::Null);
                continue;
            }
            match self.expand(template, round)? {
                Some(value) => {
                    out.insert(name, value);
                }
                None if nullable && !optional => {
                    out.insert(name, Value::Null);
                }
                None => {}
            }
        }
        match members.get("$more") {
            _ if few => {}
            Some(template) => {
                if let Some(value) = self.expand(template, round)? {
                    out.insert("sample-more".to_owned(), value);
                }
            }
            None if self.kind == Kind::Unknown => {
                self.unknown += 1;
                out.insert("sample-unknown".to_owned(), json!("sample"));
            }
            None => {}
        }
        Ok(Value::Object(out))
    }
}

/// A key without its marks; whether it may be left out; whether it may be null.
fn split_key(key: &str) -> (String, bool, bool) {
    if let Some(name) = key.strip_suffix('!') {
        return (name.to_owned(), false, false);
    }
    let nullable = key.ends_with('~');
    let key = key.strip_suffix('~').unwrap_or(key);
    let optional = key.ends_with('?');
    let key = key.strip_suffix('?').unwrap_or(key);
    (key.to_owned(), optional, nullable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(templates: &[(&str, Value)]) -> Samples {
        let samples = Samples::open("nowhere");
        for (name, template) in templates {
            let mut known = samples.templates.borrow_mut();
            known.insert((*name).to_owned(), Rc::new(template.clone()));
        }
        samples
    }

    fn make(samples: &Samples, kind: Kind, round: usize) -> (String, usize) {
        let sample = samples.make("a", kind, round).unwrap();
        (sample.value.to_string(), sample.unknown)
    }

    #[test]
    fn required_members_are_there_however_deep_and_those_that_lead_back_end() {
        let names: Vec<String> = (0..30).map(|n| format!("a{n}")).collect();
        let mut chain: Vec<(&str, Value)> = vec![("a", json!({ "b": { "$sample": "a0" } }))];
        for (at, name) in names.iter().enumerate() {
            let next = names.get(at + 1);
            let value = next.map_or(json!("last"), |next| json!({ "b": { "$sample": next } }));
            chain.push((name, value));
        }
        let sample = make(&samples(&chain), Kind::Required, 0).0;
        assert!(sample.contains("last"), "{sample}");
        let items = vec![json!({ "$sample": "a" }); 20];
        let wide = samples(&[("a", json!({ "b": items }))]);
        let sample = make(&wide, Kind::Required, 0).0;
        assert!(sample.len() < 20_000_000, "{}", sample.len());
    }

    #[test]
    fn marks_say_what_may_be_left_out_or_null() {
        let all = samples(&[("a", json!({ "b": 1, "c?": 2, "d~": 3, "e?~": 4, "f?!": 5 }))]);
        let whole = r#"{"b":1,"c":2,"d":3,"e":4,"f?":5}"#;
        assert_eq!(make(&all, Kind::All, 0).0, whole);
        assert_eq!(make(&all, Kind::Required, 0).0, r#"{"b":1,"d":3,"f?":5}"#);
        let nulls = r#"{"b":1,"c":2,"d":null,"e":null,"f?":5}"#;
        assert_eq!(make(&all, Kind::Nulls, 0).0, nulls);
    }

    #[test]
    fn every_value_and_variant_has_its_round() {
        let union =
            json!({ "$one-of": [{ "$known": ["x", "y"] }, 7], "$unknown": { "w": 2, "z": 1 } });
        let all = samples(&[("a", union)]);
        assert_eq!(all.count("a", Kind::All), Ok(4));
        let rounds: Vec<String> = (0..4).map(|r| make(&all, Kind::All, r).0).collect();
        assert_eq!(rounds, [r#""x""#, "7", r#""y""#, "7"]);
        assert_eq!(all.count("a", Kind::Unknown), Ok(3));
        assert_eq!(make(&all, Kind::Unknown, 0).1, 1);
        assert_eq!(make(&all, Kind::Unknown, 2), (r#"{"w":2,"z":1}"#.into(), 2));
    }

    #[test]
    fn a_circle_ends() {
        let all = samples(&[("a", json!({ "a": { "$sample": "a" } }))]);
        let text = make(&all, Kind::All, 0).0;
        assert_eq!(text.matches("\"a\"").count(), LAST_DEPTH);
    }

    #[test]
    fn a_circle_that_may_be_null_ends_with_null() {
        let member = samples(&[("a", json!({ "a~": { "$sample": "a" } }))]);
        let inner = samples(&[("a", json!({ "a": { "$null": { "$sample": "a" } } }))]);
        for all in [member, inner] {
            for kind in [Kind::All, Kind::Required] {
                let text = make(&all, kind, 0).0;
                assert!(text.contains(r#"{"a":null}"#), "{text}");
            }
        }
    }

    #[test]
    fn with_replaces_members_of_a_reference() {
        let all = samples(&[
            ("a", json!({ "$sample": "b", "$with": { "type": "t" } })),
            ("b", json!({ "type?": "other", "c": 1 })),
        ]);
        let text = r#"{"c":1,"type":"t"}"#;
        assert_eq!(make(&all, Kind::Required, 0).0, text);
    }
}

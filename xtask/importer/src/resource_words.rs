//! Descriptions for the members that JSON:API gives every object: `type`, `id`, `attributes`, `relationships`, `data`.
//!
//! In: a document. Out: the document with a description of each such member that has none. Always: a member of that
//! name in another kind of object does not change.

use super::kinds::{id_prefix, noun_of_kind, plural};
use super::node::Node;
use serde_json::{Map, Value};

/// How many references are followed to find the kind of an object.
const DEPTH: usize = 4;

/// The use of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Travel {
    /// In an answer, or in several directions.
    Answer,
    /// In a request body.
    Request,
    /// In a webhook body.
    Event,
}

/// The position of the walk.
#[derive(Clone, Debug)]
struct Scene {
    node: Node,
    travel: Travel,
    /// The keys of the members on the path, without schema keywords.
    members: Vec<String>,
    /// The kind of the object, such as `report/watchlist`.
    kind: Option<String>,
}

/// Describes the members of JSON:API objects.
pub fn describe_resources(document: &mut Value) {
    let rules = Rules {
        document: document.clone(),
    };
    let scene = Scene {
        node: Node::Root,
        travel: Travel::Answer,
        members: Vec::new(),
        kind: None,
    };
    rules.walk(document, &scene);
}

struct Rules {
    /// The original document, for references.
    document: Value,
}

impl Rules {
    fn walk(&self, value: &mut Value, scene: &Scene) {
        match value {
            Value::Object(members) if scene.node != Node::Free => {
                let kind = (scene.node == Node::Schema)
                    .then(|| self.own_kind(members, DEPTH))
                    .flatten();
                let scene = Scene {
                    kind: kind.or_else(|| scene.kind.clone()),
                    ..scene.clone()
                };
                if scene.node == Node::Schema {
                    self.describe_identifier(members, &scene);
                }
                for (key, member) in members.iter_mut() {
                    if scene.node == Node::Schema && key == "properties" {
                        self.walk_properties(member, &scene);
                    } else {
                        self.walk(member, &scene.below(key));
                    }
                }
            }
            Value::Array(items) if matches!(scene.node, Node::List(_)) => {
                let below = scene.below("");
                items.iter_mut().for_each(|item| self.walk(item, &below));
            }
            _ => {}
        }
    }

    /// Describes an item or a variant that only identifies an object.
    fn describe_identifier(&self, schema: &mut Map<String, Value>, scene: &Scene) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let identifies = properties.map(Form::of).is_some_and(Form::is_identifier);
        if identifies && scene.members.last().is_some_and(|name| name == "data") {
            let noun = self.own_kind(schema, DEPTH);
            let noun = noun.map_or_else(|| "linked object".to_owned(), |kind| noun_of_kind(&kind));
            schema
                .entry("description")
                .or_insert_with(|| format!("Type and id of the {noun}.").into());
        }
    }

    fn walk_properties(&self, properties: &mut Value, scene: &Scene) {
        let Some(properties) = properties.as_object_mut() else {
            return;
        };
        let form = Form::of(properties);
        for (name, schema) in properties.iter_mut() {
            let sentence = self.sentence(name, schema, form, scene);
            if let (Some(sentence), Some(schema)) = (sentence, schema.as_object_mut())
                && !schema.contains_key("description")
            {
                schema.insert("description".into(), sentence.into());
            }
            let mut members = scene.members.clone();
            members.push(name.clone());
            let inside = Scene {
                node: Node::Schema,
                members,
                // `data` and `relationships` lead to other objects.
                kind: scene.kind.clone().filter(|_| name == "attributes"),
                travel: scene.travel,
            };
            self.walk(schema, &inside);
        }
    }

    fn sentence(&self, name: &str, schema: &Value, form: Form, scene: &Scene) -> Option<String> {
        let noun = scene.kind.as_deref().map(noun_of_kind);
        let parent = scene.members.iter().rev().nth(1).map(String::as_str);
        match name {
            "type" if form.is_object() => Some(match schema.get("const") {
                None if !form.has_attributes => "Kind of the linked object.".to_owned(),
                _ => "Kind of object.".to_owned(),
            }),
            "id" if form.is_object() => Some(id_sentence(scene.kind.as_deref(), form)),
            "attributes" if is_object_schema(schema) => Some(match noun {
                Some(noun) => format!("The values of the {noun}."),
                None if scene.travel == Travel::Request => {
                    "The values that the call sends.".to_owned()
                }
                None => "The values of the object.".to_owned(),
            }),
            "relationships" if form.has_attributes || form.is_object() => Some(match noun {
                Some(noun) => format!("The objects that the {noun} is linked to."),
                None => "The objects that it is linked to.".to_owned(),
            }),
            "type" if form.is_field(scene) => Some("Kind of the field's value.".to_owned()),
            "value" if form.is_field(scene) => Some(if is_nullable(schema) {
                "The field's value; null while it has none.".to_owned()
            } else {
                "The field's value.".to_owned()
            }),
            "name" if scene.travel == Travel::Event && schema.get("const").is_some() => {
                Some("Name of the event, which tells what happened.".to_owned())
            }
            "included" if scene.travel == Travel::Event => {
                Some("Related objects that the webhook is set up to include.".to_owned())
            }
            "data" if is_file(schema) => Some("Content of the file, in base64.".to_owned()),
            "data" if parent == Some("relationships") => Some(self.link_sentence(schema)),
            "data" if is_object_schema(schema) || schema["type"] == "array" => {
                Some(self.data_sentence(schema, form, scene))
            }
            _ => None,
        }
    }

    fn link_sentence(&self, schema: &Value) -> String {
        if schema["type"] == "array" {
            return "Type and id of each linked object.".to_owned();
        }
        let members = schema.as_object();
        let noun = members.and_then(|members| self.own_kind(members, DEPTH));
        let noun = noun.map_or_else(|| "linked object".to_owned(), |kind| noun_of_kind(&kind));
        if is_nullable(schema) {
            format!("Type and id of the {noun}; null when there is none.")
        } else {
            format!("Type and id of the {noun}.")
        }
    }

    fn data_sentence(&self, schema: &Value, form: Form, scene: &Scene) -> String {
        let members = schema.as_object();
        let kind = members.and_then(|members| self.own_kind(members, DEPTH));
        let noun = kind.as_deref().map(noun_of_kind);
        if scene.travel == Travel::Event {
            return match noun {
                _ if scene.members.is_empty() => "The event.".to_owned(),
                Some(noun) => format!("The {noun} as it was when the event happened."),
                None => "The object as it was when the event happened.".to_owned(),
            };
        }
        if scene.travel == Travel::Request {
            return match noun {
                Some(noun) => format!("The {noun} with the values that the call sends."),
                None => "What the call sends.".to_owned(),
            };
        }
        if schema["type"] == "array" {
            let item = schema["items"].as_object();
            let kind = item.and_then(|item| self.own_kind(item, DEPTH));
            let nouns =
                plural(&kind.map_or_else(|| "object".to_owned(), |kind| noun_of_kind(&kind)));
            return if form.has_links {
                format!("The {nouns} of this page.")
            } else {
                format!("The {nouns}.")
            };
        }
        match noun {
            Some(noun) => format!("The {noun}."),
            None => "The object; its `type` tells its kind.".to_owned(),
        }
    }

    /// The kind of an object, from the constant in its member `type`, here or in the targets of its parts.
    fn own_kind(&self, schema: &Map<String, Value>, depth: usize) -> Option<String> {
        let properties = schema.get("properties").and_then(Value::as_object);
        if let Some(properties) = properties.filter(|properties| Form::of(properties).is_object()) {
            let kind = properties
                .get("type")
                .and_then(|kind| kind["const"].as_str());
            return kind.map(str::to_owned);
        }
        let depth = depth.checked_sub(1)?;
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = self
                .document
                .pointer(name.strip_prefix('#')?)?
                .as_object()?;
            return self.own_kind(target, depth);
        }
        let parts = schema.get("allOf").and_then(Value::as_array)?;
        parts
            .iter()
            .find_map(|part| self.own_kind(part.as_object()?, depth))
    }
}

impl Scene {
    /// The place of the member `key` of a node that is not a map of properties.
    fn below(&self, key: &str) -> Scene {
        let node = self.node.child(key);
        let travel = match (node, key) {
            (_, "webhooks") if self.node == Node::Root => Travel::Event,
            // The server sends callbacks too.
            (Node::Map(Node::Map(Node::PathItem)), _) => Travel::Event,
            (Node::RequestBody, _) if self.travel != Travel::Event => Travel::Request,
            (Node::Map(Node::RequestBody), _) => Travel::Request,
            _ => self.travel,
        };
        let inside = self.node == Node::Schema || matches!(self.node, Node::List(Node::Schema));
        Scene {
            node,
            travel,
            members: self.members.clone(),
            kind: self.kind.clone().filter(|_| inside && key != "items"),
        }
    }
}

/// The members of a JSON:API object that are present.
#[derive(Clone, Copy, Debug)]
struct Form {
    has_type: bool,
    has_id: bool,
    has_attributes: bool,
    has_links: bool,
    has_value: bool,
}

impl Form {
    fn of(properties: &Map<String, Value>) -> Form {
        Form {
            has_type: properties.contains_key("type"),
            has_id: properties.contains_key("id"),
            has_attributes: properties.get("attributes").is_some_and(is_object_schema),
            has_links: properties.contains_key("links"),
            has_value: properties.contains_key("value"),
        }
    }

    /// Whether it is a field of an object that also has the kind of its value.
    fn is_field(self, scene: &Scene) -> bool {
        let below_fields = scene.members.iter().any(|member| member == "fields");
        self.has_type && self.has_value && below_fields
    }

    /// Whether it only identifies an object.
    fn is_identifier(self) -> bool {
        self.has_type && self.has_id && !self.has_attributes
    }

    /// Whether it is a resource or the identifier of one.
    fn is_object(self) -> bool {
        let members = [self.has_type, self.has_id, self.has_attributes];
        members.into_iter().filter(|has| *has).count() > 1
    }
}

/// Whether a schema describes an object, itself or through its reference.
fn is_object_schema(schema: &Value) -> bool {
    let has = |key: &str| schema.get(key).is_some();
    has("properties")
        || ["$ref", "allOf", "oneOf", "anyOf"].into_iter().any(has)
        || has_type(schema, "object")
}

fn has_type(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

fn is_nullable(schema: &Value) -> bool {
    has_type(schema, "null")
}

fn is_file(schema: &Value) -> bool {
    has_type(schema, "string")
}

fn id_sentence(kind: Option<&str>, form: Form) -> String {
    let Some(kind) = kind else {
        let linked = if form.has_attributes { "" } else { "linked " };
        return format!("Id of the {linked}object.");
    };
    let noun = noun_of_kind(kind);
    match id_prefix(kind) {
        Some(prefix) => format!("Id of the {noun} (`{prefix}_…`)."),
        None => format!("Id of the {noun}."),
    }
}

#[cfg(test)]
mod tests;

//! Look-up of single facts.

use super::{Published, parameter_key, route_key};
use crate::model::{Owner, Parameter, TypeId};
use std::collections::BTreeSet;

impl Published {
    /// The name of a type.
    pub fn type_name(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("type {id}"))
    }

    /// The Cargo features of a file.
    pub fn features(&self, file: &str) -> Option<&str> {
        self.get(&format!("features {file}"))
    }

    /// All names of types, including removed ones.
    pub fn type_names(&self) -> BTreeSet<&str> {
        let types = self
            .facts
            .iter()
            .filter(|(key, _)| key.starts_with("type "));
        types
            .filter_map(|(_, name)| name.split(' ').next())
            .collect()
    }

    /// All names of ID types, including removed ones.
    pub fn families(&self) -> impl Iterator<Item = (&str, &str)> {
        let facts = self.facts.range("family ".to_owned()..);
        facts.map_while(|(key, name)| Some((key.strip_prefix("family ")?, name.as_str())))
    }

    /// The family of a resource's ID.
    pub fn family_of_id(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("id {id}"))
    }

    /// The type of an operation and its method.
    pub fn operation(&self, id: &str) -> Option<(&str, &str)> {
        let mut parts = self.get(&format!("operation {id}"))?.splitn(3, ' ');
        Some((parts.next()?, parts.next()?))
    }

    /// The tag of an operation.
    pub(super) fn tag(&self, id: &str) -> Option<&str> {
        self.get(&format!("operation {id}"))?.splitn(3, ' ').nth(2)
    }

    /// The types of all operations, including removed ones.
    pub fn operation_types(&self) -> BTreeSet<&str> {
        let facts = self.facts.range("operation ".to_owned()..);
        let facts = facts.take_while(|(key, _)| key.starts_with("operation "));
        facts
            .filter_map(|(_, value)| value.split(' ').next())
            .collect()
    }

    /// The published id of the operation with this method and path, and the path as written.
    pub(super) fn operation_at(&self, method: &str, path: &str) -> Option<(&str, &str)> {
        self.get(&route_key(method, path))?.rsplit_once(' ')
    }

    /// The type of a resource's handle, and its module.
    pub fn resource(&self, tag: &str) -> Option<(&str, &str)> {
        self.get(&format!("resource {tag}"))?.split_once(' ')
    }

    /// The trait of a shared parameter.
    pub fn parameter_trait(&self, component: &str) -> Option<&str> {
        self.get(&format!("trait {component}"))
    }

    /// A parameter: whether it is an argument, and its shape.
    pub fn parameter(&self, operation: &str, parameter: &Parameter) -> Option<(bool, &str)> {
        let fact = self.get(&parameter_key(operation, parameter))?;
        let (how, shape) = fact.split_once(' ')?;
        let argument = how.strip_prefix("argument");
        Some((argument.is_some(), shape))
    }

    /// Whether an operation is published.
    pub fn has_operation(&self, id: &str) -> bool {
        self.get(&format!("operation {id}")).is_some()
    }

    /// The method that sets a parameter, or a member of the body, of an operation.
    pub fn setter(&self, operation: &str, what: &str) -> Option<&str> {
        self.get(&format!("setter {operation} {what}"))
    }

    /// All methods of an operation's request, including those of removed items.
    pub fn setters(&self, operation: &str) -> impl Iterator<Item = &str> {
        let start = format!("setter {operation} ");
        let facts = self.facts.range(start.clone()..);
        facts
            .take_while(move |(key, _)| key.starts_with(&start))
            .map(|(_, name)| name.as_str())
    }

    /// Whether setters reach through the member of a body at `way`: yes if they set its members, no if one sets it.
    pub(super) fn reaches_through(&self, operation: &str, way: &str) -> Option<bool> {
        let whole = format!("setter {operation} body {way}");
        let inside = format!("{whole}.");
        let next = self.facts.range(inside.clone()..).next();
        match next.is_some_and(|(key, _)| key.starts_with(&inside)) {
            true => Some(true),
            false => self.get(&whole).map(|_| false),
        }
    }

    /// The variant of an event.
    pub fn event(&self, name: &str) -> Option<&str> {
        self.get(&format!("event {name}"))?.split(' ').next()
    }

    /// The name of a union's variant, by its word.
    pub fn variant(&self, id: &TypeId, word: &str) -> Option<&str> {
        self.variant_fact(id, word)?.split(' ').next()
    }

    /// Whether the value of a variant converts into the union.
    pub fn converts(&self, id: &TypeId, word: &str) -> bool {
        let fact = self.variant_fact(id, word);
        fact.is_some_and(|fact| fact.split(' ').nth(1) == Some("from"))
    }

    /// The shape of a variant.
    pub(super) fn variant_shape(&self, id: &TypeId, word: &str) -> Option<&str> {
        self.variant_fact(id, word)?.splitn(3, ' ').nth(2)
    }

    pub(super) fn variant_fact(&self, id: &TypeId, word: &str) -> Option<&str> {
        self.get(&format!("variant {id} {word}"))
    }

    /// The words of all variants of a union, including removed ones.
    pub(super) fn variant_words(&self, id: &TypeId) -> Vec<&str> {
        let start = format!("variant {id} ");
        let facts = self.facts.range(start.clone()..).map(|(key, _)| key);
        facts.map_while(|key| key.strip_prefix(&start)).collect()
    }

    /// Whether an answer is published as a document of JSON:API.
    pub(super) fn is_document(&self, id: &TypeId) -> bool {
        self.runtime(id) == Some("document")
    }

    /// The name of a value of an enumeration.
    pub fn value(&self, id: &TypeId, literal: &str) -> Option<String> {
        self.get(&format!("value {id} {literal}"))
            .map(str::to_owned)
    }

    /// Whether a member has an accessor.
    pub fn has_accessor(&self, id: &TypeId, key: &str) -> bool {
        self.get(&format!("accessor {id}.{key}")).is_some()
    }

    /// The field of a member.
    pub fn member_name(&self, id: &TypeId, key: &str) -> Option<String> {
        let fact = self.get(&format!("member {id}.{key}"))?;
        fact.split(' ').next().map(str::to_owned)
    }

    /// How the field of a member holds its value.
    pub fn holding(&self, id: &TypeId, key: &str) -> Option<&str> {
        self.get(&format!("member {id}.{key}"))?.split(' ').nth(1)
    }

    /// The shape of a member.
    pub fn member_shape(&self, id: &TypeId, key: &str) -> Option<&str> {
        self.get(&format!("member {id}.{key}"))?
            .splitn(3, ' ')
            .nth(2)
    }

    /// Whether any member of an object is published.
    pub fn has_members(&self, id: &TypeId) -> bool {
        let start = format!("member {id}.");
        let next = self.facts.range(start.clone()..).next();
        next.is_some_and(|(key, _)| key.starts_with(&start))
    }

    /// Whether `key` belongs to a member of an object itself, and not to an inline type in it.
    pub(super) fn is_member(&self, key: &str) -> bool {
        !key.contains(['.', '[', '{', '<'])
    }

    /// Whether any value of an enumeration is published.
    pub(super) fn has_values(&self, id: &TypeId) -> bool {
        let start = format!("value {id} ");
        let next = self.facts.range(start.clone()..).next();
        next.is_some_and(|(key, _)| key.starts_with(&start))
    }

    /// The values of an enumeration as in the file, including removed ones.
    pub(super) fn value_literals(&self, id: &TypeId) -> Vec<&str> {
        let start = format!("value {id} ");
        let facts = self.facts.range(start.clone()..).map(|(key, _)| key);
        facts.map_while(|key| key.strip_prefix(&start)).collect()
    }

    /// Whether a type inside `owner` is published.
    pub(super) fn has_owner(&self, owner: &Owner) -> bool {
        let start = format!("type {owner}");
        let facts = self.facts.range(start.clone()..).map(|(key, _)| key);
        let mut rest = facts.map_while(|key| key.strip_prefix(&start));
        rest.any(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{', '<']))
    }

    /// The position of a parameter among an operation's arguments.
    pub(super) fn argument(&self, operation: &str, parameter: &Parameter) -> Option<usize> {
        let fact = self.get(&parameter_key(operation, parameter))?;
        fact.split(' ')
            .next()?
            .strip_prefix("argument")?
            .parse()
            .ok()
    }

    /// The names of events that share the type of their subject, or of those that do not, including removed ones.
    pub fn events(&self, joined: bool) -> BTreeSet<String> {
        let facts = self.facts.range("event ".to_owned()..);
        let facts = facts.map_while(|(key, fact)| Some((key.strip_prefix("event ")?, fact)));
        let is_joined = |fact: &str| Some(fact.split(' ').nth(1)? == "events");
        let events = facts.filter(|(_, fact)| is_joined(fact) == Some(joined));
        events.map(|(name, _)| name.to_owned()).collect()
    }

    /// The ids of all inline types inside the bodies of events' subjects, including removed ones.
    pub fn types_in_events(&self) -> BTreeSet<String> {
        let facts = self.facts.range("member events ".to_owned()..);
        let facts = facts.take_while(|(key, _)| key.starts_with("member events "));
        let shapes = facts.filter_map(|(_, fact)| fact.splitn(3, ' ').nth(2));
        let inner = shapes.filter_map(|shape| shape.find("events ").and_then(|at| shape.get(at..)));
        inner
            .map(|id| id.trim_end_matches('?').to_owned())
            .collect()
    }

    /// The keys of all members of an object, including removed ones, with those of its inline types.
    pub(super) fn member_keys(&self, id: &TypeId) -> Vec<&str> {
        let start = format!("member {id}.");
        let facts = self.facts.range(start.clone()..).map(|(key, _)| key);
        facts.map_while(|key| key.strip_prefix(&start)).collect()
    }

    /// Whether a published type stands for the schema `from`, or for its member `key`.
    pub(super) fn stands_for(&self, from: &TypeId, to: &TypeId, key: Option<&str>) -> bool {
        let start = format!("held {from}.");
        let facts = self.facts.range(start.clone()..);
        let mut facts = facts.map_while(|(known, to)| Some((known.strip_prefix(&start)?, to)));
        let to = to.to_string();
        facts.any(|(known, by)| *by == to && key.is_none_or(|key| key == known))
    }

    /// The published additional members of an object.
    pub(super) fn others(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("others {id}"))
    }

    pub(super) fn alias(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("alias {id}"))
    }

    /// The direction of a type.
    pub(super) fn way(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("way {id}"))
    }

    /// The word for the runtime's type of a definition.
    pub(super) fn runtime(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("runtime {id}"))
    }

    /// The media type and the shape of a body.
    pub(super) fn body(&self, operation: &str) -> Option<(&str, &str)> {
        self.get(&format!("body {operation}"))?.split_once(' ')
    }

    /// The media type and the shape of an answer, or of an error.
    pub(super) fn answer(&self, operation: &str, status: &str) -> Option<(&str, &str)> {
        self.get(&format!("answer {operation} {status}"))?
            .split_once(' ')
    }
}

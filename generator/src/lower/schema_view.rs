//! A flat, borrowed view of an `openapiv3` schema with all its keywords, for every kind of schema.

use crate::model::Fact;
use crate::normalize::marker;
use crate::value_kind::ValueKind;
use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind, Type,
    VariantOrUnknownOrEmpty,
};
use serde::Serialize;
use serde_json::Value;

/// A schema or a reference to one, as written in a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum SchemaRef<'d> {
    Reference(&'d str),
    Item(&'d Schema),
}

impl<'d> From<&'d ReferenceOr<Schema>> for SchemaRef<'d> {
    fn from(schema: &'d ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => SchemaRef::Reference(reference),
            ReferenceOr::Item(schema) => SchemaRef::Item(schema),
        }
    }
}

impl<'d> From<&'d ReferenceOr<Box<Schema>>> for SchemaRef<'d> {
    fn from(schema: &'d ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => SchemaRef::Reference(reference),
            ReferenceOr::Item(schema) => SchemaRef::Item(schema),
        }
    }
}

/// The additional members of an object.
#[derive(Clone, Copy, Debug)]
pub(super) enum AdditionalMembers<'d> {
    Forbidden,
    Anything,
    Typed(SchemaRef<'d>),
}

/// All keywords of a schema.
#[derive(Clone, Debug)]
pub(super) struct SchemaView<'d> {
    /// The pointer of the schema in the bundled document.
    pub origin: &'d str,
    pub data: &'d SchemaData,
    pub kind: Option<ValueKind>,
    pub format: Option<String>,
    /// `enum`, without null.
    pub values: Vec<Value>,
    pub properties: Option<&'d IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub required: &'d [String],
    pub additional: Option<AdditionalMembers<'d>>,
    pub items: Option<SchemaRef<'d>>,
    pub all_of: &'d [ReferenceOr<Schema>],
    pub one_of: &'d [ReferenceOr<Schema>],
    pub any_of: &'d [ReferenceOr<Schema>],
}

impl<'d> SchemaView<'d> {
    pub fn new(schema: &'d Schema) -> SchemaView<'d> {
        let data = &schema.schema_data;
        let origin = data
            .extensions
            .get(marker::ORIGIN)
            .and_then(Value::as_str)
            .unwrap_or_default();
        let mut node = SchemaView {
            origin,
            data,
            kind: None,
            format: None,
            values: Vec::new(),
            properties: None,
            required: &[],
            additional: None,
            items: None,
            all_of: &[],
            one_of: &[],
            any_of: &[],
        };
        match &schema.schema_kind {
            SchemaKind::Type(kind) => node.read_type(kind),
            SchemaKind::OneOf { one_of } => node.one_of = one_of,
            SchemaKind::AllOf { all_of } => node.all_of = all_of,
            SchemaKind::AnyOf { any_of } => node.any_of = any_of,
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => {
                node.kind = any.typ.as_deref().and_then(ValueKind::parse);
                node.format = any.format.clone();
                node.values = any.enumeration.clone();
                node.properties = (!any.properties.is_empty()).then_some(&any.properties);
                node.required = &any.required;
                node.additional = any.additional_properties.as_ref().map(read_additional);
                node.items = any.items.as_ref().map(SchemaRef::from);
                node.all_of = &any.all_of;
                node.one_of = &any.one_of;
                node.any_of = &any.any_of;
            }
        }
        node
    }

    fn read_type(&mut self, kind: &'d Type) {
        match kind {
            Type::String(text) => {
                self.kind = Some(ValueKind::Text);
                self.format = format_name(&text.format);
                self.values = text
                    .enumeration
                    .iter()
                    .flatten()
                    .cloned()
                    .map(Value::String)
                    .collect();
            }
            Type::Number(number) => {
                self.kind = Some(ValueKind::Number);
                self.format = format_name(&number.format);
                self.values = number
                    .enumeration
                    .iter()
                    .flatten()
                    .map(|v| Value::from(*v))
                    .collect();
            }
            Type::Integer(integer) => {
                self.kind = Some(ValueKind::Integer);
                self.format = format_name(&integer.format);
                self.values = integer
                    .enumeration
                    .iter()
                    .flatten()
                    .map(|v| Value::from(*v))
                    .collect();
            }
            Type::Boolean(boolean) => {
                self.kind = Some(ValueKind::Boolean);
                self.values = boolean
                    .enumeration
                    .iter()
                    .flatten()
                    .map(|v| Value::from(*v))
                    .collect();
            }
            Type::Object(object) => {
                self.kind = Some(ValueKind::Object);
                self.properties = (!object.properties.is_empty()).then_some(&object.properties);
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref().map(read_additional);
            }
            Type::Array(array) => {
                self.kind = Some(ValueKind::Array);
                self.items = array.items.as_ref().map(SchemaRef::from);
            }
        }
    }

    /// Whether an extension of `normalize` is set.
    pub fn is_marked(&self, marker: &str) -> bool {
        self.data
            .extensions
            .get(marker)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    }

    /// The facts that `normalize` collected.
    pub fn facts(&self) -> Vec<Fact> {
        let facts = self
            .data
            .extensions
            .get(marker::FACTS)
            .and_then(Value::as_array);
        facts
            .into_iter()
            .flatten()
            .filter_map(|pair| {
                Some(Fact {
                    depth: 0,
                    keyword: pair.get(0)?.as_str()?.to_owned(),
                    value: pair.get(1)?.as_str()?.to_owned(),
                })
            })
            .collect()
    }

    /// `default`, an explicit null included.
    pub fn default(&self) -> Option<Value> {
        match &self.data.default {
            Some(value) => Some(value.clone()),
            None => self.is_marked(marker::DEFAULT_NULL).then_some(Value::Null),
        }
    }

    /// Known values of a string that may have other values.
    pub fn known_values(&self) -> &'d [Value] {
        let known = self
            .data
            .extensions
            .get(marker::KNOWN_VALUES)
            .and_then(Value::as_array);
        known.map(Vec::as_slice).unwrap_or_default()
    }

    /// Examples of the value.
    pub fn examples(&self) -> &'d [Value] {
        let given = self.data.extensions.get(marker::EXAMPLES);
        let given = given.and_then(Value::as_array);
        given.map(Vec::as_slice).unwrap_or_default()
    }

    /// The variants of `oneOf`, otherwise those of `anyOf`, and the keyword.
    pub fn variants(&self) -> (&'d [ReferenceOr<Schema>], &'static str) {
        if self.one_of.is_empty() {
            (self.any_of, "anyOf")
        } else {
            (self.one_of, "oneOf")
        }
    }

    pub fn discriminator(&self) -> Option<&'d Discriminator> {
        self.data.discriminator.as_ref()
    }

    /// Whether the schema says nothing about the value, apart from `allOf`.
    pub fn is_silent(&self) -> bool {
        self.kind.is_none()
            && self.values.is_empty()
            && self.properties.is_none()
            && self.required.is_empty()
            && self.additional.is_none()
            && self.items.is_none()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
            && self.known_values().is_empty()
            && !self.is_marked(marker::ONLY_NULL)
            && !self.is_marked(marker::NEVER)
            && !self.is_marked(marker::UNKNOWN)
    }

    /// Whether the schema says only that the value is an object.
    pub fn is_bare_object(&self) -> bool {
        self.kind == Some(ValueKind::Object)
            && self.properties.is_none()
            && self.required.is_empty()
            && !matches!(self.additional, Some(AdditionalMembers::Typed(_)))
            && self.one_of.is_empty()
            && self.any_of.is_empty()
    }
}

fn read_additional(additional: &AdditionalProperties) -> AdditionalMembers<'_> {
    match additional {
        AdditionalProperties::Any(true) => AdditionalMembers::Anything,
        AdditionalProperties::Any(false) => AdditionalMembers::Forbidden,
        AdditionalProperties::Schema(schema) => {
            AdditionalMembers::Typed(SchemaRef::from(schema.as_ref()))
        }
    }
}

/// The format's name as written, also if `openapiv3` does not know it.
fn format_name<T: Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Empty => None,
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name.clone()),
        VariantOrUnknownOrEmpty::Item(known) => serde_json::to_value(known)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned)),
    }
}

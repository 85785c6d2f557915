//! The Rust types of shapes.

use crate::json_api::{Envelope, JsonApi, JsonApiDocument};
use crate::model::{Api, Definition, DefinitionKind, Shape, TextFormat, TypeId, TypeUse};
use crate::naming::Names;
use crate::normalize::width::{BIG_INTEGER, UNSIGNED};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The Rust type of a use without `Option`, and the facts that fields and setters need about it.
#[derive(Clone, Debug)]
pub(super) struct RustType {
    /// The type.
    pub tokens: TokenStream,
    /// Whether it is a struct. An `Option` holds a struct in a `Box`.
    pub boxed: bool,
    /// The type of an item, if it is a list.
    pub item: Option<TokenStream>,
    /// Whether the use, or the target of its alias, allows null.
    pub nullable: bool,
    /// Whether it is free-form JSON in a `Value`.
    pub free: bool,
    /// The type of a setter's argument, if a setter accepts more than values that convert into the type.
    input: Option<TokenStream>,
    /// The type of an item in the argument of a list's setter.
    pub item_input: Option<TokenStream>,
}

impl RustType {
    fn plain(tokens: TokenStream, nullable: bool) -> RustType {
        RustType {
            tokens,
            boxed: false,
            item: None,
            nullable,
            free: false,
            input: None,
            item_input: None,
        }
    }

    fn number(tokens: TokenStream, input: TokenStream, nullable: bool) -> RustType {
        RustType {
            input: Some(input),
            ..RustType::plain(tokens, nullable)
        }
    }

    /// The type of a setter's argument.
    pub fn input(&self) -> &TokenStream {
        self.input.as_ref().unwrap_or(&self.tokens)
    }

    fn free(nullable: bool) -> RustType {
        RustType {
            free: true,
            input: Some(quote!(JsonInput)),
            ..RustType::plain(quote!(Value), nullable)
        }
    }

    /// Whether a list or map holds it in an `Option`, because it may be null and the type itself cannot be null.
    pub fn holds_null(&self) -> bool {
        self.nullable && !self.free
    }

    /// The type of an item in a list or a value in a map.
    pub fn as_element(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.holds_null() {
            quote!(Option<#tokens>)
        } else {
            tokens.clone()
        }
    }

    /// The type inside an `Option`.
    pub fn held(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.boxed {
            quote!(Box<#tokens>)
        } else {
            tokens.clone()
        }
    }
}

/// Prints the tokens of a type as a person writes them: with a space only after a comma.
pub(super) fn pretty(tokens: &TokenStream) -> String {
    let mut out = String::new();
    for token in tokens.clone() {
        let text = token.to_string();
        out.push_str(&text);
        if text == "," {
            out.push(' ');
        }
    }
    out
}

/// The inputs from which Rust types are made.
#[derive(Clone, Copy, Debug)]
pub struct Types<'a> {
    /// The model.
    pub api: &'a Api,
    /// The names.
    pub names: &'a Names,
    /// The definitions for which the runtime has a type.
    pub json_api: &'a JsonApi,
}

impl<'a> Types<'a> {
    /// The definition that a shape names, if it names one.
    pub(super) fn definition(&self, shape: &Shape) -> Option<&'a Definition> {
        match shape {
            Shape::Defined(id) => self.api.definitions.get(id),
            _ => None,
        }
    }

    /// The object that a use names directly.
    pub(super) fn object(&self, type_use: &TypeUse) -> Option<&'a Definition> {
        let definition = self.definition(&type_use.shape)?;
        matches!(definition.kind, DefinitionKind::Object(_)).then_some(definition)
    }

    /// The object that a use names, directly or by aliases.
    pub(super) fn object_behind(&self, type_use: &TypeUse) -> Option<&'a Definition> {
        self.api.object_behind(type_use)
    }

    /// The Rust type of a use.
    pub(super) fn rust_type(&self, type_use: &TypeUse) -> RustType {
        let nullable = type_use.nullable;
        let tokens = match &type_use.shape {
            Shape::Any | Shape::AnyObject => return RustType::free(nullable),
            Shape::Null => return RustType::free(true),
            Shape::Boolean => quote!(bool),
            Shape::Integer(format) => match format.as_deref() {
                Some(BIG_INTEGER) => quote!(BigInteger),
                Some(UNSIGNED) => {
                    return RustType::number(quote!(u64), quote!(UnsignedInput), nullable);
                }
                _ => return RustType::number(quote!(i64), quote!(IntegerInput), nullable),
            },
            Shape::Number(_) => {
                return RustType::number(quote!(f64), quote!(NumberInput), nullable);
            }
            Shape::Text(TextFormat::Date) => quote!(Date),
            Shape::Text(TextFormat::DateTime) => quote!(DateTime),
            Shape::Text(TextFormat::Base64) => quote!(Base64),
            Shape::Text(TextFormat::Binary) => quote!(http::File),
            Shape::Text(TextFormat::Plain(_)) => quote!(String),
            Shape::Constant(value) => match value {
                serde_json::Value::String(_) => quote!(String),
                serde_json::Value::Bool(_) => quote!(bool),
                serde_json::Value::Number(n) if n.is_f64() => quote!(f64),
                serde_json::Value::Number(_) => quote!(i64),
                _ => return RustType::free(nullable),
            },
            Shape::Defined(id) => return self.defined_type(id, nullable),
            Shape::List(item) => {
                let element = self.rust_type(item);
                let item = element.as_element();
                let input = match (element.holds_null(), element.free) {
                    (true, _) => item.clone(),
                    (false, true) => quote!(JsonItem),
                    (false, false) => element.input().clone(),
                };
                return RustType {
                    item: Some(item.clone()),
                    item_input: Some(input),
                    ..RustType::plain(quote!(Vec<#item>), nullable)
                };
            }
            Shape::Map(value) => {
                let value = self.rust_type(value).as_element();
                quote!(Map<#value>)
            }
        };
        RustType::plain(tokens, nullable)
    }

    /// The runtime's type for an answer that is a JSON:API document.
    pub(super) fn document_type(&self, document: &JsonApiDocument) -> TokenStream {
        let data = self.rust_type(&document.data).tokens;
        let name = if document.many {
            quote!(CollectionDocument)
        } else {
            quote!(ResourceDocument)
        };
        let part = |part: &Option<TypeUse>| part.as_ref().map(|u| self.rust_type(u).tokens);
        let included = part(&document.included);
        match (included, part(&document.meta)) {
            (Some(included), Some(meta)) => quote!(#name<#data, #included, #meta>),
            (None, Some(meta)) => quote!(#name<#data, Value, #meta>),
            (Some(included), None) => quote!(#name<#data, #included>),
            (None, None) => quote!(#name<#data>),
        }
    }

    /// The runtime's type, if the definition is an alias of one.
    pub(super) fn runtime_type(&self, id: &TypeId) -> Option<TokenStream> {
        let document = self.json_api.document(id);
        let envelope = || Some(self.envelope_type(self.json_api.envelope(id)?));
        document.map(|d| self.document_type(d)).or_else(envelope)
    }

    /// The runtime's type for the body of an event.
    fn envelope_type(&self, envelope: &Envelope) -> TokenStream {
        let data = self.rust_type(&envelope.payload.data).tokens;
        let context = self.rust_type(&envelope.context).tokens;
        let included = envelope.payload.included.as_ref();
        let included = included.map_or_else(|| quote!(Value), |u| self.rust_type(u).tokens);
        let family = envelope.family.as_ref().and_then(|f| self.names.ids.get(f));
        let id = format_ident!("{}", family.map_or("ResourceId", |name| name.as_str()));
        quote!(EventEnvelope<#data, #context, #included, #id>)
    }

    fn defined_type(&self, id: &TypeId, nullable: bool) -> RustType {
        if let Some(relationship) = self.json_api.relationship(id) {
            // The type does not depend on the named family, because a later document may name more families.
            let tokens = if relationship.many {
                quote!(ToMany)
            } else {
                quote!(ToOne)
            };
            return RustType::plain(tokens, nullable);
        }
        if self.json_api.is_links(id) {
            return RustType::plain(quote!(Links), nullable);
        }
        let (Some(name), Some(definition)) =
            (self.names.types.get(id), self.api.definitions.get(id))
        else {
            return RustType::free(nullable);
        };
        let ident = format_ident!("{}", name.as_str());
        match &definition.kind {
            DefinitionKind::Object(_) if self.json_api.document(id).is_some() => {
                RustType::plain(quote!(#ident), nullable)
            }
            DefinitionKind::Object(_) => RustType {
                boxed: true,
                ..RustType::plain(quote!(#ident), nullable)
            },
            DefinitionKind::Alias(to) => {
                let target = self.rust_type(to);
                RustType {
                    tokens: quote!(#ident),
                    nullable: nullable || target.nullable,
                    ..target
                }
            }
            _ => RustType::plain(quote!(#ident), nullable),
        }
    }
}

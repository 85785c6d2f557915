//! Shapes as Rust types.

use crate::json_api::{Envelope, JsonApi, JsonApiDocument};
use crate::model::{Api, Definition, DefinitionKind, Shape, TextFormat, TypeId, TypeUse};
use crate::naming::Names;
use crate::normalize::width::{BIG_INTEGER, UNSIGNED};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A use's Rust type without `Option`, and what must be known to hold and set it.
#[derive(Clone, Debug)]
pub(super) struct RustType {
    /// The type.
    pub tokens: TokenStream,
    /// Whether it is a struct, which an `Option` holds boxed.
    pub boxed: bool,
    /// The type of an item, where it is a list.
    pub item: Option<TokenStream>,
    /// Whether null may stand here, by the use itself or by what it is an alias of.
    pub nullable: bool,
    /// Whether it is any JSON, as `Value` holds it.
    pub free: bool,
    /// What a setter takes for it, where more than what converts into it fits.
    input: Option<TokenStream>,
    /// What a setter of a list takes for an item.
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

    /// What a setter takes for it.
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

    /// Whether a list or map holds it in an `Option`: it may be null, and the type has no null of its own.
    pub fn holds_null(&self) -> bool {
        self.nullable && !self.free
    }

    /// The type as a list's item or a map's value.
    pub fn as_element(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.holds_null() {
            quote!(Option<#tokens>)
        } else {
            tokens.clone()
        }
    }

    /// The type as an `Option` holds it.
    pub fn held(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.boxed {
            quote!(Box<#tokens>)
        } else {
            tokens.clone()
        }
    }
}

/// The tokens of a type as a person would write them: a path with its arguments needs a space behind a comma only.
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

/// What types are made from: the model, its names, and what the runtime has types for.
#[derive(Clone, Copy, Debug)]
pub struct Types<'a> {
    /// The model.
    pub api: &'a Api,
    /// The names.
    pub names: &'a Names,
    /// What the runtime has a type for.
    pub json_api: &'a JsonApi,
}

impl<'a> Types<'a> {
    /// The definition behind a shape, where it has one.
    pub(super) fn definition(&self, shape: &Shape) -> Option<&'a Definition> {
        match shape {
            Shape::Defined(id) => self.api.definitions.get(id),
            _ => None,
        }
    }

    /// The object that a use points to.
    pub(super) fn object(&self, type_use: &TypeUse) -> Option<&'a Definition> {
        let definition = self.definition(&type_use.shape)?;
        matches!(definition.kind, DefinitionKind::Object(_)).then_some(definition)
    }

    /// The object that a use points to, seen through aliases.
    pub(super) fn object_behind(&self, type_use: &TypeUse) -> Option<&'a Definition> {
        let definition = self.definition(&type_use.shape)?;
        match &definition.kind {
            DefinitionKind::Object(_) => Some(definition),
            DefinitionKind::Alias(to) if to.shape != type_use.shape => self.object_behind(to),
            _ => None,
        }
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

    /// The runtime's type for an answer that is a document of JSON:API.
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

    /// The runtime's type that a definition is an alias of.
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
            // One type whatever it names: a document may come to say more of that.
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

//! A member of an object as a field: all decisions about it.

use super::docs::{code_span, lead};
use super::facts::add_member_facts;
use super::types::pretty;
use super::{FieldView, Held, Row, Setter, doc_lines};
use crate::model::{Field, Shape, TextFormat, TypeUse};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The word in names.lock for a constant member, which has no field.
pub(super) const CONSTANT_WORD: &str = "constant";

/// How a field holds its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// By value.
    Plain,
    /// In an `Option` that is left out when `None`.
    Optional,
    /// In an `Option` that is written as null when `None`.
    OrNull,
    /// In a `Nullable`.
    Nullable,
    /// In a `Required`, because a request must have it.
    Required,
    /// In a `Required` of an `Option`, because a request must have it, but it may be null.
    RequiredNull,
}

/// A member with all decisions about it.
#[derive(Clone, Debug)]
pub(super) struct FieldPlan<'a> {
    /// The member.
    pub field: &'a Field,
    /// Its name.
    pub name: String,
    /// The constant that is always written, if the member has no field.
    pub constant: Option<TokenStream>,
    /// How it is held.
    pub holding: Holding,
    /// The type, without a box.
    pub type_: TokenStream,
    /// The type in the field, without `Option`.
    pub inner: TokenStream,
    /// Whether the inner type is a box.
    pub boxed: bool,
    /// The type of an item, if it is a list.
    pub item: Option<TokenStream>,
    /// Whether an empty value is not written, although it is not in an `Option`.
    pub or_absent: bool,
    /// The type of a setter's argument, or of an item of it for a list.
    pub input: TokenStream,
    /// Whether a request must have it.
    pub required: bool,
}

/// A constant as a literal for the table.
pub(super) fn constant_literal(value: &serde_json::Value) -> Option<TokenStream> {
    match value {
        serde_json::Value::String(text) => {
            let literal = Literal::string(text);
            Some(quote!(#literal))
        }
        serde_json::Value::Bool(flag) => Some(quote!(#flag)),
        serde_json::Value::Number(number) => {
            let literal = Literal::i64_unsuffixed(number.as_i64()?);
            Some(quote!(#literal))
        }
        _ => None,
    }
}

impl Holding {
    /// The word for it in names.lock.
    pub(super) fn word(self) -> &'static str {
        match self {
            Holding::Plain => "plain",
            Holding::Optional => "optional",
            Holding::OrNull => "or-null",
            Holding::Nullable => "nullable",
            Holding::Required => "required",
            Holding::RequiredNull => "required-null",
        }
    }

    pub(super) fn of_word(word: &str) -> Option<Holding> {
        let all = [
            Holding::Plain,
            Holding::Optional,
            Holding::OrNull,
            Holding::Nullable,
            Holding::Required,
            Holding::RequiredNull,
        ];
        all.into_iter().find(|holding| holding.word() == word)
    }
}

impl FieldPlan<'_> {
    /// The word in names.lock for the form of the field.
    pub(super) fn word(&self) -> &'static str {
        match self.constant {
            Some(_) => CONSTANT_WORD,
            None => self.holding.word(),
        }
    }

    /// The field's whole Rust type.
    pub(super) fn rust_type(&self) -> TokenStream {
        let inner = &self.inner;
        match self.holding {
            Holding::Plain => inner.clone(),
            Holding::Optional | Holding::OrNull => quote!(Option<#inner>),
            Holding::Nullable => quote!(Nullable<#inner>),
            Holding::Required => quote!(Required<#inner>),
            Holding::RequiredNull => quote!(Required<Option<#inner>>),
        }
    }

    pub(super) fn view(&self) -> FieldView {
        FieldView {
            name: self.name.clone(),
            type_: pretty(&self.rust_type()),
            option: matches!(self.holding, Holding::Optional | Holding::OrNull)
                .then(|| (pretty(&self.type_), self.boxed)),
            docs: self.docs(),
            deprecated: self.field.deprecated,
        }
    }

    fn docs(&self) -> Vec<String> {
        let mut docs = doc_lines(self.field.description.as_deref().unwrap_or_default());
        if docs.is_empty() {
            docs.push(format!("{}.", code_span(&self.field.name)));
        }
        add_member_facts(self.field, &mut docs);
        docs
    }

    /// The member's row in the struct's table.
    pub(super) fn row(&self) -> Row {
        let key = self.field.name.clone();
        match &self.constant {
            Some(constant) => Row::Constant {
                key,
                value: constant.to_string(),
            },
            None => Row::Field {
                key,
                field: self.name.clone(),
                or_null: self.holding == Holding::OrNull,
                or_absent: self.or_absent,
                required: self.required,
            },
        }
    }

    /// The member's setter.
    pub(super) fn setter(&self) -> Setter {
        let list = self.item.is_some();
        let held = match self.holding {
            Holding::Required if list => Held::RequiredList,
            Holding::Required => Held::Required,
            Holding::RequiredNull if list => Held::RequiredNullableList,
            Holding::RequiredNull => Held::RequiredNullable,
            Holding::Nullable if list => Held::NullableList,
            Holding::Nullable if self.boxed => Held::NullableBoxed,
            Holding::Nullable => Held::Nullable,
            Holding::Optional | Holding::OrNull if list => Held::OptionalList,
            Holding::Optional | Holding::OrNull if self.boxed => Held::Boxed,
            Holding::Optional | Holding::OrNull => Held::Optional,
            Holding::Plain => Held::Plain,
        };
        Setter {
            method: self.name.clone(),
            field: self.name.clone(),
            held,
            type_: pretty(&self.input),
            file: is_file(&self.field.type_use),
            required: self.required,
            docs: first_paragraph(self.docs()),
            sentence: lead(self.field.description.as_deref().unwrap_or_default()),
            deprecated: self.field.deprecated,
        }
    }
}

/// The lines before the first blank one.
fn first_paragraph(docs: Vec<String>) -> Vec<String> {
    docs.into_iter()
        .take_while(|line| !line.is_empty())
        .collect()
}

/// Whether a use is the content of a file, or a list of files.
fn is_file(type_use: &TypeUse) -> bool {
    match &type_use.shape {
        Shape::List(item) => is_binary(item),
        _ => is_binary(type_use),
    }
}

/// Whether a use is the content of a file.
fn is_binary(type_use: &TypeUse) -> bool {
    matches!(type_use.shape, Shape::Text(TextFormat::Binary))
}

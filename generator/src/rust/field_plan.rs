//! What is decided about a member of an object.

use crate::model::Field;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

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
    /// In a `Required`, since a request must have it.
    Required,
    /// In a `Required` of an `Option`, since a request must have it, if only as null.
    RequiredNull,
}

/// A member with all that is decided about it.
#[derive(Clone, Debug)]
pub(super) struct FieldPlan<'a> {
    /// The member.
    pub field: &'a Field,
    /// Its name.
    pub name: String,
    /// The constant that is always written, where it has no field.
    pub constant: Option<TokenStream>,
    /// How it is held.
    pub holding: Holding,
    /// The type, without a box.
    pub type_: TokenStream,
    /// The type as held, without `Option`.
    pub inner: TokenStream,
    /// Whether the inner type is a box.
    pub boxed: bool,
    /// The type of an item, where it is a list.
    pub item: Option<TokenStream>,
    /// Whether it is left out while it is empty, though it has no `Option`.
    pub or_absent: bool,
    /// What a setter takes; of a list, for an item.
    pub input: TokenStream,
    /// Whether a request must have it.
    pub required: bool,
}

/// A constant as the table takes it.
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
    /// The word for it among the facts that are published.
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

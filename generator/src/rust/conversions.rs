//! Conversions into a union, from the types that only one of its variants has.

use super::types::{Types, pretty};
use super::{Conversion, ConversionFrom};
use crate::model::{Definition, DefinitionKind, Shape, TypeUse, Union};
use crate::published::Published;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The variants of a union whose content converts into it. `names` are the names of all variants.
pub(super) fn converting(
    types: &Types<'_>,
    published: &Published,
    definition: &Definition,
    union: &Union,
    names: &[String],
) -> Vec<String> {
    let name = types.names.types.get(&definition.id);
    let name = name.map(ToString::to_string).unwrap_or_default();
    let all = conversions(types, published, definition, union, &name, names);
    all.into_iter().map(|one| one.variant).collect()
}

/// The conversions into the union called `name`. `names` are the names of all variants.
pub(super) fn conversions(
    types: &Types<'_>,
    published: &Published,
    definition: &Definition,
    union: &Union,
    name: &str,
    names: &[String],
) -> Vec<Conversion> {
    let spelled: Vec<String> = union
        .variants
        .iter()
        .map(|variant| pretty(&spell_out(types, &variant.type_use)))
        .collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for type_ in &spelled {
        *uses.entry(type_).or_default() += 1;
    }
    let converts = |word: &str| published.converts(&definition.id, word);
    // If several variants hold the same type, the published one keeps its conversion.
    let mut kept: BTreeMap<&str, &str> = BTreeMap::new();
    for (variant, type_) in union.variants.iter().zip(&spelled) {
        if converts(&variant.word) {
            kept.entry(type_).or_insert(&variant.word);
        }
    }
    let alone = |type_: &str| uses.get(type_) == Some(&1);
    let rows = union.variants.iter().zip(names).zip(&spelled);
    let is_it = |word: &str, type_: &str| match kept.get(type_) {
        Some(holder) => *holder == word,
        None => alone(type_),
    };
    rows.filter(|((variant, _), type_)| is_it(&variant.word, type_) && *type_ != name)
        .map(|((variant, variant_name), spelled)| {
            let rust = types.rust_type(&variant.type_use);
            let type_ = pretty(&rust.tokens);
            let from = match rust.boxed {
                true => ConversionFrom::Boxed,
                false if spelled == "String" => ConversionFrom::Text,
                false => ConversionFrom::Plain,
            };
            Conversion {
                variant: variant_name.clone(),
                from,
                type_,
            }
        })
        .collect()
}

/// The Rust type of a use with all aliases replaced by their targets, so that equal types have equal text.
fn spell_out(types: &Types<'_>, type_use: &TypeUse) -> TokenStream {
    match &type_use.shape {
        Shape::Defined(id) => {
            if let Some(document) = types.json_api.document(id) {
                return types.document_type(document);
            }
            match types.api.definitions.get(id).map(|d| &d.kind) {
                Some(DefinitionKind::Alias(to)) => spell_out(types, to),
                _ => types.rust_type(type_use).tokens,
            }
        }
        Shape::List(item) => {
            let item = spell_out_element(types, item);
            quote!(Vec<#item>)
        }
        Shape::Map(value) => {
            let value = spell_out_element(types, value);
            quote!(Map<#value>)
        }
        _ => types.rust_type(type_use).tokens,
    }
}

fn spell_out_element(types: &Types<'_>, type_use: &TypeUse) -> TokenStream {
    let element = spell_out(types, type_use);
    if types.rust_type(type_use).holds_null() {
        quote!(Option<#element>)
    } else {
        element
    }
}

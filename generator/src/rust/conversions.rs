//! What converts into a union: the types of its variants, where a type says which variant is meant.

use super::Context;
use super::types::pretty;
use crate::model::{DefinitionKind, Shape, TypeUse, Union};
use std::collections::BTreeMap;

impl Context<'_> {
    /// Rows of the conversions' table of a union with this name, whose variants are called NAMES.
    pub(super) fn conversions(&self, union: &Union, name: &str, names: &[String]) -> Vec<String> {
        let spelled: Vec<String> = union
            .variants
            .iter()
            .map(|variant| self.spell_out(&variant.type_use))
            .collect();
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for type_ in &spelled {
            *uses.entry(type_).or_default() += 1;
        }
        let rows = union.variants.iter().zip(names).zip(&spelled);
        rows.filter(|(_, type_)| uses.get(type_.as_str()) == Some(&1) && *type_ != name)
            .map(|((variant, variant_name), type_)| {
                let rust = self.rust_type(&variant.type_use);
                match (rust.boxed, type_.as_str()) {
                    (_, "String") => format!("{variant_name}: text"),
                    (true, _) => format!("{variant_name}: boxed {}", pretty(&rust.tokens)),
                    (false, _) => format!("{variant_name}: plain {}", pretty(&rust.tokens)),
                }
            })
            .collect()
    }

    /// The Rust type of a use with what its aliases stand for in their place: the same for types that are the same.
    fn spell_out(&self, type_use: &TypeUse) -> String {
        match &type_use.shape {
            Shape::Defined(id) => {
                if let Some(document) = self.json_api.document(id) {
                    return self.document_type(document);
                }
                match self.api.definitions.get(id).map(|d| &d.kind) {
                    Some(DefinitionKind::Alias(to)) => self.spell_out(to),
                    _ => pretty(&self.rust_type(type_use).tokens),
                }
            }
            Shape::List(item) => format!("Vec<{}>", self.spell_out_element(item)),
            Shape::Map(value) => format!("Map<{}>", self.spell_out_element(value)),
            _ => pretty(&self.rust_type(type_use).tokens),
        }
    }

    fn spell_out_element(&self, type_use: &TypeUse) -> String {
        let element = self.spell_out(type_use);
        match self.rust_type(type_use).nullable && element != "Value" {
            true => format!("Option<{element}>"),
            false => element,
        }
    }
}

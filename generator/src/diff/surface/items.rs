//! Structs, enumerations, unions and aliases as entries.

use super::super::code_use::{Argument, CodeUse, FieldUse, print_arguments};
use super::super::origin::Origin;
use super::entry::{Entry, Signature, wire};
use super::{Surface, signature};
use crate::model::{Definition, DefinitionKind, Enumeration, TypeId, Union};
use crate::rust::{
    Base, EnumerationView, Item, ItemKind, NewParameter, Row, StructView, UnionView,
};
use std::collections::BTreeMap;

impl Surface {
    /// Adds `item`, which was made from `definition`, and all its parts.
    pub(super) fn add_item(&mut self, module: &str, item: &Item, definition: &Definition) {
        let path = format!("{module}::{}", item.name);
        let id = &definition.id;
        let what = match &item.kind {
            ItemKind::Struct(_) => "struct".to_owned(),
            ItemKind::Enumeration(view) => match view.base {
                Base::Text => "enum of String".to_owned(),
                Base::Integer => "enum of i64".to_owned(),
            },
            ItemKind::Union(_) => "union".to_owned(),
            ItemKind::Alias { target } => format!("= {target}"),
        };
        let mut entry = Entry::visible(Origin::Type(id.clone()), what);
        if let ItemKind::Alias { target } = &item.kind {
            entry = entry.used(CodeUse::Answer(target.clone()));
        }
        self.add(
            path.clone(),
            entry
                .documented(&item.docs, item.deprecated)
                .with_traits(item.traits()),
        );
        match (&item.kind, &definition.kind) {
            (ItemKind::Struct(view), _) => self.add_members(&path, view, id),
            (ItemKind::Enumeration(view), DefinitionKind::Enumeration(values)) => {
                self.add_values(&path, view, id, values);
            }
            (ItemKind::Union(view), DefinitionKind::Union(union)) => {
                self.add_variants(&path, view, id, union);
            }
            _ => {}
        }
    }

    fn add_members(&mut self, path: &str, view: &StructView, id: &TypeId) {
        let mut keys = BTreeMap::new();
        for row in &view.rows {
            match row {
                Row::Field { key, field, .. } => {
                    keys.insert(field.clone(), key.clone());
                    let origin = Origin::Field(id.clone(), key.clone());
                    self.add_field(path, view, field, origin, wire(row));
                }
                Row::Constant { key, .. } => self.add(
                    format!("{path}::{key}#constant"),
                    Entry::hidden(Origin::Field(id.clone(), key.clone()), wire(row)),
                ),
                Row::Rest { field, .. } => {
                    // Free-form and undescribed members are sent and read in the same way.
                    let origin = Origin::Additional(id.clone());
                    self.add_field(path, view, field, origin, String::new());
                }
            }
        }
        let order = view.fields.iter().map(|field| field.name.clone()).collect();
        self.add_order(path, id, order);
        self.add_demands(path, view, id);
        let origin = |field: &str| {
            let key = keys.get(field).cloned().unwrap_or_default();
            Origin::Field(id.clone(), key)
        };
        if let Some(new) = &view.new {
            self.add_constructor(path, &new.parameters, id, &origin);
        }
        for setter in &view.setters {
            let taken = vec![signature::of_setter(setter)];
            let mut entry = Entry::method(origin(&setter.field), taken);
            entry.deprecated = setter.deprecated;
            self.add(format!("{path}::{}()", setter.method), entry);
        }
        if let Some(open) = &view.open {
            let taken = vec![
                Argument::into("key", "Into", "String"),
                Argument::into("value", "Into", &open.input),
            ];
            let entry = Entry::method(Origin::Additional(id.clone()), taken);
            self.add(format!("{path}::{}()", open.method), entry);
        }
        for accessor in &view.accessors {
            let (field, methods) = signature::of_accessor(accessor);
            for (method, text) in methods {
                let entry = Entry::visible(origin(field), text).used(CodeUse::Call(Vec::new()));
                self.add(format!("{path}::{method}()"), entry);
            }
        }
        self.keys.insert(id.clone(), keys);
    }

    fn add_field(
        &mut self,
        path: &str,
        view: &StructView,
        name: &str,
        origin: Origin,
        wire: String,
    ) {
        if let Some(field) = view.fields.iter().find(|field| field.name == name) {
            let mut entry = Entry::visible(origin, field.type_.clone())
                .documented(&field.docs, field.deprecated)
                .used(CodeUse::Field(FieldUse {
                    type_: field.type_.clone(),
                    option: field.option.clone(),
                }));
            entry.wire = wire;
            self.add(format!("{path}::{name}"), entry);
        }
    }

    /// Adds the members that a request of the type must have.
    fn add_demands(&mut self, path: &str, view: &StructView, id: &TypeId) {
        if view.setters.is_empty() {
            return;
        }
        let mut entry = Entry::hidden(Origin::Type(id.clone()), "");
        for row in &view.rows {
            if let Row::Field {
                key,
                field,
                required: true,
                ..
            } = row
            {
                let origin = Origin::Field(id.clone(), key.clone());
                entry.demands.insert(field.clone(), origin);
            }
        }
        self.add(format!("{path}#required"), entry);
    }

    fn add_constructor(
        &mut self,
        path: &str,
        parameters: &[NewParameter],
        id: &TypeId,
        origin: &dyn Fn(&str) -> Origin,
    ) {
        let taken: Vec<Argument> = parameters.iter().map(signature::of_new).collect();
        let origins = parameters.iter().map(|one| origin(&one.field));
        let parts = origins.zip(taken.iter().map(Argument::print)).collect();
        let text = print_arguments(&taken);
        let mut entry = Entry::visible(Origin::Type(id.clone()), "").used(CodeUse::Call(taken));
        entry.signature = Some(Signature { text, parts });
        self.add(format!("{path}::new()"), entry);
    }

    fn add_values(
        &mut self,
        path: &str,
        view: &EnumerationView,
        id: &TypeId,
        values: &Enumeration,
    ) {
        for (value, known) in view.values.iter().zip(&values.values) {
            let origin = Origin::Value(id.clone(), known.value.to_string());
            let mut entry = Entry::visible(origin, "").documented(&value.docs, false);
            entry.wire.clone_from(&value.literal);
            self.add(format!("{path}::{}", value.name), entry);
        }
        let order = view.values.iter().map(|v| v.name.clone()).collect();
        self.add_order(path, id, order);
    }

    fn add_variants(&mut self, path: &str, view: &UnionView, id: &TypeId, union: &Union) {
        for (variant, shape) in view.variants.iter().zip(&union.variants) {
            let origin = Origin::Variant(id.clone(), shape.word.clone());
            let mut entry = Entry::visible(origin, variant.type_.clone())
                .used(CodeUse::Variant(variant.type_.clone()));
            entry.wire = wire(&(&variant.tags, variant.json_kind));
            let entry = entry.documented(&variant.docs, false);
            self.add(format!("{path}::{}", variant.name), entry);
        }
        for conversion in &view.conversions {
            let name = path.rsplit("::").next().unwrap_or(path);
            let word = view.variants.iter().zip(&union.variants);
            let mut word = word.filter(|(variant, _)| variant.name == conversion.variant);
            let origin = match word.next() {
                Some((_, shape)) => Origin::Variant(id.clone(), shape.word.clone()),
                None => Origin::Type(id.clone()),
            };
            let from = format!("impl From<{}> for {name}", conversion.type_);
            self.add(from, Entry::visible(origin, ""));
        }
        let decision = Entry::hidden(Origin::Type(id.clone()), wire(&view.decision));
        self.add(format!("{path}#decision"), decision);
        let order = view.variants.iter().map(|v| v.name.clone()).collect();
        self.add_order(path, id, order);
    }

    /// Adds the order of members. Code cannot see it, but readers of the documentation can.
    fn add_order(&mut self, path: &str, id: &TypeId, names: Vec<String>) {
        let mut entry = Entry::hidden(Origin::Type(id.clone()), "");
        entry.docs = names;
        self.add(format!("{path}#order"), entry);
    }
}

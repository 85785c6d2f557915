//! The members of objects as fields.

use super::field_plan::{FieldPlan, Holding, constant_literal};
use super::held::{Circumstances, keep_constant, keep_holding};
use super::recursion::find_recursive_members;
use super::types::{RustType, Types};
use crate::model::{Definition, DefinitionKind, Direction, Field, Object, Shape, TypeId};
use crate::naming::{Member, name_members};
use crate::published::Published;
use quote::quote;
use std::collections::{BTreeSet, HashMap};

/// The members of every object as fields. Each is decided once, and all views use the same decision.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The types of members.
    pub(super) types: Types<'a>,
    /// The published names and forms of members.
    pub(super) published: &'a Published,
    plans: HashMap<&'a TypeId, Vec<FieldPlan<'a>>>,
}

impl<'a> Fields<'a> {
    /// Decides about all objects of a model.
    pub(super) fn new(types: Types<'a>, published: &'a Published) -> Fields<'a> {
        let planner = Planner {
            types,
            published,
            recursive: find_recursive_members(types.api, types.json_api),
        };
        let objects = types.api.definitions.iter();
        let plans = objects.filter_map(|(id, definition)| match &definition.kind {
            DefinitionKind::Object(object) => Some((id, planner.plan(definition, object))),
            _ => None,
        });
        Fields {
            types,
            published,
            plans: plans.collect(),
        }
    }

    /// The members of an object. Empty for any other definition.
    pub(super) fn of(&self, object: &TypeId) -> &[FieldPlan<'a>] {
        self.plans.get(object).map_or(&[], Vec::as_slice)
    }
}

/// Decides about members, from the model and the published forms.
struct Planner<'a> {
    types: Types<'a>,
    published: &'a Published,
    /// The members, by definition and key, that must be optional because their type contains them.
    recursive: BTreeSet<(TypeId, String)>,
}

impl<'a> Planner<'a> {
    /// Decides about every member of an object.
    fn plan(&self, definition: &Definition, object: &'a Object) -> Vec<FieldPlan<'a>> {
        let request_only = definition.direction.request && !definition.direction.response;
        let kept = |f: &&Field| !(request_only && f.read_only);
        let known = |key: &str| self.published.member_name(&definition.id, key);
        let keys = object.fields.iter().filter(kept).map(|f| f.name.as_str());
        let (members, _) = name_members(keys, &known);
        object
            .fields
            .iter()
            .filter(kept)
            .zip(members)
            .map(|(field, Member { name, .. })| {
                self.plan_field(
                    &definition.id,
                    definition.direction,
                    field,
                    name.to_string(),
                )
            })
            .collect()
    }

    fn plan_field(
        &self,
        id: &TypeId,
        direction: Direction,
        field: &'a Field,
        name: String,
    ) -> FieldPlan<'a> {
        let request_only = direction.request && !direction.response;
        let mut rust = self.type_of_member(id, field);
        let constant = match &field.type_use.shape {
            Shape::Constant(value) if request_only && !rust.nullable => constant_literal(value),
            _ => keep_constant(&self.types, self.published, id, field),
        };
        let recursive = self.recursive.contains(&(id.clone(), field.name.clone()));
        // The members of a resource in answers have one form, whether the document requires them or not.
        let of_resource = self.types.json_api.has_plain_member(id, field) && !recursive;
        if of_resource && field.name == "type" {
            rust.tokens = quote!(String);
        }
        let holding = match of_resource {
            true => Holding::Plain,
            false => self.holding_by_document(id, direction, field, &rust, recursive),
        };
        let by_document = holding;
        let circumstances = Circumstances {
            certain: field.required && !rust.nullable,
            recursive,
            sent: direction.request,
        };
        let holding = keep_holding(self.published, id, &field.name, by_document, &circumstances);
        let is_needed = match holding == by_document {
            true => field.required && holding != Holding::Plain,
            false => matches!(holding, Holding::Required | Holding::RequiredNull),
        };
        let by_value = matches!(
            holding,
            Holding::Plain | Holding::Required | Holding::RequiredNull
        );
        FieldPlan {
            field,
            name,
            required: direction.request && is_needed && !field.read_only && constant.is_none(),
            constant,
            holding,
            type_: rust.tokens.clone(),
            inner: if by_value {
                rust.tokens.clone()
            } else {
                rust.held()
            },
            boxed: rust.boxed && !by_value,
            input: rust
                .item_input
                .as_ref()
                .unwrap_or_else(|| rust.input())
                .clone(),
            item: rust.item,
            or_absent: of_resource && holding == Holding::Plain,
        }
    }

    /// The type of a member. For a resource's `id`, the type of its family.
    fn type_of_member(&self, id: &TypeId, field: &Field) -> RustType {
        let mut rust = self.types.rust_type(&field.type_use);
        let family = self.types.json_api.family_of_resource(id);
        let family = family.filter(|_| field.name == "id");
        if let Some(name) = family.and_then(|f| self.types.names.ids.get(f)) {
            let ident = quote::format_ident!("{}", name.as_str());
            rust.tokens = quote!(#ident);
        }
        rust
    }

    /// How the field holds a member by the document alone.
    fn holding_by_document(
        &self,
        id: &TypeId,
        direction: Direction,
        field: &Field,
        rust: &RustType,
        recursive: bool,
    ) -> Holding {
        let sparse = direction.response && self.types.json_api.is_sparse(id);
        // A type of requests and answers lacks its read-only members in requests and its write-only members in answers.
        let one_way =
            (field.read_only && direction.request) || (field.write_only && direction.response);
        let optional = !field.required || sparse || recursive || one_way;
        let kind = self
            .types
            .definition(&field.type_use.shape)
            .map(|d| &d.kind);
        let wraps = self.types.json_api.wraps(id, &field.name)
            && matches!(kind, Some(DefinitionKind::Object(_)));
        match (optional, rust.nullable) {
            (false, false) if direction.request && !wraps => Holding::Required,
            (false, false) => Holding::Plain,
            (false, true) if direction.request && !rust.free => Holding::RequiredNull,
            (false, true) if direction.request => Holding::Required,
            (false, true) => Holding::OrNull,
            (true, false) => Holding::Optional,
            (true, true) if direction.request => Holding::Nullable,
            (true, true) => Holding::Optional,
        }
    }
}

//! Members of an object as fields, table rows and setters.

use super::docs::code_span;
use super::facts::add_member_facts;
use super::types::pretty;
use super::{Context, FieldView, NewView, doc_lines};
use crate::model::{
    Additional, Definition, DefinitionKind, Direction, Field, Object, Shape, TypeId,
};
use crate::naming::{Member, name_members};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Members that JSON:API and webhooks wrap around what matters.
const WRAPPERS: &[&str] = &["data", "attributes", "relationships", "meta", "payload"];

/// Required members that `new` takes by position; with more of them, names (setters) read better.
const MOST_ARGUMENTS: usize = 4;

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
    /// The type as held, without `Option`.
    pub inner: TokenStream,
    /// Whether the inner type is a box.
    pub boxed: bool,
    /// The type of an item, where it is a list.
    pub item: Option<TokenStream>,
}

/// The parts of a struct.
#[derive(Clone, Debug, Default)]
pub(super) struct StructParts {
    pub fields: Vec<FieldView>,
    pub rows: Vec<String>,
    pub setters: Vec<String>,
    pub new: Option<NewView>,
    pub accessors: Vec<String>,
}

impl<'a> Context<'a> {
    /// Decides about every member of an object.
    pub(super) fn plan_fields(
        &self,
        definition: &Definition,
        object: &'a Object,
    ) -> Vec<FieldPlan<'a>> {
        let request_only = definition.direction.request && !definition.direction.response;
        let kept = |f: &&Field| !(request_only && f.read_only);
        let (members, _) = name_members(object.fields.iter().filter(kept).map(|f| f.name.as_str()));
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
        let mut rust = self.rust_type(&field.type_use);
        let family = self
            .json_api
            .family_of_resource(id)
            .filter(|_| field.name == "id");
        if let Some(name) = family.and_then(|f| self.names.ids.get(f)) {
            let ident = quote::format_ident!("{}", name.as_str());
            rust.tokens = quote!(#ident);
        }
        let constant = match &field.type_use.shape {
            Shape::Constant(value) if request_only && !rust.nullable => constant_literal(value),
            _ => None,
        };
        let recursive = self.recursive.contains(&(id.clone(), field.name.clone()));
        let sparse = direction.response && self.json_api.is_sparse(id);
        // A shared type travels both ways, and what only one of the two sides sends is missing on the other's way.
        let one_way =
            (field.read_only && direction.request) || (field.write_only && direction.response);
        let optional = !field.required || sparse || recursive || one_way;
        let holding = match (optional, rust.nullable) {
            (false, false) => Holding::Plain,
            (false, true) => Holding::OrNull,
            (true, false) => Holding::Optional,
            (true, true) if direction.request => Holding::Nullable,
            (true, true) => Holding::Optional,
        };
        let plain = holding == Holding::Plain;
        FieldPlan {
            field,
            name,
            constant,
            holding,
            inner: if plain {
                rust.tokens.clone()
            } else {
                rust.held()
            },
            boxed: rust.boxed && !plain,
            item: rust.item,
        }
    }

    /// The parts of the struct for an object.
    pub(super) fn struct_parts(&self, definition: &Definition, object: &'a Object) -> StructParts {
        let plans = self.plan_fields(definition, object);
        let mut parts = StructParts::default();
        for plan in &plans {
            parts.rows.push(plan.row());
            if plan.constant.is_some() {
                continue;
            }
            parts.fields.push(plan.view());
            parts.setters.push(plan.setter());
            parts.accessors.extend(self.accessor(plan));
        }
        parts.new = new_view(&plans);
        self.add_catch_all(definition, object, &mut parts);
        parts
    }

    /// The row of a member that JSON:API wraps, in the table of accessors.
    fn accessor(&self, plan: &FieldPlan<'_>) -> Option<String> {
        let name = &plan.name;
        if let Shape::Defined(id) = &plan.field.type_use.shape
            && let Some(relationship) = self.json_api.relationship(id)
        {
            let family = relationship
                .family
                .as_ref()
                .and_then(|f| self.names.ids.get(f));
            let family = family.map_or("ResourceId", |n| n.as_str());
            let bare = name.trim_end_matches('_');
            return Some(match (relationship.many, plan.holding) {
                (_, Holding::Plain) => return None,
                (true, _) => format!("{name}: many {bare}_ids <{family}>"),
                (false, _) => format!("{name}: one {bare}_id <{family}>"),
            });
        }
        if plan.field.name == "included"
            && plan.holding == Holding::Optional
            && self.is_list_of_unions(plan)
        {
            return Some(format!("{name}: included"));
        }
        let wraps = WRAPPERS.contains(&plan.field.name.as_str());
        let object = self.object(&plan.field.type_use).is_some();
        match plan.holding {
            Holding::Plain if wraps && object => {
                Some(format!("{name}: plain <{}>", pretty(&plan.inner)))
            }
            Holding::Optional if wraps && plan.boxed => {
                Some(format!("{name}: boxed <{}>", unboxed(&pretty(&plan.inner))))
            }
            _ => None,
        }
    }

    /// Whether a member is a list whose items are a union, seen through aliases.
    fn is_list_of_unions(&self, plan: &FieldPlan<'_>) -> bool {
        let mut shape = &plan.field.type_use.shape;
        for _ in 0..8 {
            match shape {
                Shape::List(item) => {
                    let kind = self.definition(&item.shape).map(|d| &d.kind);
                    return !item.nullable && matches!(kind, Some(DefinitionKind::Union(_)));
                }
                Shape::Defined(_) => match self.definition(shape).map(|d| &d.kind) {
                    Some(DefinitionKind::Alias(to)) => shape = &to.shape,
                    _ => return false,
                },
                _ => return false,
            }
        }
        false
    }

    /// Adds the field for members that the document does not name.
    fn add_catch_all(&self, definition: &Definition, object: &Object, parts: &mut StructParts) {
        let request_only = definition.direction.request && !definition.direction.response;
        let (type_, row, doc) = match &object.additional {
            Additional::Undeclared if request_only => return,
            Additional::Undeclared => (
                "Extra".to_owned(),
                ".. extra",
                "Members that the document does not describe.",
            ),
            Additional::Any => ("Extra".to_owned(), ".. free extra", "Any other members."),
            Additional::Typed(value) => {
                let value = self.rust_type(value);
                let tokens = &value.tokens;
                let map = if value.nullable {
                    quote!(Map<Option<#tokens>>)
                } else {
                    quote!(Map<#tokens>)
                };
                (pretty(&map), ".. map extra", "All other members.")
            }
        };
        parts.rows.push(row.to_owned());
        let view = FieldView {
            name: "extra".to_owned(),
            type_,
            docs: vec![doc.to_owned()],
            deprecated: false,
        };
        parts.fields.push(view);
    }
}

impl FieldPlan<'_> {
    /// The field's whole Rust type.
    pub(super) fn rust_type(&self) -> TokenStream {
        let inner = &self.inner;
        match self.holding {
            Holding::Plain => inner.clone(),
            Holding::Optional | Holding::OrNull => quote!(Option<#inner>),
            Holding::Nullable => quote!(Nullable<#inner>),
        }
    }

    fn view(&self) -> FieldView {
        FieldView {
            name: self.name.clone(),
            type_: pretty(&self.rust_type()),
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
    fn row(&self) -> String {
        let key = Literal::string(&self.field.name);
        match (&self.constant, self.holding) {
            (Some(constant), _) => format!("{key} => const {constant}"),
            (None, Holding::OrNull) => format!("{key} => {} or null", self.name),
            (None, _) => format!("{key} => {}", self.name),
        }
    }

    /// The member's row in the setters' table.
    pub(super) fn setter(&self) -> String {
        let (how, type_) = match (&self.item, self.boxed, self.holding) {
            (_, _, Holding::Nullable) => ("nullable", pretty(&self.inner)),
            (Some(item), _, Holding::Plain) => ("list", pretty(item)),
            (Some(item), _, _) => ("optional_list", pretty(item)),
            (None, true, _) => ("boxed", unboxed(&pretty(&self.inner))),
            (None, false, Holding::Plain) => ("plain", pretty(&self.inner)),
            (None, false, _) => ("optional", pretty(&self.inner)),
        };
        format!("{}: {how} {type_}", self.name)
    }
}

/// A constant as the table takes it.
fn constant_literal(value: &serde_json::Value) -> Option<TokenStream> {
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

/// `new`, where some members are required and have no value of their own to start with.
fn new_view(plans: &[FieldPlan<'_>]) -> Option<NewView> {
    let required: Vec<_> = plans
        .iter()
        .filter(|p| p.holding == Holding::Plain && p.constant.is_none())
        .collect();
    (1..=MOST_ARGUMENTS)
        .contains(&required.len())
        .then(|| NewView {
            parameters: required
                .iter()
                .map(|p| match &p.item {
                    Some(item) => format!(
                        "{}: impl IntoIterator<Item = impl Into<{}>>",
                        p.name,
                        pretty(item)
                    ),
                    None => format!("{}: impl Into<{}>", p.name, pretty(&p.inner)),
                })
                .collect(),
            initialisers: required
                .iter()
                .map(|p| match &p.item {
                    Some(_) => format!("{0}: {0}.into_iter().map(Into::into).collect()", p.name),
                    None => format!("{0}: {0}.into()", p.name),
                })
                .collect(),
        })
}

/// The type inside a box.
fn unboxed(type_: &str) -> String {
    type_
        .strip_prefix("Box<")
        .and_then(|t| t.strip_suffix('>'))
        .unwrap_or(type_)
        .to_owned()
}

//! Members of an object as fields, table rows and setters.

use super::context::Context;
use super::docs::{code_span, lead};
use super::envelope;
use super::facts::add_member_facts;
use super::field_plan::{FieldPlan, Holding, constant_literal};
use super::held::Circumstances;
use super::models::is_binary;
use super::types::{RustType, pretty};
use super::{
    Accessor, FieldView, Held, NewParameter, OpenView, ResourceType, Rest, Row, Setter, StructView,
    doc_lines,
};
use crate::json_api::constant_resource_type;
use crate::model::{
    Additional, Definition, DefinitionKind, Direction, Field, Object, Shape, TypeId, TypeUse,
};
use crate::naming::{Member, name_members};
use proc_macro2::TokenStream;
use quote::quote;

/// Required members that `new` takes by position; with more of them, names (setters) read better.
const MOST_ARGUMENTS: usize = 4;

/// The ID that may be of any family.
const ANY_ID: &str = "ResourceId";

impl<'a> Context<'a> {
    /// Decides about every member of an object.
    pub(super) fn plan_fields(
        &self,
        definition: &Definition,
        object: &'a Object,
    ) -> Vec<FieldPlan<'a>> {
        let request_only = definition.direction.request && !definition.direction.response;
        let kept = |f: &&Field| !(request_only && f.read_only);
        let known = |key: &str| self.config.published.member_name(&definition.id, key);
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
            _ => self.keep_constant(id, field),
        };
        let recursive = self.recursive.contains(&(id.clone(), field.name.clone()));
        // A resource that is read has one form, whatever of it the document requires.
        let of_resource = self.json_api.has_plain_member(id, field) && !recursive;
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
        let holding = self.keep_holding(id, &field.name, by_document, &circumstances);
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

    /// The type of a member; of a resource's `id`, that of its family.
    fn type_of_member(&self, id: &TypeId, field: &Field) -> RustType {
        let mut rust = self.rust_type(&field.type_use);
        let family = self.json_api.family_of_resource(id);
        let family = family.filter(|_| field.name == "id");
        if let Some(name) = family.and_then(|f| self.names.ids.get(f)) {
            let ident = quote::format_ident!("{}", name.as_str());
            rust.tokens = quote!(#ident);
        }
        rust
    }

    /// How a member is held by what the document says of it.
    fn holding_by_document(
        &self,
        id: &TypeId,
        direction: Direction,
        field: &Field,
        rust: &RustType,
        recursive: bool,
    ) -> Holding {
        let sparse = direction.response && self.json_api.is_sparse(id);
        // A shared type travels both ways, and what only one of the two sides sends is missing on the other's way.
        let one_way =
            (field.read_only && direction.request) || (field.write_only && direction.response);
        let optional = !field.required || sparse || recursive || one_way;
        let kind = self.definition(&field.type_use.shape).map(|d| &d.kind);
        let wraps =
            self.json_api.wraps(id, &field.name) && matches!(kind, Some(DefinitionKind::Object(_)));
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

    /// The struct for an object.
    pub(super) fn struct_view(&self, definition: &Definition, object: &'a Object) -> StructView {
        let plans = self.plan_fields(definition, object);
        let direction = definition.direction;
        let rows: Vec<Row> = plans.iter().map(FieldPlan::row).collect();
        let mut view = StructView {
            sent: direction.request && !direction.response,
            escaped: rows.iter().any(Row::is_escaped),
            resource: direction
                .response
                .then(|| resource_type(object, &plans))
                .flatten(),
            rows,
            ..StructView::default()
        };
        let with_field = || plans.iter().filter(|plan| plan.constant.is_none());
        view.fields = with_field().map(FieldPlan::view).collect();
        let accessors = self.accessors(definition, &plans);
        if direction.request {
            let taken: Vec<&str> = accessors.iter().map(|(_, a)| a.method()).collect();
            let free = |plan: &&FieldPlan<'_>| !taken.contains(&plan.name.as_str());
            view.setters = with_field().filter(free).map(FieldPlan::setter).collect();
            view.new = Some(new_parameters(plans.iter().filter(free)));
        }
        view.accessors = accessors
            .into_iter()
            .map(|(_, accessor)| accessor)
            .collect();
        self.add_catch_all(definition, object, &mut view);
        if direction.request {
            view.open = self.open_view(object, &view.setters);
        }
        view
    }

    /// The setter of members that the document does not name, where it allows them.
    fn open_view(&self, object: &Object, setters: &[Setter]) -> Option<OpenView> {
        let input = match &object.additional {
            Additional::Undeclared => return None,
            Additional::Any => quote!(JsonInput),
            Additional::Typed(value) => {
                let value = self.rust_type(value);
                if value.holds_null() {
                    value.as_element()
                } else {
                    value.input().clone()
                }
            }
        };
        let is_taken = |name: &str| setters.iter().any(|setter| setter.method == name);
        let mut method = "set".to_owned();
        while is_taken(&method) {
            method += "_member";
        }
        Some(OpenView {
            method,
            input: pretty(&input),
        })
    }

    /// The accessors of an object, each with the key of its member: those of what is read alone, and those that are
    /// published of what came to be sent too.
    pub(super) fn accessors(
        &self,
        definition: &Definition,
        plans: &[FieldPlan<'_>],
    ) -> Vec<(String, Accessor)> {
        let direction = definition.direction;
        let published = |plan: &FieldPlan<'_>| {
            let known = &self.config.published;
            known.has_accessor(&definition.id, &plan.field.name)
        };
        let with = plans.iter().filter(|plan| plan.constant.is_none());
        let with =
            with.filter(|plan| direction.response && (!direction.request || published(plan)));
        with.filter_map(|plan| Some((plan.field.name.clone(), self.accessor(plan)?)))
            .collect()
    }

    /// The accessor of a member that JSON:API wraps.
    fn accessor(&self, plan: &FieldPlan<'_>) -> Option<Accessor> {
        let field = plan.name.clone();
        if let Shape::Defined(id) = &plan.field.type_use.shape
            && let Some(relationship) = self.json_api.relationship(id)
        {
            // One type of ID, whatever the document says that it names: it may come to say more, or less.
            let type_ = ANY_ID.to_owned();
            let bare = field.trim_end_matches('_');
            return match (relationship.many, plan.holding) {
                (_, Holding::Plain) => None,
                (true, _) => Some(Accessor::Many {
                    method: format!("{bare}_ids"),
                    field,
                    type_,
                }),
                (false, _) => Some(Accessor::One {
                    method: format!("{bare}_id"),
                    field,
                    type_,
                }),
            };
        }
        if plan.field.name == "included"
            && plan.holding == Holding::Optional
            && self.is_list_of_unions(plan)
        {
            return Some(Accessor::Included { field });
        }
        let wraps = envelope::is_wrapper(&plan.field.name);
        let object = self.object(&plan.field.type_use).is_some();
        let type_ = pretty(&plan.type_);
        match plan.holding {
            Holding::Plain if wraps && object => Some(Accessor::Plain { field, type_ }),
            Holding::Optional if wraps && plan.boxed => Some(Accessor::Boxed { field, type_ }),
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
    fn add_catch_all(&self, definition: &Definition, object: &Object, view: &mut StructView) {
        let request_only = definition.direction.request && !definition.direction.response;
        let (type_, kept, doc) = match &object.additional {
            Additional::Undeclared if request_only => return,
            Additional::Undeclared => (
                "Extra".to_owned(),
                Rest::Undescribed,
                "Members that the document does not describe.",
            ),
            Additional::Any => ("Extra".to_owned(), Rest::Free, "Any other members."),
            Additional::Typed(value) => {
                let value = self.rust_type(value);
                let tokens = &value.tokens;
                let map = if value.nullable {
                    quote!(Map<Option<#tokens>>)
                } else {
                    quote!(Map<#tokens>)
                };
                (pretty(&map), Rest::Typed, "All other members.")
            }
        };
        let field = "extra".to_owned();
        view.fields.push(FieldView {
            name: field.clone(),
            type_,
            option: None,
            docs: vec![doc.to_owned()],
            deprecated: false,
        });
        view.rows.push(Row::Rest { field, kept });
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
            Holding::Required => quote!(Required<#inner>),
            Holding::RequiredNull => quote!(Required<Option<#inner>>),
        }
    }

    fn view(&self) -> FieldView {
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
    fn row(&self) -> Row {
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

/// The lines up to the first blank one.
fn first_paragraph(docs: Vec<String>) -> Vec<String> {
    docs.into_iter()
        .take_while(|line| !line.is_empty())
        .collect()
}

/// Whether a use is the content of a file, or a list of such.
fn is_file(type_use: &TypeUse) -> bool {
    match &type_use.shape {
        Shape::List(item) => is_binary(item),
        _ => is_binary(type_use),
    }
}

/// The type of a resource that is read into a field; a constant without a field is checked by its own row.
fn resource_type(object: &Object, plans: &[FieldPlan<'_>]) -> Option<ResourceType> {
    let is_read = |plan: &&FieldPlan<'_>| plan.field.name == "type" && plan.constant.is_none();
    plans.iter().find(is_read)?;
    let (value, field) = constant_resource_type(object)?;
    Some(ResourceType {
        value: value.to_owned(),
        required: field.required,
    })
}

/// What `new` takes: the required members that have no value of their own to start with, unless they are too many.
fn new_parameters<'p>(plans: impl Iterator<Item = &'p FieldPlan<'p>>) -> Vec<NewParameter> {
    let required: Vec<_> = plans
        .filter(|p| matches!(p.holding, Holding::Plain | Holding::Required) && p.constant.is_none())
        .collect();
    if required.len() > MOST_ARGUMENTS {
        return Vec::new();
    }
    required
        .iter()
        .map(|p| NewParameter {
            field: p.name.clone(),
            type_: pretty(&p.input),
            list: p.item.is_some(),
        })
        .collect()
}

//! Objects as structs: fields, table rows, setters, accessors, and the arguments of `new`.

use super::accessors::accessors;
use super::field_plan::{FieldPlan, Holding};
use super::fields::Fields;
use super::types::{Types, pretty};
use super::{FieldView, NewParameter, NewView, OpenView, Rest, Row, Setter, StructView};
use crate::json_api::constant_resource_type;
use crate::model::{Additional, Definition, Object};
use quote::quote;

/// The most required members that `new` takes as arguments. If there are more, setters are easier to read.
const MOST_ARGUMENTS: usize = 4;

/// The struct for an object.
pub(super) fn struct_view(
    fields: &Fields<'_>,
    definition: &Definition,
    object: &Object,
) -> StructView {
    let plans = fields.of(&definition.id);
    let direction = definition.direction;
    let rows: Vec<Row> = plans.iter().map(FieldPlan::row).collect();
    let mut view = StructView {
        sent: direction.request && !direction.response,
        resource: direction
            .response
            .then(|| resource_type(object, plans))
            .flatten(),
        rows,
        ..StructView::default()
    };
    let with_field = || plans.iter().filter(|plan| plan.constant.is_none());
    view.fields = with_field().map(FieldPlan::view).collect();
    let accessors = accessors(fields, definition, plans);
    if direction.request {
        let taken: Vec<&str> = accessors.iter().map(|(_, a)| a.method()).collect();
        let free = |plan: &&FieldPlan<'_>| !taken.contains(&plan.name.as_str());
        view.setters = with_field().filter(free).map(FieldPlan::setter).collect();
        view.new = Some(new_view(plans.iter().filter(free).collect()));
    }
    view.accessors = accessors
        .into_iter()
        .map(|(_, accessor)| accessor)
        .collect();
    add_catch_all(&fields.types, definition, object, &mut view);
    if direction.request {
        view.open = open_view(&fields.types, object, &view.setters);
    }
    view
}

/// The setter for members that the document does not name, if it allows them.
fn open_view(types: &Types<'_>, object: &Object, setters: &[Setter]) -> Option<OpenView> {
    let input = match &object.additional {
        Additional::Undeclared => return None,
        Additional::Any => quote!(JsonInput),
        Additional::Typed(value) => {
            let value = types.rust_type(value);
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

/// Adds the field for members that the document does not name.
fn add_catch_all(
    types: &Types<'_>,
    definition: &Definition,
    object: &Object,
    view: &mut StructView,
) {
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
            let value = types.rust_type(value);
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

/// The type of a resource, if a field holds it. A constant has no field, and its table row checks it.
fn resource_type(object: &Object, plans: &[FieldPlan<'_>]) -> Option<String> {
    let is_read = |plan: &&FieldPlan<'_>| plan.field.name == "type" && plan.constant.is_none();
    plans.iter().find(is_read)?;
    constant_resource_type(object).map(str::to_owned)
}

/// `new`, which sets the required members, unless there are too many. A member that can be null is no argument: it is
/// null until its setter gives it a value.
fn new_view(plans: Vec<&FieldPlan<'_>>) -> NewView {
    let has_no_null = |holding| matches!(holding, Holding::Plain | Holding::Required);
    let required = plans.iter().filter(|plan| plan.constant.is_none());
    let (arguments, others): (Vec<_>, Vec<_>) =
        required.partition(|plan| has_no_null(plan.holding));
    if arguments.len() > MOST_ARGUMENTS {
        return NewView::default();
    }
    let is_null = |plan: &&&FieldPlan<'_>| {
        plan.required && matches!(plan.holding, Holding::RequiredNull | Holding::Nullable)
    };
    let parameter = |plan: &&FieldPlan<'_>| NewParameter {
        field: plan.name.clone(),
        type_: pretty(&plan.input),
        list: plan.item.is_some(),
    };
    NewView {
        parameters: arguments.into_iter().map(parameter).collect(),
        nulls: others
            .into_iter()
            .filter(is_null)
            .map(|plan| plan.name.clone())
            .collect(),
    }
}

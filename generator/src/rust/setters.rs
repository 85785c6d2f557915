//! Setters on a request for the members of its body, so that callers need not write the wrappers.

use super::field_plan::Holding;
use super::{BodySetters, Context, Step, envelope};
use crate::model::{Additional, Definition, DefinitionKind, Operation};
use std::collections::BTreeSet;

/// The setters of a body. `prefix` is the path from the operation to it, `taken` holds existing methods.
pub(super) fn body_setters(
    context: &Context<'_>,
    operation: &Operation,
    body: &Definition,
    prefix: &[Step],
    taken: &mut BTreeSet<String>,
) -> Vec<BodySetters> {
    let mut out = Vec::new();
    collect_setters(context, operation, body, prefix, taken, &mut out);
    out
}

fn collect_setters(
    context: &Context<'_>,
    operation: &Operation,
    definition: &Definition,
    path: &[Step],
    taken: &mut BTreeSet<String>,
    out: &mut Vec<BodySetters>,
) {
    let plans = context.fields.of(&definition.id);
    let mut setters = Vec::new();
    let mut inner = Vec::new();
    for plan in plans.iter().filter(|p| p.constant.is_none()) {
        let wraps = context.json_api.wraps(&definition.id, &plan.field.name)
            && matches!(plan.holding, Holding::Plain | Holding::Optional)
            && path.len() < envelope::DEPTH;
        let target = context.types.definition(&plan.field.type_use.shape);
        match target.map(|d| (d, &d.kind)) {
            // An object without members has one setter for its value.
            Some((target, DefinitionKind::Object(members)))
                if wraps && !members.fields.is_empty() =>
            {
                let step = Step {
                    field: plan.name.clone(),
                    made: plan.holding == Holding::Optional,
                };
                inner.push((step, target));
            }
            _ => {
                let mut setter = plan.setter();
                setter.method = free_setter(context, &operation.id, &plan.name, path, taken);
                setters.push(setter);
            }
        }
    }
    for (step, target) in inner {
        let path = [path, &[step]].concat();
        collect_setters(context, operation, target, &path, taken, out);
    }
    if !setters.is_empty() {
        let owner = context.names.types.get(&definition.id);
        out.push(BodySetters {
            owner: owner.map(ToString::to_string),
            path: path.to_vec(),
            setters,
            open: is_open(definition),
        });
    }
}

fn is_open(definition: &Definition) -> bool {
    match &definition.kind {
        DefinitionKind::Object(object) => object.additional != Additional::Undeclared,
        _ => false,
    }
}

/// The key of a request's setter: the fields on the path from the body to the member. It is the same whether the body
/// is the operation itself or a field of it.
pub fn body_setter_key(path: &[&str], field: &str) -> String {
    let way = path.strip_prefix(&["body"]).unwrap_or(path);
    let way: Vec<&str> = way.iter().copied().chain([field]).collect();
    format!("body {}", way.join("."))
}

/// The published method. Otherwise `name`, or, if that is taken, `name` with the name of its object before it.
fn free_setter(
    context: &Context<'_>,
    operation: &str,
    name: &str,
    path: &[Step],
    taken: &mut BTreeSet<String>,
) -> String {
    let published = &context.config.published;
    let way: Vec<&str> = path.iter().map(|step| step.field.as_str()).collect();
    let kept = published.setter(operation, &body_setter_key(&way, name));
    if let Some(method) = kept.filter(|method| crate::identifier::is_identifier(method)) {
        taken.insert(method.to_owned());
        return method.to_owned();
    }
    let is_kept = |method: &str| published.setters(operation).any(|kept| kept == method);
    let mut free = name.to_owned();
    let parents = path.iter().rev().map(|step| step.field.as_str());
    for parent in parents.chain(std::iter::repeat("body")) {
        if !is_kept(&free) && taken.insert(free.clone()) {
            break;
        }
        let parent = parent.trim_end_matches('_');
        free = format!("{parent}_{free}");
    }
    free
}

//! Schemas in `$defs`: those that something refers to become components of their own.
//!
//! Always: such a component is called by its key; where a component has that name already, by its owner and its key.

use super::context::Context;
use crate::pointer;

/// The pointer by which a target is known after hoisting: itself, or its place in the component it became.
pub(super) fn hoist_target(context: &mut Context<'_>, target: &str) -> String {
    let tokens = pointer::split(target);
    let last = tokens
        .iter()
        .rposition(|token| matches!(token.as_str(), "$defs" | "definitions"));
    let Some(at) = last.filter(|at| *at >= 2 && at + 1 < tokens.len()) else {
        return target.to_owned();
    };
    let (home, rest) = tokens.split_at(at + 2);
    let home_pointer = home
        .iter()
        .fold(String::new(), |all, token| pointer::join(&all, token));
    // A member may well be called `definitions`; only a keyword's map of schemas is hoisted.
    if tokens
        .get(at - 1)
        .is_some_and(|token| token == "properties")
    {
        return target.to_owned();
    }
    let name = match context.hoisted.get(&home_pointer) {
        Some(name) => name.clone(),
        None => {
            let name = choose_name(context, home);
            context.hoisted.insert(home_pointer, name.clone());
            name
        }
    };
    let component = pointer::join("/components/schemas", &name);
    rest.iter()
        .fold(component, |all, token| pointer::join(&all, token))
}

fn choose_name(context: &Context<'_>, home: &[String]) -> String {
    let own = home.last().cloned().unwrap_or_default();
    let taken = |name: &str| {
        let at = pointer::join("/components/schemas", name);
        pointer::resolve(context.document, &at).is_some()
            || context.hoisted.values().any(|known| known == name)
    };
    let mut name = own;
    for token in home
        .iter()
        .rev()
        .skip(1)
        .filter(|t| !matches!(t.as_str(), "$defs" | "definitions"))
    {
        if !taken(&name) {
            break;
        }
        name = format!("{token}-{name}");
    }
    name
}

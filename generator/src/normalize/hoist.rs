//! Moves the schemas in `$defs` that a reference names into the components.
//!
//! Always: the name of such a component is its key. If another component has that name, it is its owner and its key.

use super::context::Context;
use crate::pointer;

/// The pointer of a target after hoisting: its own, or its place in the new component.
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
    // A member may be named `definitions` too. Only the schemas under the keyword are hoisted.
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

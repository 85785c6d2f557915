//! What a request answers with and what can be set on it, at the method that makes it.
//!
//! In: the view of an operation with its parameters and members. Out: lines of documentation: the type of the answer,
//! and an item for each method, with its sentence and, for a member of the body, a link to the same method of the body's
//! type. Always: the list comes from what the template prints the methods from.

use super::{BodySetters, Context, OperationView, ParameterView, Setter};
use crate::markdown::{code_span, list_item};

/// Adds the type of the answer to the documentation of the operation.
pub(super) fn name_answer(view: &mut OperationView) {
    let name = code_span(&view.response);
    let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let answer = match view.response.chars().all(is_path) {
        true => format!("[{name}]"),
        false => name,
    };
    view.docs
        .extend([String::new(), format!("Answers with {answer}.")]);
}

impl Context<'_> {
    /// Adds the list to the documentation of the operation.
    pub(super) fn list_settable(&self, view: &mut OperationView) {
        let shared = view.traits.iter().flat_map(|name| {
            let named = self
                .shared
                .iter()
                .filter(move |shared| shared.name == *name);
            named.flat_map(|shared| &shared.methods)
        });
        let parameters = view.parameters.iter().chain(shared).map(parameter_item);
        let members = view.body_setters.iter().flat_map(|group| {
            let item = |setter| member_item(group, setter);
            group.setters.iter().map(item)
        });
        let items: Vec<String> = parameters.chain(members).collect();
        if items.is_empty() {
            return;
        }
        view.docs.extend([
            String::new(),
            "Can be set on the request:".to_owned(),
            String::new(),
        ]);
        view.docs
            .extend(items.iter().flat_map(|item| list_item(item)));
    }
}

fn parameter_item(parameter: &ParameterView) -> String {
    with_sentence(format!("`{}`", parameter.method), &parameter.docs)
}

fn member_item(group: &BodySetters, setter: &Setter) -> String {
    let mut name = match &group.owner {
        Some(owner) => format!("[`{}`]({owner}::{}())", setter.method, setter.field),
        None => format!("`{}`", setter.method),
    };
    if setter.required {
        name.push_str(", required");
    }
    with_sentence(name, &setter.docs)
}

/// The first paragraph of the documentation behind a name, where that is prose.
fn with_sentence(name: String, docs: &[String]) -> String {
    let lines = docs.iter().take_while(|line| !line.is_empty());
    let text: Vec<&str> = lines.map(|line| line.trim()).collect();
    let blocks = ["```", "|", "- ", "#", "> "];
    match text.first() {
        // Without a sentence of its own, the documentation repeats the name in the document.
        Some(first) if text.len() == 1 && is_name(first) => name,
        Some(first) if !blocks.iter().any(|block| first.starts_with(block)) => {
            format!("{name}: {}", text.join(" "))
        }
        _ => name,
    }
}

/// Whether a line is code and a full stop alone.
fn is_name(line: &str) -> bool {
    let inner = line
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix("`."));
    inner.is_some_and(|inner| !inner.contains('`'))
}

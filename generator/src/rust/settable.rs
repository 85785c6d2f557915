//! Documents the answer and the setters of a request at the method that makes it.
//!
//! In: the view of an operation with its parameters and members. Out: lines of documentation: the type of the answer,
//! and one item for each method, with its sentence and, for a member of the body, a link to the same method of the
//! body's type. Always: the list comes from the views from which the template prints the methods.

use super::OperationView;
use super::call_words::{Settable, settable};
use super::context::Context;
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

/// Adds the setters of the request to the documentation of the operation.
pub(super) fn list_settable(context: &Context<'_>, view: &mut OperationView) {
    let all = settable(view, &context.shared.list());
    let lines: Vec<String> = all.iter().flat_map(|one| list_item(&item(one))).collect();
    if !lines.is_empty() {
        let before = ["", "Setters of the request:", ""].map(str::to_owned);
        view.docs.extend(before.into_iter().chain(lines));
    }
}

fn item(one: &Settable<'_>) -> String {
    let call = match one.owner {
        Some((owner, method)) => format!("[`{}`]({owner}::{method}())", one.call),
        None => format!("`{}`", one.call),
    };
    match one.sentence.is_empty() {
        true => format!("{call} {}", one.needed),
        false => format!("{call} {}: {}", one.needed, one.sentence),
    }
}

//! The names of the methods of a request. Each name is used once.

use crate::identifier::is_identifier;
use crate::published::Published;
use std::collections::BTreeSet;

/// The methods of every request. Other methods of the runtime begin with `with_`, so that they leave short names to the
/// document.
const REQUEST_METHODS: &[&str] = &[
    "clone",
    "fmt",
    "into_future",
    "items",
    "new",
    "pages",
    "send",
    "send_as",
    "wait",
    "with_api_key",
    "with_body",
    "with_credential",
    "with_header",
    "with_idempotency_key",
    "with_max_answer_bytes",
    "with_member",
    "with_null_body",
    "with_query",
    "with_query_member",
    "with_retry",
    "with_timeout",
    "with_total_timeout",
];

/// [`REQUEST_METHODS`] as a set.
pub(super) fn reserved_methods() -> BTreeSet<String> {
    REQUEST_METHODS.iter().map(|m| (*m).to_owned()).collect()
}

/// The published name of the method that sets `what` on an operation's request. A new method is called `name`, or a
/// longer name if `name` is taken.
pub(super) fn free_method(
    published: &Published,
    operation: Option<&str>,
    what: &str,
    name: &str,
    taken: &mut BTreeSet<String>,
) -> String {
    let kept = operation.and_then(|id| published.setter(id, what));
    if let Some(method) = kept.filter(|method| is_identifier(method)) {
        taken.insert(method.to_owned());
        return method.to_owned();
    }
    let is_kept =
        |method: &str| operation.is_some_and(|id| published.setters(id).any(|kept| kept == method));
    let bare = name.trim_end_matches('_');
    let lengthened = (1..).map(|number: usize| match number {
        1 => format!("{bare}_parameter"),
        _ => format!("{bare}_parameter_{number}"),
    });
    let mut forms = std::iter::once(name.to_owned()).chain(lengthened);
    let is_free = |form: &String| !is_kept(form) && taken.insert(form.clone());
    forms.find(is_free).unwrap_or_else(|| name.to_owned())
}

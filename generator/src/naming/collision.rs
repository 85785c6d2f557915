//! The sentence about a name that several items want, or that is not free.

/// `what` are the items, such as `3 types`. `list` says which name each of them has now. One item alone wants a name of
/// the crate or of Rust.
pub(super) fn describe_collision(what: &str, identifier: &str, list: &[String]) -> String {
    let names = list.join(", ");
    match list {
        [_] => format!("the name `{identifier}` is taken by the crate or by Rust: {names}"),
        _ => format!("{what} would have the name `{identifier}`: {names}"),
    }
}

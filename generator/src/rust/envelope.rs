//! Wrapper members of JSON:API and webhooks, which callers need not write or read.

/// Wrapper members in an answer or a webhook.
const AROUND_ANSWERS: &[&str] = &["data", "attributes", "relationships", "meta", "payload"];
/// The limit for nested wrappers in a request.
pub(super) const DEPTH: usize = 3;

/// Whether a member of an answer is only a wrapper.
pub(super) fn is_wrapper(key: &str) -> bool {
    AROUND_ANSWERS.contains(&key)
}

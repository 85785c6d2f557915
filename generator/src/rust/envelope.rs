//! What JSON:API and webhooks wrap around what matters, so that nobody has to write or read the wrapping.

/// Members around the body of a request, from the outside in.
const AROUND_BODIES: &[&str] = &["data", "attributes", "meta"];
/// Members around what an answer or a webhook tells.
const AROUND_ANSWERS: &[&str] = &["data", "attributes", "relationships", "meta", "payload"];
/// How deep a request is wrapped at most.
pub(super) const DEPTH: usize = 3;

/// Whether a member of a request only wraps what the request is about.
pub(super) fn is_envelope(key: &str) -> bool {
    AROUND_BODIES.contains(&key)
}

/// Whether a member of an answer only wraps what the answer tells.
pub(super) fn is_wrapper(key: &str) -> bool {
    AROUND_ANSWERS.contains(&key)
}

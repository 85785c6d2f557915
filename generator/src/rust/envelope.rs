//! What JSON:API and webhooks wrap around what matters, so that nobody has to write or read the wrapping.

/// Members around what an answer or a webhook tells.
const AROUND_ANSWERS: &[&str] = &["data", "attributes", "relationships", "meta", "payload"];
/// How deep a request is wrapped at most.
pub(super) const DEPTH: usize = 3;

/// Whether a member of an answer only wraps what the answer tells.
pub(super) fn is_wrapper(key: &str) -> bool {
    AROUND_ANSWERS.contains(&key)
}

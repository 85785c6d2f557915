//! Credentials that the client asks for before each attempt, such as OAuth2 tokens that expire.

use super::attempt::race;
use super::call::Call;
use super::client::Inner;
use super::credentials::Credentials;
use super::error::Error;
use super::prepare::is_own;
use super::security::{add_credential, choose_set, find_credential};
use std::time::Duration;

/// Asks the sources of the schemes that the call uses for the credentials of one attempt.
///
/// # Errors
/// [`Error::Refused`] when a source fails or does not answer within the limit.
pub(crate) async fn ask(inner: &Inner, call: &Call, limit: Duration) -> Result<Credentials, Error> {
    let mut fresh = Credentials::new();
    if inner.sources.is_empty() || !is_own(inner, call) {
        return Ok(fresh);
    }
    let refuse = |reason: String| Error::refused(call.name(), reason);
    let is_known = |name: &str| {
        inner.sources.iter().any(|(known, _)| known == name)
            || find_credential(&inner.credentials, name).is_some()
    };
    let set = choose_set(call, inner.settings, &is_known).map_err(refuse)?;
    for (scheme, source) in &inner.sources {
        let has_own = find_credential(&call.options.credentials, scheme).is_some();
        if has_own || !set.contains(&scheme.as_ref()) {
            continue;
        }
        let passed = inner.clock.limit(limit);
        let late = || Err("it did not come in time".to_owned());
        let secret = race(source(), passed).await.unwrap_or_else(late);
        secret
            .and_then(|secret| add_credential(&mut fresh, inner.settings, scheme.clone(), secret))
            .map_err(|reason| {
                refuse(format!(
                    "the credential {scheme} is not available: {reason}"
                ))
            })?;
    }
    Ok(fresh)
}

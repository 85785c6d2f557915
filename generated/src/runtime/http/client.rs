//! The client: the API's address, the key and the settings, which all calls share.

use super::clock::Clock;
use super::credentials::Credentials;
use super::credentials::Sources;
use super::endpoint::Endpoint;
use super::headers::Headers;
use super::hook::Hook;
use super::retry::RetryPolicy;
use super::settings::Settings;
use super::transport::Transport;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A client of the API. Cheap to clone; clones share the connections.
///
/// ```no_run
/// # fn main() -> Result<(), withpersona::http::Error> {
/// let client = withpersona::http::Client::from_env()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) settings: &'static Settings,
    pub(crate) endpoint: Endpoint,
    /// Fields of every request. None of them is a credential.
    pub(crate) headers: Headers,
    pub(crate) credentials: Credentials,
    pub(crate) sources: Sources,
    pub(crate) timeout: Duration,
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) max_pages: usize,
    pub(crate) retry: RetryPolicy,
    pub(crate) max_answer_bytes: u64,
    pub(crate) strict_answers: bool,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) hooks: Vec<Arc<dyn Hook>>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Client {
    pub(crate) fn from_inner(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}

impl Inner {
    /// The fields that a host other than the API's receives.
    pub(crate) fn foreign_headers(&self) -> Headers {
        let mut headers = Headers::new();
        if let Some(user_agent) = self.headers.0.get("user-agent") {
            headers.0.insert("user-agent", user_agent.clone());
        }
        headers
    }
}

// A call that panics does not leave a client half changed: shared parts never change or are behind their own locks.
// Transports, hooks and clocks of the caller must ensure the same.
impl std::panic::UnwindSafe for Client {}
impl std::panic::RefUnwindSafe for Client {}

impl fmt::Debug for Client {
    /// Prints the base URL and no credential.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.inner.endpoint.url().as_str())
            .finish_non_exhaustive()
    }
}

//! The builder: all settings of a client.

mod build;
mod connection;
mod credential;

use super::address::PlainHosts;
use super::call_name::CallName;
use super::client::{Client, Inner};
use super::clock::{Clock, SystemClock};
use super::connector::Connections;
use super::credentials::{Credentials, Sources};
use super::error::Error;
use super::hook::Hook;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::security::add_api_key;
use super::settings::Settings;
use super::transport::Transport;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Configures a [`Client`].
#[derive(Clone)]
pub struct ClientBuilder {
    settings: &'static Settings,
    base_url: Option<String>,
    server_variables: Vec<(String, String)>,
    credentials: Credentials,
    sources: Sources,
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    timeout: Duration,
    total_timeout: Option<Duration>,
    connections: Connections,
    plain_hosts: PlainHosts,
    is_keyless: bool,
    retry: RetryPolicy,
    max_answer_bytes: u64,
    max_pages: usize,
    strict_answers: bool,
    transport: Option<Arc<dyn Transport>>,
    hooks: Vec<Arc<dyn Hook>>,
    clock: Arc<dyn Clock>,
}

impl Client {
    /// A client with this API key and the default settings.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key cannot travel in a header.
    pub fn new(api_key: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder().api_key(api_key).build()
    }

    /// A client that reads the key and the base URL from the environment.
    ///
    /// # Errors
    /// [`Error::Refused`] when the variable of the key is unset or a value is invalid.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env()?.build()
    }

    /// A builder, to set more than the key.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// The same client with another API key, for a program that serves several tenants. Both share connections and
    /// settings.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key cannot travel in a header, or the API does not use a key.
    pub fn with_api_key(&self, key: impl Into<Secret>) -> Result<Self, Error> {
        let mut inner = Inner::clone(self.inner());
        add_api_key(&mut inner.credentials, inner.settings, &key.into())
            .map_err(|reason| Error::refused(CallName::default(), reason))?;
        Ok(Self::from_inner(inner))
    }
}

impl ClientBuilder {
    pub(crate) fn new() -> Self {
        Self {
            settings: &crate::settings::SETTINGS,
            base_url: None,
            server_variables: Vec::new(),
            credentials: Vec::new(),
            sources: Vec::new(),
            headers: Vec::new(),
            user_agent: None,
            timeout: Duration::from_secs(60),
            total_timeout: None,
            connections: Connections {
                connect_timeout: Some(Duration::from_secs(10)),
                proxy: None,
            },
            plain_hosts: PlainHosts::new(),
            is_keyless: false,
            retry: RetryPolicy::standard(),
            max_answer_bytes: 16 * 1024 * 1024,
            max_pages: 100_000,
            strict_answers: false,
            transport: None,
            hooks: Vec::new(),
            clock: Arc::new(SystemClock),
        }
    }

    /// Replaces the crate's own settings: for the tests' sample API.
    #[cfg(test)]
    pub(crate) fn settings(mut self, settings: &'static Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Adds a header field to every request, in place of the client's own field of that name. A field for a credential
    /// or an idempotency key is refused: use the methods for those.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The name and version of your program. The client puts them before its own.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long one attempt may take, from connecting to the last byte. Default: 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a call may take in total: attempts, waits between them, and reading the content of a download. Without
    /// this limit, each attempt has its timeout, waits have the budget of the retry policy, and a download may go on as
    /// long as chunks arrive in time.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// Which calls are retried, and for how long.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many bytes an answer may have. Default: 16 MiB, many times the size of a full page of a list.
    ///
    /// This also limits the memory for decoding an answer: with its body, at most 20 bytes for each byte of the body,
    /// or 16 MiB for a short one. Downloads are streams, which have no limit.
    pub fn max_answer_bytes(mut self, bytes: u64) -> Self {
        self.max_answer_bytes = bytes;
        self
    }

    /// How many pages a list may have before it ends with an error. Default: 100 000. Without a limit, a server could
    /// name another page for ever.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// Whether an answer with a value that does not fit its type is an error: [`Error::Decode`](super::Error::Decode),
    /// which names the place and has the answer.
    ///
    /// If not, the field of that value stays empty, and [`Response::misfits`](super::Response::misfits) has the value.
    /// A document without `data` and a resource without `type` or `id` also do not fit. A strict client also refuses an
    /// answer that lacks another member whose field has no `Option`, except JSON:API's `attributes`, `relationships`,
    /// `links` and `meta`.
    pub fn strict_answers(mut self, strict: bool) -> Self {
        self.strict_answers = strict;
        self
    }

    /// Adds a hook, which sees each attempt. Several hooks are called in the order in which they were added.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Arc::new(hook));
        self
    }

    /// Sets the clock, which gives the time and waits.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for ClientBuilder {
    /// Prints no credential and no header.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

//! The builder: everything about a client that can be chosen.

use super::call::CallName;
use super::client::{Client, Inner};
use super::clock::{Clock, SystemClock};
use super::endpoint::Endpoint;
use super::error::Error;
use super::headers::Headers;
use super::hook::Hook;
use super::reqwest_transport::ReqwestTransport;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::settings::Settings;
use super::transport::Transport;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Configures a [`Client`].
pub struct ClientBuilder {
    settings: &'static Settings,
    base_url: Option<String>,
    credentials: Vec<(Cow<'static, str>, Secret)>,
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    timeout: Duration,
    connect_timeout: Duration,
    retry: RetryPolicy,
    max_answer_bytes: u64,
    transport: Option<Arc<dyn Transport>>,
    hooks: Vec<Arc<dyn Hook>>,
    clock: Arc<dyn Clock>,
}

impl ClientBuilder {
    pub(crate) fn new() -> Self {
        Self {
            settings: &crate::settings::SETTINGS,
            base_url: None,
            credentials: Vec::new(),
            headers: Vec::new(),
            user_agent: None,
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            retry: RetryPolicy::standard(),
            max_answer_bytes: 16 * 1024 * 1024,
            transport: None,
            hooks: Vec::new(),
            clock: Arc::new(SystemClock),
        }
    }

    /// Other settings than the crate's own: the tests' sample API.
    #[cfg(test)]
    pub(crate) fn settings(mut self, settings: &'static Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Takes key and base URL from the environment, the key's variable being required.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key's variable is unset, empty or not text.
    pub fn from_env(mut self) -> Result<Self, Error> {
        if let Some(name) = self.settings.api_key_variable {
            let key = read_variable(name)?;
            let missing = || {
                Error::refused(
                    CallName::default(),
                    format!("the environment variable {name} is not set"),
                )
            };
            self = self.api_key(key.ok_or_else(missing)?);
        }
        if let Some(name) = self.settings.base_url_variable
            && let Some(url) = read_variable(name)?
        {
            self.base_url = Some(url);
        }
        Ok(self)
    }

    /// The API key. White space around it is dropped.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        let scheme = self.settings.api_key_scheme.unwrap_or_default();
        let key = Secret::new(key.into().expose().trim());
        self.credential(scheme, key)
    }

    /// A credential for another of the document's security schemes.
    pub fn credential(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        secret: impl Into<Secret>,
    ) -> Self {
        let scheme = scheme.into();
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, secret.into()));
        self
    }

    /// Where the API is. Plain http is refused, but for this very machine.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// A header field for every request; it wins over the client's own.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The caller's own name and version, put before the client's.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long one attempt may take, from connecting to the last byte; 60 seconds if left out.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take; 10 seconds if left out. A transport of one's own has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Which calls are tried again, and for how long.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many bytes an answer may have; 16 MiB if left out, many times what a full page of a list has.
    ///
    /// What an answer becomes in memory is bounded too, by its length: at most 18 bytes for each of its bytes, and 16 MiB
    /// for a short one. Downloads are streams, which have no limit.
    pub fn max_answer_bytes(mut self, bytes: u64) -> Self {
        self.max_answer_bytes = bytes;
        self
    }

    /// A reqwest client of one's own, for proxies, certificates or connection pools.
    ///
    /// It should follow no redirects.
    pub fn reqwest_client(self, client: reqwest::Client) -> Self {
        self.transport(ReqwestTransport::new(client))
    }

    /// What carries requests to the server.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What sees each attempt. Several are asked in order.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Arc::new(hook));
        self
    }

    /// What tells the time and waits.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// [`Error::Refused`] when something about the configuration cannot be right.
    pub fn build(self) -> Result<Client, Error> {
        let refuse = |reason: String| Error::refused(CallName::default(), reason);
        let base = self.base_url.as_deref().or(self.settings.base_url);
        let base =
            base.ok_or_else(|| refuse("no base URL; give one with `base_url`".to_owned()))?;
        let endpoint = Endpoint::new(base, self.settings)
            .map_err(|reason| refuse(format!("the base URL cannot be used: {reason}")))?;
        let headers = self.fixed_headers().map_err(refuse)?;
        check_credentials(&self.credentials).map_err(refuse)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(
                ReqwestTransport::for_base(endpoint.url(), self.connect_timeout)
                    .map_err(|error| refuse(format!("the HTTP client cannot be made: {error}")))?,
            ),
        };
        Ok(Client::from_inner(Inner {
            settings: self.settings,
            endpoint,
            headers,
            credentials: self.credentials,
            timeout: self.timeout,
            retry: self.retry,
            max_answer_bytes: self.max_answer_bytes,
            transport,
            hooks: self.hooks,
            clock: self.clock,
        }))
    }

    fn fixed_headers(&self) -> Result<Headers, String> {
        let mut headers = Headers::new();
        let product = self.settings.product;
        let user_agent = match &self.user_agent {
            Some(own) => format!("{own} {product}"),
            None => product.to_owned(),
        };
        headers.set("user-agent", &user_agent)?;
        headers.set("accept", "application/json")?;
        for (name, value) in self.settings.headers {
            headers.set(name, value)?;
        }
        for (name, value) in &self.headers {
            headers.set(name, value)?;
        }
        Ok(headers)
    }
}

/// A key that cannot stand in a header would fail every call: better here and once.
fn check_credentials(credentials: &[(Cow<'static, str>, Secret)]) -> Result<(), String> {
    for (scheme, secret) in credentials {
        let text = secret.expose();
        if text.is_empty() || text.chars().any(char::is_control) || !text.is_ascii() {
            let which = if scheme.is_empty() {
                "the API key"
            } else {
                scheme
            };
            return Err(format!(
                "the credential {which} is empty or has characters that no key has"
            ));
        }
    }
    Ok(())
}

/// An environment variable; unset and empty are the same.
fn read_variable(name: &str) -> Result<Option<String>, Error> {
    match std::env::var(name) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value.trim().to_owned())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Error::refused(
            CallName::default(),
            format!("the environment variable {name} is not text"),
        )),
    }
}

impl fmt::Debug for ClientBuilder {
    /// No credential and no header.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

//! The builder: all settings of a client.

use super::address::PlainHosts;
use super::base::choose_base;
use super::call_name::CallName;
use super::client::{Client, Inner};
use super::clock::{Clock, SystemClock};
use super::connector::Connections;
use super::credentials::Credentials;
use super::credentials::Sources;
use super::endpoint::Endpoint;
use super::error::Error;
use super::headers::Headers;
use super::hook::Hook;
use super::reqwest_transport::ReqwestTransport;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::security::{add_api_key, add_credential, check_header, check_present, check_scheme};
use super::settings::Settings;
use super::transport::Transport;
use crate::runtime::ascii;
use std::borrow::Cow;
use std::fmt;
use std::future::Future;
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

    /// Reads credentials and base URL from the environment. If the API uses one key, its variable is required.
    ///
    /// # Errors
    /// [`Error::Refused`] when a required variable is unset or empty, or a variable is not Unicode text.
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
        for (scheme, name) in self.settings.credential_variables {
            if let Some(secret) = read_variable(name)? {
                self = self.credential(*scheme, secret);
            }
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
        self.credential(scheme, key.into().trimmed())
    }

    /// Lets [`build`](Self::build) make a client without a key, for a program that gives a key to each call or each
    /// tenant: [`Client::with_api_key`], `Request::with_api_key`.
    pub fn without_api_key(mut self) -> Self {
        self.is_keyless = true;
        self
    }

    /// Sets a credential for one of the document's security schemes, by the scheme's name.
    pub fn credential(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        secret: impl Into<Secret>,
    ) -> Self {
        self.credentials.push((scheme.into(), secret.into()));
        self
    }

    /// Sets a function that gives the credential of a security scheme. The client calls it before each attempt of a
    /// call that uses the scheme. Use it for tokens that expire, such as those of OAuth2; the function keeps a token
    /// while it is valid.
    ///
    /// A credential that is set for one call is used instead.
    pub fn credential_source<F, T>(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        source: F,
    ) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<Secret, String>> + Send + 'static,
    {
        self.sources
            .push((scheme.into(), Arc::new(move || Box::pin(source()))));
        self
    }

    /// Sets a variable of the document's server URL, such as a region. The crate's documentation lists the variables.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server_variables.push((name.into(), value.into()));
        self
    }

    /// The base URL of the API. It uses https. Plain http is allowed only to this machine, to a host that
    /// [`allow_plain_http`](Self::allow_plain_http) names, and for a client without credentials; a call of such a client
    /// that has a credential is refused.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Allows plain http to this host; others on the network can read such requests. Use it for a mock server in a test
    /// network, such as `persona-mock` in `http://persona-mock:8080`. This machine is always allowed.
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_hosts.push(host.into().to_ascii_lowercase());
        self
    }

    /// The proxy for all requests, such as `http://proxy.example:3128`, instead of the environment's. Where plain http
    /// is allowed, it goes through this proxy too.
    ///
    /// For other settings of connections (certificates, pools), use [`reqwest_client`](Self::reqwest_client).
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connections.proxy = Some(url.into());
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

    /// How long connecting may take. Default: 10 seconds. A transport of your own has its own limit.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connections.connect_timeout = Some(timeout);
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

    /// Whether an answer with a value that does not fit its type is an error.
    ///
    /// If not, the field of that value stays empty, and [`Response::misfits`](super::Response::misfits) has the value.
    pub fn strict_answers(mut self, strict: bool) -> Self {
        self.strict_answers = strict;
        self
    }

    /// Uses a reqwest client of your own, for certificates or connection pools; see [`ReqwestTransport::new`].
    ///
    /// It should not follow redirects. Plain http does not use this client, nor a proxy.
    #[inline]
    pub fn reqwest_client(self, client: reqwest::Client) -> Self {
        self.transport(ReqwestTransport::new(client))
    }

    /// Sets the transport, which carries requests to the server.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
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

    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Refused`] when a setting is invalid, or when the document requires an API key and there is none.
    pub fn build(self) -> Result<Client, Error> {
        self.try_build()
            .map_err(|reason| Error::refused(CallName::default(), reason))
    }

    fn try_build(self) -> Result<Client, String> {
        let own = self.base_url.as_deref();
        let base = choose_base(self.settings, own, &self.server_variables)?;
        let is_open = self.credentials.is_empty() && self.sources.is_empty();
        let plain = self.plain_hosts.clone();
        let endpoint = Endpoint::new(&base, self.settings, plain, is_open)
            .map_err(|reason| format!("the base URL cannot be used: {reason}"))?;
        let headers = self.fixed_headers()?;
        let mut credentials = Credentials::new();
        for (scheme, secret) in &self.credentials {
            add_credential(
                &mut credentials,
                self.settings,
                scheme.clone(),
                secret.clone(),
            )?;
        }
        for (scheme, _) in &self.sources {
            check_scheme(self.settings, scheme)?;
        }
        if !self.is_keyless && self.sources.is_empty() {
            check_present(self.settings, &credentials)?;
        }
        let transport = match self.transport {
            Some(_) if self.connections.proxy.is_some() => {
                return Err(
                    "a proxy belongs to the client's own connections: set it on your transport"
                        .into(),
                );
            }
            Some(transport) => transport,
            // The reason may hold the proxy's address, and that may hold a password.
            None => Arc::new(ReqwestTransport::with(self.connections).map_err(
                |_| "the HTTP client cannot be made: TLS or the proxy's address is wrong",
            )?),
        };
        Ok(Client::from_inner(Inner {
            settings: self.settings,
            endpoint,
            headers,
            credentials,
            sources: self.sources,
            timeout: self.timeout,
            total_timeout: self.total_timeout,
            max_pages: self.max_pages,
            retry: self.retry,
            max_answer_bytes: self.max_answer_bytes,
            strict_answers: self.strict_answers,
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
            self.settings.check_header(name, value)?;
            check_header(self.settings, name)?;
            if let Some(rule) = &self.settings.idempotency
                && ascii::eq_ignore_case(rule.header, name)
            {
                return Err(format!(
                    "the header {} names one call: give it with `with_idempotency_key`",
                    rule.header
                ));
            }
            headers.set(name, value)?;
        }
        Ok(headers)
    }
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads an environment variable. An empty one counts as unset.
fn read_variable(name: &str) -> Result<Option<String>, Error> {
    match std::env::var(name) {
        Ok(value) if ascii::trim(&value).is_empty() => Ok(None),
        Ok(value) => Ok(Some(ascii::trim(&value).to_owned())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Error::refused(
            CallName::default(),
            format!("the environment variable {name} is not text"),
        )),
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

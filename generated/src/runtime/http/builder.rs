//! The builder: everything about a client that can be chosen.

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
    /// A client with this API key and everything else as it comes.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key cannot travel in a header.
    pub fn new(api_key: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder().api_key(api_key).build()
    }

    /// A client that takes key and base URL from the environment.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key's variable is unset or a value cannot be right.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env()?.build()
    }

    /// A client to be configured.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// The same client under another API key: for one of several tenants. Both share connections and policies.
    ///
    /// # Errors
    /// [`Error::Refused`] when the key cannot travel in a header, or the API has none.
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

    /// Other settings than the crate's own: the tests' sample API.
    #[cfg(test)]
    pub(crate) fn settings(mut self, settings: &'static Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Takes credentials and base URL from the environment. Where the API has one key, its variable is required.
    ///
    /// # Errors
    /// [`Error::Refused`] when a variable that is required is unset or empty, or one is not text.
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

    /// Lets [`build`](Self::build) make a client without a key, for a program that gives each call or each tenant its
    /// own: [`Client::with_api_key`], `Request::with_api_key`.
    pub fn without_api_key(mut self) -> Self {
        self.is_keyless = true;
        self
    }

    /// A credential for one of the document's security schemes, by the scheme's name.
    pub fn credential(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        secret: impl Into<Secret>,
    ) -> Self {
        self.credentials.push((scheme.into(), secret.into()));
        self
    }

    /// What gives the credential of a security scheme, asked before each attempt of a call that takes it: for tokens that
    /// expire, such as those of OAuth2. It keeps a token itself for as long as that is good.
    ///
    /// A credential given for one call wins over it.
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

    /// A variable of the server's URL in the document, such as a region; the crate's documentation lists them.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server_variables.push((name.into(), value.into()));
        self
    }

    /// Where the API is. Plain http is refused, but for this very machine, or where the client has no credential.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Allows plain http to this host, which everyone on the way can read: for a mock server in a test's network, such
    /// as `persona-mock` in `http://persona-mock:8080`. This very machine needs no such word.
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_hosts.push(host.into().to_ascii_lowercase());
        self
    }

    /// The proxy for all requests, such as `http://proxy.example:3128`, instead of the environment's. It sees plain
    /// http as well, where that is allowed at all.
    ///
    /// Anything else about connections (certificates, pools) takes a [`reqwest_client`](Self::reqwest_client).
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connections.proxy = Some(url.into());
        self
    }

    /// A header field for every request; it wins over the client's own. A credential or an idempotency key is refused
    /// here: those have methods of their own.
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

    /// How long a call may take in all: attempts, waits between them, and reading the content of a download. Without
    /// it only attempts have a limit, waits have the retry policy's budget, and a download may take as long as its
    /// chunks keep coming.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// How long connecting may take; 10 seconds if left out. A transport of one's own has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connections.connect_timeout = Some(timeout);
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

    /// How many pages a list may have before it ends with an error; 100 000 if left out. A server that always names
    /// another page would never end.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// Whether a value of an answer that does not fit its type is an error.
    ///
    /// Otherwise its field stays empty, and [`Response::misfits`](super::Response::misfits) has the value.
    pub fn strict_answers(mut self, strict: bool) -> Self {
        self.strict_answers = strict;
        self
    }

    /// A reqwest client of one's own, for certificates or connection pools; see [`ReqwestTransport::new`].
    ///
    /// It should follow no redirects. Plain http goes past it and past every proxy.
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
    /// [`Error::Refused`] when something about the configuration cannot be right, or there is no API key where the
    /// document asks for one.
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
            // The reason may hold the proxy's address, and that a password.
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
                && rule.header.eq_ignore_ascii_case(name)
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

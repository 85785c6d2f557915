//! Where a client sends its requests, and over which connections.

use super::ClientBuilder;
use crate::runtime::http::reqwest_transport::ReqwestTransport;
use crate::runtime::http::transport::Transport;
use std::sync::Arc;
use std::time::Duration;

impl ClientBuilder {
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

    /// How long connecting may take. Default: 10 seconds. A transport of your own has its own limit.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connections.connect_timeout = Some(timeout);
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
}

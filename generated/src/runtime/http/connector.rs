//! The reqwest clients behind one transport: for the API, for plain http, and for URLs that a server named.
//!
//! Plain http does not use the environment's proxies, because a proxy would see the key in clear text. The host of a
//! URL that a server named is resolved to addresses of the public internet only.

use std::time::Duration;

/// Settings for connections.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connections {
    /// How long connecting may take.
    pub(crate) connect_timeout: Option<Duration>,
    /// The proxy that the caller asked for, for all requests.
    pub(crate) proxy: Option<String>,
}

/// Reqwest's clients for one API.
#[derive(Clone, Debug)]
pub(crate) struct Clients {
    pub(crate) api: reqwest::Client,
    #[cfg(not(target_arch = "wasm32"))]
    others: std::sync::Arc<native::Others>,
}

#[cfg(target_arch = "wasm32")]
impl Clients {
    /// Clients that use the caller's own reqwest client.
    pub(crate) fn of(api: reqwest::Client) -> Self {
        Self { api }
    }

    /// # Errors
    /// When the browser has no `fetch`.
    pub(crate) fn new(_: Connections) -> Result<Self, reqwest::Error> {
        Ok(Self::of(reqwest::Client::builder().build()?))
    }

    /// The client for a request.
    ///
    /// # Errors
    /// Never: the browser chooses proxies and addresses.
    pub(crate) fn choose(&self, _: bool, _: bool) -> Result<&reqwest::Client, reqwest::Error> {
        Ok(&self.api)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Clients, Connections};
    use crate::runtime::http::resolver::PublicOnly;
    use reqwest::{Client, ClientBuilder, Error, Proxy};
    use std::sync::{Arc, OnceLock};

    /// Clients that most programs never need. Each is made at its first use.
    #[derive(Debug)]
    pub(super) struct Others {
        connections: Connections,
        /// Whether the API's client is the caller's own, which then resolves names by its own rules.
        is_foreign: bool,
        plain: OnceLock<Client>,
        public: OnceLock<Client>,
    }

    impl Clients {
        /// Clients that use the caller's own reqwest client for everything but plain http.
        pub(crate) fn of(api: Client) -> Self {
            Self::with(api, Connections::default(), true)
        }

        /// # Errors
        /// When TLS cannot be set up, or the proxy's address is not a URL.
        pub(crate) fn new(connections: Connections) -> Result<Self, Error> {
            let api = with_proxy(begin(&connections), &connections)?.build()?;
            Ok(Self::with(api, connections, false))
        }

        fn with(api: Client, connections: Connections, is_foreign: bool) -> Self {
            let others = Arc::new(Others {
                connections,
                is_foreign,
                plain: OnceLock::new(),
                public: OnceLock::new(),
            });
            Self { api, others }
        }

        /// The client for a request.
        ///
        /// # Errors
        /// When TLS cannot be set up.
        pub(crate) fn choose(
            &self,
            is_plain: bool,
            is_public_only: bool,
        ) -> Result<&Client, Error> {
            let connections = &self.others.connections;
            // A proxy that the caller named should see all requests.
            if is_plain && connections.proxy.is_none() {
                return make_once(&self.others.plain, || begin(connections).no_proxy().build());
            }
            if is_public_only && !self.others.is_foreign {
                return make_once(&self.others.public, || {
                    let resolver = PublicOnly::with_proxies(connections.proxy.as_deref());
                    let builder = begin(connections).dns_resolver(resolver);
                    with_proxy(builder, connections)?.build()
                });
            }
            Ok(&self.api)
        }
    }

    /// Installs the cryptography provider of rustls where reqwest has none. A provider that the program installed
    /// stays.
    #[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
    fn bring_provider() {
        // This fails if the program has installed a provider already, which is then used.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }

    fn begin(connections: &Connections) -> ClientBuilder {
        #[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
        bring_provider();
        let builder = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        match connections.connect_timeout {
            Some(timeout) => builder.connect_timeout(timeout),
            None => builder,
        }
    }

    fn with_proxy(
        builder: ClientBuilder,
        connections: &Connections,
    ) -> Result<ClientBuilder, Error> {
        Ok(match &connections.proxy {
            Some(url) => builder.proxy(Proxy::all(url.as_str())?),
            None => builder,
        })
    }

    fn make_once(
        place: &OnceLock<Client>,
        make: impl FnOnce() -> Result<Client, Error>,
    ) -> Result<&Client, Error> {
        if let Some(made) = place.get() {
            return Ok(made);
        }
        let made = make()?;
        Ok(place.get_or_init(|| made))
    }
}

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

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::Clients;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::Clients;

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Connections;
    use reqwest::{Client, Error};

    /// The browser's client. It chooses proxies and addresses itself.
    #[derive(Clone, Debug)]
    pub(crate) struct Clients(Client);

    impl Clients {
        /// Clients that use the caller's own reqwest client.
        pub(crate) fn of(api: Client) -> Self {
            Self(api)
        }

        /// # Errors
        /// When the browser has no `fetch`.
        pub(crate) fn new(_: Connections) -> Result<Self, Error> {
            Ok(Self(Client::builder().build()?))
        }

        /// The client for a request.
        ///
        /// # Errors
        /// Never.
        pub(crate) fn choose(&self, _: bool, _: bool) -> Result<&Client, Error> {
            Ok(&self.0)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Connections;
    use crate::runtime::http::resolver::PublicOnly;
    use reqwest::{Client, ClientBuilder, Error, Proxy};
    use std::sync::{Arc, OnceLock};

    /// Reqwest's clients for one API.
    #[derive(Clone, Debug)]
    pub(crate) struct Clients {
        api: Client,
        others: Arc<Others>,
    }

    /// Clients that most programs never need. Each is made at its first use.
    #[derive(Debug)]
    struct Others {
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
            let proxy = read_proxy(&connections)?;
            let api = with_proxy(begin(&connections), proxy).build()?;
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
            let others = &*self.others;
            // A proxy that the caller named should see all requests.
            if is_plain && others.connections.proxy.is_none() {
                return others.make_once(&others.plain, make_plain);
            }
            if is_public_only && !others.is_foreign {
                return others.make_once(&others.public, make_public);
            }
            Ok(&self.api)
        }
    }

    impl Others {
        fn make_once<'o>(
            &'o self,
            place: &'o OnceLock<Client>,
            make: fn(&Connections) -> Result<Client, Error>,
        ) -> Result<&'o Client, Error> {
            if let Some(made) = place.get() {
                return Ok(made);
            }
            let made = make(&self.connections)?;
            Ok(place.get_or_init(|| made))
        }
    }

    fn make_plain(connections: &Connections) -> Result<Client, Error> {
        begin(connections).no_proxy().build()
    }

    fn make_public(connections: &Connections) -> Result<Client, Error> {
        let proxy = read_proxy(connections)?;
        let resolver = PublicOnly::with_proxies(connections.proxy.as_deref());
        with_proxy(begin(connections).dns_resolver(resolver), proxy).build()
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

    /// The proxy that the caller named. It is read before a builder exists. Otherwise a wrong address would drop the
    /// builder, and the compiler copies the code that drops one into each group of modules that can do so.
    fn read_proxy(connections: &Connections) -> Result<Option<Proxy>, Error> {
        connections.proxy.as_deref().map(Proxy::all).transpose()
    }

    fn with_proxy(builder: ClientBuilder, proxy: Option<Proxy>) -> ClientBuilder {
        match proxy {
            Some(proxy) => builder.proxy(proxy),
            None => builder,
        }
    }
}

//! Resolves host names that a server gave, to addresses of the public internet only.
//!
//! Any name can lead to any address. The check runs where the connection gets its addresses, so that a name cannot
//! change between the check and the connection.

use super::address::is_internal;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::error::Error;
use url::Url;

/// Resolves names as the system does and removes addresses of this machine and its network.
pub(crate) struct PublicOnly {
    /// Hosts of proxies, which may have any address, because a proxy resolves names by its own rules.
    proxies: Vec<String>,
}

impl PublicOnly {
    /// A resolver that allows the proxies of the environment and this one.
    pub(crate) fn with_proxies(proxy: Option<&str>) -> Self {
        let mut proxies = Vec::new();
        proxies.extend(proxy.and_then(host_of));
        for name in [
            "https_proxy",
            "HTTPS_PROXY",
            "http_proxy",
            "HTTP_PROXY",
            "all_proxy",
            "ALL_PROXY",
        ] {
            proxies.extend(std::env::var(name).ok().and_then(|url| host_of(&url)));
        }
        Self { proxies }
    }
}

/// The host of a proxy's address, which may lack a scheme.
fn host_of(address: &str) -> Option<String> {
    let parsed = Url::parse(address)
        .ok()
        .filter(Url::has_host)
        .or_else(|| Url::parse(&format!("http://{address}")).ok())?;
    parsed.host_str().map(str::to_ascii_lowercase)
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_ascii_lowercase();
        let is_proxy = self.proxies.contains(&name);
        Box::pin(async move {
            let mut found = Vec::new();
            for address in tokio::net::lookup_host((name.as_str(), 0)).await? {
                if is_proxy || !is_internal(address.ip()) {
                    found.push(address);
                }
            }
            if found.is_empty() {
                let why = "the host of the link has no address of the public internet";
                return Err(Box::<dyn Error + Send + Sync>::from(why));
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::http::connector::Connections;
    use crate::runtime::http::reqwest_transport::ReqwestTransport;
    use crate::runtime::http::{Headers, RequestBody, Transport, TransportRequest};
    use std::str::FromStr;

    async fn resolve(resolver: &PublicOnly, name: &str) -> Option<usize> {
        let found = resolver.resolve(Name::from_str(name).unwrap()).await;
        found.ok().map(Iterator::count)
    }

    #[tokio::test]
    async fn a_name_of_this_machine_has_no_address_unless_it_is_a_proxy() {
        // The check judges the address and not the text of the name.
        assert_eq!(
            resolve(
                &PublicOnly {
                    proxies: Vec::new()
                },
                "localhost"
            )
            .await,
            None
        );
        let resolver = PublicOnly::with_proxies(Some("http://user:p@LOCALHOST:3128"));
        assert!(resolve(&resolver, "localhost").await >= Some(1));
    }

    #[tokio::test]
    async fn a_request_for_the_public_internet_does_not_connect_to_this_machine() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let transport = ReqwestTransport::with(Connections::default()).unwrap();
        for (is_public_only, is_connected) in [(true, false), (false, true)] {
            let sent = transport.send(TransportRequest {
                method: "GET".into(),
                url: Url::parse(&format!("https://localhost:{port}/a")).unwrap(),
                headers: Headers::new(),
                body: RequestBody::Empty,
                is_public_only,
                base_path_len: 0,
            });
            // The connection is dropped at once, which ends a request that has one.
            let taken = async { drop(listener.accept().await) };
            let taken = std::pin::pin!(taken);
            let connected = crate::runtime::http::attempt::race(taken, async { drop(sent.await) });
            assert_eq!(connected.await.is_some(), is_connected, "{is_public_only}");
        }
    }

    #[test]
    fn hosts_of_proxies_are_read_with_and_without_a_scheme() {
        for address in [
            "http://proxy.corp:3128",
            "proxy.corp:3128",
            "proxy.corp",
            "//proxy.corp",
        ] {
            let host = host_of(address.trim_start_matches('/'));
            assert_eq!(host.as_deref(), Some("proxy.corp"), "{address}");
        }
    }
}

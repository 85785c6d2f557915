//! A transport that sends every request to one server.
//!
//! In: requests to any server. Out: the answers of the server of the test. Always: no test reaches a server that the
//! document names, because a request may change or delete something there.

use crate::runtime::http::{
    BoxFuture, ReqwestTransport, Transport, TransportAnswer, TransportError, TransportRequest,
};
use url::Url;

/// The transport of a test.
#[derive(Debug)]
pub(super) struct OnlyServer {
    inner: ReqwestTransport,
    server: Url,
}

impl OnlyServer {
    /// Sends everything to the server of this URL. `None` if it is no URL of a server.
    pub(super) fn new(base: &str) -> Option<Self> {
        let server = Url::parse(base).ok().filter(Url::has_host)?;
        let inner = ReqwestTransport::with(Default::default()).ok()?;
        Some(Self { inner, server })
    }
}

impl Transport for OnlyServer {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        request.url = move_to(&self.server, &request.url);
        self.inner.send(request)
    }
}

/// The same path and query at another server.
fn move_to(server: &Url, url: &Url) -> Url {
    let mut moved = server.clone();
    moved.set_path(url.path());
    moved.set_query(url.query());
    moved
}

#[cfg(test)]
mod tests {
    use super::{OnlyServer, move_to};
    use url::Url;

    #[test]
    fn every_request_goes_to_the_server_of_the_test() {
        let server = Url::parse("http://127.0.0.1:4010/base").unwrap();
        for (from, to) in [
            (
                "https://people.example.com/a%20b?c=d",
                "http://127.0.0.1:4010/a%20b?c=d",
            ),
            ("http://127.0.0.1:9/base/a", "http://127.0.0.1:4010/base/a"),
        ] {
            assert_eq!(move_to(&server, &Url::parse(from).unwrap()).as_str(), to);
        }
        assert!(OnlyServer::new("mailto:a@example.com").is_none());
    }
}

//! The address of the API: base URL, servers of single operations, and the hosts that may receive the key.

use super::address::{
    PlainHosts, check_confidential, check_form, check_url, is_below, is_confidential,
    is_internal_url, parse_base, starts_at,
};
use super::call::Call;
use super::path::fill_path;
use super::settings::Settings;
use crate::runtime::ascii;
use url::Url;

/// The API's address, as the builder set it.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    /// Scheme, host, port and path, without a slash at the end.
    base: String,
    url: Url,
    /// The documented base URL. It shows how to move an operation's own server when the base URL is another.
    documented: Option<Url>,
    /// Other origins of the API. They count only while the base URL is the documented one.
    origins: &'static [&'static str],
    /// Hosts to which plain http is allowed: those that the caller named, and the API's own if no credential goes
    /// there.
    plain: PlainHosts,
    /// Hosts that may receive a credential over plain http: those that the caller named.
    trusted_plain: PlainHosts,
    /// Whether the client has no credential, so that its servers may use plain http.
    is_open: bool,
}

impl Endpoint {
    /// # Errors
    /// A sentence when the URL is invalid, or would carry the key in clear text. `is_open` says that there is no key.
    pub(crate) fn new(
        base: &str,
        settings: &Settings,
        trusted_plain: PlainHosts,
        is_open: bool,
    ) -> Result<Self, String> {
        let url = parse_base(base)?;
        let mut plain = trusted_plain.clone();
        if is_open {
            plain.extend(url.host().map(|host| host.to_string()));
        }
        check_confidential(&url, &plain)?;
        let base = ascii::trim_end_matches(url.as_str(), "/").to_owned();
        let documented = settings.base_url.and_then(|url| Url::parse(url).ok());
        let is_documented = documented
            .as_ref()
            .is_some_and(|known| known.origin() == url.origin());
        let origins = if is_documented { settings.origins } else { &[] };
        Ok(Self {
            base,
            url,
            documented,
            origins,
            plain,
            trusted_plain,
            is_open,
        })
    }

    /// The URL of a call.
    ///
    /// # Errors
    /// A sentence when a placeholder of the path has no value or the URL is invalid.
    pub(crate) fn locate(&self, call: &Call) -> Result<Url, String> {
        if let Some(url) = &call.options.url {
            return self.locate_file(url);
        }
        let mut text = String::with_capacity(256);
        match call.info.server {
            Some(server) => text.push_str(&self.place_server(server)),
            None => text.push_str(&self.base),
        }
        fill_path(&mut text, call)?;
        for (at, (name, value)) in call.query.iter().enumerate() {
            text.push(if at == 0 && !ascii::contains(&text, b"?") {
                '?'
            } else {
                '&'
            });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
        let url = Url::parse(&text).map_err(|error| format!("the URL is not valid: {error}"))?;
        if call.info.server.is_some() {
            match self.is_open {
                true => check_form(&url)?,
                false => check_url(&url, &self.plain)?,
            }
        } else if !starts_at(&url, &self.url) {
            return Err("the path leaves the API's own".to_owned());
        }
        Ok(url)
    }

    /// A URL that an answer named. It must not lead to this machine or its network, unless the API itself is there.
    fn locate_file(&self, url: &str) -> Result<Url, String> {
        let url = self
            .url
            .join(url)
            .map_err(|error| format!("the URL is not valid: {error}"))?;
        check_url(&url, &self.plain)?;
        if !self.may_reach(&url) {
            return Err("the URL leads to this machine or its network".to_owned());
        }
        Ok(url)
    }

    /// # Errors
    /// A sentence when others on the network could read a credential in a request to this URL.
    pub(crate) fn check_private(&self, url: &Url) -> Result<(), String> {
        check_confidential(url, &self.trusted_plain)
    }

    /// Whether the client may send a request to a URL that a server named, judged by the text of the URL.
    pub(crate) fn may_reach(&self, url: &Url) -> bool {
        is_confidential(url, &self.plain) && (self.is_internal() || !is_internal_url(url))
    }

    /// Whether the API itself is on this machine or its network, as it is in tests.
    pub(crate) fn is_internal(&self) -> bool {
        is_internal_url(&self.url)
    }

    /// Whether the key may go to this URL: it is below the API's own path, or below the operation's own server.
    pub(crate) fn trusts(&self, url: &Url, call: &Call) -> bool {
        let is_of_server = || {
            let server = Url::parse(&self.place_server(call.info.server?)).ok()?;
            Some(is_below(url, &server))
        };
        self.trusts_file(url) || (is_confidential(url, &self.plain) && is_of_server() == Some(true))
    }

    /// The same for a URL that belongs to no operation.
    pub(crate) fn trusts_file(&self, url: &Url) -> bool {
        if !is_confidential(url, &self.plain) {
            return false;
        }
        // A former origin of the API has the same paths.
        let is_former = |origin: &&str| {
            Url::parse(origin).is_ok_and(|mut place| {
                place.set_path(self.url.path());
                is_below(url, &place)
            })
        };
        is_below(url, &self.url) || self.origins.iter().any(is_former)
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// How many bytes of a URL's path are the base URL's. 0 if the URL is not below the base URL.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) fn base_path_len(&self, url: &Url) -> usize {
        match starts_at(url, &self.url) {
            true => ascii::trim_end_matches(self.url.path(), "/").len(),
            false => 0,
        }
    }

    /// The URL of an operation's own server. If the base URL is not the documented one, the server moves with it.
    ///
    /// If `https://api.example.com/api/v1` moves to `https://proxy/x/api/v1`, then `https://api.example.com/api/other`
    /// moves to `https://proxy/x/api/other`. A base URL that does not end like the documented one (a mock server)
    /// replaces both.
    fn place_server(&self, server: &str) -> String {
        let server = ascii::trim_end_matches(server, "/");
        let (Some(documented), Ok(url)) = (&self.documented, Url::parse(server)) else {
            return if server.starts_with("/") {
                self.at_origin(server)
            } else {
                server.to_owned()
            };
        };
        if documented.origin() != url.origin()
            || ascii::trim_end_matches(documented.as_str(), "/") == self.base
        {
            return server.to_owned();
        }
        let suffix = ascii::trim_end_matches(documented.path(), "/");
        match self.base.strip_suffix(suffix) {
            Some(before) => format!("{before}{}", ascii::trim_end_matches(url.path(), "/")),
            None => self.base.clone(),
        }
    }

    fn at_origin(&self, path: &str) -> String {
        format!("{}{path}", self.url.origin().ascii_serialization())
    }
}

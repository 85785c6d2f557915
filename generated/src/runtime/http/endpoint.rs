//! Where requests go: base URL, servers of single operations, and which hosts may see the key.

use super::call::Call;
use super::settings::Settings;
use url::{Host, Url};

/// The API's address as the builder settled it.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    /// Scheme, host, port and path, without a slash at the end.
    base: String,
    url: Url,
    /// The documented base URL, by which a documented server of its own is moved along.
    documented: Option<Url>,
    /// Other origins of the API, as long as the base URL is the documented one.
    origins: &'static [&'static str],
}

impl Endpoint {
    /// # Errors
    /// A sentence when the URL is none, or would carry the key in clear text.
    pub(crate) fn new(base: &str, settings: &Settings) -> Result<Self, String> {
        let url = parse_base(base)?;
        let base = url.as_str().trim_end_matches('/').to_owned();
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
        })
    }

    /// The URL of a call.
    ///
    /// # Errors
    /// A sentence when a placeholder of the path has no value or the URL is none.
    pub(crate) fn locate(&self, call: &Call) -> Result<Url, String> {
        if let Some(url) = &call.options.url {
            let url = self
                .url
                .join(url)
                .map_err(|error| format!("the URL is not valid: {error}"))?;
            return check_url(url);
        }
        let mut text = String::with_capacity(256);
        match call.info.server {
            Some(server) => text.push_str(&self.place_server(server)),
            None => text.push_str(&self.base),
        }
        fill_path(&mut text, call)?;
        for (at, (name, value)) in call.query.iter().enumerate() {
            text.push(if at == 0 && !text.contains('?') {
                '?'
            } else {
                '&'
            });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
        let url = Url::parse(&text).map_err(|error| format!("the URL is not valid: {error}"))?;
        if call.info.server.is_none() || is_private(&url) {
            Ok(url)
        } else {
            Err(plain_http(&url))
        }
    }

    /// Whether the key may travel to this URL: it has the base URL's origin, or that of the operation's own server.
    pub(crate) fn trusts(&self, url: &Url, call: &Call) -> bool {
        let of_server = || {
            let server = Url::parse(&self.place_server(call.info.server?)).ok()?;
            Some(server.origin() == url.origin())
        };
        self.trusts_origin(url) || (is_private(url) && of_server() == Some(true))
    }

    /// The same for a URL that belongs to no operation.
    pub(crate) fn trusts_text(&self, url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| self.trusts_origin(&url))
    }

    fn trusts_origin(&self, url: &Url) -> bool {
        let origin = url.origin();
        is_private(url)
            && (origin == self.url.origin()
                || self
                    .origins
                    .contains(&origin.ascii_serialization().as_str()))
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// An operation's own server, moved along when the base URL is not the documented one.
    ///
    /// `https://api.example.com/api/v1` moved to `https://proxy/x/api/v1` moves `https://api.example.com/api/other`
    /// to `https://proxy/x/api/other`. A base that does not end as the documented one does (a mock server) takes
    /// the place of both.
    fn place_server(&self, server: &str) -> String {
        let server = server.trim_end_matches('/');
        let (Some(documented), Ok(url)) = (&self.documented, Url::parse(server)) else {
            return if server.starts_with('/') {
                self.at_origin(server)
            } else {
                server.to_owned()
            };
        };
        if documented.origin() != url.origin()
            || documented.as_str().trim_end_matches('/') == self.base
        {
            return server.to_owned();
        }
        let suffix = documented.path().trim_end_matches('/');
        match self.base.strip_suffix(suffix) {
            Some(before) => format!("{before}{}", url.path().trim_end_matches('/')),
            None => self.base.clone(),
        }
    }

    fn at_origin(&self, path: &str) -> String {
        format!("{}{path}", self.url.origin().ascii_serialization())
    }
}

fn parse_base(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|error| format!("the URL is not valid: {error}"))?;
    check_url(url)
}

/// # Errors
/// A sentence when nothing may be sent there. The URL stays out of it, for it can hold a token.
fn check_url(url: Url) -> Result<Url, String> {
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("the URL must start with https:// and a host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the URL must not hold a user name or password".to_owned());
    }
    if is_private(&url) {
        Ok(url)
    } else {
        Err(plain_http(&url))
    }
}

fn plain_http(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    format!("plain http to {host} would show the key to everyone on the way; use https")
}

/// Whether nobody on the way can read along: https, or this very machine.
pub(crate) fn is_private(url: &Url) -> bool {
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            None => false,
        }
}

/// Appends the path with its placeholders filled.
fn fill_path(text: &mut String, call: &Call) -> Result<(), String> {
    let start = text.len();
    let mut rest = call.path.as_ref();
    if !rest.starts_with('/') {
        text.push('/');
    }
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after
            .split_once('}')
            .ok_or("the path has a { without its }")?;
        let value = call.path_values.iter().find(|(known, _)| known == name);
        let (_, value) =
            value.ok_or_else(|| format!("the path parameter {name:?} has no value"))?;
        text.push_str(before);
        text.push_str(value);
        rest = behind;
    }
    text.push_str(rest);
    let path = text[start..].split(['?', '#']).next().unwrap_or_default();
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err("the path has a dot segment".to_owned());
    }
    Ok(())
}

//! Addresses: whether a connection to one is private, and whether one belongs to this machine or its network.
//!
//! In: URLs and IP addresses. Out: yes or no, or a sentence with the reason. Always: no sentence holds the URL, because
//! a URL can hold a token.

use crate::runtime::ascii;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, ParseError, Url};

const NO_START: &str = "the URL must start with https:// and a host";

/// Hosts to which plain http is allowed although they are not this machine.
pub(crate) type PlainHosts = Vec<String>;

/// Parses the base URL of an API. The caller decides whether plain http is allowed.
///
/// # Errors
/// A sentence when the text is not a URL that can be a base.
pub(crate) fn parse_base(text: &str) -> Result<Url, String> {
    let text = ascii::trim(text);
    // A URL parser silently drops line breaks and tabs, and the result would not be the URL that was written.
    if ascii::contains_kind(text, |c| c.is_control() || c.is_whitespace()) {
        return Err("it has a line break or white space in it".to_owned());
    }
    let url = Url::parse(text).map_err(|error| match error {
        ParseError::RelativeUrlWithoutBase => NO_START.to_owned(),
        error => format!("the URL is not valid: {error}"),
    })?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it must have neither a query nor a fragment".to_owned());
    }
    check_form(&url)?;
    Ok(url)
}

/// # Errors
/// A sentence when nothing may be sent to this URL.
pub(crate) fn check_url(url: &Url, plain: &PlainHosts) -> Result<(), String> {
    check_form(url)?;
    check_confidential(url, plain)
}

/// # Errors
/// A sentence when the URL is neither http nor https, or holds a password.
pub(crate) fn check_form(url: &Url) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(NO_START.to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the URL must not hold a user name or password".to_owned());
    }
    Ok(())
}

/// # Errors
/// A sentence when others on the network could read the request.
pub(crate) fn check_confidential(url: &Url, plain: &PlainHosts) -> Result<(), String> {
    if is_confidential(url, plain) {
        return Ok(());
    }
    let host = url.host_str().unwrap_or_default();
    let host = crate::runtime::json::Printed(host);
    Err(format!(
        "plain http to {host} would show the key to everyone on the way; use https, or `allow_plain_http` in a test"
    ))
}

/// Whether nobody on the network can read the request: https, this machine, or a host that the caller named.
pub(crate) fn is_confidential(url: &Url, plain: &PlainHosts) -> bool {
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Ipv4(address)) if address.is_loopback() => true,
            Some(Host::Ipv6(address)) if address.is_loopback() => true,
            Some(Host::Domain(name)) if is_localhost(name) => true,
            Some(host) => plain.contains(&host.to_string()),
            None => false,
        }
}

/// Whether a URL from a server has the origin of this place and a path below the place's path, however a server reads
/// that path.
pub(crate) fn is_below(url: &Url, place: &Url) -> bool {
    starts_at(url, place) && !climbs(url.path())
}

/// Whether a URL has the origin of this place and a path below the place's path.
pub(crate) fn starts_at(url: &Url, place: &Url) -> bool {
    let root = ascii::trim_end_matches(place.path(), "/");
    let rest = url.path().strip_prefix(root);
    url.origin() == place.origin()
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("/"))
}

/// Whether a path has a segment `..` for a server that takes `%2f` for a slash and `%2e` for a dot.
pub(crate) fn climbs(path: &str) -> bool {
    if !ascii::contains(path, b"%") {
        return false;
    }
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    ascii::split(&decoded, b"/\\").any(|segment| segment == "..")
}

/// Whether a segment is `.` or `..` for a URL parser, which reads `%2e` as a dot.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().as_str(),
        "." | "%2e" | ".." | ".%2e" | "%2e." | "%2e%2e"
    )
}

/// Whether a URL leads to this machine or its network, judged by the text of its host.
pub(crate) fn is_internal_url(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_internal(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => is_internal(IpAddr::V6(address)),
        Some(Host::Domain(name)) => is_internal_name(name),
        None => true,
    }
}

fn is_localhost(name: &str) -> bool {
    name == "localhost" || name.ends_with(".localhost")
}

/// Names that no public server has: this machine's, a local network's, and those without a dot.
fn is_internal_name(name: &str) -> bool {
    let name = ascii::trim_end_matches(name, ".");
    is_localhost(name)
        || !ascii::contains(name, b".")
        || [".local", ".internal", ".home.arpa", ".lan"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Whether an address belongs to this machine or its network and not to the public internet.
pub(crate) fn is_internal(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_internal_v4(address),
        IpAddr::V6(address) => is_internal_v6(address),
    }
}

fn is_internal_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        // This network, shared addresses of providers, addresses for network tests, and reserved addresses.
        || matches!(first, 0 | 240..)
        || (first == 100 && second & 0xc0 == 64)
        || (first == 198 && second & 0xfe == 18)
        || (first == 192 && second == 0 && third == 0)
}

fn is_internal_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let last = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_internal_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // IPv6 addresses that contain an IPv4 address: mapped and compatible ones, NAT64, 6to4.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => last(high, low),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => last(high, low),
        [0x2002, high, low, ..] => last(high, low),
        [0x64, 0xff9b, 1, ..] | [0x2001, 0, ..] => true,
        // Local ones (fc00::/7, fe80::/10, fec0::/10) and multicast.
        [first, ..] => first & 0xfe00 == 0xfc00 || first & 0xff80 == 0xfe80 || first >= 0xff00,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_machine_and_its_network_are_not_public() {
        for internal in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "198.18.0.1",
            "198.19.255.255",
            "192.0.0.8",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
        ] {
            assert!(is_internal(internal.parse().unwrap()), "{internal}");
        }
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "172.32.0.1",
            "99.64.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "100.192.0.1",
            "197.18.0.1",
            "198.17.255.255",
            "192.0.2.1",
            "203.0.113.9",
            "198.20.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::",
        ] {
            assert!(!is_internal(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn a_base_without_a_scheme_is_told_to_have_one() {
        for text in ["api.example.com/v1", "/v1", "localhost:8080", "file:///v1"] {
            assert_eq!(parse_base(text).unwrap_err(), NO_START, "{text}");
        }
    }

    #[test]
    fn plain_http_shows_the_key_to_nobody_but_this_machine_and_named_hosts() {
        let named: PlainHosts = vec!["mock".to_owned()];
        for (url, confidential) in [
            ("https://8.8.8.8/", true),
            ("http://127.0.0.1/", true),
            ("http://[::1]/", true),
            ("http://localhost/", true),
            ("http://mock/", true),
            ("http://8.8.8.8/", false),
            ("http://10.0.0.1/", false),
            ("http://[2001:db8::1]/", false),
            ("http://[fe80::1]/", false),
            ("http://localhost.example/", false),
            ("http://other/", false),
        ] {
            let parsed = Url::parse(url).unwrap();
            assert_eq!(is_confidential(&parsed, &named), confidential, "{url}");
        }
    }

    #[test]
    fn hosts_are_read_as_a_url_parser_reads_them() {
        for (url, internal) in [
            ("https://2130706433/", true),
            ("https://0x7f.1/", true),
            ("https://[::ffff:169.254.169.254]/", true),
            ("https://localhost./", true),
            ("https://a.localhost/", true),
            ("https://metadata.google.internal/", true),
            ("https://printer.local/", true),
            ("https://intranet/", true),
            ("https://example.com/", false),
            ("https://localhost.example.com/", false),
            ("https://8.8.8.8/", false),
        ] {
            assert_eq!(
                is_internal_url(&Url::parse(url).unwrap()),
                internal,
                "{url}"
            );
        }
    }

    #[test]
    fn a_url_is_below_a_place_only_if_no_reading_of_it_climbs_out() {
        let place = Url::parse("https://api.example.com/api/v1").unwrap();
        for (url, below) in [
            ("https://api.example.com/api/v1", true),
            ("https://api.example.com/api/v1/files/a", true),
            ("https://api.example.com/api/v1/a%2Fb", true),
            ("https://api.example.com/api/v1?a=b", true),
            ("https://api.example.com/api/v11/files", false),
            ("https://api.example.com/api", false),
            ("https://api.example.com/api/v1/../v2", false),
            ("https://api.example.com/api/v1/%2e%2e/v2", false),
            ("https://api.example.com/api/v1/..%2fv2", false),
            ("https://api.example.com/api/v1/%2e%2e%5cv2", false),
            ("http://api.example.com/api/v1/a", false),
            ("https://api.example.com:8443/api/v1/a", false),
            ("https://api.example.com.evil.test/api/v1/a", false),
        ] {
            assert_eq!(is_below(&Url::parse(url).unwrap(), &place), below, "{url}");
        }
    }
}

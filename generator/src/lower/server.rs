//! Servers: the addresses of the API in the document.

use crate::model::{Api, SecurityScheme, ServerTemplate};
use crate::normalize::report::Report;
use crate::pointer::join;
use openapiv3::Server;

/// A server's URL with the defaults of its variables. If it begins with a host, the scheme is https.
pub(super) fn read_server(server: &Server) -> String {
    let mut url = written(server);
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}

fn written(server: &Server) -> String {
    let url = server.url.trim();
    match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    }
}

/// The first server of an operation or a path that the client can use without settings. Reports the servers before it.
/// `owner` is the pointer of the operation or the path.
pub(super) fn choose_server(
    servers: &[Server],
    owner: &str,
    report: &mut Report<'_>,
) -> Option<String> {
    let at = join(owner, "servers");
    for (index, server) in servers.iter().enumerate() {
        let url = read_server(server);
        let is_below_base = url.starts_with('/') && !url.contains(['{', '}']);
        if is_below_base || ServerTemplate::is_whole(&url) {
            return Some(url);
        }
        report.lose(
            "server-form",
            &join(&join(&at, &index.to_string()), "url"),
            format!(
                "The client cannot send to the server `{}`, because it has a variable without a default, or neither a host nor a slash at its start; it is left out.",
                server.url
            ),
            "Write a whole URL or a path with a slash at its start, and describe each variable in `variables`.",
        );
    }
    None
}

/// The server's template, if it has variables or no host. A variable without a default must be set. An empty default is
/// a value in the path, but none in the host.
pub(super) fn read_template(server: &Server) -> Option<ServerTemplate> {
    let url = written(server);
    let known = server.variables.as_ref();
    let mut variables: Vec<(String, Option<String>)> = Vec::new();
    for name in variable_names(&url) {
        if variables.iter().all(|(other, _)| other != name) {
            let variable = known.and_then(|known| known.get(name));
            let default = variable.map(|variable| variable.default.trim().to_owned());
            let is_value = |text: &String| !text.is_empty() || is_in_path(&url, name);
            variables.push((name.to_owned(), default.filter(is_value)));
        }
    }
    (!variables.is_empty() || !ServerTemplate::is_whole(&url))
        .then_some(ServerTemplate { url, variables })
}

/// Whether a variable occurs only behind the host of a URL.
fn is_in_path(url: &str, variable: &str) -> bool {
    let behind_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = behind_scheme.split('/').next().unwrap_or_default();
    let scheme = url.strip_suffix(behind_scheme).unwrap_or_default();
    let variable = format!("{{{variable}}}");
    !host.contains(&variable) && !scheme.contains(&variable)
}

/// The names in braces, in order.
fn variable_names(url: &str) -> impl Iterator<Item = &str> {
    let parts = url.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

/// Warns about servers that receive no credential: those with plain http, except on this machine.
pub(super) fn check_servers(api: &Api, report: &mut Report<'_>) {
    let place = Some(report.place("/servers/0/url"));
    let mut schemes = api.security_schemes.values();
    if schemes.all(|scheme| matches!(scheme, SecurityScheme::Other(_))) {
        return;
    }
    let mut warn = |url: &str, place| {
        report.warn_at(
            "plain-http",
            place,
            format!("The server `{url}` uses plain http, and the API requires a credential; a client with a credential sends nothing there."),
            "Write `https`, give the client another base URL, or allow the host with `allow_plain_http`.",
        );
    };
    if let Some(url) = api.servers.first().filter(|url| is_plain(url)) {
        warn(url, place);
    }
    for operation in &api.operations {
        if let Some(url) = operation.server.as_ref().filter(|url| is_plain(url)) {
            warn(url, operation.place.clone());
        }
    }
}

fn is_plain(url: &str) -> bool {
    let start = "http://".len();
    let scheme = url.get(..start).unwrap_or_default();
    let rest = url.get(start..).unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http://") && !is_this_machine(authority)
}

fn is_this_machine(authority: &str) -> bool {
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
    let host = match port.bytes().all(|byte| byte.is_ascii_digit()) {
        true => host,
        false => authority,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server {
            url: url.to_owned(),
            ..Server::default()
        }
    }

    #[test]
    fn a_url_without_host_or_with_braces_is_a_template() {
        assert_eq!(read_template(&server("https://example.com/v1")), None);
        for url in [
            "/v1",
            "",
            "example.com/v1",
            "https:///v1",
            "ftp://example.com",
        ] {
            let template = read_template(&server(url));
            assert!(
                template.is_some_and(|template| template.variables.is_empty()),
                "{url}"
            );
        }
        let template = read_template(&server("https://{a}.example.com/{b}/{a}"));
        let names = template.map(|template| template.variables);
        assert_eq!(
            names,
            Some(vec![("a".to_owned(), None), ("b".to_owned(), None)])
        );
    }

    #[test]
    fn an_empty_default_is_a_value_behind_the_host_only() {
        let mut written = server("https://{host}/{path}");
        let empty = openapiv3::ServerVariable::default();
        let variables = ["host", "path"].map(|name| (name.to_owned(), empty.clone()));
        written.variables = Some(variables.into_iter().collect());
        let template = read_template(&written);
        let wanted = vec![
            ("host".to_owned(), None),
            ("path".to_owned(), Some(String::new())),
        ];
        assert_eq!(template.map(|template| template.variables), Some(wanted));
        for (url, wanted) in [("/{a}", true), ("{a}/v1", false), ("{a}://b/c", false)] {
            assert_eq!(is_in_path(url, "a"), wanted, "{url}");
        }
    }

    #[test]
    fn a_url_without_scheme_is_of_https() {
        assert_eq!(
            read_server(&server("//example.com/v1")),
            "https://example.com/v1"
        );
        assert_eq!(read_template(&server("//example.com/v1")), None);
    }

    #[test]
    fn only_this_machine_may_be_plain() {
        for url in [
            "http://localhost:8080/v1",
            "HTTP://127.0.0.1",
            "http://[::1]:80/",
            "http://[::1]",
            "https://a.example",
        ] {
            assert!(!is_plain(url), "{url}");
        }
        for url in [
            "http://a.example",
            "http://localhost.example",
            "http://127.example:80/v1",
            "HTTP://[2001:db8::1]/",
        ] {
            assert!(is_plain(url), "{url}");
        }
    }
}

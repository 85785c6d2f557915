//! Path templates and servers.

use openapiv3::Server;

/// The names in braces of a path template, in order; `None` where the braces do not match.
pub(super) fn read_variables(template: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{', '}']) {
        let inner = rest.get(start..)?.strip_prefix('{')?;
        let end = inner.find(['{', '}'])?;
        let (name, after) = inner.split_at(end);
        rest = after.strip_prefix('}')?;
        if name.is_empty() {
            return None;
        }
        names.push(name.to_owned());
    }
    Some(names)
}

/// A template with the names of its variables left out, to compare two paths.
pub(super) fn without_names(template: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in template.chars() {
        match character {
            '{' => {
                inside = true;
                out.push('{');
            }
            '}' => {
                inside = false;
                out.push('}');
            }
            _ if inside => {}
            other => out.push(other),
        }
    }
    out
}

/// A server's URL, its variables filled with their defaults.
pub(super) fn read_server(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_in_order() {
        assert_eq!(
            read_variables("/a/{b-c}/d.{e}"),
            Some(vec!["b-c".to_owned(), "e".to_owned()])
        );
        assert_eq!(read_variables("/a"), Some(Vec::new()));
    }

    #[test]
    fn braces_that_do_not_match_are_noticed() {
        for template in ["/{a", "/a}", "/{a{b}}", "/{}"] {
            assert_eq!(read_variables(template), None, "{template}");
        }
    }

    #[test]
    fn paths_are_compared_without_names() {
        assert_eq!(without_names("/a/{b}/c"), without_names("/a/{d}/c"));
    }
}

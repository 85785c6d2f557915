//! Path templates.

/// A path template for the client, with the faults of the key from which it is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Template {
    /// It begins with a slash and has no fragment, and every brace belongs to a variable. A query is kept.
    pub text: String,
    /// The names of its variables, in order, each once.
    pub variables: Vec<String>,
    /// Whether the slash was missing.
    pub without_slash: bool,
    /// Whether the key has a query or a fragment.
    pub beyond_path: bool,
    /// Whether a brace has no partner, or a variable has no name.
    pub odd_braces: bool,
}

/// Reads the key of a path. A brace without a partner is plain text. A fragment distinguishes operations and is not
/// sent.
pub(super) fn read_template(key: &str) -> Template {
    let (sent, fragment) = match key.split_once('#') {
        Some((sent, _)) => (sent, true),
        None => (key, false),
    };
    let mut template = Template {
        text: String::with_capacity(key.len() + 1),
        variables: Vec::new(),
        without_slash: !sent.starts_with('/'),
        beyond_path: fragment || sent.contains('?'),
        odd_braces: false,
    };
    if template.without_slash {
        template.text.push('/');
    }
    let mut rest = sent;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        template.text.push_str(before);
        let name = from
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
            .map(|(name, _)| name)
            .filter(|name| !name.is_empty() && !name.contains(['{', '?', '/']));
        if let Some(name) = name {
            template.text.push_str(&format!("{{{name}}}"));
            if !template.variables.iter().any(|known| known == name) {
                template.variables.push(name.to_owned());
            }
            rest = from.get(name.len() + 2..).unwrap_or_default();
        } else {
            template.odd_braces = true;
            let escaped = if from.starts_with('{') { "%7B" } else { "%7D" };
            template.text.push_str(escaped);
            rest = from.get(1..).unwrap_or_default();
        }
    }
    template.text.push_str(rest);
    template
}

/// A template without the members of its query that have parameters, because the parameters send them.
pub(super) fn without_members(template: &str, is_described: &dyn Fn(&str) -> bool) -> String {
    let Some((path, query)) = template.split_once('?') else {
        return template.to_owned();
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !is_described(pair.split('=').next().unwrap_or_default()))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_in_order_and_once() {
        let template = read_template("/a/{b-c}/d.{e}/{b-c}");
        assert_eq!(template.variables, ["b-c", "e"]);
        assert_eq!(template.text, "/a/{b-c}/d.{e}/{b-c}");
        assert!(!template.without_slash && !template.beyond_path && !template.odd_braces);
    }

    #[test]
    fn braces_that_do_not_match_stand_for_themselves() {
        for (key, text) in [
            ("/{a", "/%7Ba"),
            ("/a}", "/a%7D"),
            ("/{a{b}}", "/%7Ba{b}%7D"),
            ("/{}", "/%7B%7D"),
        ] {
            let template = read_template(key);
            assert_eq!((template.text.as_str(), template.odd_braces), (text, true));
        }
    }

    #[test]
    fn a_query_stays_and_a_fragment_goes() {
        let template = read_template("a/{b}?beta=true&c={d}#second");
        assert_eq!(template.text, "/a/{b}?beta=true&c={d}");
        assert_eq!(template.variables, ["b", "d"]);
        assert!(template.without_slash && template.beyond_path);
    }

    #[test]
    fn a_member_of_the_query_that_is_a_parameter_is_left_to_it() {
        let sent = without_members("/a?acl&x=1", &|name| name == "acl");
        assert_eq!(sent, "/a?x=1");
        assert_eq!(without_members("/a?acl", &|_| true), "/a");
    }

    #[test]
    fn paths_are_compared_without_names() {
        assert_eq!(without_names("/a/{b}/c"), without_names("/a/{d}/c"));
    }
}

//! Descriptions (CommonMark) as rustdoc, which reads some things in a description differently.

/// The lines of a documentation comment, without `///`; what rustdoc would take for code, links or HTML is defused.
pub fn doc_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        let line = line.trim_end();
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            lines.push(if fenced {
                "```text".to_owned()
            } else {
                "```".to_owned()
            });
        } else if fenced {
            lines.push(line.to_owned());
        } else {
            let after_blank = lines.last().is_none_or(|l| l.is_empty());
            let indent = line.len() - bare.len();
            let kept = if after_blank { indent.min(3) } else { indent };
            lines.push(" ".repeat(kept) + &defuse(bare));
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let start = lines
        .iter()
        .position(|l| !l.is_empty())
        .unwrap_or(lines.len());
    lines.split_off(start)
}

/// TEXT as code in a line of documentation: in as many backticks as it takes, with control characters escaped.
pub(super) fn code_span(text: &str) -> String {
    let clean: String = text
        .chars()
        .flat_map(|c| {
            if c.is_control() {
                c.escape_default().collect()
            } else {
                vec![c]
            }
        })
        .collect();
    if clean.trim().is_empty() {
        return format!("`{clean:?}`");
    }
    let longest = clean
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if clean.starts_with('`') || clean.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{clean}{pad}{fence}")
}

/// A link to a page of reference documentation; text that is no absolute URL is shown as code.
pub(super) fn reference_link(url: &str) -> String {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return format!("Reference: {}.", code_span(url));
    }
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_ascii() && (c.is_whitespace() || c.is_control() || "()<>\\".contains(c)) {
            target.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            target.push(c);
        }
    }
    format!("[Reference]({target})")
}

/// One line outside of code: brackets that are no link and angle brackets are escaped, bare URLs put in `<…>`.
fn defuse(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            let fence = &rest[..ticks];
            match rest[ticks..].find(fence) {
                Some(end) => {
                    let stop = ticks + end + ticks;
                    out.push_str(&rest[..stop]);
                    rest = &rest[stop..];
                }
                None => {
                    out.push_str(&fence.replace('`', "\\`"));
                    rest = &rest[ticks..];
                }
            }
            continue;
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let stop = rest
                .find(|c: char| c.is_whitespace() || "<>\"`|".contains(c))
                .unwrap_or(rest.len());
            let url = rest[..stop]
                .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '\'']);
            out.push_str(&format!("<{url}>"));
            rest = &rest[url.len()..];
            continue;
        }
        if c == '[' {
            if let Some((link, length)) = markdown_link(rest) {
                out.push_str(&link);
                rest = &rest[length..];
            } else {
                out.push_str("\\[");
                rest = &rest[1..];
            }
            continue;
        }
        match c {
            ']' => out.push_str("\\]"),
            '<' => out.push_str("\\<"),
            '>' => out.push_str("\\>"),
            _ => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// An inline link with an absolute URL at the start of TEXT, and how long it is.
fn markdown_link(text: &str) -> Option<(String, usize)> {
    let close = text.find(']')?;
    let label = &text[1..close];
    let target = text[close + 1..].strip_prefix('(')?;
    let end = target.find(')')?;
    let url = &target[..end];
    let absolute = url.starts_with("https://") || url.starts_with("http://");
    let clean = !label.contains(['[', '<', '`']) && !url.contains(char::is_whitespace);
    (absolute && clean).then(|| (format!("[{label}]({url})"), close + 1 + 1 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustdoc_would_misread_is_defused() {
        for (text, doc) in [
            ("see [x] and <b>", r"see \[x\] and \<b\>"),
            ("at https://example.com/a.", "at <https://example.com/a>."),
            (
                "[page](https://example.com/a)",
                "[page](https://example.com/a)",
            ),
            ("[page](/relative)", r"\[page\](/relative)"),
            ("`a[0]<b>`", "`a[0]<b>`"),
            ("a lone ` tick", r"a lone \` tick"),
        ] {
            assert_eq!(doc_lines(text), [doc], "{text}");
        }
    }

    #[test]
    fn code_is_never_a_doctest() {
        assert_eq!(
            doc_lines("a\n\n    let x;\n\n```\nb\n```"),
            ["a", "", "   let x;", "", "```text", "b", "```"]
        );
        assert_eq!(doc_lines("```js\nopen"), ["```text", "open", "```"]);
    }

    #[test]
    fn any_text_is_one_line_of_code() {
        for (text, code) in [
            ("plain", "`plain`"),
            ("", "`\"\"`"),
            (" ", "`\" \"`"),
            ("new\nline", r"`new\nline`"),
            ("`tick`", "`` `tick` ``"),
        ] {
            assert_eq!(code_span(text), code);
        }
    }

    #[test]
    fn a_link_cannot_be_left() {
        for (url, link) in [
            (
                "https://example.com/a#b",
                "[Reference](https://example.com/a#b)",
            ),
            (
                "https://example.com/a (b)",
                "[Reference](https://example.com/a%20%28b%29)",
            ),
            ("docs/a", "Reference: `docs/a`."),
        ] {
            assert_eq!(reference_link(url), link);
        }
    }

    #[test]
    fn blank_lines_around_are_dropped() {
        assert_eq!(doc_lines("\n\n  a\n\n"), ["  a"]);
        assert!(doc_lines(" \n ").is_empty());
    }
}

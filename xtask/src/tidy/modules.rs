//! What is counted of Rust files: long functions, and modules that use each other in a circle.

use super::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// The longest function that is not counted, in lines.
const LONG: usize = 60;

/// How many functions written by hand are longer than [`LONG`] lines. It reads what rustfmt lays out: a function ends
/// where a line has its indentation and a bracket.
pub fn count_long_functions(texts: &Texts) -> usize {
    let by_hand =
        |name: &str, text: &str| name.ends_with(".rs") && !text.starts_with("// @generated");
    let files = texts.iter().filter(|(name, text)| by_hand(name, text));
    files.map(|(_, text)| long_functions(text)).sum()
}

fn long_functions(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let mut count = 0;
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let is_head = bare.starts_with("fn ") || (bare.starts_with("pub") && bare.contains(" fn "));
        if !is_head || bare.ends_with(';') || bare.ends_with('}') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - bare.len()]);
        let length = lines[at..].iter().position(|line| *line == end);
        count += usize::from(length.is_some_and(|length| length >= LONG));
    }
    count
}

/// The modules at the top of a crate, whose files are below FOLDER, that lead back to themselves by what they use.
pub fn find_circular(texts: &Texts, folder: &str) -> Vec<String> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, text) in texts {
        let Some(path) = name.strip_prefix(folder) else {
            continue;
        };
        let module = path.split(['/', '.']).next().unwrap_or_default();
        if path.contains("tests") || module == "lib" {
            continue;
        }
        for (_, rest) in text
            .match_indices("crate::")
            .map(|(at, _)| text.split_at(at + 7))
        {
            let used = rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next();
            if let Some(used) = used.filter(|used| *used != module) {
                uses.entry(module).or_default().insert(used);
            }
        }
    }
    let leads_back = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut todo: Vec<&str> = uses.get(start).into_iter().flatten().copied().collect();
        while let Some(module) = todo.pop() {
            if module == start {
                return true;
            }
            if seen.insert(module) {
                todo.extend(uses.get(module).into_iter().flatten());
            }
        }
        false
    };
    let circular = uses.keys().filter(|module| leads_back(module));
    circular
        .map(|module| {
            format!("{folder}{module}: it uses itself by way of the modules that it uses")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_functions_are_counted() {
        let long = format!("fn a() {{\n{}}}\n", "    x;\n".repeat(LONG));
        let short = "impl A {\n    pub fn b() {\n        x;\n    }\n}\n";
        assert_eq!(long_functions(&(long + short)), 1);
    }

    #[test]
    fn modules_of_a_circle_are_told() {
        let file = |name: &str, text: &str| (format!("g/src/{name}"), text.to_owned());
        let texts = Texts::from([
            file("a.rs", "use crate::b::X;"),
            file("b/mod.rs", "use crate::c;"),
            file("c.rs", "use crate::a;"),
            file("d.rs", "use crate::a;"),
        ]);
        let said = find_circular(&texts, "g/src/");
        let named = |name: &str| {
            said.iter()
                .any(|line| line.starts_with(&format!("g/src/{name}:")))
        };
        assert!(
            named("a") && named("b") && named("c") && !named("d"),
            "{said:?}"
        );
    }
}

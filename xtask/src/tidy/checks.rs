//! The checks: they take texts and give faults.

use super::texts::Texts;
use crate::codegen::is_marked;
use std::collections::BTreeSet;

/// Every template is compiled in and used.
pub fn check_templates(texts: &Texts) -> Vec<String> {
    let present: BTreeSet<&str> = texts
        .keys()
        .filter_map(|name| name.strip_prefix("templates/"))
        .collect();
    let inside =
        |name: &&String| name.starts_with("generator/src/") || name.starts_with("templates/");
    let users: Vec<(&String, &String)> = texts.iter().filter(|(name, _)| inside(name)).collect();
    let mut faults = Vec::new();
    for template in present {
        let quoted = format!("\"{template}\"");
        let uses: usize = users
            .iter()
            .filter(|(name, _)| name.as_str() != format!("templates/{template}"))
            .map(|(_, text)| text.matches(&quoted).count())
            .sum();
        // Once in the list of compiled templates, and once where it is rendered or imported.
        if uses < 2 {
            faults.push(format!(
                "templates/{template}: nothing renders it; remove it"
            ));
        }
    }
    faults
}

/// The files with the generator's mark are exactly those in its manifest.
pub fn check_marks(texts: &Texts) -> Vec<String> {
    let manifest = texts.get("generated/codegen-manifest.json");
    let manifest = manifest.and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    let listed: BTreeSet<String> = manifest
        .as_ref()
        .and_then(|manifest| manifest.get("files")?.as_array())
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(|name| format!("generated/{name}")))
        .collect();
    if listed.is_empty() {
        return vec![
            "generated/codegen-manifest.json: it lists no files; run `cargo xtask codegen`"
                .to_owned(),
        ];
    }
    let mut faults = Vec::new();
    for (name, text) in texts
        .iter()
        .filter(|(name, _)| name.starts_with("generated/"))
    {
        // JSON has no comments for a mark.
        let bare = name.ends_with(".json");
        let marked = !bare && is_marked(text);
        if marked && !listed.contains(name) {
            faults.push(format!(
                "{name}: it has the mark of a generated file, but the generator did not write it"
            ));
        } else if !marked && !bare && listed.contains(name) {
            faults.push(format!(
                "{name}: the generator wrote it, but it has no mark"
            ));
        }
    }
    faults.extend(
        listed
            .iter()
            .filter(|name| !texts.contains_key(*name))
            .map(|name| format!("{name}: the manifest lists it, but git does not know it")),
    );
    faults
}

/// Examples for users use only the public API of the crate.
pub fn check_examples(texts: &Texts) -> Vec<String> {
    let is_copied = |name: &str| {
        let example = name.strip_prefix("generated/examples/");
        name == "generated/README.md" || example.is_some_and(|name| !name.contains('/'))
    };
    let copied = texts.iter().filter(|(name, _)| is_copied(name));
    let mut faults = Vec::new();
    for (name, text) in copied {
        if let Some(line) = text
            .lines()
            .position(|line| line.contains("withpersona::runtime"))
        {
            faults.push(format!(
                "{name}:{}: `runtime` is not public; use the public name",
                line + 1
            ));
        }
    }
    faults
}

/// The code in both READMEs is compiled. The crate's tests compile its README, so the other has no Rust.
pub fn check_code_blocks(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for name in ["README.md", "generated/README.md"] {
        let lines = texts.get(name).into_iter().flat_map(|text| text.lines());
        let blocks = lines.filter_map(|line| line.strip_prefix("```"));
        let is_compiled = |block: &str| match name {
            "README.md" => ["", "sh", "text"].contains(&block),
            _ => ["", "toml", "rust", "rust,no_run"].contains(&block),
        };
        faults.extend(
            blocks
                .filter(|block| !is_compiled(block))
                .map(|block| format!("{name}: no test compiles a block of `{block}`")),
        );
    }
    faults
}

/// Links in our pages to files of this repository have a target.
pub fn check_docs_links(texts: &Texts) -> Vec<String> {
    let folders: BTreeSet<&str> = texts
        .keys()
        .flat_map(|name| name.match_indices('/').map(|(at, _)| &name[..at]))
        .collect();
    let mut faults = Vec::new();
    for (name, text) in texts.iter().filter(|(name, _)| is_page(name)) {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (_, rest) in text
            .match_indices("](")
            .map(|(at, _)| text.split_at(at + 2))
        {
            let target = rest.split([')', '#', ' ']).next().unwrap_or_default();
            if target.is_empty() || target.contains(':') {
                continue;
            }
            let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in target.trim_end_matches('/').split('/') {
                match part {
                    ".." => drop(path.pop()),
                    "." => {}
                    part => path.push(part),
                }
            }
            let path = path.join("/");
            if !texts.contains_key(&path) && !folders.contains(path.as_str()) {
                faults.push(format!("{name}: the link to {target} has no target"));
            }
        }
    }
    faults
}

/// A hand-written page.
fn is_page(name: &str) -> bool {
    let written = !name.starts_with("generated/") || name == "generated/README.md";
    name.ends_with(".md") && written && !name.starts_with("tests/") && !name.starts_with(".github/")
}

/// The package has exactly the files that users need.
pub fn check_package(list: &[String]) -> Vec<String> {
    const NEEDED: &[&str] = &[
        "CHANGELOG.md",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "src/lib.rs",
        "examples/quickstart.rs",
    ];
    let allowed = |name: &str| {
        let own = [
            "Cargo.toml.orig",
            "Cargo.lock",
            ".cargo_vcs_info.json",
            "API.md",
        ];
        NEEDED.contains(&name)
            || own.contains(&name)
            || (name.ends_with(".rs")
                && (name.starts_with("src/") || name.starts_with("examples/")))
    };
    let missing = NEEDED
        .iter()
        .filter(|name| !list.iter().any(|other| other == *name))
        .map(|name| format!("the package lacks {name}"));
    let odd = list
        .iter()
        .filter(|name| !allowed(name))
        .map(|name| format!("the package has {name}, which nobody needs"));
    missing.chain(odd).collect()
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn an_unused_template_is_reported() {
        let list = (
            "generator/src/render/environment.rs",
            "\"a.jinja\", \"b.jinja\"",
        );
        let user = ("generator/src/render/mod.rs", "render(\"a.jinja\")");
        let faults = check_templates(&texts(&[
            ("templates/a.jinja", ""),
            ("templates/b.jinja", ""),
            list,
            user,
        ]));
        assert_eq!(faults, ["templates/b.jinja: nothing renders it; remove it"]);
    }

    #[test]
    fn an_example_with_internal_names_is_reported() {
        let inside = "use std::env;\nuse withpersona::runtime::http::Client;\n";
        let faults = check_examples(&texts(&[
            ("generated/examples/a.rs", inside),
            ("generated/examples/b.rs", "use withpersona::Client;"),
            ("generated/examples/measured/main.rs", inside),
        ]));
        assert_eq!(
            faults,
            ["generated/examples/a.rs:2: `runtime` is not public; use the public name"]
        );
    }

    #[test]
    fn marks_and_the_manifest_agree() {
        let manifest = (
            "generated/codegen-manifest.json",
            r#"{"files": ["src/a.rs", "src/b.rs", "src/c.rs"]}"#,
        );
        let marked = "// @generated by `cargo xtask codegen` from x\n";
        let faults = check_marks(&texts(&[
            manifest,
            ("generated/src/a.rs", marked),
            ("generated/src/b.rs", ""),
            ("generated/src/d.rs", marked),
        ]));
        let names: Vec<&str> = faults
            .iter()
            .filter_map(|fault| fault.split(':').next())
            .collect();
        assert_eq!(
            names,
            [
                "generated/src/b.rs",
                "generated/src/d.rs",
                "generated/src/c.rs"
            ]
        );
    }

    #[test]
    fn a_code_block_that_no_test_compiles_is_reported() {
        let faults = check_code_blocks(&texts(&[
            ("README.md", "```sh\ncargo\n```\n```rust\nfn a() {}\n```\n"),
            (
                "generated/README.md",
                "```rust,no_run\n```\n```rust,ignore\n```\n",
            ),
        ]));
        assert_eq!(
            faults,
            [
                "README.md: no test compiles a block of `rust`",
                "generated/README.md: no test compiles a block of `rust,ignore`"
            ]
        );
    }

    #[test]
    fn links_have_targets() {
        let page = (
            "docs/a.md",
            "[x](../README.md) [y](b.md#c) [z](https://example.com) [w](absent.md) [v](../docs)",
        );
        let faults = check_docs_links(&texts(&[page, ("README.md", ""), ("docs/b.md", "")]));
        assert_eq!(faults, ["docs/a.md: the link to absent.md has no target"]);
    }

    #[test]
    fn the_package_is_complete_and_small() {
        let list = [
            "Cargo.toml",
            "README.md",
            "src/lib.rs",
            "tests/samples/a.json",
        ]
        .map(str::to_owned);
        let faults = check_package(&list);
        assert!(faults.contains(&"the package lacks LICENSE-MIT".to_owned()));
        assert!(
            faults.contains(&"the package has tests/samples/a.json, which nobody needs".to_owned())
        );
    }
}

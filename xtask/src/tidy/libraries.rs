//! Checks which part of the generator uses which library, and where Rust is written.
//!
//! In: the generator's files. Out: a line for each wrong place. Always: the tables below express the rules of
//! ARCHITECTURE.

use super::texts::Texts;
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// The folders and files of `generator/src` that may use a library. A library without an entry may be used anywhere.
const HOMES: &[(&str, &[&str])] = &[
    ("heck", &["naming/"]),
    ("minijinja", &["render/"]),
    ("openapiv3", &["lower/"]),
    ("percent_encoding", &["reference.rs"]),
    ("prettyplease", &["render/"]),
    ("proc_macro2", &["rust/", "render/", "markdown/check.rs"]),
    ("pulldown_cmark", &["markdown/"]),
    ("quote", &["rust/", "render/format.rs"]),
    ("saphyr_parser", &["diagnostic/marks.rs"]),
    ("serde_json_path", &["overlay/"]),
    ("serde_yaml", &["yaml.rs"]),
    ("strsim", &["nearest.rs"]),
    ("syn", &["render/", "markdown/check.rs"]),
    ("url", &["config/rules.rs"]),
];

const GENERATOR: &str = "generator/src/";

/// Each library of the generator is used only in its own modules.
pub fn check_libraries(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in texts {
        let Some(path) = name
            .strip_prefix(GENERATOR)
            .filter(|path| path.ends_with(".rs"))
        else {
            continue;
        };
        for (library, homes) in HOMES {
            let is_home = homes.iter().any(|home| path.starts_with(home));
            if !is_home && !path.contains("tests") && names_library(text, library) {
                faults.push(format!(
                    "{name}: only {} may use `{library}`",
                    homes.join(", ")
                ));
            }
        }
    }
    faults
}

fn names_library(text: &str, library: &str) -> bool {
    let path = format!("{library}::");
    let is_inside =
        |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.into_iter().any(|line| {
        line.match_indices(&path)
            .any(|(at, _)| !is_inside(&line[..at]))
    })
}

/// No text that `rust/` formats is Rust: types, literals and values are made with `quote`, and all other Rust is in the
/// templates. Links and code in documentation are text.
pub fn check_printed_rust(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in texts {
        let is_view = name.starts_with("generator/src/rust/") && name.ends_with(".rs");
        let Some(file) = syn::parse_file(text).ok().filter(|_| is_view) else {
            continue;
        };
        let mut found = Formatted::default();
        found.visit_file(&file);
        let rust = found.texts.iter().filter(|text| is_rust(text));
        faults.extend(rust.map(|text| {
            format!("{name}: `{text}` writes Rust as text; use `quote`, or the template")
        }));
    }
    faults
}

/// The texts that macros such as `format!` fill.
#[derive(Debug, Default)]
struct Formatted {
    texts: Vec<String>,
}

impl<'ast> Visit<'ast> for Formatted {
    fn visit_macro(&mut self, one: &'ast syn::Macro) {
        let name = one.path.segments.last().map(|last| last.ident.to_string());
        if name.is_some_and(|name| ["format", "write", "writeln"].contains(&name.as_str())) {
            self.texts.extend(first_text(one.tokens.clone()));
        }
        visit::visit_macro(self, one);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }
}

fn first_text(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => {
            let literal: syn::LitStr = syn::parse_str(&literal.to_string()).ok()?;
            Some(literal.value())
        }
        _ => None,
    })
}

/// Whether a text contains Rust outside code spans and links.
fn is_rust(text: &str) -> bool {
    const MARKS: [&str; 9] = ["::", "->", "=>", "{{", "}}", ";", "&", "#[", "fn "];
    let plain: String = text.split('`').step_by(2).collect();
    let outside = plain
        .split("](")
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once(')').map_or("", |(_, rest)| rest),
        });
    outside.into_iter().any(|part| {
        let before = part.split_once('<').map(|(before, _)| before);
        let has_generic = before.is_some_and(|text| text.ends_with(char::is_alphanumeric));
        has_generic || MARKS.iter().any(|mark| part.contains(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_library_outside_of_its_modules_is_reported() {
        let files = texts(&[
            ("generator/src/naming/words.rs", "use heck::ToPascalCase;"),
            (
                "generator/src/rust/a.rs",
                "// heck::X\nuse quote::quote;\nuse crate::heck::Y;",
            ),
            ("generator/src/diff/a.rs", "fn f() { quote::quote!(a) }"),
        ]);
        let said = check_libraries(&files);
        assert_eq!(
            said,
            ["generator/src/diff/a.rs: only rust/, render/format.rs may use `quote`"]
        );
    }

    #[test]
    fn rust_written_as_text_is_reported() {
        let said = |code: &str| {
            let code = format!("fn f() {{ {code} }}");
            check_printed_rust(&texts(&[("generator/src/rust/a.rs", &code)])).len()
        };
        assert_eq!(said(r#"format!("crate::ids::{name}")"#), 1);
        assert_eq!(said(r#"format!("Option<{name}>")"#), 1);
        assert_eq!(said(r#"write!(out, "let {name};")"#), 1);
        assert_eq!(said(r#"format!("[`{a}`](super::{b}), `a::{c}`")"#), 0);
        assert_eq!(said(r#"format!("at most {n} characters")"#), 0);
    }
}

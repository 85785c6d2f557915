//! No text of a document becomes code, a setting or a file name, whatever it holds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is odd here must fail the test"
)]

use generator::markdown::{doc_lines, find_fault, find_fault_in_rust, lead, list_item};
use generator::render::Files;
use generator_tests::hostile::{Random, describe_all, generate, name_all};

/// The number of tries: from a variable such as DESCRIPTIONS, or this default.
fn count(variable: &str, usually: u64) -> u64 {
    let asked = std::env::var(variable).ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(usually)
}

#[test]
fn no_mutation_becomes_a_doctest() {
    let mut random = Random::new(1);
    for _ in 0..count("DESCRIPTIONS", 20_000) {
        let text = random.description();
        let made = doc_lines(&text).join("\n");
        assert_eq!(find_fault(&made), None, "{text:?}\n{made}");
        let again = doc_lines(&made).join("\n");
        assert_eq!(find_fault(&again), None, "{text:?}\n{made}\n{again}");
        let item = list_item(&lead(&text)).join("\n");
        assert_eq!(find_fault(&item), None, "{text:?}\n{item}");
    }
}

#[test]
fn a_described_crate_holds_no_code_of_the_document() {
    let mut texts = 0;
    // In parts of at most 20,000, because proc-macro2 keeps the positions of everything that a process parses, up to 4
    // GiB.
    for seed in count("FIRST", 0)..count("CRATES", 6) {
        let mut random = Random::new(seed);
        let document = describe_all(100, &mut || {
            texts += 1;
            random.description()
        });
        let files = generate(&document).unwrap_or_else(|said| panic!("{said}"));
        check(&files);
        let manifest: toml::Table = files["Cargo.toml"].parse().unwrap();
        let description = manifest["package"]["description"].as_str().unwrap();
        assert!(
            !description.chars().any(char::is_control),
            "{description:?}"
        );
        assert!(
            manifest.keys().all(|key| [
                "package",
                "features",
                "dependencies",
                "target",
                "dev-dependencies",
                "lib",
                "workspace"
            ]
            .contains(&key.as_str())),
            "{manifest:?}"
        );
    }
    println!("{texts} descriptions");
}

#[test]
fn names_stay_names() {
    let mut refused = 0;
    let mut random = Random::new(7);
    let mut texts: Vec<String> = (0..120).map(|_| random.description()).collect();
    texts.extend(
        [
            "    let x;",
            "```\nfn main() {}",
            "../../x",
            "/etc/x",
            "a\u{0}b",
            "*/",
            "x\n//! y",
            "-->",
        ]
        .map(str::to_owned),
    );
    for text in &texts {
        match generate(&name_all(text)) {
            Ok(files) => check(&files),
            Err(said) => {
                assert!(!said.contains("internal-render"), "{text:?}\n{said}");
                refused += 1;
            }
        }
    }
    assert!(
        refused * 2 < texts.len(),
        "{refused} of {} say nothing of the files",
        texts.len()
    );
}

/// Checks all files of a crate.
fn check(files: &Files) {
    for (path, text) in files {
        let plain = path
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/_-.".contains(c));
        assert!(
            plain && !path.contains("..") && !path.starts_with('/'),
            "{path:?}"
        );
        let odd = |c: char| {
            (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202e}')
        };
        if path.ends_with(".rs") {
            let tokens = text.parse().unwrap_or_else(|e| panic!("{path}: {e}"));
            assert_eq!(find_fault_in_rust(tokens, false), None, "{path}");
            assert_eq!(text.find(odd), None, "{path}");
        }
        if path.ends_with(".md") {
            assert_eq!(find_fault(text), None, "{path}");
            assert_eq!(text.find(odd), None, "{path}");
        }
        if path.ends_with(".toml") {
            text.parse::<toml::Table>()
                .unwrap_or_else(|e| panic!("{path}: {e}"));
        }
    }
}

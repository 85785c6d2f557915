//! One crate that holds the generated code of all fixtures, each as a module, over one copy of the runtime.
//!
//! In: the generator's output for each fixture. Out: a folder that cargo can check and test. Always: only changed files
//! are written, so that cargo builds only what is necessary. The runtime is read from its own place.

use crate::fixture::{Fixture, Made};
use crate::manifest::complete_manifest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The fixture whose settings the runtime uses.
const SETTINGS: &str = "security_schemes";

/// The fixtures whose generated test of all operations is run. The others would take minutes to compile.
const EVERY_OPERATION: &[&str] = &[
    "additional_typed",
    "names_of_std",
    "parameters_of_text",
    "recursion_required_null",
];

/// The attributes of a crate's root whose names have letters beyond ASCII.
const LETTERS: &str = "#![allow(uncommon_codepoints, confusable_idents, mixed_script_confusables)]";

/// Text by path below the crate's folder.
type Texts = BTreeMap<PathBuf, String>;

/// Writes the crate into `folder`. `package` is the absolute folder of this package.
pub fn write_crate(folder: &Path, package: &Path, fixtures: &[Fixture]) {
    check_tags(fixtures);
    let mut texts = Texts::new();
    for fixture in fixtures {
        add_module(&mut texts, &fixture.module(), fixture.make());
    }
    let manifests = fixtures
        .iter()
        .filter_map(|fixture| fixture.make().files.get("Cargo.toml"));
    let manifests: Vec<&String> = manifests.collect();
    texts.insert("Cargo.toml".into(), make_manifest(&manifests, package));
    texts.insert("src/lib.rs".into(), make_root(fixtures, package));
    for (test, says) in [
        ("spec_examples", "examples go through their types and back"),
        ("every_operation", "operations are sent"),
    ] {
        let root = make_tests_root(&texts, test, says);
        texts.insert(format!("tests/{test}/main.rs").into(), root);
    }
    let lock = std::fs::read_to_string(package.join("../Cargo.lock"))
        .expect("the workspace has a lock file");
    let known = std::fs::read_to_string(folder.join("workspace.lock")).unwrap_or_default();
    // Cargo removes the parts that this crate does not need, so it is written only when the workspace's file has
    // changed.
    if known != lock {
        texts.insert("Cargo.lock".into(), lock.clone());
    }
    texts.insert("workspace.lock".into(), lock);
    remove_others(folder, folder, &texts);
    for (path, text) in &texts {
        write_if_changed(&folder.join(path), text);
    }
}

/// All fixtures add methods to one client, so each needs its own tags and shared parameters.
fn check_tags(fixtures: &[Fixture]) {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for fixture in fixtures {
        for resource in &fixture.make().api.resources {
            let other = owners.insert(&resource.tag, &fixture.name);
            assert_eq!(
                other, None,
                "the tag {} of {} is taken",
                resource.tag, fixture.name
            );
        }
    }
}

/// Adds a fixture's files as a module.
fn add_module(texts: &mut Texts, module: &str, made: &Made) {
    for (path, text) in &made.files {
        if let Some(path) = path.strip_prefix("src/").filter(|path| *path != "lib.rs") {
            texts.insert(format!("src/{module}/{path}").into(), text.clone());
        }
        for folder in ["fixtures", "samples"] {
            if let Some(path) = path.strip_prefix(&format!("tests/{folder}/")) {
                let path = format!("tests/{folder}/{module}/{path}");
                texts.insert(path.into(), text.clone());
            }
        }
    }
    let root = made
        .files
        .get("src/lib.rs")
        .expect("every crate has a root");
    let path = format!("src/{module}/mod.rs");
    texts.insert(path.into(), make_module_root(root));
    let examples = made
        .files
        .get("tests/spec_examples.rs")
        .expect("every crate has the test");
    if made
        .files
        .keys()
        .any(|path| path.starts_with("tests/fixtures/"))
    {
        let folder = "\"/tests/fixtures/\"";
        assert!(
            examples.contains(folder),
            "the test names the folder of its fixtures"
        );
        let folder_of_all = format!("\"/tests/fixtures/{module}/\"");
        let examples = move_test(examples, module).replace(folder, &folder_of_all);
        texts.insert(format!("tests/spec_examples/{module}.rs").into(), examples);
    }
    if EVERY_OPERATION.contains(&module) {
        let path = "tests/every_operation.rs";
        let calls = made.files.get(path).expect("every crate has the test");
        let calls = move_test(calls, module);
        texts.insert(format!("tests/every_operation/{module}.rs").into(), calls);
    }
}

/// A test of a generated crate as a module, with the folder of its samples.
fn move_test(text: &str, module: &str) -> String {
    let samples = format!("\"/tests/samples/{module}\"");
    text.replace(LETTERS, "")
        .replace("\"/tests/samples\"", &samples)
}

/// A crate's root as the root of a module: without attributes for whole crates, and with the shared runtime.
fn make_module_root(root: &str) -> String {
    let lines = root
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.starts_with("#!["));
    let mut text = String::from("//! A fixture.\n");
    for line in lines {
        text.push_str(match line {
            "pub mod runtime;" => "pub use crate::runtime;",
            "mod settings;" => {
                "#[allow(dead_code, reason = \"the one runtime takes one fixture's settings\")]\npub(crate) mod settings;"
            }
            line => line,
        });
        text.push('\n');
    }
    text + "#[doc(no_inline)]\npub use crate::spec_examples;\n"
}

/// The manifest of the first crate, with the tests of this package. All features of all crates are on.
fn make_manifest(generated: &[&String], package: &Path) -> String {
    let read =
        |text: &&String| -> toml::Table { text.parse().expect("a generated manifest is TOML") };
    let others = generated.iter().map(read);
    let full = others.filter_map(|manifest| manifest.get("features")?.get("full").cloned());
    let parts = full.filter_map(|list| list.as_array().cloned());
    let mut features: Vec<toml::Value> = parts.flatten().collect();
    features.push("full".into());
    let mut lines: String = features
        .iter()
        .map(|name| format!("features.{name} = []\n"))
        .collect();
    let mut on = vec![toml::Value::from("__spec-examples")];
    on.extend(features);
    lines.push_str(&format!(
        "features.default = {on}\npackage.name = \"fixtures\"\nlints.rust.warnings = \"deny\"\nlints.rustdoc.all = \"deny\"\n\
         test = [{{ name = \"behaviour\", path = {behaviour:?} }}]",
        on = toml::Value::Array(on),
        behaviour = package.join("behaviour/main.rs"),
    ));
    let first = generated.first().expect("there are fixtures");
    complete_manifest(first, package, &lines)
}

/// The crate's root: the runtime in its own place, and a module for each fixture.
fn make_root(fixtures: &[Fixture], package: &Path) -> String {
    let runtime = package.join("../generated/src/runtime/mod.rs");
    let mut root = format!(
        "//! The generated code of all fixtures.\n#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n#![allow(deprecated)]\n{LETTERS}\n\
         #[path = {runtime:?}]\npub mod runtime;\nuse {SETTINGS}::settings;\n"
    );
    for fixture in fixtures {
        root.push_str(&format!("pub mod {};\n", fixture.module()));
    }
    root
}

/// The root of a test with a module for each fixture.
fn make_tests_root(texts: &Texts, test: &str, says: &str) -> String {
    let folder = Path::new("tests").join(test);
    let modules = texts
        .keys()
        .filter(|path| path.parent() == Some(&folder))
        .filter_map(|path| path.file_stem());
    let lines = modules.map(|stem| format!("mod {};\n", stem.to_string_lossy()));
    format!(
        "//! Every fixture's {says}.\n{LETTERS}\n{}",
        lines.collect::<String>()
    )
}

/// Writes a file unless it has this text already.
fn write_if_changed(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
        return;
    }
    let folder = path.parent().expect("a file stands in a folder");
    std::fs::create_dir_all(folder).expect("the target folder can be written");
    std::fs::write(path, text).expect("the target folder can be written");
}

/// Removes files of an earlier run that do not belong to the crate any more.
fn remove_others(root: &Path, folder: &Path, texts: &Texts) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_dir() {
            remove_others(root, &path, texts);
            continue;
        }
        let known = path
            .strip_prefix(root)
            .is_ok_and(|below| texts.contains_key(below));
        if !known && path.file_name().is_some_and(|name| name != "Cargo.lock") {
            std::fs::remove_file(&path).expect("the target folder can be written");
        }
    }
}

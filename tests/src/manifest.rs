//! The manifest of a generated crate, with what tests need.

use std::path::Path;

/// What the tests of generated crates need. Their features, and those of the libraries that only other libraries use,
/// are the ones that the workspace's tests turn on together. So cargo uses the workspace's builds, and compiles no
/// library a second time. A feature that is missing here costs only time.
const DEPENDENCIES: &str = r#"
    dependencies.reqwest.features = ["http2", "rustls", "system-proxy"]
    dev-dependencies.bitflags = { version = "*", features = ["std"] }
    dev-dependencies.getrandom = { version = "0.4", features = ["std", "sys_rng"] }
    dev-dependencies.hashbrown = "*"
    dev-dependencies.indexmap = { version = "*", features = ["serde"] }
    dev-dependencies.libc = { version = "*", features = ["extra_traits"] }
    dev-dependencies.memchr = "*"
    dev-dependencies.serde = { version = "1", features = ["alloc", "derive"] }
    dev-dependencies.serde_json = { version = "1", features = ["float_roundtrip", "preserve_order"] }
    dev-dependencies.tokio = { version = "1", features = ["io-util", "macros", "net", "rt-multi-thread", "time"] }
    "#;

/// A generated manifest with the dependencies of the tests, and with `lines`. `package` is the absolute folder of this
/// package.
pub fn complete_manifest(generated: &str, package: &Path, lines: &str) -> String {
    let mut manifest: toml::Table = generated.parse().expect("a generated manifest is TOML");
    // A crate enables the features for its tests by depending on itself, and this one has another name.
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name")?.as_str().map(str::to_owned));
    if let (Some(name), Some(toml::Value::Table(dependencies))) =
        (name, manifest.get_mut("dev-dependencies"))
    {
        dependencies.remove(&name);
    }
    for lines in [DEPENDENCIES, lines] {
        merge(&mut manifest, lines.parse().expect("these lines are TOML"));
    }
    // With the workspace's profiles, cargo can reuse existing builds.
    let workspace =
        std::fs::read_to_string(package.join("../Cargo.toml")).expect("this is a workspace");
    let workspace: toml::Table = workspace.parse().expect("its manifest is TOML");
    manifest.extend(
        workspace
            .get("profile")
            .map(|profile| ("profile".to_owned(), profile.clone())),
    );
    manifest.to_string()
}

/// Adds the members of `other`, also in nested tables.
fn merge(table: &mut toml::Table, other: toml::Table) {
    for (key, value) in other {
        match (table.get_mut(&key), value) {
            (Some(toml::Value::Table(known)), toml::Value::Table(value)) => merge(known, value),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}

//! Behaviour of the whole stage over small documents in memory, and over upstream's document where there is one.

use super::*;
use std::collections::BTreeMap;

/// The value with its order: equal mappings of `serde_yaml` may differ in it.
fn as_text(document: &Document) -> String {
    serde_json::to_string(&document.root).unwrap()
}

fn upstream() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("PERSONA_UPSTREAM").map(std::path::PathBuf::from);
    if folder.is_none() {
        println!("skipped: PERSONA_UPSTREAM is not set");
    }
    folder
}

#[test]
fn three_forms_of_upstream_give_one_bundle() {
    let Some(folder) = upstream() else { return };
    let mut bundles = BTreeMap::new();
    for name in ["openapi.yaml", "openapi-bundled.yaml", "openapi-bundled.json"] {
        let start = std::time::Instant::now();
        let document = match load(&folder.join(name)) {
            Ok(document) => document,
            Err(failure) => panic!("{name}: {:#?}", failure.diagnostics),
        };
        println!("{name}: {:?}, {} files, {} findings", start.elapsed(), document.sources.names().count(), document.diagnostics.len());
        bundles.insert(name, (as_text(&document), document.canonical_sha256()));
    }
    let first = &bundles["openapi.yaml"];
    assert!(bundles.values().all(|bundle| bundle == first));
}

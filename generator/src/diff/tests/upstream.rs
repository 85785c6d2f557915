//! Upstream's real states: the diff and the generated crates agree on whether a change exists. Ignored by
//! default.

use super::super::{Class, State, Verdict, compare};
use crate::config::Config;
use crate::generate::load_api;
use std::path::PathBuf;

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn a_day_of_wording_alone_is_a_patch_and_the_way_back_too() {
    let folder = PathBuf::from(
        std::env::var_os("PERSONA_UPSTREAM").expect("PERSONA_UPSTREAM names a folder"),
    );
    let current = folder.join("openapi-bundled.json").exists();
    let history = folder.join(if current { "../history" } else { "history" });
    let load = |name: &str| {
        load_api(&history.join(name), &[], None, &[])
            .expect("upstream's document is read")
            .api
    };
    let (old, new) = (load("2026-07-28.yaml"), load("2026-07-29.yaml"));
    let config = Config::default();
    let [old, new] = [&old, &new].map(|api| State {
        api,
        config: &config,
    });
    for diff in [compare(old, new), compare(new, old)] {
        assert_eq!(diff.verdict, Verdict::Patch);
        assert_eq!(diff.counts.documentation, diff.changes.len());
        assert!(
            diff.changes
                .iter()
                .all(|change| change.class == Class::Documentation)
        );
    }
    assert!(compare(old, old).changes.is_empty());
}

//! Tests of `normalize` and `lower` together: one feature a fixture, and upstream's documents where they are at hand.

mod upstream;

use super::lower;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::Api;
use serde_yaml::Value;

/// Lowers a bundled document; places are bundled pointers.
fn lower_value(bundle: &Value) -> (Option<Api>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let place_of = |pointer: &str| Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let api = lower(bundle, &place_of, "0".repeat(64), &mut diagnostics);
    (api, diagnostics)
}

/// Findings as a person would read them.
fn list_findings(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| {
            let pointer = d
                .place
                .as_ref()
                .map(|p| p.pointer.as_str())
                .unwrap_or_default();
            format!("{} {} {}: {}", d.severity, d.code, pointer, d.message)
        })
        .collect()
}

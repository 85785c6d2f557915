use super::*;
use generator::source::load_from;
use std::collections::BTreeMap;

fn overlay(text: &str) -> Overlay {
    let text = format!("overlay: 1.0.0\ninfo: {{title: Words, version: '1'}}\nactions:\n{text}");
    let files = BTreeMap::from([("words.yaml".to_owned(), text.into_bytes())]);
    let mut findings = Diagnostics::default();
    let names = ["words.yaml".to_owned()];
    let mut read = Additions::read(
        &names,
        "none",
        &files,
        &mut findings,
        &mut Sources::default(),
    );
    assert!(findings.is_empty(), "{findings:?}");
    read.overlays.remove(0)
}

fn load(document: &Value) -> Document {
    let files = BTreeMap::from([("openapi.yaml".to_owned(), document.to_string().into_bytes())]);
    load_from("openapi.yaml", &files).expect("a document")
}

fn upstream() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "U", "version": "1"},
        "paths": {"/a": {"get": {
            "operationId": "list-a", "description": "Their words.", "tags": ["A"],
            "responses": {"200": {"description": "Theirs.", "content": {"application/json": {"schema": {
                "$ref": "#/components/schemas/a"}}}}}
        }}},
        "components": {"schemas": {"a": {"type": "object", "properties": {
            "status": {"type": "string", "description": "Possible values:\n- new\n- old"}}}}}
    })
}

fn words() -> Overlay {
    overlay(
        "  - {target: \"$.paths['/a'].get\", update: {description: Our words.}}\n\
         \x20 - {target: \"$.paths.*.*.responses[?@.content]\", update: {description: Ours.}}",
    )
}

fn add(overlays: Vec<Overlay>) -> Additions {
    Additions {
        overlays,
        glossary: Glossary::default(),
    }
}

fn import(upstream: &Value, ours: Option<&Value>, prose: Prose) -> Imported {
    let mut findings = Diagnostics::default();
    let ours = ours.map(load);
    let additions = add(vec![words()]);
    let imported = import_upstream(
        &load(upstream),
        ours.as_ref(),
        &additions,
        prose,
        &mut findings,
    );
    assert!(!findings.has_errors(), "{findings:?}");
    imported
}

#[test]
fn facts_come_and_words_are_ours() {
    let imported = import(&upstream(), None, Prose::Drop);
    let operation = &imported.document["paths"]["/a"]["get"];
    assert_eq!(operation["description"], "Our words.");
    assert_eq!(operation["responses"]["200"]["description"], "Ours.");
    let status = &imported.document["components"]["schemas"]["a"]["properties"]["status"];
    assert_eq!(
        status,
        &json!({"type": "string", "x-extensible-enum": ["new", "old"]})
    );
}

#[test]
fn twice_changes_nothing() {
    let once = import(&upstream(), None, Prose::Drop);
    let twice = import(&upstream(), Some(&once.document), Prose::Drop);
    assert_eq!(twice.document.to_string(), once.document.to_string());
    assert!(twice.changes.is_empty());
    let refreshed = refresh_document(
        &load(&once.document),
        &add(vec![words()]),
        &mut Diagnostics::default(),
    );
    assert_eq!(refreshed.document.to_string(), once.document.to_string());
}

#[test]
fn what_upstream_drops_is_kept_and_told_with_its_words() {
    let ours = import(&upstream(), None, Prose::Drop).document;
    let mut newer = upstream();
    newer["paths"] = json!({"/b": {"get": {"operationId": "list-b", "responses": {"204": {"description": "x"}}}}});
    let imported = import(&newer, Some(&ours), Prose::Drop);
    assert_eq!(imported.kept, ["GET /a"]);
    assert_eq!(
        imported.document["paths"]["/a"]["get"]["description"],
        "Our words."
    );
    let changes: Vec<_> = imported.changes.iter().map(ToString::to_string).collect();
    assert_eq!(changes, ["+ GET /a deprecated: true", "+ GET /b"]);
}

#[test]
fn a_private_copy_has_upstreams_words() {
    let kept = import(&upstream(), None, Prose::Keep);
    assert_eq!(
        kept.document["paths"]["/a"]["get"]["description"],
        "Their words."
    );
    let dropped = import(&upstream(), Some(&kept.document), Prose::Drop);
    assert_eq!(
        dropped.document["paths"]["/a"]["get"]["description"],
        "Our words."
    );
}

#[test]
fn a_stale_overlay_is_an_error() {
    let mut findings = Diagnostics::default();
    let stale = overlay("  - {target: \"$.paths['/gone']\", update: {summary: x}}");
    import_upstream(
        &load(&upstream()),
        None,
        &add(vec![words(), stale]),
        Prose::Drop,
        &mut findings,
    );
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == "overlay-no-match")
    );
}

#[test]
fn every_addition_has_its_reason() {
    let ours = import(&upstream(), None, Prose::Drop).document;
    let adding =
        overlay("  - {target: $.paths, update: {/c: {get: {operationId: c, responses: {}}}}}");
    let mut findings = Diagnostics::default();
    let said = explain_additions(
        &load(&upstream()),
        &load(&ours),
        &[words(), adding],
        &mut findings,
    );
    assert_eq!(said.additions[1].0, "Words");
    assert_eq!(said.additions[1].1[0].to_string(), "+ GET /c");
    assert_eq!(
        said.rest[0].to_string(),
        "- GET /c",
        "ours was made without that overlay"
    );
}

#[test]
fn what_is_kept_has_its_reason() {
    let mut older = upstream();
    older["paths"]["/b"] =
        json!({"get": {"operationId": "list-b", "responses": {"204": {"description": "x"}}}});
    older["components"]["schemas"]["a"]["properties"]["size"] = json!({"type": "integer"});
    let about_b = || overlay("  - {target: \"$.paths['/b'].get\", update: {summary: Ours.}}");
    let additions = add(vec![words(), about_b()]);
    let mut findings = Diagnostics::default();
    let first = import_upstream(&load(&older), None, &additions, Prose::Drop, &mut findings);
    let ours = import_upstream(
        &load(&upstream()),
        Some(&load(&first.document)),
        &additions,
        Prose::Drop,
        &mut findings,
    );
    assert_eq!(ours.kept, ["GET /b", "schema a.size"]);
    let explain = |ours: &Value| {
        let mut findings = Diagnostics::default();
        let overlays = [words(), about_b()];
        let said = explain_additions(&load(&upstream()), &load(ours), &overlays, &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        said
    };
    let said = explain(&ours.document);
    assert_eq!(said.rest, Vec::new());
    let (reason, kept) = said.additions.last().unwrap();
    assert_eq!(reason, KEPT_REASON);
    let kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
    assert_eq!(kept, ["+ GET /b", "+ schema a.size"]);
    // What is not marked as removed is an addition without a reason.
    let rest = explain(&first.document).rest;
    assert_eq!(rest.len(), 2, "{rest:?}");
}

#[test]
fn a_legacy_operation_is_only_what_its_overlay_says() {
    let legacy = |name: &str| {
        overlay(&format!(
            "  - {{target: $.paths, update: {{/old: {{get: {{operationId: old, x-legacy: '1', parameters: [{{name: {name}, in: query}}]}}}}}}}}"
        ))
    };
    let mut findings = Diagnostics::default();
    let before = import_upstream(
        &load(&upstream()),
        None,
        &add(vec![legacy("a")]),
        Prose::Drop,
        &mut findings,
    );
    let after = refresh_document(
        &load(&before.document),
        &add(vec![legacy("b")]),
        &mut findings,
    );
    assert_eq!(
        after.document["paths"]["/old"]["get"]["parameters"],
        json!([{"name": "b", "in": "query"}])
    );
}

#[test]
fn names_of_pages_are_ours_and_laying_them_again_repeats_none() {
    let pages = overlay(
        "  - {target: \"$.paths['/a'].get\", update: {x-persona-page: [List As, List all As]}}",
    );
    let additions = add(vec![pages]);
    let mut findings = Diagnostics::default();
    let mut upstream = upstream();
    upstream["paths"]["/a"]["get"]["x-persona-page"] = json!("Theirs");
    let imported = import_upstream(
        &load(&upstream),
        None,
        &additions,
        Prose::Drop,
        &mut findings,
    );
    let again = refresh_document(&load(&imported.document), &additions, &mut findings);
    assert!(!findings.has_errors(), "{findings:?}");
    assert_eq!(
        again.document["paths"]["/a"]["get"]["x-persona-page"],
        json!(["List As", "List all As"])
    );
}

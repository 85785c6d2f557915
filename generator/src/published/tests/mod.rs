//! Additions of upstream rename and retype nothing; an item that is removed and added again has its old name.

mod additions;
mod edits;
mod moves;
mod random;
mod renames;
mod setters;
mod stand;

use super::{Published, hold_shapes};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::{State, Verdict, compare};
use crate::json_api::JsonApi;
use crate::model::Api;
use crate::rust::{Context, resource_files, take_facts};
use additions::{EDITS, add, base};
use serde_json::{Value, json};

/// A document as a run reads it, and the published facts after that run.
pub(super) struct Run {
    pub(super) api: Api,
    pub(super) config: Config,
    pub(super) after: Published,
}

/// Reads a document as the run after `published` does.
fn read(document: &Value, published: &Published) -> Run {
    read_checked(document, published).unwrap()
}

/// Does the same; `None` if the document has an error. A name that is already taken counts as an error too, because it
/// must not happen.
pub(super) fn read_checked(document: &Value, published: &Published) -> Option<Run> {
    let config = Config {
        published: published.clone(),
        ..Config::default()
    };
    let bundle = crate::yaml::to_value(document).unwrap();
    let mut found = Diagnostics::default();
    let place_of = |pointer: &str| crate::diagnostic::Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let origins = crate::normalize::report::Origins {
        place_of: &place_of,
        written: &|_| None,
    };
    let rules = crate::generate::event_rules(&config);
    let mut api =
        crate::generate::make_model(bundle.clone(), origins, String::new(), &rules, &mut found)?;
    if found.has_errors() {
        return None;
    }
    hold_shapes(&mut api, published, &mut found);
    let json_api = JsonApi::recognise(&api);
    let names = crate::naming::choose(&api, &json_api, &config, &mut found);
    assert!(
        !found.has_errors(),
        "{:#?}",
        found.iter().collect::<Vec<_>>()
    );
    let context = Context::new(&api, &names, &json_api, &config);
    let now = take_facts(&context, &resource_files(&context), &config.published);
    let after = config.published.with(now);
    Some(Run { api, config, after })
}

pub(super) fn verdict(old: &Run, new: &Run) -> (Verdict, Vec<String>) {
    let diff = compare(
        State {
            api: &old.api,
            config: &old.config,
        },
        State {
            api: &new.api,
            config: &new.config,
        },
    );
    let breaks = diff.of_class(crate::diff::Class::Breaking);
    (
        diff.verdict,
        breaks.map(|change| format!("{change:?}")).collect(),
    )
}

#[test]
fn each_addition_alone_breaks_nobody() {
    let first = read(&base(), &Published::default());
    for edit in 0..EDITS {
        let mut document = base();
        add(&mut document, edit, 1);
        let next = read(&document, &first.after);
        let (verdict, breaks) = verdict(&first, &next);
        assert!(verdict < Verdict::Major, "edit {edit}: {breaks:#?}");
    }
}

#[test]
fn additions_in_any_order_break_nobody() {
    // A generator of numbers whose state is the seed, so that every run uses the same documents.
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for series in 0..40 {
        let mut document = base();
        let mut last = read(&document, &Published::default());
        for step in 0..6 {
            let edit = random(EDITS);
            add(&mut document, edit, random(1000));
            let next = read(&document, &last.after);
            let (verdict, breaks) = verdict(&last, &next);
            assert!(
                verdict < Verdict::Major,
                "series {series}, step {step}, edit {edit}: {breaks:#?}"
            );
            last = next;
        }
    }
}

#[test]
fn what_the_server_newly_requires_breaks_no_code_and_is_told() {
    let first = read(&base(), &Published::default());
    let mut document = base();
    let room = &mut document["paths"]["/rooms"]["post"];
    room["parameters"] = json!([{ "name": "region", "in": "query", "required": true, "schema": { "type": "string" } }]);
    room["requestBody"]["content"]["application/json"]["schema"]["required"] = json!(["name"]);
    let next = read(&document, &first.after);
    let parameters = next.api.operations.iter().flat_map(|o| &o.parameters);
    let region = parameters.into_iter().find(|p| p.name == "region").unwrap();
    assert!(region.is_needed() && !region.required);
    let [old, new] = [&first, &next].map(|run| State {
        api: &run.api,
        config: &run.config,
    });
    let diff = compare(old, new);
    assert!(diff.verdict < Verdict::Major);
    let demands = diff
        .changes
        .iter()
        .filter(|change| change.is_silent_demand());
    assert_eq!(demands.count(), 2);
    let entries = &crate::diff::list_entries(&diff)["Changed"];
    let report = crate::diff::render_markdown(&diff, None);
    for told in [
        "`region` of operation `create-room`: required, text",
        "is required now",
    ] {
        assert!(
            entries.iter().any(|entry| entry.contains(told)),
            "{entries:#?}"
        );
        assert!(report.contains(told), "{report}");
    }
    assert!(report.contains("### The server requires more, while code compiles as before (2)"));
    assert!(!report.contains("descriptions changed"));
    // An answer that always has a member demands nothing.
    let mut document = base();
    document["components"]["schemas"]["lamp"]["required"] = json!(["id"]);
    let next = read(&document, &first.after);
    let new = State {
        api: &next.api,
        config: &next.config,
    };
    let changes = compare(old, new).changes;
    assert!(!changes.is_empty());
    assert!(
        changes.iter().all(|change| !change.is_silent_demand()),
        "{changes:#?}"
    );
}

#[test]
fn a_note_names_the_members_that_are_required_or_optional_now() {
    let mut document = base();
    let body = "/paths/~1rooms/post/requestBody/content/application~1json/schema";
    let set = |document: &mut Value, at: &str, names: Value| {
        if let Some(schema) = document.pointer_mut(at) {
            schema["required"] = names;
        }
    };
    set(&mut document, body, json!(["kind"]));
    let first = read(&document, &Published::default());
    assert!(first.api.held.list.is_empty());
    set(&mut document, body, json!(["name"]));
    set(
        &mut document,
        "/components/schemas/button",
        json!(["kind", "big"]),
    );
    set(
        &mut document,
        "/components/schemas/lamp/properties/attributes",
        json!(["watts"]),
    );
    let next = read(&document, &first.after);
    let held: Vec<&str> = next.api.held.list.iter().map(String::as_str).collect();
    assert_eq!(
        held,
        [
            "`operation create-room request.kind` (optional now)",
            "`operation create-room request.name` (required now)",
            "`schema button.big` (required now)",
        ]
    );
}

#[test]
fn another_type_of_value_is_another_type_in_rust() {
    let mut document = base();
    let position = "/components/schemas/lamp/properties/attributes/properties/position";
    let attributes = &mut document["components"]["schemas"]["lamp"]["properties"]["attributes"];
    attributes["properties"]["position"] =
        json!({ "type": "object", "properties": { "x": { "type": "integer" } } });
    let first = read(&document, &Published::default());
    for now in [
        json!({ "type": "string" }),
        json!({ "type": ["boolean", "null"] }),
        json!({ "type": "array", "items": { "type": "integer" } }),
    ] {
        if let Some(place) = document.pointer_mut(position) {
            place.clone_from(&now);
        }
        let next = read(&document, &first.after);
        assert_eq!(verdict(&first, &next).0, Verdict::Major, "{now}");
        assert!(next.api.held.list.is_empty(), "{now}");
    }
}

#[test]
fn another_name_of_a_path_parameter_moves_no_operation() {
    let mut document = base();
    let paths = document["paths"].as_object_mut().unwrap();
    let mut dim = paths["/lamps/{lamp-id}"].clone();
    dim["get"]["operationId"] = json!("read-dimmer");
    paths.insert("/lamps/{lamp-id}/dimmer".to_owned(), dim);
    let first = read(&document, &Published::default());
    let paths = document["paths"].as_object_mut().unwrap();
    let mut item = paths.shift_remove("/lamps/{lamp-id}").unwrap();
    item["get"]["parameters"][0]["name"] = json!("thing");
    paths.insert("/lamps/{thing}".to_owned(), item);
    let next = read(&document, &first.after);
    let order = |run: &Run| -> Vec<String> {
        let operations = run.api.operations.iter();
        operations.map(|operation| operation.id.clone()).collect()
    };
    assert_eq!(order(&next), order(&first));
    assert_eq!(verdict(&first, &next).0, Verdict::None);
}

#[test]
fn an_item_that_comes_back_has_its_old_name() {
    let mut with = base();
    for edit in 0..EDITS {
        add(&mut with, edit, 1);
    }
    let first = read(&base(), &Published::default());
    let more = read(&with, &first.after);
    let less = read(&base(), &more.after);
    let again = read(&with, &less.after);
    assert_eq!(more.after.print(), again.after.print());
}

#[test]
fn a_fact_is_a_line_and_a_field_more_is_a_line_more() {
    let first = read(&base(), &Published::default());
    let mut document = base();
    add(&mut document, 4, 1);
    let next = read(&document, &first.after);
    let (old, new) = (first.after.print(), next.after.print());
    let added: Vec<&str> = new
        .lines()
        .filter(|line| !old.lines().any(|known| known == *line))
        .collect();
    assert_eq!(
        added,
        ["member schema lamp.attributes.more-1 = more_1 optional text"]
    );
    assert_eq!(Published::parse(&new), Ok(next.after));
}

#[test]
fn a_released_line_takes_what_the_document_says() {
    let first = read(&base(), &Published::default());
    let mut document = base();
    add(&mut document, 7, 1);
    let text = first.after.print();
    let kept = text
        .lines()
        .filter(|line| !line.starts_with("member schema lamp.attributes.color "));
    let released = Published::parse(&kept.collect::<Vec<_>>().join("\n")).unwrap();
    let held = read(&document, &first.after).after.print();
    assert!(held.contains("lamp.attributes.color = color optional text\n"));
    let free = read(&document, &released).after.print();
    assert!(free.contains("lamp.attributes.color = color optional schema lamp.attributes.color\n"));
}

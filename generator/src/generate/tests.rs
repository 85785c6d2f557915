//! How an error in one stage affects the findings of the others.

use super::load::model_of;
use super::*;
use crate::lower::EventRules;
use crate::normalize::report::Origins;
use crate::source::read_from;
use proptest::prelude::*;
use std::collections::BTreeMap;

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Test, version: '1'}\n";

/// All findings about a document, as a person would read them.
fn list_findings(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    match read_from("openapi.yaml", files) {
        Ok(mut document) => {
            diagnostics.extend(std::mem::take(&mut document.diagnostics));
            if let Some(api) = model_of(&mut document, &EventRules::default(), &mut diagnostics) {
                naming::choose(
                    &api,
                    &JsonApi::recognise(&api),
                    &Config::default(),
                    &mut diagnostics,
                );
            }
        }
        Err(failure) => diagnostics.extend(failure.diagnostics),
    }
    let place = |d: &crate::diagnostic::Diagnostic| {
        let place = d.place.as_ref();
        place.map_or_else(String::new, |place| {
            format!("{}#{}", place.file, place.pointer)
        })
    };
    let findings = diagnostics.iter();
    findings
        .map(|d| format!("{} {} {}: {}", d.severity, d.code, place(d), d.message))
        .collect()
}

fn files(root: &str) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([
        ("openapi.yaml".to_owned(), root.as_bytes().to_vec()),
        ("broken.yaml".to_owned(), b"a: }".to_vec()),
    ])
}

/// A reference to a missing target, in every place that allows a reference and in some that do not.
const LOST: &[&str] = &[
    "$ref: '#/components/schemas/none'\npaths: {}",
    "paths: {$ref: broken.yaml}",
    "components: {$ref: broken.yaml}",
    "components: {schemas: {$ref: broken.yaml}}",
    "webhooks: {a: {$ref: broken.yaml}}",
    "paths: {/a: {$ref: broken.yaml}}",
    "paths: {'/a/{b}': {$ref: broken.yaml, get: {operationId: a, responses: {'204': {description: Done}}}}}",
    "paths: {/a: {get: {$ref: broken.yaml}}}",
    "paths: {'/a/{b}': {get: {operationId: a, parameters: {$ref: broken.yaml}, responses: {'204': {description: Done}}}}}",
    "paths: {'/a/{b}': {get: {operationId: a, parameters: [{$ref: broken.yaml}], responses: {'204': {description: Done}}}}}",
    "paths: {/a: {get: {operationId: a, parameters: [{name: b, in: query, schema: {$ref: broken.yaml}}], responses: {'204': {description: Done}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {$ref: broken.yaml}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {$ref: broken.yaml}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {description: A, content: {$ref: broken.yaml}}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {description: A, headers: {B: {$ref: broken.yaml}}}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {description: A, content: {application/json: {$ref: broken.yaml}}}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {description: A, content: {application/json: {examples: {b: {$ref: broken.yaml}}}}}}}}}",
    "paths: {/a: {post: {operationId: a, requestBody: {$ref: broken.yaml}, responses: {'204': {description: Done}}}}}",
    "paths: {/a: {post: {operationId: a, requestBody: {content: {$ref: broken.yaml}}, responses: {'204': {description: Done}}}}}",
    "webhooks: {a: {post: {requestBody: {$ref: broken.yaml}}}}",
    "components: {schemas: {a: {properties: {$ref: broken.yaml}, required: [b]}}}",
    "components: {schemas: {a: {allOf: {$ref: broken.yaml}, properties: {b: {}}, required: [c]}}}",
    "components: {schemas: {a: {oneOf: {$ref: broken.yaml}, discriminator: {propertyName: b}}}}",
    "components: {schemas: {a: {oneOf: [{type: object}, {type: object, properties: {b: {}}}], discriminator: {$ref: broken.yaml}}}}",
    "components: {schemas: {a: {type: array, items: {$ref: broken.yaml}}, b: {prefixItems: {$ref: broken.yaml}}}}",
    "components: {schemas: {a: {additionalProperties: {$ref: broken.yaml}, patternProperties: {$ref: broken.yaml}}}}",
    "components: {schemas: {a: {$ref: broken.yaml, type: object, properties: {b: {}}, required: [b, c]}}}",
    "components: {schemas: {a: {properties: {b: {$ref: '#/components/schemas/c/properties/d'}}}, c: {$ref: broken.yaml}}}",
    "components: {schemas: {a: {$ref: '#/components/schemas/b'}, b: {$ref: '#/components/schemas/a'}, c: {$ref: '#/components/schemas/a/items'}}}",
    "components: {schemas: {a: {properties: {b: {$ref: '#/components/schemas/c/items'}}}, c: {$ref: 5}}}",
    "servers: [{$ref: broken.yaml}]\npaths: {}",
    "tags: [{$ref: broken.yaml}]\npaths: {}",
];

/// Other errors that remove a part to which the rest of the document refers.
const FAULTY: &[&str] = &[
    "paths: {'/a/{b}': {parameters: [{$ref: '#/components/parameters/b'}], get: {operationId: a, responses: {'204': {description: Done}}}, put: {operationId: b, responses: {'204': {description: Done}}}}}\ncomponents: {parameters: {b: {name: b, in: pth, schema: {type: string}}}}",
    "paths: {'/a/{b}': {parameters: [{$ref: '#/components/parameters/b'}], get: {operationId: a, responses: {'204': {description: Done}}}}}\ncomponents: {parameters: {b: {name: null, in: path, required: true, schema: {type: string}}}}",
    "paths: {'/a/{b}': {get: {operationId: a, parameters: [{name: b, in: path, required: true}], responses: {'204': {description: Done}}}}}",
    "paths: {'/a/{b}': {get: {operationId: a, parameters: [{name: b, in: path, required: true, style: form, schema: {type: string}}], responses: {'204': {description: Done}}}}}",
    "paths: {'/a/{b': {get: {operationId: a, parameters: [{name: b, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done}}}}}",
    "paths: {/a: {get: {operationId: [a], responses: {'204': {description: Done}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {'200': {description: [A]}}}}}",
    "paths: {/a: {get: {operationId: a, responses: {good: {description: A}}}}}",
    "paths: {/a: {post: {operationId: a, requestBody: {content: []}, responses: {'204': {description: Done}}}}}",
    "paths: {/a: {post: {operationId: a, requestBody: &a {content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}, responses: {'204': {description: Done}}}, put: {operationId: a, requestBody: *a, responses: {'204': {description: Done}}}}}",
    "security: [{a: []}]\ncomponents: {securitySchemes: {a: {type: http}}}",
    "webhooks: {a: {post: []}}",
    "components: {schemas: {a: {oneOf: [{type: text}, {type: object, properties: {b: {type: string}}}]}}}",
    "components: {schemas: {a: {oneOf: [{enum: []}, {type: string}]}}}",
    "components: {schemas: {a: {oneOf: [{type: object}, {type: object, properties: {b: {}}}], discriminator: {mapping: {}}}}}",
    "components: {schemas: {a: {type: object, properties: [b], required: [b]}}}",
    "components: {schemas: {a: {type: object, properties: {b: {}}, required: [b, c], allOf: [5]}}}",
];

#[test]
fn one_cause_is_one_finding() {
    for members in LOST.iter().chain(FAULTY) {
        let findings = list_findings(&files(&format!("{HEAD}{members}\n")));
        let others = findings
            .iter()
            .filter(|finding| !finding.starts_with("note ref-unusual"))
            // A variant that lost its values allows any value, which has its own finding.
            .filter(|finding| !finding.starts_with("warning untyped-variant"));
        assert_eq!(others.count(), 1, "{members}\n{findings:#?}");
    }
}

/// Faults that make the head unreadable.
#[test]
fn a_faulty_head_keeps_nothing_else_from_being_found() {
    let heads = [
        "info: {version: '1'}",
        "info: {title: [a], version: '1'}",
        "info: []",
        "info: {$ref: broken.yaml}",
        "",
    ];
    for head in heads {
        let text =
            format!("openapi: 3.1.0\n{head}\ncomponents: {{schemas: {{a: {{type: text}}}}}}\n");
        let findings = list_findings(&files(&text));
        assert_eq!(findings.len(), 2, "{head}\n{findings:#?}");
    }
}

const ROOT: &str = "openapi: 3.1.0
info: {title: Test, version: '1'}
security: [{key: []}]
paths:
  /a/{b}:
    parameters: [{$ref: '#/components/parameters/p'}]
    get:
      operationId: get-a
      responses: {'200': {$ref: '#/components/responses/r'}}
    post:
      operationId: post-a
      requestBody: {$ref: '#/components/requestBodies/q'}
      responses: {'204': {description: Done}}
  /c: {$ref: '#/components/pathItems/i'}
webhooks: {e: {$ref: '#/components/pathItems/i'}}
components:
  pathItems: {i: {post: {operationId: post-i, requestBody: {$ref: '#/components/requestBodies/q'}, responses: {'204': {description: Done}}}}}
  parameters: {p: {name: b, in: path, required: true, schema: {$ref: '#/components/schemas/s'}}}
  requestBodies: {q: {content: {application/json: {schema: {$ref: '#/components/schemas/u'}}}}}
  responses: {r: {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/m'}}}}}
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    s: {type: string}
    m: {type: object, required: [t], properties: {t: {const: m}, s: {$ref: '#/components/schemas/s'}}}
    n: {allOf: [{$ref: '#/components/schemas/m'}, {type: object, required: [t, x], properties: {x: {$ref: '#/components/schemas/m/properties/s'}}}]}
    u: {oneOf: [{$ref: '#/components/schemas/m'}, {$ref: '#/components/schemas/o'}], discriminator: {propertyName: t, mapping: {o: '#/components/schemas/o', m: '#/components/schemas/m'}}}
    o: {type: object, required: [t], properties: {t: {const: o}, u: {type: array, items: {$ref: '#/components/schemas/u'}}}}
";

#[test]
fn the_document_to_break_is_sound() {
    assert_eq!(list_findings(&files(ROOT)), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn references_that_break_are_the_only_findings(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0usize..5), 1..4),
    ) {
        let mut root = ROOT.to_owned();
        for (pick, how) in picks {
            let sites: Vec<usize> = root.match_indices("{$ref: '#/").map(|(at, _)| at).collect();
            let at = sites[pick.index(sites.len())];
            let end = at + root[at..].find('}').unwrap();
            let text = ["none.yaml", "broken.yaml", "'#anchor'", "'https://x/y'", "5"][how];
            root.replace_range(at..end, &format!("{{$ref: {text}"));
        }
        let findings = list_findings(&files(&root));
        prop_assert!(!findings.is_empty());
        for finding in findings {
            let code = finding.split(' ').nth(1).unwrap();
            let known = ["dangling-ref", "not-yaml", "ref-unsupported", "remote-ref", "ref-not-text", "dangling-ref-unused"];
            prop_assert!(known.contains(&code), "{}\n{}", finding, root);
        }
    }
}

/// The model of a small document. The head is added here.
pub(crate) fn read_model(members: &str) -> Api {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
    let bundle = crate::yaml::from_str(&format!("{head}{members}")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let place_of = |pointer: &str| Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let origins = Origins {
        place_of: &place_of,
        written: &|_| None,
    };
    let rules = EventRules::default();
    let api = make_model(bundle, origins, String::new(), &rules, &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().map(|d| &d.message).collect();
    api.unwrap_or_else(|| panic!("{found:?}"))
}

//! What is sampled, and in which file.
//!
//! In: model and the types that have a name in Rust. Out: [`Samples`]. Always: every named type is the root of a file
//! or stands inside the file of its owner; the order is that of the ids.

use super::print::print_template;
use super::template::{Templates, template_of_definition, template_of_use};
use crate::json_api::JsonApi;
use crate::model::{Api, DefinitionKind, Direction, Media, Shape, TypeId, TypeUse};
use crate::naming::kebab_of;
use std::collections::{BTreeMap, BTreeSet};

/// A thing that is sampled.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Its file below `tests/samples/`, without `.json`.
    pub file: String,
    /// What it is a sample of.
    pub type_use: TypeUse,
    /// Which way it travels.
    pub direction: Direction,
}

/// All samples of an API.
#[derive(Clone, Debug, Default)]
pub struct Samples {
    /// What is sampled, sorted by file.
    pub list: Vec<Sample>,
    /// The templates by file name below `tests/samples/`.
    pub files: BTreeMap<String, String>,
    /// The file (without `.json`) of each operation's request body, by operation.
    pub requests: BTreeMap<String, String>,
    /// The file (without `.json`) of each definition that has one of its own.
    pub stems: BTreeMap<TypeId, String>,
}

/// Makes the samples of an API; NAMED tells which definitions are types of their own.
pub fn make_samples(api: &Api, json_api: &JsonApi, named: &BTreeSet<TypeId>) -> Samples {
    let mut templates = Templates::new(api, json_api);
    let mut out = Samples::default();
    // A union without a variant has no value of its own: `included` of a document that describes no such object.
    let has_values = |id: &&TypeId| {
        let definition = api.definitions.get(*id).map(|definition| &definition.kind);
        !matches!(definition, Some(DefinitionKind::Union(union)) if union.variants.is_empty())
    };
    let named: Vec<&TypeId> = named.iter().filter(has_values).collect();
    for id in named.iter().filter(|id| id.path.is_empty()) {
        templates.refer(id);
    }
    add_bodies(api, &mut templates, &mut out);
    finish(&mut templates, &mut out);
    for id in named {
        if !templates.covered.contains(id) {
            templates.refer(id);
            finish(&mut templates, &mut out);
        }
    }
    out.stems.clone_from(&templates.stems);
    out.list.sort_by(|a, b| a.file.cmp(&b.file));
    out
}

/// Writes the files that are referred to and not yet written.
fn finish(templates: &mut Templates<'_>, out: &mut Samples) {
    while let Some((id, stem)) = templates.todo.pop() {
        let Some(definition) = templates.api.definitions.get(&id) else {
            continue;
        };
        let template = template_of_definition(templates, definition);
        let text = print_template(&template);
        out.files.insert(format!("{stem}.json"), text);
        out.list.push(Sample {
            file: stem,
            type_use: TypeUse {
                shape: Shape::Defined(id),
                nullable: false,
            },
            direction: definition.direction,
        });
    }
}

/// Bodies whose shape is no definition of its own, such as a list; and the files of request bodies.
fn add_bodies(api: &Api, templates: &mut Templates<'_>, out: &mut Samples) {
    let (request, response) = (
        Direction {
            request: true,
            response: false,
        },
        Direction {
            request: false,
            response: true,
        },
    );
    for operation in &api.operations {
        let folder = format!("operations/{}", kebab_of(&operation.id));
        for (at, media) in operation.request.iter().flat_map(|r| &r.media).enumerate() {
            let stem = add_body(templates, out, media, &format!("{folder}/request"), request);
            if let (0, Some(stem)) = (at, stem) {
                out.requests.insert(operation.id.clone(), stem);
            }
        }
        for answer in operation.answers.iter().chain(&operation.errors) {
            let stem = format!("{folder}/{}", kebab_of(&answer.status));
            for media in answer.media.iter().filter(|m| is_json(m)) {
                add_body(templates, out, media, &stem, response);
            }
        }
    }
    for event in &api.events {
        if let Some(media) = &event.body {
            let stem = format!("events/{}", kebab_of(&event.name));
            add_body(templates, out, media, &stem, response);
        }
    }
}

fn is_json(media: &Media) -> bool {
    media.encoding == crate::model::BodyEncoding::Json
}

fn add_body(
    templates: &mut Templates<'_>,
    out: &mut Samples,
    media: &Media,
    stem: &str,
    direction: Direction,
) -> Option<String> {
    let type_use = media.type_use.as_ref()?;
    if let (Shape::Defined(id), false) = (&type_use.shape, type_use.nullable) {
        return Some(templates.refer(id));
    }
    let template = template_of_use(templates, type_use, &[]);
    let text = print_template(&template);
    let mut stem = stem.to_owned();
    while out
        .files
        .get(&format!("{stem}.json"))
        .is_some_and(|other| *other != text)
        || templates.taken.contains(&stem)
    {
        stem += "-body";
    }
    if out.files.insert(format!("{stem}.json"), text).is_none() {
        out.list.push(Sample {
            file: stem.clone(),
            type_use: type_use.clone(),
            direction,
        });
    }
    Some(stem)
}

//! The list of samples and their files.
//!
//! In: the model and the types with a Rust name. Out: [`Samples`]. Always: every named type is the root of a file or is
//! inside the file of its owner. The order is that of the ids.

use super::print::print_template;
use super::template::{Templates, template_of_definition, template_of_use};
use crate::json_api::JsonApi;
use crate::model::{Api, DefinitionKind, Direction, Media, Shape, TypeId, TypeUse};
use crate::naming::kebab_of;
use std::collections::{BTreeMap, BTreeSet};

/// A sampled type.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Its file below `tests/samples/`, without `.json`.
    pub file: String,
    /// The type.
    pub type_use: TypeUse,
    /// Its direction.
    pub direction: Direction,
}

/// All samples of an API.
#[derive(Clone, Debug, Default)]
pub struct Samples {
    /// The sampled types, sorted by file.
    pub list: Vec<Sample>,
    /// The templates by file name below `tests/samples/`.
    pub files: BTreeMap<String, String>,
    /// The file (without `.json`) of each operation's request body, by operation.
    pub requests: BTreeMap<String, String>,
    /// The file (without `.json`) of each definition with its own file.
    pub stems: BTreeMap<TypeId, String>,
}

/// Makes the samples of an API. `named` lists the definitions with their own types.
pub fn make_samples(api: &Api, json_api: &JsonApi, named: &BTreeSet<TypeId>) -> Samples {
    let mut templates = Templates::new(api, json_api);
    let mut out = Samples::default();
    // A union without a variant has no value, such as `included` of a document that describes no included object.
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

/// Writes the files that a template refers to and that do not exist yet.
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

/// Bodies that are not definitions, such as lists; and the files of request bodies.
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

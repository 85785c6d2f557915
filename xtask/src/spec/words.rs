//! Counts the parts of our document with a sentence.
//!
//! In: our document as the generator reads it. Out: a line for each kind of item with the number of those with a
//! sentence, and the names that most often have none. Always: it counts what users of the crate see, so a shared schema
//! counts once, and a whole body counts with its operation.

use super::document::Findings;
use super::outcome::{Outcome, refuse};
use crate::codegen::find_settings;
use crate::terminal::say_line;
use generator::generate::load_api;
use generator::model::{Api, DefinitionKind, Field, Owner, TypeId};
use importer::ROOT_FILE;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// Counts the parts with a sentence. Fails if fewer than `least` percent of the members have one.
pub fn count_words(spec: &Path, missing: usize, least: u32) -> Outcome {
    let settings = find_settings(spec);
    let loaded = match load_api(&spec.join(ROOT_FILE), &[], settings.as_deref(), &[]) {
        Ok(loaded) => loaded,
        Err(failure) => {
            let findings = Findings {
                list: failure.diagnostics,
                sources: failure.sources,
            };
            return Ok(refuse(&findings));
        }
    };
    let counts = count(&loaded.api);
    for (kind, share) in &counts.shares {
        say_line!("{kind:<16} {share}");
    }
    for (name, places) in counts.most_frequent(missing) {
        say_line!(
            "{:>5} times without a sentence: {name}, as in {}",
            places.len(),
            places[0]
        );
    }
    let members = counts.share("members").percent();
    Ok(if members < f64::from(least) {
        say_line!("fewer than {least} % of the members have a sentence");
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The number of items of a kind with a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Share {
    with: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, has_sentence: bool) {
        self.all += 1;
        self.with += usize::from(has_sentence);
    }

    /// The share in percent; 100 if there are none.
    #[allow(clippy::cast_precision_loss)]
    fn percent(self) -> f64 {
        if self.all == 0 {
            100.0
        } else {
            self.with as f64 * 100.0 / self.all as f64
        }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:>6} of {:>6}  {:>5.1} %",
            self.with,
            self.all,
            self.percent()
        )
    }
}

/// The counts by kind, and the members without a sentence, by name.
#[derive(Debug, Default)]
struct Words {
    shares: Vec<(&'static str, Share)>,
    missing: BTreeMap<String, Vec<String>>,
}

impl Words {
    fn add(&mut self, kind: &'static str, sentences: impl IntoIterator<Item = bool>) {
        let mut share = Share::default();
        sentences.into_iter().for_each(|has| share.add(has));
        self.shares.push((kind, share));
    }

    fn share(&self, kind: &str) -> Share {
        let found = self.shares.iter().find(|(name, _)| *name == kind);
        found.map(|(_, share)| *share).unwrap_or_default()
    }

    /// The names that most often have no sentence, with their places.
    fn most_frequent(&self, most: usize) -> Vec<(&String, &Vec<String>)> {
        let mut names: Vec<_> = self.missing.iter().collect();
        names.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
        names.truncate(most);
        names
    }
}

fn count(api: &Api) -> Words {
    let mut words = Words::default();
    let both = |summary: &Option<String>, description: &Option<String>| {
        has_text(summary) && has_text(description)
    };
    words.add(
        "operations",
        api.operations
            .iter()
            .map(|o| both(&o.summary, &o.description)),
    );
    words.add(
        "events",
        api.events.iter().map(|e| both(&e.summary, &e.description)),
    );
    let parameters = api.operations.iter().flat_map(|o| &o.parameters);
    words.add("parameters", parameters.map(|p| has_text(&p.description)));
    let definitions = || api.definitions.values();
    let types = definitions().filter(|d| !is_named_by_its_use(&d.id));
    words.add("types", types.map(|d| has_text(&d.description)));
    words.add(
        "members",
        fields(api).map(|(_, f)| has_text(&f.description)),
    );
    let settable = fields(api).filter(|(id, f)| {
        !f.read_only
            && api
                .definitions
                .get(*id)
                .is_some_and(|d| d.direction.request)
    });
    words.add(
        "request members",
        settable.map(|(_, f)| has_text(&f.description)),
    );
    let values = definitions().flat_map(|d| match &d.kind {
        DefinitionKind::Enumeration(enumeration) => enumeration.values.as_slice(),
        _ => &[],
    });
    words.add("values", values.map(|v| has_text(&v.description)));
    for (id, field) in fields(api).filter(|(_, f)| !has_text(&f.description)) {
        let places = words.missing.entry(field.name.clone()).or_default();
        places.push(id.to_string());
    }
    words
}

/// Every member of every object, with the type it belongs to.
fn fields(api: &Api) -> impl Iterator<Item = (&TypeId, &Field)> {
    api.definitions.iter().flat_map(|(id, definition)| {
        let fields = match &definition.kind {
            DefinitionKind::Object(object) => object.fields.as_slice(),
            _ => &[],
        };
        fields.iter().map(move |field| (id, field))
    })
}

/// Whether a type is the whole body or parameter of an item with a sentence, which then describes it.
fn is_named_by_its_use(id: &TypeId) -> bool {
    id.path.is_empty() && !matches!(id.owner, Owner::Schema(_))
}

fn has_text(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r#"
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: create-a
      summary: Create an A
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/a'}}}}
      responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/b'}}}}}
components:
  schemas:
    a: {type: object, properties: {name: {type: string, description: What it is called.}, size: {type: integer}}}
    b: {type: object, description: A b., properties: {size: {type: integer}}}
"#;

    #[test]
    fn items_without_a_sentence_are_counted_and_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("openapi.yaml");
        std::fs::write(&file, DOCUMENT).expect("written");
        let words = count(&load_api(&file, &[], None, &[]).expect("a model").api);
        assert_eq!(words.share("operations"), Share { with: 0, all: 1 });
        assert_eq!(words.share("types"), Share { with: 1, all: 2 });
        assert_eq!(words.share("members"), Share { with: 1, all: 3 });
        assert_eq!(words.share("request members"), Share { with: 1, all: 2 });
        let missing = words.most_frequent(1);
        assert_eq!(missing[0].0, "size");
        assert_eq!(missing[0].1.len(), 2);
        let status = |least| count_words(folder.path(), 0, least).expect("counted");
        assert_eq!(status(33), ExitCode::SUCCESS);
        assert_eq!(status(34), ExitCode::FAILURE);
    }
}

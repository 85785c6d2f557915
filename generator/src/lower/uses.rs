//! Uses of schemas, and the named schemas of the document.

use super::conjunction::Conjunction;
use super::lowerer::{Lowerer, report_circle};
use super::resolve;
use super::schema_use::{DEPTH_LIMIT, SchemaUse, any_use, schema_id};
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::{Owner, Shape, TypeUse};
use crate::pointer;
use openapiv3::{ReferenceOr, Schema};

impl<'d> Lowerer<'d, '_> {
    /// Lowers every named schema.
    pub fn define_components(&mut self) {
        let document = self.document;
        for (name, schema) in &document.schemas {
            self.define_component(name, schema);
        }
    }

    fn define_component(&mut self, name: &str, schema: &'d ReferenceOr<Schema>) {
        let id = schema_id(name);
        let at = pointer::join("/components/schemas", name);
        let site = SchemaUse::new(schema, id.clone(), at.clone());
        let mut type_use = self.use_of(&site);
        if type_use.shape == Shape::Defined(id.clone()) {
            if self.definitions.contains_key(&id) {
                return;
            }
            report_circle(self, &at);
            type_use = any_use();
        }
        self.define_alias(id, site.schema, type_use, &at);
    }

    /// The use of a schema at its place.
    pub fn use_of(&mut self, site: &SchemaUse<'d>) -> TypeUse {
        match site.schema {
            SchemaRef::Reference(reference) => self.use_of_reference(reference, &site.at),
            SchemaRef::Item(schema) => {
                let origin = SchemaView::new(schema).origin;
                if let Some(known) = self.memo.get(origin) {
                    return known.clone();
                }
                if let Some(id) = self.pending.get(origin).cloned() {
                    let nullable = self.is_nullable(site.schema);
                    self.repeated.insert(id.clone());
                    return TypeUse {
                        shape: Shape::Defined(id),
                        nullable,
                    };
                }
                self.pending.insert(origin.to_owned(), site.id.clone());
                let conjunction = Conjunction::of_site(site.clone());
                let type_use = self.use_of_conjunction(&conjunction);
                self.pending.remove(origin);
                // A recursive schema needs a name to refer to itself.
                if self.repeated.remove(&site.id) && !self.definitions.contains_key(&site.id) {
                    self.define_alias(site.id.clone(), site.schema, type_use.clone(), origin);
                }
                self.memo.insert(origin.to_owned(), type_use.clone());
                let examples = SchemaView::new(schema).examples().iter();
                let own = examples
                    .map(|value| (value.clone(), origin.to_owned()))
                    .collect();
                self.keep_examples(origin, &type_use, own);
                type_use
            }
        }
    }

    /// Keeps the examples of a value, each with its pointer. Only one caller has examples for a place.
    pub fn keep_examples(
        &mut self,
        at: &str,
        type_use: &TypeUse,
        examples: Vec<(serde_json::Value, String)>,
    ) {
        if !examples.is_empty() {
            let kept = (type_use.clone(), examples);
            self.examples.insert(at.to_owned(), kept);
        }
    }

    fn use_of_reference(&mut self, reference: &'d str, at: &str) -> TypeUse {
        let target = resolve::find_target(self, reference, at);
        match target {
            Some(target)
                if target.id.path.is_empty() && matches!(target.id.owner, Owner::Schema(_)) =>
            {
                let nullable = self.is_nullable(target.schema);
                TypeUse {
                    shape: Shape::Defined(target.id),
                    nullable,
                }
            }
            Some(target) if self.depth > DEPTH_LIMIT => {
                report_circle(self, target.pointer());
                any_use()
            }
            Some(target) => {
                self.depth += 1;
                let type_use = self.use_of(&target);
                self.depth -= 1;
                type_use
            }
            None => any_use(),
        }
    }
}

//! Finds where null is allowed: by a schema itself, by a variant, or by all its parts.

use super::lowerer::Lowerer;
use super::resolve;
use super::schema_use::DEPTH_LIMIT;
use super::schema_view::{SchemaRef, SchemaView};
use openapiv3::{ReferenceOr, Schema};

impl<'d> Lowerer<'d, '_> {
    /// Whether a schema allows null.
    pub fn is_nullable(&mut self, schema: SchemaRef<'d>) -> bool {
        self.is_nullable_within(schema, &mut Vec::new(), 0)
    }

    /// Does the same for a part. Schemas in `seen` are skipped.
    fn is_nullable_within(
        &mut self,
        schema: SchemaRef<'d>,
        seen: &mut Vec<&'d str>,
        depth: usize,
    ) -> bool {
        if depth > DEPTH_LIMIT {
            return false;
        }
        let schema = match schema {
            SchemaRef::Item(schema) => schema,
            SchemaRef::Reference(reference) => {
                if seen.contains(&reference) {
                    return false;
                }
                seen.push(reference);
                let target = resolve::find_target(self, reference, "");
                return target
                    .is_some_and(|target| self.is_nullable_within(target.schema, seen, depth + 1));
            }
        };
        let node = SchemaView::new(schema);
        if node.data.nullable {
            return true;
        }
        let (variants, _) = node.variants();
        if variants
            .iter()
            .any(|variant| self.is_nullable_within(variant.into(), seen, depth + 1))
        {
            return true;
        }
        let mut parts = node
            .all_of
            .iter()
            .filter(|part| !is_silent(part))
            .peekable();
        node.is_silent()
            && parts.peek().is_some()
            && parts.all(|part| self.is_nullable_within(part.into(), seen, depth + 1))
    }
}

fn is_silent(part: &ReferenceOr<Schema>) -> bool {
    match part {
        ReferenceOr::Reference { .. } => false,
        ReferenceOr::Item(schema) => {
            let node = SchemaView::new(schema);
            node.is_silent() && node.all_of.is_empty()
        }
    }
}

//! What lowering schemas shares: the typed document, the definitions made so far, and how references are followed.

use super::conjunction::Conjunction;
use super::document::TypedDocument;
use super::resolve;
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::{Definition, DefinitionKind, Direction, Owner, Shape, Step, TypeId, TypeUse};
use crate::normalize::report::Report;
use crate::pointer;
use openapiv3::{ReferenceOr, Schema};
use std::collections::{BTreeMap, BTreeSet};

/// How deep schemas may lie in one another before lowering gives up on a branch.
pub(super) const DEPTH_LIMIT: usize = 96;

/// How many combinations of parts are made before lowering gives up; a large document has some hundreds.
pub(super) const MERGE_LIMIT: usize = 20_000;

/// A schema and where it is used.
#[derive(Clone, Debug)]
pub(super) struct SchemaUse<'d> {
    pub schema: SchemaRef<'d>,
    /// What a definition made of it is called.
    pub id: TypeId,
    /// The pointer of the use, for findings about a reference.
    pub at: String,
}

impl<'d> SchemaUse<'d> {
    pub fn new(schema: impl Into<SchemaRef<'d>>, id: TypeId, at: String) -> Self {
        SchemaUse {
            schema: schema.into(),
            id,
            at,
        }
    }

    /// Where the schema is written: its origin, or the place of the reference.
    pub fn pointer(&self) -> &str {
        match self.schema {
            SchemaRef::Item(schema) => SchemaView::new(schema).origin,
            SchemaRef::Reference(_) => &self.at,
        }
    }
}

/// Lowers schemas to definitions and uses.
#[derive(Debug)]
pub(super) struct Lowerer<'d, 'a> {
    pub document: &'d TypedDocument,
    pub report: Report<'a>,
    pub definitions: BTreeMap<TypeId, Definition>,
    /// Uses of inline schemas by origin, so that a schema reached in two ways is one definition.
    pub memo: BTreeMap<String, TypeUse>,
    /// Origins whose lowering has begun, with the id that they will have.
    pub pending: BTreeMap<String, TypeId>,
    /// Ids that were used before what they name was lowered.
    pub repeated: BTreeSet<TypeId>,
    /// Where each root schema outside of `components/schemas` stands, for references that lead there.
    pub roots: BTreeMap<String, (TypeId, SchemaRef<'d>)>,
    /// The ids of inline variants by origin, known once their union is lowered.
    pub variant_ids: BTreeMap<String, TypeId>,
    /// Whether the operation at hand describes the header `Authorization` as a parameter, and whether as a required one.
    pub authorization: Option<bool>,
    pub depth: usize,
    /// How many combinations of parts were made.
    pub merges: usize,
    /// How many references are being followed within one another.
    pub following: usize,
    /// Lists whose items are being joined, by where they are written.
    pub joining: BTreeSet<Vec<String>>,
}

/// The id of a component schema.
pub(super) fn schema_id(name: &str) -> TypeId {
    TypeId {
        owner: Owner::Schema(name.to_owned()),
        path: Vec::new(),
    }
}

/// An id one step further in.
pub(super) fn step_into(id: &TypeId, step: Step) -> TypeId {
    let mut id = id.clone();
    id.path.push(step);
    id
}

/// A use that allows anything.
pub(super) fn any_use() -> TypeUse {
    TypeUse {
        shape: Shape::Any,
        nullable: false,
    }
}

impl<'d, 'a> Lowerer<'d, 'a> {
    /// Nothing lowered yet.
    pub fn new(document: &'d TypedDocument, report: Report<'a>) -> Self {
        Lowerer {
            document,
            report,
            definitions: BTreeMap::new(),
            memo: BTreeMap::new(),
            pending: BTreeMap::new(),
            repeated: BTreeSet::new(),
            roots: BTreeMap::new(),
            variant_ids: BTreeMap::new(),
            authorization: None,
            depth: 0,
            merges: 0,
            following: 0,
            joining: BTreeSet::new(),
        }
    }
}

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

    /// Names what is no definition by itself.
    pub fn define_alias(&mut self, id: TypeId, schema: SchemaRef<'d>, type_use: TypeUse, at: &str) {
        let (title, description, deprecated, facts) = match schema {
            SchemaRef::Item(schema) => {
                let node = SchemaView::new(schema);
                let data = node.data;
                (
                    data.title.clone(),
                    data.description.clone(),
                    data.deprecated,
                    node.facts(),
                )
            }
            SchemaRef::Reference(_) => (None, None, false, Vec::new()),
        };
        self.definitions.insert(
            id.clone(),
            Definition {
                id,
                title,
                description,
                deprecated,
                direction: Direction::default(),
                kind: DefinitionKind::Alias(type_use),
                facts,
                place: Some(self.report.place(at)),
            },
        );
    }

    /// The use of a schema where it stands.
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
                // What repeats itself needs a name by which it can.
                if self.repeated.remove(&site.id) && !self.definitions.contains_key(&site.id) {
                    self.define_alias(site.id.clone(), site.schema, type_use.clone(), origin);
                }
                self.memo.insert(origin.to_owned(), type_use.clone());
                type_use
            }
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

    /// Records a definition under its id; a second one of another schema lengthens its path.
    pub fn define(&mut self, mut definition: Definition, at: &str) -> Shape {
        if let Some(first) = self.definitions.get(&definition.id) {
            if first.place == definition.place && first.kind == definition.kind {
                return Shape::Defined(definition.id);
            }
            let words = format!(
                "Two schemas have the same path `{}`; the second is told apart by where it is written.",
                definition.id
            );
            let tokens = pointer::split(at);
            let mut longer = definition.id.clone();
            for token in tokens.iter().rev() {
                longer.path.push(Step::Variant(token.clone()));
                if !self.definitions.contains_key(&longer) {
                    break;
                }
            }
            self.report.note(
                "same-path",
                at,
                words,
                "Nothing needs to be done; a name can be settled in the settings.",
            );
            definition.id = longer;
        }
        let id = definition.id.clone();
        self.definitions.insert(id.clone(), definition);
        Shape::Defined(id)
    }
}

/// Reports a reference that leads back to itself.
pub(super) fn report_circle(lowerer: &mut Lowerer<'_, '_>, at: &str) {
    lowerer.report.lose(
        "circular-ref",
        at,
        "Following this reference leads back to it without describing a value; any value is taken.",
        "Let one of the references on the way name what is meant.",
    );
}

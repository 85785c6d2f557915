//! The state that all lowering of schemas shares: the typed document, the definitions so far, and the open references.

use super::document::TypedDocument;
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::{Definition, DefinitionKind, Direction, Shape, Step, TypeId, TypeUse};
use crate::normalize::report::Report;
use crate::pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Lowers schemas to definitions and uses.
#[derive(Debug)]
pub(super) struct Lowerer<'d, 'a> {
    pub document: &'d TypedDocument,
    pub report: Report<'a>,
    pub definitions: BTreeMap<TypeId, Definition>,
    /// Uses of inline schemas by origin, so that a schema that is reached twice has one definition.
    pub memo: BTreeMap<String, TypeUse>,
    /// Origins that are being lowered, with their future ids.
    pub pending: BTreeMap<String, TypeId>,
    /// Ids that were used before their schema was lowered.
    pub repeated: BTreeSet<TypeId>,
    /// The root schemas outside `components/schemas`, for references to them.
    pub roots: BTreeMap<String, (TypeId, SchemaRef<'d>)>,
    /// The ids of inline variants by origin. They are known after their union is lowered.
    pub variant_ids: BTreeMap<String, TypeId>,
    /// Whether the current operation describes the header `Authorization` as a parameter, and whether it is required.
    pub authorization: Option<bool>,
    pub depth: usize,
    /// The number of merged combinations of parts.
    pub merges: usize,
    /// The number of nested open references.
    pub following: usize,
    /// Examples by place: of schemas by origin, of parameters by pointer.
    pub examples: BTreeMap<String, (TypeUse, Vec<(serde_json::Value, String)>)>,
    /// Lists whose items are being joined, by their places.
    pub joining: BTreeSet<Vec<String>>,
}

impl<'d, 'a> Lowerer<'d, 'a> {
    /// An empty state.
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
            examples: BTreeMap::new(),
            joining: BTreeSet::new(),
        }
    }
}

impl<'d> Lowerer<'d, '_> {
    /// Adds an alias for a use that is not a definition.
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

    /// Records a definition under its id. If another schema has the same id, its path gets longer.
    pub fn define(&mut self, mut definition: Definition, at: &str) -> Shape {
        if let Some(first) = self.definitions.get(&definition.id) {
            if first.place == definition.place && first.kind == definition.kind {
                return Shape::Defined(definition.id);
            }
            let words = format!(
                "Two schemas have the same path `{}`; the second gets a name from its place in the document.",
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
                "Nothing needs to be done; codegen.toml can give it another name.",
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
        "This reference leads back to itself and describes no value; it becomes any value.",
        "Change one of the references to the intended schema.",
    );
}

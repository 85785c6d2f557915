//! What lowering schemas shares: the typed document, the definitions made so far, and how references are followed.

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
    /// Examples by where they are written: of schemas by origin, of parameters by pointer.
    pub examples: BTreeMap<String, (TypeUse, Vec<serde_json::Value>)>,
    /// Lists whose items are being joined, by where they are written.
    pub joining: BTreeSet<Vec<String>>,
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
            examples: BTreeMap::new(),
            joining: BTreeSet::new(),
        }
    }
}

impl<'d> Lowerer<'d, '_> {
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

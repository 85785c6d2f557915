//! A schema and the place of its use, and the ids of its definitions.

use super::schema_view::{SchemaRef, SchemaView};
use crate::model::{Owner, Shape, Step, TypeId, TypeUse};

/// How deep schemas may nest before lowering stops at a branch.
pub(super) const DEPTH_LIMIT: usize = 96;

/// How many combinations of parts lowering makes before it stops. A large document has some hundreds.
pub(super) const MERGE_LIMIT: usize = 20_000;

/// A schema and the place of its use.
#[derive(Clone, Debug)]
pub(super) struct SchemaUse<'d> {
    pub schema: SchemaRef<'d>,
    /// The id of its definition.
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

    /// The pointer of the schema: its origin, or the place of the reference.
    pub fn pointer(&self) -> &str {
        match self.schema {
            SchemaRef::Item(schema) => SchemaView::new(schema).origin,
            SchemaRef::Reference(_) => &self.at,
        }
    }
}

/// The id of a component schema.
pub(super) fn schema_id(name: &str) -> TypeId {
    TypeId {
        owner: Owner::Schema(name.to_owned()),
        path: Vec::new(),
    }
}

/// An id one level deeper.
pub(super) fn step_into(id: &TypeId, step: Step) -> TypeId {
    let mut id = id.clone();
    id.path.push(step);
    id
}

/// A use that allows any value.
pub(super) fn any_use() -> TypeUse {
    TypeUse {
        shape: Shape::Any,
        nullable: false,
    }
}

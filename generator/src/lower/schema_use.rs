//! A schema and where it is used, and the ids of what is made of it.

use super::schema_view::{SchemaRef, SchemaView};
use crate::model::{Owner, Shape, Step, TypeId, TypeUse};

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

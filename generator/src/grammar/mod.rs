//! The meaning of each key of OpenAPI and JSON Schema: its value, the version that has it, and its use by the
//! generator.
//!
//! Out: one table for each object of OpenAPI, including schemas. `source` finds in them where references are allowed,
//! `normalize` which keys to keep, and `docs/keywords.md` prints them. Always: a key without an entry is a warning with
//! its place. A key that is not used has a reason.

mod document;
mod node_kind;
mod operation;
pub mod page;
mod reasons;
mod schema;
mod security;
pub(crate) mod sequence;
mod table;

pub use node_kind::NodeKind;
pub use operation::METHODS;
pub(crate) use schema::SCHEMA;
pub use table::ObjectKind;
pub(crate) use table::{Content, Group, Member, Since, Table, Use};

/// Every object of OpenAPI, in the order of the specification.
pub(crate) static OBJECTS: &[&Table] = &[
    &document::ROOT,
    &document::INFO,
    &document::CONTACT,
    &document::LICENSE,
    &document::SERVER,
    &document::SERVER_VARIABLE,
    &document::COMPONENTS,
    &operation::PATH_ITEM,
    &operation::OPERATION,
    &document::EXTERNAL_DOCS,
    &operation::PARAMETER,
    &operation::REQUEST_BODY,
    &operation::MEDIA_TYPE,
    &operation::ENCODING,
    &operation::RESPONSE,
    &operation::EXAMPLE,
    &operation::LINK,
    &operation::HEADER,
    &document::TAG,
    &SCHEMA,
    &schema::DISCRIMINATOR,
    &schema::XML,
    &security::SECURITY_SCHEME,
    &security::FLOWS,
    &security::FLOW,
];

/// The table of an object; `None` for those whose keys are free.
pub(crate) fn find_table(kind: ObjectKind) -> Option<&'static Table> {
    OBJECTS.iter().copied().find(|table| table.kind == kind)
}

impl Table {
    /// The entry of a key.
    pub(crate) fn find(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }
}

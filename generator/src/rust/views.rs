//! Views: what templates print. Plain data; every string is finished.

use serde::Serialize;

/// A type of the generated crate.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Item {
    /// `struct`, `enum`, `union` or `alias`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// Fields of a struct.
    pub fields: Vec<FieldView>,
    /// Rows of a struct's or enum's table.
    pub rows: Vec<String>,
    /// Parameters and initialisers of `new`, where some members are required in requests.
    pub new: Option<NewView>,
    /// Rows of the setters' table; empty where the type never travels in a request.
    pub setters: Vec<String>,
    /// Whether setters are wanted at all.
    pub settable: bool,
    /// Whether it travels in requests alone, so that the client never reads it.
    pub sent: bool,
    /// The macro of an enumeration.
    pub table: &'static str,
    /// What the catch-all variant of an enumeration holds.
    pub unknown: &'static str,
    /// How a union is decided, as its macro takes it.
    pub decision: String,
    /// Variants of an enumeration or union.
    pub variants: Vec<VariantView>,
    /// Rows of a union's conversions; empty where it never travels in a request.
    pub conversions: Vec<String>,
    /// What an alias stands for.
    pub target: String,
    /// What the JSON:API ID of a resource is called, for accessors.
    pub accessors: Vec<String>,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Its Rust type.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
}

/// `new` with its required members.
#[derive(Clone, Debug, Serialize)]
pub struct NewView {
    /// Parameters, such as `url: impl Into<String>`.
    pub parameters: Vec<String>,
    /// Initialisers, such as `url: url.into()`.
    pub initialisers: Vec<String>,
}

/// A variant.
#[derive(Clone, Debug, Serialize)]
pub struct VariantView {
    /// Its name.
    pub name: String,
    /// What it holds; empty for an enumeration's value.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
}

/// A generated file of models.
#[derive(Clone, Debug, Serialize)]
pub struct ModelFile {
    /// The module's name.
    pub module: String,
    /// What the module is about, in a line.
    pub title: String,
    /// Its types, the owner first.
    pub items: Vec<Item>,
}

/// A generated file of operations.
#[derive(Clone, Debug, Serialize)]
pub struct ResourceFile {
    /// The module's name.
    pub module: String,
    /// The type whose methods the operations are.
    pub handle: String,
    /// The tag.
    pub tag: String,
    /// Lines of documentation of the resource.
    pub docs: Vec<String>,
    /// Its operations.
    pub operations: Vec<OperationView>,
}

/// An operation.
#[derive(Clone, Debug, Serialize)]
pub struct OperationView {
    /// operationId.
    pub id: String,
    /// The method in upper case.
    pub http_method: String,
    /// The path template.
    pub path: String,
    /// A line for lists.
    pub summary: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// Its type.
    pub type_name: String,
    /// Its method.
    pub method: String,
    /// Parameters of the method, such as `account_id: impl Into<AccountId>`.
    pub arguments: Vec<String>,
    /// Calls on the new request that take those, such as `.path("account-id", account_id.into())`.
    pub argument_calls: Vec<String>,
    /// Members of the operation's description that differ from the default.
    pub info: Vec<String>,
    /// The type of the answer.
    pub response: String,
    /// Optional parameters.
    pub parameters: Vec<ParameterView>,
    /// Traits of optional parameters that the document shares.
    pub traits: Vec<String>,
    /// How the body travels: an expression for `Operation::body`, or nothing.
    pub body: Option<String>,
    /// The type of a body that is not the operation itself.
    pub body_type: Option<String>,
    /// Setters of the body's members, by the way to them.
    pub body_setters: Vec<BodySetters>,
    /// The body itself, where it is the operation.
    pub own_body: Option<Item>,
    /// Types written inside the operation.
    pub items: Vec<Item>,
    /// The answer by status, where success statuses differ in shape.
    pub by_status: Vec<StatusView>,
    /// How the answer is paged.
    pub page: Option<PageView>,
}

/// Setters for the members of one object of the body.
#[derive(Clone, Debug, Serialize)]
pub struct BodySetters {
    /// The way to the object, as the macro takes it: `data.attributes`.
    pub path: String,
    /// Rows of the table.
    pub rows: Vec<String>,
}

/// An optional parameter that several operations take.
#[derive(Clone, Debug, Serialize)]
pub struct SharedParameter {
    /// The trait's name.
    pub name: String,
    /// A line that says what it is.
    pub title: String,
    /// Its methods.
    pub methods: Vec<ParameterView>,
}

/// An optional parameter.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterView {
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Its method.
    pub method: String,
    /// The method's arguments.
    pub arguments: String,
    /// The method's body, behind `self`.
    pub call: String,
    /// Whether the document deprecates it.
    pub deprecated: bool,
}

/// An answer of one status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The status.
    pub status: String,
    /// The variant.
    pub variant: String,
    /// What it holds; empty for an empty body.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
}

/// How an answer is paged.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The answer's type.
    pub answer: String,
    /// The type of an item.
    pub item: String,
    /// The field with the items, and the expression that takes them.
    pub items: String,
    /// The expression that gives the links.
    pub links: String,
}

/// A generated file of webhook bodies.
#[derive(Clone, Debug, Serialize)]
pub struct EventFile {
    /// The module's name.
    pub module: String,
    /// The group's tag.
    pub tag: String,
    /// Its events.
    pub events: Vec<EventView>,
}

/// A webhook.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its name on the wire.
    pub name: String,
    /// Its variant.
    pub variant: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// The type of its body.
    pub body: String,
    /// Whether the body is a struct, which the event enum holds boxed.
    pub boxed: bool,
    /// Types written inside its body; those that events share stand with the first of them.
    pub items: Vec<Item>,
}

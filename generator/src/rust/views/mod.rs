//! Views: the data that the templates print, and that API.md, the verdict of an update and the crate's own tests read.
//!
//! In: decisions of this folder. Out: plain data, made once from the model. Always: a view describes an item and never
//! how it is written. Only types, literals and values are complete Rust text. So no code parses printed Rust.

mod choice;
mod item;
mod operation;
mod settings;

pub use choice::*;
pub use item::*;
pub use operation::*;
pub use settings::*;

use crate::model::Owner;
use serde::Serialize;

/// A generated file of models.
#[derive(Clone, Debug, Serialize)]
pub struct ModelFile {
    /// The module's name.
    pub module: String,
    /// The module's title, in one line.
    pub title: String,
    /// Its types, the owner first.
    pub items: Vec<Item>,
    /// The parts of the document whose types it holds.
    #[serde(skip)]
    pub owners: Vec<Owner>,
    /// The Cargo features of which one must be on. Empty if it is always built.
    pub features: Vec<String>,
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
    /// The Cargo features of which one must be on. Empty if it is always built.
    pub features: Vec<String>,
}

/// An optional parameter that several operations use.
#[derive(Clone, Debug, Serialize)]
pub struct SharedParameter {
    /// The trait's name.
    pub name: String,
    /// A line that describes it.
    pub title: String,
    /// Its methods.
    pub methods: Vec<ParameterView>,
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
    /// The Cargo features of which one must be on. Empty if it is always built.
    pub features: Vec<String>,
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
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// The type of its body.
    pub body: String,
    /// Whether the body is a struct, which the event enum holds boxed.
    pub boxed: bool,
    /// Inline types of its body. Types that several events share are in the view of the first of them.
    pub items: Vec<Item>,
}

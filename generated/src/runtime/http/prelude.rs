//! The names that a generated resource file uses.

#[allow(
    unused_imports,
    reason = "which of these are used depends on the document"
)]
pub(crate) use super::{
    Body, Client, Download, Location, NoContent, Operation, OperationInfo, Page, Request, Style,
    Text, by_status::by_status,
};

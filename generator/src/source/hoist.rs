//! A node that moves to the components of the bundle.

use super::found_reference::Location;

/// A node of another file that moves to `components`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hoist {
    /// The map of `components`.
    pub section: &'static str,
    /// Its name there.
    pub name: String,
    /// The node.
    pub location: Location,
}

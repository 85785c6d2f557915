//! The form of the tables that say what each OpenAPI object may hold and what becomes of it.
//!
//! Always: a member on no list is a warning with its place; a member that is not used has its reason beside it.

/// What the value of a member must be.
#[derive(Debug)]
pub(super) enum Kind {
    /// Text; numbers and booleans are taken as their text.
    Text,
    /// true or false.
    Flag,
    /// Any value, kept as it is.
    Any,
    /// A schema.
    Schema,
    /// An object of its own.
    Object(&'static Table),
    /// The same, or a reference to a component.
    Component(&'static Table),
    /// A path item or a reference to one.
    PathItem,
    /// A map whose values are of one kind.
    Map(&'static Kind),
    /// A list whose items are of one kind.
    List(&'static Kind),
}

/// What becomes of a member.
#[derive(Debug)]
pub(super) enum Use {
    /// The generator reads it.
    Used,
    /// Deliberately not read, because of this.
    Ignored(#[allow(dead_code, reason = "read by people")] &'static str),
    /// Not read, and worth a word: a sentence for the user.
    Reported(&'static str),
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member {
    pub name: &'static str,
    pub kind: Kind,
    pub usage: Use,
}

/// An OpenAPI object.
#[derive(Debug)]
pub(super) struct Table {
    /// The object's name in the specification, with its article.
    pub what: &'static str,
    /// The folder of `components` that holds such objects.
    pub section: &'static str,
    pub members: &'static [Member],
    /// Members without which the object means nothing.
    pub required: &'static [&'static str],
    /// Text members that are required but can be filled in empty.
    pub defaulted: &'static [&'static str],
}

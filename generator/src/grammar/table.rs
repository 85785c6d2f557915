//! The form of the tables.

/// The objects of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    Root,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    /// The text of a discriminator's `mapping`: a component name, or a reference without `$ref`.
    MappingTarget,
    Xml,
    SecurityScheme,
    OauthFlows,
    OauthFlow,
}

/// What the value of a key must be.
#[derive(Debug)]
pub enum Content {
    /// Text. Numbers and booleans are read as their text.
    Text,
    /// true or false.
    Flag,
    /// Any value, unchanged.
    Any,
    /// A schema.
    Schema,
    /// The name of a schema, or a reference to one, as text.
    MappingTarget,
    /// An inline object.
    Object(ObjectKind),
    /// An inline object, or a reference to a component.
    Component(ObjectKind),
    /// A path item or a reference to one.
    PathItem,
    /// A map whose values are of one kind.
    Map(&'static Content),
    /// An object whose keys are free, except for extensions. Its values are of one kind.
    Entries(ObjectKind, &'static Content),
    /// A list whose items are of one kind.
    List(&'static Content),
}

/// How the generator uses a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The generator reads it.
    Used,
    /// It is kept as a fact for the documentation.
    Fact,
    /// It is read and compared, but the crate does not show it, for this reason.
    Unseen(&'static str),
    /// It is not read, for this reason.
    Ignored(&'static str),
    /// It is not read, and this sentence informs the user.
    Reported(&'static str),
}

/// The versions that have a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// OpenAPI 3.0 and later.
    V3_0,
    /// Only OpenAPI 3.0.
    Only3_0,
    /// OpenAPI 3.1, which is JSON Schema 2020-12, and later.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
    /// Older drafts of JSON Schema.
    Drafts,
    /// An extension in common use, of no version.
    Extension,
}

/// The kind of value to which a keyword of a schema applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Every kind: annotations, values, composition.
    Every,
    Text,
    Number,
    Object,
    Array,
}

/// A key of an object.
#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub content: Content,
    pub usage: Use,
    pub since: Since,
    /// In a schema: the kind of value to which it applies.
    pub group: Group,
}

/// An OpenAPI object.
#[derive(Debug)]
pub struct Table {
    /// The object's name in the specification, with its article.
    pub what: &'static str,
    pub kind: ObjectKind,
    /// The folder of `components` that holds such objects.
    pub section: &'static str,
    pub members: &'static [Member],
    /// Members that the object cannot do without.
    pub required: &'static [&'static str],
    /// Required text members that may be empty.
    pub defaulted: &'static [&'static str],
}

impl Member {
    const fn new(name: &'static str, content: Content, usage: Use) -> Member {
        Member {
            name,
            content,
            usage,
            since: Since::V3_0,
            group: Group::Every,
        }
    }

    pub(super) const fn since(self, since: Since) -> Member {
        Member { since, ..self }
    }

    pub(super) const fn of(self, group: Group) -> Member {
        Member { group, ..self }
    }
}

pub(super) const fn used(name: &'static str, content: Content) -> Member {
    Member::new(name, content, Use::Used)
}

pub(super) const fn noted(name: &'static str, content: Content) -> Member {
    Member::new(name, content, Use::Fact)
}

pub(super) const fn unseen(name: &'static str, content: Content, reason: &'static str) -> Member {
    Member::new(name, content, Use::Unseen(reason))
}

pub(super) const fn ignored(name: &'static str, content: Content, reason: &'static str) -> Member {
    Member::new(name, content, Use::Ignored(reason))
}

pub(super) const fn reported(
    name: &'static str,
    content: Content,
    sentence: &'static str,
) -> Member {
    Member::new(name, content, Use::Reported(sentence))
}

//! Which object of OpenAPI stands where, by the tables of `grammar`: what a bundler must know to tell a reference from data.
//!
//! In: the kind of a node and the key of its child. Out: the child's kind. Always: whatever is not described here is
//! [`Kind::Data`], in which a `$ref` is an ordinary member (examples, defaults, enumerations, extensions).

pub use crate::grammar::Object;

use crate::grammar::{self, find_table};

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One object of OpenAPI.
    One(Object),
    /// A mapping from free names to such objects.
    Map(Object),
    /// A sequence of such objects.
    List(Object),
    /// An object of OpenAPI in which a reference has no meaning (`info`, `servers`, `tags`).
    Plain,
    /// Data of the author's own.
    Data,
}

impl Object {
    /// The map of `components` in which such an object has its home; `None` where it is written in place.
    ///
    /// Path items are written in place too, although OpenAPI 3.1 has `components/pathItems`: nothing shares them.
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            Object::Schema => "schemas",
            Object::Response => "responses",
            Object::Parameter => "parameters",
            Object::Example => "examples",
            Object::RequestBody => "requestBodies",
            Object::Header => "headers",
            Object::SecurityScheme => "securitySchemes",
            Object::Link => "links",
            Object::Callback => "callbacks",
            _ => return None,
        })
    }

    /// Whether OpenAPI allows a reference in its place.
    pub fn may_be_reference(self) -> bool {
        self.section().is_some() || self == Object::PathItem
    }

    /// What to call it in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Object::Root => "an OpenAPI document",
            Object::Components => "a `components` object",
            Object::Paths => "a `paths` object",
            Object::PathItem => "a path item",
            Object::Operation => "an operation",
            Object::Responses => "a `responses` object",
            Object::Callback => "a callback",
            Object::MediaType => "a media type",
            Object::Encoding => "an encoding",
            Object::Discriminator => "a discriminator",
            Object::Schema | Object::MappingTarget => "a schema",
            Object::Response => "a response",
            Object::Parameter => "a parameter",
            Object::Example => "an example",
            Object::RequestBody => "a request body",
            Object::Header => "a header",
            Object::SecurityScheme => "a security scheme",
            Object::Link => "a link",
        }
    }

    fn child(self, key: &str) -> Kind {
        match self {
            Object::Paths | Object::Responses | Object::Callback if key.starts_with("x-") => {
                Kind::Data
            }
            Object::Paths | Object::Callback => Kind::One(Object::PathItem),
            Object::Responses => Kind::One(Object::Response),
            _ => find_table(self)
                .and_then(|table| table.find(key))
                .map_or(Kind::Data, |member| Kind::of(&member.kind)),
        }
    }
}

impl Kind {
    /// The same without what only the value's reader must know.
    fn of(kind: &grammar::Kind) -> Kind {
        use grammar::Kind as Written;
        match kind {
            Written::Text | Written::Flag | Written::Any => Kind::Data,
            Written::Schema => Kind::One(Object::Schema),
            Written::MappingTarget => Kind::One(Object::MappingTarget),
            Written::PathItem => Kind::One(Object::PathItem),
            Written::Object(table) | Written::Component(table) => {
                table.object.map_or(Kind::Plain, Kind::One)
            }
            Written::Entries(object, _) => Kind::One(*object),
            Written::Map(inner) => match Kind::of(inner) {
                Kind::One(object) => Kind::Map(object),
                _ => Kind::Plain,
            },
            Written::List(inner) => match Kind::of(inner) {
                Kind::One(object) => Kind::List(object),
                _ => Kind::Plain,
            },
        }
    }

    /// The kind of the child under a key, or of any item of a sequence.
    pub fn child(self, key: &str) -> Kind {
        match self {
            Kind::One(object) => object.child(key),
            Kind::Map(object) | Kind::List(object) => Kind::One(object),
            Kind::Plain if key.starts_with("x-") => Kind::Data,
            Kind::Plain => Kind::Plain,
            Kind::Data => Kind::Data,
        }
    }

    /// What to call it in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Kind::One(object) => object.noun(),
            Kind::Map(_) => "a mapping of names",
            Kind::List(_) => "a list",
            Kind::Plain | Kind::Data => "data",
        }
    }
}

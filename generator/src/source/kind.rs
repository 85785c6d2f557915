//! Which object of OpenAPI stands where: what a bundler must know to tell a reference from data.
//!
//! In: the kind of a node and the key of its child. Out: the child's kind. Always: whatever is not described here is
//! [`Kind::Data`], in which a `$ref` is an ordinary member (examples, defaults, enumerations, extensions).

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

/// The objects of OpenAPI that hold references, at any depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    Root,
    Components,
    Paths,
    PathItem,
    Operation,
    Responses,
    Callback,
    MediaType,
    Encoding,
    Discriminator,
    /// The text of a discriminator's `mapping`: a component name, or a reference without `$ref`.
    MappingTarget,
    Schema,
    Response,
    Parameter,
    Example,
    RequestBody,
    Header,
    SecurityScheme,
    Link,
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
        use Kind::{Data, List, Map, One, Plain};
        use Object as O;
        match (self, key) {
            (O::Paths | O::Responses | O::Callback, key) if key.starts_with("x-") => Data,
            (O::Paths | O::Callback, _) => One(O::PathItem),
            (O::Responses, _) => One(O::Response),

            (O::Root, "paths") => One(O::Paths),
            (O::Root, "webhooks") => Map(O::PathItem),
            (O::Root, "components") => One(O::Components),
            (O::Root, "info" | "servers" | "tags" | "security" | "externalDocs") => Plain,

            (O::Components, "schemas") => Map(O::Schema),
            (O::Components, "responses") => Map(O::Response),
            (O::Components, "parameters") => Map(O::Parameter),
            (O::Components, "examples") => Map(O::Example),
            (O::Components, "requestBodies") => Map(O::RequestBody),
            (O::Components, "headers") => Map(O::Header),
            (O::Components, "securitySchemes") => Map(O::SecurityScheme),
            (O::Components, "links") => Map(O::Link),
            (O::Components, "callbacks") => Map(O::Callback),
            (O::Components, "pathItems") => Map(O::PathItem),

            (O::PathItem | O::Operation, "parameters") => List(O::Parameter),
            (O::PathItem | O::Operation, "servers") => Plain,
            (O::PathItem, "additionalOperations") => Map(O::Operation),
            (O::PathItem, key) if is_method(key) => One(O::Operation),

            (O::Operation, "requestBody") => One(O::RequestBody),
            (O::Operation, "responses") => One(O::Responses),
            (O::Operation, "callbacks") => Map(O::Callback),
            (O::Operation, "tags" | "security" | "externalDocs") => Plain,

            (O::Parameter | O::Header | O::MediaType, "schema") => One(O::Schema),
            (O::Parameter | O::Header | O::MediaType, "examples") => Map(O::Example),
            (O::Parameter | O::Header, "content") => Map(O::MediaType),
            (O::MediaType, "itemSchema") => One(O::Schema),
            (O::MediaType, "encoding") => Map(O::Encoding),
            (O::Encoding, "headers") => Map(O::Header),

            (O::RequestBody | O::Response, "content") => Map(O::MediaType),
            (O::Response, "headers") => Map(O::Header),
            (O::Response, "links") => Map(O::Link),
            (O::Link, "server") => Plain,

            (O::Discriminator, "mapping") => Map(O::MappingTarget),
            (O::Discriminator, "defaultMapping") => One(O::MappingTarget),
            (O::Schema, key) => schema_child(key),
            _ => Data,
        }
    }
}

fn is_method(key: &str) -> bool {
    matches!(
        key,
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query"
    )
}

fn schema_child(key: &str) -> Kind {
    match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            Kind::Map(Object::Schema)
        }
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Kind::List(Object::Schema),
        "items"
        | "additionalProperties"
        | "additionalItems"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Kind::One(Object::Schema),
        "discriminator" => Kind::One(Object::Discriminator),
        "xml" | "externalDocs" => Kind::Plain,
        _ => Kind::Data,
    }
}

impl Kind {
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

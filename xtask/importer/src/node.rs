//! What stands where in an OpenAPI document.
//!
//! In: what a node is and the key of a member. Out: what that member is. Always: a property that happens to be called
//! `description` is a property, because the walk knows that it stands in a map of names.

/// What a node of an OpenAPI 3.1 document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// The document itself.
    Root,
    /// `info`.
    Info,
    /// An entry of `servers`.
    Server,
    /// An entry of `tags`.
    Tag,
    /// `externalDocs`.
    ExternalDocs,
    /// `components`.
    Components,
    /// A path item or a webhook.
    PathItem,
    /// An operation.
    Operation,
    /// A parameter.
    Parameter,
    /// A header.
    Header,
    /// A request body.
    RequestBody,
    /// A response.
    Response,
    /// A media type.
    MediaType,
    /// An entry of `encoding`.
    Encoding,
    /// A schema.
    Schema,
    /// `discriminator`.
    Discriminator,
    /// A security scheme.
    SecurityScheme,
    /// Anything without further structure: values, constants, extensions.
    Free,
    /// Names chosen by the document, each with such a node.
    Map(&'static Node),
    /// A list of such nodes.
    List(&'static Node),
}

/// The keys of a path item that hold an operation, in the order in which we write them.
pub const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The kinds of components that have a folder of their own.
pub const COMPONENT_KINDS: [&str; 7] = [
    "schemas",
    "parameters",
    "requestBodies",
    "responses",
    "headers",
    "examples",
    "pathItems",
];

impl Node {
    /// What the member `key` of this node is.
    pub fn child(self, key: &str) -> Node {
        match (self, key) {
            (Node::Map(of) | Node::List(of), _) => *of,
            (Node::Discriminator, "mapping") => Node::Map(&Node::Free),
            (Node::Root, "info") => Node::Info,
            (Node::Root, "tags") => Node::List(&Node::Tag),
            (Node::Root, "paths" | "webhooks") => Node::Map(&Node::PathItem),
            (Node::Root, "components") => Node::Components,
            (Node::Components, kind) => component(kind),
            (Node::PathItem, method) if METHODS.contains(&method) => Node::Operation,
            (Node::PathItem | Node::Operation, "parameters") => Node::List(&Node::Parameter),
            (Node::Operation, "requestBody") => Node::RequestBody,
            (Node::Operation, "responses") => Node::Map(&Node::Response),
            (Node::Response | Node::Encoding, "headers") => Node::Map(&Node::Header),
            (Node::Parameter | Node::Header | Node::RequestBody | Node::Response, "content") => {
                Node::Map(&Node::MediaType)
            }
            (Node::Parameter | Node::Header | Node::MediaType, "schema") => Node::Schema,
            (Node::MediaType, "encoding") => Node::Map(&Node::Encoding),
            (Node::Schema, keyword) => schema_member(keyword),
            (Node::Root | Node::PathItem | Node::Operation, "servers") => Node::List(&Node::Server),
            (Node::Root | Node::Operation | Node::Tag, "externalDocs") => Node::ExternalDocs,
            _ => Node::Free,
        }
    }

    /// Whether `key` of this node holds wording or samples and no fact.
    pub fn is_prose(self, key: &str) -> bool {
        if matches!(
            self,
            Node::Map(_) | Node::List(_) | Node::Free | Node::Discriminator
        ) {
            return false;
        }
        match key {
            "description" => true,
            "summary" => matches!(
                self,
                Node::Root | Node::Info | Node::PathItem | Node::Operation
            ),
            "example" => matches!(
                self,
                Node::Schema | Node::MediaType | Node::Parameter | Node::Header
            ),
            "examples" => matches!(
                self,
                Node::Schema | Node::MediaType | Node::Parameter | Node::Header | Node::Components
            ),
            "x-enum-descriptions" => self == Node::Schema,
            "x-fern-examples" | "x-persona-page" => self == Node::Operation,
            _ => false,
        }
    }
}

/// What a kind of component is.
fn component(kind: &str) -> Node {
    match kind {
        "schemas" => Node::Map(&Node::Schema),
        "parameters" => Node::Map(&Node::Parameter),
        "requestBodies" => Node::Map(&Node::RequestBody),
        "responses" => Node::Map(&Node::Response),
        "headers" => Node::Map(&Node::Header),
        "securitySchemes" => Node::Map(&Node::SecurityScheme),
        "pathItems" => Node::Map(&Node::PathItem),
        _ => Node::Map(&Node::Free),
    }
}

/// What a keyword of a schema holds.
fn schema_member(keyword: &str) -> Node {
    match keyword {
        "properties" | "patternProperties" | "$defs" | "dependentSchemas" => {
            Node::Map(&Node::Schema)
        }
        "items"
        | "additionalProperties"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames" => Node::Schema,
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Node::List(&Node::Schema),
        "discriminator" => Node::Discriminator,
        "externalDocs" => Node::ExternalDocs,
        _ => Node::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_called_description_is_no_prose() {
        let properties = Node::Schema.child("properties");
        assert!(Node::Schema.is_prose("description"));
        assert!(!properties.is_prose("description"));
        assert_eq!(properties.child("description"), Node::Schema);
    }

    #[test]
    fn servers_of_a_path_item_are_no_operation() {
        assert_eq!(Node::PathItem.child("servers"), Node::List(&Node::Server));
        assert_eq!(Node::PathItem.child("get"), Node::Operation);
    }
}

//! The kinds of nodes in an OpenAPI document.
//!
//! In: the kind of a node and the key of a member. Out: the kind of that member. Always: a property named `description`
//! is a property, because the walk knows that it is in a map of names.

pub use generator::grammar::METHODS;
use generator::grammar::{NodeKind, ObjectKind};

/// The kind of a node in an OpenAPI 3.1 document.
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

/// The kinds of components with their own folder.
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
    /// The kind of the member `key` of this node, by the generator's tables of OpenAPI.
    pub fn child(self, key: &str) -> Node {
        let named = matches!(self, Node::Components | Node::Discriminator);
        match self {
            Node::Map(of) | Node::List(of) => *of,
            _ => match self.object().map(|object| object.child(key)) {
                Some(NodeKind::One(ObjectKind::Paths)) => Node::Map(&Node::PathItem),
                Some(NodeKind::One(ObjectKind::Responses)) => Node::Map(&Node::Response),
                Some(NodeKind::One(object)) => *node_of(object),
                Some(NodeKind::Map(object)) => match node_of(object) {
                    Node::Free if !named => Node::Free,
                    of => Node::Map(of),
                },
                Some(NodeKind::List(object)) => match node_of(object) {
                    Node::Free => Node::Free,
                    of => Node::List(of),
                },
                Some(NodeKind::Plain | NodeKind::Data) | None => Node::Free,
            },
        }
    }

    /// The OpenAPI object of this node.
    fn object(self) -> Option<NodeKind> {
        let known = OBJECTS.iter().find(|(_, node)| *node == self)?;
        Some(NodeKind::One(known.0))
    }

    /// Whether `key` of this node holds a description or samples, and not a fact.
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

/// The objects that the importer reads. All others are free-form.
static OBJECTS: [(ObjectKind, Node); 17] = [
    (ObjectKind::Root, Node::Root),
    (ObjectKind::Info, Node::Info),
    (ObjectKind::Server, Node::Server),
    (ObjectKind::Tag, Node::Tag),
    (ObjectKind::ExternalDocs, Node::ExternalDocs),
    (ObjectKind::Components, Node::Components),
    (ObjectKind::PathItem, Node::PathItem),
    (ObjectKind::Operation, Node::Operation),
    (ObjectKind::Parameter, Node::Parameter),
    (ObjectKind::Header, Node::Header),
    (ObjectKind::RequestBody, Node::RequestBody),
    (ObjectKind::Response, Node::Response),
    (ObjectKind::MediaType, Node::MediaType),
    (ObjectKind::Encoding, Node::Encoding),
    (ObjectKind::Schema, Node::Schema),
    (ObjectKind::Discriminator, Node::Discriminator),
    (ObjectKind::SecurityScheme, Node::SecurityScheme),
];

fn node_of(object: ObjectKind) -> &'static Node {
    let known = OBJECTS.iter().find(|(known, _)| *known == object);
    known.map_or(&Node::Free, |(_, node)| node)
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

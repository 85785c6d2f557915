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
    /// `contact`.
    Contact,
    /// `license`.
    License,
    /// An entry of `servers`.
    Server,
    /// A variable of a server's URL.
    ServerVariable,
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
    /// A link.
    Link,
    /// A media type.
    MediaType,
    /// An entry of `encoding`.
    Encoding,
    /// A schema.
    Schema,
    /// `discriminator`.
    Discriminator,
    /// `xml`.
    Xml,
    /// A security scheme.
    SecurityScheme,
    /// `flows`.
    OauthFlows,
    /// A flow.
    OauthFlow,
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
            // The older form of this keyword has schemas in it, among lists of names.
            Node::Schema if key == "dependencies" => Node::Map(&Node::Schema),
            _ => match self.object().map(|object| object.child(key)) {
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

    /// Whether OpenAPI knows `key` in this node. Names that the document chooses are all known.
    pub fn knows(self, key: &str) -> bool {
        self.object().is_none_or(|object| object.has_key(key))
    }

    /// The noun of this node in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Node::Map(_) => "a mapping of names",
            Node::List(_) => "a list",
            _ => self.object().map_or("data", NodeKind::noun),
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
                Node::Root
                    | Node::Info
                    | Node::PathItem
                    | Node::Operation
                    | Node::Response
                    | Node::Tag
            ),
            "$comment" => self == Node::Schema,
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

/// The objects with keys of their own.
static OBJECTS: [(ObjectKind, Node); 24] = [
    (ObjectKind::Root, Node::Root),
    (ObjectKind::Info, Node::Info),
    (ObjectKind::Contact, Node::Contact),
    (ObjectKind::License, Node::License),
    (ObjectKind::Server, Node::Server),
    (ObjectKind::ServerVariable, Node::ServerVariable),
    (ObjectKind::Tag, Node::Tag),
    (ObjectKind::ExternalDocs, Node::ExternalDocs),
    (ObjectKind::Components, Node::Components),
    (ObjectKind::PathItem, Node::PathItem),
    (ObjectKind::Operation, Node::Operation),
    (ObjectKind::Parameter, Node::Parameter),
    (ObjectKind::Header, Node::Header),
    (ObjectKind::RequestBody, Node::RequestBody),
    (ObjectKind::Response, Node::Response),
    (ObjectKind::Link, Node::Link),
    (ObjectKind::MediaType, Node::MediaType),
    (ObjectKind::Encoding, Node::Encoding),
    (ObjectKind::Schema, Node::Schema),
    (ObjectKind::Discriminator, Node::Discriminator),
    (ObjectKind::Xml, Node::Xml),
    (ObjectKind::SecurityScheme, Node::SecurityScheme),
    (ObjectKind::OauthFlows, Node::OauthFlows),
    (ObjectKind::OauthFlow, Node::OauthFlow),
];

/// The node of an object. No object is left to a default, because a free-form node is copied with all its texts.
fn node_of(object: ObjectKind) -> &'static Node {
    match object {
        ObjectKind::Paths | ObjectKind::Callback => &Node::Map(&Node::PathItem),
        ObjectKind::Responses => &Node::Map(&Node::Response),
        // Examples are only below keys that are prose.
        ObjectKind::MappingTarget | ObjectKind::Example => &Node::Free,
        ObjectKind::Root => &Node::Root,
        ObjectKind::Info => &Node::Info,
        ObjectKind::Contact => &Node::Contact,
        ObjectKind::License => &Node::License,
        ObjectKind::Server => &Node::Server,
        ObjectKind::ServerVariable => &Node::ServerVariable,
        ObjectKind::Tag => &Node::Tag,
        ObjectKind::ExternalDocs => &Node::ExternalDocs,
        ObjectKind::Components => &Node::Components,
        ObjectKind::PathItem => &Node::PathItem,
        ObjectKind::Operation => &Node::Operation,
        ObjectKind::Parameter => &Node::Parameter,
        ObjectKind::Header => &Node::Header,
        ObjectKind::RequestBody => &Node::RequestBody,
        ObjectKind::Response => &Node::Response,
        ObjectKind::Link => &Node::Link,
        ObjectKind::MediaType => &Node::MediaType,
        ObjectKind::Encoding => &Node::Encoding,
        ObjectKind::Schema => &Node::Schema,
        ObjectKind::Discriminator => &Node::Discriminator,
        ObjectKind::Xml => &Node::Xml,
        ObjectKind::SecurityScheme => &Node::SecurityScheme,
        ObjectKind::OauthFlows => &Node::OauthFlows,
        ObjectKind::OauthFlow => &Node::OauthFlow,
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

    #[test]
    fn each_object_leads_to_its_node_and_back() {
        for (object, node) in OBJECTS {
            assert_eq!(*node_of(object), node);
        }
        let callbacks = Node::Operation.child("callbacks");
        assert_eq!(callbacks, Node::Map(&Node::Map(&Node::PathItem)));
        assert_eq!(Node::Components.child("callbacks"), callbacks);
        assert_eq!(Node::Response.child("links"), Node::Map(&Node::Link));
    }

    #[test]
    fn a_key_is_known_in_its_object_and_any_name_in_a_map() {
        assert!(Node::PathItem.knows("post") && Node::PathItem.knows("$ref"));
        assert!(!Node::PathItem.knows("pots"));
        assert!(Node::Map(&Node::PathItem).knows("pots"));
    }
}

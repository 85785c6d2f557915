//! Finds which object of OpenAPI is under which key, with the tables.
//!
//! In: the kind of a node and the key of its child. Out: the child's kind. Always: a node that no table describes is
//! [`NodeKind::Data`], in which a `$ref` is an ordinary member (examples, defaults, enumerations, extensions).

use super::find_table;
use super::table::{Content, ObjectKind};

/// The kind of a node of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// One object of OpenAPI.
    One(ObjectKind),
    /// A mapping from free names to such objects.
    Map(ObjectKind),
    /// A sequence of such objects.
    List(ObjectKind),
    /// A node of OpenAPI that is not an object, and in which a reference has no meaning (`security`, lists of texts).
    Plain,
    /// Data of the document's author.
    Data,
}

impl NodeKind {
    /// The kind of the child under a key, or of any item of a sequence.
    pub fn child(self, key: &str) -> NodeKind {
        match self {
            NodeKind::One(object) => child_of(object, key),
            NodeKind::Map(object) | NodeKind::List(object) => NodeKind::One(object),
            NodeKind::Plain if key.starts_with("x-") => NodeKind::Data,
            NodeKind::Plain => NodeKind::Plain,
            NodeKind::Data => NodeKind::Data,
        }
    }

    /// Does the same for code that looks for references: an object that cannot contain one is plain, with all its
    /// children.
    pub fn child_with_references(self, key: &str) -> NodeKind {
        match self.child(key) {
            NodeKind::One(object) | NodeKind::Map(object) | NodeKind::List(object)
                if !object.holds_references() =>
            {
                NodeKind::Plain
            }
            other => other,
        }
    }

    /// Whether OpenAPI gives `key` a meaning in this node, apart from extensions. A reference may be anywhere.
    pub fn has_key(self, key: &str) -> bool {
        let NodeKind::One(object) = self else {
            return true;
        };
        let table = find_table(object);
        key == "$ref" || table.is_none_or(|table| table.find(key).is_some())
    }

    /// Its noun in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            NodeKind::One(object) => object.noun(),
            NodeKind::Map(_) => "a mapping of names",
            NodeKind::List(_) => "a list",
            NodeKind::Plain | NodeKind::Data => "data",
        }
    }

    fn of(content: &Content) -> NodeKind {
        match content {
            Content::Text | Content::Flag | Content::Any => NodeKind::Data,
            Content::Schema => NodeKind::One(ObjectKind::Schema),
            Content::MappingTarget => NodeKind::One(ObjectKind::MappingTarget),
            Content::PathItem => NodeKind::One(ObjectKind::PathItem),
            Content::Object(object) | Content::Component(object) => NodeKind::One(*object),
            Content::Entries(object, _) => NodeKind::One(*object),
            Content::Map(inner) => match NodeKind::of(inner) {
                NodeKind::One(object) => NodeKind::Map(object),
                _ => NodeKind::Plain,
            },
            Content::List(inner) => match NodeKind::of(inner) {
                NodeKind::One(object) => NodeKind::List(object),
                _ => NodeKind::Plain,
            },
        }
    }
}

fn child_of(object: ObjectKind, key: &str) -> NodeKind {
    match object {
        ObjectKind::Paths | ObjectKind::Responses | ObjectKind::Callback
            if key.starts_with("x-") =>
        {
            NodeKind::Data
        }
        ObjectKind::Paths | ObjectKind::Callback => NodeKind::One(ObjectKind::PathItem),
        ObjectKind::Responses => NodeKind::One(ObjectKind::Response),
        _ => find_table(object)
            .and_then(|table| table.find(key))
            .map_or(NodeKind::Data, |member| NodeKind::of(&member.content)),
    }
}

impl ObjectKind {
    /// The map of `components` for such objects; `None` for objects that are always inline.
    ///
    /// Path items are also inlined, although OpenAPI 3.1 has `components/pathItems`, because they are not shared.
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            ObjectKind::Schema => "schemas",
            ObjectKind::Response => "responses",
            ObjectKind::Parameter => "parameters",
            ObjectKind::Example => "examples",
            ObjectKind::RequestBody => "requestBodies",
            ObjectKind::Header => "headers",
            ObjectKind::SecurityScheme => "securitySchemes",
            ObjectKind::Link => "links",
            ObjectKind::Callback => "callbacks",
            _ => return None,
        })
    }

    /// Whether OpenAPI allows a reference instead of it.
    pub fn may_be_reference(self) -> bool {
        self.section().is_some() || self == ObjectKind::PathItem
    }

    /// Whether a reference is allowed instead of it or anywhere inside it.
    fn holds_references(self) -> bool {
        !matches!(
            self,
            ObjectKind::Info
                | ObjectKind::Contact
                | ObjectKind::License
                | ObjectKind::Server
                | ObjectKind::ServerVariable
                | ObjectKind::ExternalDocs
                | ObjectKind::Tag
                | ObjectKind::Xml
                | ObjectKind::OauthFlows
                | ObjectKind::OauthFlow
        )
    }

    /// Its noun in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            ObjectKind::Root => "an OpenAPI document",
            ObjectKind::Components => "a `components` object",
            ObjectKind::Paths => "a `paths` object",
            ObjectKind::PathItem => "a path item",
            ObjectKind::Operation => "an operation",
            ObjectKind::Responses => "a `responses` object",
            ObjectKind::Callback => "a callback",
            ObjectKind::MediaType => "a media type",
            ObjectKind::Encoding => "an encoding",
            ObjectKind::Discriminator => "a discriminator",
            ObjectKind::Schema | ObjectKind::MappingTarget => "a schema",
            ObjectKind::Response => "a response",
            ObjectKind::Parameter => "a parameter",
            ObjectKind::Example => "an example",
            ObjectKind::RequestBody => "a request body",
            ObjectKind::Header => "a header",
            ObjectKind::SecurityScheme => "a security scheme",
            ObjectKind::Link => "a link",
            other => find_table(other).map_or("data", |table| table.what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::OBJECTS;
    use super::*;

    /// The kinds of objects that this content may contain, at any depth.
    fn objects_in(content: &Content) -> Vec<ObjectKind> {
        match content {
            Content::Text | Content::Flag | Content::Any => Vec::new(),
            Content::Schema => vec![ObjectKind::Schema],
            Content::MappingTarget => vec![ObjectKind::MappingTarget],
            Content::PathItem => vec![ObjectKind::PathItem],
            Content::Object(object) | Content::Component(object) => vec![*object],
            Content::Map(inner) | Content::List(inner) | Content::Entries(_, inner) => {
                objects_in(inner)
            }
        }
    }

    #[test]
    fn each_object_that_a_key_opens_has_its_table() {
        for table in OBJECTS {
            for member in table.members {
                for object in objects_in(&member.content) {
                    let known = object == ObjectKind::MappingTarget || find_table(object).is_some();
                    assert!(
                        known,
                        "{object:?} under `{}` of {}",
                        member.name, table.what
                    );
                }
            }
        }
    }

    /// The list in `holds_references` follows from the tables: an object that leads to no schema, component or path
    /// item contains no reference.
    #[test]
    fn only_objects_that_lead_to_no_reference_hold_none() {
        fn reaches(object: ObjectKind, seen: &mut Vec<ObjectKind>) -> bool {
            if object.may_be_reference() || object == ObjectKind::MappingTarget {
                return true;
            }
            if seen.contains(&object) {
                return false;
            }
            seen.push(object);
            let members = find_table(object).map_or(&[][..], |table| table.members);
            let mut inner = members.iter().flat_map(|m| objects_in(&m.content));
            inner.any(|object| reaches(object, seen))
        }
        for table in OBJECTS {
            let found = reaches(table.kind, &mut Vec::new());
            assert_eq!(table.kind.holds_references(), found, "{}", table.what);
        }
    }

    #[test]
    fn a_property_called_description_is_a_schema() {
        let properties = NodeKind::One(ObjectKind::Schema).child("properties");
        assert_eq!(properties, NodeKind::Map(ObjectKind::Schema));
        let property = properties.child("description");
        assert_eq!(property, NodeKind::One(ObjectKind::Schema));
    }

    #[test]
    fn nodes_inside_an_object_without_references_are_plain() {
        let root = NodeKind::One(ObjectKind::Root);
        assert_eq!(root.child("info"), NodeKind::One(ObjectKind::Info));
        let info = root.child_with_references("info");
        assert_eq!(info, NodeKind::Plain);
        assert_eq!(info.child_with_references("title"), NodeKind::Plain);
        assert_eq!(info.child_with_references("x-note"), NodeKind::Data);
    }

    #[test]
    fn an_object_has_the_keys_of_its_table_and_a_mapping_has_any() {
        let item = NodeKind::One(ObjectKind::PathItem);
        assert!(item.has_key("post") && item.has_key("$ref"));
        assert!(!item.has_key("pots"));
        assert!(NodeKind::Map(ObjectKind::PathItem).has_key("pots"));
        assert!(NodeKind::One(ObjectKind::Paths).has_key("/a"));
    }
}

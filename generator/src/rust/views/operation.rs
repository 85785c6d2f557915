//! Operations: their method, parameters, body and answer.

use super::{Item, Setter};
use serde::Serialize;

/// An operation.
#[derive(Clone, Debug, Serialize)]
pub struct OperationView {
    /// Its constant facts.
    pub info: InfoView,
    /// One line for lists.
    pub summary: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// Names of its pages in the API's own reference.
    pub pages: Vec<String>,
    /// Whether the document deprecates it.
    pub deprecated: bool,
    /// Its type.
    pub type_name: String,
    /// The traits that its type derives, if the type is not the body.
    pub derives: &'static [&'static str],
    /// Its method.
    pub method: String,
    /// The arguments of the method: the required parameters.
    pub arguments: Vec<ArgumentView>,
    /// The type of the answer.
    pub response: String,
    /// Optional parameters.
    pub parameters: Vec<ParameterView>,
    /// Traits of optional parameters that the document shares.
    pub traits: Vec<String>,
    /// The encoding of the body.
    pub body: Option<BodyView>,
    /// The runtime's function that decides whether the body is left out, if one is needed.
    pub leaves_body_out: Option<&'static str>,
    /// The type of a body that is not the operation itself.
    pub body_type: Option<String>,
    /// Whether the body can be null.
    pub takes_null: bool,
    /// Setters of the body's members, by the path to their object.
    pub body_setters: Vec<BodySetters>,
    /// The body itself, if it is the operation.
    pub own_body: Option<Item>,
    /// Inline types of the operation.
    pub items: Vec<Item>,
    /// The answer by status, if the types of success statuses differ.
    pub by_status: Vec<StatusView>,
    /// The traits that the enum of such an answer derives. A stream cannot be cloned.
    pub by_status_derives: &'static [&'static str],
    /// The pagination of the answer.
    pub page: Option<PageView>,
}

/// The constant facts about an operation.
#[derive(Clone, Debug, Serialize)]
pub struct InfoView {
    /// operationId.
    pub id: String,
    /// The method in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// Its own server.
    pub server: Option<String>,
    /// The media types that it accepts, if they are not JSON alone.
    pub accept: Vec<String>,
    /// Its own security: alternative sets of schemes.
    pub security: Option<Vec<Vec<String>>>,
    /// Whether the call is refused until the caller gives the whole body.
    pub needs_body: bool,
}

/// A required parameter: an argument, and the destination of its value.
#[derive(Clone, Debug, Serialize)]
pub struct ArgumentView {
    /// The argument.
    #[serde(flatten)]
    pub takes: Takes,
    /// The destination of its value.
    pub goes: Goes,
}

/// An optional parameter: a method, and the destination of its value.
#[derive(Clone, Debug, Serialize)]
pub struct ParameterView {
    /// Lines of documentation.
    pub docs: Vec<String>,
    /// The first sentence of its description, in one line. Empty if there is none.
    pub sentence: String,
    /// Its method.
    pub method: String,
    /// Whether the method is longer than the parameter's name, because that is taken.
    pub lengthened: bool,
    /// The argument of the method.
    #[serde(flatten)]
    pub takes: Takes,
    /// The destination of its value.
    pub goes: Goes,
    /// Whether the document deprecates it.
    pub deprecated: bool,
}

/// The argument of a method for a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Takes {
    /// The argument's name.
    pub name: String,
    /// The parameter's type. For a list, the type of the list.
    pub type_: String,
    /// The accepted forms.
    pub form: Form,
    /// The type into which the argument converts. For a list, the type of an item.
    pub input: String,
    /// Whether the method also has a key as an argument.
    pub keyed: bool,
}

/// The accepted forms of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A value that converts into the type.
    Value,
    /// A value that converts into the type, which is text or an ID.
    Text,
    /// Text for the query: one value, or several, which are joined by commas.
    Texts,
    /// Items that convert into the list's items.
    List,
}

/// The destination of a parameter's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goes {
    /// The parameter's name on the wire.
    pub name: String,
    /// Its encoding there.
    #[serde(flatten)]
    pub way: Way,
}

impl Goes {
    /// The item that is set, as a word that does not depend on the encoding.
    pub fn what(&self) -> String {
        match &self.way {
            Way::Member { key: Some(key) } => format!("parameter {}[{key}]", self.name),
            Way::Styled { location, .. } if *location != "Query" && *location != "Path" => {
                format!("{} {}", location.to_lowercase(), self.name)
            }
            _ => format!("parameter {}", self.name),
        }
    }
}

/// How a parameter is written into a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// A text in the path.
    Path,
    /// A text in the query.
    Query,
    /// A member of an object in the query. If the key is `None`, it is an argument.
    Member {
        /// The member's key.
        key: Option<String>,
    },
    /// Any other style.
    Styled {
        /// The location, in the runtime's name.
        location: &'static str,
        /// The style, in the runtime's name.
        style: &'static str,
        /// Whether lists and objects repeat the name.
        explode: bool,
    },
}

/// The encoding of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum BodyView {
    /// As JSON.
    Json {
        /// The media type, if it is not `application/json`.
        content_type: Option<String>,
    },
    /// As a form.
    Form {
        /// The encoding of single fields.
        fields: Vec<FormField>,
    },
    /// In parts.
    Multipart {
        /// The encoding of single parts.
        parts: Vec<FormPart>,
    },
    /// As text.
    Text {
        /// The media type.
        content_type: String,
    },
    /// As a file.
    Binary {
        /// The media type.
        content_type: String,
    },
}

/// The encoding of a form's field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Its name on the wire.
    pub name: String,
    /// The style, in the runtime's name.
    pub style: &'static str,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
}

/// The encoding of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormPart {
    /// Its name on the wire.
    pub name: String,
    /// The media type. Without one, there is a part for each member.
    pub media_type: Option<String>,
}

/// Setters for the members of one object of the body.
#[derive(Clone, Debug, Serialize)]
pub struct BodySetters {
    /// The type of the object, if it has a name.
    pub owner: Option<String>,
    /// The path from the operation to the object.
    pub path: Vec<Step>,
    /// The setters.
    pub setters: Vec<Setter>,
    /// Whether the object may have members that the document does not name. A request has no setter for them.
    pub open: bool,
}

/// A step on the path to an object of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The field.
    pub field: String,
    /// Whether it is created when it is first reached.
    pub made: bool,
}

/// An answer of one status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The status.
    pub status: String,
    /// The status as a Rust pattern.
    pub pattern: String,
    /// The variant.
    pub variant: String,
    /// The type of its value. Empty for an empty body.
    pub type_: String,
    /// Lines of documentation.
    pub docs: Vec<String>,
}

/// The pagination of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The answer's type.
    pub answer: String,
    /// The type of an item.
    pub item: String,
    /// The field with the items.
    pub items: PageField,
    /// The field with the links.
    pub links: PageField,
}

/// A field of an answer that is a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageField {
    /// The member of the answer.
    pub key: String,
    /// The field.
    pub field: String,
    /// Whether it is an `Option`.
    pub optional: bool,
}

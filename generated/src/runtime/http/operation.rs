//! One operation of the API: its constant facts, and its request body.

use super::answer::Answer;
use super::file::File;
use super::multipart::{Multipart, Part};
use super::parameters::Style;
use crate::runtime::json::{Show, find_unsendable, is_same};

/// The constant facts about one operation.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// Its `operationId`.
    pub id: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path template, such as `/inquiries/{inquiry-id}/resume`.
    pub path: &'static str,
    /// The operation's own server, if the document gives one.
    pub server: Option<&'static str>,
    /// The operation's own security: alternative sets of scheme names. `None` means the document's security.
    pub security: Option<&'static [&'static [&'static str]]>,
    /// The media types of its answers. An empty list means JSON.
    pub accept: &'static [&'static str],
    /// Whether only the caller can give the body: it is required, and no member of it has a setter.
    pub needs_body: bool,
}

impl OperationInfo {
    /// The facts that most operations share.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "GET",
        path: "/",
        server: None,
        security: None,
        accept: &[],
        needs_body: false,
    };
}

/// An operation of the API, together with the body it sends. Only generated code implements it.
pub trait Operation {
    /// The type of a successful answer.
    type Response: Answer;
    /// The constant facts.
    #[doc(hidden)]
    const INFO: &'static OperationInfo;
    /// The body to send.
    #[doc(hidden)]
    fn body(&self) -> Body<'_> {
        Body::None
    }
    /// Whether nothing was set in a body that is optional. Such a body is not sent, unless the caller gave it as a
    /// whole.
    #[doc(hidden)]
    fn leaves_body_out(&self) -> bool {
        false
    }
}

/// Whether the body is left out: no member was set, and none is required. If a member is required, the client refuses
/// the call later.
#[doc(hidden)]
pub fn is_unset<T: Show + Default>(value: &T) -> bool {
    is_untouched(value) && find_unsendable(value).is_none()
}

/// Whether no member of a value was set. If the document says that the body is optional, such a body is not sent.
#[doc(hidden)]
pub fn is_untouched<T: Show + Default>(value: &T) -> bool {
    is_same(value, &T::default())
}

/// The body of a request, before it is encoded.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// No body.
    None,
    /// `application/json`.
    Json(&'a dyn Show),
    /// JSON of another media type, such as `application/merge-patch+json`.
    JsonAs {
        /// The media type.
        content_type: &'static str,
        /// The value.
        value: &'a dyn Show,
    },
    /// `application/x-www-form-urlencoded`.
    Form(&'a dyn Show),
    /// `application/x-www-form-urlencoded`, where the document says how single fields are written.
    FormAs {
        /// Style and `explode` by the names of members.
        fields: &'static [(&'static str, Style, bool)],
        /// The object whose members are the fields.
        value: &'a dyn Show,
    },
    /// `multipart/form-data`, from [`Body::multipart`].
    Multipart(Multipart<'a>),
    /// Text of this media type.
    Text {
        /// The media type.
        content_type: &'static str,
        /// The text.
        text: &'a str,
    },
    /// A file of this media type.
    Binary {
        /// The media type, unless the file has its own.
        content_type: &'static str,
        /// The file.
        file: &'a File,
    },
}

impl<'a> Body<'a> {
    /// `multipart/form-data`: the object whose members are the parts, and the form of parts by the names of members,
    /// where the document says it.
    #[inline]
    pub fn multipart(value: &'a dyn Show, parts: &'static [(&'static str, Part)]) -> Self {
        Self::Multipart(Multipart::new(value, parts))
    }

    /// The value that is sent, if it has members.
    pub(crate) fn value(&self) -> Option<&'a dyn Show> {
        match *self {
            Self::Json(value)
            | Self::JsonAs { value, .. }
            | Self::Form(value)
            | Self::FormAs { value, .. } => Some(value),
            Self::Multipart(parts) => Some(parts.value),
            Self::None | Self::Text { .. } | Self::Binary { .. } => None,
        }
    }
}

impl std::fmt::Debug for Body<'_> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Json(_) | Self::JsonAs { .. } => "Json",
            Self::Form(_) | Self::FormAs { .. } => "Form",
            Self::Multipart(_) => "Multipart",
            Self::Text { .. } => "Text",
            Self::Binary { .. } => "Binary",
        })
    }
}

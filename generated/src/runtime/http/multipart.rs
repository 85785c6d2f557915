//! `multipart/form-data` (RFC 7578). In: an object. Out: one part for each member.
//!
//! A file is a part with its file name, a scalar is a text part, and an object is a JSON part, as OpenAPI says. If the
//! document gives a media type for a part, the part has it; a list whose media type is JSON is then one part. An object
//! that contains a file cannot be JSON: its members become parts named `object[member]`, and lists in it
//! `object[member][]` (the style `deepObject`). Any other list repeats its name.
//!
//! Every function is `#[inline]`, and a body carries a pointer to its encoder. So only a program that sends such a body
//! compiles the encoder.

use super::file::File;
use super::payload::{Payload, Piece};
use super::random::draw_boundary;
use super::tree::{is_object, read_view, walk_members};
use crate::runtime::ascii;
use crate::runtime::json::{Show, View};
use std::borrow::Cow;
use std::fmt::Write;

/// How a part of a `multipart/form-data` body is written (OpenAPI's `encoding`).
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As this media type, unless a file has its own. A list whose media type is JSON is one part.
    Media(&'static str),
    /// One part for each member of an object, `object[member]` (style `deepObject`).
    Deep,
}

/// Encodes an object as parts. Some of its members have a described form.
type Encode = fn(&dyn Show, &[(&str, Part)]) -> Result<Payload, String>;

/// An object whose members are parts.
#[doc(hidden)]
#[derive(Clone, Copy)]
#[expect(
    missing_debug_implementations,
    reason = "a part of a body, which is never printed"
)]
pub struct Multipart<'a> {
    pub(super) value: &'a dyn Show,
    /// The form of parts by the names of members.
    parts: &'static [(&'static str, Part)],
    encode: Encode,
}

impl<'a> Multipart<'a> {
    #[inline]
    pub(super) fn new(value: &'a dyn Show, parts: &'static [(&'static str, Part)]) -> Self {
        Self {
            value,
            parts,
            encode,
        }
    }

    #[inline]
    pub(super) fn with_value(self, value: &'a dyn Show) -> Self {
        Self { value, ..self }
    }

    /// Encodes the members of the object as parts.
    ///
    /// # Errors
    /// A sentence when the body is no object or a part cannot be written.
    #[inline]
    pub(super) fn encode(self) -> Result<Payload, String> {
        (self.encode)(self.value, self.parts)
    }
}

#[inline]
fn encode(body: &dyn Show, described: &[(&str, Part)]) -> Result<Payload, String> {
    encode_between(draw_boundary(), body, described)
}

/// Does the same with a given boundary; refuses the body if there is none.
#[inline]
fn encode_between(
    boundary: Option<String>,
    body: &dyn Show,
    described: &[(&str, Part)],
) -> Result<Payload, String> {
    let boundary = boundary
        .ok_or("the system gives no random bytes for the boundary between the parts of the body")?;
    let mut parts = Parts {
        boundary,
        described: None,
        text: String::new(),
        pieces: Vec::new(),
    };
    let mut result = Ok(());
    body.show(&mut |view| {
        result = match is_object(&view) {
            true => walk_members(&view, &mut |name, view| {
                let own = described.iter().find(|(member, _)| *member == name);
                parts.described = own.map(|(_, part)| *part);
                parts.add(name, view)
            }),
            false => Err("a multipart body must be an object".to_owned()),
        };
    });
    result?;
    let content_type = format!("multipart/form-data; boundary={}", parts.boundary);
    Ok(Payload::Pieces(Cow::Owned(content_type), parts.finish()))
}

struct Parts {
    boundary: String,
    /// How the document says the current member is written.
    described: Option<Part>,
    /// The text since the last file.
    text: String,
    pieces: Vec<Piece>,
}

impl Parts {
    #[inline]
    fn add(&mut self, name: &str, view: View<'_>) -> Result<(), String> {
        match view {
            View::Absent | View::Null => Ok(()),
            View::File(file) => {
                let file = file
                    .downcast_ref::<File>()
                    .ok_or("a part is no file of this client")?;
                self.add_file(name, file)
            }
            View::List(list) if !self.is_json() => {
                let name = if name.ends_with("]") {
                    format!("{name}[]")
                } else {
                    name.to_owned()
                };
                let mut result = Ok(());
                list.for_each(&mut |view| {
                    if result.is_ok() {
                        result = self.add(&name, view);
                    }
                });
                result
            }
            view if is_object(&view)
                && (self.described == Some(Part::Deep) || read_view(view).holds_file()) =>
            {
                walk_members(&view, &mut |member, view| {
                    self.add(&format!("{name}[{member}]"), view)
                })
            }
            view => self.add_value(name, view),
        }
    }

    #[inline]
    fn media_type(&self) -> Option<&'static str> {
        match self.described {
            Some(Part::Media(media_type)) => Some(media_type),
            _ => None,
        }
    }

    /// Whether the document says that the member is JSON.
    #[inline]
    fn is_json(&self) -> bool {
        self.media_type()
            .is_some_and(|media_type| media_type.ends_with("json"))
    }

    #[inline]
    fn add_value(&mut self, name: &str, view: View<'_>) -> Result<(), String> {
        let content_type = match self.media_type() {
            None => is_object(&view).then_some("application/json"),
            own => own,
        };
        let value = read_view(view);
        let text = match self.is_json() {
            true => Some(value.json()),
            false => value.text(),
        };
        let Some(text) = text else {
            return Ok(());
        };
        self.begin(name, None, content_type)?;
        self.text.push_str(&text);
        self.text.push_str("\r\n");
        Ok(())
    }

    #[inline]
    fn add_file(&mut self, name: &str, file: &File) -> Result<(), String> {
        let content_type = file.media_type().or(self.media_type());
        let content_type = content_type.unwrap_or("application/octet-stream");
        self.begin(
            name,
            Some(file.file_name().unwrap_or("file")),
            Some(content_type),
        )?;
        self.pieces
            .push(Piece::Bytes(std::mem::take(&mut self.text).into()));
        self.pieces.push(Piece::File(file.clone()));
        self.text.push_str("\r\n");
        Ok(())
    }

    /// The head of a part.
    #[inline]
    fn begin(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Option<&str>,
    ) -> Result<(), String> {
        let head = &mut self.text;
        // Writing to a string cannot fail.
        let _ = write!(
            head,
            "--{}\r\ncontent-disposition: form-data; name=\"{}\"",
            self.boundary,
            quote(name)
        );
        if let Some(file_name) = file_name {
            let _ = write!(head, "; filename=\"{}\"", quote(file_name));
        }
        if let Some(content_type) = content_type {
            if ascii::contains_kind(content_type, |c| !(' '..='~').contains(&c)) {
                return Err("the media type of a file holds a control character".to_owned());
            }
            let _ = write!(head, "\r\ncontent-type: {content_type}");
        }
        head.push_str("\r\n\r\n");
        Ok(())
    }

    #[inline]
    fn finish(mut self) -> std::sync::Arc<[Piece]> {
        let _ = write!(self.text, "--{}--\r\n", self.boundary);
        self.pieces.push(Piece::Bytes(self.text.into()));
        self.pieces.into()
    }
}

/// Writes a name as browsers do (HTML, "Multipart form data"): quotes and line breaks are escaped.
#[inline]
fn quote(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '"' => quoted.push_str("%22"),
            '\r' => quoted.push_str("%0D"),
            '\n' => quoted.push_str("%0A"),
            _ => quoted.push(character),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_without_a_random_boundary_is_refused() {
        let body = serde_json::json!({"name": "jane"});
        let refused = encode_between(None, &body, &[]);
        assert!(refused.is_err_and(|said| said.contains("no random bytes")));
        assert!(encode_between(draw_boundary(), &body, &[]).is_ok());
    }
}

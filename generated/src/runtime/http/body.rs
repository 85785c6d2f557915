//! The body of a request in its media type. In: a value. Out: bytes and files.

use super::members::{Added, add_member};
use super::operation::Body;
use super::pairs::join_pairs;
use super::parameters::{Style, write_query};
use super::payload::{Payload, Piece};
use super::percent::escape;
use super::tree::Tree;
use crate::runtime::json::{Show, to_body};
use bytes::Bytes;
use serde_json::Value;
use std::borrow::Cow;

/// The body with these members added.
///
/// # Errors
/// A sentence when the value cannot be written in the media type, or has no members to add to.
pub(crate) fn encode_body(body: Body<'_>, added: &[Added]) -> Result<Payload, String> {
    if added.is_empty() {
        return encode(body);
    }
    let Some(value) = body.value() else {
        return Err("its body has no members: `with_member` works with JSON and forms".to_owned());
    };
    let mut tree = Tree::read_all(value);
    for member in added {
        add_member(&mut tree, member)?;
    }
    encode(with_value(body, &tree))
}

fn encode(body: Body<'_>) -> Result<Payload, String> {
    match body {
        Body::None => Ok(Payload::None),
        Body::Json(value) => encode_json("application/json", value),
        Body::JsonAs {
            content_type,
            value,
        } => encode_json(content_type, value),
        Body::Form(value) => encode_form(value, &[]),
        Body::FormAs { fields, value } => encode_form(value, fields),
        Body::Multipart(body) => body.encode(),
        Body::Text { content_type, text } => {
            let text = Bytes::copy_from_slice(text.as_bytes());
            Ok(Payload::Bytes(Cow::Borrowed(content_type), text))
        }
        Body::Binary { content_type, file } => {
            let content_type = match file.media_type() {
                Some(own) => Cow::Owned(own.to_owned()),
                None => Cow::Borrowed(content_type),
            };
            let pieces = [Piece::File(file.clone())];
            Ok(Payload::Pieces(content_type, pieces.into()))
        }
    }
}

/// The same kind of body with another value.
pub(crate) fn with_value<'b>(body: Body<'b>, value: &'b dyn Show) -> Body<'b> {
    match body {
        Body::Json(_) => Body::Json(value),
        Body::JsonAs { content_type, .. } => Body::JsonAs {
            content_type,
            value,
        },
        Body::Form(_) => Body::Form(value),
        Body::FormAs { fields, .. } => Body::FormAs { fields, value },
        Body::Multipart(body) => Body::Multipart(body.with_value(value)),
        other => other,
    }
}

/// Whether two bodies are equal when they are sent.
#[inline]
pub(crate) fn is_same_body(one: Body<'_>, other: Body<'_>) -> bool {
    match (one, other) {
        (Body::None, Body::None) => true,
        (Body::Text { text: one, .. }, Body::Text { text: other, .. }) => one == other,
        (Body::Binary { file: one, .. }, Body::Binary { file: other, .. }) => one == other,
        (one, other) => match (one.value(), other.value()) {
            (Some(one), Some(other)) => Tree::read_all(one) == Tree::read_all(other),
            _ => false,
        },
    }
}

fn encode_json(content_type: &'static str, value: &dyn Show) -> Result<Payload, String> {
    let content_type = Cow::Borrowed(content_type);
    let error = match to_body(value) {
        Ok(text) => return Ok(Payload::Bytes(content_type, text.into())),
        Err(error) => error,
    };
    // A file cannot be part of the text that serde writes.
    let tree = Tree::read_all(value);
    if !tree.holds_file() {
        return Err(error);
    }
    let (mut text, mut pieces) = (String::new(), Vec::new());
    write_json(&tree, &mut text, &mut pieces);
    pieces.push(Piece::Bytes(text.into()));
    Ok(Payload::Pieces(content_type, pieces.into()))
}

/// Writes JSON. The content of a file is written as base64.
fn write_json(tree: &Tree, text: &mut String, pieces: &mut Vec<Piece>) {
    match tree {
        Tree::File(file) => {
            text.push('"');
            pieces.push(Piece::Bytes(std::mem::take(text).into()));
            pieces.push(Piece::Base64(file.clone()));
            text.push('"');
        }
        Tree::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                write_json(item, text, pieces);
            }
            text.push(']');
        }
        Tree::Object(members) => {
            text.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_json(value, text, pieces);
            }
            text.push('}');
        }
        scalar => text.push_str(&scalar.json()),
    }
}

/// Writes the members of an object as form fields. A nested member is written as `a[b]=c`, unless `described` says
/// otherwise.
fn encode_form(value: &dyn Show, described: &[(&str, Style, bool)]) -> Result<Payload, String> {
    let mut pairs = Vec::new();
    if let Tree::Object(members) = Tree::read(value)? {
        for (name, value) in &members {
            let own = described.iter().find(|(field, ..)| field == name);
            let (style, explode) = match (own, value) {
                (Some((_, style, explode)), _) => (*style, *explode),
                (None, Tree::Object(_)) => (Style::DeepObject, true),
                (None, _) => (Style::Form, true),
            };
            let style = match style {
                Style::DeepObject => Style::DeepIndexed,
                style => style,
            };
            pairs.append(&mut write_query(name, style, explode, value, escape));
        }
    }
    let content_type = Cow::Borrowed("application/x-www-form-urlencoded");
    let text = join_pairs(&pairs, "&");
    Ok(Payload::Bytes(content_type, text.into()))
}

//! Bodies of requests as the runtime takes them.

use super::parameters::style_name;
use crate::model::{BodyEncoding, Media, ParameterStyle, Part};
use proc_macro2::Literal;

/// The body as the runtime takes it; VALUE is a reference to what is in it.
pub(super) fn write_body(media: &Media, value: &str) -> String {
    let content_type = Literal::string(sent_type(&media.media_type));
    match media.encoding {
        BodyEncoding::Json if is_plain_json(&media.media_type) => {
            format!("http::Body::Json({value})")
        }
        BodyEncoding::Json => {
            format!("http::Body::JsonAs {{ content_type: {content_type}, value: {value} }}")
        }
        BodyEncoding::Form if media.parts.is_empty() => format!("http::Body::Form({value})"),
        BodyEncoding::Form => {
            let fields = write_all(&media.parts, write_field);
            format!("http::Body::FormAs {{ fields: &[{fields}], value: {value} }}")
        }
        BodyEncoding::Multipart if media.parts.is_empty() => {
            format!("http::Body::Multipart({value})")
        }
        BodyEncoding::Multipart => {
            let parts = write_all(&media.parts, write_part);
            format!("http::Body::MultipartAs {{ parts: &[{parts}], value: {value} }}")
        }
        BodyEncoding::Text => {
            format!("http::Body::Text {{ content_type: {content_type}, text: {value} }}")
        }
        BodyEncoding::Binary => {
            format!("http::Body::Binary {{ content_type: {content_type}, file: {value} }}")
        }
    }
}

fn write_all(parts: &[Part], write: fn(&Part) -> String) -> String {
    let parts: Vec<_> = parts.iter().map(write).collect();
    parts.join(", ")
}

fn write_field(part: &Part) -> String {
    let name = Literal::string(&part.name);
    let style = style_name(part.style.unwrap_or(ParameterStyle::Form));
    format!("({name}, http::Style::{style}, {})", part.explode)
}

fn write_part(part: &Part) -> String {
    let name = Literal::string(&part.name);
    match &part.media_type {
        Some(media_type) => format!(
            "({name}, http::Part::Media({}))",
            Literal::string(media_type)
        ),
        None => format!("({name}, http::Part::Deep)"),
    }
}

fn is_plain_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// What is sent where the document gives a range.
fn sent_type(media_type: &str) -> &str {
    match media_type.split_once('/') {
        Some(("text", "*")) => "text/plain",
        Some((kind, rest)) if kind.contains('*') || rest.contains('*') => {
            "application/octet-stream"
        }
        _ => media_type,
    }
}

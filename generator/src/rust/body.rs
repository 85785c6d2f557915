//! The encoding of a request's body.

use super::parameters::style_name;
use super::{BodyView, FormField, FormPart};
use crate::model::{BodyEncoding, Media, ParameterStyle};

/// The encoding of the body in `media`.
pub(super) fn body_view(media: &Media) -> BodyView {
    match media.encoding {
        BodyEncoding::Json => BodyView::Json {
            content_type: (!is_plain_json(&media.media_type)).then(|| sent_type(media)),
        },
        BodyEncoding::Form => BodyView::Form {
            fields: media
                .parts
                .iter()
                .map(|part| FormField {
                    name: part.name.clone(),
                    style: style_name(part.style.unwrap_or(ParameterStyle::Form)),
                    explode: part.explode,
                })
                .collect(),
        },
        BodyEncoding::Multipart => BodyView::Multipart {
            parts: media
                .parts
                .iter()
                .map(|part| FormPart {
                    name: part.name.clone(),
                    media_type: part.media_type.clone(),
                })
                .collect(),
        },
        BodyEncoding::Text | BodyEncoding::Items(_) => BodyView::Text {
            content_type: sent_type(media),
        },
        BodyEncoding::Binary => BodyView::Binary {
            content_type: sent_type(media),
        },
    }
}

fn is_plain_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    // A range, or an invalid media type, leaves the choice to the client.
    essence.trim().eq_ignore_ascii_case("application/json")
        || essence.contains('*')
        || !essence.contains('/')
}

/// The media type that is sent, also if the document gives a range.
fn sent_type(media: &Media) -> String {
    let media_type = media.media_type.as_str();
    match media_type.split_once('/') {
        Some(("text", "*")) => "text/plain",
        Some((kind, rest)) if kind.contains('*') || rest.contains('*') => {
            "application/octet-stream"
        }
        None => "application/octet-stream",
        _ => media_type,
    }
    .to_owned()
}

//! Media types whose body is a sequence of items (OpenAPI's sequential media types).

/// How the items of such a body are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// JSON texts, one per line or record.
    Lines,
    /// Server-sent events.
    Events,
}

const LINES: [&str; 12] = [
    "ndjson",
    "x-ndjson",
    "jsonl",
    "x-jsonl",
    "jsonlines",
    "x-jsonlines",
    "json-lines",
    "json-seq",
    "json-stream",
    "x-json-stream",
    "stream+json",
    "x-ldjson",
];

/// The kind of sequence of a media type; `None` if its body is one value.
pub fn sequence_of(media_type: &str) -> Option<Sequence> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    if essence == "text/event-stream" {
        return Some(Sequence::Events);
    }
    let own = essence.split_once('/').map_or("", |(_, own)| own);
    let suffix = own.rsplit('+').next().unwrap_or_default();
    (LINES.contains(&own) || LINES.contains(&suffix)).then_some(Sequence::Lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_says_whether_it_holds_items() {
        for (media_type, sequence) in [
            ("text/event-stream; charset=utf-8", Some(Sequence::Events)),
            ("application/x-ndjson", Some(Sequence::Lines)),
            ("application/jsonl", Some(Sequence::Lines)),
            ("application/geo+json-seq", Some(Sequence::Lines)),
            ("application/stream+json", Some(Sequence::Lines)),
            ("application/json", None),
            ("application/vnd.stream+json", None),
            ("text/plain", None),
        ] {
            assert_eq!(sequence_of(media_type), sequence, "{media_type}");
        }
    }
}

//! Findings about the files that a document is made of, and about the overlays over it.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Name, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "bad-merge-key",
        LeftOut,
        "YAML's `<<` stands before something that is no mapping; it adds nothing.",
    ),
    code(
        "circular-ref",
        FreeForm,
        "References lead to each other without describing a value; a schema among them is any value.",
    ),
    code(
        "component-name",
        Name,
        "The name of a component has characters that OpenAPI does not allow there.",
    ),
    code(
        "dangling-mapping",
        LeftOut,
        "A discriminator maps a value to something that is not there; such a value is kept as it came.",
    ),
    code("dangling-ref", Refused, "A reference leads nowhere."),
    code(
        "dangling-ref-unused",
        FreeForm,
        "A reference leads nowhere, in a component that no operation uses.",
    ),
    code(
        "duplicate-key",
        Lenient,
        "A key stands twice in one mapping; the last one counts, or both where they are mappings with different keys.",
    ),
    code(
        "empty-block",
        Lenient,
        "A key has no value; it is read as if it were not there.",
    ),
    code(
        "empty-document",
        Nothing,
        "The document describes nothing; the crate is a client without an operation.",
    ),
    code(
        "key-not-text",
        Lenient,
        "A key is not text; it may read otherwise than it was written.",
    ),
    code(
        "missing-file",
        Refused,
        "The document, or an overlay, is not there.",
    ),
    code(
        "missing-info",
        Lenient,
        "The document has no `info`; the file's name is its title.",
    ),
    code(
        "missing-openapi",
        Lenient,
        "The document does not say which version of OpenAPI it is; with `paths` it is read as 3.1, without it is refused.",
    ),
    code(
        "missing-title",
        Lenient,
        "`info` has no `title`; the file's name stands in for it.",
    ),
    code(
        "missing-version",
        Lenient,
        "`info` has no `version`; it is taken as 0.0.0.",
    ),
    code(
        "not-a-mapping",
        Refused,
        "`paths`, `webhooks` or `components` is no mapping.",
    ),
    code(
        "not-json",
        LeftOut,
        "Something stands in the document that JSON cannot hold, such as an infinite number.",
    ),
    code("not-utf8", Refused, "A file is not text in UTF-8."),
    code("not-yaml", Refused, "A file is not YAML."),
    code(
        "openapi-3-2",
        Lenient,
        "The document is of OpenAPI 3.2; it is read as 3.1.",
    ),
    code(
        "openapi-form",
        Lenient,
        "The version of OpenAPI is a number or has no third part.",
    ),
    code(
        "overlay-invalid",
        Refused,
        "An overlay does not say what it should.",
    ),
    code(
        "overlay-mismatch",
        Refused,
        "An overlay changes a node into something of another kind.",
    ),
    code(
        "overlay-mixture",
        Refused,
        "An overlay both updates and removes a node.",
    ),
    code("overlay-no-change", Nothing, "An overlay changes nothing."),
    code(
        "overlay-no-match",
        Refused,
        "The target of an overlay matches nothing.",
    ),
    code(
        "overlay-not-json",
        Refused,
        "The document cannot be brought to JSON, which overlays work on.",
    ),
    code(
        "ref-kind",
        Refused,
        "A reference names something of another kind than is due. A schema is any value then.",
    ),
    code(
        "ref-not-text",
        Refused,
        "The value of `$ref` is not text. A schema is any value then.",
    ),
    code(
        "ref-of-other-kind",
        Lenient,
        "A reference names a component of another kind, whose content serves.",
    ),
    code(
        "ref-outside",
        Refused,
        "A reference leads out of the document's folder, or of the folders that `--allow-folder` names. It is not followed.",
    ),
    code(
        "ref-sibling",
        Lenient,
        "A member stands beside a `$ref` whose target has it too; the one beside it wins.",
    ),
    code(
        "ref-unsupported",
        Refused,
        "A reference cannot be followed. A schema is any value then.",
    ),
    code(
        "ref-unusual",
        Nothing,
        "A reference stands where OpenAPI has none; its target is written in its place.",
    ),
    code(
        "remote-ref",
        Refused,
        "A reference is a URL, and nothing is fetched. A schema is any value then.",
    ),
    code(
        "root-not-mapping",
        Refused,
        "The file holds no OpenAPI document.",
    ),
    code("swagger-2", Refused, "The document is Swagger 2.0."),
    code(
        "too-deep",
        Refused,
        "A file is nested deeper than 128 levels.",
    ),
    code(
        "too-large",
        Refused,
        "A document has too many nodes once its aliases or references are applied.",
    ),
    code(
        "unknown-openapi",
        Refused,
        "The document is of a version of OpenAPI that is not read.",
    ),
    code("unreadable-file", Refused, "A file cannot be read."),
    code("yaml-tag", Nothing, "A YAML tag means nothing here."),
];

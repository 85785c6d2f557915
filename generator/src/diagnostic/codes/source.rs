//! Findings about the document's files and its overlays.

use super::code::Effect::{FreeForm, LeftOut, Lenient, Name, Nothing, Refused};
use super::code::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "bad-merge-key",
        LeftOut,
        "The value of YAML's `<<` is not a mapping; it adds nothing.",
    ),
    code(
        "circular-ref",
        FreeForm,
        "References lead only to each other and describe no value; a schema among them becomes any value.",
    ),
    code(
        "component-name",
        Name,
        "The name of a component has characters that OpenAPI does not allow.",
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
        "A key is twice in one mapping; the last one counts, or both if they are mappings with different keys.",
    ),
    code("empty-block", Lenient, "A key has no value; it is ignored."),
    code(
        "empty-document",
        Nothing,
        "The document describes no operation; the crate is a client without operations.",
    ),
    code(
        "key-not-text",
        Lenient,
        "A key is not a text; its text form may differ from the source.",
    ),
    code(
        "missing-file",
        Refused,
        "The document or an overlay does not exist.",
    ),
    code(
        "missing-info",
        Lenient,
        "The document has no `info`; the file's name is its title.",
    ),
    code(
        "missing-openapi",
        Lenient,
        "The document does not name its version of OpenAPI. If it has `paths`, it is read as 3.1; otherwise it is refused.",
    ),
    code(
        "missing-title",
        Lenient,
        "`info` has no `title`; the file's name is the title.",
    ),
    code(
        "missing-version",
        Lenient,
        "`info` has no `version`; it is read as 0.0.0.",
    ),
    code(
        "not-a-mapping",
        Refused,
        "`paths`, `webhooks` or `components` is not an object.",
    ),
    code(
        "not-json",
        LeftOut,
        "The document has a value that JSON cannot express, such as an infinite number.",
    ),
    code("not-utf8", Refused, "A file is not text in UTF-8."),
    code("not-yaml", Refused, "A file is not YAML."),
    code(
        "openapi-form",
        Lenient,
        "The version of OpenAPI is a number or has no third part.",
    ),
    code("overlay-invalid", Refused, "An overlay is invalid."),
    code(
        "overlay-mismatch",
        Refused,
        "An overlay changes a node into a value of another kind.",
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
        "The document cannot be converted to JSON, which overlays need.",
    ),
    code(
        "ref-kind",
        Refused,
        "A reference leads to an object of the wrong kind. A schema becomes any value then.",
    ),
    code(
        "ref-not-text",
        Refused,
        "The value of `$ref` is not a text. A schema becomes any value then.",
    ),
    code(
        "ref-of-other-kind",
        Lenient,
        "A reference leads to a component of another kind, whose content fits.",
    ),
    code(
        "ref-outside",
        Refused,
        "A reference leads outside the document's folder and the folders that `--allow-folder` names. It is not followed.",
    ),
    code(
        "ref-sibling",
        Lenient,
        "A member is next to a `$ref`, and the target has it too; the member next to the `$ref` wins.",
    ),
    code(
        "ref-unsupported",
        Refused,
        "A reference cannot be followed. A schema becomes any value then.",
    ),
    code(
        "ref-unusual",
        Nothing,
        "A reference is in a place where OpenAPI does not allow one; its target replaces it.",
    ),
    code(
        "remote-ref",
        Refused,
        "A reference is a URL, and the generator does not use the network. A schema becomes any value then.",
    ),
    code(
        "root-not-mapping",
        Refused,
        "The file is not an OpenAPI document.",
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
        "The generator does not read the document's version of OpenAPI.",
    ),
    code("unreadable-file", Refused, "A file cannot be read."),
    code("yaml-tag", Nothing, "A YAML tag has no meaning here."),
];

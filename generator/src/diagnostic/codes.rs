//! All diagnostics by code: what each says, and what it means for the crate.
//!
//! Always: every finding of the generator has a code of this list, which `docs/diagnostics.md` prints.

/// What a finding means for the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// No crate is made.
    Refused,
    /// Something of the document is read otherwise than it stands there, as its author must have meant it.
    Lenient,
    /// A value is taken as it comes, for its type is not known.
    FreeForm,
    /// Something that the document describes is not in the crate.
    LeftOut,
    /// A name was chosen that a person may want to settle.
    Name,
    /// Nothing of the crate depends on it.
    Nothing,
}

impl Effect {
    /// The effect in the words of a summary.
    pub fn words(self) -> &'static str {
        match self {
            Effect::Refused => "refused",
            Effect::Lenient => "read leniently",
            Effect::FreeForm => "free-form",
            Effect::LeftOut => "left out",
            Effect::Name => "names chosen",
            Effect::Nothing => "without effect",
        }
    }
}

/// A diagnostic.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Its code.
    pub code: &'static str,
    /// What it means for the crate.
    pub effect: Effect,
    /// When it is reported, and what is made of it.
    pub says: &'static str,
}

const fn code(code: &'static str, effect: Effect, says: &'static str) -> Code {
    Code { code, effect, says }
}

use Effect::{FreeForm, LeftOut, Lenient, Name, Nothing, Refused};

/// All diagnostics, by code.
pub const CODES: &[Code] = &[
    code(
        "additional-of-two-shapes",
        FreeForm,
        "Two parts of an `allOf` give members without a name different types; such a member is any value.",
    ),
    code(
        "bad-merge-key",
        LeftOut,
        "YAML's `<<` stands before something that is no mapping; it adds nothing.",
    ),
    code(
        "body-without-content",
        LeftOut,
        "A request body names no media type; nothing is sent.",
    ),
    code(
        "circular-all-of",
        LeftOut,
        "A schema consists of itself by `allOf` alone; the part that leads back is left out.",
    ),
    code(
        "circular-ref",
        FreeForm,
        "References lead to each other without describing a value; a schema among them is any value.",
    ),
    code("codegen-toml", Refused, "The settings cannot be read."),
    code(
        "component-name",
        Name,
        "The name of a component has characters that OpenAPI does not allow there.",
    ),
    code(
        "contradiction",
        FreeForm,
        "Parts of an `allOf` have types that exclude each other; the value is any value.",
    ),
    code(
        "crossed-bounds",
        Nothing,
        "A lower bound is greater than the upper one; a client checks neither.",
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
        "discriminator-unknown",
        Lenient,
        "No variant has the property that a discriminator names.",
    ),
    code(
        "discriminator-without-name",
        Lenient,
        "A discriminator names no property; the variants are told apart without it.",
    ),
    code(
        "discriminator-without-variants",
        Nothing,
        "There are no variants that a discriminator could tell apart.",
    ),
    code(
        "duplicate-key",
        Lenient,
        "A key stands twice in one mapping; the last one counts, or both where they are mappings with different keys.",
    ),
    code(
        "duplicate-operation-id",
        Lenient,
        "Two operations have one `operationId`; the second is called after its method and path.",
    ),
    code(
        "duplicate-parameter",
        LeftOut,
        "A parameter is described twice for one place; the first counts.",
    ),
    code(
        "duplicate-value",
        Nothing,
        "A value stands twice in its list.",
    ),
    code(
        "empty-block",
        Lenient,
        "A key has no value; it is read as if it were not there.",
    ),
    code(
        "empty-composition",
        Lenient,
        "`allOf`, `oneOf` or `anyOf` has no schema in it; it is read as if it were not there.",
    ),
    code(
        "empty-document",
        Nothing,
        "The document describes nothing; the crate is a client without an operation.",
    ),
    code(
        "empty-enum",
        Lenient,
        "An `enum` has no value; it is read as if it were not there.",
    ),
    code("empty-webhook", LeftOut, "A webhook has no operation."),
    code(
        "encoding-style",
        Lenient,
        "A field or part has a style that it cannot have; it has that of a form.",
    ),
    code(
        "endless-list",
        FreeForm,
        "A type is a list or map of itself and nothing else; what is inside is any value.",
    ),
    code(
        "event-differs",
        Name,
        "An event says something else of a member than the others about its subject; it keeps types of its own.",
    ),
    code(
        "example-misfit",
        LeftOut,
        "An example does not fit its own schema; it is not among the tests.",
    ),
    code(
        "example-unlisted",
        Nothing,
        "An example has a member or a value that its own schema does not list; the test takes it as unknown.",
    ),
    code(
        "external-example",
        LeftOut,
        "An example stands in a file of its own; it is not among the tests.",
    ),
    code(
        "flag-as-text",
        Lenient,
        "Text stands where true or false is due; it is read as what it says.",
    ),
    code(
        "held-by-lock",
        Name,
        "Upstream says more of a shape than it did when it was published; the published shape stays.",
    ),
    code(
        "idle-keyword",
        Nothing,
        "A keyword means nothing for a schema of that type.",
    ),
    code(
        "ignored-header",
        LeftOut,
        "A parameter is a header that media types or security schemes stand for.",
    ),
    code(
        "internal-render",
        Refused,
        "The generator made text that is not Rust: a fault of the generator.",
    ),
    code(
        "key-not-text",
        Lenient,
        "A key is not text; it may read otherwise than it was written.",
    ),
    code(
        "keyword-of-3-0",
        Lenient,
        "A keyword of OpenAPI 3.0 stands in a document of 3.1; it is read as in 3.0.",
    ),
    code(
        "keyword-of-3-1",
        Lenient,
        "A keyword of OpenAPI 3.1 stands in a document of 3.0; it is read as in 3.1.",
    ),
    code(
        "mapping-beyond-variants",
        Lenient,
        "A discriminator maps a value to a schema that is not among the variants; it is added to them.",
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
        "missing-member",
        LeftOut,
        "A member is missing without which an object means nothing; the object is left out.",
    ),
    code(
        "missing-openapi",
        Lenient,
        "The document does not say which version of OpenAPI it is; with `paths` it is read as 3.1, without it is refused.",
    ),
    code(
        "missing-operation-id",
        Name,
        "An operation has no `operationId`; its method and path stand in for it.",
    ),
    code(
        "missing-text",
        Nothing,
        "A text that OpenAPI requires is missing; it is taken as empty.",
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
        "name-collision",
        Name,
        "Two things would have one name in Rust; one of them has a longer one.",
    ),
    code(
        "nested-too-deep",
        FreeForm,
        "Schemas are nested beyond a limit; from there on any value is taken.",
    ),
    code(
        "never",
        FreeForm,
        "A schema allows nothing; it is taken as any value.",
    ),
    code(
        "newer-version",
        Lenient,
        "The document is of a version after 3.1; it is read as 3.1.",
    ),
    code(
        "no-common-value",
        Lenient,
        "A value must be on two lists that have none in common; the later list is used.",
    ),
    code(
        "no-list",
        Lenient,
        "A single value stands where a list is due; it is read as a list of it.",
    ),
    code(
        "no-responses",
        Nothing,
        "An operation describes no response; any body is taken as it comes.",
    ),
    code(
        "no-success",
        Lenient,
        "An operation describes no success (2xx).",
    ),
    code(
        "no-such-body",
        LeftOut,
        "An example of the other document is of a body that this one does not have.",
    ),
    code(
        "not-a-mapping",
        Refused,
        "`paths`, `webhooks` or `components` is no mapping.",
    ),
    code(
        "not-expressed",
        LeftOut,
        "A keyword may matter and is not part of the type, such as `if` and `dependentSchemas`.",
    ),
    code(
        "not-generated",
        LeftOut,
        "Something that OpenAPI has is not generated, such as callbacks.",
    ),
    code(
        "not-json",
        LeftOut,
        "Something stands in the document that JSON cannot hold, such as an infinite number.",
    ),
    code("not-utf8", Refused, "A file is not text in UTF-8."),
    code("not-yaml", Refused, "A file is not YAML."),
    code(
        "open-patterns",
        FreeForm,
        "Keys that fit no pattern may hold anything, so all are any value.",
    ),
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
        "out-of-memory",
        Refused,
        "There is not enough memory to read the document.",
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
        "parameter-location",
        LeftOut,
        "A parameter is in a place that there is not.",
    ),
    code(
        "parameter-style",
        Lenient,
        "A parameter has a style that its place does not have; it has the usual one.",
    ),
    code(
        "parameter-with-two-schemas",
        Lenient,
        "A parameter describes its value twice; `schema` counts, or the first media type.",
    ),
    code(
        "parameter-without-schema",
        FreeForm,
        "A parameter does not describe its value; any value is taken.",
    ),
    code(
        "path-form",
        Lenient,
        "A path does not begin with a slash, or its braces do not match.",
    ),
    code(
        "path-parameter-misspelt",
        Lenient,
        "A path parameter and a variable of the path are the only ones without a partner; they are taken together.",
    ),
    code(
        "path-parameter-optional",
        Lenient,
        "A path parameter is not marked as required; it is.",
    ),
    code(
        "path-parameter-unused",
        LeftOut,
        "A path parameter has no variable in the path.",
    ),
    code(
        "path-variable-undeclared",
        Lenient,
        "No parameter describes a variable of the path; it takes any text.",
    ),
    code(
        "path-with-query",
        Lenient,
        "A path holds a query, which is sent with every request, or a fragment, which is not.",
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
        "ref-to-lost-part",
        LeftOut,
        "A reference leads to a part that cannot be read.",
    ),
    code(
        "ref-to-no-schema",
        FreeForm,
        "A reference leads to something that is no schema; any value is taken.",
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
        "required-undeclared",
        LeftOut,
        "A member is required that no part describes.",
    ),
    code(
        "root-not-mapping",
        Refused,
        "The file holds no OpenAPI document.",
    ),
    code(
        "same-path",
        Name,
        "Two inline schemas have the same path; the second is told apart by where it is written.",
    ),
    code(
        "same-path-template",
        Lenient,
        "Two paths differ in the names of variables only; both are kept.",
    ),
    code(
        "sample-unknown",
        LeftOut,
        "No sample of a type can be made for the tests.",
    ),
    code(
        "second-union",
        LeftOut,
        "A value is one of several shapes in two ways at once; the first way is used.",
    ),
    code(
        "security-scheme-form",
        LeftOut,
        "A security scheme does not say how its credential travels.",
    ),
    code(
        "sibling-of-ref",
        LeftOut,
        "A member beside a `$ref` has no effect.",
    ),
    code(
        "structure-of-other-type",
        Lenient,
        "A schema has structure that its type cannot have; the type counts.",
    ),
    code("swagger-2", Refused, "The document is Swagger 2.0."),
    code(
        "text-without-quotes",
        Lenient,
        "A number or boolean stands where text is due; it is taken as it is written.",
    ),
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
        "too-many-merges",
        FreeForm,
        "Parts of `allOf` give rise to ever more combinations; from there on any value is taken.",
    ),
    code(
        "tuple-as-list",
        Lenient,
        "A tuple is a list of what any of its places allows.",
    ),
    code(
        "type-misspelt",
        Lenient,
        "A type is written in a word of another language.",
    ),
    code(
        "undecided-union",
        Lenient,
        "Nothing tells the variants of a union apart but trying one after the other.",
    ),
    code(
        "unknown-keyword",
        LeftOut,
        "A key means nothing where it stands.",
    ),
    code(
        "unknown-mapping",
        LeftOut,
        "A discriminator maps a value to a schema that there is not.",
    ),
    code(
        "unknown-openapi",
        Refused,
        "The document is of a version of OpenAPI that is not read.",
    ),
    code(
        "unknown-part",
        LeftOut,
        "An encoding is of a member that the body does not have.",
    ),
    code(
        "unknown-security-scheme",
        LeftOut,
        "A security requirement names a scheme that there is not; nothing is sent for it.",
    ),
    code(
        "unknown-status",
        LeftOut,
        "The key of a response is no status.",
    ),
    code("unreadable-file", Refused, "A file cannot be read."),
    code(
        "unreadable-part",
        LeftOut,
        "A part of the document is not what OpenAPI says it is.",
    ),
    code(
        "unsupported-ref",
        FreeForm,
        "A reference is no JSON pointer into the document.",
    ),
    code(
        "unsupported-type",
        FreeForm,
        "A type is none of JSON Schema's; any value is taken.",
    ),
    code(
        "unsupported-version",
        Refused,
        "The document is of a version that is not read.",
    ),
    code(
        "untyped-variant",
        FreeForm,
        "A variant of a union allows anything, so the whole is any value.",
    ),
    code(
        "unused-subject",
        Nothing,
        "codegen.toml settles the subject of an event that the document does not have.",
    ),
    code(
        "value-left-out",
        LeftOut,
        "A value is of another type than the schema that lists it.",
    ),
    code(
        "value-not-expressed",
        FreeForm,
        "Objects or lists are listed as the values of a schema; any of that type is taken.",
    ),
    code(
        "value-of-other-kind",
        Lenient,
        "A value is written as another type than its schema has; it is taken as one of that type.",
    ),
    code(
        "value-outside-enum",
        Nothing,
        "A default or constant is not among the values of its schema.",
    ),
    code(
        "values-of-items",
        Lenient,
        "The values of a list's `enum` are no lists; they are read as those of its items.",
    ),
    code(
        "values-of-other-type",
        FreeForm,
        "No value of an `enum` is of the type beside it; any value is taken.",
    ),
    code(
        "variant-without-tag",
        LeftOut,
        "No value of the discriminator means a variant alone, so it is never read.",
    ),
    code(
        "webhook-media",
        LeftOut,
        "A webhook comes in several media types; the JSON one is read.",
    ),
    code(
        "webhook-methods",
        LeftOut,
        "A webhook has several methods; one is read.",
    ),
    code(
        "words-without-values",
        LeftOut,
        "There are words for values that a schema does not list.",
    ),
    code(
        "wrong-kind",
        LeftOut,
        "A value is of another kind than is due; it is left out.",
    ),
    code("yaml-tag", Nothing, "A YAML tag means nothing here."),
];

/// The entry of a code.
pub fn find_code(code: &str) -> Option<&'static Code> {
    let index = CODES.binary_search_by(|known| known.code.cmp(code)).ok()?;
    CODES.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_diagnostics_has_every_code_with_its_effect() {
        let page = include_str!("../../../docs/diagnostics.md");
        for Code { code, effect, says } in CODES {
            let row = format!("| `{code}` | {} | {says} |", effect.words());
            assert!(page.contains(&row), "{row}");
        }
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        assert_eq!(rows.count(), CODES.len());
    }

    #[test]
    fn codes_are_sorted_and_each_stands_once() {
        assert!(CODES.is_sorted_by(|one, other| one.code < other.code));
        assert!(CODES.iter().all(|known| find_code(known.code).is_some()));
    }
}

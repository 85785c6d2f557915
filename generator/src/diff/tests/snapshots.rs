//! Every kind of change, each in both directions.

use super::super::report::{describe_change, describe_rust};
use super::super::{Class, Diff, Moved};
use super::{BASE, diff, edit};
use std::fmt::Write;

/// An edit of the base document, by what it does.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// What both directions of each edit say.
fn tell(cases: &[Case<'_>]) -> String {
    let mut text = String::new();
    for (name, edits) in cases {
        let edited = edit(edits);
        let _ = writeln!(text, "== {name}");
        for (arrow, diff) in [
            ("there", diff(BASE, &edited)),
            ("back", diff(&edited, BASE)),
        ] {
            let _ = writeln!(text, "{arrow}: {}", diff.verdict);
            tell_changes(&diff, &mut text);
        }
    }
    text
}

fn tell_changes(diff: &Diff, text: &mut String) {
    for change in &diff.changes {
        let _ = writeln!(
            text,
            "  {} {} [{}] {}",
            change.class,
            change.kind,
            change.group,
            describe_change(change)
        );
        let rust = describe_rust(change);
        if !rust.is_empty() {
            let _ = writeln!(text, "    {rust}");
        }
    }
}

#[test]
fn operations() {
    insta::assert_snapshot!(tell(&[
        ("one less", &[(GET_BOOK, "")]),
        (
            "another operationId",
            &[("operationId: get-book", "operationId: fetch-book")]
        ),
        ("another path", &[("  /orders:", "  /new-orders:")]),
        (
            "another resource",
            &[(
                "operationId: get-book\n      tags: [Books]",
                "operationId: get-book\n      tags: [Orders]"
            )]
        ),
        (
            "deprecated",
            &[(
                "summary: Lists books",
                "summary: Lists books\n      deprecated: true"
            )]
        ),
        (
            "another summary",
            &[("summary: Lists books", "summary: Lists all books")]
        ),
        (
            "another server",
            &[(
                "operationId: create-order",
                "operationId: create-order\n      servers: [{url: \"https://orders.example\"}]"
            )]
        ),
        (
            "another security",
            &[(
                "operationId: create-order",
                "operationId: create-order\n      security: [{other: []}]"
            )]
        ),
    ]));
}

const GET_BOOK: &str = r##"    get:
      operationId: get-book
      tags: [Books]
      parameters:
        - {name: book-id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: The book, content: {application/json: {schema: {$ref: "#/components/schemas/book"}}}}
"##;

#[test]
fn parameters() {
    const AUTHOR: &str =
        "{name: author, in: query, schema: {type: string}, description: Who wrote it}";
    let with = |text: &'static str| [(AUTHOR, text)];
    insta::assert_snapshot!(tell(&[
        (
            "one less",
            &[(
                "        - {name: author, in: query, schema: {type: string}, description: Who wrote it}\n",
                ""
            )]
        ),
        (
            "another type",
            &with("{name: author, in: query, schema: {type: integer}, description: Who wrote it}")
        ),
        (
            "required",
            &with(
                "{name: author, in: query, required: true, schema: {type: string}, description: Who wrote it}"
            )
        ),
        (
            "deprecated",
            &with(
                "{name: author, in: query, deprecated: true, schema: {type: string}, description: Who wrote it}"
            )
        ),
        (
            "another style",
            &with(
                "{name: author, in: query, style: pipeDelimited, schema: {type: string}, description: Who wrote it}"
            )
        ),
        (
            "constrained",
            &with(
                "{name: author, in: query, schema: {type: string, maxLength: 9}, description: Who wrote it}"
            )
        ),
        (
            "another description",
            &with("{name: author, in: query, schema: {type: string}, description: The author}")
        ),
        (
            "another type of a shared one",
            &[(
                "in: query, schema: {type: integer}}",
                "in: query, schema: {type: string}}"
            )]
        ),
        (
            "another order of arguments",
            &[
                ("/books/{book-id}:", "/books/{book-id}/{shelf}:"),
                (
                    "- {name: book-id, in: path, required: true, schema: {type: string}}\n      responses",
                    "- {name: book-id, in: path, required: true, schema: {type: string}}\n        - {name: shelf, in: path, required: true, schema: {type: integer}}\n      responses"
                ),
                (
                    "- {name: book-id, in: path, required: true, schema: {type: string}}\n      requestBody",
                    "- {name: shelf, in: path, required: true, schema: {type: integer}}\n        - {name: book-id, in: path, required: true, schema: {type: string}}\n      requestBody"
                ),
            ]
        ),
    ]));
}

#[test]
fn bodies() {
    insta::assert_snapshot!(tell(&[
        (
            "no request body",
            &[(
                "      requestBody:\n        content:\n          application/json: {schema: {$ref: \"#/components/schemas/order\"}}\n      responses:\n        \"201\"",
                "      responses:\n        \"201\""
            )]
        ),
        (
            "another media type",
            &[(
                "          application/json:\n            schema:\n              type: object\n              required: [price]",
                "          application/x-www-form-urlencoded:\n            schema:\n              type: object\n              required: [price]"
            )]
        ),
        (
            "another shape",
            &[(
                "\"201\": {description: The order, content: {application/json: {schema: {$ref: \"#/components/schemas/order\"}}}}",
                "\"201\": {description: The order, content: {application/json: {schema: {$ref: \"#/components/schemas/book\"}}}}"
            )]
        ),
        (
            "one more answer alike",
            &[(
                "        \"201\": {",
                "        \"200\": {description: It was there, content: {application/json: {schema: {$ref: \"#/components/schemas/order\"}}}}\n        \"201\": {"
            )]
        ),
        (
            "one more answer unlike",
            &[(
                "        \"201\": {",
                "        \"204\": {description: Nothing}\n        \"201\": {"
            )]
        ),
        (
            "one more error",
            &[(
                "        \"201\": {",
                "        \"409\": {description: Twice}\n        \"201\": {"
            )]
        ),
        (
            "one less header",
            &[(
                "          headers: {Request-Id: {schema: {type: string}}}\n",
                ""
            )]
        ),
        (
            "a file",
            &[(
                "content: {application/json: {schema: {$ref: \"#/components/schemas/order\"}}}}\nwebhooks",
                "content: {application/pdf: {schema: {type: string, format: binary}}}}\nwebhooks"
            )]
        ),
    ]));
}

#[test]
fn fields() {
    const PAGES: &str = "        pages: {type: integer}\n";
    let with = |text: &'static str| [(PAGES, text)];
    insta::assert_snapshot!(tell(&[
        ("one less", &with("")),
        (
            "another type",
            &with("        pages: {type: string, format: date}\n")
        ),
        (
            "nullable",
            &with("        pages: {type: [integer, 'null']}\n")
        ),
        (
            "required in an answer",
            &[("required: [title]", "required: [title, pages]")]
        ),
        (
            "required in a request",
            &[("required: [price]", "required: [price, note]")]
        ),
        (
            "no longer required in a request",
            &[("              required: [price]\n", "")]
        ),
        (
            "deprecated",
            &with("        pages: {type: integer, deprecated: true}\n")
        ),
        (
            "read-only",
            &with("        pages: {type: integer, readOnly: true}\n")
        ),
        (
            "write-only",
            &with("        pages: {type: integer, writeOnly: true}\n")
        ),
        (
            "a default",
            &with("        pages: {type: integer, default: 1}\n")
        ),
        (
            "another description",
            &with("        pages: {type: integer, description: How many pages}\n")
        ),
        (
            "another key that gives the same name",
            &[("            born: {", "            BORN: {")]
        ),
        (
            "a field of a shape inside",
            &[("            name: {type: string}\n", "")]
        ),
        (
            "a whole shape inside",
            &[(
                "        author:\n          type: object\n          properties:\n            name: {type: string}\n            born: {type: string, format: date}\n",
                ""
            )]
        ),
        (
            "another order",
            &[(
                "        title: {type: string, description: What it is called}\n        pages: {type: integer}\n",
                "        pages: {type: integer}\n        title: {type: string, description: What it is called}\n"
            )]
        ),
        (
            "typed others",
            &[(
                "additionalProperties: {type: string}",
                "additionalProperties: {type: integer}"
            )]
        ),
        (
            "free others",
            &[(
                "    hard-cover: {type: object,",
                "    hard-cover: {type: object, additionalProperties: true,"
            )]
        ),
        (
            "another constant",
            &[(
                "properties: {kind: {const: soft}}",
                "properties: {kind: {const: paper}}"
            )]
        ),
    ]));
}

#[test]
fn values_and_variants() {
    insta::assert_snapshot!(tell(&[
        (
            "one value more",
            &[("enum: [new, used]", "enum: [new, used, lost]")]
        ),
        (
            "values in another order",
            &[("enum: [new, used]", "enum: [used, new]")]
        ),
        (
            "numbers",
            &[(
                "{type: string, enum: [new, used]}",
                "{type: integer, enum: [1, 2]}"
            )]
        ),
        (
            "plain text",
            &[("{type: string, enum: [new, used]}", "{type: string}")]
        ),
        (
            "a value described",
            &[(
                "enum: [new, used]}",
                "enum: [new, used], x-enum-descriptions: [Never read, Read before]}"
            )]
        ),
        (
            "one variant less",
            &[
                (
                    "        - {$ref: \"#/components/schemas/soft-cover\"}\n",
                    ""
                ),
                ("          soft: \"#/components/schemas/soft-cover\"\n", ""),
            ]
        ),
        (
            "one tag more",
            &[(
                "          soft: \"#",
                "          paper: \"#/components/schemas/soft-cover\"\n          soft: \"#"
            )]
        ),
        (
            "another property decides",
            &[
                ("propertyName: kind", "propertyName: sort"),
                (
                    "required: [kind], properties: {kind: {const: hard}",
                    "required: [sort], properties: {sort: {const: hard}"
                ),
                (
                    "required: [kind], properties: {kind: {const: soft}",
                    "required: [sort], properties: {sort: {const: soft}"
                ),
            ]
        ),
    ]));
}

#[test]
fn schemas() {
    insta::assert_snapshot!(tell(&[
        (
            "one that nothing reaches",
            &[(
                "    state: {type: string,",
                "    unused: {type: object, properties: {a: {type: string}}}\n    state: {type: string,"
            )]
        ),
        (
            "one that a field reaches",
            &[
                (
                    "        pages: {type: integer}\n",
                    "        pages: {$ref: \"#/components/schemas/extent\"}\n"
                ),
                (
                    "    state: {type: string,",
                    "    extent: {type: object, properties: {a: {type: string}}}\n    state: {type: string,"
                )
            ]
        ),
        (
            "another name",
            &[
                (
                    "        state: {$ref: \"#/components/schemas/state\"}",
                    "        state: {$ref: \"#/components/schemas/condition\"}"
                ),
                ("    state: {type: string,", "    condition: {type: string,")
            ]
        ),
        (
            "an enumeration where an object was",
            &[
                (
                    "    hard-cover: {type: object, required: [kind], properties: {kind: {const: hard}, weight: {type: integer}}}",
                    "    hard-cover: {type: string, enum: [a, b]}"
                ),
                (
                    "        - {$ref: \"#/components/schemas/hard-cover\"}\n",
                    ""
                ),
                ("          hard: \"#/components/schemas/hard-cover\"\n", ""),
                (
                    "        pages: {type: integer}\n",
                    "        pages: {$ref: \"#/components/schemas/hard-cover\"}\n"
                )
            ]
        ),
        (
            "deprecated",
            &[(
                "      description: A book.",
                "      description: A book.\n      deprecated: true"
            )]
        ),
        (
            "another description",
            &[("description: A book.", "description: A thing to read.")]
        ),
        (
            "also in requests",
            &[(
                "                price: {type: integer}\n",
                "                price: {type: integer}\n                book: {$ref: \"#/components/schemas/book\"}\n"
            )]
        ),
        (
            "a name that collides",
            &[
                (
                    "    state: {type: string,",
                    "    book-author: {type: object, properties: {a: {type: string}}}\n    state: {type: string,"
                ),
                (
                    "        pages: {type: integer}\n",
                    "        pages: {$ref: \"#/components/schemas/book-author\"}\n"
                )
            ]
        ),
    ]));
}

#[test]
fn events_and_the_whole() {
    insta::assert_snapshot!(tell(&[
        (
            "one event more",
            &[(
                "webhooks:\n",
                "webhooks:\n  order.lost:\n    post:\n      requestBody: {content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}\n      responses: {\"200\": {description: Taken}}\n"
            )]
        ),
        (
            "another body of an event",
            &[(
                "      requestBody:\n        content:\n          application/json: {schema: {$ref: \"#/components/schemas/order\"}}\n      responses: {",
                "      requestBody:\n        content:\n          application/json: {schema: {$ref: \"#/components/schemas/book\"}}\n      responses: {"
            )]
        ),
        (
            "another default server",
            &[("https://shop.example/v1", "https://shop.example/v2")]
        ),
        (
            "another default security",
            &[("security: [{key: []}]", "security: [{other: []}]")]
        ),
        (
            "one scheme less",
            &[("    other: {type: apiKey, in: header, name: X-Key}\n", "")]
        ),
        ("another version", &[("version: \"1\"", "version: \"2\"")]),
        (
            "another description",
            &[("description: A shop.", "description: The shop.")]
        ),
        (
            "a tag described otherwise",
            &[(
                "description: What the shop sells.",
                "description: All that is sold."
            )]
        ),
        (
            "an example",
            &[(
                "content: {application/json: {schema: {$ref: \"#/components/schemas/book\"}}}}\n    patch",
                "content: {application/json: {example: {title: A}, schema: {$ref: \"#/components/schemas/book\"}}}}\n    patch"
            )]
        ),
    ]));
}

#[test]
fn equal_documents_give_nothing() {
    let same = diff(BASE, BASE);
    assert!(same.changes.is_empty());
    assert_eq!(same.verdict, super::super::Verdict::None);
}

#[test]
fn a_verdict_is_that_of_the_heaviest_move() {
    for edits in [
        &[("enum: [new, used]", "enum: [new]")][..],
        &[("        pages: {type: integer}\n", "")],
    ] {
        let diff = diff(BASE, &edit(edits));
        let moves = diff.changes.iter().flat_map(|change| &change.rust);
        assert_eq!(moves.map(|item| item.moved).min(), Some(Moved::Removed));
        assert_eq!(diff.changes[0].class, Class::Breaking);
    }
}

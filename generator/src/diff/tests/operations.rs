//! Operations and their names.

use super::tell::tell;

#[test]
fn there_and_back() {
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

//! Parameters of operations.

use super::tell::tell;

#[test]
fn there_and_back() {
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

//! Named schemas.

use super::tell::tell;

#[test]
fn there_and_back() {
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

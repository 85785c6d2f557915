//! Values of enumerations and variants of unions.

use super::tell::tell;

#[test]
fn there_and_back() {
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

//! Members of objects.

use super::tell::tell;

#[test]
fn there_and_back() {
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

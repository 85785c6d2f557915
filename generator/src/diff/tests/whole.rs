//! Events, and settings of the document for all operations.

use super::tell::tell;

#[test]
fn there_and_back() {
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

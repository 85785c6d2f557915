//! Request bodies and responses.

use super::tell::tell;

#[test]
fn there_and_back() {
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

//! Keywords of 3.1 that 3.0 does not have, and the other keywords of a schema.

use super::{describe, schemas};

schemas! {
    type_list_with_null: "
a: {type: object, properties: {x: {type: [string, 'null']}, y: {type: ['null', array], items: {type: integer}}}}
";
    type_list_with_yaml_null: "
a: {type: object, properties: {x: {type: [string, null]}}}
";
    type_null_alone: "
a: {type: object, properties: {x: {type: 'null'}, y: {const: null}}}
";
    type_list_of_kinds: "
a: {type: [object, string, 'null'], additionalProperties: true}
b: {type: [integer, number]}
c: {type: [string, array], items: {type: object, properties: {x: {type: string}}}, maxLength: 3, maxItems: 4}
";
    type_inferred: "
a: {properties: {x: {items: {type: string}}, y: {maxLength: 5}, z: {format: date}, w: {minimum: 1}, v: {enum: [1, 2]}}}
";
    nullable_of_openapi_3_0: "
a: {type: object, nullable: true, properties: {x: {type: string, nullable: true}, y: {allOf: [{$ref: '#/components/schemas/b'}], nullable: true}, z: {type: [string, 'null'], nullable: true}, w: {type: [string, integer], nullable: true}, v: {type: string, nullable: false}, u: {type: string, nullable: maybe}}}
b: {type: object, properties: {z: {type: string}}}
";
    exclusive_bounds_of_both_versions: "
a: {type: object, properties: {x: {type: integer, minimum: 1, exclusiveMinimum: true}, y: {type: number, exclusiveMaximum: 2.5}, z: {type: integer, maximum: 3, exclusiveMaximum: false}, w: {type: integer, exclusiveMaximum: true}, v: {type: integer, exclusiveMinimum: many}, u: {type: string, exclusiveMinimum: true}}}
";
    formats: "
a:
  type: object
  properties:
    date: {type: string, format: date}
    time: {type: string, format: date-time}
    bytes: {type: string, format: binary}
    base64: {type: string, format: byte}
    encoded: {type: string, contentEncoding: base64, contentMediaType: image/png}
    raw: {type: string, contentMediaType: application/octet-stream}
    document: {type: string, contentMediaType: application/json}
    other: {type: string, format: ipv4}
    small: {type: integer, format: int32}
    odd: {type: integer, format: integer}
    real: {type: number, format: double}
";
    facts_are_kept: "
a:
  type: object
  properties:
    text: {type: string, minLength: 1, maxLength: 20, pattern: '^a+$'}
    list: {type: array, items: {type: string, maxLength: 2}, minItems: 1, uniqueItems: true}
    number: {type: number, multipleOf: 0.5, enum: [0.5, 1.5]}
    map: {type: object, additionalProperties: {type: string}, propertyNames: {maxLength: 3}, minProperties: 1}
";
    annotations: "
a:
  title: A thing
  description: What it is
  deprecated: true
  type: object
  required: [x]
  properties:
    x: {type: string, description: What x is, readOnly: true, default: b}
    y: {type: string, writeOnly: true, deprecated: true, default: null}
";
    unknown_keywords_are_reported: "
a: {type: object, maxlength: 3, x-anything: 4, properties: {x: {type: string, requried: true}}}
";
    conditions_are_reported: "
a: {type: object, properties: {x: {type: string}}, if: {required: [x]}, then: {required: [y]}, dependentRequired: {x: [y]}}
";
    boolean_schemas: "
a: {type: object, properties: {anything: true, empty: {}, nothing: false}, additionalProperties: {}}
b: false
";
    texts_from_other_scalars: "
a: {type: object, title: 5, description: true, properties: {x: {type: string, enum: [1, true, 2025-12-08]}}}
";
    wrong_kinds_are_reported: "
a: 5
b: {type: object, properties: [x]}
c: {type: object, properties: {x: {type: string, maxLength: many, deprecated: maybe}}, required: true}
d: {type: array, items: text}
e: {oneOf: text}
f: {type: object, properties: null}
";
}

#[test]
fn words_of_openapi_3_1_in_3_0() {
    let bundle = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    a:
      type: object
      properties:
        x: {type: [string, 'null']}
        y: {type: [string]}
        z: {type: [string, integer]}
        w: {oneOf: [{type: string}, {type: 'null'}]}
        v: {type: number, exclusiveMinimum: 1.5}
        u: {type: integer, maximum: 5, exclusiveMaximum: 7}
        t: {type: integer, minimum: 1, exclusiveMinimum: true, nullable: true}
";
    let bundle = crate::yaml::from_str(bundle).unwrap();
    insta::assert_yaml_snapshot!(describe(&bundle, &["definitions"]));
}

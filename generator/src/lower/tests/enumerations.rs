//! Enumerations and constants.

use super::schemas;

schemas! {
    text_enumeration: "
a: {type: string, enum: [created, needs_review, created]}
b: {type: object, properties: {x: {enum: [m, n]}, y: {type: array, items: {enum: [m, n]}}}}
";
    integer_enumeration: "
a: {type: integer, enum: [1, 2, 3], x-enum-varnames: [One, Two, Three]}
";
    enumeration_with_null: "
a: {type: object, properties: {x: {type: [string, 'null'], enum: [m, n, null]}, y: {type: string, enum: [m, null]}, z: {enum: [null]}}}
";
    constants: "
a: {type: object, properties: {x: {type: string, const: m}, y: {const: 3}, z: {const: true}, w: {enum: [m]}, v: {type: [string, 'null'], const: m}}}
";
    dates_are_text: "
a: {type: string, enum: [2025-12-08, 2026-09-29]}
";
    extensible_enumeration: "
a: {type: string, x-extensible-enum: [m, n], x-enum-descriptions: {m: The first, n: The second}}
b: {x-extensible-enum: [m]}
";
    described_values: "
a: {type: string, enum: [m, null, n], x-enum-descriptions: [The first, Nothing, The second]}
b: {type: string, enum: [m], x-enum-descriptions: {o: Not there}}
";
    constants_in_one_of: "
a: {oneOf: [{const: m, description: The first}, {const: n, title: The second}]}
";
    enumeration_beside_text: "
a: {anyOf: [{type: string}, {type: string, enum: [m, n]}]}
b: {anyOf: [{$ref: '#/components/schemas/c'}, {type: string}]}
c: {enum: [o, p]}
d: {anyOf: [{type: string}, {const: m}]}
";
    values_of_several_kinds: "
a: {enum: [m, 1, 2]}
b: {const: {x: 1}}
c: {type: boolean, enum: [true, false]}
";
    values_that_do_not_fit: "
a: {type: object, properties: {x: {type: integer, enum: ['1', b]}, y: {type: string, enum: [m], default: n}, z: {enum: [m], const: n}, w: {enum: []}}}
";
}

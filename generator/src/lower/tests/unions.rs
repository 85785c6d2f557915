//! `oneOf` and `anyOf`: how the variant is chosen, and unions that need no choice.

use super::{lower_schemas, schemas};

schemas! {
    discriminator_with_mapping: "
u: {oneOf: [{$ref: '#/components/schemas/a'}, {$ref: '#/components/schemas/b'}], discriminator: {propertyName: type, mapping: {x/a: '#/components/schemas/a', y/a: a, b: '#/components/schemas/b'}}}
a: {type: object, properties: {type: {type: string}}}
b: {type: object, properties: {type: {type: string}}}
";
    discriminator_without_mapping: "
u: {anyOf: [{$ref: '#/components/schemas/a'}, {$ref: '#/components/schemas/b'}, {$ref: '#/components/schemas/c'}], discriminator: {propertyName: type}}
a: {type: object, properties: {type: {type: string}}}
b: {type: object, properties: {type: {const: bee}}}
c: {type: object, properties: {type: {enum: [sea, see]}}}
";
    discriminator_over_one_variant: "
u: {type: array, items: {oneOf: [{$ref: '#/components/schemas/a'}], discriminator: {propertyName: type, mapping: {a: '#/components/schemas/a'}}}}
a: {type: object, properties: {type: {const: a}}}
";
    discriminator_through_a_nested_union: "
u: {oneOf: [{$ref: '#/components/schemas/n'}, {$ref: '#/components/schemas/c'}], discriminator: {propertyName: type, mapping: {a: '#/components/schemas/a', c: '#/components/schemas/c'}}}
n: {oneOf: [{$ref: '#/components/schemas/a'}, {$ref: '#/components/schemas/b'}], discriminator: {propertyName: type}}
a: {type: object, properties: {type: {const: a}}}
b: {type: object, properties: {type: {const: b}}}
c: {type: object, properties: {type: {const: c}}}
";
    discriminator_that_does_not_fit: "
u: {oneOf: [{$ref: '#/components/schemas/a'}, {type: object, properties: {x: {type: string}}}], discriminator: {propertyName: type, mapping: {none: '#/components/schemas/none', b: '#/components/schemas/b'}}}
a: {type: object, properties: {y: {type: string}}}
b: {type: object, properties: {z: {type: string}}}
";
    constants_tell_apart: "
u: {oneOf: [{type: object, properties: {id: {type: string}, state: {const: m}}}, {type: object, title: Both, properties: {id: {type: string}, state: {enum: [n, o]}}}]}
";
    required_constant_goes_first: "
u: {oneOf: [{type: object, required: [b], properties: {a: {const: m}, b: {const: m}}}, {type: object, required: [b], properties: {a: {const: n}, b: {const: n}}}]}
";
    keys_tell_apart: "
u: {oneOf: [{type: object, required: [and], properties: {and: {type: array, items: {type: object}}}}, {type: object, required: [value, attribute], properties: {attribute: {type: string}, value: {oneOf: [{type: string}, {type: number}, {type: boolean}]}}}]}
";
    kinds_tell_apart: "
u: {oneOf: [{type: string}, {type: integer}, {type: number}, {type: array, items: {type: string}}, {type: object, properties: {x: {type: string}}}, {$ref: '#/components/schemas/flag'}]}
flag: {type: boolean}
";
    objects_beside_another_kind: "
u: {oneOf: [{type: string}, {type: object, properties: {type: {const: a}}}, {type: object, properties: {type: {const: b}}}]}
";
    nothing_tells_apart: "
u: {oneOf: [{$ref: '#/components/schemas/a'}, {$ref: '#/components/schemas/b'}]}
a: {type: object, properties: {x: {type: string}}}
b: {type: object, properties: {x: {type: string}, y: {type: string}}}
";
    null_variant: "
a: {type: object, properties: {x: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/b'}]}, y: {anyOf: [{type: string}, {type: integer}, {type: 'null'}]}, z: {oneOf: [{type: 'null'}, {type: object, properties: {w: {type: string}}}]}, v: {oneOf: [{$ref: '#/components/schemas/nothing'}, {type: string}]}}}
b: {type: object, properties: {w: {type: string}}}
nothing: {type: 'null'}
";
    like_variants_are_joined: "
texts: {oneOf: [{type: string, format: date}, {type: string, format: date-time}]}
numbers: {oneOf: [{type: integer}, {type: number}]}
lists: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}
same: {oneOf: [{$ref: '#/components/schemas/o'}, {$ref: '#/components/schemas/o'}]}
o: {type: object, properties: {x: {type: string}}}
";
    common_members_go_into_each_variant: "
u: {type: object, required: [id], properties: {id: {type: string}}, oneOf: [{properties: {type: {const: a}, x: {type: string}}}, {$ref: '#/components/schemas/b'}]}
b: {type: object, properties: {type: {const: b}}}
";
    all_of_with_a_union: "
a: {allOf: [{$ref: '#/components/schemas/u'}, {type: object, properties: {extra: {type: string}}}]}
u: {oneOf: [{$ref: '#/components/schemas/b'}, {$ref: '#/components/schemas/c'}], discriminator: {propertyName: type}}
b: {type: object, properties: {type: {const: b}}}
c: {type: object, properties: {type: {const: c}}}
";
    heir_that_its_base_does_not_list: "
boat: {type: object, required: [rig], properties: {rig: {type: string}}, oneOf: [{$ref: '#/components/schemas/sail'}, {$ref: '#/components/schemas/tug'}], discriminator: {propertyName: rig}}
sail: {allOf: [{$ref: '#/components/schemas/boat'}, {type: object, properties: {masts: {type: integer}}}, {type: object, properties: {masts: {type: integer}}}]}
tug: {allOf: [{$ref: '#/components/schemas/boat'}, {type: object, properties: {pull: {type: integer}}}]}
raft: {allOf: [{$ref: '#/components/schemas/boat'}, {type: object, properties: {logs: {type: integer}}}]}
";
    heirs_that_name_their_own_values: "
step: {type: object, required: [kind], properties: {kind: {type: string, enum: [Wait, Check]}}, discriminator: {propertyName: kind}}
waitProperties: {allOf: [{$ref: '#/components/schemas/step'}, {type: object, properties: {seconds: {type: integer}}}], x-ms-discriminator-value: Wait}
checkProperties: {allOf: [{$ref: '#/components/schemas/step'}, {type: object, properties: {url: {type: string}}}], x-ms-discriminator-value: Check}
";
    variant_that_allows_anything: "
u: {oneOf: [{type: string}, {}]}
";
    variants_without_a_name: "
u: {oneOf: [{type: object, required: [a, c], properties: {a: {type: string}, c: {type: string}}}, {type: object, required: [b], properties: {b: {type: string}}}, {type: object, title: Third, required: [d], properties: {d: {type: string}}}]}
";
    union_in_two_ways: "
u: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: string}, {type: boolean}]}
";
}

#[test]
fn lists_that_are_items_of_one_another_end() {
    let cell = lower_schemas(
        "cell:\n  oneOf:\n  - {type: string}\n  - {type: array, items: {type: string}}\n  - {type: array, items: {$ref: '#/components/schemas/cell'}}\n",
    );
    let items = &cell["definitions"]["schema cell<array>[]"]["kind"]["union"]["variants"];
    assert_eq!(items[1]["type_use"], "list of any", "{cell:#}");
}

//! `allOf`: parts are merged, shared parts stay shared, contradictions are reported.

use super::schemas;

schemas! {
    all_of_one_reference_is_that_reference: "
a: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/b'}], description: Words}, y: {allOf: [{$ref: '#/components/schemas/b'}, {type: object}]}}}
b: {type: object, properties: {z: {type: string}}}
";
    all_of_parts_are_merged: "
a: {allOf: [{$ref: '#/components/schemas/b'}, {type: object, required: [y], properties: {y: {type: object, properties: {w: {type: string}}}}}], description: Both}
b: {type: object, required: [x], properties: {x: {type: string}}}
";
    shared_inline_types_keep_their_owner: "
one: {allOf: [{$ref: '#/components/schemas/base'}, {properties: {x: {type: string}}}]}
two: {allOf: [{$ref: '#/components/schemas/base'}, {properties: {y: {type: string}}}]}
base: {type: object, properties: {inner: {type: object, properties: {z: {enum: [m, n]}}}}}
";
    same_member_twice: "
a: {allOf: [{$ref: '#/components/schemas/b'}, {properties: {x: {type: string, description: Other words}}}]}
b: {type: object, properties: {x: {type: string, description: Words}}}
";
    own_words_stand_before_shared_ones: "
a: {allOf: [{properties: {x: {type: string, description: Own words}}}, {$ref: '#/components/schemas/b'}]}
b: {type: object, properties: {x: {type: string, description: Shared words}}}
";
    narrowed_to_a_constant: "
a: {allOf: [{$ref: '#/components/schemas/b'}, {properties: {type: {const: m}, count: {type: integer}}}]}
b: {type: object, properties: {type: {type: string, enum: [m, n]}, count: {type: number}}}
";
    members_of_both_parts_are_merged: "
a: {allOf: [{$ref: '#/components/schemas/b'}, {properties: {attributes: {properties: {y: {type: string}}}}}]}
b: {type: object, properties: {attributes: {type: object, required: [x], properties: {x: {type: string}}}}}
c: {allOf: [{$ref: '#/components/schemas/a'}, {properties: {z: {type: string}}}]}
";
    contradictory_members: "
a: {allOf: [{properties: {x: {type: string}}}, {properties: {x: {type: integer}}}]}
b: {allOf: [{properties: {x: {enum: [m]}}}, {properties: {x: {enum: [n]}}}]}
";
    required_beside_a_reference: "
a: {type: object, properties: {x: {$ref: '#/components/schemas/b', required: [y], description: Words}}}
b: {type: object, properties: {y: {type: object, properties: {z: {type: string}}}}}
";
    all_of_with_a_map: "
a: {allOf: [{$ref: '#/components/schemas/m'}, {properties: {x: {type: string}}}]}
m: {type: object, additionalProperties: {type: integer}}
";
    nullable_parts: "
a: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/n'}]}, y: {allOf: [{$ref: '#/components/schemas/n'}, {properties: {w: {type: string}}}]}, z: {$ref: '#/components/schemas/n'}}}
n: {type: [object, 'null'], properties: {v: {type: string}}}
";
    all_of_through_itself: "
a: {allOf: [{$ref: '#/components/schemas/b'}, {properties: {x: {type: string}}}]}
b: {allOf: [{$ref: '#/components/schemas/a'}, {properties: {y: {type: string}}}]}
";
    only_requiring_variants: "
a: {type: object, properties: {x: {type: string}, y: {type: string}}, anyOf: [{required: [x]}, {required: [y]}]}
";
    inheritance_by_discriminator: "
pet: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}}, discriminator: {propertyName: kind, mapping: {kitty: '#/components/schemas/cat'}}}
cat: {allOf: [{$ref: '#/components/schemas/pet'}, {type: object, properties: {lives: {type: integer}}}]}
dog: {allOf: [{$ref: '#/components/schemas/pet'}, {type: object, properties: {tricks: {type: integer}}}]}
puppy: {allOf: [{$ref: '#/components/schemas/dog'}, {type: object, properties: {weeks: {type: integer}}}]}
owner: {type: object, properties: {pet: {$ref: '#/components/schemas/pet'}}}
";
    list_of_heirs_inside_an_heir: "
node: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/node'}}}}
special: {allOf: [{$ref: '#/components/schemas/node'}, {properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/special'}}}}]}
";
    parts_that_extend_themselves: "
a: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/a'}, {properties: {x: {properties: {y: {type: string}}}}}]}}}
";
}

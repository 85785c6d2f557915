//! Objects: members, maps, free-form objects, arrays and tuples.

use super::schemas;

schemas! {
    maps_and_free_form_objects: "
map: {type: object, additionalProperties: {type: integer}}
nested: {additionalProperties: {type: object, properties: {x: {type: string}}}}
free: {type: object}
open: {type: object, additionalProperties: true}
json: {type: object, additionalProperties: true, format: json}
closed: {type: object, additionalProperties: false}
";
    additional_properties_beside_members: "
typed: {type: object, properties: {x: {type: string}}, additionalProperties: {type: object, properties: {y: {type: string}}}}
anything: {type: object, properties: {x: {type: string}}, additionalProperties: true}
closed: {type: object, properties: {x: {type: string}}, additionalProperties: false}
unevaluated: {type: object, properties: {x: {type: string}}, unevaluatedProperties: {type: integer}}
";
    pattern_properties: "
one: {type: object, patternProperties: {'^x-': {type: string}}, additionalProperties: false}
every: {type: object, patternProperties: {'.*': {type: string}}}
open: {type: object, patternProperties: {'^x-': {type: string}}}
two: {type: object, patternProperties: {'^a': {type: string}, '^b': {type: integer}}, additionalProperties: false}
";
    inline_types_by_path: "
a: {type: object, properties: {b: {type: array, items: {type: object, properties: {c: {type: string}}}}, d: {additionalProperties: {enum: [x, y]}}}}
";
    required_members: "
a: {type: object, required: [x, y], properties: {x: {type: string}, z: {type: string}}}
";
    lists: "
a: {type: array, items: {type: [string, 'null']}}
b: {type: array}
c: {items: {items: {type: object, properties: {x: {type: string}}}}}
";
    tuples: "
a: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
b: {type: array, prefixItems: [{type: string}]}
";
    wire_keys_that_need_escaping: "
a: {type: object, properties: {'a/b': {type: object, properties: {'~c': {type: object, properties: {d: {type: string}}}}}, $ref: {type: string}}}
";
}

//! References: siblings, recursion, references into unnamed schemas.

use super::{documents, schemas};

schemas! {
    siblings_of_a_reference: "
a:
  type: object
  properties:
    x: {$ref: '#/components/schemas/b', description: Words, readOnly: true, deprecated: true, unevaluatedProperties: false}
    y: {$ref: '#/components/schemas/b', unevaluatedProperties: false, x-anything: 1}
    z: {$ref: '#/components/schemas/b', nullable: true, default: null}
b: {type: object, properties: {w: {type: string}}}
";
    reference_to_a_reference: "
a: {type: object, properties: {x: {$ref: '#/components/schemas/b'}}}
b: {$ref: '#/components/schemas/c'}
c: {type: [string, 'null'], maxLength: 5, description: A text}
";
    recursive_schema: "
node: {type: object, properties: {value: {type: string}, next: {$ref: '#/components/schemas/node'}, children: {type: array, items: {$ref: '#/components/schemas/node'}}}}
";
    references_in_a_circle: "
a: {$ref: '#/components/schemas/b'}
b: {$ref: '#/components/schemas/a'}
c: {oneOf: [{$ref: '#/components/schemas/c'}, {type: string}]}
";
    list_of_itself: "
tree: {type: array, items: {$ref: '#/components/schemas/tree'}}
json: {oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/json'}}, {type: object, additionalProperties: {$ref: '#/components/schemas/json'}}]}
";
    reference_into_a_schema: "
a: {type: object, properties: {x: {$ref: '#/components/schemas/b/properties/inner'}, y: {$ref: '#/components/schemas/b/properties/list/items'}, z: {$ref: '#/components/schemas/b/properties/text'}}}
b: {type: object, properties: {inner: {type: object, properties: {self: {$ref: '#/components/schemas/b/properties/inner'}}}, list: {type: array, items: {enum: [m, n]}}, text: {type: string}}}
";
    reference_into_a_union: "
a: {type: object, properties: {x: {$ref: '#/components/schemas/u/oneOf/1'}}}
u: {oneOf: [{type: object, properties: {type: {const: m}}}, {type: object, properties: {type: {const: n}, y: {type: string}}}]}
";
    definitions_inside_a_schema: "
a: {type: object, $defs: {part: {type: object, properties: {x: {type: string}}}, b: {type: string}, unused: {type: object}}, properties: {p: {$ref: '#/components/schemas/a/$defs/part'}, q: {$ref: '#/components/schemas/a/$defs/b'}}}
b: {type: object, properties: {definitions: {type: object, properties: {y: {type: object, properties: {z: {type: string}}}}}, other: {$ref: '#/components/schemas/b/properties/definitions/properties/y'}}}
";
    dangling_references: "
a: {type: object, properties: {x: {$ref: '#/components/schemas/none'}, y: {$ref: other.yaml}, z: {$ref: '#/components/schemas/a/properties/none', description: Words}}}
";
}

documents! {
    reference_into_an_operation: "
paths:
  /a:
    get:
      operationId: get-a
      responses: {'200': {description: OK, content: {application/json: {schema: {type: object, properties: {inner: {type: object, properties: {x: {type: string}}}}}}}}}
components:
  schemas:
    b: {type: object, properties: {y: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/properties/inner'}}}
";
}

//! Operations, parameters, bodies, responses, webhooks and security.

use super::documents;

documents! {
    parameters_of_path_and_operation: "
paths:
  /a/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: page, in: query, schema: {type: integer, default: 1, maximum: 9}}
      - {name: trace, in: header, schema: {type: string}}
    get:
      operationId: get-a
      parameters:
        - {name: page, in: query, deprecated: true, description: Which page, schema: {type: string}}
        - {$ref: '#/components/parameters/shared'}
      responses: {'204': {description: Nothing}}
components:
  parameters:
    shared: {name: kind, in: query, schema: {enum: [m, n]}}
";
    parameter_styles: "
paths:
  /a/{m}/{l}/{s}:
    get:
      operationId: get-a
      parameters:
        - {name: m, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: string}}}
        - {name: l, in: path, required: true, style: label, schema: {type: string}}
        - {name: s, in: path, required: true, schema: {type: string}}
        - {name: form, in: query, schema: {type: array, items: {type: string}}}
        - {name: commas, in: query, explode: false, allowReserved: true, schema: {type: array, items: {type: string}}}
        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object, properties: {status: {enum: [m, n]}}}}
        - {name: pipes, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: json, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
        - {name: h, in: header, schema: {type: string}}
        - {name: c, in: cookie, schema: {type: string}}
        - {name: Accept, in: header, schema: {type: string}}
      responses: {'204': {description: Nothing}}
";
    several_media_types: "
paths:
  /a:
    post:
      operationId: post-a
      requestBody:
        required: true
        description: What is sent
        content:
          application/json: {schema: {type: object, properties: {x: {type: string}}}}
          application/x-www-form-urlencoded: {schema: {type: object, properties: {y: {type: string}}}}
          multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}
      responses:
        '200':
          description: OK
          content:
            application/vnd.api+json: {schema: {type: object, properties: {z: {type: string}}}}
            application/json; charset=utf-8: {schema: {type: object, properties: {z: {type: string}}}}
            text/csv: {schema: {type: string}}
            application/pdf: {}
";
    several_successes: "
paths:
  /same:
    post:
      operationId: post-same
      responses:
        '201': {description: Created, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
        '200': {description: OK, content: {application/json: {schema: {type: object, properties: {x: {type: string, description: Words}}}}}}
  /other:
    post:
      operationId: post-other
      responses:
        '200': {description: OK, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
        '202': {description: Later, content: {application/json: {schema: {type: object, properties: {y: {type: string}}}}}}
        '204': {description: Nothing}
";
    errors_and_shared_responses: "
paths:
  /a:
    get:
      operationId: get-a
      responses:
        default: {$ref: '#/components/responses/Broken'}
        4xx: {description: Yours, content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}}
        '200': {description: OK, headers: {Request-Id: {schema: {type: string}}}}
        '404': {$ref: '#/components/responses/Missing'}
components:
  responses:
    Missing: {$ref: '#/components/responses/Broken'}
    Broken: {description: Broken, content: {application/json: {schema: {type: object, properties: {errors: {type: array, items: {type: object, properties: {title: {type: string}}}}}}}}}
";
    servers_of_a_path: "
servers: [{url: 'https://{region}.example.com/v1', variables: {region: {default: eu}}}]
paths:
  /a:
    servers: [{url: https://path.example.com}]
    get: {operationId: get-a, responses: {'204': {description: Nothing}}}
    post: {operationId: post-a, servers: [{url: https://operation.example.com}], responses: {'204': {description: Nothing}}}
";
    security_overrides: "
security: [{bearer: []}]
paths:
  /a:
    get: {operationId: get-a, security: [], responses: {'204': {description: Nothing}}}
    post: {operationId: post-a, security: [{key: [], basic: []}, {oauth: [read]}], responses: {'204': {description: Nothing}}}
    put: {operationId: put-a, security: [{none: []}], responses: {'204': {description: Nothing}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://example.com, scopes: {}}}}
    bearer: {type: http, scheme: Bearer}
    basic: {type: http, scheme: basic}
    key: {type: apiKey, in: header, name: X-Key}
    digest: {type: http, scheme: digest}
    tls: {type: mutualTLS}
";
    examples_of_bodies: "
paths:
  /a:
    post:
      operationId: post-a
      requestBody: {content: {application/json: {schema: {type: object}, example: {x: 1}}}}
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: {type: object}
              examples:
                own: {value: {y: 2}}
                shared: {$ref: '#/components/examples/first', summary: Words}
                outside: {externalValue: https://example.com/a.json}
components:
  examples:
    first: {$ref: '#/components/examples/second'}
    second: {value: {z: 3}}
";
    tags_are_resources: "
tags: [{name: Things, description: All things}, {name: Unused}]
paths:
  /a:
    get: {operationId: get-a, tags: [Things, Other], summary: Short, description: Long, externalDocs: {url: https://example.com}, deprecated: true, responses: {'204': {description: Nothing}}}
    post: {operationId: post-a, responses: {'204': {description: Nothing}}}
";
    webhooks_are_events: "
webhooks:
  thing.created:
    post:
      operationId: on-created
      tags: [Things]
      summary: A thing was created
      parameters: [{name: Signature, in: header, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {data: {$ref: '#/components/schemas/thing'}}}, examples: {one: {value: {data: {x: a}}}}}}}
      responses: {'200': {description: OK}}
components:
  schemas:
    thing: {type: object, properties: {x: {type: string}}}
";
    shared_path_items: "
paths:
  /a: {$ref: '#/components/pathItems/shared'}
components:
  pathItems:
    shared:
      summary: Shared
      get: {operationId: get-a, responses: {'200': {description: OK, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}}}
";
    shared_request_body: "
paths:
  /a:
    post: {operationId: post-a, requestBody: {$ref: '#/components/requestBodies/body'}, responses: {'204': {description: Nothing}}}
    put: {operationId: put-a, requestBody: {$ref: '#/components/requestBodies/body'}, responses: {'204': {description: Nothing}}}
components:
  requestBodies:
    body: {required: true, content: {application/json: {schema: {type: object, properties: {x: {type: object, properties: {y: {type: string}}}}}}}}
";
    both_directions: "
paths:
  /a:
    post:
      operationId: post-a
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/sent'}}}}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/received'}}}}}
components:
  schemas:
    sent: {type: object, properties: {both: {$ref: '#/components/schemas/both'}}}
    received: {type: array, items: {$ref: '#/components/schemas/both'}}
    both: {type: object, properties: {x: {type: string}}}
    neither: {type: object, properties: {x: {type: string}}}
";
}

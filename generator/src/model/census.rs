//! Counts the items of each kind in a model.

use super::{Api, DefinitionKind, Operation, ParameterLocation, Shape, TypeUse};
use std::collections::{BTreeMap, BTreeSet};

/// The number of items of a kind, and the number of those that accept any value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// All of them.
    pub all: usize,
    /// Those that accept any value, whether the document says so or gives no type.
    pub any: usize,
}

impl Share {
    fn add(&mut self, uses: &[&TypeUse]) {
        let is_any = uses.iter().any(|type_use| is_any(type_use));
        self.all += 1;
        self.any += usize::from(is_any);
    }
}

/// The numbers of items of each kind in an API. A shared item counts for each operation that uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Operations.
    pub operations: usize,
    /// Parameters by place.
    pub parameters: BTreeMap<ParameterLocation, Share>,
    /// Request bodies.
    pub bodies: Share,
    /// Responses of any status.
    pub answers: Share,
    /// Members of objects.
    pub members: Share,
}

impl Census {
    /// Counts an API.
    pub fn take(api: &Api) -> Census {
        let mut census = Census::default();
        for operation in &api.operations {
            census.add_operation(operation);
        }
        for definition in api.definitions.values() {
            if let DefinitionKind::Object(object) = &definition.kind {
                for field in &object.fields {
                    census.members.add(&[&field.type_use]);
                }
            }
        }
        census
    }

    fn add_operation(&mut self, operation: &Operation) {
        self.operations += 1;
        for parameter in &operation.parameters {
            let share = self.parameters.entry(parameter.location).or_default();
            share.add(&[&parameter.type_use]);
        }
        if let Some(request) = &operation.request {
            let uses = request.media.iter().filter_map(|m| m.type_use.as_ref());
            self.bodies.add(&uses.collect::<Vec<_>>());
        }
        // A single `default` is both an answer and an error.
        let mut known = BTreeSet::new();
        let answers = operation.answers.iter().chain(&operation.errors);
        for answer in answers.filter(|answer| known.insert(&answer.status)) {
            let uses = answer.media.iter().filter_map(|m| m.type_use.as_ref());
            self.answers.add(&uses.collect::<Vec<_>>());
        }
    }
}

fn is_any(type_use: &TypeUse) -> bool {
    match &type_use.shape {
        Shape::Any => true,
        Shape::List(items) => is_any(items),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::generate::make_model;
    use crate::lower::EventRules;
    use crate::normalize::report::Origins;

    const DOCUMENT: &str = "openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a/{b}:
    parameters: [{name: b, in: path, required: true, schema: {type: string}}]
    put:
      operationId: put
      parameters: [{name: C, in: header, schema: {type: string}}, {name: d, in: query, schema: {}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}
      responses:
        '200': {description: F, content: {application/json: {schema: {type: array, items: {}}}}}
        '404': {description: None}
    get: {operationId: get, responses: {default: {description: I}}}
components: {schemas: {E: {type: object, properties: {g: {type: string}, h: {}}}}}
";

    #[test]
    fn each_kind_is_counted_and_so_is_what_takes_any_value() {
        let document = crate::yaml::from_str(DOCUMENT).unwrap();
        let mut findings = Diagnostics::default();
        let origins = Origins {
            place_of: &|pointer| crate::diagnostic::Place {
                file: "a.yaml".into(),
                pointer: pointer.to_owned(),
                position: None,
            },
            written: &|_| None,
        };
        let rules = EventRules::default();
        let api = make_model(document, origins, String::new(), &rules, &mut findings).unwrap();
        let share = |all, any| Share { all, any };
        let census = Census::take(&api);
        assert_eq!(census.operations, 2);
        let parameters = [
            (ParameterLocation::Path, share(2, 0)),
            (ParameterLocation::Query, share(1, 1)),
            (ParameterLocation::Header, share(1, 0)),
        ];
        assert_eq!(census.parameters, BTreeMap::from(parameters));
        assert_eq!(census.bodies, share(1, 0));
        assert_eq!(census.answers, share(3, 1));
        assert_eq!(census.members, share(2, 1));
    }
}

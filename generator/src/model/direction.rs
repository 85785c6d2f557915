//! The direction of each definition, found by walking from requests and answers to all that they reach.

use super::{Api, Direction, Media, Resource, TypeId, TypeUse};

/// Marks every definition that a request, a parameter, an answer or an event reaches.
pub(crate) fn mark_directions(api: &mut Api) {
    for definition in api.definitions.values_mut() {
        definition.direction = Direction::default();
    }
    let mut sent = Vec::new();
    let mut received = Vec::new();
    for operation in &api.operations {
        for parameter in &operation.parameters {
            sent.extend(parameter.type_use.named().cloned());
        }
        for media in operation.request.iter().flat_map(|request| &request.media) {
            collect_media(media, &mut sent);
        }
        for response in operation.answers.iter().chain(&operation.errors) {
            for media in &response.media {
                collect_media(media, &mut received);
            }
        }
    }
    for event in &api.events {
        for parameter in &event.parameters {
            received.extend(parameter.type_use.named().cloned());
        }
        if let Some(media) = &event.body {
            collect_media(media, &mut received);
        }
    }
    mark(api, sent, |direction| &mut direction.request);
    mark(api, received, |direction| &mut direction.response);
}

fn collect_media(media: &Media, ids: &mut Vec<TypeId>) {
    let named = media.type_use.as_ref().and_then(TypeUse::named);
    ids.extend(named.cloned());
}

fn mark(api: &mut Api, mut ids: Vec<TypeId>, flag: impl Fn(&mut Direction) -> &mut bool) {
    while let Some(id) = ids.pop() {
        let Some(definition) = api.definitions.get_mut(&id) else {
            continue;
        };
        let flag = flag(&mut definition.direction);
        if !*flag {
            *flag = true;
            ids.extend(definition.named().cloned());
        }
    }
}

/// Finds the directions of definitions and the used tags again, after operations or shapes have changed.
pub(crate) fn settle_places(api: &mut Api) {
    mark_directions(api);
    let tags: std::collections::BTreeSet<&String> = api
        .operations
        .iter()
        .map(|operation| &operation.resource)
        .collect();
    let known = |tag: &String| api.resources.iter().find(|resource| resource.tag == *tag);
    let resource = |tag: &String| Resource {
        tag: tag.clone(),
        description: known(tag).and_then(|resource| resource.description.clone()),
    };
    api.resources = tags.into_iter().map(resource).collect();
}

#[cfg(test)]
mod tests {
    use crate::generate::tests::read_model;
    use crate::model::Owner;

    #[test]
    fn types_inside_a_body_have_the_direction_of_the_body() {
        let api = read_model(
            "
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/sent'}}}}
      responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/read'}}}}}
components:
  schemas:
    sent: {type: object, properties: {a: {$ref: '#/components/schemas/shared'}}}
    read: {type: array, items: {$ref: '#/components/schemas/shared'}}
    shared: {type: object, properties: {b: {type: string}}}
    idle: {type: object, properties: {c: {type: string}}}
",
        );
        let way = |name: &str| {
            let owner = Owner::Schema(name.to_owned());
            let mut definitions = api.definitions.values();
            let found = definitions.find(|d| d.id.owner == owner && d.id.path.is_empty());
            found.map(|d| (d.direction.request, d.direction.response))
        };
        assert_eq!(way("sent"), Some((true, false)));
        assert_eq!(way("read"), Some((false, true)));
        assert_eq!(way("shared"), Some((true, true)));
        assert_eq!(way("idle"), Some((false, false)));
    }
}

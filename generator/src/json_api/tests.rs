//! Small documents, and their JSON:API parts.

use super::JsonApi;
use crate::generate::tests::read_model;
use crate::model::{Api, Owner, Step, TypeId};

const LAMPS: &str = "
paths:
  /lamps/{lamp-id}:
    get:
      operationId: get-lamp
      parameters: [{name: lamp-id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: Here it is.
          content:
            application/json:
              schema:
                type: object
                properties: {data: {$ref: '#/components/schemas/lamp'}}
components:
  schemas:
    room:
      type: object
      required: [type, id]
      properties: {type: {const: room}, id: {type: string}, attributes: {type: object, properties: {floor: {type: integer}}}}
    lamp:
      type: object
      required: [type, id]
      properties:
        type: {const: lamp/tall}
        id: {type: string}
        attributes: {type: object, required: [watts], properties: {watts: {type: integer}}}
        relationships:
          type: object
          properties:
            room: {type: object, properties: {data: {type: object, properties: {type: {const: room}, id: {type: string}}}}}
            rooms: {type: object, properties: {data: {type: array, items: {type: object, properties: {type: {const: room}, id: {type: string}}}}}}
            owner: {type: object, properties: {name: {type: string}}}
        links: {type: object, properties: {self: {type: string}}}
";

fn recognised() -> (Api, JsonApi) {
    let api = read_model(LAMPS);
    let found = JsonApi::recognise(&api);
    (api, found)
}

/// The id of the node at this path of properties in `lamp`.
fn in_lamp(path: &[&str]) -> TypeId {
    let property = |name: &&str| Step::Property((*name).to_owned());
    TypeId {
        owner: Owner::Schema("lamp".to_owned()),
        path: path.iter().map(property).collect(),
    }
}

#[test]
fn a_resource_is_of_the_family_that_its_type_begins_with() {
    let (_, found) = recognised();
    assert_eq!(found.family_of_resource(&in_lamp(&[])), Some("lamp"));
    assert_eq!(found.families().collect::<Vec<_>>(), ["lamp", "room"]);
    assert_eq!(found.family_of_parameter("lamp-id"), Some("lamp"));
    assert_eq!(found.family_of_parameter("lamp_id"), Some("lamp"));
    assert_eq!(found.family_of_parameter("chair-id"), None);
}

#[test]
fn relationships_are_known_by_their_members() {
    let (_, found) = recognised();
    let of = |name: &str| found.relationship(&in_lamp(&["relationships", name]));
    let family = Some("room".to_owned());
    assert_eq!(
        of("room").map(|r| (r.many, r.family.clone())),
        Some((false, family.clone()))
    );
    assert_eq!(
        of("rooms").map(|r| (r.many, r.family.clone())),
        Some((true, family))
    );
    assert!(
        of("owner").is_none(),
        "a member that is none of a relationship's"
    );
}

#[test]
fn members_that_sparse_fieldsets_may_drop_are_known() {
    let (_, found) = recognised();
    assert!(found.is_sparse(&in_lamp(&["attributes"])));
    assert!(found.is_sparse(&in_lamp(&["relationships"])));
    assert!(!found.is_sparse(&in_lamp(&[])));
}

#[test]
fn types_of_the_runtime_are_not_generated() {
    let (api, found) = recognised();
    assert!(found.is_links(&in_lamp(&["links"])));
    assert!(found.is_runtime(&in_lamp(&["relationships", "room"])));
    assert!(!found.is_runtime(&in_lamp(&["relationships", "owner"])));
    let documents = api
        .definitions
        .keys()
        .filter(|id| found.document(id).is_some());
    assert_eq!(documents.count(), 1, "the answer of get-lamp");
}

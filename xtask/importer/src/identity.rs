//! Matches entries of one list with entries of another.
//!
//! In: a list of parameters or schemas. Out: for each entry a name that finds it in another version of the list.
//! Always: references have the name of their target, parameters their name and location, and other entries their number
//! among entries of their kind.

use super::node::Node;
use serde_json::Value;

/// The name of entry `index` of `list`.
pub fn identify(node: Node, index: usize, list: &[Value]) -> String {
    let item = &list[index];
    if let Some(name) = own_name(node, item) {
        return name;
    }
    let number = list[..index]
        .iter()
        .filter(|other| own_name(node, other).is_none())
        .count();
    (number + 1).to_string()
}

/// The name of an entry that does not depend on its position.
fn own_name(node: Node, item: &Value) -> Option<String> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    if let Some(target) = text("$ref") {
        return target.rsplit('/').next().map(str::to_owned);
    }
    match node {
        Node::List(Node::Parameter) => Some(format!("{} ({})", text("name")?, text("in")?)),
        Node::List(Node::Tag) => text("name").map(str::to_owned),
        Node::List(Node::Server) => text("url").map(str::to_owned),
        Node::List(Node::Schema) => text("title").map(|title| format!("\"{title}\"")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn entries_without_a_name_are_counted_among_themselves() {
        let list = [
            json!({"$ref": "#/components/schemas/a"}),
            json!({"type": "string"}),
            json!({"type": "null"}),
        ];
        let names: Vec<_> = (0..3)
            .map(|i| identify(Node::List(&Node::Schema), i, &list))
            .collect();
        assert_eq!(names, ["a", "1", "2"]);
    }

    #[test]
    fn parameters_of_one_name_in_two_places_differ() {
        let list = [
            json!({"name": "id", "in": "path"}),
            json!({"name": "id", "in": "query"}),
        ];
        let names: Vec<_> = (0..2)
            .map(|i| identify(Node::List(&Node::Parameter), i, &list))
            .collect();
        assert_eq!(names, ["id (path)", "id (query)"]);
    }
}

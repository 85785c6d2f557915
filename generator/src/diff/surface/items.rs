//! Structs, enumerations, unions and aliases as entries.

use super::super::origin::Origin;
use super::{Entry, Signature, Surface};
use crate::model::{Definition, DefinitionKind, Enumeration, TypeId, Union};
use crate::rust::Item;
use std::collections::BTreeMap;

impl Surface {
    /// Adds ITEM, which DEFINITION became, and all that belongs to it.
    pub(super) fn add_item(&mut self, module: &str, item: &Item, definition: &Definition) {
        let path = format!("{module}::{}", item.name);
        let id = &definition.id;
        let what = match item.kind {
            "enum" => format!("enum of {}", item.unknown),
            "alias" => format!("= {}", item.target),
            other => other.to_owned(),
        };
        let entry = Entry::visible(Origin::Type(id.clone()), what);
        self.add(path.clone(), entry.documented(&item.docs, item.deprecated));
        match &definition.kind {
            DefinitionKind::Object(_) => self.add_members(&path, item, id),
            DefinitionKind::Enumeration(values) => self.add_values(&path, item, id, values),
            DefinitionKind::Union(union) => self.add_variants(&path, item, id, union),
            DefinitionKind::Alias(_) => {}
        }
    }

    fn add_members(&mut self, path: &str, item: &Item, id: &TypeId) {
        let mut keys = BTreeMap::new();
        for row in &item.rows {
            let Some((key, rust)) = read_row(row) else {
                continue;
            };
            let rust = rust.strip_suffix(" or null").unwrap_or(rust);
            let origin = Origin::Field(id.clone(), key.clone());
            if rust.starts_with("const ") {
                self.add(
                    format!("{path}::{key}#constant"),
                    Entry::hidden(origin, row.clone()),
                );
            } else if let Some(field) = item.fields.iter().find(|field| field.name == rust) {
                let mut entry = Entry::visible(origin, field.type_.clone())
                    .documented(&field.docs, field.deprecated);
                entry.wire.clone_from(row);
                self.add(format!("{path}::{}", field.name), entry);
                keys.insert(field.name.clone(), key);
            }
        }
        for field in item
            .fields
            .iter()
            .filter(|field| !keys.contains_key(&field.name))
        {
            let entry = Entry::visible(Origin::Additional(id.clone()), field.type_.clone());
            self.add(
                format!("{path}::{}", field.name),
                entry.documented(&field.docs, false),
            );
        }
        let order = item.fields.iter().map(|field| field.name.clone()).collect();
        self.add_order(path, id, order);
        if item.settable {
            self.add_constructor(path, item, id, &keys);
        }
        let methods = item
            .setters
            .iter()
            .filter_map(|row| read_setter(row))
            .map(|(field, signature)| (field, field.to_owned(), signature));
        let accessors = item.accessors.iter().flat_map(|row| read_accessor(row));
        for (field, method, signature) in methods.chain(accessors) {
            let key = keys.get(field).cloned().unwrap_or_default();
            let origin = Origin::Field(id.clone(), key);
            self.add(
                format!("{path}::{method}()"),
                Entry::visible(origin, signature),
            );
        }
        self.keys.insert(id.clone(), keys);
    }

    fn add_constructor(
        &mut self,
        path: &str,
        item: &Item,
        id: &TypeId,
        keys: &BTreeMap<String, String>,
    ) {
        let parameters = item
            .new
            .as_ref()
            .map(|new| new.parameters.as_slice())
            .unwrap_or_default();
        let parts = parameters
            .iter()
            .map(|parameter| {
                let name = parameter.split(':').next().unwrap_or_default();
                let key = keys.get(name).cloned().unwrap_or_default();
                (Origin::Field(id.clone(), key), parameter.clone())
            })
            .collect();
        let mut entry = Entry::visible(Origin::Type(id.clone()), "");
        entry.signature = Some(Signature {
            text: format!("({})", parameters.join(", ")),
            parts,
        });
        self.add(format!("{path}::new()"), entry);
    }

    fn add_values(&mut self, path: &str, item: &Item, id: &TypeId, values: &Enumeration) {
        for ((variant, row), value) in item.variants.iter().zip(&item.rows).zip(&values.values) {
            let origin = Origin::Value(id.clone(), value.value.to_string());
            let mut entry = Entry::visible(origin, "").documented(&variant.docs, false);
            entry.wire.clone_from(row);
            self.add(format!("{path}::{}", variant.name), entry);
        }
        self.add_order(
            path,
            id,
            item.variants.iter().map(|v| v.name.clone()).collect(),
        );
    }

    fn add_variants(&mut self, path: &str, item: &Item, id: &TypeId, union: &Union) {
        for ((variant, row), shape) in item.variants.iter().zip(&item.rows).zip(&union.variants) {
            let origin = Origin::Variant(id.clone(), shape.word.clone());
            let mut entry = Entry::visible(origin, variant.type_.clone());
            entry.wire.clone_from(row);
            let entry = entry.documented(&variant.docs, false);
            self.add(format!("{path}::{}", variant.name), entry);
        }
        let decision = Entry::hidden(Origin::Type(id.clone()), item.decision.clone());
        self.add(format!("{path}#decision"), decision);
        self.add_order(
            path,
            id,
            item.variants.iter().map(|v| v.name.clone()).collect(),
        );
    }

    /// Adds the order of members, which no code can see but whoever reads the documentation.
    fn add_order(&mut self, path: &str, id: &TypeId, names: Vec<String>) {
        let mut entry = Entry::hidden(Origin::Type(id.clone()), "");
        entry.docs = names;
        self.add(format!("{path}#order"), entry);
    }
}

/// The wire key and the rest of a row of a table, such as `"reference-id" => reference_id`.
fn read_row(row: &str) -> Option<(String, &str)> {
    let (key, rust) = row
        .rsplit_once(" => ")
        .filter(|(key, _)| key.starts_with('"'))?;
    // A constant's text may hold an arrow too; the key is what parses as one literal.
    let (key, rust) = match syn::parse_str::<syn::LitStr>(key) {
        Ok(key) => (key, rust),
        Err(_) => {
            let at = row.find("\" => ")?;
            (
                syn::parse_str(&row[..=at]).ok()?,
                &row[at + "\" => ".len()..],
            )
        }
    };
    Some((key.value(), rust))
}

/// The name and the arguments of a row of the setters' table, such as `tags: optional_list String`.
pub(super) fn read_setter(row: &str) -> Option<(&str, String)> {
    let (name, rest) = row.split_once(": ")?;
    let (how, type_) = rest.split_once(' ')?;
    let argument = match how {
        "nullable" => format!("(value: impl Into<Nullable<{type_}>>)"),
        "list" | "optional_list" => {
            format!("(values: impl IntoIterator<Item = impl Into<{type_}>>)")
        }
        _ => format!("(value: impl Into<{type_}>)"),
    };
    Some((name, argument))
}

/// The methods of a row of the accessors' table, such as `data: plain <Inquiry>`: the field, the method, its signature.
fn read_accessor(row: &str) -> Vec<(&str, String, String)> {
    let Some((field, rest)) = row.split_once(": ") else {
        return Vec::new();
    };
    let type_ = rest
        .split_once('<')
        .and_then(|(_, type_)| type_.strip_suffix('>'))
        .unwrap_or_default();
    let mut words = rest.split(' ');
    let how = words.next().unwrap_or_default();
    let method = words.next().unwrap_or_default().to_owned();
    match how {
        "one" => vec![(field, method, format!("() -> Option<&{type_}>"))],
        "many" => vec![(
            field,
            method,
            format!("() -> impl Iterator<Item = &{type_}>"),
        )],
        "included" => [field, "find"]
            .map(|method| (field, method.to_owned(), "::<T>()".to_owned()))
            .to_vec(),
        _ => vec![(field, field.to_owned(), format!("() -> &{type_}"))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_they_are_printed() {
        for (row, key, rust) in [
            (
                r#""reference-id" => reference_id"#,
                "reference-id",
                "reference_id",
            ),
            (r#""a \" b" => a_b or null"#, "a \" b", "a_b or null"),
            (r#""type" => const "x => y""#, "type", r#"const "x => y""#),
        ] {
            assert_eq!(read_row(row), Some((key.to_owned(), rust)), "{row}");
        }
        assert_eq!(read_row(".. extra"), None);
    }

    #[test]
    fn a_setter_takes_the_same_whether_its_field_is_optional() {
        assert_eq!(
            read_setter("a: plain String"),
            read_setter("a: optional String")
        );
        assert_eq!(
            read_setter("a: list String"),
            read_setter("a: optional_list String")
        );
        assert_ne!(
            read_setter("a: optional String"),
            read_setter("a: nullable String")
        );
    }

    #[test]
    fn an_accessor_has_the_method_that_its_macro_makes() {
        let methods = |row| -> Vec<(String, String)> {
            let all = read_accessor(row).into_iter();
            all.map(|(_, method, signature)| (method, signature))
                .collect()
        };
        let one = |method: &str, signature: &str| vec![(method.to_owned(), signature.to_owned())];
        assert_eq!(methods("data: plain <A>"), one("data", "() -> &A"));
        assert_eq!(methods("data: plain <A>"), methods("data: boxed <A>"));
        assert_eq!(
            methods("owner: one owner_id <BId>"),
            one("owner_id", "() -> Option<&BId>")
        );
        assert_eq!(
            methods("parts: many parts_ids <CId>"),
            one("parts_ids", "() -> impl Iterator<Item = &CId>")
        );
        let names: Vec<String> = methods("included: included")
            .into_iter()
            .map(|m| m.0)
            .collect();
        assert_eq!(names, ["included", "find"]);
    }
}

//! Finds the target of a schema reference: a component, or a schema inside another object.
//!
//! Out: a [`SchemaUse`] whose id does not depend on the reference, so that a schema has one definition however it is
//! reached.

use super::lowerer::{Lowerer, report_circle};
use super::schema_use::{SchemaUse, schema_id, step_into};
use super::schema_view::{AdditionalMembers, SchemaRef, SchemaView};
use super::variants;
use crate::model::{Owner, Step, TypeId};
use crate::pointer::{component_name, join, split};
use crate::reference::local_pointer;
use openapiv3::{ReferenceOr, Schema};
use std::collections::VecDeque;

/// The target of a reference. A reference that is only another name for a second reference is not followed.
pub(super) fn find_target<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    reference: &str,
    at: &str,
) -> Option<SchemaUse<'d>> {
    let pointer = local_pointer(reference)?;
    if let Some(name) = component_name(&pointer, "schemas") {
        let document = lowerer.document;
        if let Some((name, schema)) = document.schemas.get_key_value(&name) {
            return Some(SchemaUse::new(schema, schema_id(name), pointer));
        }
    } else if lowerer.following > 32 {
        report_circle(lowerer, at);
        return None;
    } else {
        lowerer.following += 1;
        let site = walk_to(lowerer, &pointer);
        lowerer.following -= 1;
        if site.is_some() {
            return site;
        }
        if let Some((pointer, schema)) = lowerer.document.inner.get_key_value(&pointer) {
            let id = inner_id(pointer);
            return Some(SchemaUse::new(schema, id, pointer.clone()));
        }
    }
    if !at.is_empty() && !lowerer.document.lost.covers(&pointer) {
        lowerer.report.lose(
            "ref-to-no-schema",
            at,
            format!("The reference `{reference}` does not lead to a schema; it becomes any value."),
            "Correct the reference, or move its target to `components/schemas`.",
        );
    }
    None
}

/// Walks from the root schema that contains a pointer to the schema at the pointer.
fn walk_to<'d>(lowerer: &mut Lowerer<'d, '_>, pointer: &str) -> Option<SchemaUse<'d>> {
    let (root, mut tokens) = find_root(lowerer, pointer)?;
    let mut site = root;
    while let Some(token) = tokens.pop_front() {
        // A reference on the way is followed.
        let mut hops = 0;
        while let SchemaRef::Reference(reference) = site.schema {
            hops += 1;
            if hops > 32 {
                return None;
            }
            let at = site.at.clone();
            site = find_target(lowerer, reference, &at)?;
        }
        let SchemaRef::Item(schema) = site.schema else {
            return None;
        };
        let node = SchemaView::new(schema);
        let origin = node.origin;
        site = match token.as_str() {
            "properties" => {
                let name = tokens.pop_front()?;
                let schema = node.properties?.get(&name)?;
                let at = join(&format!("{origin}/properties"), &name);
                SchemaUse::new(schema, step_into(&site.id, Step::Property(name)), at)
            }
            "items" => SchemaUse::new(
                node.items?,
                step_into(&site.id, Step::Item),
                format!("{origin}/items"),
            ),
            "additionalProperties" => {
                let Some(AdditionalMembers::Typed(schema)) = node.additional else {
                    return None;
                };
                let at = format!("{origin}/additionalProperties");
                SchemaUse::new(schema, step_into(&site.id, Step::Value), at)
            }
            "allOf" | "oneOf" | "anyOf" => {
                let index = tokens.pop_front()?;
                let at = format!("{origin}/{token}/{index}");
                match find_part(&node, &at) {
                    Some(part) => {
                        let whole = node.all_of.len() == 1 && node.is_silent();
                        let named = whole && site.id.path.is_empty();
                        // One of several parts is another type than all of them.
                        if tokens.is_empty() && !named {
                            return None;
                        }
                        SchemaUse::new(SchemaRef::Item(part), site.id.clone(), at)
                    }
                    None => variants::find_variant_site(lowerer, &site, &node, &at)?,
                }
            }
            _ => return None,
        };
    }
    Some(site)
}

/// The part of `allOf` that was written at this pointer. `normalize` also makes a sole variant such a part, and puts a
/// reference with siblings before the written parts.
fn find_part<'d>(node: &SchemaView<'d>, at: &str) -> Option<&'d Schema> {
    let mut parts = node.all_of.iter().filter_map(|part| match part {
        ReferenceOr::Reference { .. } => None,
        ReferenceOr::Item(schema) => Some(schema),
    });
    parts.find(|schema| SchemaView::new(schema).origin == at)
}

/// An id for a schema that is on no way from the root schemas: the words of its pointer.
fn inner_id(pointer: &str) -> TypeId {
    let of_component = pointer.starts_with("/components/schemas/");
    let mut tokens = split(pointer)
        .into_iter()
        .skip(if of_component { 2 } else { 1 });
    TypeId {
        owner: Owner::Schema(tokens.next().unwrap_or_default()),
        path: tokens.map(Step::Variant).collect(),
    }
}

fn find_root<'d>(
    lowerer: &Lowerer<'d, '_>,
    pointer: &str,
) -> Option<(SchemaUse<'d>, VecDeque<String>)> {
    let tokens: VecDeque<String> = split(pointer).into();
    if let [components, schemas, name] = tokens.iter().take(3).collect::<Vec<_>>().as_slice()
        && components.as_str() == "components"
        && schemas.as_str() == "schemas"
    {
        let (name, schema) = lowerer.document.schemas.get_key_value(name.as_str())?;
        let site = SchemaUse::new(schema, schema_id(name), join("/components/schemas", name));
        return Some((site, tokens.into_iter().skip(3).collect()));
    }
    let mut prefix = pointer;
    loop {
        if let Some((id, schema)) = lowerer.roots.get(prefix) {
            let id: &TypeId = id;
            let site = SchemaUse::new(*schema, id.clone(), prefix.to_owned());
            let rest = split(&pointer[prefix.len()..]).into();
            return Some((site, rest));
        }
        prefix = &prefix[..prefix.rfind('/')?];
    }
}

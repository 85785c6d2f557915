//! Bodies that arrive item by item: the type of each item.

use super::lowerer::Lowerer;
use super::schema_use::DEPTH_LIMIT;
use crate::grammar::sequence::{Sequence, sequence_of};
use crate::model::{
    BodyEncoding, DefinitionKind, ItemForm, Media, Shape, TextFormat, TypeId, TypeUse,
};

/// The names of the fields of a server-sent event.
const EVENT_FIELDS: [&str; 4] = ["data", "event", "id", "retry"];

/// Reads an answer of a sequential media type as a stream of items. `described` says that its type is the type of an
/// item.
pub(super) fn read_items(lowerer: &Lowerer<'_, '_>, media: &mut Media, described: bool) {
    let Some(sequence) = sequence_of(&media.media_type) else {
        return;
    };
    let mut item = media.type_use.clone();
    // A schema describes the whole body: a list of items, or, by a common mistake, the item itself.
    if !described
        && let Some(Shape::List(inner)) = item.as_ref().map(|item| see_through(lowerer, item))
    {
        item = Some((**inner).clone());
    }
    let shape = item.as_ref().map(|item| see_through(lowerer, item));
    let is_text = matches!(shape, Some(Shape::Text(_)));
    if matches!(shape, Some(Shape::Text(TextFormat::Binary))) {
        return;
    }
    let is_event = shape.is_some_and(|shape| is_event(lowerer, shape, 0));
    let form = match sequence {
        Sequence::Lines => ItemForm::Lines,
        Sequence::Events if is_event => ItemForm::Event,
        Sequence::Events => ItemForm::EventData,
    };
    // A text schema for whole lines does not describe the values in them.
    media.type_use = item.filter(|_| described || !is_text || form == ItemForm::EventData);
    media.encoding = BodyEncoding::Items(form);
    // The examples show the whole body.
    media.examples.clear();
}

/// The shape that an alias names in the end. Aliases that lead back to themselves are cut only in a later step.
pub(super) fn see_through<'a>(lowerer: &'a Lowerer<'_, '_>, type_use: &'a TypeUse) -> &'a Shape {
    let mut shape = &type_use.shape;
    for _ in 0..DEPTH_LIMIT {
        match find(lowerer, shape) {
            Some(DefinitionKind::Alias(target)) => shape = &target.shape,
            _ => break,
        }
    }
    shape
}

fn find<'a>(lowerer: &'a Lowerer<'_, '_>, shape: &Shape) -> Option<&'a DefinitionKind> {
    let Shape::Defined(id) = shape else {
        return None;
    };
    let id: &TypeId = id;
    lowerer.definitions.get(id).map(|found| &found.kind)
}

/// Whether a shape describes an event with its fields, and not only the event's data.
fn is_event(lowerer: &Lowerer<'_, '_>, shape: &Shape, depth: usize) -> bool {
    match find(lowerer, shape) {
        Some(DefinitionKind::Object(object)) => {
            let mut names = object.fields.iter().map(|field| field.name.as_str());
            object.fields.iter().any(|field| field.name == "data")
                && names.all(|name| EVENT_FIELDS.contains(&name))
        }
        Some(DefinitionKind::Union(union)) if depth < DEPTH_LIMIT => {
            let mut variants = union.variants.iter();
            !union.variants.is_empty()
                && variants.all(|variant| {
                    is_event(lowerer, see_through(lowerer, &variant.type_use), depth + 1)
                })
        }
        _ => false,
    }
}

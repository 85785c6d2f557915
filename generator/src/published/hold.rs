//! The model held to what is published.
//!
//! In: a model and the facts. Out: the same model, in which a member that upstream says more of has the shape that it
//! was published with. Always: only where that shape still reads all that the document allows; what a document takes
//! away or changes is not hidden. Each held shape is a note, so that a person knows what can be released.

use super::Published;
use super::shape::print_shape;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, EnumerationBase, Owner, Shape, TextFormat, TypeId,
    TypeUse, Variant,
};

/// Holds the shapes of a model to what is published.
pub fn hold_shapes(api: &mut Api, published: &Published, diagnostics: &mut Diagnostics) {
    if published.is_empty() {
        return;
    }
    let before = api.clone();
    let mut held: Vec<String> = Vec::new();
    for definition in api.definitions.values_mut() {
        hold_definition(&before, definition, published, &mut held);
        if definition.id.owner == Owner::Included {
            keep_variants(&before, definition, published, &mut held);
        }
    }
    if !held.is_empty() {
        crate::lower::mark_directions(api);
        let list = held.join(", ");
        diagnostics.push(Diagnostic {
            code: "held-by-lock",
            severity: Severity::Note,
            message: format!(
                "{} shapes stay as they are published, though the document says more of them now: {list}",
                held.len()
            ),
            place: None,
            related: Vec::new(),
            help: "delete their lines in names.lock to release them with the next breaking version"
                .to_owned(),
        });
    }
}

fn hold_definition(
    api: &Api,
    definition: &mut Definition,
    published: &Published,
    held: &mut Vec<String>,
) {
    let id = definition.id.clone();
    let is_read = definition.direction.response && !definition.direction.request;
    let is_document = published.is_document(&id);
    if let Some(shape) = published.alias(&id)
        && shape == "text"
        && let DefinitionKind::Enumeration(values) = &definition.kind
        && values.base == EnumerationBase::Text
    {
        definition.kind = DefinitionKind::Alias(text());
        held.push(format!("`{id}`"));
        return;
    }
    match &mut definition.kind {
        DefinitionKind::Object(object) => {
            if published.is_open(&id) && matches!(object.additional, Additional::Undeclared) {
                object.additional = Additional::Any;
                held.push(format!("`{id}`"));
            }
            for field in &mut object.fields {
                let name = || format!("`{id}.{}`", field.name);
                let Some((optional, shape)) = published.member(&id, &field.name) else {
                    // What `meta` holds would be an argument of the document's type.
                    if is_document && field.name == "meta" {
                        held.push(name());
                        field.type_use.shape = Shape::Any;
                    }
                    continue;
                };
                if is_read && optional && field.required {
                    field.required = false;
                    held.push(name());
                }
                if hold_use(api, &mut field.type_use, shape) {
                    held.push(name());
                }
            }
        }
        DefinitionKind::Alias(target) => {
            if let Some(shape) = published.alias(&id)
                && hold_use(api, target, shape)
            {
                held.push(format!("`{id}`"));
            }
        }
        DefinitionKind::Enumeration(_) | DefinitionKind::Union(_) => {}
    }
}

/// Keeps the objects that were included once and are described still.
fn keep_variants(
    api: &Api,
    definition: &mut Definition,
    published: &Published,
    held: &mut Vec<String>,
) {
    let DefinitionKind::Union(union) = &mut definition.kind else {
        return;
    };
    for word in published.variant_words(&definition.id) {
        let id = TypeId {
            owner: Owner::Schema(word.to_owned()),
            path: Vec::new(),
        };
        let mut tags = crate::json_api::types_of_resource(api, &id);
        tags.retain(|tag| !union.variants.iter().any(|known| known.tags.contains(tag)));
        if tags.is_empty() {
            continue;
        }
        held.push(format!("`{}<{word}>`", definition.id));
        union.variants.push(Variant {
            word: word.to_owned(),
            type_use: TypeUse {
                shape: Shape::Defined(id),
                nullable: false,
            },
            tags,
            description: None,
        });
    }
    union
        .variants
        .sort_by(|one, other| one.word.cmp(&other.word));
}

fn text() -> TypeUse {
    TypeUse {
        shape: Shape::Text(TextFormat::Plain(None)),
        nullable: false,
    }
}

/// Gives a use its published shape where that reads the same values; says whether it did.
fn hold_use(api: &Api, type_use: &mut TypeUse, published: &str) -> bool {
    let bare = published.strip_suffix('?').unwrap_or(published);
    if print_shape(&type_use.shape) == bare {
        return false;
    }
    let inner = match &mut type_use.shape {
        Shape::List(item) => bare.strip_prefix("list of ").map(|shape| (item, shape)),
        Shape::Map(value) => bare.strip_prefix("map of ").map(|shape| (value, shape)),
        _ => None,
    };
    if let Some((inner, shape)) = inner {
        return hold_use(api, inner, shape);
    }
    match wider_shape(api, &type_use.shape, bare) {
        Some(shape) => {
            type_use.shape = shape;
            true
        }
        None => false,
    }
}

/// The published shape, if it reads whatever NOW reads.
fn wider_shape(api: &Api, now: &Shape, published: &str) -> Option<Shape> {
    match published {
        "any" => Some(Shape::Any),
        "text" if is_text(api, now) => Some(Shape::Text(TextFormat::Plain(None))),
        "number" if matches!(now, Shape::Integer(_)) => Some(Shape::Number(None)),
        _ => {
            let id = api
                .definitions
                .keys()
                .find(|id| id.to_string() == published)?;
            let reads = is_variant(api, id, now) || is_first_variant(api, now, id);
            reads.then(|| Shape::Defined(id.clone()))
        }
    }
}

/// Whether every value is text in JSON.
fn is_text(api: &Api, shape: &Shape) -> bool {
    match shape {
        Shape::Text(format) => !matches!(format, TextFormat::Binary),
        Shape::Constant(value) => value.is_string(),
        Shape::Defined(id) => match api.definitions.get(id).map(|d| &d.kind) {
            Some(DefinitionKind::Enumeration(values)) => values.base == EnumerationBase::Text,
            Some(DefinitionKind::Alias(to)) if to.shape != *shape => is_text(api, &to.shape),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the union ID has SHAPE among its variants: the document says now which of them it is.
fn is_variant(api: &Api, id: &TypeId, shape: &Shape) -> bool {
    match api.definitions.get(id).map(|definition| &definition.kind) {
        Some(DefinitionKind::Union(union)) => union.variants.iter().any(|variant| {
            let is_it = variant.type_use.shape == *shape;
            let inside = match &variant.type_use.shape {
                Shape::Defined(inner) if inner != id => is_variant(api, inner, shape),
                _ => false,
            };
            is_it || inside
        }),
        _ => false,
    }
}

/// Whether SHAPE is a union now that has ID among its variants: the document allows another one too.
fn is_first_variant(api: &Api, shape: &Shape, id: &TypeId) -> bool {
    match shape {
        Shape::Defined(union) => is_variant(api, union, &Shape::Defined(id.clone())),
        _ => false,
    }
}

//! Merges the bodies of several events into one.
//!
//! In: the types of each event's body. Out: one set of types with the members of all, or the member that does not fit.
//! Always: every member is optional. If only some events have a member, its docs say which. A description stays if all
//! events have the same one.

use super::event::subject_id;
use super::event_part::{
    Conflict, OfEvent, agreed, forget_name, inner_uses, merge_values, own_part, pick, say_who,
};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, EnumerationBase, Field, Object, Owner, Shape,
    Step, TextFormat, TypeId, TypeUse,
};
use std::collections::BTreeSet;

/// The merged body of all these events, and its inline types. `inline` are the ids of those that are published.
pub(super) fn merge_bodies(
    api: &Api,
    (subject, inline): (&str, &BTreeSet<String>),
    events: &[String],
) -> Result<Vec<Definition>, Conflict> {
    let mut merge = Merge {
        api,
        subject,
        inline,
        events,
        partial: 0,
        out: Vec::new(),
    };
    let bodies: Vec<OfEvent<'_, TypeId>> = events
        .iter()
        .map(|event| OfEvent {
            event,
            of: super::event::event_id(event),
        })
        .collect();
    merge.definitions(&subject_id(subject), &bodies)?;
    Ok(merge.out)
}

struct Merge<'a> {
    api: &'a Api,
    subject: &'a str,
    inline: &'a BTreeSet<String>,
    events: &'a [String],
    /// The number of enclosing members that only some events have.
    partial: usize,
    out: Vec<Definition>,
}

impl Merge<'_> {
    fn definitions(&mut self, id: &TypeId, parts: &[OfEvent<'_, TypeId>]) -> Result<(), Conflict> {
        if self.out.iter().any(|known| known.id == *id) {
            return Ok(());
        }
        let api = self.api;
        let found: Vec<OfEvent<'_, &Definition>> = parts
            .iter()
            .filter_map(|part| {
                let of = api.definitions.get(&part.of)?;
                Some(part.with(of))
            })
            .collect();
        let Some(first) = found.first() else {
            return Ok(());
        };
        let mut merged = first.of.clone();
        merged.id = id.clone();
        merged.title = agreed(found.iter().map(|p| &p.of.title));
        merged.description = agreed(found.iter().map(|p| &p.of.description));
        merged.deprecated = found.iter().all(|p| p.of.deprecated);
        let at = self.out.len();
        // The id is added before its members are merged, so that a recursive type ends.
        self.out.push(merged);
        let kind = self.kind(id, &found)?;
        if let Some(merged) = self.out.get_mut(at) {
            merged.kind = kind;
        }
        Ok(())
    }

    fn kind(
        &mut self,
        id: &TypeId,
        parts: &[OfEvent<'_, &Definition>],
    ) -> Result<DefinitionKind, Conflict> {
        let objects = pick(parts, |kind| match kind {
            DefinitionKind::Object(object) => Some(object),
            _ => None,
        });
        if let Some(objects) = objects {
            return Ok(DefinitionKind::Object(self.objects(id, &objects)?));
        }
        let aliases = pick(parts, |kind| match kind {
            DefinitionKind::Alias(target) => Some(target),
            _ => None,
        });
        if let Some(aliases) = aliases {
            return Ok(DefinitionKind::Alias(self.uses(id, &aliases)?));
        }
        let lists = pick(parts, |kind| match kind {
            DefinitionKind::Enumeration(list) => Some(list),
            _ => None,
        });
        if let Some(lists) = lists {
            return merge_values(id, &lists).map(DefinitionKind::Enumeration);
        }
        self.unions(id, parts)
    }

    fn objects(&mut self, id: &TypeId, parts: &[OfEvent<'_, &Object>]) -> Result<Object, Conflict> {
        let mut names: Vec<&str> = Vec::new();
        for field in parts.iter().flat_map(|part| &part.of.fields) {
            if !names.contains(&field.name.as_str()) {
                names.push(&field.name);
            }
        }
        let mut fields = Vec::new();
        for name in names {
            let with: Vec<OfEvent<'_, &Field>> = parts
                .iter()
                .filter_map(|part| {
                    let of = part.of.fields.iter().find(|field| field.name == name)?;
                    Some(part.with(of))
                })
                .collect();
            fields.push(self.field(id, parts, &with)?);
        }
        let additional = self.additional(id, parts)?;
        Ok(Object { fields, additional })
    }

    fn field(
        &mut self,
        id: &TypeId,
        all: &[OfEvent<'_, &Object>],
        with: &[OfEvent<'_, &Field>],
    ) -> Result<Field, Conflict> {
        let Some(first) = with.first() else {
            return Err(id.to_string());
        };
        let mut field = first.of.clone();
        let mut inside = id.clone();
        inside.path.push(Step::Property(field.name.clone()));
        let uses: Vec<OfEvent<'_, &TypeUse>> = with
            .iter()
            .map(|part| part.with(&part.of.type_use))
            .collect();
        let is_partial = with.len() < all.len();
        let deeper = usize::from(is_partial || self.partial > 0);
        // The members of a partial member are in their own type, whose docs name the events again.
        let says_who = is_partial || self.partial == 1;
        self.partial += deeper;
        field.type_use = self.uses(&inside, &uses)?;
        self.partial -= deeper;
        // A later event may lack it.
        field.required = false;
        field.deprecated = with.iter().all(|part| part.of.deprecated);
        field.description = agreed(with.iter().map(|part| &part.of.description));
        if with.iter().any(|part| part.of.facts != first.of.facts) {
            field.facts.clear();
        }
        if with.iter().any(|part| part.of.default != first.of.default) {
            field.default = None;
        }
        if says_who {
            let with: Vec<&str> = with.iter().map(|part| part.event).collect();
            let text = field.description.take();
            let name = || format!("`{}`.", field.name);
            let who = say_who(self.events, &with);
            field.description = Some(format!("{}\n\n{who}", text.unwrap_or_else(name)));
        }
        Ok(field)
    }

    fn additional(
        &mut self,
        id: &TypeId,
        parts: &[OfEvent<'_, &Object>],
    ) -> Result<Additional, Conflict> {
        let typed: Vec<OfEvent<'_, &TypeUse>> = parts
            .iter()
            .filter_map(|part| match &part.of.additional {
                Additional::Typed(value) => Some(part.with(value)),
                _ => None,
            })
            .collect();
        let mut inside = id.clone();
        inside.path.push(Step::Value);
        if typed.len() == parts.len() && !parts.is_empty() {
            return self.uses(&inside, &typed).map(Additional::Typed);
        }
        let free = |part: &OfEvent<'_, &Object>| matches!(part.of.additional, Additional::Any);
        Ok(match parts.iter().any(free) || !typed.is_empty() {
            true => Additional::Any,
            false => Additional::Undeclared,
        })
    }

    /// One use for all parts. `id` is the id of an inline type in the merged body.
    fn uses(&mut self, id: &TypeId, parts: &[OfEvent<'_, &TypeUse>]) -> Result<TypeUse, Conflict> {
        let nullable = parts.iter().any(|part| part.of.nullable);
        let shapes: Vec<OfEvent<'_, Shape>> = parts
            .iter()
            .map(|part| part.with(forget_name(&part.of.shape, part.event)))
            .collect();
        let shape = self.shapes(id, &shapes)?;
        Ok(TypeUse { shape, nullable })
    }

    fn shapes(&mut self, id: &TypeId, parts: &[OfEvent<'_, Shape>]) -> Result<Shape, Conflict> {
        let conflict = || Err(self.say(id));
        let Some(first) = parts.first() else {
            return conflict();
        };
        let mut own: Vec<OfEvent<'_, TypeId>> = parts.iter().filter_map(own_part).collect();
        let differ = parts.iter().any(|part| part.of != first.of);
        let was_inline = differ && own.is_empty() && self.inline.contains(&id.to_string());
        if !own.is_empty() || was_inline {
            // A component is replaced by its content if the other events have an inline type, or had one before.
            own = parts
                .iter()
                .filter_map(|part| own_part(part).or_else(|| self.component(part)))
                .collect();
        }
        // A free-form object agrees with the members that other events describe.
        let free = |part: &&OfEvent<'_, Shape>| matches!(part.of, Shape::Any | Shape::AnyObject);
        let free = parts.iter().filter(free).count();
        let is_component = |part: &OfEvent<'_, TypeId>| !matches!(part.of.owner, Owner::Event(_));
        let named = own.iter().find(|part| !is_component(part));
        let merged = named.map(|one| self.own_id(&one.of));
        let merged = merged.or_else(|| (was_inline && !own.is_empty()).then(|| id.clone()));
        if let (true, Some(merged)) = (own.len() + free == parts.len(), merged) {
            if own
                .iter()
                .any(|part| self.own_id(&part.of) != merged && !is_component(part))
            {
                return conflict();
            }
            self.definitions(&merged, &own)?;
            return Ok(Shape::Defined(merged));
        }
        if let Some(inner) = inner_uses(parts, |shape| match shape {
            Shape::List(item) => Some(item),
            _ => None,
        }) {
            return Ok(Shape::List(Box::new(self.uses(id, &inner)?)));
        }
        if let Some(inner) = inner_uses(parts, |shape| match shape {
            Shape::Map(value) => Some(value),
            _ => None,
        }) {
            return Ok(Shape::Map(Box::new(self.uses(id, &inner)?)));
        }
        if parts.iter().all(|part| part.of == first.of) {
            return Ok(first.of.clone());
        }
        if !parts.iter().all(|part| self.is_text(&part.of)) {
            return conflict();
        }
        // Known values also accept any other text.
        if own.is_empty() {
            return Ok(Shape::Text(TextFormat::Plain(None)));
        }
        self.definitions(id, &own)?;
        Ok(Shape::Defined(id.clone()))
    }

    /// The object of the components that a part names.
    fn component<'p>(&self, part: &OfEvent<'p, Shape>) -> Option<OfEvent<'p, TypeId>> {
        let Shape::Defined(id) = &part.of else {
            return None;
        };
        let kind = &self.api.definitions.get(id)?.kind;
        let of = id.clone();
        matches!(kind, DefinitionKind::Object(_)).then_some(part.with(of))
    }

    /// Whether every value is text.
    fn is_text(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Constant(value) => value.is_string(),
            Shape::Text(format) => *format != TextFormat::Binary,
            Shape::Defined(id) => match self.api.definitions.get(id).map(|d| &d.kind) {
                Some(DefinitionKind::Enumeration(list)) => list.base == EnumerationBase::Text,
                _ => false,
            },
            _ => false,
        }
    }

    /// Unions are equal if they differ only in the event that they belong to.
    fn unions(
        &mut self,
        id: &TypeId,
        parts: &[OfEvent<'_, &Definition>],
    ) -> Result<DefinitionKind, Conflict> {
        let bare = |part: &OfEvent<'_, &Definition>| {
            let mut definition = part.of.clone().with_ids(&|inner| self.own_id(inner));
            definition.for_each_text(&mut |text| *text = None);
            definition.kind
        };
        let Some(first) = parts.first() else {
            return Err(self.say(id));
        };
        let kind = bare(first);
        if parts.iter().any(|part| bare(part) != kind) {
            return Err(self.say(id));
        }
        let mut inner = Vec::new();
        for part in parts {
            let mut definition = part.of.clone();
            definition.for_each_use(&mut |type_use| {
                if let Shape::Defined(id) = &type_use.shape
                    && id.owner == Owner::Event(part.event.to_owned())
                {
                    inner.push(part.with(id.clone()));
                }
            });
        }
        for one in &inner {
            let merged = self.own_id(&one.of);
            let same: Vec<OfEvent<'_, TypeId>> = inner
                .iter()
                .filter(|other| self.own_id(&other.of) == merged)
                .cloned()
                .collect();
            self.definitions(&merged, &same)?;
        }
        Ok(first.of.clone().with_ids(&|inner| self.own_id(inner)).kind)
    }

    /// The id of an event's own type in the merged body. Other ids do not change.
    fn own_id(&self, id: &TypeId) -> TypeId {
        match &id.owner {
            Owner::Event(_) => TypeId {
                path: id.path.clone(),
                ..subject_id(self.subject)
            },
            _ => id.clone(),
        }
    }

    /// The member in the form in which a person would name it.
    fn say(&self, id: &TypeId) -> Conflict {
        let whole = id.to_string();
        let owner = subject_id(self.subject).to_string();
        let path = whole.strip_prefix(&owner).unwrap_or(&whole);
        path.trim_start_matches('.').to_owned()
    }
}

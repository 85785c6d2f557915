//! The line of code that a user must change: how code uses an item before and after an update.
//!
//! In: an item that breaks. Out: two lines of Rust, as short as a person would write them. Always: they are made from
//! the views that the templates print, so that they show only items of the crate.

use super::super::change::{Change, Moved, RustItem};
use super::super::class::Class;
use super::super::code_use::CodeUse;

/// How code uses an item, before and after.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Usage {
    /// The item.
    pub path: String,
    /// Before.
    pub was: String,
    /// After; `None` if nothing replaces it.
    pub now: Option<String>,
}

/// The use of the first item that breaks: a call of a method before a field, and a field before its type.
pub(super) fn find_usage(change: &Change) -> Option<Usage> {
    let broken = change
        .rust
        .iter()
        .filter(|item| item.moved.class() == Class::Breaking);
    let mut ranked: Vec<&RustItem> = broken.collect();
    ranked.sort_by_key(|item| rank(item));
    ranked.into_iter().find_map(usage_of)
}

/// Items that people write often come before items that they rarely name.
fn rank(item: &RustItem) -> u8 {
    let is_call = matches!(item.used.0, Some(CodeUse::Call(_)));
    match (&item.on, is_call, item.path.starts_with("Request<")) {
        (Some(_), ..) => 0,
        (None, _, true) => 1,
        (None, false, false) if item.path.contains("::") => 2,
        _ => 3,
    }
}

fn usage_of(item: &RustItem) -> Option<Usage> {
    let (owner, name) = item.path.rsplit_once("::").unwrap_or(("", &item.path));
    if item.moved == Moved::Demanded {
        return Some(Usage {
            path: item.path.clone(),
            was: "…".to_owned(),
            now: Some(format!("….{name}({name})")),
        });
    }
    let write = |used: &CodeUse| write_use(item.on.as_deref(), owner, name, used);
    let (was, now) = (item.used.0.as_ref()?, item.used.1.as_ref());
    (item.now.is_none() || now.is_some()).then(|| Usage {
        path: item.path.clone(),
        was: write(was),
        now: now.map(write),
    })
}

/// A line of code that uses an item.
fn write_use(on: Option<&str>, owner: &str, name: &str, used: &CodeUse) -> String {
    match used {
        CodeUse::Call(arguments) => {
            let given = arguments.iter().map(|a| format!("{}: {}", a.name, a.gives));
            let given = given.collect::<Vec<_>>().join(", ");
            match on {
                Some(on) => format!("{on}.{name}({given})"),
                None if name == "new" => format!("{owner}::new({given})"),
                None => format!("….{name}({given})"),
            }
        }
        CodeUse::Answer(type_) => format!("let answer: {type_} = ….await?;"),
        CodeUse::Variant(type_) => format!("{owner}::{name}(value) // {type_}"),
        CodeUse::Field(field) => match &field.option {
            Some((inner, true)) => format!("let {name}: Option<&{inner}> = ….{name}.as_deref();"),
            Some((inner, false)) => format!("let {name}: Option<&{inner}> = ….{name}.as_ref();"),
            None => format!("let {name}: &{} = &….{name};", field.type_),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::code_use::{Argument, FieldUse};
    use super::*;

    fn usage(
        path: &str,
        on: Option<&str>,
        was: CodeUse,
        now: Option<CodeUse>,
    ) -> Option<(String, Option<String>)> {
        let text = |used: &CodeUse| format!("{used:?}");
        let item = RustItem {
            path: path.to_owned(),
            moved: if now.is_some() {
                Moved::Retyped
            } else {
                Moved::Removed
            },
            was: Some(text(&was)),
            now: now.as_ref().map(text),
            on: on.map(str::to_owned),
            used: (Some(was), now),
        };
        usage_of(&item).map(|usage| (usage.was, usage.now))
    }

    #[test]
    fn a_method_is_called_on_its_resource() {
        let on = Some("client.bands()");
        let id = || Argument::into("band_id", "Into", "BandId");
        let year = Argument::into("year", "Into", "IntegerInput");
        let (was, now) = (CodeUse::Call(vec![id()]), CodeUse::Call(vec![id(), year]));
        let said = usage("Bands::retrieve", on, was.clone(), Some(now));
        let call = |arguments: &str| format!("client.bands().retrieve({arguments})");
        assert_eq!(
            said,
            Some((
                call("band_id: BandId"),
                Some(call("band_id: BandId, year: IntegerInput"))
            ))
        );
        assert_eq!(
            usage("Bands::retrieve", on, was, None),
            Some((call("band_id: BandId"), None))
        );
    }

    #[test]
    fn a_setter_of_a_request_is_chained() {
        let taken = |argument: Argument| CodeUse::Call(vec![argument]);
        let said = usage(
            "Request<ListBands>::genre",
            None,
            taken(Argument::into("value", "IntoMember", "Genre")),
            Some(taken(Argument::into("values", "IntoList", "Genre"))),
        );
        assert_eq!(
            said,
            Some((
                "….genre(value: Genre)".to_owned(),
                Some("….genre(values: Genre)".to_owned())
            ))
        );
    }

    #[test]
    fn a_field_is_read_as_what_it_holds() {
        let field = |type_: &str, inner: &str, boxed: bool| {
            CodeUse::Field(FieldUse {
                type_: type_.to_owned(),
                option: Some((inner.to_owned(), boxed)),
            })
        };
        let said = usage(
            "Band::place",
            None,
            field("Option<Box<Place>>", "Place", true),
            Some(field("Option<Map<Place>>", "Map<Place>", false)),
        );
        assert_eq!(
            said,
            Some((
                "let place: Option<&Place> = ….place.as_deref();".to_owned(),
                Some("let place: Option<&Map<Place>> = ….place.as_ref();".to_owned())
            ))
        );
    }

    #[test]
    fn an_answer_is_called_by_its_type() {
        let answer = |type_: &str| CodeUse::Answer(type_.to_owned());
        let said = usage(
            "ListBandsResponse",
            None,
            answer("A<B>"),
            Some(answer("A<C>")),
        );
        assert_eq!(
            said,
            Some((
                "let answer: A<B> = ….await?;".to_owned(),
                Some("let answer: A<C> = ….await?;".to_owned())
            ))
        );
    }
}

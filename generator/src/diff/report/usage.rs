//! The line of code to change: how an item is used before an update, and after it.
//!
//! In: an item that breaks. Out: two lines of Rust, as short as a person would write them. Always: made of the item's
//! path and its signatures, so that nothing is said that the crate has not.

use super::super::{Change, Class, Moved, RustItem};

/// How something is used, before and after.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Usage {
    /// The item.
    pub path: String,
    /// Before.
    pub was: String,
    /// After; nothing takes its place where there is none.
    pub now: Option<String>,
}

/// How the first item that breaks is used: a call of a method before a field, a field before the type that has it.
pub(super) fn find_usage(change: &Change) -> Option<Usage> {
    let broken = change
        .rust
        .iter()
        .filter(|item| item.moved.class() == Class::Breaking);
    let mut ranked: Vec<&RustItem> = broken.collect();
    ranked.sort_by_key(|item| rank(item));
    ranked.into_iter().find_map(usage_of)
}

/// What people write comes before what they rarely name.
fn rank(item: &RustItem) -> u8 {
    let is_call = item.was.as_deref().is_some_and(|was| was.starts_with('('));
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
    let write = |signature: &str| write_use(item.on.as_deref(), owner, name, signature);
    let was = write(item.was.as_deref()?)?;
    let now = item.now.as_deref().and_then(write);
    (item.now.is_none() || now.is_some()).then(|| Usage {
        path: item.path.clone(),
        was,
        now,
    })
}

/// A use of an item with that signature.
fn write_use(on: Option<&str>, owner: &str, name: &str, signature: &str) -> Option<String> {
    if let Some(rest) = signature.strip_prefix('(') {
        let arguments = list_arguments(rest);
        return Some(match on {
            Some(on) => format!("{on}.{name}({arguments})"),
            None if name == "new" => format!("{owner}::new({arguments})"),
            None => format!("….{name}({arguments})"),
        });
    }
    if let Some(target) = signature.strip_prefix("= ") {
        return Some(format!("let answer: {target} = ….await?;"));
    }
    let is_variant = name.starts_with(char::is_uppercase);
    if owner.is_empty() || signature == "struct" || signature.starts_with("impl ") {
        return None;
    }
    if is_variant {
        return Some(format!("{owner}::{name}(value) // {signature}"));
    }
    Some(match optional(signature) {
        Some((true, inner)) => format!("let {name}: Option<&{inner}> = ….{name}.as_deref();"),
        Some((false, inner)) => format!("let {name}: Option<&{inner}> = ….{name}.as_ref();"),
        None => format!("let {name}: &{signature} = &….{name};"),
    })
}

/// What an `Option` holds, and whether in a box.
fn optional(signature: &str) -> Option<(bool, &str)> {
    let inner = signature.strip_prefix("Option<")?.strip_suffix('>')?;
    match inner
        .strip_prefix("Box<")
        .and_then(|inner| inner.strip_suffix('>'))
    {
        Some(inner) => Some((true, inner)),
        None => Some((false, inner)),
    }
}

/// The arguments of a signature behind its parenthesis: each with the type that it converts into.
fn list_arguments(rest: &str) -> String {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for letter in rest.chars() {
        match letter {
            '(' | '<' => depth += 1,
            ')' if depth == 0 => break,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (letter, depth) {
            (',', 0) => parts.push(String::new()),
            _ => parts
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|part| part.push(letter)),
        }
    }
    let short = |part: &String| match part.trim().split_once(": ") {
        Some((name, type_)) => format!("{name}: {}", converted(type_)),
        None => part.trim().to_owned(),
    };
    parts.iter().map(short).collect::<Vec<_>>().join(", ")
}

/// The type that an argument converts into.
fn converted(type_: &str) -> &str {
    for start in [
        "impl Into<",
        "impl IntoMember<",
        "impl IntoNullable<",
        "impl IntoList<",
    ] {
        if let Some(inner) = type_.strip_prefix(start) {
            return inner.strip_suffix('>').unwrap_or(inner);
        }
    }
    match type_ {
        "impl IntoText" => "String",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(
        path: &str,
        on: Option<&str>,
        was: &str,
        now: Option<&str>,
    ) -> Option<(String, Option<String>)> {
        let item = RustItem {
            path: path.to_owned(),
            moved: if now.is_some() {
                Moved::Retyped
            } else {
                Moved::Removed
            },
            was: Some(was.to_owned()),
            now: now.map(str::to_owned),
            on: on.map(str::to_owned),
        };
        usage_of(&item).map(|usage| (usage.was, usage.now))
    }

    #[test]
    fn a_method_is_called_on_its_resource() {
        let on = Some("client.bands()");
        let was = "(band_id: impl Into<BandId>) -> Request<RetrieveBand>";
        let now =
            "(band_id: impl Into<BandId>, year: impl Into<IntegerInput>) -> Request<RetrieveBand>";
        let said = usage("Bands::retrieve", on, was, Some(now));
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
        let said = usage(
            "Request<ListBands>::genre",
            None,
            "(value: impl IntoMember<Genre>)",
            Some("(values: impl IntoList<Genre>)"),
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
        let said = usage(
            "Band::place",
            None,
            "Option<Box<Place>>",
            Some("Option<Map<Place>>"),
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
        let said = usage("ListBandsResponse", None, "= A<B>", Some("= A<C>"));
        assert_eq!(
            said,
            Some((
                "let answer: A<B> = ….await?;".to_owned(),
                Some("let answer: A<C> = ….await?;".to_owned())
            ))
        );
    }
}

//! Signatures of methods as a report shows them.

use super::super::code_use::Argument;
use crate::rust::{Accessor, Form, Held, NewParameter, Setter, Takes};

/// The argument of a setter.
pub(super) fn of_setter(setter: &Setter) -> Argument {
    let type_ = &setter.type_;
    match setter.held {
        Held::Plain | Held::Required => Argument::into("value", "Into", type_),
        Held::RequiredList => list("values", type_),
        Held::Optional | Held::Boxed => Argument::into("value", "IntoMember", type_),
        Held::OptionalList => Argument::into("values", "IntoList", type_),
        Held::Nullable | Held::NullableBoxed | Held::RequiredNullable => {
            Argument::into("value", "IntoNullable", type_)
        }
        Held::NullableList | Held::RequiredNullableList => {
            Argument::into("values", "IntoNullableList", type_)
        }
    }
}

/// The argument of a method for a required parameter.
pub(super) fn of_argument(takes: &Takes) -> Argument {
    match takes.form {
        Form::List => list(&takes.name, &takes.input),
        Form::Value | Form::Text | Form::Texts => Argument::into(&takes.name, "Into", &takes.input),
    }
}

/// The arguments of a method for an optional parameter.
pub(super) fn of_parameter(takes: &Takes) -> Vec<Argument> {
    let (name, input) = (&takes.name, &takes.input);
    let value = match takes.form {
        Form::List => Argument::into(name, "IntoList", input),
        Form::Texts => Argument {
            name: name.clone(),
            takes: "impl IntoText".to_owned(),
            gives: "String".to_owned(),
        },
        Form::Value | Form::Text => Argument::into(name, "IntoMember", input),
    };
    let key = takes
        .keyed
        .then(|| Argument::plain("key", "impl AsRef<str>".to_owned()));
    key.into_iter().chain([value]).collect()
}

/// The argument of `new` for a member.
pub(super) fn of_new(parameter: &NewParameter) -> Argument {
    if parameter.list {
        list(&parameter.field, &parameter.type_)
    } else {
        Argument::into(&parameter.field, "Into", &parameter.type_)
    }
}

fn list(name: &str, item: &str) -> Argument {
    Argument::plain(name, format!("impl IntoIterator<Item = impl Into<{item}>>"))
}

/// The methods of an accessor, each with the rest of its signature after the name, and the field that they read.
pub(super) fn of_accessor(accessor: &Accessor) -> (&str, Vec<(&str, String)>) {
    match accessor {
        Accessor::Plain { field, type_ } | Accessor::Boxed { field, type_ } => {
            (field, vec![(field, format!("() -> &{type_}"))])
        }
        Accessor::One {
            field,
            method,
            type_,
        } => (field, vec![(method, format!("() -> Option<&{type_}>"))]),
        Accessor::Many {
            field,
            method,
            type_,
        } => {
            let signature = format!("() -> impl Iterator<Item = &{type_}>");
            (field, vec![(method, signature)])
        }
        Accessor::Included { field } => {
            let methods = [field.as_str(), "find"];
            (field, methods.map(|m| (m, "::<T>()".to_owned())).to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setter(held: Held) -> Argument {
        of_setter(&Setter {
            method: "a".to_owned(),
            field: "a".to_owned(),
            held,
            type_: "String".to_owned(),
            file: false,
            required: false,
            docs: Vec::new(),
            sentence: String::new(),
            deprecated: false,
        })
    }

    #[test]
    fn a_setter_takes_what_its_field_can_hold() {
        assert_eq!(setter(Held::Optional), setter(Held::Boxed));
        assert_eq!(setter(Held::Nullable), setter(Held::RequiredNullable));
        assert_ne!(setter(Held::Required), setter(Held::Optional));
        assert_ne!(setter(Held::Optional), setter(Held::Nullable));
    }

    #[test]
    fn an_accessor_has_the_method_that_its_macro_makes() {
        let (field, method, type_) = ("owner", "owner_id", "BId");
        let one = Accessor::One {
            field: field.to_owned(),
            method: method.to_owned(),
            type_: type_.to_owned(),
        };
        let signature = "() -> Option<&BId>".to_owned();
        assert_eq!(of_accessor(&one), (field, vec![(method, signature)]));
        let included = Accessor::Included {
            field: "included".to_owned(),
        };
        let methods = of_accessor(&included).1.into_iter().map(|m| m.0);
        assert_eq!(methods.collect::<Vec<_>>(), ["included", "find"]);
    }
}

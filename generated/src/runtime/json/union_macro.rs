//! `union!`: the table of a union type.
//!
//! In: the variants of an enum and how to tell them apart. Out: `Slot`, `Default`, a redacting `Debug` and
//! serde's two traits. Always: what nobody described becomes `Unknown` with its JSON, and a variant that was decided
//! but does not decode is an error with its path.

/// Lists the variants of a union.
///
/// ```text
/// union! { Verification by tag "type" { Aamva => ["verification/aamva"], Template => ["a", "b"] } }
/// union! { FieldValue by kind { Text => string, Number => number, Flag => boolean, List => array, Object => object } }
/// union! { Query by key { And => ["and"], Or => ["or"] } }
/// union! { Anything by trial { First, Second } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($name:ident by tag $tag:literal { $($variant:ident => [$($text:literal),* $(,)?]),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |from, variants| {
            match $crate::runtime::json::choose_by_tag(from, $tag, &[$(&[$($text),*]),*])? {
                Some(at) => variants.get(at),
                None => None,
            }
        });
    };
    ($name:ident by key { $($variant:ident => [$($key:literal),* $(,)?]),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |from, variants| {
            match $crate::runtime::json::choose_by_key(from, &[$(&[$($key),*]),*])? {
                Some(at) => variants.get(at),
                None => None,
            }
        });
    };
    ($name:ident by kind { $($variant:ident => $kind:ident),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |from, variants| {
            match $crate::runtime::json::choose_by_kind(from, &[$($crate::union!(@kind $kind)),*])? {
                Some(at) => variants.get(at),
                None => None,
            }
        });
    };
    ($name:ident by trial { $($variant:ident),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |from, variants| {
            if let Some(value) = $crate::runtime::json::read_by_trial(from, variants)? {
                return Ok(value);
            }
            None
        });
    };

    (@kind string) => { $crate::runtime::json::VariantKind::String };
    (@kind number) => { $crate::runtime::json::VariantKind::Number };
    (@kind integer) => { $crate::runtime::json::VariantKind::Integer };
    (@kind boolean) => { $crate::runtime::json::VariantKind::Boolean };
    (@kind array) => { $crate::runtime::json::VariantKind::Array };
    (@kind object) => { $crate::runtime::json::VariantKind::Object };
    (@kind null) => { $crate::runtime::json::VariantKind::Null };

    (@impl $name:ident [$($variant:ident)*] |$from:ident, $variants:ident| $choose:block) => {
        impl $name {
            /// What it holds, if that is a `T`.
            pub fn get<T: 'static>(&self) -> Option<&T> {
                $crate::runtime::json::get_as($crate::runtime::json::Union::held(self))
            }

            fn read_variant(
                $from: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<Self, $crate::runtime::json::DecodeError> {
                let $variants: &[$crate::runtime::json::ReadVariant<Self>] =
                    &[$(|from| Ok(Self::$variant($crate::runtime::json::read(from)?))),*];
                let chosen: Option<&$crate::runtime::json::ReadVariant<Self>> = $choose;
                match chosen {
                    Some(read) => read($from),
                    None => Ok(Self::Unknown($from.read_value()?)),
                }
            }
        }

        impl $crate::runtime::json::Slot for $name {
            fn fill(
                &mut self,
                from: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::DecodeError> {
                *self = Self::read_variant(from)?;
                Ok(())
            }

            fn view(&self) -> $crate::runtime::json::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::json::Slot::view(value),)*
                    Self::Unknown(value) => $crate::runtime::json::View::Unknown(value),
                }
            }
        }

        impl $crate::runtime::json::Union for $name {
            fn held(&self) -> &dyn ::std::any::Any {
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::runtime::json::Value::Null)
            }
        }

        $crate::model_traits!([] [$name]);
    };
}

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
        $crate::union!(@impl $name [$($variant)*] |union, from| {
            let chosen = $crate::runtime::json::choose_by_tag(from, $tag, &[$(&[$($text),*]),*])?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    ($name:ident by key { $($variant:ident => [$($key:literal),* $(,)?]),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |union, from| {
            let chosen = $crate::runtime::json::choose_by_key(from, &[$(&[$($key),*]),*])?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    ($name:ident by kind { $($variant:ident => $kind:ident),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |union, from| {
            let chosen = $crate::runtime::json::choose_by_kind(from, &[$($crate::union!(@kind $kind)),*])?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    ($name:ident by trial { $($variant:ident),* $(,)? }) => {
        $crate::union!(@impl $name [$($variant)*] |union, from| {
            $crate::runtime::json::fill_by_trial(union, from)
        });
    };

    (@kind string) => { $crate::runtime::json::VariantKind::String };
    (@kind number) => { $crate::runtime::json::VariantKind::Number };
    (@kind integer) => { $crate::runtime::json::VariantKind::Integer };
    (@kind boolean) => { $crate::runtime::json::VariantKind::Boolean };
    (@kind array) => { $crate::runtime::json::VariantKind::Array };
    (@kind object) => { $crate::runtime::json::VariantKind::Object };
    (@kind null) => { $crate::runtime::json::VariantKind::Null };

    (@impl $name:ident [$($variant:ident)*] |$union:ident, $from:ident| $fill:block) => {
        impl $name {
            /// What it holds, if that is a `T`.
            #[inline]
            pub fn get<T: 'static>(&self) -> Option<&T> {
                $crate::runtime::json::get_as($crate::runtime::json::Union::held(self))
            }
        }

        impl $crate::runtime::json::Slot for $name {
            fn fill(&mut self, $from: &mut $crate::runtime::json::Reader<'_>) -> $crate::runtime::json::Filled {
                let $union = self;
                $fill
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
                    $(Self::$variant(value) => $crate::runtime::json::as_any(value),)*
                    Self::Unknown(value) => $crate::runtime::json::as_any(value),
                }
            }
        }

        impl $crate::runtime::json::Variants for $name {
            fn variant(at: usize) -> Option<Self> {
                let variants: &[fn() -> Self] = &[$(|| Self::$variant(Default::default())),*];
                variants.get(at).map(|variant| variant())
            }

            fn slot(&mut self) -> &mut dyn $crate::runtime::json::Slot {
                match self {
                    $(Self::$variant(value) => $crate::runtime::json::as_slot(value),)*
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

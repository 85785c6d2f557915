//! `union!`: the table of a union type.
//!
//! In: the variants of an enum and how to choose among them. Out: `Slot`, `Default`, a redacting `Debug` and serde's
//! two traits. Always: a value that no variant describes becomes `Unknown` with its JSON. If a variant is chosen and
//! its value does not decode, that is an error with its path.

/// Lists the variants of a union.
///
/// ```text
/// union! { Verification by tag "type" { Aamva => ["verification/aamva"], Template => ["a", "b"] } }
/// union! { FieldValue by kind { Text => string, Number => number, Flag => boolean, List => array, Object => object } }
/// union! { Query by key { And => ["and"], Or => ["or"] } }
/// union! { Anything by trial { First, Second } }
/// ```
///
/// `sent` before the name is for a type that is only sent, as in `object!`. A variant by tag can have a `#[cfg(…)]`.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    (@table $inline:tt $name:ident by tag $tag:literal { $($(#[$built:meta])? $variant:ident => [$($text:literal),* $(,)?]),* $(,)? }) => {
        $crate::union!(@impl $inline $name [$($(#[$built])? $variant)*] |union, from| {
            const VARIANTS: &[&[&str]] = &[$($(#[$built])? &[$($text),*]),*];
            const TAGS: &$crate::runtime::json::Tags<{ $crate::runtime::json::count_tags(VARIANTS) }> =
                &$crate::runtime::json::Tags::new(VARIANTS);
            let chosen = $crate::runtime::json::choose_by_tag(from, $tag, TAGS.table())?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    (@table $inline:tt $name:ident by key { $($variant:ident => [$($key:literal),* $(,)?]),* $(,)? }) => {
        $crate::union!(@impl $inline $name [$($variant)*] |union, from| {
            let chosen = $crate::runtime::json::choose_by_key(from, &[$(&[$($key),*]),*])?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    (@table $inline:tt $name:ident by kind { $($variant:ident => $kind:ident),* $(,)? }) => {
        $crate::union!(@impl $inline $name [$($variant)*] |union, from| {
            let chosen = $crate::runtime::json::choose_by_kind(from, &[$($crate::union!(@kind $kind)),*])?;
            $crate::runtime::json::fill_union(union, chosen, from)
        });
    };
    (@table $inline:tt $name:ident by trial { $($variant:ident),* $(,)? }) => {
        $crate::union!(@impl $inline $name [$($variant)*] |union, from| {
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

    (@impl [$($inline:tt)*] $name:ident [$($(#[$built:meta])? $variant:ident)*] |$union:ident, $from:ident| $fill:block) => {
        impl $name {
            /// The value of the variant, if it is a `T`.
            #[inline]
            pub fn get<T: 'static>(&self) -> Option<&T> {
                $crate::runtime::json::Union::get(self)
            }
        }

        impl $crate::runtime::json::Slot for $name {
            const IS_OBJECT: bool = false;

            $($inline)*
            fn fill(&mut self, $from: &mut $crate::runtime::json::Reader<'_>) -> $crate::runtime::json::Filled {
                let $union = self;
                $fill
            }

            #[inline]
            fn view(&self, see: $crate::runtime::json::Viewer<'_>) {
                match self {
                    $($(#[$built])? Self::$variant(value) => $crate::runtime::json::Slot::view(value, see),)*
                    Self::Unknown(value) => see($crate::runtime::json::View::Unknown(value)),
                }
            }

            #[cfg(feature = "__spec-examples")]
            fn rebuild(self) -> Self {
                match self {
                    $($(#[$built])? Self::$variant(value) => Self::$variant($crate::runtime::json::Slot::rebuild(value)),)*
                    unknown => unknown,
                }
            }
        }

        impl $crate::runtime::json::Union for $name {
            #[inline]
            fn get<T: ::std::any::Any>(&self) -> Option<&T> {
                match self {
                    $($(#[$built])? Self::$variant(value) => $crate::runtime::json::get_as(value),)*
                    Self::Unknown(value) => $crate::runtime::json::get_as(value),
                }
            }
        }

        impl $crate::runtime::json::Variants for $name {
            #[inline]
            #[allow(unreachable_code, reason = "there are unions that no variant is described of")]
            fn variant(at: usize) -> Option<Self> {
                #[allow(clippy::enum_variant_names, reason = "they are named as the variants are")]
                #[derive(Clone, Copy)]
                enum At { $($(#[$built])? $variant),* }
                const ALL: &[At] = &[$($(#[$built])? At::$variant),*];
                Some(match *ALL.get(at)? {
                    $($(#[$built])? At::$variant => Self::$variant($crate::runtime::json::Slot::fresh()),)*
                })
            }

            #[inline]
            fn fill_variant(&mut self, from: &mut $crate::runtime::json::Reader<'_>) -> $crate::runtime::json::Filled {
                match self {
                    $($(#[$built])? Self::$variant(value) => $crate::runtime::json::Slot::fill(value, from),)*
                    Self::Unknown(value) => $crate::runtime::json::Slot::fill(value, from),
                }
            }
        }

        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self::Unknown($crate::runtime::json::Value::Null)
            }
        }

        $crate::model_traits!([] [$name]);
    };
    // See `object!`.
    (sent $($table:tt)*) => { $crate::union!(@table [#[inline]] $($table)*); };
    ($($table:tt)*) => { $crate::union!(@table [#[inline(never)]] $($table)*); };
}

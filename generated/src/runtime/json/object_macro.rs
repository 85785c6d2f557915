//! `object!`: the table of an object type.
//!
//! In: the wire keys of a struct and their fields. Out: `Slot`, `Object`, a redacting `Debug` and serde's two
//! traits. Always: what expands per struct is two array literals and calls of functions that are not generic.

/// Lists the wire keys of a struct.
///
/// ```text
/// object! { CreateInquiry {
///     "type" => const "inquiry",         no field: always written, and checked when read
///     "reference-id" => reference_id,    a field
///     "note" => note or null,            a field whose `None` is written as null
///     .. extra                           undeclared members; `.. free extra` if the document allows any,
/// } }                                    `.. map field` if it gives their type
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    // Nearly all types have but plain rows; for them the arrays are written without a macro call per row.
    ($name:ident { $($key:literal => $field:ident,)* $(.. $extra:ident $(,)?)? }) => {
        $crate::object!(@impl [] [$name] $name [$($key)*] self [$(&mut self.$field,)*] [$(&self.$field,)*] [$($extra)?]);
    };
    ($name:ident<$($param:ident),+> { $($key:literal => $field:ident,)* $(.. $extra:ident $(,)?)? }) => {
        $crate::object!(
            @impl [<$($param: $crate::runtime::json::Slot + Default),+>] [$name<$($param),+>] $name
            [$($key)*] self [$(&mut self.$field,)*] [$(&self.$field,)*] [$($extra)?]
        );
    };
    ($name:ident {
        $($key:literal => $row:ident $($constant:literal)? $(or $null:ident)?,)*
        $(.. $rest:ident $($kept:ident)? $(,)?)?
    }) => {
        $crate::object!(
            @impl [] [$name] $name [$($key)*] self
            [$($crate::object!(@mut self $row $($constant)? $($null)?),)*]
            [$($crate::object!(@ref self $row $($constant)? $($null)?),)*]
            [$($rest $($kept)?)?]
        );
    };
    (@impl [$($bounds:tt)*] [$type:ty] $name:ident [$($key:literal)*] $self:ident
        [$($mut:expr,)*] [$($ref:expr,)*] [$($rest:tt)*]
    ) => {
        impl $($bounds)* $crate::runtime::json::Slot for $type {
            // Inlined into every option and list of the type, the table, and what drops a value, would be compiled once
            // more for each.
            #[inline(never)]
            fn fill(&mut $self, from: &mut $crate::runtime::json::Reader<'_>) -> $crate::runtime::json::Filled {
                $crate::runtime::json::fill_object(
                    from,
                    &$crate::runtime::json::Layout { name: stringify!($name), keys: &[$($key),*] },
                    &mut [$($mut),*],
                    $crate::object!(@rest RestMut [&mut $self] $($rest)*),
                )
            }

            #[inline(never)]
            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::Object(self)
            }

            fn show(&$self, show: $crate::runtime::json::Show<'_>) {
                show(
                    &$crate::runtime::json::Layout { name: stringify!($name), keys: &[$($key),*] },
                    &[$($ref),*],
                    $crate::object!(@rest Rest [&$self] $($rest)*),
                )
            }
        }

        impl $($bounds)* ::std::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::json::is_same(self, other)
            }
        }

        $crate::model_traits!([$($bounds)*] [$type]);
    };

    (@mut $self:ident const $constant:literal) => { &mut $crate::runtime::json::Constant::from($constant) };
    (@mut $self:ident $field:ident null) => { &mut $crate::runtime::json::OrNull(&mut $self.$field as &mut dyn $crate::runtime::json::Slot) };
    (@mut $self:ident $field:ident) => { &mut $self.$field };
    (@ref $self:ident const $constant:literal) => { &$crate::runtime::json::Constant::from($constant) };
    (@ref $self:ident $field:ident null) => { &$crate::runtime::json::OrNull(&$self.$field as &dyn $crate::runtime::json::Slot) };
    (@ref $self:ident $field:ident) => { &$self.$field };
    (@rest $rest:ident [$($at:tt)*]) => { $crate::runtime::json::$rest::Nothing };
    (@rest $rest:ident [$($at:tt)*] $field:ident) => { $crate::runtime::json::$rest::Extra($($at)*.$field) };
    (@rest $rest:ident [$($at:tt)*] free $field:ident) => { $crate::runtime::json::$rest::Free($($at)*.$field) };
    (@rest $rest:ident [$($at:tt)*] map $field:ident) => { $crate::runtime::json::$rest::Map($($at)*.$field) };
}

/// `Debug`, `Serialize` and `Deserialize` of a type with a `Slot`.
#[doc(hidden)]
#[macro_export]
macro_rules! model_traits {
    ([$($bounds:tt)*] [$type:ty]) => {
        impl $($bounds)* ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::json::debug(self, f)
            }
        }

        impl $($bounds)* $crate::runtime::json::Serialize for $type {
            fn serialize<S: $crate::runtime::json::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::json::serialize(self, to)
            }
        }

        $crate::model_traits!(@deserialize [$($bounds)*] [$type]);
    };
    (@deserialize [] [$type:ty]) => {
        impl<'de> $crate::runtime::json::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::json::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::json::deserialize(from)
            }
        }
    };
    (@deserialize [<$($bounds:tt)*] [$type:ty]) => {
        impl<'de, $($bounds)* $crate::runtime::json::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::json::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::json::deserialize(from)
            }
        }
    };
}

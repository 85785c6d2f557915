//! `object!`: the table of an object type.
//!
//! In: the wire keys of a struct and their fields. Out: `Slot`, equality, a redacting `Debug` and serde's two traits.
//! Always: the macro expands to two array literals and calls of functions that are not generic.

/// Lists the wire keys of a struct.
///
/// ```text
/// object! { CreateInquiry {
///     "type" => const "inquiry",         no field: always written, and checked when read
///     "reference-id" => reference_id,    a field
///     "note" => note or null,            a field whose `None` is written as null
///     "attributes" => attributes or absent,   a member of a JSON:API object: a field without `Option` that is left
///                                    out while it is empty. The object must have `data`, `type` and `id`
///     "kind" => kind: required,          a field that a request must have
///     .. extra                           undeclared members; `.. free extra` if the document allows any,
/// } }                                    `.. map field` if it gives their type
/// ```
///
/// `object! { Inquiry is "inquiry" { … } }` is a resource whose `type` has this value.
///
/// `sent` before the name is for a type that is only sent: no code for reading it is built.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    // Nearly all types have only plain rows. For them, the arrays are written without one macro call per row.
    (@table $how:tt $name:ident $(is $type_:literal)? { $($key:literal => $field:ident,)* $(.. $extra:ident $(,)?)? }) => {
        $crate::object!(@impl $how [] [$name] $name [$($type_)?] [$($key)*] [] [] self [$(&mut &mut self.$field,)*] [$(&self.$field,)*] [$($extra)?]);
    };
    (@table $how:tt $name:ident<$($param:ident),+> $(is $type_:literal)? { $($key:literal => $field:ident,)* $(.. $extra:ident $(,)?)? }) => {
        $crate::object!(
            @impl $how [<$($param: $crate::runtime::json::Slot + Default),+>] [$name<$($param),+>] $name
            [$($type_)?] [$($key)*] [] [] self [$(&mut &mut self.$field,)*] [$(&self.$field,)*] [$($extra)?]
        );
    };
    (@table $how:tt $name:ident<$($param:ident),+> $(is $type_:literal)? {
        $($key:literal => $row:ident $(or $null:ident)?,)* $(.. $extra:ident $(,)?)?
    }) => {
        $crate::object!(
            @impl $how [<$($param: $crate::runtime::json::Slot + Default),+>] [$name<$($param),+>] $name
            [$($type_)?] [$($key)*] [$($crate::object!(@may_be_null $($null)?),)*] [] self
            [$($crate::object!(@mut self $row $($null)?),)*]
            [$($crate::object!(@ref self $row $($null)?),)*]
            [$($extra)?]
        );
    };
    (@table $how:tt $name:ident $(is $type_:literal)? {
        $($key:literal => $row:ident $($constant:literal)? $(or $null:ident)? $(: $required:ident)?,)*
        $(.. $rest:ident $($kept:ident)? $(,)?)?
    }) => {
        $crate::object!(
            @impl $how [] [$name] $name [$($type_)?] [$($key)*] [$($crate::object!(@may_be_null $($null)?),)*]
            [$($(($key, $crate::object!(@method $required $row)),)?)*]
            self
            [$($crate::object!(@mut self $row $($constant)? $($null)?),)*]
            [$($crate::object!(@ref self $row $($constant)? $($null)?),)*]
            [$($rest $($kept)?)?]
        );
    };
    // The arrays are passed as tokens and not as expressions, so that the compiler parses their content once.
    (@impl [$($inline:tt)*] [$($bounds:tt)*] [$type:ty] $name:ident [$($resource:literal)*] [$($key:literal)*]
        [$($may_be_null:tt)*] [$($required:tt)*] $self:ident
        [$($mut:tt)*] [$($ref:tt)*] [$($rest:tt)*]
    ) => {
        impl $($bounds)* $crate::runtime::json::Slot for $type {
            $($inline)*
            fn fill(&mut $self, from: &mut $crate::runtime::json::Reader<'_>) -> $crate::runtime::json::Filled {
                $crate::runtime::json::FILL_OBJECT(
                    from,
                    &$crate::runtime::json::Layout { name: stringify!($name), keys: &[$($key),*], may_be_null: &[$($may_be_null)*], resource: &[$($resource),*], required: &[$($required)*] },
                    &mut [$($mut)*],
                    $crate::object!(@rest RestMut [&mut $self] $($rest)*),
                )
            }

            #[inline]
            fn view(&$self, see: $crate::runtime::json::Viewer<'_>) {
                $crate::runtime::json::show_object(
                    see,
                    &$crate::runtime::json::Layout { name: stringify!($name), keys: &[$($key),*], may_be_null: &[], resource: &[$($resource),*], required: &[$($required)*] },
                    &[$($ref)*],
                    $crate::object!(@rest Rest [&$self] $($rest)*),
                );
            }

            #[cfg(feature = "__spec-examples")]
            fn rebuild(self) -> Self {
                #[allow(unused_imports, reason = "most types have setters")]
                use $crate::runtime::spec_examples::NoSetters;
                self.rebuild_by_setters()
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

    (@method required $field:ident) => { stringify!($field) };
    (@mut $self:ident const $constant:literal) => { &mut &mut $crate::runtime::json::Constant::from($constant) };
    (@may_be_null) => { false };
    (@may_be_null null) => { false };
    (@may_be_null absent) => { true };
    (@mut $self:ident $field:ident absent) => { &mut &mut $self.$field };
    (@ref $self:ident $field:ident absent) => { &$crate::runtime::json::OrAbsent(&$self.$field) };
    (@mut $self:ident $field:ident null) => { &mut &mut $self.$field };
    (@mut $self:ident $field:ident) => { &mut &mut $self.$field };
    (@ref $self:ident const $constant:literal) => { &$crate::runtime::json::Constant::from($constant) };
    (@ref $self:ident $field:ident null) => { &$crate::runtime::json::OrNull(&$self.$field) };
    (@ref $self:ident $field:ident) => { &$self.$field };
    (@rest $rest:ident [$($at:tt)*]) => { $crate::runtime::json::$rest::Nothing };
    (@rest $rest:ident [$($at:tt)*] $field:ident) => { $crate::runtime::json::$rest::Extra($($at)*.$field) };
    (@rest $rest:ident [$($at:tt)*] free $field:ident) => { $crate::runtime::json::$rest::Free($($at)*.$field) };
    (@rest RestMut [$($at:tt)*] map $field:ident) => { $crate::runtime::json::RestMut::Map(&mut $($at)*.$field) };
    (@rest Rest [$($at:tt)*] map $field:ident) => { $crate::runtime::json::Rest::Map(&$($at)*.$field) };
    // Built in the crate that uses it: only tests read a type that is sent, and only few places show a type that is
    // read.
    (sent $($table:tt)*) => { $crate::object!(@table [#[inline]] $($table)*); };
    // Built here, once. If it were inlined into every option and list of the type, the table would be compiled again
    // for each.
    ($($table:tt)*) => { $crate::object!(@table [#[inline(never)]] $($table)*); };
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

//! `object!`: the table of an object type.
//!
//! In: the wire keys of a struct and their fields. Out: `Slot`, `Object`, `Empty`, a redacting `Debug` and serde's two
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
    ($name:ident { $($rows:tt)* }) => {
        $crate::object!(@impl [] [$name] $name { $($rows)* });
        impl $crate::runtime::json::Empty for $name {
            const EMPTY: Self = $crate::object!(@empty $($rows)*);
        }
        impl $name {
            /// The empty object, to read from where one is absent.
            #[inline]
            pub fn empty() -> &'static Self {
                const { &<Self as $crate::runtime::json::Empty>::EMPTY }
            }
        }
    };
    ($name:ident<$param:ident> { $($rows:tt)* }) => {
        $crate::object!(@impl [<$param: $crate::runtime::json::Slot + Default>] [$name<$param>] $name { $($rows)* });
        impl<$param: $crate::runtime::json::Empty> $crate::runtime::json::Empty for $name<$param> {
            const EMPTY: Self = $crate::object!(@empty $($rows)*);
        }
    };
    (@impl [$($bounds:tt)*] [$type:ty] $name:ident {
        $($key:literal => $row:ident $($constant:literal)? $(or $null:ident)?,)*
        $(.. $rest:ident $($kept:ident)? $(,)?)?
    }) => {
        impl $($bounds)* $crate::runtime::json::Slot for $type {
            fn fill(
                &mut self,
                from: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::DecodeError> {
                if from.take_null()? {
                    *self = Self::default();
                    return Ok(());
                }
                $crate::runtime::json::fill_object(
                    from,
                    $crate::runtime::json::Object::layout(self),
                    &mut [$($crate::object!(@mut self $row $($constant)? $($null)?)),*],
                    $crate::object!(@rest RestMut [&mut self] $($rest $($kept)?)?),
                )
            }

            fn view(&self) -> $crate::runtime::json::View<'_> {
                $crate::runtime::json::View::Object(self)
            }
        }

        impl $($bounds)* $crate::runtime::json::Object for $type {
            fn layout(&self) -> &'static $crate::runtime::json::Layout {
                const LAYOUT: $crate::runtime::json::Layout =
                    $crate::runtime::json::Layout::new(stringify!($name), &[$($key),*]);
                &LAYOUT
            }

            fn show(
                &self,
                show: &mut dyn FnMut(&[&dyn $crate::runtime::json::Slot], $crate::runtime::json::Rest<'_>),
            ) {
                show(
                    &[$($crate::object!(@ref self $row $($constant)? $($null)?)),*],
                    $crate::object!(@rest Rest [&self] $($rest $($kept)?)?),
                )
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

    // The constant `EMPTY`: all fields at once where every row is a field, row by row where constants stand between.
    (@empty $($key:literal => $field:ident $(or null)?,)* $(.. $extra:ident $(,)?)?) => {
        Self {
            $($field: $crate::runtime::json::Empty::EMPTY,)*
            $($extra: $crate::runtime::json::Empty::EMPTY,)?
        }
    };
    (@empty $($key:literal => $field:ident $(or null)?,)* .. $word:ident $extra:ident $(,)?) => {
        Self {
            $($field: $crate::runtime::json::Empty::EMPTY,)*
            $extra: $crate::runtime::json::Empty::EMPTY,
        }
    };
    (@empty $($rows:tt)*) => { $crate::object!(@fields [] $($rows)*) };
    (@fields [$($done:ident)*] $key:literal => const $constant:literal, $($rows:tt)*) => {
        $crate::object!(@fields [$($done)*] $($rows)*)
    };
    (@fields [$($done:ident)*] $key:literal => $field:ident $(or null)?, $($rows:tt)*) => {
        $crate::object!(@fields [$($done)* $field] $($rows)*)
    };
    (@fields [$($done:ident)*] .. $field:ident $(,)?) => { $crate::object!(@fields [$($done)* $field]) };
    (@fields [$($done:ident)*] .. $word:ident $field:ident $(,)?) => {
        $crate::object!(@fields [$($done)* $field])
    };
    (@fields [$($field:ident)*]) => { Self { $($field: $crate::runtime::json::Empty::EMPTY,)* } };
}

/// `Debug`, `Serialize` and `Deserialize` of a type with a `Slot`.
#[doc(hidden)]
#[macro_export]
macro_rules! model_traits {
    ([$($bounds:tt)*] [$type:ty]) => {
        impl $($bounds)* ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::json::debug($crate::runtime::json::Slot::view(self), f)
            }
        }

        impl $($bounds)* $crate::runtime::json::Serialize for $type {
            fn serialize<S: $crate::runtime::json::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::json::Serialize::serialize(&$crate::runtime::json::Slot::view(self), to)
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

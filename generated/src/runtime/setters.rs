//! `setters!` and `body_setters!`: chained setters from a table of members.
//!
//! In: a member's name, how it is held and its type, a row each. Out: a method per row that takes what converts into
//! the type and gives the value back. Always: a setter on a request writes to the same place as the body's own.

/// Setters of a struct that travels in requests.
///
/// ```text
/// setters! { CreateInquiryAttributes {
///     reference_id: optional String,      plain | optional | boxed | nullable | list | optional_list
///     tags: optional_list String,         the type of a list is that of its items
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! setters {
    ($name:ident { $($field:ident: $how:ident $type:ty),* $(,)? }) => {
        impl $name {
            $($crate::setter! { $how $field $type [self, self] })*
        }
    };
}

/// Setters of a request for the members of an object in its body.
///
/// ```text
/// body_setters! { CreateInquiry [data.attributes?] {   the way to the object; `?`: it is made when first reached
///     reference_id: nullable String,
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! body_setters {
    ($name:ident $path:tt { $($field:ident: $how:ident $type:ty),* $(,)? }) => {
        impl $crate::runtime::http::Request<$name> {
            $($crate::body_setters! { @one $path $how $field $type })*
        }
    };
    (@one [$($path:tt)*] $how:ident $field:ident $type:ty) => {
        $crate::setter! { $how $field $type [self, $crate::body_setters!(@reach [self.body] $($path)*)] }
    };
    (@reach [$($at:tt)*]) => { $($at)* };
    (@reach [$($at:tt)*] . $($rest:tt)+) => { $crate::body_setters!(@reach [$($at)*] $($rest)+) };
    (@reach [$($at:tt)*] $step:ident ? $($rest:tt)*) => {
        $crate::body_setters!(@reach [$($at)*.$step.get_or_insert_default()] $($rest)*)
    };
    (@reach [$($at:tt)*] $step:ident $($rest:tt)*) => {
        $crate::body_setters!(@reach [$($at)*.$step] $($rest)*)
    };
}

/// One setter: how the member is held, its name and type, and where it is.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    (plain $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        pub fn $field(mut $self, value: impl Into<$type>) -> Self {
            $at.$field = value.into();
            $self
        }
    };
    (optional $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        pub fn $field(mut $self, value: impl Into<$type>) -> Self {
            $at.$field = Some(value.into());
            $self
        }
    };
    (boxed $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        pub fn $field(mut $self, value: impl Into<$type>) -> Self {
            $at.$field = Some(Box::new(value.into()));
            $self
        }
    };
    (nullable $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`; `Nullable::Null` clears it.")]
        pub fn $field(mut $self, value: impl Into<$crate::runtime::Nullable<$type>>) -> Self {
            $at.$field = value.into();
            $self
        }
    };
    (list $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        pub fn $field(mut $self, values: impl IntoIterator<Item = impl Into<$type>>) -> Self {
            $at.$field = values.into_iter().map(Into::into).collect();
            $self
        }
    };
    (optional_list $field:ident $type:ty [$self:ident, $at:expr]) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        pub fn $field(mut $self, values: impl IntoIterator<Item = impl Into<$type>>) -> Self {
            $at.$field = Some(values.into_iter().map(Into::into).collect());
            $self
        }
    };
}

//! `setters!` and `body_setters!`: chained setters from a table of members.
//!
//! In: one row per member: its name, how its field holds it, and the type of the value. Out: a method per row that
//! returns the value. Always: a setter on a request writes to the same place as the setter of the body; `None` leaves
//! the member as it is.

/// Setters of a struct that requests contain.
///
/// ```text
/// setters! { CreateInquiryAttributes {
///     reference_id: optional String,      the kinds are those of `setter!`
///     tags: optional_list String,         the type of a list is that of its items
///     .. set: Value,                      a method that sets members without a field; their type
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! setters {
    ($name:ident { $($(#[$meta:meta])* $field:ident: $how:ident $type:ty,)* $(.. $open:ident: $member:ty,)? }) => {
        impl $name {
            $($crate::setter! { $how $field $field $type [$(#[$meta])*] [self, self] })*
            $(
                /// Sets a member that the document does not name.
                pub fn $open(mut self, key: impl Into<String>, value: impl Into<$member>) -> Self {
                    let value: $member = value.into();
                    self.extra.insert(key, value);
                    self
                }
            )?

            /// The same value, built with these setters.
            #[cfg(feature = "__spec-examples")]
            #[doc(hidden)]
            #[allow(deprecated, clippy::useless_conversion)]
            fn rebuild_by_setters(self) -> Self {
                #[allow(unused_imports, reason = "some have members of no such kind")]
                use $crate::runtime::json::Slot;
                let mut made = Self::default();
                $(made = $crate::setters!(@rebuild made $field $how self.$field);)*
                $(for (key, value) in self.extra.iter() {
                    made = made.$open(key, value.clone());
                })?
                made
            }
        }
    };
    (@rebuild $made:ident $field:ident plain $held:expr) => { $made.$field($held.rebuild()) };
    (@rebuild $made:ident $field:ident required $held:expr) => {
        match $held.is_set() {
            true => $made.$field($held.into_inner().rebuild()),
            false => $made,
        }
    };
    (@rebuild $made:ident $field:ident required_list $held:expr) => {
        $crate::setters!(@rebuild $made $field required $held)
    };
    (@rebuild $made:ident $field:ident required_nullable $held:expr) => {
        match $held.is_set() {
            true => match $held.into_inner() {
                Some(value) => $made.$field(value.rebuild()),
                None => $made.$field($crate::runtime::Nullable::Null),
            },
            false => $made,
        }
    };
    (@rebuild $made:ident $field:ident required_nullable_list $held:expr) => {
        $crate::setters!(@rebuild $made $field required_nullable $held)
    };
    (@rebuild $made:ident $field:ident optional $held:expr) => { $made.$field($held.rebuild()) };
    // An `Option` of a list would be ambiguous where an item can be a list of such items.
    (@rebuild $made:ident $field:ident optional_list $held:expr) => {
        match $held {
            Some(list) => $made.$field(list.rebuild()),
            None => $made,
        }
    };
    (@rebuild $made:ident $field:ident boxed $held:expr) => {
        $made.$field($held.map(|held| (*held).rebuild()))
    };
    (@rebuild $made:ident $field:ident nullable $held:expr) => {
        match $held {
            $crate::runtime::Nullable::Null => $made.$field($crate::runtime::Nullable::Null),
            held => $made.$field(held.into_option().rebuild()),
        }
    };
    (@rebuild $made:ident $field:ident nullable_list $held:expr) => {
        match $held {
            $crate::runtime::Nullable::Null => $made.$field($crate::runtime::Nullable::Null),
            held => $crate::setters!(@rebuild $made $field optional_list held.into_option()),
        }
    };
    (@rebuild $made:ident $field:ident nullable_boxed $held:expr) => {
        match $held {
            $crate::runtime::Nullable::Null => $made.$field($crate::runtime::Nullable::Null),
            held => $made.$field(held.into_option().map(|held| (*held).rebuild())),
        }
    };
}

/// Setters of a request for the members of an object in its body.
///
/// ```text
/// body_setters! { CreateInquiry [data.attributes?] {   the way to the object; `?`: it is made when first reached
///     reference_id: nullable String,
///     body_items => items: optional_list String,       where the method cannot have the field's name
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! body_setters {
    ($name:ident $path:tt { $($(#[$meta:meta])* $method:ident $(=> $field:ident)?: $how:ident $type:ty),* $(,)? }) => {
        #[cfg_attr(docsrs, doc(hidden))]
        impl $crate::runtime::http::Request<$name> {
            $($crate::body_setters! { @one $path $how $method $($field)? [$(#[$meta])*] $type })*
        }
    };
    (@one [$($path:tt)*] $how:ident $method:ident $field:ident $meta:tt $type:ty) => {
        $crate::setter! {
            $how $method $field $type $meta [self, $crate::body_setters!(@reach [self.body] $($path)*)]
        }
    };
    (@one $path:tt $how:ident $field:ident $meta:tt $type:ty) => {
        $crate::body_setters! { @one $path $how $field $field $meta $type }
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

/// One setter: how the field holds the member, the method, the field, its type, its documentation and its place.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    // By value: a wrapper object, or a required member.
    (plain $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method(mut $self, value: impl Into<$type>) -> Self {
            let value: $type = value.into();
            $at.$field = value.into();
            $self
        }
    };
    (required $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method(mut $self, value: impl Into<$type>) -> Self {
            let value: $type = value.into();
            *$at.$field = value.into();
            $self
        }
    };
    (required_list $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method(mut $self, values: impl IntoIterator<Item = impl Into<$type>>) -> Self {
            let values = values.into_iter().map(|value| -> $type { value.into() });
            *$at.$field = values.map(Into::into).collect();
            $self
        }
    };
    (required_nullable $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            value: impl $crate::runtime::members::IntoNullable<$type, By>,
        ) -> Self {
            match value.into_nullable() {
                $crate::runtime::Nullable::Absent => {}
                value => *$at.$field = value.into_option().map(Into::into),
            }
            $self
        }
    };
    (required_nullable_list $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            values: impl $crate::runtime::members::IntoNullableList<$type, By>,
        ) -> Self {
            match values.into_nullable_list() {
                $crate::runtime::Nullable::Absent => {}
                values => {
                    let list = |values: Vec<$type>| values.into_iter().map(Into::into).collect();
                    *$at.$field = values.into_option().map(list);
                }
            }
            $self
        }
    };
    // By value or in an `Option`. `None` changes nothing.
    (optional $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            value: impl $crate::runtime::members::IntoMember<$type, By>,
        ) -> Self {
            if let Some(value) = value.into_member() {
                $at.$field = Some(value.into());
            }
            $self
        }
    };
    (boxed $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            value: impl $crate::runtime::members::IntoMember<$type, By>,
        ) -> Self {
            if let Some(value) = value.into_member() {
                $at.$field = Some(Box::new(value));
            }
            $self
        }
    };
    (optional_list $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            values: impl $crate::runtime::members::IntoList<$type, By>,
        ) -> Self {
            if let Some(values) = values.into_list() {
                $at.$field = Some(values.into_iter().map(Into::into).collect());
            }
            $self
        }
    };
    // The same; `Nullable::Null` clears the member.
    (nullable $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            value: impl $crate::runtime::members::IntoNullable<$type, By>,
        ) -> Self {
            match value.into_nullable() {
                $crate::runtime::Nullable::Absent => {}
                value => $at.$field = value.map(Into::into),
            }
            $self
        }
    };
    (nullable_boxed $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            value: impl $crate::runtime::members::IntoNullable<$type, By>,
        ) -> Self {
            match value.into_nullable() {
                $crate::runtime::Nullable::Absent => {}
                value => $at.$field = value.map(Box::new),
            }
            $self
        }
    };
    (nullable_list $method:ident $field:ident $type:ty [$($meta:tt)*] [$self:ident, $at:expr]) => {
        $($meta)*
        pub fn $method<By>(
            mut $self,
            values: impl $crate::runtime::members::IntoNullableList<$type, By>,
        ) -> Self {
            match values.into_nullable_list() {
                $crate::runtime::Nullable::Absent => {}
                values => $at.$field = values.map(|list| list.into_iter().map(Into::into).collect()),
            }
            $self
        }
    };
}

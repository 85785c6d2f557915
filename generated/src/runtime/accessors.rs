//! `accessors!`: reading what JSON:API wraps, in one expression, whatever is absent.
//!
//! In: members of an answer, a row each. Out: a method per row. Always: an absent object reads as an empty one, so that
//! `answer.data().attributes().status` needs no chain of `Option`s; a field tells absent from empty.

/// Methods that read members of an answer.
///
/// ```text
/// accessors! { Inquiry {
///     data: plain Inquiry,                 data() -> &Inquiry
///     attributes: boxed InquiryAttributes, attributes() -> &InquiryAttributes, empty where absent
///     account: one account_id ResourceId,   account_id() -> Option<&ResourceId>
///     reports: many reports_ids ResourceId,  reports_ids() -> an iterator of &ResourceId
///     included: included T,                included::<Account>() and find(&relationship)
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! accessors {
    ($name:ident { $($field:ident: $how:ident $($method:ident)? $(<$type:ty>)?),* $(,)? }) => {
        impl $name {
            $($crate::accessor! { $how $field $($method)? $(<$type>)? })*
        }
    };
}

/// One accessor.
#[doc(hidden)]
#[macro_export]
macro_rules! accessor {
    (plain $field:ident <$type:ty>) => {
        #[doc = concat!("Reads `", stringify!($field), "`.")]
        #[inline]
        pub fn $field(&self) -> &$type {
            &self.$field
        }
    };
    (boxed $field:ident <$type:ty>) => {
        #[doc = concat!("Reads `", stringify!($field), "`; empty where it is absent.")]
        #[inline]
        pub fn $field(&self) -> &$type {
            $crate::runtime::json::or_empty(self.$field.as_deref())
        }
    };
    (one $field:ident $method:ident <$type:ty>) => {
        #[doc = concat!("The ID that `", stringify!($field), "` names, if it names one.")]
        #[inline]
        pub fn $method(&self) -> Option<&$type> {
            self.$field.as_ref()?.id()
        }
    };
    (many $field:ident $method:ident <$type:ty>) => {
        #[doc = concat!("The IDs that `", stringify!($field), "` names.")]
        #[inline]
        pub fn $method(&self) -> impl Iterator<Item = &$type> {
            let relationships = self.$field.iter();
            relationships.flat_map(|relationship| relationship.ids())
        }
    };
    (included $field:ident) => {
        /// The included objects of one type, such as `included::<Account>()`.
        pub fn included<T: 'static>(&self) -> impl Iterator<Item = &T> {
            $crate::runtime::types::list_included(&self.$field)
        }

        /// The included object that a relationship names, if it was included and is of the type asked for.
        pub fn find<T: 'static>(
            &self,
            relationship: &impl $crate::runtime::types::NamesOne,
        ) -> Option<&T> {
            $crate::runtime::types::find_included(&self.$field, relationship)
        }
    };
}

//! `accessors!`: methods that read through JSON:API's wrapper objects in one expression, even where one is absent.
//!
//! In: one row per member of an answer. Out: one method per row. Always: a method reads an absent object as an empty
//! one, so that `answer.data().attributes().status` needs no chain of `Option`s. To tell absent from empty, read the
//! field.

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
        pub fn $method(&self) -> impl ::std::iter::Iterator<Item = &$type> {
            let relationships = self.$field.iter();
            relationships.flat_map(|relationship| relationship.ids())
        }
    };
    (included $field:ident) => {
        /// The included objects of one type, such as `included::<Account>()`.
        pub fn included<T: 'static>(&self) -> impl ::std::iter::Iterator<Item = &T> {
            $crate::runtime::types::list_included(&self.$field)
        }

        /// The included object that a relationship names, if the answer includes it and it is an object of the type
        /// asked for.
        pub fn find<T: 'static>(
            &self,
            relationship: &impl $crate::runtime::types::NamesOne,
        ) -> Option<&T> {
            $crate::runtime::types::find_included(&self.$field, relationship)
        }
    };
}

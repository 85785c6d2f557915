//! `conversions!`: conversions into a union that requests use.
//!
//! In: one row per variant: its name, how it holds its value, and the value's type. Out: one `From` per row, so that a
//! setter takes the value itself.

/// Conversions into a union.
///
/// ```text
/// conversions! { SearchInquiriesQuery {
///     Text: text,                  from String and &str
///     Flag: plain bool,
///     And: boxed AndQuery,         from the value, without its box
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! conversions {
    ($name:ident { $($variant:ident: $how:ident $($type:ty)?),* $(,)? }) => {
        $($crate::conversion! { $how $name $variant $($type)? })*
    };
}

/// One conversion.
#[doc(hidden)]
#[macro_export]
macro_rules! conversion {
    (text $name:ident $variant:ident) => {
        $crate::conversion! { plain $name $variant String }

        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                Self::$variant(value.to_owned())
            }
        }
    };
    (plain $name:ident $variant:ident $type:ty) => {
        impl From<$type> for $name {
            #[inline]
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    };
    (boxed $name:ident $variant:ident $type:ty) => {
        impl From<$type> for $name {
            #[inline]
            fn from(value: $type) -> Self {
                Self::$variant(Box::new(value))
            }
        }
    };
}

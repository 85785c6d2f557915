//! Answers whose type depends on the success status.

/// Implements `Answer` for an enum with one variant per success status.
///
/// ```ignore
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum CreateAccountResponse { Ok(Account), Created(Account), NoContent }
/// by_status! { CreateAccountResponse { 200 => Ok(Account), 201 => Created(Account), 204 => NoContent } }
/// ```
/// A success status that is not listed is read as the first variant.
#[allow(unused_macros, reason = "whether it is used depends on the document")]
macro_rules! by_status {
    ($name:ident { $first:pat => $variant:ident $(($shape:ty))? $(, $status:pat => $other:ident $(($other_shape:ty))?)* $(,)? }) => {
        impl $crate::runtime::http::Answer for $name {
            fn read(
                answer: &$crate::runtime::http::RawAnswer,
                stream: Option<$crate::runtime::http::ByteStream>,
                misfits: &mut Vec<$crate::runtime::json::Misfit>,
            ) -> Result<Self, $crate::runtime::json::DecodeError> {
                match answer.status().code() {
                    $($status => $crate::runtime::http::by_status::by_status!(@ answer, stream, misfits, $other $(($other_shape))?),)*
                    _ => $crate::runtime::http::by_status::by_status!(@ answer, stream, misfits, $variant $(($shape))?),
                }
            }

            fn debug(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self, f)
            }
        }
    };
    (@ $answer:ident, $stream:ident, $misfits:ident, $variant:ident) => {{
        let _ = ($stream, $misfits);
        Ok(Self::$variant)
    }};
    (@ $answer:ident, $stream:ident, $misfits:ident, $variant:ident ($shape:ty)) => {
        Ok(Self::$variant(<$shape as $crate::runtime::http::Answer>::read($answer, $stream, $misfits)?))
    };
}

#[allow(unused_imports, reason = "whether it is used depends on the document")]
pub(crate) use by_status;

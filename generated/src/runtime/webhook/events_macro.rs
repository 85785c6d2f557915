//! `events!`: the enum of the described events.
//!
//! In: names and variants. Out: [`EventSet`](super::EventSet), `name()`, a redacting `Debug`. Always: a variant adds
//! one arm to each; the code behind the arms is written once and is not generic.

/// Lists the described events.
///
/// ```text
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub enum Event { InquiryCompleted(Box<InquiryCompletedEvent>), …, Unknown(UnknownEvent) }
/// events! { Event { InquiryCompleted => "inquiry.completed", … } }
/// ```
///
/// A row can have a `#[cfg(…)]`.
#[doc(hidden)]
#[macro_export]
macro_rules! events {
    ($name:ident { $($(#[$built:meta])? $variant:ident => $text:literal),* $(,)? }) => {
        impl $name {
            /// The names of the described events.
            pub const NAMES: &'static [&'static str] = &[$($(#[$built])? $text),*];

            /// Its name, under which you subscribe to it.
            pub fn name(&self) -> &str {
                match self {
                    $($(#[$built])? Self::$variant(_) => $text,)*
                    Self::Unknown(event) => event.name(),
                }
            }

            /// Its whole body; `None` for an event without a type.
            ///
            /// Inline, because it needs the code that shows and drops the body of every event; only a crate that calls
            /// it builds that code.
            #[doc(hidden)]
            #[inline]
            pub fn as_shown(&self) -> ::core::option::Option<&dyn $crate::runtime::json::Show> {
                $crate::runtime::webhook::EventSet::as_body(self).ok()
            }
        }

        impl $crate::runtime::webhook::EventSet for $name {
            #[inline]
            #[allow(unused_variables, reason = "a program can leave out all events")]
            fn decode(
                name: &str,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::runtime::json::DecodeError>> {
                match name {
                    $($(#[$built])? $text => Some($crate::runtime::webhook::decode_event(body).map(Self::$variant)),)*
                    _ => None,
                }
            }

            #[inline]
            fn as_body(&self) -> ::core::result::Result<&dyn $crate::runtime::json::Show, &$crate::runtime::webhook::UnknownEvent> {
                match self {
                    $($(#[$built])? Self::$variant(event) => Ok(event),)*
                    Self::Unknown(event) => Err(event),
                }
            }

            fn from_unknown(event: $crate::runtime::webhook::UnknownEvent) -> Self {
                Self::Unknown(event)
            }
        }

        /// Serialized as its whole body.
        impl $crate::runtime::json::Serialize for $name {
            fn serialize<S: $crate::runtime::json::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::webhook::serialize_event(self, to)
            }
        }

        /// Deserialized from a whole body, which is not verified.
        impl<'de> $crate::runtime::json::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::json::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::webhook::deserialize_event(from)
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match $crate::runtime::webhook::EventSet::as_body(self) {
                    Err(event) => ::core::fmt::Debug::fmt(event, f),
                    Ok(event) => {
                        write!(f, "{}(", self.name())?;
                        $crate::runtime::json::debug(event, f)?;
                        f.write_str(")")
                    }
                }
            }
        }
    };
}

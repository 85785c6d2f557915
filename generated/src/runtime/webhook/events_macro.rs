//! `events!`: the enum of the described events.
//!
//! In: names and variants. Out: [`EventSet`](super::EventSet), `name()`, a redacting `Debug`. Always: a variant adds
//! one arm to each; what the arms do is written once and is not generic.

/// Lists the described events.
///
/// ```text
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub enum Event { InquiryCompleted(Box<InquiryCompletedEvent>), …, Unknown(UnknownEvent) }
/// events! { Event { InquiryCompleted => "inquiry.completed", … } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! events {
    ($name:ident { $($variant:ident => $text:literal),* $(,)? }) => {
        impl $name {
            /// The names of the described events.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// Its name, such as it is subscribed to.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $text,)*
                    Self::Unknown(event) => event.name(),
                }
            }

            /// Its whole body; `None` for an event without a type.
            #[doc(hidden)]
            pub fn as_slot(&self) -> ::core::option::Option<&dyn $crate::runtime::json::Slot> {
                match self {
                    $(Self::$variant(event) => Some(event),)*
                    Self::Unknown(_) => None,
                }
            }
        }

        impl $crate::runtime::webhook::EventSet for $name {
            fn decode(
                name: &str,
                body: &[u8],
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::runtime::json::DecodeError>> {
                let mut event = match name {
                    $($text => Self::$variant(::core::default::Default::default()),)*
                    _ => return None,
                };
                let slot: &mut dyn $crate::runtime::json::Slot = match &mut event {
                    $(Self::$variant(body) => body,)*
                    Self::Unknown(_) => return None,
                };
                Some($crate::runtime::webhook::fill_event(slot, body).map(|()| event))
            }

            fn from_unknown(event: $crate::runtime::webhook::UnknownEvent) -> Self {
                Self::Unknown(event)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match (self, self.as_slot()) {
                    (Self::Unknown(event), _) => ::core::fmt::Debug::fmt(event, f),
                    (_, Some(event)) => {
                        write!(f, "{}(", self.name())?;
                        $crate::runtime::json::debug(event, f)?;
                        f.write_str(")")
                    }
                    (_, None) => f.write_str(self.name()),
                }
            }
        }
    };
}

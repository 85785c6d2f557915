//! `text_enum!` and `integer_enum!`: the tables of enumerations.
//!
//! In: the values that the document lists. Out: conversions, `Slot`, `Debug` and serde's traits. Always: an unlisted
//! value is kept.

/// The index of a text in a list.
pub fn find_text(texts: &[&str], text: &str) -> Option<usize> {
    texts.iter().position(|known| *known == text)
}

/// Lists the values of an enumeration: `text_enum! { Status { Created => "created", NeedsReview => "needs_review" } }`.
#[doc(hidden)]
#[macro_export]
macro_rules! text_enum {
    ($name:ident { $($variant:ident => $text:literal),* $(,)? }) => {
        impl $name {
            /// Every value that the document lists.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is written in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }

            /// Whether the document lists the value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            fn find(text: &str) -> Option<Self> {
                Self::KNOWN.get($crate::runtime::json::find_text(&[$($text),*], text)?).cloned()
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::find(text).unwrap_or_else(|| Self::Unknown(text.to_owned()))
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::find(&text).unwrap_or(Self::Unknown(text))
            }
        }

        impl From<&Self> for $name {
            #[inline]
            fn from(value: &Self) -> Self {
                value.clone()
            }
        }

        $crate::text_traits!($name);

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::json::Slot for $name {
            const IS_OBJECT: bool = false;

            fn fill(
                &mut self,
                from: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::DecodeError> {
                let text = from.read_text()?;
                let value = match Self::find(&text) {
                    Some(known) => known,
                    None => {
                        from.note_unknown();
                        Self::Unknown(from.keep(text)?)
                    }
                };
                $crate::runtime::json::put(self, value);
                Ok(())
            }

            #[inline]
            fn view(&self, see: $crate::runtime::json::Viewer<'_>) {
                see($crate::runtime::json::View::Token { text: self.as_str(), known: self.is_known() });
            }
        }


        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(Default::default())
            }
        }

        $crate::model_traits!([] [$name]);
    };
}

/// Lists the values of an enumeration of whole numbers: `integer_enum! { Level { One => 1, Two => 2 } }`.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($name:ident { $($variant:ident => $number:literal),* $(,)? }) => {
        impl $name {
            /// Every value that the document lists.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The number in JSON.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => *number,
                }
            }

            /// Whether the document lists the value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<i64> for $name {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    number => Self::Unknown(number),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::runtime::json::Slot for $name {
            const IS_OBJECT: bool = false;

            fn fill(
                &mut self,
                from: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::DecodeError> {
                *self = Self::from(from.read_i64()?);
                if !self.is_known() {
                    from.note_unknown();
                }
                Ok(())
            }

            #[inline]
            fn view(&self, see: $crate::runtime::json::Viewer<'_>) {
                see($crate::runtime::json::View::IntegerToken { value: self.as_i64(), known: self.is_known() });
            }
        }


        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(Default::default())
            }
        }

        $crate::model_traits!([] [$name]);
    };
}

/// The traits that an enumeration of texts has because it is text: parse, compare, order, hash, borrow as text. All
/// functions are inline: a crate builds those that it uses, and this crate builds none of them per enumeration.
#[doc(hidden)]
#[macro_export]
macro_rules! text_traits {
    ($name:ident) => {
        impl From<$name> for String {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl From<&$name> for String {
            #[inline]
            fn from(value: &$name) -> Self {
                value.as_str().to_owned()
            }
        }

        /// Never fails: a text that the document does not list is kept.
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $name {}

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// Ordered by text.
        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        /// The hash of the text, so that a map can be searched with a text.
        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}

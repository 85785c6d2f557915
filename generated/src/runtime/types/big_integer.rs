//! Whole numbers beyond 64 bits: the exact text, and methods that read it.

use crate::runtime::ascii;
use crate::runtime::json::{DecodeError, Reader, Slot, View, Viewer};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A whole number of any size, such as `340282366920938463463374607431768211455`.
///
/// It holds the exact text of the number. The text is checked when it is sent: a call is refused if the text is not a
/// number, or has more than 128 bits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

impl BigInteger {
    /// The number as text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it fits an `i128`.
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        self.0.parse().ok()
    }

    /// The number, if it fits a `u128`.
    #[inline]
    pub fn to_u128(&self) -> Option<u128> {
        self.0.parse().ok()
    }
}

/// Zero.
impl Default for BigInteger {
    #[inline]
    fn default() -> Self {
        Self("0".to_owned())
    }
}

impl fmt::Display for BigInteger {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for BigInteger {
    type Err = Infallible;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl From<&str> for BigInteger {
    #[inline]
    fn from(text: &str) -> Self {
        Self(ascii::trim(text).to_owned())
    }
}

impl From<String> for BigInteger {
    #[inline]
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

macro_rules! from_number {
    ($($type:ty)*) => {$(
        impl From<$type> for BigInteger {
            #[inline]
            fn from(number: $type) -> Self {
                Self(number.to_string())
            }
        }
    )*};
}

from_number!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Slot for BigInteger {
    const IS_OBJECT: bool = false;

    #[inline]
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.0 = from.read_number_text()?.to_owned();
        Ok(())
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::Number(&self.0));
    }
}

crate::model_traits!([][BigInteger]);

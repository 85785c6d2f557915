//! Numbers of the [`Reader`].
//!
//! In: a reader at a number. Out: the number in the type asked for. Always: the text follows JSON's grammar, and floats
//! are correctly rounded. A whole number may be written `5.0`. A number that does not fit is an error and never becomes
//! another number.

use super::error::DecodeError;
use super::reader::Reader;

/// Whole numbers up to this one are exact in a float.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A whole number. All code calls this one, because the compiler copies `str::parse` into each of its callers.
#[inline(never)]
pub(crate) fn parse_i64(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// A whole number that is not negative. See [`parse_i64`].
#[inline(never)]
pub(crate) fn parse_u64(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// A whole number of up to 128 bits: whether it is negative, and its amount.
// Not `str::parse`, of which this would need two more copies.
pub(crate) fn parse_wide(text: &str) -> Option<(bool, u128)> {
    let (is_negative, digits) = match text.strip_prefix("-") {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix("+").unwrap_or(text)),
    };
    let mut amount = 0_u128;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        amount = amount.checked_mul(10)?.checked_add(u128::from(digit))?;
    }
    let is_number = !digits.is_empty() && (!is_negative || amount <= i128::MIN.unsigned_abs());
    is_number.then_some((is_negative, amount))
}

impl<'j> Reader<'j> {
    /// A whole number.
    pub fn read_i64(&mut self) -> Result<i64, DecodeError> {
        let start = self.begin_number("an integer")?;
        let text = self.take_number()?;
        if let Some(number) = parse_i64(text) {
            return Ok(number);
        }
        match text.parse::<f64>() {
            Ok(float) if float.fract() == 0.0 && float.abs() <= EXACT => Ok(float as i64),
            _ => Err(explain(start, text)),
        }
    }

    /// A whole number that is not negative.
    pub fn read_u64(&mut self) -> Result<u64, DecodeError> {
        let start = self.begin_number("an integer")?;
        let text = self.take_number()?;
        if let Some(number) = parse_u64(text) {
            return Ok(number);
        }
        match text.parse::<f64>() {
            Ok(float) if float.fract() == 0.0 && (0.0..=EXACT).contains(&float) => Ok(float as u64),
            _ => Err(explain(start, text)),
        }
    }

    /// A number.
    pub fn read_f64(&mut self) -> Result<f64, DecodeError> {
        let start = self.begin_number("a number")?;
        match self.take_number()?.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(DecodeError::limit(start, "a number is too large")),
        }
    }

    /// A whole number of any size, as text.
    pub(crate) fn read_number_text(&mut self) -> Result<&'j str, DecodeError> {
        let start = self.begin_number("an integer")?;
        let text = self.take_number()?;
        let is_whole = |float: f64| float.fract() == 0.0 && float.is_finite();
        match text.parse::<f64>().is_ok_and(is_whole) {
            true => Ok(text),
            false => Err(explain(start, text)),
        }
    }

    /// Whether a text is a valid JSON number.
    pub(super) fn is_number(text: &str) -> bool {
        let Ok(mut reader) = Reader::new(text.as_bytes()) else {
            return false;
        };
        reader.take_number().is_ok() && reader.at == text.len()
    }

    fn begin_number(&mut self, expected: &'static str) -> Result<usize, DecodeError> {
        match self.next_byte() {
            Some(b'-' | b'0'..=b'9') => Ok(self.at),
            _ => Err(self.wrong_kind(expected)),
        }
    }

    /// Skips a number and gives its text.
    pub(super) fn take_number(&mut self) -> Result<&'j str, DecodeError> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            _ => self.take_digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.take_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.take_digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn take_digits(&mut self) -> Result<(), DecodeError> {
        if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.syntax("expected a digit"));
        }
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }
}

#[cold]
fn explain(at: usize, text: &str) -> DecodeError {
    if text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-')
    {
        misfit(at)
    } else {
        DecodeError::kind(at, "an integer", "a number with a fraction or an exponent")
    }
}

#[cold]
pub(super) fn misfit(at: usize) -> DecodeError {
    DecodeError::value(
        at,
        "the integer does not fit its type",
        "an integer in the range of its type",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_numbers_are_those_of_std() {
        let most = u128::MAX.to_string();
        let least = i128::MIN.to_string();
        let beyond = [format!("{most}0"), format!("{least}0"), format!("-{most}")];
        let mut texts = vec![
            "", "-", "+", "0", "-0", "+5", "007", "-12", "1.0", "1e3", " 1", "1:",
        ];
        texts.extend([most.as_str(), least.as_str()]);
        texts.extend(beyond.iter().map(String::as_str));
        for text in texts {
            let found = parse_wide(text);
            let signed = text.parse::<i128>().ok();
            let unsigned = text.parse::<u128>().ok();
            match found {
                None => assert!(signed.is_none() && unsigned.is_none(), "{text:?}"),
                Some((true, amount)) => {
                    assert_eq!(
                        Some(0_i128.wrapping_sub_unsigned(amount)),
                        signed,
                        "{text:?}"
                    );
                }
                Some((false, amount)) => assert_eq!(Some(amount), unsigned, "{text:?}"),
            }
        }
    }
}

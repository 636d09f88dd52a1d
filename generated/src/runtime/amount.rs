//! Money as text: never a float, never rounded.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

/// An amount of money in yuan (元), kept as the decimal text that was given or that arrived.
///
/// In a request the text must be plain ASCII digits with an optional fraction, for example `100.05`;
/// it goes out with exactly two decimals (`0.1` as `0.10`) and is never rounded.
/// An exponent, a sign, a comma or full-width digits are refused with an [`AmountError`].
///
/// An answer's amount keeps whatever text the provider sent; [`Amount::cents`] and, with the feature `rust_decimal`, `Amount::to_decimal` read it.
///
/// ```
/// use payspec::Amount;
///
/// let amount: Amount = "0.1".parse()?;
/// assert_eq!(amount.to_wire()?, "0.10");
/// assert_eq!(amount.cents()?, 10);
/// assert!("1e3".parse::<Amount>().is_err());
/// assert!("0.001".parse::<Amount>()?.to_wire().is_err());
/// # Ok::<(), payspec::AmountError>(())
/// ```
///
/// Two amounts are equal when their texts are equal; compare [`Amount::cents`] to compare values.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Amount(Box<str>);

/// Why a text is no amount that can be sent or read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AmountError {
    /// There is no text.
    Empty,
    /// A character that is neither an ASCII digit nor the one decimal point, or a point without digits on both sides.
    NotPlainDecimal,
    /// More than two decimals that are not zero: sending it would mean rounding it.
    WouldBeRounded,
    /// Too many digits to be counted in cents.
    TooLarge,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an amount must not be empty",
            Self::NotPlainDecimal => {
                "an amount is written with ASCII digits and at most one decimal point, such as 100.05"
            }
            Self::WouldBeRounded => "an amount has at most two decimals and is never rounded",
            Self::TooLarge => "the amount has too many digits",
        })
    }
}

impl std::error::Error for AmountError {}

impl Amount {
    /// The text as it was given or as it arrived.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text with exactly two decimals, as requests carry it.
    ///
    /// # Errors
    /// [`AmountError`] if the text is no plain decimal or would have to be rounded.
    #[inline]
    pub fn to_wire(&self) -> Result<String, AmountError> {
        to_wire(&self.0).map(Cow::into_owned)
    }

    /// The amount in cents (分), for comparing and adding without a float.
    ///
    /// # Errors
    /// [`AmountError`] if the text is no plain decimal, has more than two decimals or does not fit.
    #[inline]
    pub fn cents(&self) -> Result<u64, AmountError> {
        let (whole, fraction) = parts(&self.0)?;
        format!("{whole}{:0<2}", two_decimals(fraction)?).parse().map_err(|_| AmountError::TooLarge)
    }

    /// An amount of a number of cents (分): `from_cents(10)` is `0.10`.
    #[must_use]
    #[inline]
    pub fn from_cents(cents: u64) -> Self {
        Self(format!("{}.{:02}", cents / 100, cents % 100).into())
    }

    /// The amount as a `rust_decimal::Decimal`.
    ///
    /// # Errors
    /// [`AmountError`] if the text is no plain decimal or has too many digits.
    #[cfg(feature = "rust_decimal")]
    pub fn to_decimal(&self) -> Result<rust_decimal::Decimal, AmountError> {
        parts(&self.0)?;
        rust_decimal::Decimal::from_str_exact(&self.0).map_err(|_| AmountError::TooLarge)
    }
}

/// A text with exactly two decimals, as requests carry it; it is copied only if it has to change.
#[inline]
pub(crate) fn to_wire(text: &str) -> Result<Cow<'_, str>, AmountError> {
    let (whole, fraction) = parts(text)?;
    let kept = two_decimals(fraction)?;
    if fraction.len() == 2 { Ok(text.into()) } else { Ok(format!("{whole}.{kept:0<2}").into()) }
}

/// The digits before and after the decimal point of a plain decimal.
#[inline]
fn parts(text: &str) -> Result<(&str, &str), AmountError> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        _ if text.is_empty() => Err(AmountError::Empty),
        None if digits(text) => Ok((text, "")),
        Some((whole, fraction)) if digits(whole) && digits(fraction) => Ok((whole, fraction)),
        _ => Err(AmountError::NotPlainDecimal),
    }
}

/// The fraction without zeros beyond the second place; anything else there would be lost by rounding.
#[inline]
fn two_decimals(fraction: &str) -> Result<&str, AmountError> {
    let kept = fraction.len().min(2);
    let (kept, beyond) = fraction.split_at(kept);
    if beyond.bytes().all(|byte| byte == b'0') { Ok(kept) } else { Err(AmountError::WouldBeRounded) }
}

impl std::str::FromStr for Amount {
    type Err = AmountError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, AmountError> {
        parts(text)?;
        Ok(Self(text.into()))
    }
}

impl TryFrom<&str> for Amount {
    type Error = AmountError;

    #[inline]
    fn try_from(text: &str) -> Result<Self, AmountError> {
        text.parse()
    }
}

impl TryFrom<String> for Amount {
    type Error = AmountError;

    #[inline]
    fn try_from(text: String) -> Result<Self, AmountError> {
        text.parse()
    }
}

impl TryFrom<&String> for Amount {
    type Error = AmountError;

    #[inline]
    fn try_from(text: &String) -> Result<Self, AmountError> {
        text.parse()
    }
}

impl From<&Amount> for Amount {
    fn from(amount: &Amount) -> Self {
        amount.clone()
    }
}

#[cfg(feature = "rust_decimal")]
impl TryFrom<rust_decimal::Decimal> for Amount {
    type Error = AmountError;

    #[inline]
    fn try_from(decimal: rust_decimal::Decimal) -> Result<Self, AmountError> {
        decimal.to_string().parse()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    /// Keeps any text, because an answer is read generously; a whole JSON number is read as its digits.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as text (a JSON fraction would pass through a float)")
    }

    fn visit_str<E>(self, text: &str) -> Result<Amount, E> {
        Ok(Amount(text.into()))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Amount, E> {
        Ok(Amount(whole.to_string().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, AmountError};

    fn wire(text: &str) -> Result<String, AmountError> {
        text.parse::<Amount>()?.to_wire()
    }

    #[test]
    fn goes_out_with_exactly_two_decimals() {
        for (given, sent) in
            [("0.1", "0.10"), ("0.10", "0.10"), ("100", "100.00"), ("100.05", "100.05"), ("1.500", "1.50")]
        {
            assert_eq!(wire(given).as_deref(), Ok(sent), "{given}");
        }
    }

    #[test]
    fn refuses_what_is_no_plain_decimal() {
        for text in
            ["1e3", "-1.00", "+1.00", "1,000.00", "１.００", ".5", "5.", "1.2.3", " 1.00", "1.00\n", "NaN", "0x10", "٣"]
        {
            assert_eq!(wire(text), Err(AmountError::NotPlainDecimal), "{text:?}");
        }
        assert_eq!(wire(""), Err(AmountError::Empty));
    }

    #[test]
    fn is_never_rounded() {
        for text in ["0.001", "1.005", "0.109"] {
            assert_eq!(wire(text), Err(AmountError::WouldBeRounded), "{text}");
        }
    }

    #[test]
    fn counts_in_cents() {
        assert_eq!("2018.08".parse::<Amount>().and_then(|amount| amount.cents()), Ok(201_808));
        assert_eq!(Amount::from_cents(5).as_str(), "0.05");
        let long = "9".repeat(30).parse::<Amount>().and_then(|amount| amount.cents());
        assert_eq!(long, Err(AmountError::TooLarge));
    }

    #[test]
    fn an_answer_keeps_its_text_and_a_float_is_refused() {
        let read = |json: &str| serde_json::from_str::<Amount>(json).map(|amount| amount.to_string());
        assert_eq!(read("\"1,000.0\"").ok().as_deref(), Some("1,000.0"));
        assert!(read("0.1").is_err());
    }
}

//! Order numbers that do not come twice.

use std::fmt;
use std::time::SystemTime;

use super::time::beijing;

/// An order number (请求订单号): 1 to 64 ASCII letters, digits and underscores, unique within an app.
///
/// It is all that makes a request unique, so it is what stands between a time-out and paying twice:
/// * store it before you send it;
/// * look the order up by it when the outcome is unknown;
/// * never generate a new one for the same purpose before a final failure is shown.
///
/// ```
/// use payspec::adapay::OrderNo;
///
/// let order_no = OrderNo::generate("cash_")?;
/// assert!(order_no.as_str().starts_with("cash_20"));
/// # Ok::<(), payspec::adapay::OrderNoError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrderNo(String);

/// Why there is no order number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OrderNoError {
    /// There is no text.
    Empty,
    /// Too many characters; how many there may be.
    TooLong(usize),
    /// A character that is no ASCII letter, digit or underscore.
    WrongCharacter(char),
    /// The machine has no random numbers, or a clock that is far off.
    NotGenerated,
}

const LONGEST: usize = 64;
const TIME: usize = 14;
/// 36^12 numbers within each second; as many characters as fit are taken, but no fewer than this.
const FEWEST_RANDOM: usize = 12;
const MOST_RANDOM: usize = 16;
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

impl OrderNo {
    /// A new order number: the prefix, the time in Beijing as yyyyMMddHHmmss, and 12 to 16 random letters and digits.
    ///
    /// # Errors
    /// [`OrderNoError`] if the prefix has more than 38 characters or one that is not allowed, or if no number could be made.
    #[inline]
    pub fn generate(prefix: &str) -> Result<Self, OrderNoError> {
        const LONGEST_PREFIX: usize = LONGEST - TIME - FEWEST_RANDOM;
        characters(prefix, LONGEST_PREFIX)?;
        let time = beijing(SystemTime::now()).map_err(|_| OrderNoError::NotGenerated)?;
        let count = (LONGEST - TIME - prefix.len()).min(MOST_RANDOM);
        Ok(Self(format!("{prefix}{time}{}", random(count)?)))
    }

    /// An order number of your own making.
    ///
    /// # Errors
    /// [`OrderNoError`] if it is empty, has more than 64 characters or one that is not allowed.
    #[inline]
    pub fn parse(text: &str) -> Result<Self, OrderNoError> {
        if text.is_empty() {
            return Err(OrderNoError::Empty);
        }
        characters(text, LONGEST)?;
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[inline]
fn characters(text: &str, longest: usize) -> Result<(), OrderNoError> {
    if let Some(wrong) = text.chars().find(|character| !(character.is_ascii_alphanumeric() || *character == '_')) {
        return Err(OrderNoError::WrongCharacter(wrong));
    }
    if text.len() > longest {
        return Err(OrderNoError::TooLong(longest));
    }
    Ok(())
}

/// Random letters and digits, all equally likely.
#[inline]
fn random(count: usize) -> Result<String, OrderNoError> {
    // 252 is the largest multiple of 36 in a byte; bytes beyond it would prefer some digits.
    const FAIR: u8 = 252;
    let mut text = String::with_capacity(count);
    let mut bytes = [0; 32];
    while text.len() < count {
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_| OrderNoError::NotGenerated)?;
        let missing = count - text.len();
        let fair = bytes.iter().filter(|byte| **byte < FAIR).take(missing);
        text.extend(fair.map(|byte| char::from(DIGITS[usize::from(byte % 36)])));
    }
    Ok(text)
}

impl std::str::FromStr for OrderNo {
    type Err = OrderNoError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, OrderNoError> {
        Self::parse(text)
    }
}

impl fmt::Display for OrderNo {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for OrderNo {
    #[inline]
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<OrderNo> for String {
    #[inline]
    fn from(order_no: OrderNo) -> Self {
        order_no.0
    }
}

impl From<&OrderNo> for String {
    #[inline]
    fn from(order_no: &OrderNo) -> Self {
        order_no.0.clone()
    }
}

impl fmt::Display for OrderNoError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an order number must not be empty"),
            Self::TooLong(longest) => write!(f, "at most {longest} characters are allowed here"),
            Self::WrongCharacter(wrong) => {
                write!(f, "an order number has ASCII letters, digits and underscores only, not {wrong:?}")
            }
            Self::NotGenerated => f.write_str("the machine has no random numbers or no usable clock"),
        }
    }
}

impl std::error::Error for OrderNoError {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{OrderNo, OrderNoError, random};

    #[test]
    fn a_number_has_its_prefix_the_time_and_a_random_end() {
        let order_no = OrderNo::generate("cash_").unwrap();
        assert_eq!(order_no.as_str().len(), 5 + 14 + 16);
        assert!(order_no.as_str()[5..19].bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(OrderNo::parse(order_no.as_ref()), Ok(order_no));
    }

    #[test]
    fn no_number_comes_twice() {
        let numbers: BTreeSet<_> = (0..10_000).map(|_| OrderNo::generate("").unwrap()).collect();
        assert_eq!(numbers.len(), 10_000);
    }

    #[test]
    fn all_digits_are_about_equally_likely() {
        let text = random(360_000).unwrap();
        for digit in super::DIGITS {
            let count = text.bytes().filter(|byte| byte == digit).count();
            assert!((9_400..10_600).contains(&count), "{} came {count} times", char::from(*digit));
        }
    }

    #[test]
    fn the_longest_prefix_still_leaves_room() {
        assert_eq!(OrderNo::generate(&"p".repeat(38)).unwrap().as_str().len(), 64);
        assert_eq!(OrderNo::generate(&"p".repeat(39)), Err(OrderNoError::TooLong(38)));
        assert_eq!(OrderNo::generate(&"p".repeat(34)).unwrap().as_str().len(), 64);
        assert_eq!(OrderNo::generate("a-b"), Err(OrderNoError::WrongCharacter('-')));
    }

    #[test]
    fn a_number_of_ones_own_is_checked() {
        assert_eq!(OrderNo::parse("").err(), Some(OrderNoError::Empty));
        assert_eq!(OrderNo::parse(&"1".repeat(65)).err(), Some(OrderNoError::TooLong(64)));
        assert_eq!(OrderNo::parse("１").err(), Some(OrderNoError::WrongCharacter('１')));
        assert_eq!("A_1".parse::<OrderNo>().map(String::from), Ok("A_1".to_owned()));
    }
}

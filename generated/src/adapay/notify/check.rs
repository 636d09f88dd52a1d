//! Whether a genuine notification is the one that is expected.

use std::fmt;

use super::event::{Event, EventKey};
use crate::adapay::mode::Mode;
use crate::runtime::amount::Amount;

/// Whether an event was handled before.
type Handled<'a> = Box<dyn Fn(&EventKey) -> bool + Send + Sync + 'a>;

/// What your own record says about the order.
pub struct Expected<'a> {
    order_no: String,
    amount: Amount,
    app_id: String,
    mode: Mode,
    handled: Option<Handled<'a>>,
}

/// How a genuine notification differs from what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// Another order number, or none, is signed.
    OrderNo {
        /// What your record says.
        expected: String,
        /// What is signed.
        signed: Option<String>,
    },
    /// Another amount, or none that can be read, is signed.
    Amount {
        /// What your record says.
        expected: Amount,
        /// What is signed.
        signed: Option<Amount>,
    },
    /// Another app, or none at all.
    App(Stated),
    /// Live for mock, the other way round, or neither.
    Mode(Stated),
    /// The same signed text was handled before, whatever the form says around it.
    Repeat(EventKey),
}

/// Where something else than the expected stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Among what is signed: the event is somebody else's.
    Signed,
    /// In the form: it was changed on its way, or the event is somebody else's.
    Claimed,
    /// Neither among what is signed nor in the form.
    Nowhere,
}

impl<'a> Expected<'a> {
    /// What your own record says: the order number and the amount that you sent, your app and its mode.
    #[must_use]
    #[inline]
    pub fn new(order_no: impl Into<String>, amount: Amount, app_id: impl Into<String>, mode: Mode) -> Self {
        Self { order_no: order_no.into(), amount, app_id: app_id.into(), mode, handled: None }
    }

    /// Asks whether an event was handled before, so that a repeat is told apart.
    ///
    /// The answer is a snapshot: let the store refuse a second row with the same key as well, because two copies can arrive at once.
    #[must_use]
    #[inline]
    pub fn unless_handled(mut self, handled: impl Fn(&EventKey) -> bool + Send + Sync + 'a) -> Self {
        self.handled = Some(Box::new(handled));
        self
    }
}

impl Event {
    /// Compares a genuine notification with your own record.
    ///
    /// The order number and the amount must be signed and equal; amounts are compared by value, so 0.1 equals 0.10.
    /// The app and the mode must be equal wherever they are stated, signed or claimed, and be stated somewhere.
    /// It says nothing about success: look at [`Signed::status`](super::Signed::status) afterwards.
    ///
    /// # Errors
    /// The first [`Mismatch`]; a repeat is found last, so it is a repeat of an event that is otherwise as expected.
    #[inline]
    pub fn check(&self, expected: &Expected<'_>) -> Result<(), Mismatch> {
        let (signed, claimed) = (self.signed(), self.claimed());
        if signed.order_no() != Some(&expected.order_no) {
            let signed = signed.order_no().map(str::to_owned);
            return Err(Mismatch::OrderNo { expected: expected.order_no.clone(), signed });
        }
        if !signed.amount().is_some_and(|amount| equal(amount, &expected.amount)) {
            return Err(Mismatch::Amount { expected: expected.amount.clone(), signed: signed.amount().cloned() });
        }
        stated(&expected.app_id, signed.app_id(), claimed.app_id.as_deref()).map_err(Mismatch::App)?;
        stated(expected.mode.prod_mode(), signed.prod_mode(), claimed.prod_mode.as_deref()).map_err(Mismatch::Mode)?;
        match &expected.handled {
            Some(handled) if handled(&signed.key()) => Err(Mismatch::Repeat(signed.key())),
            _ => Ok(()),
        }
    }
}

#[inline]
fn stated(expected: &str, signed: Option<&str>, claimed: Option<&str>) -> Result<(), Stated> {
    match (signed, claimed) {
        (Some(signed), _) if signed != expected => Err(Stated::Signed),
        (_, Some(claimed)) if claimed != expected => Err(Stated::Claimed),
        (None, None) => Err(Stated::Nowhere),
        _ => Ok(()),
    }
}

/// Whether two amounts are plain decimals of the same value.
#[inline]
fn equal(one: &Amount, other: &Amount) -> bool {
    value(one.as_str()).is_some_and(|one| Some(one) == value(other.as_str()))
}

/// The digits before and after the point that count.
#[inline]
fn value(text: &str) -> Option<(&str, &str)> {
    text.parse::<Amount>().ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    Some((whole.trim_start_matches('0'), fraction.trim_end_matches('0')))
}

impl fmt::Debug for Expected<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expected")
            .field("order_no", &self.order_no)
            .field("amount", &self.amount)
            .field("app_id", &self.app_id)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Stated {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Signed => "something else is signed",
            Self::Claimed => "the form says something else",
            Self::Nowhere => "it is stated nowhere",
        })
    }
}

impl fmt::Display for Mismatch {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OrderNo { expected, signed: Some(signed) } => {
                write!(f, "the order_no is {signed:?} in place of {expected:?}")
            }
            Self::OrderNo { .. } => f.write_str("no order_no is signed"),
            Self::Amount { expected, signed: Some(signed) } => {
                write!(f, "the amount is {:?} in place of {expected}", signed.as_str())
            }
            Self::Amount { .. } => f.write_str("no amount is signed"),
            Self::App(stated) => write!(f, "the app_id is not the expected one: {stated}"),
            Self::Mode(stated) => write!(f, "the prod_mode is not the expected one: {stated}"),
            Self::Repeat(key) => write!(f, "the event {key} was handled before"),
        }
    }
}

impl std::error::Error for Mismatch {}

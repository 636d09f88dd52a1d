//! Notifications (异步消息通知): what Adapay posts to `notify_url`, verified before it is read.
//!
//! Only a notification proves that a checkout or an account payment was paid; the answers of the operations that open them say no more than that the order was accepted.
//!
//! # Receiving one
//!
//! 1. Take the raw bytes of the body, before any framework decodes the form: decoding twice turns `+` into a space.
//! 2. [`Notifications::receive`] verifies `data` and only then reads it.
//! 3. [`Event::check`] compares it with your own record: order number, amount, app and mode, and whether it was handled before.
//!    One key signs for every merchant, so another merchant's event and a replay verify too; without this step neither is noticed.
//! 4. Look at [`Signed::payload`] and [`Signed::status`]: `check` says that the event is yours, not that it is good news.
//! 5. Store the event under [`Signed::key`] in the same transaction as what it changes.
//! 6. Answer HTTP 200 with an empty body, within 5 seconds of the request; do anything slow afterwards.
//!
//! ```
//! use payspec::Amount;
//! use payspec::adapay::Mode;
//! use payspec::adapay::notify::{Event, Expected, Mismatch, Notifications, Payload};
//!
//! # struct Order { order_no: String, amount: Amount }
//! # struct Store;
//! # impl Store {
//! #     fn order(&self, _: &str) -> Option<Order> { None }
//! #     fn holds(&self, _: &str) -> bool { false }
//! #     fn settle(&self, _: &Event) -> bool { true }
//! # }
//! /// The HTTP status to answer with.
//! fn receive(notifications: &Notifications, store: &Store, body: &[u8]) -> u16 {
//!     let Ok(event) = notifications.receive(body) else { return 400 };
//!     let Some(order) = event.signed().order_no().and_then(|order_no| store.order(order_no)) else { return 404 };
//!     let expected = Expected::new(order.order_no, order.amount, "app_1", Mode::Live)
//!         .unless_handled(|key| store.holds(key.as_ref()));
//!     match event.check(&expected) {
//!         Ok(()) => {}
//!         Err(Mismatch::Repeat(_)) => return 200,
//!         Err(_) => return 400,
//!     }
//!     match (event.signed().payload(), event.signed().status()) {
//!         (Payload::Payment(_), Some("succeeded")) if !store.settle(&event) => 500,
//!         _ => 200,
//!     }
//! }
//! ```
//!
//! # What to answer
//!
//! Adapay sends a notification again, 3 times, unless it gets HTTP 200 within 5 seconds; it follows no redirects.
//!
//! | what happened | answer | and then |
//! |---|---|---|
//! | the event is stored | 200, empty body | act on it |
//! | [`Mismatch::Repeat`] | 200, empty body | nothing: it was handled |
//! | your own store failed | 500 | it comes again |
//! | any other [`Mismatch`] | 400 | tell a person: the event is genuine and not what you expect |
//! | [`NotificationError::BadSignature`] | 400 | somebody's invention, or a new key of Adapay's; look the order up |
//! | [`NotificationError::Contradiction`] | 400 | the form was changed on its way, or Adapay has a new kind of event: tell a person |
//! | any other [`NotificationError`] | 400 | keep the body for support if it comes again |
//!
//! If none arrives, look the order up; that no notification came proves nothing.
//!
//! # What is signed, and what is only claimed
//!
//! The signature covers the text of `data` and nothing else.
//! The form's `id`, `type`, `object`, `app_id`, `prod_mode` and `created_time` are claims that anybody who has seen one notification can change; [`Event::claimed`] keeps them apart.
//! The form's `id` is another one than the `id` in `data`, so it is compared with nothing, and repeats are told by the signed text.
//!
//! The same key signs the answers of calls, so an answer that is posted as a notification verifies as well.
//! The answers of the operations that open an order state another `object` ("checkout", "account_payment"); they are [`Payload::Other`], have no amount here and never pass [`Event::check`].
//! The answer to a withdrawal is a [`Payload::Cash`], most often "pending": never hand the signed answers of your calls to anybody.
//!
//! `created_time` occurs as seconds in 10 digits, as milliseconds in 13 and as yyyyMMddHHmmss: it stays text here.

mod check;
mod event;
mod form;
mod payload;
mod testing;

use std::fmt;

pub use check::{Expected, Mismatch, Stated};
pub use event::{Claimed, Event, EventKey, Signed};
pub use payload::{CashEvent, Payload, PaymentEvent};
pub use testing::TestNotification;

use super::verify::VerifyingKeys;
use form::Form;

/// Receives notifications: verifies them and reads what is signed.
#[derive(Clone, Debug)]
pub struct Notifications {
    keys: VerifyingKeys,
    limit: usize,
}

/// Why a notification was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotificationError {
    /// The body is larger than the limit, in bytes.
    TooLarge(usize),
    /// The form has a field twice, so that two readers could see two notifications in it; its name, shortened.
    DuplicateField(String),
    /// The form has no such field, or it is empty.
    MissingField(&'static str),
    /// No trusted key signed `data`.
    BadSignature,
    /// What is signed is no JSON object, or an object in it has a key twice.
    Unreadable,
    /// The form's `type` says something else than what is signed.
    Contradiction {
        /// The form's `type`, shortened.
        claimed: String,
        /// What is signed.
        signed: String,
    },
}

impl Notifications {
    /// Bodies larger than this are refused unless [`Notifications::limit`] says otherwise, in bytes.
    pub const LIMIT: usize = 64 * 1024;

    /// Trusts Adapay's own key.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::with_keys(VerifyingKeys::adapay())
    }

    /// Trusts these keys.
    #[must_use]
    #[inline]
    pub fn with_keys(keys: VerifyingKeys) -> Self {
        Self { keys, limit: Self::LIMIT }
    }

    /// The same with another limit of a body's size, in bytes.
    #[must_use]
    #[inline]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Reads a notification from the raw bytes of a form body.
    ///
    /// It verifies `sign` over the value of `data` before anything in it is parsed.
    /// The event is genuine then, but it need be neither yours nor new: [`Event::check`] comes next.
    ///
    /// # Errors
    /// [`NotificationError`]; the module says what to answer.
    #[inline]
    pub fn receive(&self, body: &[u8]) -> Result<Event, NotificationError> {
        if body.len() > self.limit {
            return Err(NotificationError::TooLarge(self.limit));
        }
        let mut form = Form::decode(body)?;
        let data = form.take("data").ok_or(NotificationError::MissingField("data"))?;
        // Base64 has no space, so a space can only be a plus that was decoded once too often.
        let sign = form.take("sign").ok_or(NotificationError::MissingField("sign"))?.replace(' ', "+");
        let verified_by = self.keys.verifies(data.as_bytes(), &sign).ok_or(NotificationError::BadSignature)?;
        let event = Event::new(Signed::read(data, verified_by)?, Claimed::read(form));
        event.contradiction().map_or(Ok(event), Err)
    }
}

impl Default for Notifications {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

/// What somebody else wrote, fit for one line of a log.
#[inline]
fn shortened(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).take(40).collect()
}

impl fmt::Display for NotificationError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(limit) => write!(f, "the notification is larger than {limit} bytes"),
            Self::DuplicateField(name) => write!(f, "the notification has the field {name:?} twice"),
            Self::MissingField(name) => write!(f, "the notification has no {name}"),
            Self::BadSignature => f.write_str("the notification is not signed by a trusted key"),
            Self::Unreadable => f.write_str("what the notification signs is no JSON object without repeated keys"),
            Self::Contradiction { claimed, signed } => {
                write!(f, "the notification's type says {claimed:?}, but what is signed says {signed:?}")
            }
        }
    }
}

impl std::error::Error for NotificationError {}

#[cfg(test)]
mod tests;

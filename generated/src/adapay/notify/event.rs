//! A verified notification: what is signed, and what the form claims beside it.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::Value;

use super::form::Form;
use super::payload::Payload;
use super::{NotificationError, shortened};
use crate::adapay::key::Fingerprint;
use crate::runtime::amount::Amount;
use crate::runtime::parse;

/// A notification that a trusted key has signed.
///
/// It is genuine, but it need be neither yours nor new: [`Event::check`] tells.
#[derive(Clone, Debug)]
pub struct Event {
    signed: Signed,
    claimed: Claimed,
}

/// What is signed.
#[derive(Clone)]
pub struct Signed {
    text: String,
    key: EventKey,
    verified_by: Fingerprint,
    payload: Payload,
    order_no: Option<String>,
    app_id: Option<String>,
    prod_mode: Option<String>,
    status: Option<String>,
}

/// What the form says beside `data`: unsigned, so anybody may have changed it; a field that is absent or empty is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claimed {
    /// Id of the notification; another one than the `id` of what it is about.
    pub id: Option<String>,
    /// Kind of the event, for example "cash.succeeded"; the form calls it `type`.
    pub type_: Option<String>,
    /// Kind of the object, for example "cash".
    pub object: Option<String>,
    /// The app.
    pub app_id: Option<String>,
    /// "true" for live, "false" for mock.
    pub prod_mode: Option<String>,
    /// When it was made: seconds, milliseconds or yyyyMMddHHmmss.
    pub created_time: Option<String>,
}

/// The key to store an event under and to recognise repeats by: the SHA-256 of the signed text, as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventKey(Box<str>);

impl Event {
    #[inline]
    pub(super) fn new(signed: Signed, claimed: Claimed) -> Self {
        Self { signed, claimed }
    }

    /// What is signed: rely on this.
    #[must_use]
    #[inline]
    pub fn signed(&self) -> &Signed {
        &self.signed
    }

    /// What the form claims beside it: rely on nothing here.
    #[must_use]
    #[inline]
    pub fn claimed(&self) -> &Claimed {
        &self.claimed
    }

    /// Where the form's `type` contradicts what is signed.
    #[inline]
    pub(super) fn contradiction(&self) -> Option<NotificationError> {
        let claimed = self.claimed.type_.as_deref()?;
        // Somebody who reads the claim may well read it without care for case and blanks.
        let plain = claimed.trim().to_lowercase();
        let (object, outcome) = plain.rsplit_once('.').unwrap_or((&plain, ""));
        let signed_object = self.signed.payload.object();
        let signed_status = self.signed.status.as_deref();
        let other_object = signed_object.as_deref().is_some_and(|signed| signed != object);
        // Other endings, such as that of an order that was closed, say nothing about the status.
        let about_status = matches!(outcome, "succeeded" | "failed" | "pending");
        let other_status = about_status && signed_status.is_some_and(|signed| signed != outcome);
        (other_object || other_status).then(|| NotificationError::Contradiction {
            claimed: shortened(claimed),
            signed: shortened(&[signed_object.as_deref(), signed_status].map(|part| part.unwrap_or("?")).join(".")),
        })
    }
}

impl Signed {
    #[inline]
    pub(super) fn read(text: String, verified_by: Fingerprint) -> Result<Self, NotificationError> {
        let Ok(Value::Object(fields)) = parse::unambiguous(text.as_bytes()).map(|tree| tree.root().to_value()) else {
            return Err(NotificationError::Unreadable);
        };
        let payload = Payload::read(fields);
        Ok(Self {
            key: EventKey::of(&text),
            text,
            verified_by,
            order_no: payload.text("order_no"),
            app_id: payload.text("app_id"),
            prod_mode: payload.text("prod_mode"),
            status: payload.text("status"),
            payload,
        })
    }

    /// What the notification is about.
    #[must_use]
    #[inline]
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// The order number.
    #[must_use]
    #[inline]
    pub fn order_no(&self) -> Option<&str> {
        self.order_no.as_deref()
    }

    /// The amount that was asked for, in yuan: `cash_amt` of a withdrawal, `pay_amt` of a payment.
    #[must_use]
    #[inline]
    pub fn amount(&self) -> Option<&Amount> {
        self.payload.amount()
    }

    /// The app, if it is among what is signed.
    #[must_use]
    #[inline]
    pub fn app_id(&self) -> Option<&str> {
        self.app_id.as_deref()
    }

    /// "true" for live and "false" for mock, if it is among what is signed.
    #[must_use]
    #[inline]
    pub fn prod_mode(&self) -> Option<&str> {
        self.prod_mode.as_deref()
    }

    /// The state; "succeeded", "failed" and "pending" were seen, and the set is open.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The exact text that is signed, to store for audit.
    #[must_use]
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The key to store the event under and to recognise repeats by.
    #[must_use]
    #[inline]
    pub fn key(&self) -> EventKey {
        self.key.clone()
    }

    /// The trusted key that signed it.
    #[must_use]
    #[inline]
    pub fn verified_by(&self) -> Fingerprint {
        self.verified_by
    }
}

impl Claimed {
    #[inline]
    pub(super) fn read(mut form: Form) -> Self {
        Self {
            id: form.take("id"),
            type_: form.take("type"),
            object: form.take("object"),
            app_id: form.take("app_id"),
            prod_mode: form.take("prod_mode"),
            created_time: form.take("created_time"),
        }
    }
}

impl EventKey {
    #[inline]
    fn of(text: &str) -> Self {
        let digest = digest(&SHA256, text.as_bytes());
        Self(digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>().into())
    }
}

impl fmt::Debug for Signed {
    /// Leaves out the text, which names the payer.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("key", &self.key)
            .field("verified_by", &self.verified_by)
            .field("order_no", &self.order_no)
            .field("amount", &self.amount())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for EventKey {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for EventKey {
    #[inline]
    fn as_ref(&self) -> &str {
        &self.0
    }
}

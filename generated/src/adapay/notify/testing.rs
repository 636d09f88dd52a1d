//! Notifications for a consumer's own tests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::adapay::key::PrivateKey;

/// The form of a notification, signed with a key of your own, for your own tests.
///
/// Make a key with `openssl genrsa 2048`, keep it out of production, and trust its public half in the test alone:
///
/// ```
/// use payspec::adapay::notify::{Notifications, TestNotification};
/// use payspec::adapay::{PrivateKey, VerifyingKeys};
///
/// # fn example(pem: &str) -> Result<(), Box<dyn std::error::Error>> {
/// let key = PrivateKey::parse(pem)?;
/// let body = TestNotification::new(r#"{"order_no": "o1", "pay_amt": "0.10", "status": "succeeded"}"#)
///     .type_("payment.succeeded")
///     .app_id("app_1")
///     .prod_mode("true")
///     .signed_by(&key);
/// let notifications = Notifications::with_keys(VerifyingKeys::new(key.public_key()));
/// assert_eq!(notifications.receive(&body)?.signed().order_no(), Some("o1"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct TestNotification {
    data: String,
    claims: Vec<(String, String)>,
}

macro_rules! claims {
    ($($(#[$doc:meta])* $method:ident $name:literal)*) => {
        $(
            $(#[$doc])*
            #[inline]
            pub fn $method(self, value: impl Into<String>) -> Self {
                self.field($name, value)
            }
        )*
    };
}

impl TestNotification {
    /// A notification that signs this text, which is JSON unless the test is about something else.
    #[inline]
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into(), claims: Vec::new() }
    }

    claims! {
        /// The form's `id`, which is unsigned.
        id "id"
        /// The form's `type`, which is unsigned.
        type_ "type"
        /// The form's `object`, which is unsigned.
        object "object"
        /// The form's `app_id`, which is unsigned.
        app_id "app_id"
        /// The form's `prod_mode`, which is unsigned.
        prod_mode "prod_mode"
        /// The form's `created_time`, which is unsigned.
        created_time "created_time"
    }

    /// Any other unsigned field, once more at every call.
    #[inline]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.claims.push((name.into(), value.into()));
        self
    }

    /// The body as it would be posted.
    ///
    /// It is unsigned, and therefore refused, in the one case that the key cannot sign because memory runs out.
    #[must_use]
    #[inline]
    pub fn signed_by(&self, key: &PrivateKey) -> Vec<u8> {
        let signature = key.sign_now(self.data.as_bytes()).unwrap_or_default();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(&self.claims);
        form.append_pair("data", &self.data).append_pair("sign", &STANDARD.encode(signature));
        form.finish().into_bytes()
    }
}

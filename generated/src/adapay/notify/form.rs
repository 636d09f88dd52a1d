//! The form of a notification, decoded once.

use std::collections::BTreeMap;

use super::{NotificationError, shortened};

/// The fields of a form, each of which is there once.
pub(super) struct Form(BTreeMap<String, String>);

impl Form {
    /// Decodes a body; any bytes are some form.
    #[inline]
    pub(super) fn decode(body: &[u8]) -> Result<Self, NotificationError> {
        let mut fields = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            let name = name.into_owned();
            if fields.contains_key(&name) {
                return Err(NotificationError::DuplicateField(shortened(&name)));
            }
            fields.insert(name, value.into_owned());
        }
        Ok(Self(fields))
    }

    /// The value of a field; an empty one counts as absent.
    #[inline]
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name).filter(|value| !value.is_empty())
    }
}

//! JSON whose shape no page describes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Open JSON: any value, for parts of an answer that the provider does not describe.
///
/// `Debug` prints the keys of an object and the kind of everything else, never the values, because they may hold anything.
#[derive(Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Json(pub serde_json::Value);

impl Json {
    /// The value at a JSON Pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&serde_json::Value> {
        self.0.pointer(pointer)
    }

    /// Decodes the value into a type of your own.
    ///
    /// # Errors
    /// The decoder's own error if the value has another shape.
    pub fn decode<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(&self.0)
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Self(value)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(&self.0, f)
    }
}

fn show(value: &serde_json::Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        serde_json::Value::Null => f.write_str("null"),
        serde_json::Value::Bool(_) => f.write_str("a boolean"),
        serde_json::Value::Number(_) => f.write_str("a number"),
        serde_json::Value::String(_) => f.write_str("a string"),
        serde_json::Value::Array(items) => write!(f, "a list of {}", items.len()),
        serde_json::Value::Object(fields) => {
            f.write_str("an object with ")?;
            f.debug_list().entries(fields.keys()).finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn prints_keys_only() {
        let json = Json(serde_json::json!({"list": [1, 2], "phone": "13800000000"}));
        assert_eq!(format!("{json:?}"), r#"an object with ["list", "phone"]"#);
        assert_eq!(format!("{:?}", Json("x".into())), "a string");
    }
}

//! JSON whose shape no page describes.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Serialize};

use crate::runtime::read;
use crate::runtime::tree::Tree;

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

    /// Reads the value as one of the types that the document names for it, as generously as an answer is read.
    ///
    /// # Errors
    /// Where the value has another shape; the text repeats no value.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        read::answer(Tree::from(&self.0).root()).map_err(|error| {
            let path = error.path();
            let place = if path.is_empty() { String::new() } else { format!("{path}: ") };
            serde_json::Error::custom(format_args!("{place}{error}"))
        })
    }

    /// Open JSON that holds a value, such as a built one of the types that the document names for a field.
    ///
    /// # Errors
    /// The encoder's own error; a generated type never fails.
    pub fn of(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        serde_json::to_value(value).map(Self)
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
    use serde::{Deserialize, Serialize};

    use super::Json;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Cat {
        lives: u32,
    }

    #[test]
    fn holds_and_reads_one_of_several_types() {
        let json = Json::of(&Cat { lives: 9 }).unwrap();
        assert_eq!(json, Json(serde_json::json!({"lives": 9})));
        assert_eq!(Json(serde_json::json!({"lives": "9", "new": 1})).read::<Cat>().unwrap(), Cat { lives: 9 });
        let error = Json(serde_json::json!({"lives": "hush"})).read::<Cat>().unwrap_err().to_string();
        assert!(error.starts_with("lives: it is a text") && !error.contains("hush"), "{error}");
    }

    #[test]
    fn prints_keys_only() {
        let json = Json(serde_json::json!({"list": [1, 2], "phone": "13800000000"}));
        assert_eq!(format!("{json:?}"), r#"an object with ["list", "phone"]"#);
        assert_eq!(format!("{:?}", Json("x".into())), "a string");
    }
}

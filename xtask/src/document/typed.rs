//! A YAML document as serde_yaml reads it, and any document as openapiv3's types. Nothing else names serde_yaml.

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::read::without_mark;
use super::surrogates::joined;
use super::tree::Document;
use crate::finding::Finding;

/// The value that later becomes openapiv3 types, for a text of which no tree is at hand; see [`Document::typed`].
///
/// # Errors
/// The first thing that keeps the text from being a document.
#[expect(clippy::result_large_err, reason = "it is read once per file")]
pub fn typed(name: &str, text: &str) -> Result<Value, Finding> {
    let refused = |findings: Vec<Finding>| {
        let unsaid = || Finding::error(super::read::SYNTAX, name, 0..0, "this cannot be read");
        findings.into_iter().next().unwrap_or_else(unsaid)
    };
    Document::parse(name, text).map_err(refused)?.typed()
}

/// A text as serde_yaml reads it, which takes time with the square of how deep brackets are nested: the tree comes first.
#[expect(clippy::result_large_err, reason = "it is read once per file")]
pub fn yaml(name: &str, text: &str) -> Result<Value, Finding> {
    let (mark, text) = without_mark(text);
    serde_yaml::from_str::<Json>(&joined(text)).map(|json| json.0).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index()) + mark;
        Finding::error(super::read::SYNTAX, name, at..at, "serde_yaml cannot read this").label(error.to_string())
    })
}

/// `value` as openapiv3's types.
pub fn openapi(mut value: Value) -> Result<openapiv3::OpenAPI, String> {
    remove_callbacks(&mut value);
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// openapiv3 cannot read a `$ref` among an operation's callbacks, and no code is generated from them.
fn remove_callbacks(value: &mut Value) {
    let paths = value.get_mut("paths").and_then(Value::as_object_mut);
    for path in paths.into_iter().flat_map(Map::values_mut) {
        for operation in path.as_object_mut().into_iter().flat_map(Map::values_mut) {
            operation.as_object_mut().and_then(|operation| operation.remove("callbacks"));
        }
    }
    value.get_mut("components").and_then(Value::as_object_mut).and_then(|components| components.remove("callbacks"));
}

/// JSON that takes integers beyond 64 bits as floats, where serde_json's own type fails.
struct Json(Value);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(JsonVisitor).map(Json)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Value;

    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("anything that JSON can say")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Json(item)) = from.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = from.next_key::<String>()? {
            let Json(value) = from.next_value()?;
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("the key `{key}` is given twice")));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

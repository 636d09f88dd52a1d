//! Reading an answer generously, without losing where it went wrong.
//!
//! Providers mix texts, numbers and booleans, so `true` and `"true"`, `1` and `"1"` are read alike.
//! A fraction is never turned into text, because it would have passed through a float.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Number, Value};

/// Decodes an answer.
pub(crate) fn answer<T: DeserializeOwned>(value: &Value) -> Result<T, ReadError> {
    T::deserialize(Reader(value))
}

/// A scalar as text, from any deserializer.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct TextVisitor;
    impl Visitor<'_> for TextVisitor {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }
    }
    deserializer.deserialize_str(TextVisitor)
}

/// An optional value that is no text: null and `""` stand for absent.
pub(crate) fn optional<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct OptionalVisitor<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for OptionalVisitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an optional value")
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
            Option::deserialize(deserializer)
        }
    }
    deserializer.deserialize_newtype_struct(OPTIONAL, OptionalVisitor(PhantomData))
}

/// Tells [`Reader`] that `""` stands for absent here; to other deserializers it is a name like any other.
const OPTIONAL: &str = "payspec::optional";

/// A value that may be null and may be absent: `Some(None)` is null, and absent is left to `default`.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Open JSON that may be absent; null is a value of it.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Why an answer could not be decoded, and where.
#[derive(Debug)]
pub(crate) struct ReadError {
    /// From the inside out.
    path: Vec<Step>,
    reason: String,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl ReadError {
    /// For example `cash_list[0].trans_stat`.
    #[inline]
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.path.iter().rev() {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }

    pub(crate) fn reason(&self) -> &str {
        &self.reason
    }

    fn at(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self { path: Vec::new(), reason: reason.to_string() }
    }

    // The standard text would print the value, which may be a secret.
    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::custom(format_args!("{}, expected {expected}", kind(&found)))
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::custom(format_args!("{}, expected {expected}", kind(&found)))
    }
}

fn kind(found: &de::Unexpected<'_>) -> &'static str {
    match found {
        de::Unexpected::Bool(_) => "it is a boolean",
        de::Unexpected::Unsigned(_) | de::Unexpected::Signed(_) => "it is a whole number",
        de::Unexpected::Float(_) => "it is a fraction",
        de::Unexpected::Str(_) => "it is a text",
        de::Unexpected::Unit | de::Unexpected::Option => "it is null",
        de::Unexpected::Seq => "it is a list",
        de::Unexpected::Map => "it is an object",
        _ => "it is of another kind",
    }
}

struct Reader<'a>(&'a Value);

impl Reader<'_> {
    /// The number that a text stands for.
    #[inline]
    fn number(&self) -> Option<Number> {
        match self.0 {
            Value::Number(number) => Some(number.clone()),
            Value::String(text) => text.trim().parse().ok(),
            Value::Bool(bool) => Some(u8::from(*bool).into()),
            _ => None,
        }
    }
}

macro_rules! read_number {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
                match self.number() {
                    Some(number) => visit_number(&number, visitor),
                    None => self.deserialize_any(visitor),
                }
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(bool) => visitor.visit_bool(*bool),
            Value::Number(number) => visit_number(number, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter(), index: 0 }),
            Value::Object(fields) => visitor.visit_map(Fields { fields: fields.iter(), current: None }),
        }
    }

    read_number! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::String(text) if text == "true" || text == "1" => visitor.visit_bool(true),
            Value::String(text) if text == "false" || text == "0" => visitor.visit_bool(false),
            Value::Number(number) if number.as_u64() == Some(1) => visitor.visit_bool(true),
            Value::Number(number) if number.as_u64() == Some(0) => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Number(number) if !number.is_f64() => visitor.visit_string(number.to_string()),
            Value::Bool(bool) => visitor.visit_string(bool.to_string()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::String(text) if name == OPTIONAL && text.is_empty() => visitor.visit_none(),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.0.deserialize_enum(name, variants, visitor).map_err(de::Error::custom)
    }

    forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, ReadError> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(number), _, _) => visitor.visit_u64(number),
        (_, Some(number), _) => visitor.visit_i64(number),
        (_, _, number) => visitor.visit_f64(number.unwrap_or(f64::NAN)),
    }
}

struct Items<'a> {
    items: std::slice::Iter<'a, Value>,
    index: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        seed.deserialize(Reader(item)).map(Some).map_err(|error| error.at(Step::Index(index)))
    }
}

struct Fields<'a> {
    fields: serde_json::map::Iter<'a>,
    current: Option<(&'a str, &'a Value)>,
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some((key, value)) = self.fields.next() else { return Ok(None) };
        self.current = Some((key, value));
        seed.deserialize(key.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let (key, value) = self.current.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Reader(value)).map_err(|error| error.at(Step::Key(key.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::answer;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Answer {
        text: String,
        flag: bool,
        count: i64,
        #[serde(deserialize_with = "super::optional")]
        maybe: Option<i64>,
        #[serde(deserialize_with = "super::nullable")]
        null: Option<Option<String>>,
        list: Vec<Answer>,
    }

    fn read(value: Value) -> Result<Answer, (String, String)> {
        answer(&value).map_err(|error| (error.path(), error.to_string()))
    }

    #[test]
    fn kinds_are_interchangeable() {
        let plain = read(json!({"text": "1", "flag": true, "count": 1, "maybe": 2, "new": {}}));
        let mixed = read(json!({"text": 1, "flag": "true", "count": "1", "maybe": "2"}));
        assert!(plain.is_ok());
        assert_eq!(plain, mixed);
    }

    #[test]
    fn empty_text_stands_for_absent_and_null_stays_apart() {
        assert_eq!(read(json!({"maybe": ""})).unwrap().maybe, None);
        assert_eq!(read(json!({"null": null})).unwrap().null, Some(None));
        assert_eq!(read(json!({})).unwrap().null, None);
    }

    #[test]
    fn a_fraction_never_becomes_text() {
        let (path, reason) = read(json!({"list": [{}, {"text": 0.1}]})).unwrap_err();
        assert_eq!(path, "list[1].text");
        assert!(reason.contains("fraction") && !reason.contains("0.1"), "{reason}");
    }

    #[test]
    fn the_reason_does_not_repeat_the_value() {
        let (path, reason) = read(json!({"count": "hush"})).unwrap_err();
        assert_eq!((path.as_str(), reason.contains("hush")), ("count", false), "{reason}");
    }
}

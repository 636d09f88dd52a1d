//! Reading an answer generously, without losing where it went wrong.
//!
//! Providers mix texts, numbers and booleans, so `true` and `"true"`, `1` and `"1"` are read alike.
//! A fraction is never turned into text, because it would have passed through a float.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Number;

use crate::runtime::tree::{Branch, Inside, Node};

/// Decodes an answer.
pub(crate) fn answer<T: DeserializeOwned>(value: Branch<'_>) -> Result<T, ReadError> {
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
///
/// It is boxed, because every step of reading returns a result, and nearly all of them hold no error.
#[derive(Debug)]
pub(crate) struct ReadError(Box<Fault>);

#[derive(Debug)]
struct Fault {
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
        for step in self.0.path.iter().rev() {
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
        &self.0.reason
    }

    fn at(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.reason)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self(Box::new(Fault { path: Vec::new(), reason: reason.to_string() }))
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

struct Reader<'a>(Branch<'a>);

impl Reader<'_> {
    /// The number that a text or a boolean stands for.
    #[inline]
    fn written_otherwise(&self) -> Option<Number> {
        match self.0.node() {
            Node::Text(text) => text.trim().parse().ok(),
            Node::Bool(bool) => Some(u8::from(*bool).into()),
            _ => None,
        }
    }
}

macro_rules! read_number {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
                match self.written_otherwise() {
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
        match self.0.node() {
            Node::Null => visitor.visit_unit(),
            Node::Bool(bool) => visitor.visit_bool(*bool),
            Node::Number(number) => visit_number(number, visitor),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::Bytes(bytes) => visitor.visit_borrowed_bytes(bytes),
            Node::List(_) => visitor.visit_seq(Items { items: self.0.inside(), index: 0 }),
            Node::Object(_) => visitor.visit_map(Fields { fields: self.0.inside(), current: None }),
        }
    }

    read_number! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0.node() {
            Node::Text(text) if text == "true" || text == "1" => visitor.visit_bool(true),
            Node::Text(text) if text == "false" || text == "0" => visitor.visit_bool(false),
            Node::Number(number) if number.as_u64() == Some(1) => visitor.visit_bool(true),
            Node::Number(number) if number.as_u64() == Some(0) => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0.node() {
            Node::Number(number) if !number.is_f64() => visitor.visit_string(number.to_string()),
            Node::Bool(bool) => visitor.visit_string(bool.to_string()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0.node() {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.0.node() {
            Node::Text(text) if name == OPTIONAL && text.is_empty() => visitor.visit_none(),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match (self.0.node(), self.0.inside().next_field()) {
            (Node::Object(_), Some((name, value))) => visitor.visit_enum(Variant { name, value }),
            (Node::Text(name), _) => visitor.visit_enum(name.as_ref().into_deserializer()),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, ReadError> {
    if let Some(number) = number.as_u64() {
        visitor.visit_u64(number)
    } else if let Some(number) = number.as_i64() {
        visitor.visit_i64(number)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// One of several types: its name, and the value.
struct Variant<'a> {
    name: &'a str,
    value: Branch<'a>,
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        Ok((seed.deserialize(self.name.into_deserializer())?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        seed.deserialize(Reader(self.value))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        Reader(self.value).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, ReadError> {
        Reader(self.value).deserialize_any(visitor)
    }
}

struct Items<'a> {
    items: Inside<'a>,
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
    fields: Inside<'a>,
    current: Option<(&'a str, Branch<'a>)>,
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        self.current = self.fields.next_field();
        let Some((name, _)) = self.current else { return Ok(None) };
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some((name, value)) = self.current.take() else { return Err(de::Error::custom("a value has no name")) };
        seed.deserialize(Reader(value)).map_err(|error| error.at(Step::Key(name.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::answer;
    use crate::runtime::tree::Tree;

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
        answer(Tree::from(&value).root()).map_err(|error| (error.path(), error.to_string()))
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

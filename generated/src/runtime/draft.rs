//! A request as the caller is building it.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::check::{Checker, Limits, Shape};
use crate::runtime::error::Invalid;
use crate::runtime::tree::Tree;
use crate::runtime::{read, wire};

/// What the caller has set so far, in the caller's order: nothing else is ever sent.
///
/// A value that could not be converted is kept as a reason, so that it is reported together with everything else that is wrong.
/// `Debug` prints names only.
#[derive(Clone, Default)]
pub struct Draft {
    values: Vec<(Cow<'static, str>, Value)>,
    /// Where a value did not convert, and why.
    faults: Vec<(String, String)>,
}

impl Draft {
    /// A draft of a whole value.
    #[inline]
    pub fn of(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::Object(fields)) => Self {
                values: fields.into_iter().map(|(name, value)| (name.into(), value)).collect(),
                faults: Vec::new(),
            },
            Ok(_) => Self { values: Vec::new(), faults: vec![("body".to_owned(), "it is no JSON object".to_owned())] },
            Err(error) => Self { values: Vec::new(), faults: vec![("body".to_owned(), error.to_string())] },
        }
    }

    /// Sets a field, or notes why the value does not fit.
    pub fn set<T: Serialize, E: fmt::Display>(&mut self, name: &'static str, value: Result<T, E>) {
        let value = match value {
            Ok(value) => serde_json::to_value(value).map_err(|error| error.to_string()),
            Err(reason) => Err(reason.to_string()),
        };
        self.put(name, value);
    }

    /// Sets an optional field; none takes it back.
    pub fn set_optional<T: Serialize, E: fmt::Display>(&mut self, name: &'static str, value: Result<Option<T>, E>) {
        match value.transpose() {
            Some(value) => self.set(name, value),
            None => self.clear(name),
        }
    }

    /// Sets a field to an object that is itself being built.
    #[inline]
    pub fn set_object(&mut self, name: &'static str, object: Draft) {
        let (value, faults) = object.into_value(name);
        self.put(name, Ok(value));
        self.faults.extend(faults);
    }

    /// Sets a field to a list of objects that are themselves being built.
    #[inline]
    pub fn set_objects(&mut self, name: &'static str, objects: impl Iterator<Item = Draft>) {
        let objects = objects.enumerate().map(|(index, object)| object.into_value(&format!("{name}[{index}]")));
        let (values, faults): (Vec<_>, Vec<_>) = objects.unzip();
        self.put(name, Ok(Value::Array(values)));
        self.faults.extend(faults.into_iter().flatten());
    }

    /// A field that was set to a whole number.
    #[inline]
    pub(crate) fn whole_number(&self, name: &str) -> Option<u64> {
        self.values.iter().find(|(known, _)| known == name)?.1.as_u64()
    }

    /// Whether nothing was set.
    #[inline]
    pub(crate) fn is_untouched(&self) -> bool {
        self.values.is_empty() && self.faults.is_empty()
    }

    /// Whether a field was set to something, or to a value that did not convert.
    #[inline]
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name) || self.faults.iter().any(|(place, _)| is_at(place, name))
    }

    #[inline]
    fn clear(&mut self, name: &str) {
        self.values.retain(|(known, _)| known != name);
        self.faults.retain(|(place, _)| !is_at(place, name));
    }

    #[inline]
    fn put(&mut self, name: &'static str, value: Result<Value, String>) {
        self.faults.retain(|(place, _)| !is_at(place, name));
        match (self.values.iter_mut().find(|(known, _)| known == name), value) {
            (Some((_, slot)), Ok(value)) => *slot = value,
            (None, Ok(value)) => self.values.push((name.into(), value)),
            (_, Err(reason)) => {
                self.clear(name);
                self.faults.push((name.to_owned(), reason));
            }
        }
    }

    /// As a part of something else: its value, and its faults under the place where it stands.
    #[inline]
    fn into_value(self, place: &str) -> (Value, Vec<(String, String)>) {
        let value = wire::object(self.values);
        let faults = self.faults.into_iter().map(|(inner, reason)| (format!("{place}.{inner}"), reason)).collect();
        (value, faults)
    }

    /// The finished value, if it keeps all documented limits.
    pub(crate) fn finish<T: DeserializeOwned>(self, name: &'static str, shape: &'static Shape) -> Result<T, Invalid> {
        let mut checker = Checker::new(Limits::Enforced);
        let fields = wire::checked(false, shape, self, &mut checker);
        Invalid::unless_empty(name, checker.into_violations())?;
        let value = wire::object(fields);
        read::answer(Tree::from(&value).root()).map_err(|error| Invalid::one(name, &error.path(), error.to_string()))
    }

    /// The values, and the names and reasons of those that did not convert.
    #[inline]
    pub(crate) fn into_parts(self) -> (wire::Fields, Vec<(String, String)>) {
        (self.values, self.faults)
    }
}

/// Whether a place is a field or inside it.
#[inline]
fn is_at(place: &str, name: &str) -> bool {
    place.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.values.iter().map(|(name, _)| name)).finish()
    }
}

/// What a setter of an optional field takes: a value, or an `Option` of one.
///
/// The second parameter only tells the two apart and is always inferred.
pub trait IntoOptional<T, Kind> {
    /// Why the value does not fit.
    type Error: fmt::Display;

    /// The value, converted.
    ///
    /// # Errors
    /// If the conversion fails.
    fn into_optional(self) -> Result<Option<T>, Self::Error>;
}

/// Marks a value that was given as it is.
#[derive(Debug)]
pub struct Given;

/// Marks a value that was given as an `Option`.
#[derive(Debug)]
pub struct Wrapped;

impl<T, V> IntoOptional<T, Given> for V
where
    V: TryInto<T>,
    V::Error: fmt::Display,
{
    type Error = V::Error;

    #[inline]
    fn into_optional(self) -> Result<Option<T>, V::Error> {
        self.try_into().map(Some)
    }
}

impl<T, V> IntoOptional<T, Wrapped> for Option<V>
where
    V: TryInto<T>,
    V::Error: fmt::Display,
{
    type Error = V::Error;

    #[inline]
    fn into_optional(self) -> Result<Option<T>, V::Error> {
        self.map(V::try_into).transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{Draft, IntoOptional};

    fn optional<V: IntoOptional<String, K>, K>(value: V) -> Option<String> {
        value.into_optional().ok().flatten()
    }

    #[test]
    fn an_optional_field_takes_a_value_or_an_option() {
        assert_eq!(optional("a").as_deref(), Some("a"));
        assert_eq!(optional(Some("a")).as_deref(), Some("a"));
        assert_eq!(optional(None::<&str>), None);
    }

    #[test]
    fn the_last_value_counts_and_none_takes_it_back() {
        let mut draft = Draft::default();
        draft.set("a", Err::<u32, _>("bad"));
        draft.set("b", Ok::<_, Infallible>(1));
        draft.set("a", Ok::<_, Infallible>(2));
        draft.set_optional("b", Ok::<Option<u32>, Infallible>(None));
        let (values, faults) = draft.into_parts();
        assert_eq!(values, [("a".into(), 2.into())]);
        assert!(faults.is_empty());
    }

    #[test]
    fn faults_inside_a_list_say_where_they_are() {
        let mut item = Draft::default();
        item.set("amount", Err::<u32, _>("bad"));
        let mut draft = Draft::default();
        draft.set_objects("list", [Draft::default(), item].into_iter());
        assert_eq!(draft.into_parts().1, [("list[1].amount".to_owned(), "bad".to_owned())]);
    }
}

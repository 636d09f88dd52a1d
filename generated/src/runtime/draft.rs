//! A request as the caller is building it.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

/// What the caller has set so far, in the caller's order: nothing else is ever sent.
///
/// A value that could not be converted is kept as a reason, so that it is reported together with everything else that is wrong.
/// `Debug` prints names only.
#[derive(Clone, Default)]
pub struct Draft {
    entries: Vec<Entry>,
}

#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    value: Result<Value, String>,
}

impl Draft {
    /// A draft of a whole value.
    pub fn of(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::Object(fields)) => Self {
                entries: fields.into_iter().map(|(name, value)| Entry { name: name.into(), value: Ok(value) }).collect(),
            },
            Ok(_) => Self::broken("the body is no JSON object"),
            Err(error) => Self::broken(&error.to_string()),
        }
    }

    fn broken(reason: &str) -> Self {
        Self { entries: vec![Entry { name: "body".into(), value: Err(reason.to_owned()) }] }
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
            None => self.entries.retain(|entry| entry.name != name),
        }
    }

    fn put(&mut self, name: &'static str, value: Result<Value, String>) {
        match self.entries.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => entry.value = value,
            None => self.entries.push(Entry { name: name.into(), value }),
        }
    }

    /// The values, and the names and reasons of those that did not convert.
    pub(crate) fn into_parts(self) -> (Vec<(Cow<'static, str>, Value)>, Vec<(Cow<'static, str>, String)>) {
        let mut values = Vec::new();
        let mut faults = Vec::new();
        for Entry { name, value } in self.entries {
            match value {
                Ok(value) => values.push((name, value)),
                Err(reason) => faults.push((name, reason)),
            }
        }
        (values, faults)
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|entry| &entry.name)).finish()
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

    fn into_optional(self) -> Result<Option<T>, V::Error> {
        self.map(V::try_into).transpose()
    }
}

/// A value that needs no conversion.
pub fn as_given<T>(value: T) -> Result<T, Infallible> {
    Ok(value)
}

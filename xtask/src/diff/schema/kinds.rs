//! Kinds of values: types, or the values themselves where they are listed.

use super::same;
use crate::diff::view::View;
use crate::document::{Document, Entry, Node, Value};

/// All types but null; numbers are whole or not.
const TYPES: [&str; 6] = ["integer", "fraction", "string", "boolean", "array", "object"];

/// Which kinds of values a schema takes, apart from null.
pub struct Kinds<'d> {
    types: Vec<&'static str>,
    /// The values that are listed, if any are.
    pub values: Option<Vec<&'d Node>>,
}

impl<'d> Kinds<'d> {
    pub fn of(view: &View<'d>) -> Kinds<'d> {
        let is_stated = |word: &&str| view.entries("type").all(|entry| states(&entry.value, word));
        let mut types: Vec<&'static str> = TYPES.into_iter().filter(is_stated).collect();
        let values = listed(view).map(|values| {
            let mut values = values;
            values.retain(|value| types.contains(&type_of(value)));
            values
        });
        if let Some(values) = &values {
            types.retain(|word| values.iter().any(|value| type_of(value) == *word));
        }
        Kinds { types, values }
    }

    /// Whether each of these kinds is taken by one of the others.
    pub fn are_covered_by(&self, others: &[&Kinds<'_>]) -> bool {
        match &self.values {
            Some(values) => values.iter().all(|value| others.iter().any(|other| other.takes(value))),
            None => self
                .types
                .iter()
                .all(|word| others.iter().any(|other| other.values.is_none() && other.types.contains(word))),
        }
    }

    fn takes(&self, value: &Node) -> bool {
        match &self.values {
            Some(values) => values.iter().any(|one| same(one, value)),
            None => self.types.contains(&type_of(value)),
        }
    }

    /// Types of which both take a value.
    fn shared(&self, other: &Kinds<'_>) -> Vec<&'static str> {
        let has = |word: &str| match (&self.values, &other.values) {
            (Some(values), _) => values.iter().any(|value| type_of(value) == word && other.takes(value)),
            (None, Some(values)) => values.iter().any(|value| type_of(value) == word && self.takes(value)),
            (None, None) => self.types.contains(&word) && other.types.contains(&word),
        };
        TYPES.into_iter().filter(|word| has(word)).collect()
    }

    /// Whether no value is of both.
    pub fn are_apart(&self, other: &Kinds<'_>) -> bool {
        self.shared(other).is_empty()
    }

    /// Whether objects or lists may be of both, which their keys or items may still tell apart.
    pub fn share_only_composites(&self, other: &Kinds<'_>) -> bool {
        self.shared(other).iter().all(|word| ["object", "array"].contains(word))
    }
}

/// Whether a value may fit two alternatives of a document.
pub fn may_overlap<'d>(document: &'d Document, one: &'d Node, other: &'d Node) -> bool {
    let (one, other) = (View::of(document, [one]), View::of(document, [other]));
    let shared = Kinds::of(&one).shared(&Kinds::of(&other));
    shared.iter().any(|word| *word != "object" || !are_told_apart(document, &one, &other))
}

/// Whether a property tells two kinds of objects apart.
fn are_told_apart<'d>(document: &'d Document, one: &View<'d>, other: &View<'d>) -> bool {
    let requires = |view: &View<'d>, name: &str| required(view).contains(&name);
    let by_value = names(one).into_iter().any(|name| {
        let kinds = (Kinds::of(&property(document, one, name)), Kinds::of(&property(document, other, name)));
        (requires(one, name) || requires(other, name)) && kinds.0.are_apart(&kinds.1)
    });
    let refuses = |view: &View<'d>, name: &str| {
        view.entries("additionalProperties").any(|entry| entry.value.as_bool() == Some(false))
            && !names(view).contains(&name)
    };
    by_value
        || required(one).iter().any(|name| refuses(other, name))
        || required(other).iter().any(|name| refuses(one, name))
}

/// What is said of a property; nothing if it is not declared.
pub fn property<'d>(document: &'d Document, view: &View<'d>, name: &str) -> View<'d> {
    let entries: Vec<&Entry> = view.entries("properties").filter_map(|all| all.value.entry(name)).collect();
    View::of(document, entries.into_iter().map(|entry| &entry.value))
}

/// Declared properties.
pub fn names<'d>(view: &View<'d>) -> Vec<&'d str> {
    let maps: Vec<&Node> = view.entries("properties").map(|entry| &entry.value).collect();
    maps.into_iter().flat_map(Node::entries).map(|entry| entry.key.as_str()).collect()
}

/// Required properties.
pub fn required<'d>(view: &View<'d>) -> Vec<&'d str> {
    let lists: Vec<&Node> = view.entries("required").map(|entry| &entry.value).collect();
    lists.into_iter().flat_map(Node::items).filter_map(Node::as_str).collect()
}

fn states(wanted: &Node, word: &str) -> bool {
    let is_it = |stated: &str| match stated {
        "number" => ["integer", "fraction"].contains(&word),
        "null" => false,
        _ => stated == word || !TYPES.contains(&stated),
    };
    match &wanted.value {
        Value::String(stated) => is_it(stated),
        Value::Seq(all) => all.iter().filter_map(Node::as_str).any(is_it),
        _ => true,
    }
}

/// Values that every list has, apart from null.
fn listed<'d>(view: &View<'d>) -> Option<Vec<&'d Node>> {
    let lists = view.parts.iter().flat_map(|part| [part.entry("enum"), part.entry("const")]).flatten();
    let values = |entry: &'d Entry| -> Vec<&'d Node> {
        let all = if entry.key == "const" { std::slice::from_ref(&entry.value) } else { entry.value.items() };
        all.iter().filter(|value| !value.is_null()).collect()
    };
    lists
        .map(values)
        .reduce(|one, other| one.into_iter().filter(|value| other.iter().any(|known| same(known, value))).collect())
}

fn type_of(value: &Node) -> &'static str {
    match &value.value {
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Seq(_) => "array",
        Value::Map(_) => "object",
        Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => "integer",
        Value::Number(_) => "fraction",
        Value::Null => "null",
    }
}

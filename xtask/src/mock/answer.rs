//! The documented answer of an operation, with the caller's values in it.

use jsonschema::Validator;
use serde_json::{Map, Number, Value};

use crate::document::Document;
use crate::extension::escape;
use crate::lint::operations::Operation as Tree;
use crate::lint::samples::{Direction, validator};
use crate::lower::plan::Operation;
use crate::lower::source::{Source, entries, items};
use crate::request_rules::{is_set, text};

use super::input::DEEPEST;

/// The first successful answer that a document shows.
pub struct Answer {
    pub status: u16,
    pub content_type: String,
    pub example: Value,
    properties: Vec<String>,
    lists: Vec<List>,
    validator: Validator,
}

/// A property that is a list of objects.
struct List {
    name: String,
    properties: Vec<String>,
    required: Vec<String>,
}

impl Answer {
    /// None if the document shows no successful answer.
    ///
    /// # Errors
    /// That the answer's schema is none.
    pub fn of(
        document: &Document,
        source: Source<'_>,
        tree: &Tree<'_>,
        plan: &Operation,
    ) -> Result<Option<Self>, String> {
        let Some(shown) = plan.examples.answers.iter().find(|answer| (200..300).contains(&answer.status)) else {
            return Ok(None);
        };
        let successes = tree.successes();
        let content = successes.iter().filter_map(|(_, response)| response.get("content"));
        let media = content.flat_map(|content| content.entries()).find(|media| media.key == shown.content_type);
        let Some(schema) = media.and_then(|media| media.value.get("schema")) else { return Ok(None) };
        let json = schema.to_json();
        let properties = &source.target(&json)["properties"];
        Ok(Some(Self {
            status: shown.status,
            content_type: shown.content_type.clone(),
            example: shown.value.clone(),
            properties: names(properties),
            lists: entries(properties).filter_map(|(name, schema)| list(source, name, schema)).collect(),
            validator: validator(document, schema, Direction::Answer, DEEPEST)?,
        }))
    }

    /// Whether an answer is what its schema describes.
    pub fn describes(&self, answer: &Value) -> bool {
        self.validator.is_valid(answer)
    }

    /// Gives every property of the answer and of its lists' items the value of the input with its name, where the schema allows it.
    pub fn echo(&self, answer: &mut Value, inputs: &Map<String, Value>) {
        self.fill(answer, "", &self.properties, inputs);
        for list in &self.lists {
            for at in 0..items(&answer[&list.name]).count() {
                self.fill(answer, &format!("/{}/{at}", escape(&list.name)), &list.properties, inputs);
            }
        }
    }

    /// Puts one item for each of `made` into the list: the values by name, and what else an item must have from the example.
    pub fn list(&self, answer: &mut Value, list: &str, made: &[Map<String, Value>]) {
        let Some(list) = self.lists.iter().find(|own| own.name == list) else { return };
        let template = items(&self.example[&list.name]).next().cloned().unwrap_or_default();
        let required: Map<String, Value> = entries(&template)
            .filter(|(name, _)| list.required.contains(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        answer[&list.name] = made.iter().map(|_| Value::Object(required.clone())).collect();
        for (at, values) in made.iter().enumerate() {
            self.fill(answer, &format!("/{}/{at}", escape(&list.name)), &list.properties, values);
        }
    }

    /// The names that an item of a list may have.
    pub fn item_properties(&self, list: &str) -> &[String] {
        self.lists.iter().find(|own| own.name == list).map(|list| list.properties.as_slice()).unwrap_or_default()
    }

    /// The first list of objects.
    pub fn first_list(&self) -> Option<&str> {
        self.lists.first().map(|list| list.name.as_str())
    }

    /// Sets a value in the JSON type that the schema wants; leaves it as it was if there is none.
    pub fn set(&self, answer: &mut Value, owner: &str, name: &str, value: &Value) {
        let Some(Value::Object(before)) = answer.pointer(owner).cloned() else { return };
        let fits = [Some(value.clone()), Some(text(value).into()), number(value), boolean(value)]
            .into_iter()
            .flatten()
            .any(|form| {
                if let Some(Value::Object(object)) = answer.pointer_mut(owner) {
                    object.insert(name.to_owned(), form);
                }
                self.describes(answer)
            });
        if !fits && let Some(object) = answer.pointer_mut(owner) {
            *object = Value::Object(before);
        }
    }

    fn fill(&self, answer: &mut Value, owner: &str, properties: &[String], values: &Map<String, Value>) {
        for (name, value) in values {
            let is_shown = answer.pointer(owner).is_some_and(|object| object.get(name).is_some());
            if is_set(value) && (is_shown || properties.contains(name)) {
                self.set(answer, owner, name, value);
            }
        }
    }
}

fn list(source: Source<'_>, name: &str, schema: &Value) -> Option<List> {
    let item = source.target(source.target(schema).get("items")?);
    let properties = names(item.get("properties")?);
    let required = items(&item["required"]).filter_map(Value::as_str).map(str::to_owned).collect();
    Some(List { name: name.to_owned(), properties, required })
}

fn names(properties: &Value) -> Vec<String> {
    entries(properties).map(|(name, _)| name.clone()).collect()
}

fn number(value: &Value) -> Option<Value> {
    value.as_str()?.parse::<Number>().ok().map(Value::Number)
}

fn boolean(value: &Value) -> Option<Value> {
    value.as_str()?.parse().ok().map(Value::Bool)
}

//! Whether samples satisfy their schemas, and where they do not.

use std::collections::HashMap;

use jsonschema::{Draft, ValidationError, Validator};

use crate::document::{Document, Node};

use super::find::Sample;
use super::json_schema::{Direction, json_schema};

/// Longest text about one violation; a validator prints whole schemas.
const MAX_TEXT: usize = 300;

/// One thing that is wrong with a sample.
pub struct Violation<'a> {
    /// The offending value inside the sample.
    pub node: &'a Node,
    /// Its pointer inside the sample; empty for the whole.
    pub path: String,
    pub text: String,
}

/// One validator per schema and depth of its samples.
#[derive(Default)]
pub struct Validators {
    built: HashMap<(*const Node, Direction, usize), Result<Validator, String>>,
}

impl Validators {
    /// All violations of a sample; a schema that no validator can be built from is an error.
    pub fn violations<'a>(&mut self, document: &Document, sample: &Sample<'a>) -> Result<Vec<Violation<'a>>, String> {
        let key = (std::ptr::from_ref(sample.schema), sample.direction, sample.value.depth());
        let validator = self.built.entry(key).or_insert_with(|| build(document, sample));
        match validator {
            Err(error) => Err(error.clone()),
            Ok(validator) => {
                let value = sample.value.to_json();
                Ok(validator.iter_errors(&value).map(|error| violation(sample.value, &error)).collect())
            }
        }
    }
}

fn build(document: &Document, sample: &Sample) -> Result<Validator, String> {
    validator(document, sample.schema, sample.direction, sample.value.depth())
}

/// Judges values that are at most `depth` levels deep.
///
/// # Errors
/// Why no validator can be built from the schema.
pub fn validator(document: &Document, schema: &Node, direction: Direction, depth: usize) -> Result<Validator, String> {
    let schema = json_schema(document, schema, direction, depth);
    let options =
        jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true).with_format("date", is_date);
    options.offline().build(&schema).map_err(|error| shortened(error.to_string()))
}

fn violation<'a>(sample: &'a Node, error: &ValidationError) -> Violation<'a> {
    let path = error.instance_path().as_str().to_owned();
    let text = shortened(error.masked_with("this value").to_string());
    Violation { node: sample.pointer(&path).unwrap_or(sample), path, text }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let in_range = |part: &str, length, most| {
        part.len() == length
            && part.bytes().all(|c| c.is_ascii_digit())
            && part.parse().is_ok_and(|n: u32| n <= most && (n > 0 || length == 4))
    };
    matches!(parts[..], [year, month, day] if in_range(year, 4, 9999) && in_range(month, 2, 12) && in_range(day, 2, 31))
}

/// A validator prints whole values and schemas.
pub fn shortened(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

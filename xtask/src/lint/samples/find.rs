//! Where a document has examples and defaults.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Document, Entry, Node, Value};
use crate::lint::Context;
use crate::lint::verdict::{Outcomes, Verdict};
use crate::lint::walk::{Kind, Place, ancestors};

use super::json_schema::Direction;

/// A value and the schema that it must satisfy.
#[derive(Clone)]
pub struct Sample<'a> {
    pub value: &'a Node,
    /// The key in front of the value.
    pub key: Range<usize>,
    pub schema: &'a Node,
    pub direction: Direction,
    /// Fields of a form that hold JSON, which may be shown as the text that goes over the wire.
    pub json_fields: Vec<&'a str>,
}

/// The defaults of all schemas.
pub fn defaults<'a>(context: &Context<'a>) -> Vec<Sample<'a>> {
    of_schemas(&context.places, "default").collect()
}

/// All examples: of media types, parameters, headers and schemas, in answers, requests and callbacks.
pub fn examples<'a>(context: &Context<'a>) -> Vec<Sample<'a>> {
    let places = &context.places;
    let mut samples: Vec<_> = of_schemas(places, "example").collect();
    let mut outcomes = Outcomes::new(context.document);
    for place in places.iter().filter(|place| matches!(place.kind, Kind::Media | Kind::Parameter | Kind::Header)) {
        let first = samples.len();
        of_holder(context.document, places, place, &mut samples);
        for sample in &mut samples[first..] {
            if let Some(schema) = failure_schema(context, place, sample, &mut outcomes) {
                sample.schema = schema;
            }
        }
    }
    // A shared example under `components` is seen once for each schema.
    let mut seen = HashSet::new();
    samples.retain(|sample| seen.insert((std::ptr::from_ref(sample.value), std::ptr::from_ref(sample.schema))));
    samples
}

fn of_schemas<'p, 'a>(places: &'p [Place<'a>], key: &'static str) -> impl Iterator<Item = Sample<'a>> + use<'p, 'a> {
    let schemas = places.iter().filter(|place| place.kind == Kind::Schema && place.node.reference().is_none());
    schemas.filter_map(move |place| {
        let entry = place.node.entry(key)?;
        Some(sample(entry, place.node, Direction::Either, Vec::new()))
    })
}

fn sample<'a>(entry: &'a Entry, schema: &'a Node, direction: Direction, json_fields: Vec<&'a str>) -> Sample<'a> {
    Sample { value: &entry.value, key: entry.key_span.clone(), schema, direction, json_fields }
}

/// The examples of a media type, a parameter or a header.
fn of_holder<'a>(document: &'a Document, places: &[Place<'a>], place: &Place<'a>, samples: &mut Vec<Sample<'a>>) {
    let Some(schema) = place.node.get("schema") else { return };
    let shared = |entry: &'a Entry| document.resolve(&entry.value)?.entry("value");
    let named = place.node.get("examples").map_or(&[][..], Node::entries).iter().filter_map(shared);
    let shown = place.node.entry("example").into_iter().chain(named);
    let mut shown = shown.filter(|entry| !is_serialised(place, &entry.value)).peekable();
    if shown.peek().is_none() {
        return;
    }
    let direction = direction(places, place);
    let json_fields = json_fields(place.node);
    samples.extend(shown.map(|entry| sample(entry, schema, direction, json_fields.clone())));
}

/// An answer that `x-outcome` takes for a failure is held against the failure schema.
fn failure_schema<'a>(
    context: &Context<'a>,
    place: &Place<'a>,
    sample: &Sample<'a>,
    outcomes: &mut Outcomes<'a>,
) -> Option<&'a Node> {
    if sample.direction != Direction::Answer {
        return None;
    }
    let operation = ancestors(&context.places, place).find(|around| around.kind == Kind::Operation);
    let operation = operation.map_or(&context.document.root, |operation| operation.node);
    let verdict = outcomes.verdict(operation, sample.value)?;
    if verdict == Verdict::Failure { outcomes.failure_schema(operation) } else { None }
}

/// The fields that `encoding` sends as JSON.
fn json_fields(media: &Node) -> Vec<&str> {
    let fields = media.get("encoding").map_or(&[][..], Node::entries).iter();
    let is_json = |field: &&Entry| {
        field.value.get("contentType").and_then(Node::as_str).is_some_and(|content_type| content_type.contains("json"))
    };
    fields.filter(is_json).map(|field| field.key.as_str()).collect()
}

/// What the provider sends in a callback is neither the request nor the answer of an operation.
fn direction(places: &[Place], place: &Place) -> Direction {
    let mut direction = Direction::Either;
    for around in std::iter::once(place).chain(ancestors(places, place)) {
        match around.kind {
            Kind::Callback => return Direction::Either,
            Kind::RequestBody | Kind::Parameter => direction = Direction::Request,
            Kind::Response => direction = Direction::Answer,
            _ => {}
        }
    }
    direction
}

/// XML and the like are shown as the text that goes over the wire, which a schema cannot judge.
fn is_serialised(place: &Place, value: &Node) -> bool {
    let is_data = |media_type: &str| {
        media_type.contains("json")
            || media_type.starts_with("application/x-www-form")
            || media_type.starts_with("multipart/")
    };
    place.kind == Kind::Media && matches!(value.value, Value::String(_)) && !place.key().is_some_and(is_data)
}

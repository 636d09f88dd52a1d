//! Where a document has examples and defaults.

use std::collections::HashSet;

use crate::document::{Document, Node, Value};
use crate::lint::walk::{Kind, Place, ancestors, walk};

use super::json_schema::Direction;

/// A value and the schema that it must satisfy.
#[derive(Clone, Copy)]
pub struct Sample<'a> {
    pub value: &'a Node,
    pub schema: &'a Node,
    pub direction: Direction,
}

pub fn defaults(document: &Document) -> Vec<Sample<'_>> {
    of_schemas(&walk(document), "default")
}

pub fn examples(document: &Document) -> Vec<Sample<'_>> {
    let places = walk(document);
    let mut samples = of_schemas(&places, "example");
    for place in &places {
        if matches!(place.kind, Kind::Media | Kind::Parameter | Kind::Header) {
            samples.extend(of_holder(document, &places, place));
        }
    }
    // A shared example under `components` is seen once for each schema.
    let mut seen = HashSet::new();
    samples.retain(|sample| seen.insert((std::ptr::from_ref(sample.value), std::ptr::from_ref(sample.schema))));
    samples
}

fn of_schemas<'a>(places: &[Place<'a>], key: &str) -> Vec<Sample<'a>> {
    let schemas = places.iter().filter(|place| place.kind == Kind::Schema && place.node.reference().is_none());
    let sample = |place: &Place<'a>| {
        Some(Sample { value: place.node.get(key)?, schema: place.node, direction: Direction::Either })
    };
    schemas.filter_map(sample).collect()
}

/// The examples of a media type, a parameter or a header.
fn of_holder<'a>(document: &'a Document, places: &[Place<'a>], place: &Place<'a>) -> Vec<Sample<'a>> {
    let Some(schema) = place.node.get("schema") else {
        return Vec::new();
    };
    let direction = direction(places, place);
    let named = place.node.get("examples").map_or(&[][..], Node::entries).iter();
    let named = named.filter_map(|entry| document.resolve(&entry.value)?.get("value"));
    let values = place.node.get("example").into_iter().chain(named);
    let values = values.filter(|value| !is_serialised(place, value));
    values.map(|value| Sample { value, schema, direction }).collect()
}

fn direction(places: &[Place], place: &Place) -> Direction {
    let around = std::iter::once(place).chain(ancestors(places, place)).map(|place| place.kind);
    for kind in around {
        match kind {
            Kind::Callback => return Direction::Either,
            Kind::RequestBody | Kind::Parameter => return Direction::Request,
            Kind::Response => return Direction::Answer,
            _ => {}
        }
    }
    Direction::Either
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

//! Whether a JSON pointer can lead to a value of a schema.

use crate::document::{Document, Node};
use crate::lint::operations::properties;

/// Whether a value of one of `schemas` can have something at `segments`; `*` is any item of a list.
pub fn reaches(document: &Document, schemas: &[&Node], segments: &[String]) -> bool {
    let mut schemas = schemas.to_vec();
    for segment in segments {
        let mut next = Vec::new();
        for schema in schemas {
            match step(document, schema, segment) {
                Step::Anything => return true,
                Step::To(found) => next.extend(found),
            }
        }
        schemas = next;
    }
    !schemas.is_empty()
}

/// The schemas at `segments` inside of `schema`.
pub fn follow<'a>(document: &'a Document, schema: &'a Node, segments: &[String]) -> Vec<&'a Node> {
    let mut schemas = vec![schema];
    for segment in segments {
        let steps = schemas.into_iter().map(|schema| step(document, schema, segment));
        schemas = steps.flat_map(|step| if let Step::To(found) = step { found } else { Vec::new() }).collect();
    }
    schemas
}

enum Step<'a> {
    /// The schema says nothing about what is inside.
    Anything,
    To(Vec<&'a Node>),
}

fn step<'a>(document: &'a Document, schema: &'a Node, segment: &str) -> Step<'a> {
    let Some(resolved) = document.resolve(schema) else {
        return Step::Anything;
    };
    if segment == "*" || resolved.get("items").is_some() {
        return Step::To(resolved.get("items").into_iter().collect());
    }
    let properties = properties(document, resolved);
    if properties.is_empty()
        && !matches!(resolved.get("type").and_then(Node::as_str), Some("string" | "integer" | "number" | "boolean"))
    {
        return Step::Anything;
    }
    Step::To(properties.into_iter().filter(|entry| entry.key == segment).map(|entry| &entry.value).collect())
}

/// The schemas of the media types of a request or an answer.
pub fn schemas_of(content: Option<&Node>) -> Vec<&Node> {
    let media = content.map_or(&[][..], Node::entries).iter();
    media.filter_map(|media| media.value.get("schema")).collect()
}

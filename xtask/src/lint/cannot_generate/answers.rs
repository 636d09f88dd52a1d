//! The answers of an operation.

use serde_json::Value as Json;

use crate::document::{Entry, Node};
use crate::lint::operations::operations;

use super::bodies::is_json;
use super::check::Report;

pub fn check(report: &mut Report) {
    for operation in operations(report.document) {
        let successes = operation.successes();
        let Some((first, first_answer)) = successes.first() else {
            continue;
        };
        let expected = shape(first_answer);
        for (status, answer) in &successes[1..] {
            if shape(answer) != expected {
                different(report, first, status);
            }
        }
    }
}

fn different(report: &mut Report, first: &Entry, status: &Entry) {
    report.add(
        status.key_span.clone(),
        "several success answers with different schemas",
        format!("`{}` answers something else", first.key),
        "give both the same `$ref`, or keep the one that the provider sends",
    );
}

/// What a caller would get: a JSON value by its schema, raw bytes, or nothing.
fn shape(response: &Node) -> (bool, Option<Json>) {
    let content = response.get("content").map_or(&[][..], Node::entries);
    let json = content.iter().find(|media| is_json(&media.key));
    (!content.is_empty(), json.and_then(|media| media.value.get("schema")).map(Node::to_json))
}

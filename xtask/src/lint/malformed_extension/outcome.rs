//! `x-outcome`: the failure schema exists, and the pointers lead into an answer.

use crate::document::{Document, Entry, Node, local_pointer};
use crate::extension::{Identity, Outcome, segments};
use crate::lint::operations::{Operation, operations};
use crate::lint::similar::did_you_mean;

use super::check::Report;
use super::reach::{reaches, schemas_of};

pub fn check(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    let Some(outcome) = report.read::<Outcome>(entry) else {
        return;
    };
    check_failure_schema(report, entry, &outcome);
    let answers = answers(report.document, operation, &outcome);
    check_pointers(report, entry, pointer_nodes(&entry.value), &answers);
}

/// `x-identity`: each condition stands at a place of a success.
pub fn check_identity(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    if report.read::<Identity>(entry).is_none() {
        return;
    }
    let successes = operation.map_or_else(Vec::new, |operation| operation.successes());
    let answers: Vec<&Node> = successes.iter().flat_map(|(_, response)| schemas_of(response.get("content"))).collect();
    let nodes = entry.value.items().iter().filter_map(|condition| condition.get("at")).collect();
    check_pointers(report, entry, nodes, &answers);
}

fn check_pointers(report: &mut Report, entry: &Entry, nodes: Vec<&Node>, answers: &[&Node]) {
    for node in nodes {
        let Some(pointer) = node.as_str() else {
            continue;
        };
        if !reaches(report.document, answers, &segments(pointer)) {
            let label = format!("no answer here has anything at `{pointer}`");
            report.add(
                entry,
                node.span.clone(),
                label,
                "correct the pointer, or add the property to the answer's schema",
            );
        }
    }
}

fn check_failure_schema(report: &mut Report, entry: &Entry, outcome: &Outcome) {
    let pointer = local_pointer(&outcome.failure_schema).filter(|pointer| pointer.starts_with("/components/schemas/"));
    if pointer.is_some_and(|pointer| report.document.pointer(&pointer).is_some()) {
        return;
    }
    let span = entry.value.get("failure-schema").map_or(entry.key_span.clone(), |node| node.span.clone());
    let schemas = report.document.pointer("/components/schemas").map_or(&[][..], Node::entries).iter();
    let known: Vec<_> = schemas.map(|schema| format!("#/components/schemas/{}", schema.key)).collect();
    let help = did_you_mean(
        &outcome.failure_schema,
        known.iter().map(String::as_str),
        "name a schema as `#/components/schemas/Failure`",
    );
    report.add(entry, span, "there is no such schema", help);
}

/// What an answer can be: success or failure, of one operation or of all.
fn answers<'a>(document: &'a Document, operation: Option<Operation<'a>>, outcome: &Outcome) -> Vec<&'a Node> {
    let operations: Vec<_> = operation.map_or_else(|| operations(document).collect(), |operation| vec![operation]);
    let responses = operations.into_iter().flat_map(|operation| operation.responses());
    let mut answers: Vec<_> = responses.flat_map(|(_, response)| schemas_of(response.get("content"))).collect();
    answers.extend(local_pointer(&outcome.failure_schema).and_then(|pointer| document.pointer(&pointer)));
    answers
}

fn pointer_nodes(outcome: &Node) -> Vec<&Node> {
    let items = |key| outcome.get(key).map_or(&[][..], Node::items).iter();
    let conditions =
        ["answer", "failure", "success"].into_iter().flat_map(items).filter_map(|condition| condition.get("at"));
    conditions.chain(["code", "message"].into_iter().flat_map(items)).collect()
}

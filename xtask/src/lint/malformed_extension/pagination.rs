//! `x-pagination`: its inputs exist, and its pointers lead into the answer.

use crate::document::{Entry, Node};
use crate::extension::{End, Pagination, segments};
use crate::lint::operations::Operation;
use crate::lint::similar::did_you_mean;

use super::check::Report;
use super::reach::{reaches, schemas_of};

pub fn check(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    let (Some(pagination), Some(operation)) = (report.read::<Pagination>(entry), operation) else {
        return;
    };
    check_inputs(report, entry, &pagination, operation);
    let successes = operation.successes().into_iter();
    let answers: Vec<&Node> = successes.flat_map(|(_, response)| schemas_of(response.get("content"))).collect();
    let (end_key, end) = match &pagination.end {
        End::HasMore(at) => ("has-more", at),
        End::Total(at) => ("total", at),
    };
    let key_in_answer = format!("{}/*{}", pagination.items, pagination.key);
    for (field, pointer) in [("items", &pagination.items), (end_key, end), ("key", &key_in_answer)] {
        if !reaches(report.document, &answers, &segments(pointer)) {
            let label = format!("the success answer has nothing at `{pointer}`");
            report.add(
                entry,
                span(entry, field),
                label,
                "correct the pointer, or add the property to the answer's schema",
            );
        }
    }
}

fn check_inputs(report: &mut Report, entry: &Entry, pagination: &Pagination, operation: Operation) {
    let inputs = operation.inputs();
    for (field, name) in [("page", &pagination.page), ("size", &pagination.size)] {
        if !inputs.contains(&name.as_str()) {
            let help = did_you_mean(name, inputs.iter().copied(), "name a parameter or a property of the request body");
            report.add(entry, span(entry, field), format!("the operation has no input `{name}`"), help);
        }
    }
}

fn span(entry: &Entry, field: &str) -> std::ops::Range<usize> {
    entry.value.get(field).map_or(entry.key_span.clone(), |node| node.span.clone())
}

//! `x-effect`: the operation that looks an outcome up exists, and takes what it is given.

use crate::document::{Entry, Node};
use crate::extension::Effect;
use crate::lint::missing_look_up::look_up;
use crate::lint::operations::Operation;
use crate::lint::similar::did_you_mean;

use super::check::Report;

pub fn check(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    if report.read::<Effect>(entry).is_none() {
        return;
    }
    if let Some(link) = operation.and_then(look_up) {
        check_link(report, entry, link);
    }
}

fn check_link(report: &mut Report, entry: &Entry, link: &Entry) {
    let Some(node) = report.document.resolve(&link.value) else {
        return;
    };
    let id = node.get("operationId");
    let Some(target) = id.and_then(Node::as_str) else {
        report.add(
            entry,
            link.key_span.clone(),
            "the link has no `operationId`",
            "name the operation that looks the outcome up",
        );
        return;
    };
    let span = id.map_or(link.key_span.clone(), |id| id.span.clone());
    match report.by_id.get(target).copied() {
        Some(target) => check_parameters(report, entry, node, target),
        None => {
            let help = did_you_mean(target, report.by_id.keys().copied(), "name an operation of this document");
            report.add(entry, span, "there is no such operation", help);
        }
    }
}

/// Each parameter of the link is an input of the target; it may be written as `query.order_no`.
fn check_parameters(report: &mut Report, entry: &Entry, link: &Node, target: Operation) {
    let inputs = target.inputs();
    for parameter in link.get("parameters").map_or(&[][..], Node::entries) {
        let name = ["path.", "query.", "header.", "cookie."].iter().find_map(|place| parameter.key.strip_prefix(place));
        let name = name.unwrap_or(&parameter.key);
        if !inputs.contains(&name) {
            let help =
                did_you_mean(name, inputs.iter().copied(), "name a parameter of the operation that the link leads to");
            report.add(entry, parameter.key_span.clone(), "the link's target has no such input", help);
        }
    }
}

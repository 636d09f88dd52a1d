//! `x-effect`: a call that does something can be looked up, or says why not.

use crate::document::{Entry, Node};
use crate::extension::{Effect, EffectKind, LOOK_UP};
use crate::lint::operations::{Operation, operations};
use crate::lint::similar::did_you_mean;

use super::check::Report;

pub fn check(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    let (Some(effect), Some(operation)) = (report.read::<Effect>(entry), operation) else {
        return;
    };
    match (look_up(operation), &effect.no_look_up) {
        (Some(link), Some(_)) => report.add(
            entry,
            link.key_span.clone(),
            "`no-look-up` says that there is none",
            "remove the link or the reason",
        ),
        (Some(link), None) => check_link(report, entry, link),
        (None, None) if effect.kind != EffectKind::Read => report.add(
            entry,
            entry.value.span.clone(),
            "nothing says how the outcome is looked up",
            "add a link named `look-up` to the success answer, or write `{kind: …, no-look-up: why there is none}`",
        ),
        (None, Some(_)) if effect.kind == EffectKind::Read => {
            report.add(entry, entry.value.span.clone(), "a read needs no look-up", "write `x-effect: read`");
        }
        (None, _) => {}
    }
}

/// The link of a success answer.
fn look_up(operation: Operation<'_>) -> Option<&Entry> {
    let successes = operation.successes().into_iter();
    successes.filter_map(|(_, response)| response.get("links")?.entry(LOOK_UP)).next()
}

fn check_link(report: &mut Report, entry: &Entry, link: &Entry) {
    let Some(node) = report.document.resolve(&link.value) else {
        return;
    };
    let id = node.get("operationId");
    let known: Vec<_> = operations(report.document).filter_map(|operation| operation.id()).collect();
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
    if !known.contains(&target) {
        let help = did_you_mean(target, known, "name an operation of this document");
        report.add(entry, span, "there is no such operation", help);
        return;
    }
    check_parameters(report, entry, node, target);
}

/// Each parameter of the link is an input of the target; it may be written as `query.order_no`.
fn check_parameters(report: &mut Report, entry: &Entry, link: &Node, target: &str) {
    let Some(target) = operations(report.document).find(|operation| operation.id() == Some(target)) else {
        return;
    };
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

//! `x-rules`: ids are unique, what a rule names is an input of the operation, and it can apply and be kept.

use crate::document::{Entry, Node};
use crate::extension::{self, segments};
use crate::lint::operations::Operation;
use crate::lint::similar::did_you_mean;

use super::check::Report;
use super::reach::follow;
use super::sense;

pub fn check(report: &mut Report, entry: &Entry, operation: Option<Operation>) {
    let Some(rules) = report.read::<Vec<extension::Rule>>(entry) else {
        return;
    };
    for (rule, node) in rules.iter().zip(entry.value.items()) {
        let span = node.get("id").map_or(node.span.clone(), |id| id.span.clone());
        report.unique(entry, span, &rule.id, |report| &mut report.rule_ids);
        if let Some(operation) = operation {
            check_names(report, entry, node, operation);
            sense::check(report, entry, node, rule, operation);
        }
    }
}

fn check_names(report: &mut Report, entry: &Entry, rule: &Node, operation: Operation) {
    for node in condition_pointers(rule) {
        let path = segments(node.as_str().unwrap_or_default());
        check_path(report, entry, node, &path, operation);
    }
    for node in names(rule) {
        check_path(report, entry, node, &[node.as_str().unwrap_or_default().to_owned()], operation);
    }
}

/// `path` starts with an input; what follows stays inside of its schema.
fn check_path(report: &mut Report, entry: &Entry, node: &Node, path: &[String], operation: Operation) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    let inputs = operation.inputs();
    if !inputs.contains(&name.as_str()) {
        let help = did_you_mean(name, inputs, "name a parameter or a property of the request body");
        report.add(entry, node.span.clone(), format!("the operation has no input `{name}`"), help);
        return;
    }
    let mut bodies = operation.request_content().iter().filter_map(|media| media.value.get("schema"));
    let found = rest.is_empty() || bodies.any(|body| !follow(report.document, body, path).is_empty());
    if !found {
        let label = format!("`{name}` has nothing at `/{}`", rest.join("/"));
        report.add(entry, node.span.clone(), label, "correct the pointer; `*` stands for any item of a list");
    }
}

fn condition_pointers(rule: &Node) -> Vec<&Node> {
    let when = rule.get("when").map_or(&[][..], Node::items);
    let forbidden = rule.pointer("/then/forbidden").map_or(&[][..], Node::items);
    when.iter().chain(forbidden).filter_map(|condition| condition.get("at")).collect()
}

fn names(rule: &Node) -> Vec<&Node> {
    let keys = ["required", "forbidden", "at-least-one", "less-than"];
    let lists = keys.into_iter().filter_map(|key| rule.get("then")?.get(key));
    lists.flat_map(Node::items).filter(|item| item.as_str().is_some()).collect()
}

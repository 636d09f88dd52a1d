//! `x-rules`: a rule can apply, and can be kept.

use crate::document::{Entry, Node};
use crate::extension::{Condition, Rule, Test};
use crate::lint::operations::Operation;
use crate::lint::similar::did_you_mean;

use super::check::Report;
use super::reach::follow;

/// Reports values that an input never has, conditions that exclude each other, and demands that contradict themselves.
pub fn check(report: &mut Report, entry: &Entry, node: &Node, rule: &Rule, operation: Operation) {
    check_values(report, entry, node, rule, operation);
    check_together(report, entry, node, rule);
    check_demands(report, entry, node, rule);
}

/// Each value of `in` and `not-in` is one that the input can have.
fn check_values(report: &mut Report, entry: &Entry, node: &Node, rule: &Rule, operation: Operation) {
    let when = node.get("when").map_or(&[][..], Node::items);
    for (condition, stated) in rule.when.iter().zip(when) {
        let Some(allowed) = allowed(report, condition, operation) else { continue };
        let values = ["in", "not-in"].into_iter().filter_map(|key| stated.get(key)).flat_map(Node::items);
        for value in values {
            let text = value.as_str().map_or_else(|| value.to_json().to_string(), str::to_owned);
            if !allowed.contains(&text) {
                let label = format!("the input `{}` never has this value", condition.at);
                let help = did_you_mean(&text, allowed.iter().map(String::as_str), "name a value of its `enum`");
                report.add(entry, value.span.clone(), label, help);
            }
        }
    }
}

/// The values of the input's `enum`, if it has one and nothing else may stand there.
fn allowed(report: &Report, condition: &Condition, operation: Operation) -> Option<Vec<String>> {
    let path = condition.segments();
    let bodies = operation.request_content().iter().filter_map(|media| media.value.get("schema"));
    let mut schemas: Vec<&Node> = bodies.flat_map(|body| follow(report.document, body, &path)).collect();
    if let [name] = &path[..] {
        let parameters = operation.parameters().into_iter();
        let own = parameters.filter(|one| one.get("name").and_then(Node::as_str) == Some(name));
        schemas.extend(own.filter_map(|one| one.get("schema")));
    }
    let mut texts = Vec::new();
    for schema in schemas {
        let values = report.document.resolve(schema)?.get("enum")?;
        let text = |value: &Node| value.as_str().map_or_else(|| value.to_json().to_string(), str::to_owned);
        texts.extend(values.items().iter().map(text));
    }
    (!texts.is_empty()).then_some(texts)
}

/// Two conditions on one place that cannot both hold.
fn check_together(report: &mut Report, entry: &Entry, node: &Node, rule: &Rule) {
    for (at, one) in rule.when.iter().enumerate() {
        // Of a list, one item can fulfil the one and another item the other.
        let others = rule.when[..at].iter().filter(|other| other.at == one.at && !one.at.contains("/*"));
        if others.into_iter().any(|other| exclude(&one.test, &other.test)) {
            let span = node.pointer(&format!("/when/{at}")).map_or(node.span.clone(), |node| node.span.clone());
            let label = format!("this never holds together with the other condition on `{}`", one.at);
            report.add(entry, span, label, "put the values into one `in`, or make two rules of it");
        }
    }
}

fn exclude(one: &Test, other: &Test) -> bool {
    match (one, other) {
        (Test::In(one), Test::In(other)) => !one.iter().any(|value| other.contains(value)),
        (Test::In(is), Test::NotIn(is_not)) | (Test::NotIn(is_not), Test::In(is)) => {
            is.iter().all(|value| is_not.contains(value))
        }
        _ => false,
    }
}

/// What is demanded and forbidden at once, or compared with itself.
fn check_demands(report: &mut Report, entry: &Entry, node: &Node, rule: &Rule) {
    let then = &rule.then;
    let forbidden = |name: &String| then.forbidden.contains(&Condition::set(name));
    let demanded = node.pointer("/then/required").map_or(&[][..], Node::items);
    for (_, stated) in then.required.iter().zip(demanded).filter(|(name, _)| forbidden(name)) {
        report.add(entry, stated.span.clone(), "required and forbidden at once", "take it out of one of the two");
    }
    let place = |pointer: &str| node.pointer(pointer).map_or(node.span.clone(), |node| node.span.clone());
    if !then.at_least_one.is_empty() && then.at_least_one.iter().all(forbidden) {
        let label = "every one of them is forbidden";
        report.add(entry, place("/then/at-least-one"), label, "take one out of `forbidden`");
    }
    if then.less_than.as_ref().is_some_and(|(low, high)| low == high) {
        report.add(entry, place("/then/less-than"), "nothing is less than itself", "name two inputs");
    }
}

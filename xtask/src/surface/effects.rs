//! What an operation does in the world, what shows that it did, and what a request has to keep, as our extensions say it.

use serde::de::DeserializeOwned;

use crate::document::{Document, Node};
use crate::extension::{Condition, Effect, EffectKind, End, Identity, LOOK_UP, Outcome, Pagination, Rule, Test};

use super::lines::Lines;
use super::responses;
use super::schema::{self, At};
use super::words::{name, sorted, word};

/// What cannot be read is not passed over.
const UNREADABLE: &str = "unreadable";

/// The words of the operation's own line: effect, look-up, and what makes an answer a success or a failure.
pub fn words(document: &Document, operation: &Node) -> Vec<String> {
    let mut words = effect(operation);
    words.extend(look_ups(document, operation));
    words.extend(match read::<Outcome>(outcome(document, operation)) {
        None => Vec::new(),
        Some(Err(())) => vec![format!("outcome={UNREADABLE}")],
        Some(Ok(outcome)) => vec![
            format!("success=[{}]", conditions(&outcome.success)),
            format!("failure=[{}]", conditions(&outcome.failure)),
        ],
    });
    words
}

/// Adds the lines of everything else that our extensions say of an operation.
pub fn add<'a>(lines: &mut Lines<'a>, operation: &'a Node, prefix: &str) {
    let node = outcome(lines.document, operation);
    if let Some(Ok(outcome)) = read::<Outcome>(node) {
        add_outcome(lines, &outcome, prefix);
    }
    let failure = node.and_then(|node| node.get("failure-schema")?.as_str());
    if let Some(schema) = failure.and_then(|reference| lines.document.target(reference)) {
        schema::add(lines, &At::body(format!("{prefix} failure")), &[schema], false, &[]);
    }
    add_read(lines, operation.get("x-identity"), &format!("{prefix} identity"), |identity: Identity| {
        identity.0.iter().map(condition).collect()
    });
    add_read(lines, operation.get("x-pagination"), &format!("{prefix} pagination"), |pages: Pagination| {
        vec![pagination(&pages)]
    });
    for node in operation.get("x-rules").map(Node::items).unwrap_or_default() {
        add_read(lines, Some(node), &format!("{prefix} rule"), |found: Rule| vec![rule(&found)]);
    }
}

fn add_read<T: DeserializeOwned>(
    lines: &mut Lines<'_>,
    node: Option<&Node>,
    prefix: &str,
    shown: impl FnOnce(T) -> Vec<String>,
) {
    match read::<T>(node) {
        None => {}
        Some(Err(())) => lines.add(prefix, [UNREADABLE]),
        Some(Ok(value)) => shown(value).iter().for_each(|words| lines.add(prefix, [words])),
    }
}

/// An operation's own outcome replaces the document's as a whole.
fn outcome<'a>(document: &'a Document, operation: &'a Node) -> Option<&'a Node> {
    operation.get("x-outcome").or_else(|| document.root.get("x-outcome"))
}

fn read<T: DeserializeOwned>(node: Option<&Node>) -> Option<Result<T, ()>> {
    node.map(|node| serde_json::from_value(node.to_json()).map_err(drop))
}

fn effect(operation: &Node) -> Vec<String> {
    let Some(effect) = read::<Effect>(operation.get("x-effect")) else { return Vec::new() };
    let Ok(effect) = effect else { return vec![format!("effect={UNREADABLE}")] };
    let kind = match effect.kind {
        EffectKind::Read => "read",
        EffectKind::Session => "session",
        EffectKind::OpensOrder => "opens-order",
        EffectKind::MovesMoney => "moves-money",
    };
    let none = effect.no_look_up.map(|_| "look-up=none".to_owned());
    [Some(format!("effect={kind}")), none].into_iter().flatten().collect()
}

fn look_ups(document: &Document, operation: &Node) -> Option<String> {
    let links = responses::entries(operation)
        .filter_map(|(_, response)| document.resolve(response)?.get("links")?.get(LOOK_UP))
        .filter_map(|link| document.resolve(link));
    let targets =
        links.filter_map(|link| ["operationId", "operationRef"].iter().find_map(|key| link.get(key)?.as_str()));
    let targets = sorted(targets.map(word));
    (!targets.is_empty()).then(|| format!("look-up={targets}"))
}

fn add_outcome(lines: &mut Lines<'_>, outcome: &Outcome, prefix: &str) {
    let prefix = format!("{prefix} outcome");
    for answer in &outcome.answer {
        lines.add(&prefix, ["answer", &condition(answer)]);
    }
    for (key, codes) in
        [("not-executed", &outcome.not_executed), ("duplicate", &outcome.duplicate), ("expired", &outcome.expired)]
    {
        for code in codes {
            lines.add(&prefix, [key, &word(code)]);
        }
    }
    // The first one that is set counts, so their order does too.
    for (key, pointers) in [("code", &outcome.code), ("message", &outcome.message)] {
        if !pointers.is_empty() {
            lines.add(&prefix, [key, &pointers.iter().map(|at| word(at)).collect::<Vec<_>>().join(" else ")]);
        }
    }
}

/// Conditions whose order says nothing.
fn conditions(list: &[Condition]) -> String {
    let mut shown: Vec<String> = list.iter().map(condition).collect();
    shown.sort();
    shown.join("; ")
}

fn condition(condition: &Condition) -> String {
    let at = word(&condition.at);
    match &condition.test {
        Test::In(values) => format!("{at} in {}", texts(values)),
        Test::NotIn(values) => format!("{at} not-in {}", texts(values)),
        Test::Set => format!("{at} set"),
    }
}

fn texts(values: &[String]) -> String {
    sorted(values.iter().map(|value| word(value)))
}

fn pagination(pages: &Pagination) -> String {
    let end = match &pages.end {
        End::HasMore(at) => format!("has-more={}", word(at)),
        End::Total(at) => format!("total={}", word(at)),
    };
    let (page, size) = (name(&pages.page), name(&pages.size));
    format!("page={page} size={size} items={} {end} key={}", word(&pages.items), word(&pages.key))
}

/// A rule without its words: what it asks for, and when.
fn rule(rule: &Rule) -> String {
    let names = |names: &[String]| sorted(names.iter().map(|text| name(text)));
    let mut demands = Vec::new();
    if !rule.when.is_empty() {
        demands.push(format!("when=[{}]", conditions(&rule.when)));
    }
    if !rule.then.required.is_empty() {
        demands.push(format!("required=[{}]", names(&rule.then.required)));
    }
    if !rule.then.forbidden.is_empty() {
        demands.push(format!("forbidden=[{}]", conditions(&rule.then.forbidden)));
    }
    if !rule.then.at_least_one.is_empty() {
        demands.push(format!("at-least-one=[{}]", names(&rule.then.at_least_one)));
    }
    if let Some((smaller, larger)) = &rule.then.less_than {
        demands.push(format!("less-than=[{} < {}]", name(smaller), name(larger)));
    }
    format!("{} {}", name(&rule.id), demands.join(" "))
}

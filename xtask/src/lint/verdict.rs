//! What an answer shows by `x-outcome`, on the tree: the same judgement as the client's.

use std::collections::HashMap;

use crate::document::{Document, Node, Value, local_pointer};
use crate::extension::{Condition, Identity, Outcome, Test};

/// What an answer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Success,
    Failure,
    Neither,
}

/// The outcomes of a document, each read once.
pub struct Outcomes<'a> {
    document: &'a Document,
    read: HashMap<*const Node, Option<Outcome>>,
}

impl<'a> Outcomes<'a> {
    /// Nothing is read before it is asked for.
    pub fn new(document: &'a Document) -> Self {
        Self { document, read: HashMap::new() }
    }

    /// What an answer of `operation` shows; none if no outcome is stated, or one that cannot be read.
    pub fn verdict(&mut self, operation: &Node, answer: &Node) -> Option<Verdict> {
        let identity = operation.get("x-identity").and_then(|stated| stated.read::<Identity>().ok());
        let strangers = identity.map(Identity::strangers).unwrap_or_default();
        Some(judge(self.stated(operation)?, &strangers, answer))
    }

    /// The schema of an answer that shows a failure.
    pub fn failure_schema(&mut self, operation: &Node) -> Option<&'a Node> {
        let pointer = local_pointer(&self.stated(operation)?.failure_schema)?;
        self.document.pointer(&pointer)
    }

    /// The operation's own outcome, or the document's.
    fn stated(&mut self, operation: &Node) -> Option<&Outcome> {
        let node = operation.get("x-outcome").or_else(|| self.document.root.get("x-outcome"))?;
        self.read.entry(node).or_insert_with(|| node.read().ok()).as_ref()
    }
}

fn judge(outcome: &Outcome, strangers: &[Condition], answer: &Node) -> Verdict {
    let any = |conditions: &[Condition]| conditions.iter().any(|condition| holds(condition, answer));
    if any(&outcome.answer) {
        Verdict::Success
    } else if any(&outcome.failure) {
        Verdict::Failure
    } else if any(strangers) {
        Verdict::Neither
    } else if any(&outcome.success) {
        Verdict::Success
    } else {
        Verdict::Neither
    }
}

fn holds(condition: &Condition, answer: &Node) -> bool {
    let mut open = vec![answer];
    for segment in condition.segments() {
        open = open.into_iter().flat_map(|value| step(value, &segment)).collect();
    }
    open.into_iter().filter(|value| is_set(value)).any(|value| {
        let is_listed = |texts: &[String]| text(value).is_some_and(|text| texts.contains(&text));
        match &condition.test {
            Test::Set => true,
            Test::In(texts) => is_listed(texts),
            Test::NotIn(texts) => !is_listed(texts),
        }
    })
}

fn step<'a>(value: &'a Node, segment: &str) -> Vec<&'a Node> {
    match &value.value {
        Value::Seq(items) if segment == "*" => items.iter().collect(),
        Value::Seq(items) => segment.parse().ok().and_then(|at: usize| items.get(at)).into_iter().collect(),
        _ => value.get(segment).into_iter().collect(),
    }
}

fn is_set(value: &Node) -> bool {
    !value.is_null() && value.as_str().is_none_or(|text| !text.is_empty())
}

/// A scalar by its text: 200 and "200" are equal.
fn text(value: &Node) -> Option<String> {
    match &value.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Seq(_) | Value::Map(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_is_never_assumed() {
        let text = "operation:\n  x-identity: [{at: /object, in: [query]}]\n  x-outcome:\n    answer: [{at: '/list/*', set: true}]\n    \
            failure: [{at: /status, in: [failed]}, {at: /code, not-in: [0]}]\n    success: [{at: /status, in: [succeeded]}]\n    failure-schema: '#/f'\nf: {}\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let operation = document.root.get("operation").unwrap();
        for (answer, verdict) in [
            ("{}", Verdict::Neither),
            ("{status: new}", Verdict::Neither),
            ("{status: succeeded}", Verdict::Success),
            ("{status: succeeded, code: '0'}", Verdict::Success),
            ("{status: succeeded, code: 7}", Verdict::Failure),
            ("{status: succeeded, code: ''}", Verdict::Success),
            ("{status: succeeded, object: cash}", Verdict::Neither),
            ("{status: succeeded, object: query}", Verdict::Success),
            ("{status: failed, list: [1]}", Verdict::Success),
            ("{status: failed, list: []}", Verdict::Failure),
        ] {
            let answer_document = Document::parse("a", answer).unwrap();
            let found = Outcomes::new(&document).verdict(operation, &answer_document.root);
            assert_eq!(found, Some(verdict), "{answer}");
        }
        assert!(Outcomes::new(&document).failure_schema(operation).is_some());
        assert!(Outcomes::new(&document).verdict(document.root.get("f").unwrap(), operation).is_none());
    }
}

//! What is wrong with a sample, with its place.

use std::ops::Range;

use crate::document::{Document, Entry, Node};
use crate::extension::escape;

use super::embedded::with_json;
use super::find::Sample;
use super::judge::Judge;
use super::slip::Slip;

/// One thing that is wrong with a sample.
pub struct Violation {
    /// The offending value inside the sample, or the key in front of it.
    pub span: Range<usize>,
    /// The value's pointer inside the sample; empty for the whole.
    pub path: String,
    /// Words to stand beside the caret.
    pub text: String,
    /// What to do about it; may be empty.
    pub help: String,
}

/// Everything that is wrong with a sample.
pub fn violations<'a>(document: &Document, judge: &mut Judge<'a>, sample: &Sample<'a>) -> Vec<Violation> {
    let replaced = with_json(sample, &mut judge.targets);
    let value = replaced.as_ref().unwrap_or(sample.value);
    let slips = judge.slips(sample.schema, value, sample.direction);
    slips.iter().map(|slip| violation(document, sample, value, slip)).collect()
}

fn violation(document: &Document, sample: &Sample, value: &Node, slip: &Slip) -> Violation {
    let mut trail = Vec::new();
    find(value, slip.node, &mut trail);
    let path = trail.iter().map(|step| format!("/{}", step.segment())).collect();
    let key = match trail.last() {
        None => Some(sample.key.clone()),
        Some(Step::Key(entry)) => Some(entry.key_span.clone()),
        Some(Step::Item(_)) => None,
    };
    let name = match trail.last() {
        Some(Step::Key(entry)) => Some(entry.key.as_str()),
        _ => None,
    };
    let text = document.text.get(slip.node.span.clone()).unwrap_or_default();
    let line = slip.node.span.start..slip.node.span.start + text.lines().next().unwrap_or_default().len();
    let span = match key {
        Some(key) if slip.at_key || line.end < slip.node.span.end => key,
        _ => line,
    };
    Violation {
        span,
        path,
        text: slip.what.label(slip.node),
        help: slip.what.help(slip.node, name).unwrap_or_default(),
    }
}

/// One level further into a value.
enum Step<'a> {
    Key(&'a Entry),
    Item(usize),
}

impl Step<'_> {
    fn segment(&self) -> String {
        match self {
            Step::Key(entry) => escape(&entry.key),
            Step::Item(at) => at.to_string(),
        }
    }
}

/// The way from `node` to `wanted`, which is inside of it.
fn find<'a>(node: &'a Node, wanted: &Node, trail: &mut Vec<Step<'a>>) -> bool {
    if std::ptr::eq(node, wanted) {
        return true;
    }
    let items = node.items().iter().enumerate().map(|(at, item)| (Step::Item(at), item));
    let entries = node.entries().iter().map(|entry| (Step::Key(entry), &entry.value));
    for (step, inner) in items.chain(entries) {
        trail.push(step);
        if find(inner, wanted, trail) {
            return true;
        }
        trail.pop();
    }
    false
}

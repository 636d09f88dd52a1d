//! Listed values.

use std::collections::HashSet;

use super::Form;
use super::texts::sorted;
use crate::diff::edit::{Anchor, Edit, listed, shown};
use crate::diff::events::{BECAME_ENUM, ENUM_REMOVED, ENUM_VALUE_ADDED, ENUM_VALUE_REMOVED};
use crate::diff::view::View;
use crate::document::{Entry, Node, Value};

/// The values that are listed by every part that lists any.
struct Listed<'d> {
    entry: &'d Entry,
    values: Vec<&'d Node>,
}

/// Compares `enum` and `const`.
pub fn compare<'d>(base: &View<'d>, revision: &View<'d>, form: Form, edits: &mut Vec<Edit<'d>>) {
    let (was, is) = (values(base), values(revision));
    let anchor = |listed: &Option<Listed<'d>>| Anchor::entry(listed.as_ref().map(|listed| listed.entry));
    let anchors = (anchor(&was), anchor(&is));
    match (&was, &is) {
        (None, None) => {}
        (None, Some(is)) => {
            let words = format!("takes {} only", names(&is.values));
            edits.push(Edit::new(&BECAME_ENUM, words, anchors.0, anchors.1));
        }
        (Some(was), None) => {
            let words = format!("is not limited to {} any more", names(&was.values));
            edits.push(Edit::new(&ENUM_REMOVED, words, anchors.0, anchors.1));
        }
        (Some(was), Some(is)) => {
            let removed = without(&was.values, &is.values, form);
            let added = without(&is.values, &was.values, form);
            if !removed.is_empty() {
                let words = format!("no longer takes {}", names(&removed));
                edits.push(Edit::new(&ENUM_VALUE_REMOVED, words, anchors.0, anchors.1));
            }
            if !added.is_empty() {
                let words = format!("takes {} too", names(&added));
                edits.push(Edit::new(&ENUM_VALUE_ADDED, words, anchors.0, anchors.1));
            }
        }
    }
}

fn values<'d>(view: &View<'d>) -> Option<Listed<'d>> {
    let lists = view.parts.iter().flat_map(|part| [part.entry("enum"), part.entry("const")]).flatten();
    lists.map(list).reduce(|one, other| Listed { values: common(one.values, &other.values), entry: one.entry })
}

fn common<'d>(values: Vec<&'d Node>, others: &[&Node]) -> Vec<&'d Node> {
    let others: HashSet<String> = others.iter().map(|value| mark(value, Form::Json)).collect();
    values.into_iter().filter(|value| others.contains(&mark(value, Form::Json))).collect()
}

fn list(entry: &Entry) -> Listed<'_> {
    let values = match entry.key.as_str() {
        "const" => vec![&entry.value],
        // Whether null is valid is told by itself.
        _ => entry.value.items().iter().filter(|value| !value.is_null()).collect(),
    };
    Listed { entry, values }
}

fn without<'d>(values: &[&'d Node], others: &[&Node], form: Form) -> Vec<&'d Node> {
    let others: HashSet<String> = others.iter().map(|value| mark(value, form)).collect();
    values.iter().copied().filter(|value| !others.contains(&mark(value, form))).collect()
}

/// Equal for values that are the same.
fn mark(value: &Node, form: Form) -> String {
    match &value.value {
        // 1 and 1.0 are.
        Value::Number(number) => match number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0) {
            Some(float) if float.abs() < 1e15 => format!("{float:.0}"),
            _ => number.to_string(),
        },
        _ if form == Form::Json => sorted(value),
        _ => text(value),
    }
}

/// Equal as JSON; 1 and 1.0 are.
pub fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Number(one), Value::Number(other)) => crate::lint::samples::compared(one, other).is_eq(),
        _ => one.to_json() == other.to_json(),
    }
}

fn text(node: &Node) -> String {
    node.as_str().map_or_else(|| node.to_json().to_string(), str::to_owned)
}

fn names(values: &[&Node]) -> String {
    listed(&values.iter().map(|value| shown(value)).collect::<Vec<_>>())
}

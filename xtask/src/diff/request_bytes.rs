//! Documented requests as they are sent: an edit that changes their bytes changes what was tried and recorded.

use std::collections::BTreeMap;

use super::change::Side;
use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{EXAMPLE_CHANGED, REQUEST_BYTES_CHANGED};
use super::operations::Operation;
use super::schema::sorted;
use super::{media, parameters};
use crate::document::{Document, Entry, Node, Value};

/// A documented request, as far as the document decides its bytes.
struct Documented<'d> {
    /// Line by line: the path, inputs by place and name, the body.
    bytes: Vec<String>,
    /// Everything that its examples say, also to people and what is not sent.
    said: Vec<String>,
    /// The examples that it was made from.
    anchor: &'d Entry,
}

/// Compares the documented requests of an operation.
pub fn compare<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let (mut old, new) = (documented(to.base, was), documented(to.revision, is));
    for (name, now) in new {
        let subject = format!("the documented request `{name}`");
        match old.remove(&name) {
            None => {
                let edit = Edit::new(&EXAMPLE_CHANGED, "is new", Anchor::Absent, Anchor::Entry(now.anchor));
                to.of(operation, &subject, edit);
            }
            Some(before) if before.bytes != now.bytes => {
                let what = differing(&before.bytes, &now.bytes);
                let anchors = (Anchor::Entry(before.anchor), Anchor::Entry(now.anchor));
                let edit = Edit::new(
                    &REQUEST_BYTES_CHANGED,
                    format!("is sent with other bytes: {what}"),
                    anchors.0,
                    anchors.1,
                );
                to.on(operation, Side::Request, &subject, edit);
            }
            Some(before) if before.said != now.said => {
                let anchors = (Anchor::Entry(before.anchor), Anchor::Entry(now.anchor));
                let edit =
                    Edit::new(&EXAMPLE_CHANGED, "is shown in another way and sent as before", anchors.0, anchors.1);
                to.of(operation, &subject, edit);
            }
            Some(_) => {}
        }
    }
    for (name, before) in old {
        let edit = Edit::new(&EXAMPLE_CHANGED, "is gone", Anchor::Entry(before.anchor), Anchor::Absent);
        to.of(operation, &format!("the documented request `{name}`"), edit);
    }
}

/// Says which documented requests go to another path, or by another method, because their operation does.
pub fn moved<'d>(to: &mut Comparing<'d>, operation: usize, was: &Operation<'d>, is: &Operation<'d>) {
    let line = |of: &Operation<'d>| format!("{} {}", of.entry.key.to_uppercase(), of.path);
    let mut new = documented(to.revision, is);
    for (name, before) in documented(to.base, was) {
        let Some(now) = new.remove(&name) else { continue };
        let words = format!("is sent with other bytes: `{}` became `{}`", line(was), line(is));
        let anchors = (Anchor::Entry(before.anchor), Anchor::Entry(now.anchor));
        let edit = Edit::new(&REQUEST_BYTES_CHANGED, words, anchors.0, anchors.1);
        to.on(operation, Side::Request, &format!("the documented request `{name}`"), edit);
    }
}

/// The first line that differs, old and new.
fn differing(before: &[String], now: &[String]) -> String {
    let clipped = |text: &str| match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    let gone = before.iter().find(|line| !now.contains(line)).map_or("nothing".to_owned(), |line| clipped(line));
    let come = now.iter().find(|line| !before.contains(line)).map_or("nothing".to_owned(), |line| clipped(line));
    format!("`{gone}` became `{come}`")
}

fn documented<'d>(document: &'d Document, operation: &Operation<'d>) -> BTreeMap<String, Documented<'d>> {
    let omits_empty = document.root.get("x-omit-empty").and_then(Node::as_bool) == Some(true);
    let mut found: BTreeMap<String, Documented<'d>> = BTreeMap::new();
    let mut add = |name: String, anchor: &'d Entry, lines: Vec<String>| {
        let (bytes, said) = (Vec::new(), Vec::new());
        let documented = found.entry(name).or_insert_with(|| Documented { bytes, said, anchor });
        documented.bytes.extend(lines);
        documented.said.push(sorted(document.resolve(&anchor.value).unwrap_or(&anchor.value)));
    };
    for parameter in parameters::stated(document, operation) {
        for (name, anchor, value) in examples(document, parameter) {
            add(name, anchor, written(parameter, value, operation.path));
        }
    }
    let body = operation.node().get("requestBody").and_then(|body| document.resolve(body));
    for kind in body.and_then(|body| body.get("content")).map_or(&[][..], Node::entries) {
        for (name, anchor, value) in examples(document, &kind.value) {
            add(name, anchor, body_lines(document, kind, value, omits_empty));
        }
    }
    for documented in found.values_mut() {
        documented.bytes.sort();
        documented.said.sort();
    }
    found
}

/// Examples with their names; a single one is called `example`.
pub fn examples<'d>(document: &'d Document, of: &'d Node) -> Vec<(String, &'d Entry, &'d Node)> {
    let single = of.entry("example").map(|entry| ("example".to_owned(), entry, &entry.value));
    let named = of.get("examples").map_or(&[][..], Node::entries).iter().filter_map(|entry| {
        let value = document.resolve(&entry.value)?.get("value")?;
        Some((entry.key.clone(), entry, value))
    });
    single.into_iter().chain(named).collect()
}

/// A parameter's value as it is written.
fn written(parameter: &Node, value: &Node, path: &str) -> Vec<String> {
    let text = |key: &str| parameter.get(key).and_then(Node::as_str);
    let (place, name) = (text("in").unwrap_or_default(), text("name").unwrap_or_default());
    let name = match place {
        "header" => name.to_lowercase(),
        "path" => super::operations::path_names(path)
            .iter()
            .position(|one| *one == name)
            .map_or(name.to_owned(), |at| at.to_string()),
        _ => name.to_owned(),
    };
    if let Some(kind) = parameter.get("content").and_then(|content| content.entries().first()) {
        return vec![format!("{place} {name}={} as {}", sorted(value), media::essence(&kind.key))];
    }
    let style = text("style").unwrap_or(if matches!(place, "query" | "cookie") { "form" } else { "simple" });
    let explodes = parameter.get("explode").and_then(Node::as_bool).unwrap_or(style == "form");
    let pairs = |entries: &[Entry], between: &str| -> Vec<String> {
        entries.iter().map(|entry| format!("{}{between}{}", entry.key, plain(&entry.value))).collect()
    };
    match (&value.value, style, explodes) {
        (Value::Seq(items), "form", true) => {
            items.iter().map(|item| format!("{place} {name}={}", plain(item))).collect()
        }
        (Value::Seq(items), _, _) => {
            let separator = match (style, explodes) {
                ("spaceDelimited", _) => " ",
                ("pipeDelimited", _) => "|",
                ("label", _) => ".",
                ("matrix", true) => ";",
                _ => ",",
            };
            vec![format!("{place} {name}={}", items.iter().map(plain).collect::<Vec<_>>().join(separator))]
        }
        (Value::Map(entries), "form", true) => {
            pairs(entries, "=").into_iter().map(|pair| format!("{place} {pair}")).collect()
        }
        (Value::Map(entries), "deepObject", _) => {
            entries.iter().map(|entry| format!("{place} {name}[{}]={}", entry.key, plain(&entry.value))).collect()
        }
        (Value::Map(entries), _, true) => vec![format!("{place} {name}={}", pairs(entries, "=").join(","))],
        (Value::Map(entries), _, false) => vec![format!("{place} {name}={}", pairs(entries, ",").join(","))],
        (_, "label", _) => vec![format!("{place} {name}=.{}", plain(value))],
        (_, "matrix", _) => vec![format!("{place} ;{name}={}", plain(value))],
        _ => vec![format!("{place} {name}={}", plain(value))],
    }
}

fn plain(value: &Node) -> String {
    value.as_str().map_or_else(|| sorted(value), str::to_owned)
}

/// A body as lines whose order makes no difference.
fn body_lines(document: &Document, kind: &Entry, value: &Node, omits_empty: bool) -> Vec<String> {
    let essence = media::essence(&kind.key);
    let is_empty = |value: &Node| match &value.value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Map(entries) => entries.is_empty(),
        Value::Seq(items) => items.is_empty(),
        _ => false,
    };
    let entries = value.entries().iter().filter(|entry| !(omits_empty && is_empty(&entry.value)));
    let encoding = |name: &str| media::encoded(document, &kind.value, name).join(" ");
    let mut lines = vec![format!("body {essence}")];
    match value.is_map() {
        true => lines
            .extend(entries.map(|entry| format!("{}: {} {}", entry.key, sorted(&entry.value), encoding(&entry.key)))),
        false => lines.push(sorted(value)),
    }
    lines
}

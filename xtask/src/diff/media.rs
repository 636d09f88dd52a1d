//! Media types: what a body or an answer is written as.

use std::collections::{BTreeMap, BTreeSet};

use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{EXAMPLE_CHANGED, Event, REQUEST_ENCODING_CHANGED, Role};
use super::schema::{Form, sorted};
use super::view::View;
use super::wording;
use crate::document::{Document, Entry, Node};

/// Where a content stands.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub operation: usize,
    pub role: Role,
    /// What it is called in messages.
    pub subject: &'a str,
}

/// What may become of a media type, by who sends it.
pub struct Events {
    pub added: &'static Event,
    pub removed: &'static Event,
    /// `application/json` became `application/vnd.pay+json`.
    pub specialized: &'static Event,
    /// The other way round.
    pub generalized: &'static Event,
    /// It became a range such as `application/*`.
    pub ranged: &'static Event,
}

/// A media type without what does not change how it is read.
pub fn essence(name: &str) -> String {
    let mut parts = name.split(';').map(|part| part.trim().to_lowercase());
    let first = parts.next().unwrap_or_default();
    let rest: Vec<String> = parts.filter(|part| !part.is_empty() && !part.starts_with("charset=")).collect();
    [vec![first], rest].concat().join(";")
}

/// How values are written in it.
pub fn form(name: &str) -> Form {
    let essence = essence(name);
    let kind = essence.split(';').next().unwrap_or_default();
    if kind.ends_with("/json") || kind.ends_with("+json") || kind == "*/*" { Form::Json } else { Form::Text }
}

/// Whether `special` has the structure of `general`: `application/vnd.pay+json` is JSON.
fn specializes(special: &str, general: &str) -> bool {
    let (Some((_, special)), Some((_, general))) = (special.split_once('/'), general.split_once('/')) else {
        return false;
    };
    special.rsplit_once('+').is_some_and(|(_, suffix)| suffix == general)
}

fn is_in_range(name: &str, range: &str) -> bool {
    range.strip_suffix('*').is_some_and(|start| start == "*/" || name.starts_with(start))
}

/// Compares two maps of media types.
pub fn compare<'d>(to: &mut Comparing<'d>, at: At<'_>, was: Option<&'d Node>, is: Option<&'d Node>, events: &Events) {
    let mut old: Vec<&'d Entry> = was.map_or(&[][..], Node::entries).iter().collect();
    let mut new: Vec<&'d Entry> = is.map_or(&[][..], Node::entries).iter().collect();
    let rules: [(Rule, Option<&'static Event>); 5] = [
        (|was, is| was == is, None),
        (|was, is| specializes(is, was), Some(events.specialized)),
        (|was, is| specializes(was, is), Some(events.generalized)),
        (is_in_range, Some(events.ranged)),
        (|was, is| is_in_range(is, was), Some(events.specialized)),
    ];
    for (fits, event) in rules {
        for (one, other) in take(&mut old, &mut new, fits) {
            if let Some(event) = event {
                let words = format!("is written as {}, was {}", other.key, one.key);
                let edit = Edit::new(event, words, Anchor::Entry(one), Anchor::Entry(other));
                to.on(at.operation, at.role.side(), at.subject, edit);
            }
            both(to, at, one, other);
        }
    }
    for gone in old {
        let edit = Edit::new(
            events.removed,
            format!("is no longer written as {}", gone.key),
            Anchor::Entry(gone),
            Anchor::Absent,
        );
        to.on(at.operation, at.role.side(), at.subject, edit);
    }
    for come in new {
        let edit =
            Edit::new(events.added, format!("may be written as {}", come.key), Anchor::Absent, Anchor::Entry(come));
        to.on(at.operation, at.role.side(), at.subject, edit);
    }
}

type Rule = fn(&str, &str) -> bool;

/// Takes those out of both lists that stand for each other.
fn take<'d>(old: &mut Vec<&'d Entry>, new: &mut Vec<&'d Entry>, fits: Rule) -> Vec<(&'d Entry, &'d Entry)> {
    let mut found = Vec::new();
    old.retain(|one| match new.iter().position(|other| fits(&essence(&one.key), &essence(&other.key))) {
        Some(at) => {
            found.push((*one, new.remove(at)));
            false
        }
        None => true,
    });
    found
}

fn both<'d>(to: &mut Comparing<'d>, at: At<'_>, was: &'d Entry, is: &'d Entry) {
    let schemas = (was.value.get("schema"), is.value.get("schema"));
    let form = match form(&is.key) {
        Form::Json => Form::Json,
        _ => to.graph.form_with(&json_parts(&was.value) & &json_parts(&is.value)),
    };
    to.schemas(at.operation, at.role, schemas, at.subject, form);
    encoding(to, at, &was.value, &is.value);
    let mut words = Vec::new();
    // Examples of requests are compared as the bytes that they become.
    if at.role == Role::ResponseBody {
        words.extend(examples((to.base, &was.value), (to.revision, &is.value)));
    }
    wording::compare(&was.value, &is.value, &["example", "examples"], &mut words);
    for edit in words {
        to.of(at.operation, at.subject, edit);
    }
}

/// The parts of a form that are JSON.
fn json_parts(media: &Node) -> BTreeSet<String> {
    let kind = |entry: &Entry| entry.value.get("contentType").and_then(Node::as_str).map(form);
    let all = media.get("encoding").map_or(&[][..], Node::entries).iter();
    all.filter(|entry| kind(entry) == Some(Form::Json)).map(|entry| entry.key.clone()).collect()
}

/// What is shown, wherever it stands.
fn examples<'d>((base, was): (&'d Document, &'d Node), (revision, is): (&'d Document, &'d Node)) -> Option<Edit<'d>> {
    let shown = |document: &'d Document, media: &'d Node| -> BTreeMap<String, String> {
        let named = media.get("examples").map_or(&[][..], Node::entries).iter();
        let named =
            named.map(|entry| (format!("/{}", entry.key), document.resolve(&entry.value).unwrap_or(&entry.value)));
        let single = media.get("example").map(|example| (String::new(), example));
        single.into_iter().chain(named).map(|(name, node)| (name, sorted(node))).collect()
    };
    let entry = |media: &'d Node| Anchor::entry(media.entry("examples").or_else(|| media.entry("example")));
    let differs = shown(base, was) != shown(revision, is);
    differs.then(|| Edit::new(&EXAMPLE_CHANGED, "has another example", entry(was), entry(is)))
}

/// How a part of a form is written, as far as that is not how it is written anyway.
pub fn encoded(document: &Document, media: &Node, name: &str) -> Vec<String> {
    let encoding = media.get("encoding").and_then(|all| all.get(name));
    let text = |key: &str| encoding.and_then(|encoding| encoding.get(key)).and_then(Node::as_str);
    let is_form = text("style").is_none_or(|style| style == "form");
    let is_usual = |entry: &&Entry| match entry.key.as_str() {
        "style" => is_form,
        "explode" => entry.value.as_bool() == Some(is_form),
        "allowReserved" => entry.value.as_bool() == Some(false),
        "contentType" => text("contentType") == Some("text/plain") && is_single(document, media, name),
        _ => false,
    };
    let own = encoding.map_or(&[][..], Node::entries).iter().filter(|entry| !is_usual(entry));
    let mut all: Vec<String> = own.map(|entry| format!("{}:{}", entry.key, sorted(&entry.value))).collect();
    all.sort();
    all
}

/// Whether a part of a form is a plain text, number or truth value.
fn is_single(document: &Document, media: &Node, name: &str) -> bool {
    let whole = View::of(document, media.get("schema"));
    let part = whole.entries("properties").find_map(|properties| properties.value.get(name));
    let view = View::of(document, part);
    let is = |entry: &Entry, words: &[&str]| entry.value.as_str().is_some_and(|word| words.contains(&word));
    view.entry("type").is_some_and(|entry| is(entry, &["string", "integer", "number", "boolean"]))
        && !view.entry("format").is_some_and(|entry| is(entry, &["binary", "byte"]))
}

/// How parts of a form are written.
fn encoding<'d>(to: &mut Comparing<'d>, at: At<'_>, was: &'d Node, is: &'d Node) {
    let parts = |node: &'d Node| node.get("encoding").map_or(&[][..], Node::entries).iter();
    let part = |node: &'d Node, name: &str| node.get("encoding").and_then(|all| all.entry(name));
    let new = parts(is).filter(|entry| part(was, &entry.key).is_none());
    for name in parts(was).chain(new).map(|entry| entry.key.as_str()) {
        let (old, new) = (part(was, name), part(is, name));
        if encoded(to.base, was, name) == encoded(to.revision, is, name) {
            continue;
        }
        let words = format!("writes its part `{name}` in another way");
        let edit = Edit::new(&REQUEST_ENCODING_CHANGED, words, Anchor::entry(old), Anchor::entry(new));
        to.on(at.operation, at.role.side(), at.subject, edit);
    }
}

//! Media types: what a body or an answer is written as.

use super::comparing::Comparing;
use super::edit::{Anchor, Edit};
use super::events::{Event, REQUEST_ENCODING_CHANGED, Role};
use super::schema::{Form, sorted};
use super::wording;
use crate::document::{Entry, Node};

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
    let rules: [(Rule, Option<&'static Event>); 4] = [
        (|was, is| was == is, None),
        (|was, is| specializes(is, was), Some(events.specialized)),
        (|was, is| specializes(was, is), Some(events.generalized)),
        (is_in_range, Some(events.ranged)),
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
    to.schemas(at.operation, at.role, schemas, at.subject, form(&is.key));
    encoding(to, at, &was.value, &is.value);
    let mut words = Vec::new();
    // Examples of requests are compared as the bytes that they become.
    let but: &[&str] = if at.role == Role::RequestBody { &["example", "examples"] } else { &[] };
    wording::compare(&was.value, &is.value, but, &mut words);
    for edit in words {
        to.of(at.operation, at.subject, edit);
    }
}

/// How parts of a form are written.
fn encoding<'d>(to: &mut Comparing<'d>, at: At<'_>, was: &'d Node, is: &'d Node) {
    let parts = |node: &'d Node| node.get("encoding").map_or(&[][..], Node::entries).iter();
    let part = |node: &'d Node, name: &str| node.get("encoding").and_then(|all| all.entry(name));
    let new = parts(is).filter(|entry| part(was, &entry.key).is_none());
    for name in parts(was).chain(new).map(|entry| entry.key.as_str()) {
        let (old, new) = (part(was, name), part(is, name));
        if old.map(|entry| sorted(&entry.value)) == new.map(|entry| sorted(&entry.value)) {
            continue;
        }
        let words = format!("writes its part `{name}` in another way");
        let edit = Edit::new(&REQUEST_ENCODING_CHANGED, words, Anchor::entry(old), Anchor::entry(new));
        to.on(at.operation, at.role.side(), at.subject, edit);
    }
}

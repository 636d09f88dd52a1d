//! What is said about a value and does not decide whether it is valid.

use super::texts::{in_words, sorted};
use super::{Form, Graph};
use crate::diff::edit::{Anchor, Edit};
use crate::diff::events::{
    CREDENTIAL_ADDED, CREDENTIAL_REMOVED, DEFAULT_ADDED, DEFAULT_CHANGED, DEFAULT_REMOVED, DEPRECATED,
    DISCRIMINATOR_ADDED, DISCRIMINATOR_CHANGED, DISCRIMINATOR_REMOVED, Event, SECRET_ADDED, SECRET_REMOVED,
    UNDEPRECATED, XML_CHANGED,
};
use crate::diff::sunset;
use crate::diff::view::View;
use crate::document::{Document, Entry, Node};

/// Compares defaults, marks and discriminators.
pub fn compare<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, form: Form, edits: &mut Vec<Edit<'d>>) {
    edits.extend(default(base, revision));
    edits.extend(discriminator(graph, base, revision));
    edits.extend(secret(base, revision));
    edits.extend(flag(
        base,
        revision,
        "deprecated",
        (&DEPRECATED, "is deprecated"),
        (&UNDEPRECATED, "is not deprecated any more"),
    ));
    edits.extend(flag(
        base,
        revision,
        "x-credential",
        (&CREDENTIAL_ADDED, "is filled in by the client"),
        (&CREDENTIAL_REMOVED, "is not filled in by the client any more"),
    ));
    edits.extend(sunset::moved(base.entry("x-sunset"), revision.entry("x-sunset"), revision.flag("deprecated")));
    let (was, is) = (base.entry("xml"), revision.entry("xml"));
    // JSON takes no notice of it.
    if form != Form::Json && was.map(|entry| sorted(&entry.value)) != is.map(|entry| sorted(&entry.value)) {
        edits.push(Edit::new(&XML_CHANGED, "is written in another way as XML", Anchor::entry(was), Anchor::entry(is)));
    }
}

fn default<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let left = |view: &View<'d>, other: &View<'d>| view.left(other, "default").first().copied();
    let (was, is) = (left(base, revision), left(revision, base));
    let event = match (was, is) {
        (None, None) => return None,
        (Some(was), Some(is)) if super::enums::same(&was.value, &is.value) => return None,
        (Some(_), Some(_)) => &DEFAULT_CHANGED,
        (None, Some(_)) => &DEFAULT_ADDED,
        (Some(_), None) => &DEFAULT_REMOVED,
    };
    let words = format!("had the default {}, has {}", in_words(was), in_words(is));
    Some(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)))
}

/// The same property, and the same values for schemas that are the same or only called something else.
fn tells_the_same(graph: &Graph<'_>, was: &Node, is: &Node) -> bool {
    let knows = |document: &Document, name: &Node| name.as_str().is_some_and(|name| document.target(name).is_some());
    let is_renamed = |old: &Node, new: &Node| !knows(graph.revision, old) && !knows(graph.base, new);
    let mapping = |node: &'_ Node| node.get("mapping").map_or(0, |mapping| mapping.entries().len());
    let mut all = was.get("mapping").map_or(&[][..], Node::entries).iter();
    let same = |one: &Entry| {
        let new = is.get("mapping").and_then(|mapping| mapping.get(&one.key));
        new.is_some_and(|new| sorted(new) == sorted(&one.value) || is_renamed(&one.value, new))
    };
    let other = |node: &Node| -> Vec<String> {
        let mut own: Vec<String> = node
            .entries()
            .iter()
            .filter(|entry| entry.key != "mapping")
            .map(|entry| format!("{}:{}", entry.key, sorted(&entry.value)))
            .collect();
        own.sort();
        own
    };
    other(was) == other(is) && mapping(was) == mapping(is) && all.all(same)
}

fn discriminator<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let (was, is) = (base.entry("discriminator"), revision.entry("discriminator"));
    let (event, words) = match (was, is) {
        (None, None) => return None,
        (Some(was), Some(is)) if tells_the_same(graph, &was.value, &is.value) => return None,
        (Some(_), Some(_)) => (&DISCRIMINATOR_CHANGED, "tells its alternatives apart in another way"),
        (None, Some(_)) => (&DISCRIMINATOR_ADDED, "tells its alternatives apart by a property"),
        (Some(_), None) => (&DISCRIMINATOR_REMOVED, "does not tell its alternatives apart by a property any more"),
    };
    Some(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)))
}

fn secret<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let (was, is) = (secret_mark(base), secret_mark(revision));
    let (event, words) = match (was, is) {
        (Some(_), None) => (&SECRET_REMOVED, "is not marked as a secret any more"),
        (None, Some(_)) => (&SECRET_ADDED, "is marked as a secret"),
        _ => return None,
    };
    Some(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)))
}

fn secret_mark<'d>(view: &View<'d>) -> Option<&'d Entry> {
    let sensitive = view.entries("x-sensitive").find(|entry| entry.value.as_bool() == Some(true));
    sensitive.or_else(|| view.entries("format").find(|entry| entry.value.as_str() == Some("password")))
}

/// A mark that is set or not.
pub fn flag<'d>(
    base: &View<'d>,
    revision: &View<'d>,
    key: &str,
    set: (&'static Event, &str),
    removed: (&'static Event, &str),
) -> Option<Edit<'d>> {
    let (event, words) = match (base.flag(key), revision.flag(key)) {
        (false, true) => set,
        (true, false) => removed,
        _ => return None,
    };
    Some(Edit::new(event, words, Anchor::entry(base.entry(key)), Anchor::entry(revision.entry(key))))
}

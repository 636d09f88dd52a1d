//! Formats, patterns, and what can only be compared as it is written.

use super::relation::{Relation, relation};
use super::types::Types;
use super::{Form, Graph};
use crate::diff::change::Level::Info;
use crate::diff::edit::{Anchor, Edit, shown};
use crate::diff::events::{
    FORMAT_ADDED, FORMAT_CHANGED, FORMAT_NARROWED, FORMAT_REMOVED, FORMAT_WIDENED, KEYWORD_CHANGED, NOT_ADDED,
    NOT_CHANGED, NOT_REMOVED, PATTERN_ADDED, PATTERN_CHANGED, PATTERN_GENERALIZED, PATTERN_REMOVED, REFERENCE_CHANGED,
};
use crate::diff::view::View;
use crate::diff::wording::said;
use crate::document::{Document, Entry, Node, Value};

/// Keywords of JSON Schema that say what is valid and have no rule of their own here.
const OTHERS: [&str; 18] = [
    "contentMediaType",
    "$dynamicRef",
    "patternProperties",
    "propertyNames",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "additionalItems",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "if",
    "then",
    "else",
    "contentEncoding",
];

/// Formats of numbers, each within the next: what has none holds any number.
const SIZES: [&[&str]; 2] = [&["int32", "int64"], &["float", "double"]];

/// Formats that hold every number that anybody sends.
const LARGEST: [&str; 3] = ["int64", "float", "double"];

/// References that cannot be followed.
pub fn lost<'d>(base: &View<'d>, revision: &View<'d>, edits: &mut Vec<Edit<'d>>) {
    let (was, is) = (base.lost, revision.lost);
    if was != is {
        let name = |lost: Option<&str>| lost.map_or("what is known".to_owned(), |lost| format!("`{lost}`"));
        let words = format!("referred to {}, refers to {}", name(was), name(is));
        edits.push(Edit::new(&REFERENCE_CHANGED, words, Anchor::node(base.place()), Anchor::node(revision.place())));
    }
}

/// Compares what is said of texts, and the keywords that say what is not valid.
pub fn compare<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>, common: Types, edits: &mut Vec<Edit<'d>>) {
    if common.strings() || common.numbers() {
        edits.extend(format(base, revision));
    }
    if common.strings() {
        edits.extend(pattern(base, revision));
    }
    edits.extend(excluded(graph, base, revision));
    for key in OTHERS {
        let (was, is) = (base.entry(key), revision.entry(key));
        if values(graph.base, base, key) != values(graph.revision, revision, key) {
            let words = format!("has another `{key}`");
            edits.push(Edit::new(&KEYWORD_CHANGED, words, Anchor::entry(was), Anchor::entry(is)));
        }
    }
}

/// The format, but for `password`, which says something of people and not of values.
fn stated<'d>(view: &View<'d>, other: &View<'_>) -> Option<(&'d Entry, &'d str)> {
    let formats = view.left(other, "format").into_iter().filter_map(|entry| Some((entry, entry.value.as_str()?)));
    formats.into_iter().find(|(_, format)| *format != "password")
}

fn format<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let (was, is) = (stated(base, revision), stated(revision, base));
    let (event, words) = match (was, is) {
        (None, None) => return None,
        (None, Some((_, is))) => (&FORMAT_ADDED, format!("has the format {is}, had none")),
        (Some((_, was)), None) => (&FORMAT_REMOVED, format!("had the format {was}, has none")),
        (Some((_, was)), Some((_, is))) if was == is => return None,
        (Some((_, was)), Some((_, is))) => {
            let size = |name: &str| SIZES.iter().find_map(|row| row.iter().position(|one| *one == name));
            let same_row = SIZES.iter().any(|row| row.contains(&was) && row.contains(&is));
            let event = match (same_row, size(was) < size(is)) {
                (false, _) => &FORMAT_CHANGED,
                (true, true) => &FORMAT_WIDENED,
                (true, false) => &FORMAT_NARROWED,
            };
            (event, format!("had the format {was}, has {is}"))
        }
    };
    let anchor = |stated: Option<(&'d Entry, &str)>| Anchor::entry(stated.map(|(entry, _)| entry));
    let edit = Edit::new(event, words, anchor(was), anchor(is));
    let holds_all = |stated: Option<(&Entry, &str)>| stated.is_none_or(|(_, name)| LARGEST.contains(&name));
    Some(if holds_all(was) && holds_all(is) { edit.with_levels(Info, Info) } else { edit })
}

fn pattern<'d>(base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let all = |view: &View<'d>| view.entries("pattern").filter_map(|entry| entry.value.as_str()).collect::<Vec<_>>();
    let patterns = |view: &View<'d>| {
        let mut found: Vec<&str> = all(view).into_iter().filter(|pattern| !takes_all(pattern)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let (was, is) = (patterns(base), patterns(revision));
    if was == is {
        return None;
    }
    let shown = |patterns: &[&str]| patterns.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(" and ");
    let (event, words) = match (was.is_empty(), is.is_empty()) {
        (true, _) => (&PATTERN_ADDED, format!("must match {}", shown(&is))),
        (_, true) if all(revision).is_empty() => (&PATTERN_REMOVED, format!("need not match {} any more", shown(&was))),
        (_, true) => (&PATTERN_GENERALIZED, format!("had to match {}, takes any text", shown(&was))),
        _ if is.iter().all(|one| was.contains(one)) => (&PATTERN_REMOVED, format!("must match {} only", shown(&is))),
        _ => (&PATTERN_CHANGED, format!("had to match {}, must match {}", shown(&was), shown(&is))),
    };
    let anchor = |view: &View<'d>, others: &[&str]| {
        let own = view.entries("pattern").find(|entry| entry.value.as_str().is_some_and(|one| !others.contains(&one)));
        Anchor::entry(own.or_else(|| view.entry("pattern")))
    };
    Some(Edit::new(event, words, anchor(base, &is), anchor(revision, &was)))
}

fn takes_all(pattern: &str) -> bool {
    matches!(pattern.trim_start_matches('^').trim_end_matches('$'), "" | ".*" | "(.*)" | "[\\s\\S]*")
}

/// What stands under `not`: a wider one excludes more.
fn excluded<'d>(graph: &Graph<'d>, base: &View<'d>, revision: &View<'d>) -> Option<Edit<'d>> {
    let (was, is) = (base.left(revision, "not").first().copied(), revision.left(base, "not").first().copied());
    let (event, words) = match (was, is) {
        (None, None) => return None,
        (None, Some(_)) => (&NOT_ADDED, "excludes some values"),
        (Some(_), None) => (&NOT_REMOVED, "excludes nothing any more"),
        (Some(was), Some(is)) => {
            let views = (View::of(graph.base, [&was.value]), View::of(graph.revision, [&is.value]));
            match relation(graph, views.0, views.1, Form::Json) {
                Relation::Same => return None,
                Relation::Widened => (&NOT_ADDED, "excludes more values"),
                Relation::Narrowed => (&NOT_REMOVED, "excludes fewer values"),
                Relation::Changed => (&NOT_CHANGED, "excludes other values"),
            }
        }
    };
    Some(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)))
}

fn values(document: &Document, view: &View, key: &str) -> Vec<String> {
    let mut values: Vec<String> = view.entries(key).map(|entry| meant(document, &entry.value, 0)).collect();
    values.sort_unstable();
    values
}

/// A value as text behind its references, without what it says to people.
fn meant(document: &Document, node: &Node, depth: usize) -> String {
    // Deeper than anybody looks, and where circles end.
    const DEEPEST: usize = 6;
    let node = document.resolve(node).filter(|_| depth < DEEPEST).unwrap_or(node);
    match &node.value {
        Value::Map(entries) => {
            let kept = entries.iter().filter(|entry| said(&entry.key).is_none());
            let mut all: Vec<String> =
                kept.map(|entry| format!("{:?}:{}", entry.key, meant(document, &entry.value, depth + 1))).collect();
            all.sort_unstable();
            format!("{{{}}}", all.join(","))
        }
        Value::Seq(items) => {
            format!("[{}]", items.iter().map(|item| meant(document, item, depth + 1)).collect::<Vec<_>>().join(","))
        }
        _ => sorted(node),
    }
}

/// A value as text that does not depend on the order of keys.
pub fn sorted(node: &Node) -> String {
    if !node.is_map() {
        return match node.items() {
            [] => shown_whole(node),
            items => format!("[{}]", items.iter().map(sorted).collect::<Vec<_>>().join(",")),
        };
    }
    let mut entries: Vec<String> =
        node.entries().iter().map(|entry| format!("{:?}:{}", entry.key, sorted(&entry.value))).collect();
    entries.sort_unstable();
    format!("{{{}}}", entries.join(","))
}

fn shown_whole(node: &Node) -> String {
    node.to_json().to_string()
}

/// A value in a sentence, for the modules beside this one.
pub fn in_words(entry: Option<&Entry>) -> String {
    entry.map_or_else(|| "none".to_owned(), |entry| shown(&entry.value))
}

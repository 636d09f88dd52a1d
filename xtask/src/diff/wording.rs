//! Keys that people read and no program obeys.

use super::edit::{Anchor, Edit, shown};
use super::events::{
    ERRATUM_CHANGED, EXAMPLE_CHANGED, EXTENSION_CHANGED, Event, PROVENANCE_CHANGED, VARIANT_NAMES_CHANGED,
    VERSION_CHANGED, WAIVER_CHANGED, WORDING_CHANGED,
};
use super::schema::sorted;
use crate::document::{Entry, Node};

/// What a key says.
pub struct Said {
    pub event: &'static Event,
    /// Its name in a sentence.
    pub what: String,
}

/// Extensions that are compared where their meaning is known.
const MEANT: [&str; 11] = [
    "x-outcome",
    "x-rules",
    "x-effect",
    "x-identity",
    "x-pagination",
    "x-envelope",
    "x-omit-empty",
    "x-credential",
    "x-sensitive",
    "x-custom",
    "x-sunset",
];

/// What a key says if it says something to people only.
pub fn said(key: &str) -> Option<Said> {
    let (event, what): (&'static Event, &str) = match key {
        "description" | "summary" | "title" | "externalDocs" | "termsOfService" | "contact" | "license" => {
            (&WORDING_CHANGED, key)
        }
        "version" => (&VERSION_CHANGED, key),
        "example" | "examples" => (&EXAMPLE_CHANGED, "example"),
        "x-errata" => (&ERRATUM_CHANGED, "list of errata (`x-errata`)"),
        "x-source" => (&PROVENANCE_CHANGED, "source (`x-source`)"),
        "x-lint-ignore" => (&WAIVER_CHANGED, "waiver (`x-lint-ignore`)"),
        "x-enum-varnames" => (&VARIANT_NAMES_CHANGED, "list of names for its values"),
        key if key.starts_with("x-") && !MEANT.contains(&key) => {
            return Some(Said { event: &EXTENSION_CHANGED, what: format!("`{key}`") });
        }
        _ => return None,
    };
    Some(Said { event, what: what.to_owned() })
}

/// Compares what two objects say to people; `but` is compared elsewhere.
pub fn compare<'d>(base: &'d Node, revision: &'d Node, but: &[&str], edits: &mut Vec<Edit<'d>>) {
    let new = revision.entries().iter().filter(|entry| base.get(&entry.key).is_none()).map(|entry| entry.key.as_str());
    for key in base.entries().iter().map(|entry| entry.key.as_str()).chain(new) {
        let Some(Said { event, what }) = said(key).filter(|_| !but.contains(&key)) else { continue };
        let (was, is) = (base.entry(key), revision.entry(key));
        if key == "x-errata" {
            errata(was, is, edits);
            continue;
        }
        if was.map(|entry| sorted(&entry.value)) == is.map(|entry| sorted(&entry.value)) {
            continue;
        }
        let words = match (was, is) {
            (None, _) => format!("has a {what}"),
            (_, None) => format!("has no {what} any more"),
            (Some(was), Some(is)) if key == "version" => {
                format!("has the version {}, had {}", shown(&is.value), shown(&was.value))
            }
            _ => format!("has another {what}"),
        } + &regraded(was, is);
        edits.push(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)));
    }
}

/// Each erratum by its id, since a list of fifteen tells nobody what changed.
pub fn errata<'d>(was: Option<&'d Entry>, is: Option<&'d Entry>, edits: &mut Vec<Edit<'d>>) {
    let list = |entry: Option<&'d Entry>| entry.map_or(&[][..], |entry| entry.value.items());
    let id = |node: &'d Node| node.get("id").and_then(Node::as_str).unwrap_or_default();
    let find = |entry: Option<&'d Entry>, wanted: &str| list(entry).iter().find(|one| id(one) == wanted);
    let new = list(is).iter().filter(|one| find(was, id(one)).is_none());
    for name in list(was).iter().chain(new).map(id) {
        let (old, new) = (find(was, name), find(is, name));
        let words = match (old, new) {
            (Some(old), Some(new)) if sorted(old) == sorted(new) => continue,
            (Some(old), Some(new)) => format!("says the erratum `{name}` in other words{}", grades(old, new)),
            (None, _) => format!("has the new erratum `{name}`"),
            (_, None) => format!("has no erratum `{name}` any more"),
        };
        edits.push(Edit::new(&ERRATUM_CHANGED, words, Anchor::node(old), Anchor::node(new)));
    }
}

/// How the grade of a source changed, for the end of a sentence.
pub fn regraded(was: Option<&Entry>, is: Option<&Entry>) -> String {
    match (was, is) {
        (Some(was), Some(is)) => grades(&was.value, &is.value),
        (None, Some(is)) => {
            is.value.get("grade").and_then(Node::as_str).map_or(String::new(), |grade| format!(" of grade {grade}"))
        }
        (Some(was), None) => was
            .value
            .get("grade")
            .and_then(Node::as_str)
            .map_or(String::new(), |grade| format!(", which was of grade {grade}")),
        (None, None) => String::new(),
    }
}

fn grades(was: &Node, is: &Node) -> String {
    let grade = |node: &Node| node.get("grade").and_then(Node::as_str).map(str::to_owned);
    match (grade(was), grade(is)) {
        (Some(was), Some(is)) if was != is => format!(": the grade was {was}, is {is}"),
        _ => String::new(),
    }
}

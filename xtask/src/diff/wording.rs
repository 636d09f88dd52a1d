//! Keys that people read and no program obeys.

use super::edit::{Anchor, Edit};
use super::events::{
    ERRATUM_CHANGED, EXAMPLE_CHANGED, EXTENSION_CHANGED, Event, PROVENANCE_CHANGED, VARIANT_NAMES_CHANGED,
    VERSION_CHANGED, WAIVER_CHANGED, WORDING_CHANGED,
};
use super::schema::sorted;
use crate::document::Node;

/// What a key says.
pub struct Said {
    pub event: &'static Event,
    /// Its name in a sentence.
    pub what: String,
}

/// Extensions that are compared where their meaning is known.
const MEANT: [&str; 14] = [
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
    "x-nullable",
    "x-discriminator",
    "x-extensible-enum",
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
        if was.map(|entry| sorted(&entry.value)) == is.map(|entry| sorted(&entry.value)) {
            continue;
        }
        let words = match (was, is) {
            (None, _) => format!("has a {what}"),
            (_, None) => format!("has no {what} any more"),
            _ => format!("has another {what}"),
        };
        edits.push(Edit::new(event, words, Anchor::entry(was), Anchor::entry(is)));
    }
}

//! The surface against the generated code, and what edits of the real documents do to callers.

mod edits;
mod silent;
mod truth;

use super::{Surface, changes, surface};
use crate::document::Document;

const ADAPAY: &str = include_str!("../../../../../spec/adapay.yaml");
const PAYALL: &str = include_str!("../../../../../spec/payall.yaml");
const UMXNT: &str = include_str!("../../../../../spec/umxnt.yaml");

fn document(name: &str, text: &str) -> Document {
    Document::parse(&format!("spec/{name}.yaml"), text).unwrap_or_else(|found| panic!("{found:?}"))
}

fn read(name: &str, text: &str) -> Surface {
    surface(&document(name, text)).unwrap_or_else(|found| panic!("{found:?}"))
}

/// A text with each of the first texts replaced by the second, wherever it stands.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// What two texts of one API mean for callers, one line for each change.
fn told(before: &str, after: &str) -> String {
    let lines = changes(&read("adapay", before), &read("adapay", after)).into_iter().map(|located| {
        let change = located.change;
        let [was, is] = [change.before, change.after].map(|side| side.unwrap_or_else(|| "-".to_owned()));
        let [old, new] = [located.base, located.revision].map(|side| side.unwrap_or_else(|| "-".to_owned()));
        let places = if old == new { old } else { format!("{old} | {new}") };
        let because = located.because.map(|because| format!(" because of {because}")).unwrap_or_default();
        format!("{:?} {}: {was} => {is} @ {places}{because}", change.level, change.item)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What edits of the document of Adapay mean for callers.
fn adapay(edits: &[(&str, &str)]) -> String {
    told(ADAPAY, &edited(ADAPAY, edits))
}

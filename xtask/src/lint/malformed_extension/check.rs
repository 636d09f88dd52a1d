//! Reads each extension as its type, then looks at what the type cannot say.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::document::{Document, Entry};
use crate::extension::{Envelope, Flag, Source};
use crate::finding::Finding;
use crate::lint::names::Known;
use crate::lint::operations::operations;
use crate::lint::walk::{Place, walk};
use crate::lint::{Context, Group, Rule};

use super::{effect, errata, outcome, pagination, rules, varnames};

const ID: &str = "malformed-extension";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An extension says what `spec/README.md` allows it to say.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut report = Report { document, findings, rule_ids: Vec::new(), erratum_ids: Vec::new() };
    for place in walk(document) {
        for entry in place.node.entries() {
            let known = Known::find(&entry.key).filter(|known| known.belongs_to(place.kind));
            if let Some(known) = known {
                check_one(&mut report, known, entry, &place);
            }
        }
    }
}

fn check_one(report: &mut Report, known: &Known, entry: &Entry, place: &Place) {
    let operation = || operations(report.document).find(|operation| std::ptr::eq(operation.node(), place.node));
    match known.name {
        "x-outcome" => outcome::check(report, entry, operation()),
        "x-identity" => outcome::check_identity(report, entry, operation()),
        "x-rules" => rules::check(report, entry, operation()),
        "x-effect" => effect::check(report, entry, operation()),
        "x-pagination" => pagination::check(report, entry, operation()),
        "x-errata" => errata::check(report, entry),
        "x-enum-varnames" => varnames::check(report, entry, place.node),
        "x-source" => drop(report.read::<Source>(entry)),
        "x-envelope" => drop(report.read::<Envelope>(entry)),
        _ => drop(report.read::<Flag>(entry)),
    }
}

/// Collects what is wrong, and the ids that must be unique in the document.
pub struct Report<'a, 'f> {
    pub document: &'a Document,
    findings: &'f mut Vec<Finding>,
    pub rule_ids: Vec<String>,
    pub erratum_ids: Vec<String>,
}

impl Report<'_, '_> {
    /// The extension as a `T`; what does not fit is reported where it stands.
    pub fn read<T: DeserializeOwned>(&mut self, entry: &Entry) -> Option<T> {
        match entry.value.read() {
            Ok(value) => Some(value),
            Err(malformed) => {
                let form = Known::find(&entry.key).map_or_else(String::new, |known| format!("write {}", known.form));
                self.add(entry, malformed.span, malformed.message, form);
                None
            }
        }
    }

    pub fn add(&mut self, entry: &Entry, span: Range<usize>, label: impl Into<String>, help: impl Into<String>) {
        let message = format!("`{}` is malformed", entry.key);
        self.findings.push(Finding::error(ID, &self.document.name, span, message).label(label).help(help));
    }

    /// Reports an id that was there before.
    pub fn unique(&mut self, entry: &Entry, span: Range<usize>, id: &str, ids: impl Fn(&mut Self) -> &mut Vec<String>) {
        if ids(self).iter().any(|known| known == id) {
            self.add(entry, span, format!("the id `{id}` is used twice in this document"), "give it an id of its own");
        } else {
            ids(self).push(id.to_owned());
        }
    }
}

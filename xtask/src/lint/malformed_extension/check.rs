//! Reads each extension as its type, then looks at what the type cannot say.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::document::{Document, Entry, Node};
use crate::extension::{Envelope, Flag, Source};
use crate::finding::Finding;
use crate::lint::names::Known;
use crate::lint::operations::{Operation, operations};
use crate::lint::similar::most_similar;
use crate::lint::walk::Place;
use crate::lint::{Context, Group, Rule};

use super::{effect, errata, outcome, pagination, rules, sunset, varnames};

const ID: &str = "malformed-extension";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An extension says what `spec/README.md` allows it to say.",
    why: "Extensions decide what counts as success, what may be repeated and what is refused, so none of them is guessed at.",
    remedy: "Write it as `spec/README.md` shows it, and name only what the document has.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      x-effect: reads\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      x-effect: read\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut report = Report::new(document, findings);
    for place in context.places.iter().filter(|place| place.keys.has_extension) {
        for entry in place.node.entries().iter().filter(|entry| entry.key.starts_with("x-")) {
            let known = Known::find(&entry.key).filter(|known| known.belongs_to(place.kind));
            if let Some(known) = known {
                check_one(&mut report, known, entry, place);
            }
        }
    }
}

fn check_one<'a>(report: &mut Report<'a, '_>, known: &Known, entry: &'a Entry, place: &Place<'a>) {
    let operation = report.by_node.get(&std::ptr::from_ref(place.node)).copied();
    match known.name {
        "x-outcome" => outcome::check(report, entry, operation),
        "x-identity" => outcome::check_identity(report, entry, operation),
        "x-rules" => rules::check(report, entry, operation),
        "x-effect" => effect::check(report, entry, operation),
        "x-pagination" => pagination::check(report, entry, operation),
        "x-errata" => errata::check(report, entry),
        "x-enum-varnames" => varnames::check(report, entry, place.node),
        "x-source" => drop(report.read::<Source>(entry)),
        // A rule of its own reads waivers.
        "x-lint-ignore" => {}
        "x-sunset" => sunset::check(report, entry, place.node),
        "x-envelope" => drop(report.read::<Envelope>(entry)),
        _ => drop(report.read::<Flag>(entry)),
    }
}

/// The word that a misspelt key or value is a slip of: serde names the word first, and then all that it knows.
fn meant(message: &str) -> Option<&str> {
    if !message.starts_with("unknown field") && !message.starts_with("unknown variant") {
        return None;
    }
    let mut words = message.split('`').skip(1).step_by(2);
    most_similar(words.next()?, words)
}

/// Collects what is wrong, and the ids that must be unique in the document.
pub struct Report<'a, 'f> {
    pub document: &'a Document,
    findings: &'f mut Vec<Finding>,
    pub rule_ids: HashSet<String>,
    pub erratum_ids: HashSet<String>,
    /// Operations by their operationId; the first of two with the same counts. In the order of the names.
    pub by_id: BTreeMap<&'a str, Operation<'a>>,
    by_node: HashMap<*const Node, Operation<'a>>,
}

impl<'a, 'f> Report<'a, 'f> {
    fn new(document: &'a Document, findings: &'f mut Vec<Finding>) -> Self {
        let mut by_id = BTreeMap::new();
        let mut by_node = HashMap::new();
        for operation in operations(document) {
            by_node.insert(std::ptr::from_ref(operation.node()), operation);
            if let Some(id) = operation.id() {
                by_id.entry(id).or_insert(operation);
            }
        }
        Self { document, findings, rule_ids: HashSet::new(), erratum_ids: HashSet::new(), by_id, by_node }
    }

    /// The extension as a `T`; what does not fit is reported where it stands.
    pub fn read<T: DeserializeOwned>(&mut self, entry: &Entry) -> Option<T> {
        match entry.value.read() {
            Ok(value) => Some(value),
            Err(malformed) => {
                let form = Known::find(&entry.key).map_or_else(String::new, |known| format!("write {}", known.form));
                let help = meant(&malformed.message).map_or(form, |word| format!("did you mean `{word}`?"));
                self.add(entry, malformed.span, malformed.message, help);
                None
            }
        }
    }

    pub fn add(&mut self, entry: &Entry, span: Range<usize>, label: impl Into<String>, help: impl Into<String>) {
        let message = format!("`{}` is malformed", entry.key);
        self.findings.push(Finding::error(ID, &self.document.name, span, message).label(label).help(help));
    }

    /// Reports an id that was there before.
    pub fn unique(
        &mut self,
        entry: &Entry,
        span: Range<usize>,
        id: &str,
        ids: impl Fn(&mut Self) -> &mut HashSet<String>,
    ) {
        if !ids(self).insert(id.to_owned()) {
            self.add(entry, span, format!("the id `{id}` is used twice in this document"), "give it an id of its own");
        }
    }
}

//! Makes the edits, and holds what is said about each against values.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use super::documents::{document, documents};
use super::edits::edits;
use super::proof::Proofs;
use super::subjects::{Versions, subjects};
use crate::date::Date;
use crate::diff::change::{Axis, Change, Level, Use};
use crate::diff::compare;
use crate::document::Document;

/// How many edits of each document are made.
const EACH: usize = 100;

/// Somebody whom an edit breaks, though nobody said so.
struct Miss {
    what: String,
    used: Use,
    why: String,
}

/// What was seen on the way, so that nobody takes a test without values for a good sign.
#[derive(Debug, Default)]
pub struct Tally {
    pub edits: usize,
    /// Edits that break somebody.
    pub breaking: usize,
    /// Values of operations whose schemas differ, those whose schemas no validator takes, and those that break.
    pub subjects: usize,
    pub unreadable: usize,
    pub broken: usize,
    /// Those that break, and of which the search for a witness found no proof.
    pub without_witness: usize,
    pub values: usize,
    /// Searches for a witness, and how long they took.
    pub searches: usize,
    pub search: Duration,
    pub longest: Duration,
}

impl Tally {
    /// Measures a search.
    pub fn timed<T>(&mut self, search: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let found = search();
        self.searches += 1;
        self.search += start.elapsed();
        self.longest = self.longest.max(start.elapsed());
        found
    }
}

/// What breaks nobody, though a validator of JSON would say so, and is to be named all the same.
///
/// A new optional property: a key of its name with another value was valid before, as every unknown key is.
/// A parameter that may be a text or a list now: 1 is written as it was.
const FINE: [&str; 2] = ["request-property-added", "request-parameter-type-widened"];

/// The operations and sides that changes on the wire name, but for those that go on to work.
pub fn named(changes: &[Change]) -> BTreeSet<Use> {
    let on_wire = changes.iter().filter(|change| {
        change.axis == Axis::Wire && (change.level != Level::Info || FINE.contains(&change.id.as_str()))
    });
    on_wire.flat_map(|change| change.uses.iter().cloned()).collect()
}

#[test]
fn what_breaks_is_named() {
    let (tally, misses) = law(|base, revision| named(&compare(base, revision, Date::today())));
    println!("{tally:#?}");
    let texts: Vec<String> =
        misses.iter().map(|miss| format!("{}\n  {:?}\n  {}", miss.what, miss.used, miss.why)).collect();
    assert!(misses.is_empty(), "{} of {} edits:\n{}", misses.len(), tally.edits, texts.join("\n"));
}

/// Who names nothing is found out, and each proof is one that the search for a witness finds as well.
#[test]
fn edits_break_and_witnesses_show_it() {
    let (tally, misses) = law(|_, _| BTreeSet::new());
    println!("{tally:#?}");
    assert!(tally.breaking * 6 > tally.edits, "too few edits break something: {tally:?}");
    assert!(misses.len() >= tally.breaking);
    assert!(tally.without_witness * 50 <= tally.broken, "too few have a witness: {tally:?}");
}

/// Whether `named` names each operation and side that an edit breaks.
fn law(named: impl Fn(&Document, &Document) -> BTreeSet<Use>) -> (Tally, Vec<Miss>) {
    let each = std::env::var("EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(EACH);
    let (mut tally, mut misses) = (Tally::default(), Vec::new());
    for (name, text) in documents() {
        let base = document(&name, &text);
        for (seed, (edited, what)) in (1..).zip(edits(&text, 7, each)) {
            let revision = document(&name, &edited);
            let broken = broken(Versions { base: &base, revision: &revision }, seed, &mut tally);
            if broken.is_empty() {
                continue;
            }
            let named = named(&base, &revision);
            let missed = broken.into_iter().filter(|(used, _)| !named.contains(used));
            misses.extend(missed.map(|(used, why)| Miss { what: format!("{name} {what}"), used, why }));
        }
    }
    (tally, misses)
}

/// Who is broken by an edit, each with one proof.
fn broken(versions: Versions, seed: u64, tally: &mut Tally) -> BTreeMap<Use, String> {
    let found = subjects(versions);
    let mut broken: BTreeMap<Use, String> = found.broken.into_iter().collect();
    let mut proofs = Proofs { versions, seed, tally };
    for subject in &found.subjects {
        if let Some(value) = proofs.proof(subject) {
            broken.entry(subject.used.clone()).or_insert_with(|| format!("{}: {value}", subject.name));
        }
    }
    tally.edits += 1;
    tally.breaking += usize::from(!broken.is_empty());
    broken
}

//! Makes the mistakes and looks at what lint says.

use std::collections::BTreeMap;
use std::path::Path;

use super::kinds::{Expect, KINDS, Mutation};
use super::site::Site;
use crate::Outcome;
use crate::command::generate::{self, Arguments};
use crate::document::Document;
use crate::finding::{Finding, printed};
use crate::lint::{self, Context};
use crate::source::{self, Source};

/// How many of each kind are made in each document: with fewer than that in some, more than 300 in all.
const EACH: usize = 8;

#[test]
fn every_mistake_is_found_where_it_is_made() {
    let each = std::env::var("MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(EACH);
    let mut random = Random(7);
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for source in documents() {
        let document = Document::parse(&source.path, &source.text).unwrap();
        let context = Context::new(&document);
        let site = Site::new(&context);
        for (kind, make) in KINDS {
            let row = table.entry(kind).or_default();
            for mutation in random.pick(make(&site), each) {
                row.0 += 1;
                match surprise(&source.path, &mutation) {
                    None => row.1 += 1,
                    Some(what) => missed.push(format!("{kind} in {}: {what}", source.path)),
                }
            }
        }
    }
    let made: usize = table.values().map(|(made, _)| made).sum();
    table.iter().for_each(|(kind, (made, found))| println!("{found:>5} of {made:>5}  {kind}"));
    assert!(missed.is_empty(), "{} of {made} mistakes:\n{}", missed.len(), missed.join("\n"));
    assert!(made >= 300, "only {made} mistakes were made");
    let rare: Vec<&&str> = table.iter().filter(|(_, (made, _))| *made == 0).map(|(kind, _)| kind).collect();
    assert!(rare.is_empty(), "no document has a place for: {rare:?}");
}

/// `gen` reads the same mistakes: it says so, ends with the code for it, and leaves nothing behind.
#[test]
fn nothing_is_written_for_a_document_with_a_mistake() {
    let mut random = Random(11);
    let mut refused = 0;
    for source in documents() {
        let document = Document::parse(&source.path, &source.text).unwrap();
        let context = Context::new(&document);
        let site = Site::new(&context);
        for (kind, make) in KINDS {
            for mutation in random.pick(make(&site), 1) {
                let root = tempfile::tempdir().unwrap();
                std::fs::create_dir(root.path().join("spec")).unwrap();
                std::fs::write(root.path().join(&source.path), &mutation.text).unwrap();
                let (mut out, mut err) = (Vec::new(), Vec::new());
                let outcome = generate::run(root.path(), &Arguments::default(), &mut out, &mut err);
                let is_wrong = findings(&source.path, &mutation.text).iter().any(Finding::is_error);
                let left: Vec<_> =
                    std::fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
                assert_eq!(left == ["spec"], is_wrong, "{kind} in {}: {left:?}", source.path);
                assert_eq!(matches!(outcome, Outcome::Findings | Outcome::BadInput), is_wrong, "{kind}: {outcome:?}");
                let said = String::from_utf8(err).unwrap();
                assert!(!said.contains("panicked") && !said.contains("backtrace"), "{kind}: {said}");
                refused += usize::from(is_wrong);
            }
        }
    }
    assert!(refused > 30, "only {refused} were refused");
}

fn documents() -> Vec<Source> {
    source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap()
}

/// What lint says otherwise than expected.
fn surprise(name: &str, mutation: &Mutation) -> Option<String> {
    let findings = findings(name, &mutation.text);
    let said = || printed(&findings, name, &mutation.text);
    match mutation.expect {
        Expect::Nothing if findings.is_empty() => None,
        Expect::Nothing => Some(format!("nothing was expected, but:\n{}", said())),
        Expect::Finding(rule, line) => {
            let at = |finding: &Finding| mutation.text[..finding.span.start].matches('\n').count();
            let is_found = findings.iter().any(|finding| finding.rule == rule && at(finding) == line);
            (!is_found).then(|| format!("{rule} was expected on line {}, but:\n{}", line + 1, said()))
        }
    }
}

fn findings(name: &str, text: &str) -> Vec<Finding> {
    match Document::parse(name, text) {
        Ok(document) => lint::check(&document),
        Err(findings) => findings,
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap()
    }

    fn pick<T>(&mut self, mut all: Vec<T>, count: usize) -> Vec<T> {
        let mut picked = Vec::new();
        while picked.len() < count && !all.is_empty() {
            let at = self.next() % all.len();
            picked.push(all.swap_remove(at));
        }
        picked
    }
}

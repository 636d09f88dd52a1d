//! `--changed`: what was found at an earlier revision already is left out.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::document::{Document, Node};
use crate::finding::Finding;
use crate::git::{Advice, Failure, Repository, folder_of};
use crate::lint;

const ADVICE: Advice = Advice {
    without: "leave `--changed` out",
    name: "name what to compare with, as in `--changed=HEAD`",
    on_disk: "a revision follows `--changed`; put files before it, or write `--changed=REVISION FILES`",
};

/// An earlier state of the documents, which may lie in several repositories.
pub struct Past<'a> {
    git: &'a str,
    /// Empty for where HEAD left `main`.
    revision: &'a str,
    /// The repository and the commit, by the folder of the document.
    known: BTreeMap<PathBuf, (Repository, String)>,
}

impl<'a> Past<'a> {
    pub fn new(git: &'a str, revision: &'a str) -> Past<'a> {
        Past { git, revision, known: BTreeMap::new() }
    }

    /// What is compared with, for people: the revision that was named, or the commit that was found.
    pub fn name(&self) -> Option<String> {
        let (_, commit) = self.known.values().next()?;
        let short = commit.get(..10).unwrap_or(commit);
        match self.revision {
            "" => Some(format!("main ({short})")),
            revision => Some(format!("{revision} ({short})")),
        }
    }

    /// What was found in a document then; `name` is how it is shown, and nothing is linted unless it is `wanted`.
    pub fn at(&mut self, file: &Path, name: &str, wanted: bool) -> Result<Found, Failure> {
        let folder = folder_of(file).to_path_buf();
        if !self.known.contains_key(&folder) {
            let repository = Repository::around(self.git, &folder, &ADVICE)?;
            let commit =
                if self.revision.is_empty() { repository.base()? } else { repository.commit(self.revision)? };
            self.known.insert(folder.clone(), (repository, commit));
        }
        match self.known.get(&folder) {
            Some((repository, commit)) if wanted => found(repository, commit, file, name),
            _ => Ok(Found::default()),
        }
    }
}

fn found(repository: &Repository, commit: &str, file: &Path, name: &str) -> Result<Found, Failure> {
    let Some(path) = repository.path(file) else {
        return Ok(Found::default());
    };
    let bytes = match repository.bytes(commit, &path)? {
        Some(bytes) => Some(bytes),
        None => match repository.former_path(commit, &path)? {
            Some(former) => repository.bytes(commit, &former)?,
            None => None,
        },
    };
    let Some(bytes) = bytes else {
        return Ok(Found::default());
    };
    let unread = |rest: &str| Some(format!("{name} could not be read at that revision, so {rest}"));
    let Ok(text) = String::from_utf8(bytes) else {
        return Ok(Found { note: unread("all of its findings are new"), ..Found::default() });
    };
    Ok(match Document::parse(name, &text) {
        Ok(document) => Found { counts: counted(Some(&document), &lint::check(&document)), note: None },
        // What kept it from being read may still be there.
        Err(findings) => Found { counts: counted(None, &findings), note: unread("all of its other findings are new") },
    })
}

fn counted(document: Option<&Document>, findings: &[Finding]) -> HashMap<Identity, usize> {
    let mut counts = HashMap::new();
    for identity in identities(document, findings) {
        *counts.entry(identity).or_default() += 1;
    }
    counts
}

/// What was found in one document, and how often.
#[derive(Default)]
pub struct Found {
    counts: HashMap<Identity, usize>,
    /// Why nothing can be said of the document then.
    pub note: Option<String>,
}

impl Found {
    /// Removes from `findings` what was there before; how many that were comes back.
    pub fn take_from(&self, findings: &mut Vec<Finding>, document: Option<&Document>) -> usize {
        let (mut counts, before) = (self.counts.clone(), findings.len());
        let mut identities = identities(document, findings).into_iter();
        findings.retain(|_| {
            let count = identities.next().and_then(|identity| counts.get_mut(&identity));
            match count.filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    false
                }
                None => true,
            }
        });
        before - findings.len()
    }
}

/// What makes a finding the same one, wherever its lines have moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Identity {
    rule: &'static str,
    message: String,
    label: String,
    /// The way to its place through keys and names.
    path: String,
}

fn identities(document: Option<&Document>, findings: &[Finding]) -> Vec<Identity> {
    let mut paths = vec![String::new(); findings.len()];
    if let Some(document) = document {
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|index| start(findings, *index));
        descend(&document.root, "", findings, &order, &mut paths);
    }
    let identity = |(finding, path): (&Finding, String)| Identity {
        rule: finding.rule,
        message: without_lines(&finding.message),
        label: without_lines(&finding.label),
        path,
    };
    findings.iter().zip(paths).map(identity).collect()
}

fn start(findings: &[Finding], index: usize) -> usize {
    findings.get(index).map_or(0, |finding| finding.span.start)
}

/// Gives the findings of `order`, which lie in `node` and are in the order of the text, the path to what they lie in.
///
/// Only what holds a finding is looked into, so the cost does not grow with the findings times the document.
fn descend(node: &Node, path: &str, findings: &[Finding], order: &[usize], paths: &mut [String]) {
    let mut inside = |region: std::ops::Range<usize>, child: &Node, path: &dyn Fn() -> String| {
        let from = order.partition_point(|index| start(findings, *index) < region.start);
        let to =
            order.partition_point(|index| start(findings, *index) <= region.end.saturating_sub(1).max(region.start));
        let Some(order) = order.get(from..to).filter(|order| !order.is_empty()) else {
            return;
        };
        let path = path();
        for index in order {
            if let Some(slot) = paths.get_mut(*index) {
                slot.clone_from(&path);
            }
        }
        descend(child, &path, findings, order, paths);
    };
    for entry in node.entries() {
        // What an alias repeats stands elsewhere; here there is only its key.
        let is_here = entry.value.span.start >= entry.key_span.start;
        let end = if is_here { entry.value.span.end.max(entry.key_span.end) } else { entry.key_span.end };
        inside(entry.key_span.start..end, &entry.value, &|| format!("{path}/{}", entry.key));
    }
    for item in node.items() {
        inside(item.span.clone(), item, &|| format!("{path}/{}", item_name(item)));
    }
}

/// What tells an item from the others of its list when some of them are added or removed.
fn item_name(item: &Node) -> String {
    const NAMES: [&str; 5] = ["name", "id", "$ref", "url", "at"];
    let names: Vec<&str> = NAMES.iter().filter_map(|key| item.get(key)?.as_str()).collect();
    match names.as_slice() {
        [] => item.as_str().unwrap_or("*").to_owned(),
        names => names.join(" "),
    }
}

/// Numbers of lines move with the lines.
fn without_lines(text: &str) -> String {
    if !text.contains("line") {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

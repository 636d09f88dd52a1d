//! Changes that somebody has judged and lets pass, each with a reason and a last day.

mod read;

use std::collections::HashSet;
use std::ops::Range;

use crate::finding::Finding;
use crate::lint::similar::did_you_mean;

use super::change::Change;
use super::review::Judgement;
use super::rules::{self, Rule};
use crate::date::Date;

pub use read::{MALFORMED, read};

/// Where they are looked for, from the root; no file of `spec/*.yaml`, as each of these is a document.
pub const DEFAULT: &str = "spec/accepted/breaks.yaml";

/// An accepted change that was not met.
pub const UNUSED: &str = "unused-acceptance";
/// An accepted change whose last day is over.
pub const EXPIRED: &str = "expired-acceptance";

/// One accepted change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The id of the change.
    pub rule: String,
    /// The change's place in the revision, or else in the base: RFC 6901.
    pub pointer: String,
    /// The file of the document, such as `spec/adapay.yaml`; any, if there is none.
    pub document: Option<String>,
    pub reason: String,
    /// The last day on which it counts.
    pub expires: Date,
    /// The bytes of `rule` in the file.
    pub at: Range<usize>,
    /// The line of `rule`, from 1.
    pub line: usize,
    /// Whether it accepts a change from before the base, which need not be met.
    pub is_old: bool,
}

/// The accepted changes of one file.
#[derive(Clone, Debug, Default)]
pub struct Accepted {
    /// As it is shown; empty without a file.
    pub file: String,
    pub text: String,
    pub entries: Vec<Acceptance>,
    /// What is wrong with entries that are not among these.
    pub malformed: Vec<Finding>,
}

/// Of which accepted changes it can be said that they were not met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All, since all documents were compared.
    #[default]
    Everything,
    /// Those that name a document that was compared.
    Compared,
    /// None, since the list is of another time than the documents.
    Past,
}

/// For each accepted change, whether it was met.
pub type Met = Vec<bool>;

impl Accepted {
    /// Before anything was met.
    #[must_use]
    pub fn unmet(&self) -> Met {
        vec![false; self.entries.len()]
    }

    /// Tells that another list was there before the base: what it accepted need not be met any more.
    pub fn has_grown_from(&mut self, then: &Accepted) {
        let known: HashSet<Identity<'_>> = then.entries.iter().map(Acceptance::identity).collect();
        for entry in &mut self.entries {
            entry.is_old = known.contains(&entry.identity());
        }
    }

    /// The entry that lets a change of a document pass; what it meets is remembered, also when it has expired.
    pub fn meets(&self, change: &Change, document: &str, today: Date, met: &mut Met) -> Option<&Acceptance> {
        let mut found = None;
        for (entry, met) in self.entries.iter().zip(met) {
            if !entry.is_about(change, document) {
                continue;
            }
            *met = true;
            if found.is_none() && entry.expires >= today {
                found = Some(entry);
            }
        }
        found
    }

    /// What is wrong with the file, in the order of its lines; `documents` are those that were compared.
    #[must_use]
    pub fn findings(&self, met: &Met, judgement: &Judgement, documents: &[&str]) -> Vec<Finding> {
        let is_in_scope = |entry: &Acceptance| match (judgement.scope, &entry.document) {
            _ if entry.is_old => false,
            (Scope::Everything, _) => true,
            (Scope::Compared, None) | (Scope::Past, _) => false,
            (Scope::Compared, Some(document)) => documents.contains(&document.as_str()),
        };
        let entries = self.entries.iter().zip(met).filter(|(entry, met)| **met || is_in_scope(entry));
        let found = entries.filter_map(|(entry, met)| self.finding(entry, *met, judgement.today));
        let mut findings: Vec<Finding> = self.malformed.iter().cloned().chain(found).collect();
        findings.sort_by_key(|finding| finding.span.start);
        findings
    }

    fn finding(&self, entry: &Acceptance, met: bool, today: Date) -> Option<Finding> {
        if !met && Rule::find(&entry.rule).is_none() {
            return Some(self.unknown_rule(entry));
        }
        let finding = |id, message: String| Finding::error(id, &self.file, entry.at.clone(), message);
        match (met, entry.expires < today) {
            (true, false) => None,
            (_, true) => Some(
                finding(EXPIRED, format!("the acceptance of `{}` has expired", entry.rule))
                    .label(format!("{} was its last day", entry.expires))
                    .help(if met {
                        "judge the change again: remove the entry, or give it a new date and say why"
                    } else {
                        "remove the entry; there is no such change any more"
                    }),
            ),
            (false, false) => Some(
                finding(UNUSED, format!("no change has the id `{}` and this pointer", entry.rule))
                    .label("this lets nothing pass")
                    .help(
                        "remove the entry, or correct `rule` and `pointer` to what `--format json` says of the change",
                    ),
            ),
        }
    }

    fn unknown_rule(&self, entry: &Acceptance) -> Finding {
        let ids = rules::ids();
        let help =
            did_you_mean(&entry.rule, ids.iter().map(String::as_str), "`cargo xtask diff --rules` lists the rules");
        Finding::error(MALFORMED, &self.file, entry.at.clone(), format!("there is no rule `{}`", entry.rule)).help(help)
    }
}

/// Rule, pointer and document.
type Identity<'a> = (&'a str, &'a str, Option<&'a str>);

impl Acceptance {
    fn identity(&self) -> Identity<'_> {
        (&self.rule, &self.pointer, self.document.as_deref())
    }

    fn is_about(&self, change: &Change, document: &str) -> bool {
        let is_here = self.document.as_ref().is_none_or(|wanted| wanted == document);
        is_here && self.rule == change.id && self.pointer == change.pointer()
    }
}

#[cfg(test)]
mod tests;

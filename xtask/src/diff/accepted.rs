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
/// An accepted change that may be any of several.
pub const AMBIGUOUS: &str = "ambiguous-acceptance";
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
    /// What the change says; any, if there is none, but then the pointer has to say where.
    pub message: Option<String>,
    pub reason: String,
    /// The last day on which it counts.
    pub expires: Date,
    /// The bytes of `rule` in the file.
    pub at: Range<usize>,
    /// The line of `rule`, from 1.
    pub line: usize,
    /// Whether the base had it already: what it accepted may have come before the base, so it need not be met.
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

/// For each accepted change, the documents of the changes that it meets, one for each of them.
#[derive(Clone, Debug, Default)]
pub struct Met<'a> {
    documents: Vec<Vec<&'a str>>,
}

impl Met<'_> {
    /// How many changes an entry meets.
    fn count(&self, entry: usize) -> usize {
        self.documents.get(entry).map_or(0, Vec::len)
    }
}

impl Accepted {
    /// Before anything was met.
    #[must_use]
    pub fn unmet<'a>(&self) -> Met<'a> {
        Met { documents: vec![Vec::new(); self.entries.len()] }
    }

    /// Tells that another list was there at the base: what it accepted need not be met any more.
    pub fn has_grown_from(&mut self, then: &Accepted) {
        let known: HashSet<Identity<'_>> = then.entries.iter().map(Acceptance::identity).collect();
        for entry in &mut self.entries {
            entry.is_old = known.contains(&entry.identity());
        }
    }

    /// Remembers which entries a change of a document meets, also if they have expired.
    pub fn meet<'a>(&self, change: &Change, document: &'a str, met: &mut Met<'a>) {
        for (entry, met) in self.entries.iter().zip(&mut met.documents) {
            // Nothing could tell changes of one document apart that are at one place and say the same.
            let is_known = entry.is_exact() && met.last() == Some(&document);
            if entry.is_about(change, document) && !is_known {
                met.push(document);
            }
        }
    }

    /// The entry that lets a change of a document pass, once all changes have met what they meet.
    ///
    /// One that meets several changes lets none of them pass: nobody knows which one was judged.
    #[must_use]
    pub fn passes(&self, change: &Change, document: &str, today: Date, met: &Met<'_>) -> Option<&Acceptance> {
        let counts = |entry: &Acceptance| entry.expires >= today && entry.is_about(change, document);
        let found = self.entries.iter().enumerate().find(|(at, entry)| met.count(*at) == 1 && counts(entry));
        found.map(|(_, entry)| entry)
    }

    /// What is wrong with the file, in the order of its lines; `documents` are those that were compared.
    #[must_use]
    pub fn findings(&self, met: &Met<'_>, judgement: &Judgement, documents: &[&str]) -> Vec<Finding> {
        let is_in_scope = |entry: &Acceptance| match (judgement.scope, &entry.document) {
            _ if entry.is_old && entry.expires >= judgement.today => false,
            (Scope::Everything, _) => true,
            (Scope::Compared, None) | (Scope::Past, _) => false,
            (Scope::Compared, Some(document)) => documents.contains(&document.as_str()),
        };
        let entries = self.entries.iter().zip(&met.documents);
        let entries = entries.filter(|(entry, met)| !met.is_empty() || is_in_scope(entry));
        let found = entries.filter_map(|(entry, met)| self.finding(entry, met, judgement.today));
        let mut findings: Vec<Finding> = self.malformed.iter().cloned().chain(found).collect();
        findings.sort_by_key(|finding| finding.span.start);
        findings
    }

    fn finding(&self, entry: &Acceptance, met: &[&str], today: Date) -> Option<Finding> {
        let finding = |id, message: String| Finding::error(id, &self.file, entry.at.clone(), message);
        match met {
            [] if Rule::find(&entry.rule).is_none() => Some(self.unknown_rule(entry)),
            _ if entry.expires < today => Some(
                finding(EXPIRED, format!("the acceptance of `{}` has expired", entry.rule))
                    .label(format!("{} was its last day", entry.expires))
                    .help(match met {
                        [] => "remove the entry; there is no such change any more",
                        _ => "judge the change again: remove the entry, or give it a new date and say why",
                    }),
            ),
            [] => Some(
                finding(UNUSED, format!("no change has the id `{}` and this {}", entry.rule, entry.place()))
                    .label("this lets nothing pass")
                    .help("remove the entry, or correct it by the `id`, `pointer` and `message` that `--format json` has of the change"),
            ),
            [_] => None,
            _ => {
                let message = format!("{} changes have the id `{}` and this {}", met.len(), entry.rule, entry.place());
                let finding = finding(AMBIGUOUS, message).label("so this lets none of them pass");
                Some(finding.help(entry.what_tells_apart(met)))
            }
        }
    }

    fn unknown_rule(&self, entry: &Acceptance) -> Finding {
        let ids = rules::ids();
        let help =
            did_you_mean(&entry.rule, ids.iter().map(String::as_str), "`cargo xtask diff --rules` lists the rules");
        Finding::error(MALFORMED, &self.file, entry.at.clone(), format!("there is no rule `{}`", entry.rule)).help(help)
    }
}

/// Rule, pointer, document and message.
type Identity<'a> = (&'a str, &'a str, Option<&'a str>, Option<&'a str>);

impl Acceptance {
    fn identity(&self) -> Identity<'_> {
        (&self.rule, &self.pointer, self.document.as_deref(), self.message.as_deref())
    }

    fn is_about(&self, change: &Change, document: &str) -> bool {
        let is_here = self.document.as_ref().is_none_or(|wanted| wanted == document);
        let says_so = match &self.message {
            Some(wanted) => *wanted == change.message,
            // An empty pointer names no place, so that any change of the kind would pass.
            None => !self.pointer.is_empty(),
        };
        is_here && says_so && self.rule == change.id && self.pointer == change.pointer()
    }

    /// Whether it names both the place and what the change says.
    fn is_exact(&self) -> bool {
        self.message.is_some() && !self.pointer.is_empty()
    }

    /// What to do where it meets a change in each of these documents.
    fn what_tells_apart(&self, documents: &[&str]) -> &'static str {
        let is_in_one = documents.windows(2).all(|two| matches!(two, [one, other] if one == other));
        match (is_in_one, &self.message) {
            (false, None) => {
                "add `document:` with the file that is meant, or `message:` with what the change says in `--format json`"
            }
            (false, Some(_)) => "add `document:` with the file that is meant",
            (true, None) => {
                "add `message:` with what the change that may pass says, word for word as in `--format json`"
            }
            (true, Some(_)) => "nothing tells these changes apart; bring them to `main` one after the other",
        }
    }

    /// What it says of a change beside its id, for people.
    fn place(&self) -> &'static str {
        if self.message.is_some() { "pointer and message" } else { "pointer" }
    }
}

#[cfg(test)]
mod tests;

//! What a rule is.

use crate::document::Document;
use crate::finding::Finding;

use super::refs::Refs;
use super::walk::{Place, walk};

/// One check, with an id that never changes, since waivers and other tools name it.
pub struct Rule {
    /// In kebab-case.
    pub id: &'static str,
    pub group: Group,
    /// What must hold, in one sentence.
    pub summary: &'static str,
    /// What goes wrong without it, for `lint --explain`.
    pub why: &'static str,
    /// What to do about a finding, for `lint --explain`.
    pub remedy: &'static str,
    /// A small document that breaks this rule; see [`Rule::example`] for what it may leave out.
    pub bad: &'static str,
    /// The same document as it should be.
    pub good: &'static str,
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What OpenAPI 3.0.3 allows.
    Structure,
    /// Statements that cannot both be true.
    Contradiction,
    /// Examples against their schemas.
    Examples,
    /// What no code can be generated from.
    Generation,
    /// What `spec/README.md` asks for beyond the standard.
    House,
}

impl Rule {
    /// An example of the rule as a whole document: what each document needs is put in front of it.
    pub fn example(text: &str) -> String {
        if text.is_empty() || text.starts_with("openapi:") {
            return text.to_owned();
        }
        let paths = if text.starts_with("paths:") || text.contains("\npaths:") { "" } else { "paths: {}\n" };
        format!("openapi: 3.0.3\ninfo: {{title: Example, version: '1'}}\n{paths}{text}")
    }
}

/// A document with what all rules look at, found once.
pub struct Context<'a> {
    pub document: &'a Document,
    /// Every OpenAPI object, each after the one around it.
    pub places: Vec<Place<'a>>,
    /// Where each `$ref` of them leads.
    pub refs: Refs<'a>,
}

impl<'a> Context<'a> {
    pub fn new(document: &'a Document) -> Self {
        let places = walk(document);
        let refs = Refs::new(document, &places);
        Self { document, places, refs }
    }
}

//! Runs the checks of this folder.

use std::ops::Range;

use crate::document::Document;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::{answers, bodies, colliding, parameters, refs, root, schemas};

const ID: &str = "cannot-generate";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Generation,
    summary: "The generator can turn the document into a client.",
    why: "What the generator cannot turn into code must not be left out in silence.",
    remedy: "Write the construct as the finding's help says.",
    bad: "components:\n  schemas:\n    A: {type: strnig}\n",
    good: "components:\n  schemas:\n    A: {type: string}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut report = Report { document, findings };
    for check in
        [root::check, refs::check, bodies::check, answers::check, parameters::check, schemas::check, colliding::check]
    {
        check(&mut report);
    }
}

pub struct Report<'a, 'f> {
    pub document: &'a Document,
    findings: &'f mut Vec<Finding>,
}

impl Report<'_, '_> {
    /// `what` completes "cannot generate code: …".
    pub fn add(
        &mut self,
        span: Range<usize>,
        what: impl AsRef<str>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let message = format!("no code can be generated from {}", what.as_ref());
        self.findings.push(Finding::error(ID, &self.document.name, span, message).label(label).help(help));
    }
}

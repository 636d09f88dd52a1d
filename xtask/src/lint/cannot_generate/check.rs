//! Runs the checks of this folder.

use std::ops::Range;

use crate::document::Document;
use crate::finding::Finding;

use super::{answers, bodies, colliding, parameters, refs, root, schemas};

pub const ID: &str = "cannot-generate";

pub fn check(document: &Document, findings: &mut Vec<Finding>) {
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

//! How a command ended, and the exit code that says so.

use std::process::ExitCode;

use crate::document;
use crate::finding::Finding;

/// How a command ended.
///
/// The codes are a promise to scripts: a number never changes its meaning, and 3 stays free.
/// The order is the order of the codes, so that `max` of several outcomes is the one to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well.
    Fine = 0,
    /// A document breaks a rule.
    Findings = 1,
    /// A document cannot be read, a file is in the way, or the command line is wrong.
    BadInput = 2,
    /// A generated file is not what `cargo xtask gen` would write.
    Stale = 4,
}

impl Outcome {
    /// What a finding makes of a command: a document that is not even YAML is bad input.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        if finding.rule == document::SYNTAX { Self::BadInput } else { Self::Findings }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

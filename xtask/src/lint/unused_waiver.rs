//! `unused-waiver`: an `x-lint-ignore` waives a finding. It is found when all other rules have run.

use std::ops::Range;

use crate::finding::Finding;
use crate::lint::{Group, Rule};

use super::waiver::KEY;

pub const ID: &str = "unused-waiver";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An `x-lint-ignore` waives a finding.",
    why: "A waiver that outlives its finding would hide the next one at the same place, which nobody has judged.",
    remedy: "Remove the waiver.",
    bad: "tags:\n  - name: refunds\n    x-lint-ignore:\n      - rule: unknown-extension\n        reason: Another tool reads x-logo.\n",
    good: "tags:\n  - name: refunds\n    x-logo: refunds.png\n    x-lint-ignore:\n      - rule: unknown-extension\n        reason: Another tool reads x-logo.\n",
    check: |_, _| {},
};

/// The finding about a waiver at `span` that waived nothing.
pub fn finding(file: &str, span: Range<usize>, rule: &str) -> Finding {
    Finding::warning(ID, file, span, format!("this `{KEY}` waives nothing"))
        .label(format!("`{rule}` finds nothing in this object that another waiver does not cover"))
        .help("remove the waiver")
}

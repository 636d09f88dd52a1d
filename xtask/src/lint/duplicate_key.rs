//! `duplicate-key`: a map has each key once. The reader finds it, before there is a tree to look at.

use crate::document::DUPLICATE_KEY;
use crate::lint::{Group, Rule};

pub const RULE: Rule = Rule {
    id: DUPLICATE_KEY,
    group: Group::Structure,
    summary: "A map has each key once.",
    why: "Of two values under one key most tools keep one and say nothing; which one differs from tool to tool.",
    remedy: "Remove one of the two, or rename it.",
    bad: "components:\n  schemas:\n    Refund:\n      type: object\n    Refund:\n      type: string\n",
    good: "components:\n  schemas:\n    Refund:\n      type: object\n    RefundState:\n      type: string\n",
    check: |_, _| {},
};

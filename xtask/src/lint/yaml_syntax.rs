//! `yaml-syntax`: the file is one YAML document. The reader finds it, before there is a tree to look at.

use crate::document::SYNTAX;
use crate::lint::{Group, Rule};

pub const RULE: Rule = Rule {
    id: SYNTAX,
    group: Group::Structure,
    summary: "The file is one YAML document.",
    why: "A file that is no YAML, or holds several documents, tags or endless aliases, says nothing that all tools would read alike. \
          JSON is YAML too.",
    remedy: "Look at the indentation, the colons and the quotes at the place and on the line before. \
             Put quotes around a text that contains a colon and a space, or starts with one of `*&!%@{[`.",
    bad: "tags:\n  - name: refunds\n    description: Refunds: money back\n",
    good: "tags:\n  - name: refunds\n    description: 'Refunds: money back'\n",
    check: |_, _| {},
};

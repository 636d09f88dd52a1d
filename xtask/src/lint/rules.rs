//! The table of all rules.

use crate::document::Document;
use crate::finding::Finding;

use super::*;

/// One check, with an id that never changes, since waivers and other tools name it.
pub struct Rule {
    pub id: &'static str,
    /// What must hold, in one sentence.
    pub summary: &'static str,
    pub check: fn(&Document, &mut Vec<Finding>),
}

pub const RULES: &[Rule] = &[
    Rule { id: "yaml-syntax", summary: "The file is one YAML document.", check: found_while_reading },
    Rule { id: "duplicate-key", summary: "A map has each key once.", check: found_while_reading },
    Rule { id: unknown_ref::ID, summary: "A `$ref` names something in the same document.", check: unknown_ref::check },
    Rule {
        id: missing_operation_id::ID,
        summary: "An operation has an operationId, since the method in the client is called that.",
        check: missing_operation_id::check,
    },
    Rule {
        id: duplicate_operation_id::ID,
        summary: "No two operations have the same operationId.",
        check: duplicate_operation_id::check,
    },
    Rule {
        id: example_violates_schema::ID,
        summary: "An example is what its schema describes.",
        check: example_violates_schema::check,
    },
    Rule {
        id: default_violates_schema::ID,
        summary: "A default is what its schema describes.",
        check: default_violates_schema::check,
    },
    Rule {
        id: unusable_schema::ID,
        summary: "A schema with examples can be used to check them.",
        check: unusable_schema::check,
    },
    Rule {
        id: unenforceable_pattern::ID,
        summary: "A pattern can be checked before a request leaves.",
        check: unenforceable_pattern::check,
    },
    Rule {
        id: unknown_extension::ID,
        summary: "A key that starts with `x-` is one of our extensions.",
        check: unknown_extension::check,
    },
    Rule {
        id: misplaced_extension::ID,
        summary: "An extension stands where it means something.",
        check: misplaced_extension::check,
    },
    Rule {
        id: malformed_extension::ID,
        summary: "An extension says what `spec/README.md` allows it to say.",
        check: malformed_extension::check,
    },
    Rule {
        id: unknown_security_scheme::ID,
        summary: "What `security` names is defined.",
        check: unknown_security_scheme::check,
    },
    Rule {
        id: server_url::ID,
        summary: "A server is an https URL that a path can be added to, or `/`.",
        check: server_url::check,
    },
    Rule {
        id: missing_effect::ID,
        summary: "An operation says what it does, and what its answer must show.",
        check: missing_effect::check,
    },
    Rule { id: sensitive_text::ID, summary: "`x-sensitive` stands on plain text.", check: sensitive_text::check },
    Rule {
        id: cannot_generate::ID,
        summary: "The generator can turn the document into a client.",
        check: cannot_generate::check,
    },
];

/// Runs every rule; the findings come in the order of the text.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(document, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    findings.dedup();
    findings
}

/// A document that breaks this rule does not become a tree.
fn found_while_reading(_: &Document, _: &mut Vec<Finding>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_distinct_and_in_kebab_case() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
            assert!(RULES[..at].iter().all(|other| other.id != rule.id), "{}", rule.id);
            assert!(rule.summary.ends_with('.'), "{}", rule.id);
        }
    }

    #[test]
    fn findings_come_in_the_order_of_the_text() {
        let text = "openapi: 3.0.3\ninfo: {title: t, version: '1', x-b: 1}\npaths:\n  /a:\n    get:\n      \
            responses: {'200': {$ref: '#/no'}}\n    x-a: 1\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let rules: Vec<_> = check(&document).iter().map(|finding| finding.rule).collect();
        assert_eq!(
            rules,
            [
                "unknown-extension",
                "missing-operation-id",
                "missing-effect",
                "missing-effect",
                "unknown-ref",
                "unknown-extension"
            ]
        );
    }
}

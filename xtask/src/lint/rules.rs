//! The table of all rules.

use crate::document::Document;
use crate::finding::Finding;

use super::*;

/// Every rule, once.
pub const RULES: &[Rule] = &[
    yaml_syntax::RULE,
    duplicate_key::RULE,
    unknown_key::RULE,
    openapi_3_1::RULE,
    wrong_type::RULE,
    missing_key::RULE,
    exclusive_keys::RULE,
    ref_siblings::RULE,
    unknown_ref::RULE,
    circular_schema::RULE,
    component_name::RULE,
    missing_operation_id::RULE,
    duplicate_operation_id::RULE,
    unknown_operation::RULE,
    path_parameters::RULE,
    duplicate_parameter::RULE,
    ambiguous_paths::RULE,
    unknown_security_scheme::RULE,
    server_variable::RULE,
    malformed_url::RULE,
    malformed_media_type::RULE,
    malformed_expression::RULE,
    ignored_header::RULE,
    ignored_request_body::RULE,
    duplicate_tag::RULE,
    undeclared_tag::RULE,
    unused_component::RULE,
    empty_range::RULE,
    enum_violates_schema::RULE,
    undefined_required::RULE,
    keyword_without_type::RULE,
    invalid_pattern::RULE,
    read_write_only::RULE,
    broken_discriminator::RULE,
    example_violates_schema::RULE,
    example_and_examples::RULE,
    example_without_value::RULE,
    duplicate_example::RULE,
    example_contradicts_outcome::RULE,
    default_violates_schema::RULE,
    unenforceable_pattern::RULE,
    unknown_extension::RULE,
    misplaced_extension::RULE,
    malformed_extension::RULE,
    server_url::RULE,
    operation_id_style::RULE,
    missing_summary::RULE,
    missing_description::RULE,
    missing_example::RULE,
    missing_source::RULE,
    missing_effect::RULE,
    missing_look_up::RULE,
    missing_outcome::RULE,
    missing_security::RULE,
    constraint_needs_page::RULE,
    amount_as_number::RULE,
    secret_as_text::RULE,
    sensitive_text::RULE,
    cannot_generate::RULE,
    malformed_waiver::RULE,
    unused_waiver::RULE,
];

/// Runs every rule; the findings come in the order of the text, without those that are waived.
pub fn check(document: &Document) -> Vec<Finding> {
    let context = Context::new(document);
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(&context, &mut findings);
    }
    put_in_order(&mut findings);
    waiver::apply(&context, &mut findings);
    put_in_order(&mut findings);
    findings
}

fn put_in_order(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    findings.dedup();
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::finding::printed;

    #[test]
    fn ids_are_distinct_and_in_kebab_case() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", rule.id);
            assert!(RULES[..at].iter().all(|other| other.id != rule.id), "{}", rule.id);
            assert!(rule.summary.ends_with('.'), "{}", rule.id);
        }
    }

    /// The rules that an example breaks, as far as they are about the standard.
    fn broken(rule: &Rule, example: &str) -> Vec<&'static str> {
        let found = match Document::parse("spec/test.yaml", &Rule::example(example)) {
            Ok(document) => check(&document),
            Err(found) => found,
        };
        let of_standard = |id: &str| {
            let rule = RULES.iter().find(|rule| rule.id == id);
            rule.is_some_and(|rule| matches!(rule.group, Group::Structure | Group::Contradiction))
        };
        // Small examples are not used anywhere.
        let mut ids: Vec<_> = found.iter().map(|finding| finding.rule).filter(|id| of_standard(id)).collect();
        ids.retain(|id| *id != "unused-component" || rule.id == *id);
        ids.dedup();
        ids
    }

    #[test]
    fn examples_break_their_own_rule_alone() {
        for rule in RULES.iter().filter(|rule| matches!(rule.group, Group::Structure | Group::Contradiction)) {
            if !rule.bad.is_empty() {
                assert_eq!(broken(rule, rule.bad), [rule.id], "bad of {}", rule.id);
                assert!(broken(rule, rule.good).is_empty(), "good of {}: {:?}", rule.id, broken(rule, rule.good));
            }
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
                "missing-summary",
                "missing-description",
                "missing-effect",
                "missing-security",
                "unknown-ref",
                "unknown-extension"
            ]
        );
    }

    #[test]
    fn the_house_documents_break_no_rule_and_get_no_warning() {
        let mut sources = crate::source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
        let readme = include_str!("../../../spec/README.md");
        let text = readme.rsplit("```yaml\n").next().and_then(|block| block.split("```").next()).unwrap().to_owned();
        sources.push(crate::source::Source { path: "spec/example.yaml".to_owned(), text });
        for source in sources {
            let document = Document::parse(&source.path, &source.text).unwrap();
            assert_eq!(printed(&check(&document), &source.path, &source.text), "");
        }
    }
}

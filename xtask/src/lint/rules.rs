//! The table of all rules, and how they are run.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
    crossing_paths::RULE,
    unknown_security_scheme::RULE,
    server_variable::RULE,
    malformed_url::RULE,
    malformed_media_type::RULE,
    unusable_name::RULE,
    malformed_expression::RULE,
    ignored_header::RULE,
    ignored_request_body::RULE,
    duplicate_tag::RULE,
    undeclared_tag::RULE,
    unused_component::RULE,
    empty_range::RULE,
    enum_violates_schema::RULE,
    overlapping_one_of::RULE,
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
    operation_tags::RULE,
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
    let mut findings = run(&context);
    put_in_order(&mut findings);
    waiver::apply(&context, &mut findings);
    put_in_order(&mut findings);
    findings
}

/// What no code can be made without, whatever is waived: another version of OpenAPI, or a credential that nobody describes.
pub fn blocking(document: &Document) -> Vec<Finding> {
    let context = Context::new(document);
    let mut findings = Vec::new();
    (cannot_generate::RULE.check)(&context, &mut findings);
    unknown_security_scheme::undefined(&context, &mut findings);
    findings
}

/// Below so many objects a second thread is not worth its start.
const LARGE: usize = 10_000;
/// As much as the main thread has.
const STACK: usize = 8 << 20;

/// What all rules find, in the order of the table; each processor takes the next rule, since none depends on another.
fn run(context: &Context) -> Vec<Finding> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(rule) = RULES.get(at) else { return done };
            let mut findings = Vec::new();
            (rule.check)(context, &mut findings);
            done.push((at, findings));
        }
    };
    let helpers =
        if context.places.len() < LARGE { 0 } else { thread::available_parallelism().map_or(0, |all| all.get() - 1) };
    let mut done = thread::scope(|scope| {
        // Without another thread the work is done here.
        let helpers =
            (0..helpers).map_while(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok());
        let helpers: Vec<_> = helpers.collect();
        let mut done = work();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, findings)| findings).collect()
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
                "missing-description",
                "unknown-extension",
                "missing-operation-id",
                "operation-tags",
                "missing-summary",
                "missing-description",
                "missing-effect",
                "missing-security",
                "unknown-ref",
                "unknown-extension"
            ]
        );
    }

    /// A document for which threads are started finds what each rule finds by itself, in the order of the table.
    #[test]
    fn threads_change_nothing() {
        let schemas: String = (0..LARGE).map(|at| format!("    s{at}: {{x-a: 1, typ: {at}}}\n")).collect();
        let text =
            format!("openapi: 3.0.3\ninfo: {{}}\npaths: {{/a: {{get: {{}}}}}}\ncomponents:\n  schemas:\n{schemas}");
        let document = Document::parse("spec/test.yaml", &text).unwrap();
        let context = Context::new(&document);
        assert!(context.places.len() > LARGE);
        let mut expected = Vec::new();
        RULES.iter().for_each(|rule| (rule.check)(&context, &mut expected));
        assert!(expected.len() > 2 * LARGE);
        assert_eq!(run(&context), expected);
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

//! What a rule finds in its own examples, for `lint --explain` and for the tests of all rules.

use crate::document::Document;
use crate::finding::{Finding, Level};

use super::rule::{Group, Rule};
use super::rules::{RULES, check};
use super::{duplicate_key, malformed_waiver, unused_waiver, yaml_syntax};

/// How the example is called in findings.
pub const NAME: &str = "example.yaml";

impl Rule {
    /// The rule with an id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// Whether a finding may stand: without some no code could be made, and waivers do not waive themselves.
    #[must_use]
    pub fn is_waivable(&self) -> bool {
        let never = [yaml_syntax::RULE.id, duplicate_key::RULE.id, malformed_waiver::ID, unused_waiver::ID];
        self.group != Group::Generation && !never.contains(&self.id)
    }

    /// What this rule finds in a whole document, be it that the document does not even parse.
    #[must_use]
    pub fn found_in(&self, document: &str) -> Vec<Finding> {
        let mut findings = Document::parse(NAME, document).map_or_else(|found| found, |document| check(&document));
        findings.retain(|finding| finding.rule == self.id);
        findings
    }

    /// The gravest level of what it finds, as its example shows.
    #[must_use]
    pub fn level(&self) -> Level {
        let found = self.found_in(&Rule::example(self.bad));
        let only_warnings = !found.is_empty() && found.iter().all(|finding| !finding.is_error());
        if only_warnings { Level::Warning } else { Level::Error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::printed;

    #[test]
    fn a_rule_finds_something_in_its_bad_example_and_nothing_in_its_good_one() {
        for rule in RULES.iter().filter(|rule| !rule.bad.is_empty()) {
            let (bad, good) = (Rule::example(rule.bad), Rule::example(rule.good));
            let found = rule.found_in(&bad);
            assert!(!found.is_empty(), "{} finds nothing in its bad example", rule.id);
            let found_in_good = printed(&rule.found_in(&good), NAME, &good);
            assert_eq!(found_in_good, "", "{} finds something in its good example", rule.id);
            let shown = format!("{bad}\n{}", printed(&found, NAME, &bad));
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("rule__{}", rule.id), shown);
            });
        }
    }

    #[test]
    fn no_snapshot_outlives_its_rule() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/snapshots");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_prefix("rule__").and_then(|name| name.strip_suffix(".snap")) {
                assert!(Rule::find(id).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn every_rule_explains_itself() {
        let empty = |rule: &&Rule| [rule.why, rule.remedy, rule.bad, rule.good].contains(&"");
        let silent: Vec<_> = RULES.iter().filter(empty).map(|rule| rule.id).collect();
        assert_eq!(silent, [""; 0]);
    }
}

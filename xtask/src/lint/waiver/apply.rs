//! Takes waived findings away, and says which waivers waived nothing.

use std::collections::HashMap;
use std::ops::Range;

use crate::finding::Finding;
use crate::lint::{Context, unused_waiver};

use super::read::{Waiver, read};

/// The waivers of one rule, gone through in the order of the text together with the findings.
#[derive(Default)]
struct Lane {
    waivers: Vec<Waiver>,
    used: Vec<bool>,
    /// The first waiver that has not begun to apply.
    next: usize,
    /// Those that apply, each inside the one before.
    open: Vec<usize>,
}

impl Lane {
    fn add(&mut self, waiver: Waiver) {
        self.waivers.push(waiver);
        self.used.push(false);
    }

    fn end(&self, index: usize) -> usize {
        self.waivers.get(index).map_or(0, |waiver| waiver.region.end)
    }

    fn close_before(&mut self, at: usize) {
        while self.open.last().is_some_and(|last| self.end(*last) < at) {
            self.open.pop();
        }
    }

    /// Whether a waiver covers the span; the innermost one counts as used.
    fn waives(&mut self, span: &Range<usize>) -> bool {
        while let Some(waiver) = self.waivers.get(self.next).filter(|waiver| waiver.region.start <= span.start) {
            let start = waiver.region.start;
            self.close_before(start);
            self.open.push(self.next);
            self.next += 1;
        }
        self.close_before(span.start);
        let covering = self.open.iter().rev().copied().find(|index| self.end(*index) >= span.end);
        covering.and_then(|index| self.used.get_mut(index)).map(|used| *used = true).is_some()
    }

    fn unused(&self) -> impl Iterator<Item = &Waiver> {
        self.waivers.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(waiver, _)| waiver)
    }
}

/// Removes what is waived from `findings`, which are in the order of the text, and adds the waivers that waived nothing.
pub fn apply(context: &Context, findings: &mut Vec<Finding>) {
    let mut lanes: HashMap<&str, Lane> = HashMap::new();
    for waiver in read(context).waivers {
        lanes.entry(waiver.rule).or_default().add(waiver);
    }
    findings.retain(|finding| lanes.get_mut(finding.rule).is_none_or(|lane| !lane.waives(&finding.span)));
    let name = &context.document.name;
    let unused = lanes.values().flat_map(Lane::unused);
    findings.extend(unused.map(|waiver| unused_waiver::finding(name, waiver.at.clone(), waiver.rule)));
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::finding::printed;
    use crate::lint::{check, testing::NAME};

    /// The rules that find something, each with the text at its place.
    fn found(text: &str) -> Vec<String> {
        let document = Document::parse(NAME, text).unwrap_or_else(|found| panic!("{}", printed(&found, NAME, text)));
        let short = |finding: crate::finding::Finding| format!("{} {}", finding.rule, &text[finding.span]);
        check(&document)
            .into_iter()
            .filter(|one| ["unknown-extension", "unused-waiver"].contains(&one.rule))
            .map(short)
            .collect()
    }

    fn document(root: &str, info: &str, contact: &str) -> String {
        format!(
            "openapi: 3.0.3\n{root}info:\n  title: t\n  version: '1'\n  x-a: 1\n{info}  contact:\n    x-b: 1\n{contact}  x-c: 1\npaths: {{}}\nx-d: 1\n"
        )
    }

    fn waiver(indent: &str) -> String {
        format!("{indent}x-lint-ignore: [{{rule: unknown-extension, reason: r}}]\n")
    }

    #[test]
    fn a_waiver_covers_its_object_and_nothing_else() {
        let all = ["a", "b", "c", "d"].map(|name| format!("unknown-extension x-{name}"));
        assert_eq!(found(&document("", "", "")), all);
        assert_eq!(found(&document(&waiver(""), "", "")), [""; 0]);
        assert_eq!(found(&document("", &waiver("  "), "")), all[3..]);
        assert_eq!(found(&document("", "", &waiver("    "))), [&all[..1], &all[2..]].concat());
    }

    #[test]
    fn the_innermost_waiver_is_the_one_that_is_used() {
        let both = document("", &waiver("  "), &waiver("    "));
        assert_eq!(found(&both), ["unknown-extension x-d"]);
        let without = both.replace("x-a: 1", "").replace("x-c: 1", "");
        assert_eq!(found(&without), ["unused-waiver unknown-extension", "unknown-extension x-d"]);
    }

    #[test]
    fn a_waiver_that_waives_nothing_is_found_once_for_each_rule() {
        let text = document(
            "x-lint-ignore: [{rule: unknown-extension, reason: r}, {rule: unknown-extension, reason: r}, {rule: unknown-ref, reason: r}]\n",
            "",
            "",
        );
        assert_eq!(found(&text), ["unused-waiver unknown-extension", "unused-waiver unknown-ref"]);
    }

    #[test]
    fn siblings_items_of_lists_and_aliases() {
        let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers:\n  - &one\n    url: https://a.example\n    x-a: 1\n    \
                    x-lint-ignore: [{rule: unknown-extension, reason: r}]\n  - {url: https://b.example, x-b: 1}\n  - *one\n\
                    paths:\n  /a:\n    x-lint-ignore: [{rule: unknown-extension, reason: r}]\n    x-c: 1\n  /b:\n    x-d: 1\n  /c:\n    \
                    x-lint-ignore: [{rule: unknown-extension, reason: r}]\n    x-e: 1\n";
        assert_eq!(found(text), ["unknown-extension x-b", "unknown-extension x-d"]);
    }

    #[test]
    fn ten_thousand_waivers_waive_a_finding_each() {
        let one =
            |at: usize| format!("  /a{at}:\n    x-a: 1\n    x-lint-ignore: [{{rule: unknown-extension, reason: r}}]\n");
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n{}",
            (0..10_000).map(one).collect::<String>()
        );
        assert_eq!(found(&text), [""; 0]);
    }

    #[test]
    fn generation_ignores_waivers() {
        let small = include_str!("../../generate/small.yaml");
        let waived = format!(
            "x-lint-ignore: [{{rule: unknown-extension, reason: r}}]\nx-logo: 1\n{}",
            small.replacen(
                "    Thing:\n",
                "    Thing:\n      x-lint-ignore: [{rule: unknown-extension, reason: r}]\n      x-logo: 1\n",
                1
            )
        );
        assert_ne!(waived.matches("x-logo").count(), 1);
        let code = |text: &str| {
            let source = crate::source::Source { path: "spec/small.yaml".to_owned(), text: text.to_owned() };
            let made = crate::generate::client(&source);
            made.map(|made| (made.1, made.2.len())).map_err(|found| printed(&found, &source.path, &source.text))
        };
        assert_eq!(code(&waived), code(small));
        // A waiver that waives nothing is a warning, which stops nothing.
        let unused = waived.replacen("x-logo: 1\n", "", 1);
        assert_eq!(code(&unused), code(small).map(|(code, warnings)| (code, warnings + 1)));
    }
}

//! `malformed-waiver`: an `x-lint-ignore` names a rule that can be waived, and a reason.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::waiver::{KEY, read};

pub const ID: &str = "malformed-waiver";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An `x-lint-ignore` names a rule that can be waived, and a reason.",
    why: "A waiver that cannot be read would waive nothing, and one without a reason could never be judged again.",
    remedy: "Write a list of maps, each with the two keys `rule` and `reason`. \
             What the generator cannot do without (`yaml-syntax`, `duplicate-key` and the rules about generation) cannot be waived.",
    bad: "tags:\n  - name: refunds\n    x-logo: refunds.png\n    x-lint-ignore:\n      - rule: unknown-extensions\n        reason: Another tool reads x-logo.\n",
    good: "tags:\n  - name: refunds\n    x-logo: refunds.png\n    x-lint-ignore:\n      - rule: unknown-extension\n        reason: Another tool reads x-logo.\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    findings.extend(read(context).mistakes.into_iter().map(|mistake| {
        Finding::error(ID, &document.name, mistake.span, format!("`{KEY}` is malformed"))
            .label(mistake.label)
            .help(mistake.help)
    }));
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::run;

    const HEAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n";

    fn of(waiver: &str) -> String {
        run(check, &format!("{HEAD}x-lint-ignore: {waiver}\n"))
    }

    #[test]
    fn each_mistake_is_named_at_its_place() {
        let waivers = [
            "missing-effect",
            "{rule: missing-effect, reason: r}",
            "[]",
            "[missing-effect]",
            "[{rule: missing-effect}, {reason: r}, {rule: missing-effect, reason: ' '}]",
            "[{rule: missing-efect, reason: r, because: r}, {rule: [missing-effect], reason: 5}]",
            "[{rule: cannot-generate, reason: r}, {rule: yaml-syntax, reason: r}, {rule: unused-waiver, reason: r}]",
        ];
        insta::assert_snapshot!(waivers.map(of).concat());
    }

    #[test]
    fn a_waiver_of_another_rule_is_fine() {
        assert_eq!(of("[{rule: missing-effect, reason: r}]"), "");
    }

    #[test]
    fn names_of_the_document_are_no_waivers() {
        let text = format!(
            "{HEAD}components:\n  schemas:\n    x-lint-ignore: {{type: string}}\n    A: {{type: object, properties: {{x-lint-ignore: {{type: string}}}}, \
             default: {{x-lint-ignore: 1}}, discriminator: {{propertyName: a, x-lint-ignore: 1}}}}\n"
        );
        assert_eq!(run(check, &text), "");
    }
}

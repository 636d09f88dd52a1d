//! `missing-look-up`: what an operation did can be looked up, or it says why not.

use crate::document::{Document, Entry, Node};
use crate::extension::{Effect, EffectKind, LOOK_UP};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::{Operation, operations};

const ID: &str = "missing-look-up";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "What an operation did can be looked up, or it says why not.",
    why: "When an answer is lost, the caller must be able to find out whether money moved; a second try may move it twice.",
    remedy: "Add a link named `look-up` to the success answer, or say why there is none: `{kind: …, no-look-up: …}`.",
    bad: "paths:\n  /a:\n    post:\n      operationId: create_a\n      x-effect: moves-money\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    post:\n      operationId: create_a\n      \
           x-effect: {kind: moves-money, no-look-up: The page has no query.}\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for operation in operations(context.document) {
        let Some(effect) = operation.node().get("x-effect") else { continue };
        if let Ok(stated) = effect.read::<Effect>() {
            findings.extend(finding(context.document, effect, &stated, look_up(operation)));
        }
    }
}

fn finding(document: &Document, node: &Node, effect: &Effect, link: Option<&Entry>) -> Option<Finding> {
    let at = |span: &std::ops::Range<usize>, message: &str| Finding::error(ID, &document.name, span.clone(), message);
    match (link, &effect.no_look_up) {
        (Some(link), Some(_)) => Some(
            at(&link.key_span, "a look-up that `no-look-up` says there is not")
                .help("remove the link, or the reason in `x-effect`"),
        ),
        (None, None) if effect.kind != EffectKind::Read => {
            Some(at(&node.span, "nothing says how the outcome is looked up").help(
                "add a link named `look-up` to the success answer, or write `{kind: …, no-look-up: why there is none}`",
            ))
        }
        (None, Some(_)) if effect.kind == EffectKind::Read => {
            Some(at(&node.span, "a read needs no look-up").help("write `x-effect: read`"))
        }
        _ => None,
    }
}

/// The link of a success answer that leads to the look-up.
pub fn look_up(operation: Operation<'_>) -> Option<&Entry> {
    let successes = operation.successes().into_iter();
    successes.filter_map(|(_, response)| response.get("links")?.entry(LOOK_UP)).next()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn a_change_has_a_look_up_or_a_reason() {
        let link = "responses: {'200': {description: d, links: {look-up: {operationId: get_a}}}}";
        let of = |operation: &str| run(check, &with_operation(operation, ""));
        let printed = [
            of("x-effect: moves-money\nresponses: {'200': {description: d}}"),
            of("x-effect: {kind: read, no-look-up: r}\nresponses: {}"),
            of(&format!("x-effect: {{kind: session, no-look-up: r}}\n{link}")),
        ];
        insta::assert_snapshot!(printed.concat(), @r"
        error[missing-look-up]: nothing says how the outcome is looked up
         --> spec/test.yaml:6:17
          |
        6 |       x-effect: moves-money
          |                 ^^^^^^^^^^^
          |
          = help: add a link named `look-up` to the success answer, or write `{kind: …, no-look-up: why there is none}`

        error[missing-look-up]: a read needs no look-up
         --> spec/test.yaml:6:17
          |
        6 |       x-effect: {kind: read, no-look-up: r}
          |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: write `x-effect: read`

        error[missing-look-up]: a look-up that `no-look-up` says there is not
         --> spec/test.yaml:7:51
          |
        7 |       responses: {'200': {description: d, links: {look-up: {operationId: get_a}}}}
          |                                                   ^^^^^^^
          |
          = help: remove the link, or the reason in `x-effect`
        ");
        assert_eq!(of("x-effect: {kind: session, no-look-up: r}\nresponses: {}"), "");
        assert_eq!(of(&format!("x-effect: moves-money\n{link}")), "");
        assert_eq!(of("x-effect: read\nresponses: {}"), "");
    }
}

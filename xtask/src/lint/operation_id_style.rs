//! `operation-id-style`: an operationId is `verb_noun` in snake_case.

use heck::ToSnakeCase;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::missing_operation_id::proposal;
use super::operations::operations;

const ID: &str = "operation-id-style";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operationId is `verb_noun` in snake_case.",
    why: "The method in the client is called that; what is written otherwise is renamed, and no longer found by its name.",
    remedy: "Write verb and noun in snake_case: `get` for one, `list` for many, `create` for something new.",
    bad: "paths:\n  /orders:\n    get:\n      operationId: listOrders\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /orders:\n    get:\n      operationId: list_orders\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for operation in operations(context.document) {
        let (Some(id), Some(node)) = (operation.id(), operation.node().get("operationId")) else { continue };
        if is_verb_noun(id) {
            continue;
        }
        let better = Some(id.to_snake_case()).filter(|better| is_verb_noun(better));
        let better = better.unwrap_or_else(|| proposal(&operation));
        let message = format!("the operationId `{id}` is not verb and noun in snake_case");
        findings.push(
            Finding::warning(ID, &context.document.name, node.span.clone(), message)
                .help(format!("write it as `{better}`")),
        );
    }
}

/// At least two words of small letters and digits, the first of letters.
fn is_verb_noun(id: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let mut words = id.split('_');
    let verb = words.next().is_some_and(|verb| is_word(verb) && verb.bytes().all(|c| c.is_ascii_lowercase()));
    let nouns: Vec<&str> = words.collect();
    verb && !nouns.is_empty() && nouns.into_iter().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn another_name_is_proposed() {
        let of = |id: &str| run(check, &with_operation(&format!("operationId: {id}\nresponses: {{}}"), ""));
        insta::assert_snapshot!([of("createOrder"), of("pay"), of("订单")].join("\n"), @r"
        warning[operation-id-style]: the operationId `createOrder` is not verb and noun in snake_case
         --> spec/test.yaml:6:20
          |
        6 |       operationId: createOrder
          |                    ^^^^^^^^^^^
          |
          = help: write it as `create_order`


        warning[operation-id-style]: the operationId `pay` is not verb and noun in snake_case
         --> spec/test.yaml:6:20
          |
        6 |       operationId: pay
          |                    ^^^
          |
          = help: write it as `create_a`


        warning[operation-id-style]: the operationId `订单` is not verb and noun in snake_case
         --> spec/test.yaml:6:20
          |
        6 |       operationId: 订单
          |                    ^^^^
          |
          = help: write it as `create_a`
        ");
        assert_eq!(of("list_user_transactions"), "");
        assert_eq!(of("get_order2"), "");
    }
}

//! `missing-operation-id`: an operation has an operationId, since the method in the client is called that.

use heck::ToSnakeCase;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::{Operation, operations};
use crate::lower::derived_id;

const ID: &str = "missing-operation-id";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation has an operationId, since the method in the client is called that.",
    why: "Without one the method is named after HTTP method and path, and its name changes when the path does.",
    remedy: "Add `operationId`: verb and noun in snake_case.",
    bad: "paths:\n  /orders/{id}:\n    get:\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /orders/{id}:\n    get:\n      operationId: get_order\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for operation in operations(document).filter(|operation| operation.id().is_none()) {
        let message = format!("{} {} has no operationId", operation.method.key.to_uppercase(), operation.path.key);
        let derived = derived_id(&operation.method.key, &operation.path.key);
        findings.push(
            Finding::warning(ID, &document.name, operation.span(), message)
                .label(format!("named after method and path: `{derived}`, with a number where that is taken"))
                .help(format!("add one that says verb and noun, such as `operationId: {}`", proposal(&operation))),
        );
    }
}

/// A name as the house has them, for a person to improve.
pub fn proposal(operation: &Operation) -> String {
    let segments = || operation.path.key.rsplit('/').filter(|word| !word.is_empty());
    let is_one = segments().next().is_some_and(|word| word.contains('{'));
    let verb = match operation.method.key.as_str() {
        "get" if !is_one => "list",
        "post" => "create",
        "put" | "patch" => "update",
        verb => verb,
    };
    let noun = segments().find(|word| !word.starts_with('{')).unwrap_or("root").to_snake_case();
    format!("{verb}_{noun}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn a_name_is_proposed() {
        let text = "paths:\n  /v1/cashs/{id}:\n    post: {responses: {}}\n    parameters: []\n  /b:\n    get:\n      operationId: ''\n  /c:\n    get: {operationId: get_c}\n";
        insta::assert_snapshot!(run(check, text), @r"
        warning[missing-operation-id]: POST /v1/cashs/{id} has no operationId
         --> spec/test.yaml:3:5
          |
        3 |     post: {responses: {}}
          |     ^^^^ named after method and path: `post_v1_cashs_by_id`, with a number where that is taken
          |
          = help: add one that says verb and noun, such as `operationId: create_cashs`

        warning[missing-operation-id]: GET /b has no operationId
         --> spec/test.yaml:6:5
          |
        6 |     get:
          |     ^^^ named after method and path: `get_b`, with a number where that is taken
          |
          = help: add one that says verb and noun, such as `operationId: list_b`
        ");
    }
}

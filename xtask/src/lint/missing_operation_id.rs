//! `missing-operation-id`: an operation has an operationId, since the method in the client is called that.

use heck::ToSnakeCase;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::{Operation, operations};

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
        let derived = derived(&operation);
        findings.push(
            Finding::warning(ID, &document.name, operation.span(), message)
                .label(format!("the client calls it `{derived}`"))
                .help(format!("add one that says verb and noun, such as `operationId: {}`", proposal(&operation))),
        );
    }
}

/// What the generator makes of method and path: `GET /pets/{id}/toys` is `get_pets_by_id_toys`.
fn derived(operation: &Operation) -> String {
    let words = operation.path.key.split('/').filter(|word| !word.is_empty());
    let words = words.map(|word| match word.strip_prefix('{') {
        Some(name) => format!("by_{name}"),
        None => word.to_owned(),
    });
    let words: Vec<String> = std::iter::once(operation.method.key.clone()).chain(words).collect();
    words.join("_").to_snake_case()
}

/// A name as the house has them, for a person to improve.
pub fn proposal(operation: &Operation) -> String {
    let verb = match operation.method.key.as_str() {
        "post" => "create",
        "put" | "patch" => "update",
        verb => verb,
    };
    let mut words = operation.path.key.rsplit('/').filter(|word| !word.is_empty() && !word.starts_with('{'));
    let noun = words.next().unwrap_or("root").to_snake_case();
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
          |     ^^^^ the client calls it `post_v1_cashs_by_id`
          |
          = help: add one that says verb and noun, such as `operationId: create_cashs`

        warning[missing-operation-id]: GET /b has no operationId
         --> spec/test.yaml:6:5
          |
        6 |     get:
          |     ^^^ the client calls it `get_b`
          |
          = help: add one that says verb and noun, such as `operationId: get_b`
        ");
    }
}

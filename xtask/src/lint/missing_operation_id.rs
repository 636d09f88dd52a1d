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
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for operation in operations(document).filter(|operation| operation.id().is_none()) {
        let message = format!("{} {} has no operationId", operation.method.key.to_uppercase(), operation.path.key);
        findings.push(
            Finding::error(ID, &document.name, operation.span(), message)
                .help(format!("add one that says verb and noun, such as `operationId: {}`", proposal(&operation))),
        );
    }
}

fn proposal(operation: &Operation) -> String {
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
        error[missing-operation-id]: POST /v1/cashs/{id} has no operationId
         --> spec/test.yaml:3:5
          |
        3 |     post: {responses: {}}
          |     ^^^^
          |
          = help: add one that says verb and noun, such as `operationId: create_cashs`

        error[missing-operation-id]: GET /b has no operationId
         --> spec/test.yaml:6:5
          |
        6 |     get:
          |     ^^^
          |
          = help: add one that says verb and noun, such as `operationId: get_b`
        ");
    }
}

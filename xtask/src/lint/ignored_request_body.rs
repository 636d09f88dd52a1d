//! `ignored-request-body`: a request body stands where HTTP has a meaning for it.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "ignored-request-body";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A request body stands where HTTP has a meaning for it.",
    why: "OpenAPI 3.0 gives the body of GET, HEAD, DELETE and TRACE no meaning; this client sends it, and what lies between may drop it.",
    remedy: "Describe the inputs as query parameters, or correct the method.",
    bad: "paths:\n  /a:\n    get:\n      requestBody: {content: {application/json: {schema: {type: object}}}}\n      responses: {'200': {description: Fine.}}\n",
    good: "paths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: {type: object}}}}\n      responses: {'200': {description: Fine.}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Operation) {
        let Some(method) = place.key().filter(|key| matches!(*key, "get" | "head" | "delete" | "trace")) else {
            continue;
        };
        if let Some(entry) = place.node.entry("requestBody") {
            let message = format!("OpenAPI gives the request body of {} no meaning", method.to_uppercase());
            let finding = Finding::warning(ID, &context.document.name, entry.key_span.clone(), message);
            findings.push(finding.help("describe the inputs as query parameters, or correct the method"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn bodies_without_meaning_are_shown() {
        let text = "paths: {/a: {get: {requestBody: {}}, put: {requestBody: {}}, delete: {requestBody: {$ref: '#/x'}}, options: {requestBody: {}}}}\n";
        insta::assert_snapshot!(run(check, text), @r"
        warning[ignored-request-body]: OpenAPI gives the request body of GET no meaning
         --> spec/test.yaml:1:20
          |
        1 | paths: {/a: {get: {requestBody: {}}, put: {requestBody: {}}, delete: {requestBody: {$ref: '#/x'}}, options: {requestBody: {}}}}
          |                    ^^^^^^^^^^^
          |
          = help: describe the inputs as query parameters, or correct the method

        warning[ignored-request-body]: OpenAPI gives the request body of DELETE no meaning
         --> spec/test.yaml:1:71
          |
        1 | paths: {/a: {get: {requestBody: {}}, put: {requestBody: {}}, delete: {requestBody: {$ref: '#/x'}}, options: {requestBody: {}}}}
          |                                                                       ^^^^^^^^^^^
          |
          = help: describe the inputs as query parameters, or correct the method
        ");
    }
}

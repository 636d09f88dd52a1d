//! `missing-example`: an operation shows a request and a successful answer.

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::{Operation, operations};

const ID: &str = "missing-example";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation shows a request and each of its successful answers.",
    why: "Each example becomes a test of the client; an operation without one is never tried against its document.",
    remedy: "Add `examples.<name>.value`: `published` for the page's own, `minimal` for one made from its table.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters: [{name: id, in: query, schema: {type: string}}]\n      \
          responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters:\n        - {name: id, in: query, schema: {type: string}, \
           examples: {published: {value: a}}}\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    let help = "add `examples: {published: {value: …}}`, or `minimal` where the page shows none";
    for operation in operations(context.document) {
        if lacks_request(operation) {
            let message = "an operation without an example of a request";
            findings.push(Finding::warning(ID, name, operation.span(), message).help(help));
        } else if let Some(parameter) = operation.parameters().into_iter().find(|node| is_unknown(context, node)) {
            let shown = parameter.get("name").and_then(Node::as_str).unwrap_or_default();
            let message = format!("no request can be shown, because the required parameter `{shown}` has no example");
            findings.push(Finding::warning(ID, name, operation.span(), message).help(help));
        }
        for (status, response) in operation.successes() {
            let content = response.get("content").map_or(&[][..], Node::entries);
            if content.iter().any(is_data) && !content.iter().any(|media| shows(&media.value)) {
                let message = format!("the answer {} has no example", status.key);
                findings.push(Finding::warning(ID, name, status.key_span.clone(), message).help(help));
            }
        }
    }
}

/// Something can be sent, and nothing of it is shown.
fn lacks_request(operation: Operation) -> bool {
    let parameters = operation.parameters();
    let content = operation.request_content();
    let is_shown = if !content.iter().any(is_data) {
        parameters.is_empty() || parameters.iter().any(|parameter| shows(parameter) || in_content(parameter))
    } else {
        content.iter().any(|media| shows(&media.value))
    };
    !is_shown
}

/// What is neither JSON nor a form is bytes, of which there is nothing to show.
fn is_data(media: &Entry) -> bool {
    media.key.contains("json") || media.key.starts_with("application/x-www-form-urlencoded")
}

/// A parameter without which nothing can be sent, and of which no value is known.
fn is_unknown(context: &Context, parameter: &Node) -> bool {
    let schema = parameter.get("schema").and_then(|schema| context.document.resolve(schema));
    let is_stated =
        schema.is_some_and(|schema| ["example", "default", "enum"].iter().any(|key| schema.get(key).is_some()));
    parameter.get("required").and_then(Node::as_bool) == Some(true)
        && !is_stated
        && !shows(parameter)
        && !in_content(parameter)
}

fn in_content(parameter: &Node) -> bool {
    parameter.get("content").map_or(&[][..], Node::entries).iter().any(|media| shows(&media.value))
}

fn shows(node: &Node) -> bool {
    node.get("example").is_some() || node.get("examples").is_some_and(|examples| !examples.entries().is_empty())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn requests_and_successes_are_shown() {
        let media = "content: {application/json: {schema: {type: object}}}";
        let shown = "content: {application/json: {schema: {type: object}, examples: {published: {value: {}}}}}";
        let of = |operation: &str| run(check, &with_operation(operation, ""));
        let responses =
            format!("responses: {{'200': {{description: d, {media}}}, '400': {{description: d, {media}}}}}");
        insta::assert_snapshot!(of(&format!("requestBody: {{{media}}}\n{responses}")), @r"
        warning[missing-example]: an operation without an example of a request
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `examples: {published: {value: …}}`, or `minimal` where the page shows none

        warning[missing-example]: the answer 200 has no example
         --> spec/test.yaml:7:19
          |
        7 |       responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}, '400': {description:…
          |                   ^^^^^
          |
          = help: add `examples: {published: {value: …}}`, or `minimal` where the page shows none
        ");
        assert_eq!(of(&format!("requestBody: {{{shown}}}\nresponses: {{'200': {{description: d, {shown}}}}}")), "");
        assert_eq!(of("responses: {'204': {description: d}}"), "");
    }
}

//! `malformed-expression`: what begins with `$` in a link or a callback is a runtime expression.

use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "malformed-expression";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "What begins with `$` in a link or a callback is a runtime expression.",
    why: "An expression that cannot be read is taken for a constant, or the link is not followed at all.",
    remedy: "Write `$request.body#/name`, `$request.query.name`, `$response.body#/name`, `$response.header.name`, `$url` and the like.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses:\n        '200':\n          description: Fine.\n          links: {next: {operationId: get_a, parameters: {id: $response.body.id}}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses:\n        '200':\n          description: Fine.\n          links: {next: {operationId: get_a, parameters: {id: $response.body#/id}}}\n",
    check,
};

const HELP: &str = "write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`";

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut add = |span: std::ops::Range<usize>, text: &str| {
        let message = format!("`{text}` is no runtime expression");
        findings.push(Finding::error(ID, &context.document.name, span, message).help(HELP));
    };
    for place in context.places.iter().filter(|place| place.reference().is_none()) {
        match place.kind {
            Kind::Link => {
                let parameters = place.node.get("parameters").map_or(&[][..], Node::entries).iter();
                let values = parameters.map(|entry| &entry.value).chain(place.node.get("requestBody"));
                for (value, text) in values.filter_map(|value| Some((value, wrong(value)?))) {
                    add(value.span.clone(), text);
                }
            }
            Kind::Callback => {
                for entry in place.node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
                    if let Some(text) = wrong_in_key(&entry.key) {
                        add(entry.key_span.clone(), text);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A constant that begins with `$` and something else than a word is left alone.
fn wrong(value: &Node) -> Option<&str> {
    let Value::String(text) = &value.value else { return None };
    let looks_like_one = text.strip_prefix('$').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    (looks_like_one && !is_expression(text)).then_some(text.as_str())
}

/// An expression stands alone, or in braces inside of a URL.
fn wrong_in_key(key: &str) -> Option<&str> {
    if key.starts_with('$') {
        return Some(key).filter(|key| !is_expression(key));
    }
    let parts = key.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
    parts.into_iter().find(|part| part.starts_with('$') && !is_expression(part))
}

fn is_expression(text: &str) -> bool {
    if matches!(text, "$url" | "$method" | "$statusCode") {
        return true;
    }
    let Some(source) = text.strip_prefix("$request.").or_else(|| text.strip_prefix("$response.")) else { return false };
    let named = ["header.", "query.", "path."].iter().find_map(|kind| source.strip_prefix(kind));
    if let Some(name) = named {
        return !name.is_empty();
    }
    match source.strip_prefix("body") {
        Some("") => true,
        Some(pointer) => {
            pointer.strip_prefix('#').is_some_and(|pointer| pointer.is_empty() || pointer.starts_with('/'))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_of_them_is_shown() {
        let text = with_operation(
            "responses:\n  '200':\n    description: d\n    links:\n      l: {operationId: a, requestBody: '$request.boddy', parameters: {a: '$response.body#/id', b: $response.body.id, c: constant, d: '$5', e: '$request.header.a', f: $status}}\n\
             callbacks:\n  c:\n    '{$request.body#/url}': {}\n    'https://a.example?u={$request.body/url}&v={$url}': {}\n    '$request.query.url': {}\n    '$request.cookie.url': {}\n    'https://b.example/{id}': {}",
            "",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[malformed-expression]: `$request.boddy` is no runtime expression
          --> spec/test.yaml:10:46
           |
        10 | ...   l: {operationId: a, requestBody: '$request.boddy', parameters: {a: '$response.body#/id', b: $response.body.id, c: constant, d:...
           |                                        ^^^^^^^^^^^^^^^^
           |
           = help: write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`

        error[malformed-expression]: `$response.body.id` is no runtime expression
          --> spec/test.yaml:10:105
           |
        10 | … '$request.boddy', parameters: {a: '$response.body#/id', b: $response.body.id, c: constant, d: '$5', e: '$request.header.a', f: $st...
           |                                                              ^^^^^^^^^^^^^^^^^
           |
           = help: write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`

        error[malformed-expression]: `$status` is no runtime expression
          --> spec/test.yaml:10:173
           |
        10 | …e.body.id, c: constant, d: '$5', e: '$request.header.a', f: $status}}
           |                                                              ^^^^^^^
           |
           = help: write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`

        error[malformed-expression]: `$request.body/url` is no runtime expression
          --> spec/test.yaml:14:11
           |
        14 |           'https://a.example?u={$request.body/url}&v={$url}': {}
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`

        error[malformed-expression]: `$request.cookie.url` is no runtime expression
          --> spec/test.yaml:16:11
           |
        16 |           '$request.cookie.url': {}
           |           ^^^^^^^^^^^^^^^^^^^^^
           |
           = help: write `$url`, `$method`, `$statusCode`, or `$request.` or `$response.` with `body#/name`, `query.name`, `path.name` or `header.name`
        ");
    }

    #[test]
    fn the_standards_own_are_expressions() {
        let all = [
            "$url",
            "$method",
            "$statusCode",
            "$request.path.id",
            "$request.query.q",
            "$request.body",
            "$response.body#/a/0",
        ];
        assert!(all.iter().all(|text| is_expression(text)));
    }
}

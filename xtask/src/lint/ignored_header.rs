//! `ignored-header`: a header that OpenAPI describes elsewhere is not described as a header.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::{Kind, Place};

const ID: &str = "ignored-header";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A header that OpenAPI describes elsewhere is not described as a header.",
    why: "OpenAPI ignores such a description, so the header is not sent as it says.",
    remedy: "Say it with `content`, whose keys are media types, or with `security`.",
    bad: "paths:\n  /a:\n    get:\n      parameters: [{name: Authorization, in: header, schema: {type: string}}]\n      responses: {'200': {description: Fine.}}\n",
    good: "security: [{token: []}]\npaths:\n  /a: {get: {responses: {'200': {description: Fine.}}}}\ncomponents:\n  securitySchemes:\n    token: {type: http, scheme: bearer}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in &context.places {
        if let Some((span, name, help)) = ignored(context, place) {
            let message = format!("the header `{name}` is ignored here");
            findings.push(Finding::warning(ID, &context.document.name, span, message).help(help));
        }
    }
}

fn ignored<'a>(context: &Context, place: &Place<'a>) -> Option<(std::ops::Range<usize>, &'a str, &'static str)> {
    match place.kind {
        Kind::Parameter => {
            let name =
                place.node.get("name").filter(|_| place.node.get("in").and_then(Node::as_str) == Some("header"))?;
            let text = name.as_str()?;
            Some((name.span.clone(), text, parameter_help(text)?))
        }
        Kind::Header => {
            let around = context.places.get(place.parent)?;
            let name = place.key().filter(|name| name.eq_ignore_ascii_case("content-type"))?;
            let help = match around.kind {
                Kind::Response => "remove it: the keys of `content` are the media types",
                Kind::Encoding => "write `contentType` of the encoding",
                _ => return None,
            };
            Some((place.span(), name, help))
        }
        _ => None,
    }
}

fn parameter_help(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "accept" => Some("remove it: the keys of `content` of the responses are the media types"),
        "content-type" => Some("remove it: the keys of `content` of `requestBody` are the media types"),
        "authorization" => {
            Some("remove it, and describe the credential under `components.securitySchemes` and `security`")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_of_them_is_shown() {
        let text = with_operation(
            "parameters: [{name: accept, in: header}, {name: Content-Type, in: header}, {name: Authorization, in: header}, {name: Accept, in: query}, {name: X-A, in: header}]\n\
             requestBody: {content: {multipart/form-data: {encoding: {a: {headers: {Content-Type: {}, X-A: {}}}}}}}\nresponses: {'200': {description: d, headers: {content-type: {}, X-B: {}}}}",
            "headers: {Content-Type: {schema: {}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        warning[ignored-header]: the header `accept` is ignored here
         --> spec/test.yaml:6:27
          |
        6 |       parameters: [{name: accept, in: header}, {name: Content-Type, in: header}, {name: Authorization, in: header}, {name: Acc…
          |                           ^^^^^^
          |
          = help: remove it: the keys of `content` of the responses are the media types

        warning[ignored-header]: the header `Content-Type` is ignored here
         --> spec/test.yaml:6:55
          |
        6 |       parameters: [{name: accept, in: header}, {name: Content-Type, in: header}, {name: Authorization, in: header}, {name: Accept, in...
          |                                                       ^^^^^^^^^^^^
          |
          = help: remove it: the keys of `content` of `requestBody` are the media types

        warning[ignored-header]: the header `Authorization` is ignored here
         --> spec/test.yaml:6:89
          |
        6 | …cept, in: header}, {name: Content-Type, in: header}, {name: Authorization, in: header}, {name: Accept, in: query}, {name: X-A, in: h...
          |                                                              ^^^^^^^^^^^^^
          |
          = help: remove it, and describe the credential under `components.securitySchemes` and `security`

        warning[ignored-header]: the header `Content-Type` is ignored here
         --> spec/test.yaml:7:78
          |
        7 |       requestBody: {content: {multipart/form-data: {encoding: {a: {headers: {Content-Type: {}, X-A: {}}}}}}}
          |                                                                              ^^^^^^^^^^^^
          |
          = help: write `contentType` of the encoding

        warning[ignored-header]: the header `content-type` is ignored here
         --> spec/test.yaml:8:53
          |
        8 |       responses: {'200': {description: d, headers: {content-type: {}, X-B: {}}}}
          |                                                     ^^^^^^^^^^^^
          |
          = help: remove it: the keys of `content` are the media types
        ");
    }
}

//! `malformed-media-type`: a media type looks like `application/json`.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::{Kind, Place};

const ID: &str = "malformed-media-type";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A media type looks like `application/json`.",
    why: "What is no media type is never what an answer or a request has, so its schema is never used.",
    remedy: "Write type and subtype with a slash between, or a range such as `image/*`.",
    bad: "paths:\n  /a: {get: {responses: {'200': {description: Fine., content: {json: {schema: {}}}}}}}\n",
    good: "paths:\n  /a: {get: {responses: {'200': {description: Fine., content: {application/json: {schema: {}}}}}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut add = |span: std::ops::Range<usize>, text: &str| {
        let finding = Finding::error(ID, &context.document.name, span, format!("`{text}` is no media type"));
        findings.push(finding.help(help(text)));
    };
    for place in &context.places {
        match place.kind {
            Kind::Media => media(place).into_iter().for_each(|text| add(place.span(), text)),
            Kind::Encoding => {
                let Some(node) = place.node.get("contentType") else { continue };
                let wrong = node.as_str().filter(|list| !list.split(',').all(|one| is_media_type(one.trim())));
                wrong.into_iter().for_each(|list| add(node.span.clone(), list));
            }
            _ => {}
        }
    }
}

fn media<'a>(place: &Place<'a>) -> Option<&'a str> {
    place.key().filter(|key| !is_media_type(key))
}

fn help(text: &str) -> &'static str {
    match text.to_ascii_lowercase().as_str() {
        "json" | "application-json" | "application\\json" => "write `application/json`",
        "xml" => "write `application/xml`",
        "text" | "txt" => "write `text/plain`",
        "html" => "write `text/html`",
        "form" => "write `application/x-www-form-urlencoded`",
        "*" => "write `*/*`",
        _ => "write type and subtype with a slash between, such as `application/json`",
    }
}

/// `type/subtype` or a range, with parameters.
fn is_media_type(text: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let Some((main, sub)) = essence.trim().split_once('/') else { return false };
    let is_parameter = |one: &str| one.split_once('=').is_some_and(|(name, value)| is_token(name) && !value.is_empty());
    is_token(main)
        && is_token(sub)
        && parameters.split(';').map(str::trim).all(|one| one.is_empty() || is_parameter(one))
}

/// A token of RFC 9110, which names of headers are too.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_of_them_is_shown() {
        let text = with_operation(
            "requestBody: {content: {json: {}, 'application/json;charset=utf-8': {}, multipart/form-data: {encoding: {a: {contentType: 'image/png, image'}}}}}\n\
             responses: {'200': {description: d, content: {application/: {}, '*/*': {}, 'a/b c': {}, 'a/b; charset': {}}}}",
            "",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[malformed-media-type]: `json` is no media type
         --> spec/test.yaml:6:31
          |
        6 |       requestBody: {content: {json: {}, 'application/json;charset=utf-8': {}, multipart/form-data: {encoding: {a: {contentType: 'i…
          |                               ^^^^
          |
          = help: write `application/json`

        error[malformed-media-type]: `image/png, image` is no media type
         --> spec/test.yaml:6:129
          |
        6 | …f-8': {}, multipart/form-data: {encoding: {a: {contentType: 'image/png, image'}}}}}
          |                                                              ^^^^^^^^^^^^^^^^^^
          |
          = help: write type and subtype with a slash between, such as `application/json`

        error[malformed-media-type]: `application/` is no media type
         --> spec/test.yaml:7:53
          |
        7 |       responses: {'200': {description: d, content: {application/: {}, '*/*': {}, 'a/b c': {}, 'a/b; charset': {}}}}
          |                                                     ^^^^^^^^^^^^
          |
          = help: write type and subtype with a slash between, such as `application/json`

        error[malformed-media-type]: `a/b c` is no media type
         --> spec/test.yaml:7:82
          |
        7 |       responses: {'200': {description: d, content: {application/: {}, '*/*': {}, 'a/b c': {}, 'a/b; charset': {}}}}
          |                                                                                  ^^^^^^^
          |
          = help: write type and subtype with a slash between, such as `application/json`

        error[malformed-media-type]: `a/b; charset` is no media type
         --> spec/test.yaml:7:95
          |
        7 |       responses: {'200': {description: d, content: {application/: {}, '*/*': {}, 'a/b c': {}, 'a/b; charset': {}}}}
          |                                                                                               ^^^^^^^^^^^^^^
          |
          = help: write type and subtype with a slash between, such as `application/json`
        ");
    }

    #[test]
    fn ranges_and_parameters_are_media_types() {
        for text in ["image/*", "*/*", "application/vnd.a+json; v=1", "text/plain;charset=\"utf-8\"", "a/b;"] {
            assert!(is_media_type(text), "{text}");
        }
    }
}

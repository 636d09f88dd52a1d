//! `missing-key`: an object has the keys that OpenAPI 3.0.3 requires.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::most_similar;
use super::walk::{Kind, Place};

const ID: &str = "missing-key";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "An object has the keys that OpenAPI 3.0.3 requires.",
    why: "Without them the object has no meaning, and most tools refuse the whole document.",
    remedy: "Add the key that the finding names.",
    bad: "components:\n  schemas:\n    A: {type: array}\n",
    good: "components:\n  schemas:\n    A: {type: array, items: {type: string}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut add = |place: &Place, key: &str, help: String| {
        let message = format!("{} has no {key}", place.kind.name());
        findings.push(Finding::error(ID, &context.document.name, span(place), message).help(help));
    };
    for place in &context.places {
        if place.keys.has_reference || !place.node.is_map() {
            continue;
        }
        let missing = place.kind.fields().iter().filter(|field| field.is_required);
        for field in missing.filter(|field| place.node.get(field.name).is_none()) {
            add(place, &format!("`{}`", field.name), help(place, field.name));
        }
        if let Some((key, help)) = special(place) {
            add(place, key, help);
        }
    }
}

/// The first key of the document stands for the document, and an item of a list stands for itself.
fn span(place: &Place) -> std::ops::Range<usize> {
    match place.node.entries().first() {
        Some(first) if place.kind == Kind::Root => first.key_span.clone(),
        Some(first) if place.entry.is_none() => first.key_span.clone(),
        _ => place.span(),
    }
}

fn help(place: &Place, key: &str) -> String {
    let strangers = place.node.entries().iter().map(|entry| entry.key.as_str());
    let strangers = strangers.filter(|name| place.kind.field(name).is_none() && !name.starts_with("x-"));
    match (most_similar(key, strangers), key) {
        (Some(slip), _) => format!("is `{slip}` a slip of it?"),
        (None, "openapi") => "add `openapi: 3.0.3`".to_owned(),
        (None, "paths") => "add `paths:` with at least one path".to_owned(),
        (None, "responses") => "add `responses:` with at least the answer of a success".to_owned(),
        (None, "content") => "add `content:` with a media type such as `application/json:`".to_owned(),
        (None, "scopes") => "add `scopes:` with the scopes and what they allow, or `scopes: {}`".to_owned(),
        (None, "default") => "add `default:` with the value that is used when nobody chooses one".to_owned(),
        _ => format!("add `{key}:`"),
    }
}

/// What is required by another key's value, or as one of several.
fn special(place: &Place) -> Option<(&'static str, String)> {
    let has = |key: &str| place.node.get(key).is_some();
    let text = |key: &str| place.node.get(key).and_then(Node::as_str).unwrap_or_default();
    match place.kind {
        Kind::Parameter | Kind::Header if !has("schema") && !has("content") => {
            Some(("`schema`", "add `schema:`, such as `schema: {type: string}`, or `content:`".to_owned()))
        }
        Kind::Parameter | Kind::Header if place.node.get("content").is_some_and(is_empty_map) => Some((
            "media type in its `content`",
            "add a media type, or write `schema:` instead of `content:`".to_owned(),
        )),
        Kind::Schema if text("type") == "array" && !has("items") => {
            Some(("`items`", "add `items:`; `items: {}` stands for anything".to_owned()))
        }
        Kind::Link if !has("operationId") && !has("operationRef") => Some((
            "`operationId`",
            "add `operationId:` or `operationRef:` of the operation that it leads to".to_owned(),
        )),
        Kind::Responses if place.node.entries().iter().all(|entry| entry.key.starts_with("x-")) => {
            Some(("status", "add at least the answer of a success, such as `'200': {description: …}`".to_owned()))
        }
        Kind::SecurityScheme => scheme_key(text("type"), has),
        Kind::OAuthFlow => flow_key(place.key()?, has),
        _ => None,
    }
}

fn is_empty_map(node: &Node) -> bool {
    node.is_map() && node.entries().is_empty()
}

fn scheme_key(scheme: &str, has: impl Fn(&str) -> bool) -> Option<(&'static str, String)> {
    let wanted: &[(&str, &'static str)] = match scheme {
        "apiKey" => &[("name", "`name`"), ("in", "`in`")],
        "http" => &[("scheme", "`scheme`")],
        "oauth2" => &[("flows", "`flows`")],
        "openIdConnect" => &[("openIdConnectUrl", "`openIdConnectUrl`")],
        _ => &[],
    };
    let (_, shown) = wanted.iter().find(|(key, _)| !has(key))?;
    Some((shown, format!("add {shown}, which `type: {scheme}` needs")))
}

fn flow_key(flow: &str, has: impl Fn(&str) -> bool) -> Option<(&'static str, String)> {
    let wanted: &[(&str, &'static str)] = match flow {
        "implicit" => &[("authorizationUrl", "`authorizationUrl`")],
        "password" | "clientCredentials" => &[("tokenUrl", "`tokenUrl`")],
        "authorizationCode" => &[("authorizationUrl", "`authorizationUrl`"), ("tokenUrl", "`tokenUrl`")],
        _ => &[],
    };
    let (_, shown) = wanted.iter().find(|(key, _)| !has(key))?;
    Some((shown, format!("add {shown}, which the flow `{flow}` needs")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_missing_key_is_named() {
        let text = with_operation(
            "externalDocs: {}\nservers: [{description: d, variables: {v: {enum: [a]}}}]\n\
             parameters:\n  - {name: a, in: query}\n  - {nmae: b, in: query, content: {}}\n  - {$ref: '#/x'}\nrequestBody: {}\n\
             responses:\n  '200': {content: {}, headers: {H: {}}, links: {l: {}, m: {operationRef: '#/x'}}}\n  '201': {$ref: '#/x'}\n\
             callbacks: {c: {'{$url}': {post: {responses: {x-a: 1}}, get: {}}}}",
            "examples: {E: {}}\nschemas: {A: {type: array, discriminator: {}}, B: {items: {}}}\nsecuritySchemes:\n  A: {}\n  B: {type: apiKey, in: query}\n  C: {type: http}\n  \
               D: {type: oauth2, flows: {implicit: {tokenUrl: t, scopes: {}}, authorizationCode: {authorizationUrl: a}, password: {tokenUrl: t, scopes: {}}}}\n  E: {type: oauth2}\n  F: {type: openIdConnect}",
        );
        let text = text
            .replace("{title: t, version: '1'}", "{titel: t, license: {}, contact: {}}")
            .replace("openapi:", "openpi:");
        insta::assert_snapshot!(run(check, &(text + "tags: [{}]\n")), @r"
        error[missing-key]: the document's root has no `openapi`
         --> spec/test.yaml:1:1
          |
        1 | openpi: 3.0.3
          | ^^^^^^
          |
          = help: is `openpi` a slip of it?

        error[missing-key]: `info` has no `title`
         --> spec/test.yaml:2:1
          |
        2 | info: {titel: t, license: {}, contact: {}}
          | ^^^^
          |
          = help: is `titel` a slip of it?

        error[missing-key]: `info` has no `version`
         --> spec/test.yaml:2:1
          |
        2 | info: {titel: t, license: {}, contact: {}}
          | ^^^^
          |
          = help: add `version:`

        error[missing-key]: `license` has no `name`
         --> spec/test.yaml:2:18
          |
        2 | info: {titel: t, license: {}, contact: {}}
          |                  ^^^^^^^
          |
          = help: add `name:`

        error[missing-key]: `externalDocs` has no `url`
         --> spec/test.yaml:6:7
          |
        6 |       externalDocs: {}
          |       ^^^^^^^^^^^^
          |
          = help: add `url:`

        error[missing-key]: a server has no `url`
         --> spec/test.yaml:7:18
          |
        7 |       servers: [{description: d, variables: {v: {enum: [a]}}}]
          |                  ^^^^^^^^^^^
          |
          = help: add `url:`

        error[missing-key]: a server variable has no `default`
         --> spec/test.yaml:7:46
          |
        7 |       servers: [{description: d, variables: {v: {enum: [a]}}}]
          |                                              ^
          |
          = help: add `default:` with the value that is used when nobody chooses one

        error[missing-key]: a parameter has no `schema`
         --> spec/test.yaml:9:12
          |
        9 |         - {name: a, in: query}
          |            ^^^^
          |
          = help: add `schema:`, such as `schema: {type: string}`, or `content:`

        error[missing-key]: a parameter has no `name`
          --> spec/test.yaml:10:12
           |
        10 |         - {nmae: b, in: query, content: {}}
           |            ^^^^
           |
           = help: is `nmae` a slip of it?

        error[missing-key]: a parameter has no media type in its `content`
          --> spec/test.yaml:10:12
           |
        10 |         - {nmae: b, in: query, content: {}}
           |            ^^^^
           |
           = help: add a media type, or write `schema:` instead of `content:`

        error[missing-key]: a request body has no `content`
          --> spec/test.yaml:12:7
           |
        12 |       requestBody: {}
           |       ^^^^^^^^^^^
           |
           = help: add `content:` with a media type such as `application/json:`

        error[missing-key]: a response has no `description`
          --> spec/test.yaml:14:9
           |
        14 |         '200': {content: {}, headers: {H: {}}, links: {l: {}, m: {operationRef: '#/x'}}}
           |         ^^^^^
           |
           = help: add `description:`

        error[missing-key]: a header has no `schema`
          --> spec/test.yaml:14:40
           |
        14 |         '200': {content: {}, headers: {H: {}}, links: {l: {}, m: {operationRef: '#/x'}}}
           |                                        ^
           |
           = help: add `schema:`, such as `schema: {type: string}`, or `content:`

        error[missing-key]: a link has no `operationId`
          --> spec/test.yaml:14:56
           |
        14 |         '200': {content: {}, headers: {H: {}}, links: {l: {}, m: {operationRef: '#/x'}}}
           |                                                        ^
           |
           = help: add `operationId:` or `operationRef:` of the operation that it leads to

        error[missing-key]: `responses` has no status
          --> spec/test.yaml:16:41
           |
        16 |       callbacks: {c: {'{$url}': {post: {responses: {x-a: 1}}, get: {}}}}
           |                                         ^^^^^^^^^
           |
           = help: add at least the answer of a success, such as `'200': {description: …}`

        error[missing-key]: an operation has no `responses`
          --> spec/test.yaml:16:63
           |
        16 |       callbacks: {c: {'{$url}': {post: {responses: {x-a: 1}}, get: {}}}}
           |                                                               ^^^
           |
           = help: add `responses:` with at least the answer of a success

        error[missing-key]: a schema has no `items`
          --> spec/test.yaml:19:13
           |
        19 |   schemas: {A: {type: array, discriminator: {}}, B: {items: {}}}
           |             ^
           |
           = help: add `items:`; `items: {}` stands for anything

        error[missing-key]: a discriminator has no `propertyName`
          --> spec/test.yaml:19:30
           |
        19 |   schemas: {A: {type: array, discriminator: {}}, B: {items: {}}}
           |                              ^^^^^^^^^^^^^
           |
           = help: add `propertyName:`

        error[missing-key]: a security scheme has no `type`
          --> spec/test.yaml:21:5
           |
        21 |     A: {}
           |     ^
           |
           = help: add `type:`

        error[missing-key]: a security scheme has no `name`
          --> spec/test.yaml:22:5
           |
        22 |     B: {type: apiKey, in: query}
           |     ^
           |
           = help: add `name`, which `type: apiKey` needs

        error[missing-key]: a security scheme has no `scheme`
          --> spec/test.yaml:23:5
           |
        23 |     C: {type: http}
           |     ^
           |
           = help: add `scheme`, which `type: http` needs

        error[missing-key]: an OAuth flow has no `authorizationUrl`
          --> spec/test.yaml:24:31
           |
        24 |     D: {type: oauth2, flows: {implicit: {tokenUrl: t, scopes: {}}, authorizationCode: {authorizationUrl: a}, password: {tokenUrl: …
           |                               ^^^^^^^^
           |
           = help: add `authorizationUrl`, which the flow `implicit` needs

        error[missing-key]: an OAuth flow has no `scopes`
          --> spec/test.yaml:24:68
           |
        24 | …{type: oauth2, flows: {implicit: {tokenUrl: t, scopes: {}}, authorizationCode: {authorizationUrl: a}, password: {tokenUrl: t, scope...
           |                                                              ^^^^^^^^^^^^^^^^^
           |
           = help: add `scopes:` with the scopes and what they allow, or `scopes: {}`

        error[missing-key]: an OAuth flow has no `tokenUrl`
          --> spec/test.yaml:24:68
           |
        24 | …{type: oauth2, flows: {implicit: {tokenUrl: t, scopes: {}}, authorizationCode: {authorizationUrl: a}, password: {tokenUrl: t, scope...
           |                                                              ^^^^^^^^^^^^^^^^^
           |
           = help: add `tokenUrl`, which the flow `authorizationCode` needs

        error[missing-key]: a security scheme has no `flows`
          --> spec/test.yaml:25:5
           |
        25 |     E: {type: oauth2}
           |     ^
           |
           = help: add `flows`, which `type: oauth2` needs

        error[missing-key]: a security scheme has no `openIdConnectUrl`
          --> spec/test.yaml:26:5
           |
        26 |     F: {type: openIdConnect}
           |     ^
           |
           = help: add `openIdConnectUrl`, which `type: openIdConnect` needs

        error[missing-key]: a tag has no `name`
          --> spec/test.yaml:27:8
           |
        27 | tags: [{}]
           |        ^^
           |
           = help: add `name:`
        ");
    }
}

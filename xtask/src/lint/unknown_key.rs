//! `unknown-key`: an object has only the keys that OpenAPI 3.0.3 gives it.

use crate::document::Entry;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::openapi_3_1;
use super::similar::most_similar;
use super::walk::{Kind, Place};

const ID: &str = "unknown-key";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "An object has only the keys that OpenAPI 3.0.3 gives it.",
    why: "A key that the standard does not know is ignored, so a misspelt one does nothing and nobody notices.",
    remedy: "Correct the spelling, or move the key to the object that has it. What is meant for other tools starts with `x-`.",
    bad: "paths:\n  /a:\n    get:\n      sumary: Reads a.\n      responses: {'200': {description: Fine.}}\n",
    good: "paths:\n  /a:\n    get:\n      summary: Reads a.\n      responses: {'200': {description: Fine.}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in &context.places {
        // What stands beside a `$ref` is the business of `ref-siblings`.
        if place.is_replaced() || !place.keys.has_stranger {
            continue;
        }
        for entry in place.node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
            if let Some((message, help)) = judge(place, entry) {
                findings.push(Finding::error(ID, &context.document.name, entry.key_span.clone(), message).help(help));
            }
        }
    }
}

/// What is wrong with a key, and the remedy.
fn judge(place: &Place, entry: &Entry) -> Option<(String, String)> {
    let key = entry.key.as_str();
    if place.kind == Kind::Paths && !key.starts_with('/') {
        return Some((format!("the path `{key}` does not begin with a slash"), format!("write `/{key}`")));
    }
    let is_known = place.kind.named_children().is_some() || place.kind.field(key).is_some();
    if is_known || openapi_3_1::is_keyword(place.kind, key) {
        return None;
    }
    let message = format!("{} has no key `{key}`", place.kind.name());
    Some((message, help(place, key)))
}

fn help(place: &Place, key: &str) -> String {
    if let Some((_, _, help)) = MOVED.iter().find(|(kind, moved, _)| *kind == place.kind && *moved == key) {
        return (*help).to_owned();
    }
    if key == "$ref" {
        return format!("write out {} here: no `$ref` can stand for it", place.kind.name());
    }
    let names = || place.kind.fields().iter().map(|field| field.name);
    if let Some(best) = most_similar(key, names()) {
        return format!("did you mean `{best}`?");
    }
    format!("remove it, or move it; {} can have {}", place.kind.name(), names().collect::<Vec<_>>().join(", "))
}

/// Keys of Swagger 2.0, and those that are often written one level off.
const MOVED: &[(Kind, &str, &str)] = &[
    (Kind::Root, "swagger", "this is a Swagger 2.0 document: convert it to OpenAPI 3.0.3"),
    (Kind::Root, "host", "write `servers: [{url: 'https://host/path'}]`"),
    (Kind::Root, "basePath", "write `servers: [{url: 'https://host/path'}]`"),
    (Kind::Root, "schemes", "write `servers: [{url: 'https://host/path'}]`"),
    (Kind::Root, "definitions", "move them to `components.schemas`"),
    (Kind::Root, "parameters", "move them to `components.parameters`"),
    (Kind::Root, "responses", "move them to `components.responses`"),
    (Kind::Root, "securityDefinitions", "move them to `components.securitySchemes`"),
    (Kind::Root, "consumes", "media types are the keys of `requestBody.content`"),
    (Kind::Root, "produces", "media types are the keys of a response's `content`"),
    (Kind::Operation, "consumes", "media types are the keys of `requestBody.content`"),
    (Kind::Operation, "produces", "media types are the keys of a response's `content`"),
    (Kind::Operation, "schemes", "write `servers`"),
    (Kind::Parameter, "type", "move it into `schema`"),
    (Kind::Parameter, "format", "move it into `schema`"),
    (Kind::Parameter, "enum", "move it into `schema`"),
    (Kind::Parameter, "default", "move it into `schema`"),
    (Kind::Parameter, "items", "move it into `schema`"),
    (Kind::Parameter, "pattern", "move it into `schema`"),
    (Kind::Parameter, "minimum", "move it into `schema`"),
    (Kind::Parameter, "maximum", "move it into `schema`"),
    (Kind::Parameter, "minLength", "move it into `schema`"),
    (Kind::Parameter, "maxLength", "move it into `schema`"),
    (Kind::Parameter, "collectionFormat", "write `style` and `explode`"),
    (Kind::Header, "type", "move it into `schema`"),
    (Kind::Header, "format", "move it into `schema`"),
    (Kind::Response, "schema", "move it into `content`, under its media type"),
    (Kind::Response, "examples", "move them into `content`, under their media type"),
    (Kind::RequestBody, "schema", "move it into `content`, under its media type"),
    (Kind::PathItem, "operationId", "move it into the operation"),
    (Kind::PathItem, "tags", "move them into each operation"),
    (Kind::PathItem, "responses", "move them into the operation"),
    (Kind::SecurityScheme, "flow", "write `flows`, with the flow's name as key"),
    (Kind::SecurityScheme, "scopes", "move them into the flow under `flows`"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_stranger_is_shown() {
        let text = with_operation(
            "sumary: a\nconsumes: [a/b]\nx-any: 1\nparameters: [{name: a, in: query, type: string}, {$ref: '#/x', more: 1}]\n\
             requestBody: {content: {a/b: {$ref: '#/x'}}}\nresponses:\n  x-any: 1\n  '200': {description: d, zebra: 1}\n\
             callbacks: {x-any: {'{$url}': {post: {}}}}\nsecurity: []",
            "schemas:\n  A: {tpye: object, properties: {tpye: {}}, discriminator: {propertyName: a, x-b: 1}, const: 1, example: {zebra: 1}}\nschema: {}",
        ) + "definitions: {}\n";
        let text = text.replace("paths:\n", "paths:\n  x-any: 1\n  a: {}\n");
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-key]: the path `a` does not begin with a slash
         --> spec/test.yaml:5:3
          |
        5 |   a: {}
          |   ^
          |
          = help: write `/a`

        error[unknown-key]: an operation has no key `sumary`
         --> spec/test.yaml:8:7
          |
        8 |       sumary: a
          |       ^^^^^^
          |
          = help: did you mean `summary`?

        error[unknown-key]: an operation has no key `consumes`
         --> spec/test.yaml:9:7
          |
        9 |       consumes: [a/b]
          |       ^^^^^^^^
          |
          = help: media types are the keys of `requestBody.content`

        error[unknown-key]: a parameter has no key `type`
          --> spec/test.yaml:11:41
           |
        11 |       parameters: [{name: a, in: query, type: string}, {$ref: '#/x', more: 1}]
           |                                         ^^^^
           |
           = help: move it into `schema`

        error[unknown-key]: a media type has no key `$ref`
          --> spec/test.yaml:12:37
           |
        12 |       requestBody: {content: {a/b: {$ref: '#/x'}}}
           |                                     ^^^^
           |
           = help: write out a media type here: no `$ref` can stand for it

        error[unknown-key]: a response has no key `zebra`
          --> spec/test.yaml:15:33
           |
        15 |         '200': {description: d, zebra: 1}
           |                                 ^^^^^
           |
           = help: remove it, or move it; a response can have description, headers, content, links

        error[unknown-key]: a schema has no key `tpye`
          --> spec/test.yaml:20:9
           |
        20 |     A: {tpye: object, properties: {tpye: {}}, discriminator: {propertyName: a, x-b: 1}, const: 1, example: {zebra: 1}}
           |         ^^^^
           |
           = help: did you mean `type`?

        error[unknown-key]: `components` has no key `schema`
          --> spec/test.yaml:21:3
           |
        21 |   schema: {}
           |   ^^^^^^
           |
           = help: did you mean `schemas`?

        error[unknown-key]: the document's root has no key `definitions`
          --> spec/test.yaml:22:1
           |
        22 | definitions: {}
           | ^^^^^^^^^^^
           |
           = help: move them to `components.schemas`
        ");
    }
}

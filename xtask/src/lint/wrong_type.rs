//! `wrong-type`: a value is of the type, or one of the words, that OpenAPI 3.0.3 wants there.

use std::fmt::Arguments;

use crate::document::{Entry, Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::openapi_3_1;
use super::similar::most_similar;
use super::standard::{Holds, styles};
use super::walk::{Kind, Place};

const ID: &str = "wrong-type";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A value is of the type, or one of the words, that OpenAPI 3.0.3 wants there.",
    why: "A value of another type has no meaning: tools refuse the document or pass over the value in silence.",
    remedy: "Write the value as the finding says. In YAML, text that looks like a number or like true needs quotes.",
    bad: "components:\n  schemas:\n    A: {type: strnig, maxLength: '5'}\n",
    good: "components:\n  schemas:\n    A: {type: string, maxLength: 5}\n",
    check,
};

/// The usual schemes of HTTP authentication.
const SCHEMES: &[&str] = &["basic", "bearer", "digest", "dpop", "hoba", "mutual", "negotiate", "oauth"];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut report = Report { context, findings };
    for place in &context.places {
        if place.kind == Kind::Root && !place.node.is_map() {
            report.add(place.node, "the document must be a map", "an OpenAPI document starts with `openapi: 3.0.3`");
        }
        if place.is_replaced() {
            continue;
        }
        for entry in place.node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
            report.entry(place, entry);
        }
    }
}

struct Report<'c, 'f> {
    context: &'c Context<'c>,
    findings: &'f mut Vec<Finding>,
}

impl Report<'_, '_> {
    fn add(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        let finding = Finding::error(ID, &self.context.document.name, node.span.clone(), message);
        self.findings.push(finding.label(format!("this is {}", node.kind())).help(help));
    }

    /// For a value of the right type that is not right.
    fn add_value(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Finding::error(ID, &self.context.document.name, node.span.clone(), message).help(help));
    }

    fn entry(&mut self, place: &Place, entry: &Entry) {
        if place.kind.named_children().is_some() {
            self.named(place, entry);
        } else if let Some(field) = place.kind.field(&entry.key) {
            if !openapi_3_1::is_form(place.kind, entry) {
                self.value(format_args!("`{}`", entry.key), &entry.value, field.holds);
            }
            self.special(place, entry);
        }
    }

    /// What stands under a path, a status or an expression.
    fn named(&mut self, place: &Place, entry: &Entry) {
        if place.kind == Kind::Responses {
            self.status(entry);
        }
        self.map(format_args!("`{}`", entry.key), &entry.value);
    }

    fn status(&mut self, entry: &Entry) {
        if !is_status(&entry.key) {
            let message = format!("`{}` is no status", entry.key);
            let finding = Finding::error(ID, &self.context.document.name, entry.key_span.clone(), message);
            self.findings.push(finding.help(status_help(&entry.key)));
            return;
        }
        let written = self.context.document.text.get(entry.key_span.clone()).unwrap_or_default();
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            let message = format!("the status {written} is a number");
            let finding = Finding::warning(ID, &self.context.document.name, entry.key_span.clone(), message);
            self.findings.push(finding.help(format!("write it in quotes: `'{written}'`")));
        }
    }

    fn value(&mut self, name: Arguments, node: &Node, holds: Holds) {
        match holds {
            Holds::One(_) => self.map(name, node),
            Holds::OneOrBool(_) if node.as_bool().is_none() => self.map(name, node),
            Holds::List(kind) => {
                self.each(name, node, |report, item| report.map(format_args!("{}", kind.name()), item))
            }
            Holds::Map(kind) => self.each_entry(name, node, |report, inner| {
                if inner.key == "$ref" && inner.value.as_str().is_some() {
                    return report.add(
                        &inner.value,
                        format!("no `$ref` can stand for {name}"),
                        "write out its keys; each of them can be a `$ref`",
                    );
                }
                report.map(format_args!("`{}`, {},", inner.key, kind.name()), &inner.value);
            }),
            Holds::Text | Holds::Url | Holds::Email => self.text(name, node),
            Holds::Texts => self.each(name, node, |report, item| report.text(format_args!("an item of {name}"), item)),
            Holds::TextMap => self.each_entry(name, node, |report, inner| {
                report.text(format_args!("`{}` of {name}", inner.key), &inner.value);
            }),
            Holds::Bool if node.as_bool().is_none() => {
                self.add(node, format!("{name} must be true or false"), "write `true` or `false`, without quotes");
            }
            Holds::Number | Holds::Positive | Holds::Count => self.number(name, node, holds),
            Holds::Words(words) => self.word(name, node, words),
            Holds::Things => self.each(name, node, |_, _| {}),
            Holds::ThingMap => self.each_entry(name, node, |_, _| {}),
            Holds::Requirements => self.each(name, node, |report, item| {
                report.each_entry(format_args!("an item of `security`"), item, |report, inner| {
                    report.each(format_args!("what `{}` needs", inner.key), &inner.value, |report, scope| {
                        report.text(format_args!("a scope"), scope)
                    });
                });
            }),
            Holds::OneOrBool(_) | Holds::Bool | Holds::Anything => {}
        }
    }

    fn map(&mut self, name: Arguments, node: &Node) {
        if !node.is_map() {
            self.add(node, format!("{name} must be a map"), map_help(node));
        }
    }

    fn each(&mut self, name: Arguments, node: &Node, mut check: impl FnMut(&mut Self, &Node)) {
        match &node.value {
            Value::Seq(items) => items.iter().for_each(|item| check(self, item)),
            Value::Bool(_) if name.to_string() == "`required`" => {
                let help = "list the names of the required properties in the object around this schema";
                self.add(node, format!("{name} must be a list"), help);
            }
            _ => {
                self.add(node, format!("{name} must be a list"), "write each item with a `-` in front, or all in `[…]`")
            }
        }
    }

    fn each_entry(&mut self, name: Arguments, node: &Node, mut check: impl FnMut(&mut Self, &Entry)) {
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|entry| check(self, entry)),
            _ => self.map(name, node),
        }
    }

    fn text(&mut self, name: Arguments, node: &Node) {
        if node.as_str().is_none() {
            let help = match node.value {
                Value::Null => "write a text, or remove the key",
                Value::Number(_) | Value::Bool(_) => "put it in quotes",
                _ => "write one text",
            };
            self.add(node, format!("{name} must be a string"), help);
        }
    }

    fn number(&mut self, name: Arguments, node: &Node, holds: Holds) {
        let Value::Number(number) = &node.value else {
            return self.add(node, format!("{name} must be a number"), "write a number, without quotes");
        };
        let value = number.as_f64().unwrap_or_default();
        match holds {
            Holds::Positive if value <= 0.0 => {
                self.add_value(node, format!("{name} must be above zero"), "correct or remove it");
            }
            Holds::Count if value < 0.0 => {
                self.add_value(node, format!("{name} must not be negative"), "correct or remove it");
            }
            Holds::Count if value.fract() != 0.0 => {
                self.add_value(node, format!("{name} must be a whole number"), "correct or remove it");
            }
            _ => {}
        }
    }

    fn word(&mut self, name: Arguments, node: &Node, words: &[&str]) {
        let Some(word) = node.as_str() else {
            return self.add(node, format!("{name} must be one of {}", words.join(", ")), "write one of these words");
        };
        if !words.contains(&word) {
            let help = match most_similar(word, words.iter().copied()) {
                Some(best) => format!("did you mean `{best}`?"),
                None => other_words(&name.to_string(), word, words),
            };
            self.add_value(node, format!("{name} cannot be `{word}`"), help);
        }
    }

    /// What depends on more than the field.
    fn special(&mut self, place: &Place, entry: &Entry) {
        match (place.kind, entry.key.as_str()) {
            (Kind::Root, "openapi") => self.version(&entry.value),
            (Kind::Parameter, "style") => self.style(place, &entry.value),
            (Kind::SecurityScheme, "scheme") => self.scheme(&entry.value),
            _ => {}
        }
    }

    fn version(&mut self, node: &Node) {
        let Some(version) = node.as_str() else { return };
        let is_known =
            version.strip_prefix("3.0.").is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()));
        if !is_known {
            let help = "write `openapi: 3.0.3`, and what other versions say otherwise as 3.0 says it";
            self.add_value(node, format!("`openapi` cannot be `{version}`: only 3.0.x is understood"), help);
        }
    }

    /// Providers may have a scheme of their own, so that only a slip is certain.
    fn scheme(&mut self, node: &Node) {
        let Some(scheme) = node.as_str() else { return };
        let known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
        if let Some(best) = most_similar(scheme, SCHEMES.iter().copied()).filter(|_| !known) {
            self.add_value(node, format!("`scheme` cannot be `{scheme}`"), format!("did you mean `{best}`?"));
        }
    }

    fn style(&mut self, place: &Place, node: &Node) {
        let (Some(style), Some(at)) = (node.as_str(), place.node.get("in").and_then(Node::as_str)) else { return };
        let (all, allowed) = (styles(""), styles(at));
        if all.contains(&style) && !allowed.contains(&style) {
            let message = format!("a parameter in {at} cannot have the style `{style}`");
            self.add_value(node, message, format!("write one of {}, or leave it out", allowed.join(", ")));
        }
    }
}

fn map_help(node: &Node) -> &'static str {
    match node.value {
        Value::Null => "write its keys below, indented, or remove it",
        Value::Seq(_) => "write keys and values instead of a list",
        _ => "write keys and values",
    }
}

fn other_words(name: &str, word: &str, words: &[&str]) -> String {
    match (name, word) {
        ("`type`", "file") => "write `type: string` and `format: binary`".to_owned(),
        ("`type`", "date" | "datetime" | "date-time") => {
            "write `type: string` and `format: date-time` or `date`".to_owned()
        }
        ("`type`", "float" | "double" | "decimal") => "write `type: number`".to_owned(),
        ("`type`", "int" | "int32" | "int64" | "long") => "write `type: integer`, and the size as `format`".to_owned(),
        ("`type`", "any") => "leave `type` out".to_owned(),
        ("`in`", "body") => "write it as `requestBody` of the operation".to_owned(),
        ("`in`", "formData") => "write it as a property of the form under `requestBody`".to_owned(),
        ("`type`", "basic") => "write `type: http` and `scheme: basic`".to_owned(),
        _ => format!("write one of {}", words.join(", ")),
    }
}

/// A number between 100 and 599, `1XX` to `5XX`, or `default`.
fn is_status(key: &str) -> bool {
    let is_code = |rest: &str| rest == "XX" || (rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    key == "default" || key.strip_prefix(['1', '2', '3', '4', '5']).is_some_and(is_code)
}

fn status_help(key: &str) -> String {
    let upper = key.to_ascii_uppercase();
    if is_status(&upper) {
        return format!("write `{upper}`");
    }
    if most_similar(key, ["default"]).is_some() {
        return "did you mean `default`?".to_owned();
    }
    "write a status such as `'200'`, a class such as `4XX`, or `default`".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_wrong_value_is_shown() {
        let text = with_operation(
            "tags: a\nsummary: 5\ndeprecated: 'yes'\nsecurity: {a: []}\nparameters:\n  - {name: a, in: qurey, style: from, schema: []}\n  - {name: 1, in: path, required: true, style: form}\n  - text\n  - {$ref: '#/x', in: 5}\n\
             requestBody: []\nresponses:\n  20: {description: }\n  2xx: {description: d}\n  404: {description: d}\n  'defualt': {description: d}\n  '201': text\n  x-a: 1\n  '202': {description: d, headers: [], content: {a/b: text}, x-a: []}",
            "schemas:\n  A: {type: strnig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}], additionalProperties: true}\n  \
               B: {type: file, format: 1, nullable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems: 2.0, default: {type: 1}}\n  C: [a]\n\
             securitySchemes:\n  S: {type: basic, in: body, flows: {implicit: {scopes: {a: 1}}}}\n  H: {type: http, scheme: baerer}\n  I: {type: http, scheme: Basic}",
        );
        let text = text.replace("3.0.3", "3.1.0").replace("version: '1'", "version: 1.0, x-any: [], description: null");
        insta::assert_snapshot!(run(check, &text), @r"
        error[wrong-type]: `openapi` cannot be `3.1.0`: only 3.0.x is understood
         --> spec/test.yaml:1:10
          |
        1 | openapi: 3.1.0
          |          ^^^^^
          |
          = help: write `openapi: 3.0.3`, and what other versions say otherwise as 3.0 says it

        error[wrong-type]: `version` must be a string
         --> spec/test.yaml:2:27
          |
        2 | info: {title: t, version: 1.0, x-any: [], description: null}
          |                           ^^^ this is a number
          |
          = help: put it in quotes

        error[wrong-type]: `description` must be a string
         --> spec/test.yaml:2:56
          |
        2 | info: {title: t, version: 1.0, x-any: [], description: null}
          |                                                        ^^^^ this is null
          |
          = help: write a text, or remove the key

        error[wrong-type]: `tags` must be a list
         --> spec/test.yaml:6:13
          |
        6 |       tags: a
          |             ^ this is a string
          |
          = help: write each item with a `-` in front, or all in `[…]`

        error[wrong-type]: `summary` must be a string
         --> spec/test.yaml:7:16
          |
        7 |       summary: 5
          |                ^ this is a number
          |
          = help: put it in quotes

        error[wrong-type]: `deprecated` must be true or false
         --> spec/test.yaml:8:19
          |
        8 |       deprecated: 'yes'
          |                   ^^^^^ this is a string
          |
          = help: write `true` or `false`, without quotes

        error[wrong-type]: `security` must be a list
         --> spec/test.yaml:9:17
          |
        9 |       security: {a: []}
          |                 ^^^^^^^ this is a map
          |
          = help: write each item with a `-` in front, or all in `[…]`

        error[wrong-type]: `in` cannot be `qurey`
          --> spec/test.yaml:11:25
           |
        11 |         - {name: a, in: qurey, style: from, schema: []}
           |                         ^^^^^
           |
           = help: did you mean `query`?

        error[wrong-type]: `style` cannot be `from`
          --> spec/test.yaml:11:39
           |
        11 |         - {name: a, in: qurey, style: from, schema: []}
           |                                       ^^^^
           |
           = help: did you mean `form`?

        error[wrong-type]: `schema` must be a map
          --> spec/test.yaml:11:53
           |
        11 |         - {name: a, in: qurey, style: from, schema: []}
           |                                                     ^^ this is a list
           |
           = help: write keys and values instead of a list

        error[wrong-type]: `name` must be a string
          --> spec/test.yaml:12:18
           |
        12 |         - {name: 1, in: path, required: true, style: form}
           |                  ^ this is a number
           |
           = help: put it in quotes

        error[wrong-type]: a parameter in path cannot have the style `form`
          --> spec/test.yaml:12:54
           |
        12 |         - {name: 1, in: path, required: true, style: form}
           |                                                      ^^^^
           |
           = help: write one of simple, label, matrix, or leave it out

        error[wrong-type]: a parameter must be a map
          --> spec/test.yaml:13:11
           |
        13 |         - text
           |           ^^^^ this is a string
           |
           = help: write keys and values

        error[wrong-type]: `requestBody` must be a map
          --> spec/test.yaml:15:20
           |
        15 |       requestBody: []
           |                    ^^ this is a list
           |
           = help: write keys and values instead of a list

        error[wrong-type]: `20` is no status
          --> spec/test.yaml:17:9
           |
        17 |         20: {description: }
           |         ^^
           |
           = help: write a status such as `'200'`, a class such as `4XX`, or `default`

        error[wrong-type]: `description` must be a string
          --> spec/test.yaml:17:14
           |
        17 |         20: {description: }
           |              ^^^^^^^^^^^ this is null
           |
           = help: write a text, or remove the key

        error[wrong-type]: `2xx` is no status
          --> spec/test.yaml:18:9
           |
        18 |         2xx: {description: d}
           |         ^^^
           |
           = help: write `2XX`

        warning[wrong-type]: the status 404 is a number
          --> spec/test.yaml:19:9
           |
        19 |         404: {description: d}
           |         ^^^
           |
           = help: write it in quotes: `'404'`

        error[wrong-type]: `defualt` is no status
          --> spec/test.yaml:20:9
           |
        20 |         'defualt': {description: d}
           |         ^^^^^^^^^
           |
           = help: did you mean `default`?

        error[wrong-type]: `201` must be a map
          --> spec/test.yaml:21:16
           |
        21 |         '201': text
           |                ^^^^ this is a string
           |
           = help: write keys and values

        error[wrong-type]: `headers` must be a map
          --> spec/test.yaml:23:42
           |
        23 |         '202': {description: d, headers: [], content: {a/b: text}, x-a: []}
           |                                          ^^ this is a list
           |
           = help: write keys and values instead of a list

        error[wrong-type]: `a/b`, a media type, must be a map
          --> spec/test.yaml:23:61
           |
        23 |         '202': {description: d, headers: [], content: {a/b: text}, x-a: []}
           |                                                             ^^^^ this is a string
           |
           = help: write keys and values

        error[wrong-type]: `type` cannot be `strnig`
          --> spec/test.yaml:26:15
           |
        26 |     A: {type: strnig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, propert…
           |               ^^^^^^
           |
           = help: did you mean `string`?

        error[wrong-type]: `required` must be a list
          --> spec/test.yaml:26:33
           |
        26 |     A: {type: strnig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{…
           |                                 ^^^^ this is a boolean
           |
           = help: list the names of the required properties in the object around this schema

        error[wrong-type]: `minLength` must not be negative
          --> spec/test.yaml:26:50
           |
        26 |     A: {type: strnig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{...
           |                                                  ^^
           |
           = help: correct or remove it

        error[wrong-type]: `maxLength` must be a whole number
          --> spec/test.yaml:26:65
           |
        26 | …A: {type: strnig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}],...
           |                                                              ^^^
           |
           = help: correct or remove it

        error[wrong-type]: `minimum` must be a number
          --> spec/test.yaml:26:79
           |
        26 | …ig, required: true, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}], additionalPro...
           |                                                              ^^^ this is a string
           |
           = help: write a number, without quotes

        error[wrong-type]: `multipleOf` must be above zero
          --> spec/test.yaml:26:96
           |
        26 | …e, minLength: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}], additionalProperties: true}
           |                                                              ^
           |
           = help: correct or remove it

        error[wrong-type]: `enum` must be a list
          --> spec/test.yaml:26:105
           |
        26 | …gth: -1, maxLength: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}], additionalProperties: true}
           |                                                              ^ this is a string
           |
           = help: write each item with a `-` in front, or all in `[…]`

        error[wrong-type]: `properties` must be a map
          --> spec/test.yaml:26:120
           |
        26 | …gth: 1.5, minimum: '1', multipleOf: 0, enum: a, properties: [], items: [{}], additionalProperties: true}
           |                                                              ^^ this is a list
           |
           = help: write keys and values instead of a list

        error[wrong-type]: `type` cannot be `file`
          --> spec/test.yaml:27:15
           |
        27 |     B: {type: file, format: 1, nullable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a,…
           |               ^^^^
           |
           = help: write `type: string` and `format: binary`

        error[wrong-type]: `format` must be a string
          --> spec/test.yaml:27:29
           |
        27 |     B: {type: file, format: 1, nullable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems:…
           |                             ^ this is a number
           |
           = help: put it in quotes

        error[wrong-type]: `nullable` must be true or false
          --> spec/test.yaml:27:42
           |
        27 |     B: {type: file, format: 1, nullable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems: 2.0...
           |                                          ^^^^^^ this is a string
           |
           = help: write `true` or `false`, without quotes

        error[wrong-type]: `additionalProperties` must be a map
          --> spec/test.yaml:27:72
           |
        27 | …e: file, format: 1, nullable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems: 2.0, default:...
           |                                                              ^ this is a number
           |
           = help: write keys and values

        error[wrong-type]: no `$ref` can stand for `properties`
          --> spec/test.yaml:27:94
           |
        27 | …llable: 'true', additionalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems: 2.0, default: {type: 1}}
           |                                                              ^^^^^ this is a string
           |
           = help: write out its keys; each of them can be a `$ref`

        error[wrong-type]: an item of `required` must be a string
          --> spec/test.yaml:27:116
           |
        27 | …onalProperties: 1, properties: {$ref: '#/x'}, required: [a, 1], maxItems: 2.0, default: {type: 1}}
           |                                                              ^ this is a number
           |
           = help: put it in quotes

        error[wrong-type]: `C`, a schema, must be a map
          --> spec/test.yaml:28:8
           |
        28 |     C: [a]
           |        ^^^ this is a list
           |
           = help: write keys and values instead of a list

        error[wrong-type]: `type` cannot be `basic`
          --> spec/test.yaml:30:15
           |
        30 |     S: {type: basic, in: body, flows: {implicit: {scopes: {a: 1}}}}
           |               ^^^^^
           |
           = help: write `type: http` and `scheme: basic`

        error[wrong-type]: `in` cannot be `body`
          --> spec/test.yaml:30:26
           |
        30 |     S: {type: basic, in: body, flows: {implicit: {scopes: {a: 1}}}}
           |                          ^^^^
           |
           = help: write it as `requestBody` of the operation

        error[wrong-type]: `a` of `scopes` must be a string
          --> spec/test.yaml:30:63
           |
        30 |     S: {type: basic, in: body, flows: {implicit: {scopes: {a: 1}}}}
           |                                                               ^ this is a number
           |
           = help: put it in quotes

        error[wrong-type]: `scheme` cannot be `baerer`
          --> spec/test.yaml:31:29
           |
        31 |     H: {type: http, scheme: baerer}
           |                             ^^^^^^
           |
           = help: did you mean `bearer`?
        ");
    }

    #[test]
    fn statuses_are_codes_classes_and_default() {
        for key in ["200", "599", "4XX", "default"] {
            assert!(is_status(key), "{key}");
        }
        for key in ["20", "2000", "600", "099", "4xx", "XXX", "2X0", "Default", ""] {
            assert!(!is_status(key), "{key}");
        }
    }
}

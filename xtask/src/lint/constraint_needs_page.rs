//! `constraint-needs-page`: nothing refuses a request on less than the page's word.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Document, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::{Operation, operations};
use super::samples::CONSTRAINTS;

const ID: &str = "constraint-needs-page";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "Nothing refuses a request on less than the page's word.",
    why: "The client refuses what breaks a constraint before anything is sent. If the provider would have taken it, a \
          payment fails for a rule that nobody made: a wrong refusal is as bad as a wrong acceptance.",
    remedy: "Take the constraint out and say it in the description, or find it on the page and grade it `page`.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters:\n        - name: size\n          in: query\n          \
          x-source: {grade: third-party, note: Seen in public code.}\n          schema: {type: integer, maximum: 50}\n      \
          responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters:\n        - name: size\n          in: query\n          \
           x-source: {grade: third-party, note: Seen in public code.}\n          schema: {type: integer}\n      \
           responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut search = Search { document: context.document, seen: HashSet::new(), found: HashSet::new(), findings };
    for operation in operations(context.document) {
        search.operation(operation);
    }
}

/// Goes through all schemas that requests have.
struct Search<'a, 'f> {
    document: &'a Document,
    /// Schemas that were looked at, each with the grade that covers it.
    seen: HashSet<(*const Node, Option<&'a str>)>,
    /// Where something was found, since many ways lead to a schema.
    found: HashSet<usize>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Search<'a, '_> {
    fn operation(&mut self, operation: Operation<'a>) {
        for parameter in operation.parameters() {
            let grade = weak(parameter, None);
            // A path cannot be written without its parameters, whoever says so.
            let is_path = parameter.get("in").and_then(Node::as_str) == Some("path");
            if let (Some(grade), Some(required)) = (grade, parameter.entry("required"))
                && required.value.as_bool() == Some(true)
                && !is_path
            {
                self.add(required.key_span.clone(), "required", grade);
            }
            let content = parameter.get("content").map_or(&[][..], Node::entries);
            let schemas = parameter.get("schema").into_iter();
            for schema in schemas.chain(content.iter().filter_map(|media| media.value.get("schema"))) {
                self.schemas(schema, grade);
            }
        }
        for media in operation.request_content() {
            if let Some(schema) = media.value.get("schema") {
                self.schemas(schema, weak(&media.value, None));
            }
        }
    }

    /// A schema with all that is inside of it.
    fn schemas(&mut self, schema: &'a Node, grade: Option<&'a str>) {
        let mut open = vec![(schema, grade)];
        while let Some((schema, grade)) = open.pop() {
            let Some(schema) = self.document.resolve(schema) else { continue };
            let grade = weak(schema, grade);
            if !self.seen.insert((std::ptr::from_ref(schema), grade)) {
                continue;
            }
            if let Some(grade) = grade {
                self.constraints(schema, grade);
            }
            self.required(schema, grade);
            let lists = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)).flat_map(Node::items);
            let single = ["items", "additionalProperties", "not"].into_iter().filter_map(|key| schema.get(key));
            let properties = schema.get("properties").map_or(&[][..], Node::entries).iter().map(|entry| &entry.value);
            open.extend(lists.chain(single).chain(properties).map(|inner| (inner, grade)));
        }
    }

    fn constraints(&mut self, schema: &'a Node, grade: &str) {
        for entry in schema.entries().iter().filter(|entry| CONSTRAINTS.contains(&entry.key.as_str())) {
            self.add(entry.key_span.clone(), &entry.key, grade);
        }
    }

    fn required(&mut self, schema: &'a Node, around: Option<&'a str>) {
        let properties = schema.get("properties");
        for name in schema.get("required").map_or(&[][..], Node::items) {
            let property = name.as_str().and_then(|name| properties?.get(name));
            if let Some(grade) = property.map_or(around, |property| weak(property, around)) {
                self.add(name.span.clone(), "required", grade);
            }
        }
    }

    fn add(&mut self, span: Range<usize>, keyword: &str, grade: &str) {
        if !self.found.insert(span.start) {
            return;
        }
        let message = format!("`{keyword}` refuses requests on less than the page's word");
        let help = "take it out and say it in the description, or give the `x-source` that covers it the grade `page`";
        self.findings.push(
            Finding::error(ID, &self.document.name, span, message)
                .label(format!("its `x-source` is of grade {grade}"))
                .help(help),
        );
    }
}

/// The grade that covers what is inside of `node`, if it is less than `page`; the nearest one counts.
fn weak<'a>(node: &'a Node, around: Option<&'a str>) -> Option<&'a str> {
    match node.get("x-source") {
        None => around,
        Some(source) => source.get("grade").and_then(Node::as_str).filter(|grade| *grade != "page"),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn the_nearest_source_counts_and_answers_are_free() {
        let text = with_operation(
            "parameters:\n  - {name: a, in: query, required: true, x-source: {grade: sdk, note: n}, schema: {type: string}}\n  \
               - {name: b, in: path, required: true, x-source: {grade: sdk, note: n}, schema: {type: string, enum: [x]}}\n\
             requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}\n\
             responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}}",
            "schemas:\n  Order:\n    required: [id, kind]\n    properties:\n      id: {type: string, maxLength: 5, x-source: {grade: inferred, note: n}}\n      \
               kind: {type: string, maxLength: 5}\n      more: {$ref: '#/components/schemas/More'}\n  More:\n    x-source: {grade: computed, note: n}\n    \
               properties:\n      a: {type: string, minLength: 2}\n      b: {type: string, minLength: 2, x-source: {grade: page, note: n}}\n  \
               Answer: {x-source: {grade: sdk, note: n}, required: [a], properties: {a: {maxLength: 5}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[constraint-needs-page]: `required` refuses requests on less than the page's word
         --> spec/test.yaml:7:32
          |
        7 |         - {name: a, in: query, required: true, x-source: {grade: sdk, note: n}, schema: {type: string}}
          |                                ^^^^^^^^ its `x-source` is of grade sdk
          |
          = help: take it out and say it in the description, or give the `x-source` that covers it the grade `page`

        error[constraint-needs-page]: `enum` refuses requests on less than the page's word
         --> spec/test.yaml:8:103
          |
        8 |         - {name: b, in: path, required: true, x-source: {grade: sdk, note: n}, schema: {type: string, enum: [x]}}
          |                                                                                                       ^^^^ its `x-source` is of grade sdk
          |
          = help: take it out and say it in the description, or give the `x-source` that covers it the grade `page`

        error[constraint-needs-page]: `required` refuses requests on less than the page's word
          --> spec/test.yaml:14:18
           |
        14 |       required: [id, kind]
           |                  ^^ its `x-source` is of grade inferred
           |
           = help: take it out and say it in the description, or give the `x-source` that covers it the grade `page`

        error[constraint-needs-page]: `maxLength` refuses requests on less than the page's word
          --> spec/test.yaml:16:28
           |
        16 |         id: {type: string, maxLength: 5, x-source: {grade: inferred, note: n}}
           |                            ^^^^^^^^^ its `x-source` is of grade inferred
           |
           = help: take it out and say it in the description, or give the `x-source` that covers it the grade `page`

        error[constraint-needs-page]: `minLength` refuses requests on less than the page's word
          --> spec/test.yaml:22:27
           |
        22 |         a: {type: string, minLength: 2}
           |                           ^^^^^^^^^ its `x-source` is of grade computed
           |
           = help: take it out and say it in the description, or give the `x-source` that covers it the grade `page`
        ");
    }
}

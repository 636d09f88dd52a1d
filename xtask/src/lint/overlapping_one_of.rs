//! `overlapping-one-of`: some value fits each alternative of `oneOf` and no other one.

use std::collections::HashMap;

use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "overlapping-one-of";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "Some value fits each alternative of `oneOf` and no other one.",
    why: "`oneOf` wants exactly one. Where whatever fits an alternative fits another one too, \
          no value of it is ever valid for tools that take the word literally.",
    remedy: "Let the alternatives exclude each other, write `anyOf`, or remove the one that says less.",
    bad: "components:\n  schemas:\n    A: {oneOf: [{type: string}, {type: string, maxLength: 5}]}\n",
    good: "components:\n  schemas:\n    A: {oneOf: [{type: integer}, {type: string, maxLength: 5}]}\n",
    check,
};

/// What says nothing about which values fit.
const WORDS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "externalDocs",
    "xml",
    "nullable",
    "readOnly",
    "writeOnly",
];

/// Overlaps that are certain; whether two objects with other properties can be told apart is not decided here.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.node.reference().is_none()) {
        let forms = place.node.get("oneOf").map_or(&[][..], Node::items);
        // A discriminator names the alternative.
        if forms.len() < 2 || place.node.get("discriminator").is_some() {
            continue;
        }
        let overlaps = overlaps(context, forms);
        findings.extend(overlaps.into_iter().map(|(at, message)| {
            let finding = Finding::warning(ID, &context.document.name, forms[at].span.clone(), message);
            finding.help("let the alternatives exclude each other, write `anyOf`, or remove one of the two")
        }));
    }
}

/// Which alternatives no value fits alone, and why.
fn overlaps(context: &Context, forms: &[Node]) -> Vec<(usize, String)> {
    let resolved: Vec<Option<&Node>> = forms.iter().map(|form| context.refs.resolve(form)).collect();
    let widest = Widest::of(&resolved);
    let mut found = Vec::new();
    for (at, form) in resolved.iter().enumerate() {
        let Some(form) = form else { continue };
        if limits(form).is_some_and(|limits| limits.is_empty()) {
            found.push((
                at,
                "any value fits this alternative of `oneOf`, so that none fits another one alone".to_owned(),
            ));
        } else if let Some(other) = widest.around(at, form) {
            found.push((at, format!("whatever fits this alternative of `oneOf` fits alternative {} too", other + 1)));
        }
    }
    found
}

/// The alternatives that take all values of a type, and where each schema is named first.
struct Widest {
    types: HashMap<(String, bool), usize>,
    schemas: HashMap<*const Node, usize>,
}

impl Widest {
    fn of(forms: &[Option<&Node>]) -> Widest {
        let mut widest = Widest { types: HashMap::new(), schemas: HashMap::new() };
        for (at, form) in forms.iter().enumerate() {
            let Some(form) = form else { continue };
            widest.schemas.entry(std::ptr::from_ref(*form)).or_insert(at);
            if limits(form).is_some_and(|limits| limits == ["type"])
                && let Some(kind) = form.get("type").and_then(Node::as_str)
            {
                widest.types.entry((kind.to_owned(), takes_null(form))).or_insert(at);
            }
        }
        widest
    }

    /// Another alternative that takes everything that this one takes; of two equal ones the second is shown.
    fn around(&self, at: usize, form: &Node) -> Option<usize> {
        if let Some(same) = self.schemas.get(&std::ptr::from_ref(form)).filter(|other| **other != at) {
            return Some(*same);
        }
        let kind = form.get("type").and_then(Node::as_str)?;
        // What takes null is not wholly taken by what does not.
        let nulls: &[bool] = if takes_null(form) { &[true] } else { &[false, true] };
        let kinds: &[&str] = if kind == "integer" { &["number", "integer"] } else { &[kind] };
        let wider = kinds.iter().flat_map(|kind| nulls.iter().map(|null| ((*kind).to_owned(), *null)));
        let mut wider = wider.filter_map(|key| self.types.get(&key).copied());
        wider.find(|other| *other != at)
    }
}

fn takes_null(form: &Node) -> bool {
    form.get("nullable").and_then(Node::as_bool) == Some(true)
}

/// The keywords that keep a value out; `None` for what is no schema.
fn limits(form: &Node) -> Option<Vec<&str>> {
    let Value::Map(entries) = &form.value else { return None };
    let keys = entries.iter().map(|entry| entry.key.as_str());
    Some(keys.filter(|key| !key.starts_with("x-") && !WORDS.contains(key)).collect())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn only_certain_overlaps_are_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {oneOf: [{type: string, description: One.}, {$ref: '#/components/schemas/S'}, {type: integer}]}\n  \
               B: {oneOf: [{type: integer, minimum: 1}, {type: number}]}\n  \
               C: {oneOf: [{description: None.}, {$ref: '#/components/schemas/S'}]}\n  \
               D: {oneOf: [{$ref: '#/components/schemas/O'}, {type: boolean}, {$ref: '#/components/schemas/O'}]}\n  \
               E: {oneOf: [{type: string, format: date}, {type: string, format: uuid}, {$ref: '#/no'}, {type: object}]}\n  \
               F: {oneOf: [{$ref: '#/components/schemas/O'}, {$ref: '#/components/schemas/O'}], discriminator: {propertyName: a}}\n  \
               G: {anyOf: [{}, {}], oneOf: [{}]}\n  S: {type: string, maxLength: 5}\n  \
               H: {oneOf: [{type: string}, {type: string, maxLength: 5, nullable: true}]}\n  \
               O: {properties: {a: {type: string}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        warning[overlapping-one-of]: whatever fits this alternative of `oneOf` fits alternative 1 too
         --> spec/test.yaml:9:52
          |
        9 |     A: {oneOf: [{type: string, description: One.}, {$ref: '#/components/schemas/S'}, {type: integer}]}
          |                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: let the alternatives exclude each other, write `anyOf`, or remove one of the two

        warning[overlapping-one-of]: whatever fits this alternative of `oneOf` fits alternative 2 too
          --> spec/test.yaml:10:17
           |
        10 |     B: {oneOf: [{type: integer, minimum: 1}, {type: number}]}
           |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let the alternatives exclude each other, write `anyOf`, or remove one of the two

        warning[overlapping-one-of]: any value fits this alternative of `oneOf`, so that none fits another one alone
          --> spec/test.yaml:11:17
           |
        11 |     C: {oneOf: [{description: None.}, {$ref: '#/components/schemas/S'}]}
           |                 ^^^^^^^^^^^^^^^^^^^^
           |
           = help: let the alternatives exclude each other, write `anyOf`, or remove one of the two

        warning[overlapping-one-of]: whatever fits this alternative of `oneOf` fits alternative 1 too
          --> spec/test.yaml:12:68
           |
        12 |     D: {oneOf: [{$ref: '#/components/schemas/O'}, {type: boolean}, {$ref: '#/components/schemas/O'}]}
           |                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let the alternatives exclude each other, write `anyOf`, or remove one of the two
        ");
    }
}

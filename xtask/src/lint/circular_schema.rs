//! `circular-schema`: a schema has a value that ends.

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::circles::circles;
use super::walk::{Kind, Place};

const ID: &str = "circular-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A schema has a value that ends.",
    why: "A schema that consists of itself says nothing, and one that requires itself inside of itself has no value.",
    remedy: "Take the circle apart: let one of the schemas say what it is, or make one of the properties optional.",
    bad: "components:\n  schemas:\n    A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}\n",
    good: "components:\n  schemas:\n    A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let graph = Graph::new(context);
    let mut in_circle = vec![false; context.places.len()];
    for circle in circles(&graph.same_value()) {
        circle.iter().for_each(|at| in_circle[*at] = true);
        // A circle of `$ref` alone is the business of `unknown-ref`.
        if circle.iter().any(|at| graph.reference[*at].is_none()) {
            let help = "a value is held against the schemas of the circle without end; take one of them out of `allOf`, `oneOf` or `anyOf`";
            findings.extend(finding(context, &circle, "consists of itself", help));
        }
    }
    for circle in circles(&graph.endless(&in_circle)) {
        let help = "make one of the required properties on the way optional or nullable, or let the list be empty";
        findings.extend(finding(context, &circle, "has no value that ends", help));
    }
}

/// One finding for a circle, at the first place with a name.
fn finding(context: &Context, circle: &[usize], what: &str, help: &str) -> Option<Finding> {
    let mut circle: Vec<&Place> = circle.iter().filter_map(|at| context.places.get(*at)).collect();
    circle.sort_by_key(|place| (place.key().is_none(), place.span().start));
    let first = circle.first()?;
    let mut names: Vec<&str> = circle.iter().filter_map(|place| is_component(context, place)).collect();
    names.dedup();
    let name = first.key().unwrap_or("this");
    let finding = Finding::error(ID, &context.document.name, first.span(), format!("the schema `{name}` {what}"));
    let label = if names.len() > 1 { format!("the circle: {}", names.join(", ")) } else { String::new() };
    Some(finding.label(label).help(help))
}

fn is_component<'a>(context: &Context<'a>, place: &Place<'a>) -> Option<&'a str> {
    let around = context.places.get(place.parent)?;
    place.key().filter(|_| around.kind == Kind::Components)
}

/// How the schemas of a document depend on each other, by the indices of their places.
struct Graph {
    /// What a `$ref` names.
    reference: Vec<Option<usize>>,
    /// Most schemas have none.
    parts: Vec<Option<Box<Parts>>>,
    /// Whether another schema depends on it; otherwise it is in no circle.
    is_needed: Vec<bool>,
}

/// What a schema consists of.
#[derive(Default)]
struct Parts {
    all: Vec<usize>,
    /// Of each group, one is enough.
    any: Vec<Vec<usize>>,
    not: Option<usize>,
    /// What a value has inside of it in any case.
    inside: Vec<usize>,
}

impl Parts {
    fn of(context: &Context, schema: &Node) -> Parts {
        let groups = ["oneOf", "anyOf"].map(|key| listed(context, schema, key));
        let mut parts = Parts {
            all: listed(context, schema, "allOf"),
            any: groups.into_iter().filter(|group| !group.is_empty()).collect(),
            not: schema.get("not").and_then(|node| schema_at(context, node)),
            inside: Vec::new(),
        };
        if !is_nullable(schema) && schema.get("enum").is_none() {
            let inside = required(schema).into_iter().chain(items(schema));
            parts.inside = inside.filter_map(|node| schema_at(context, node)).collect();
        }
        parts
    }
}

/// Without any of these keys a schema has no parts.
fn leads_on(entry: &Entry) -> bool {
    matches!(entry.key.as_str(), "allOf" | "oneOf" | "anyOf" | "not" | "required" | "minItems")
}

impl Graph {
    fn new(context: &Context) -> Graph {
        let size = context.places.len();
        let mut graph = Graph {
            reference: vec![None; size],
            parts: std::iter::repeat_with(|| None).take(size).collect(),
            is_needed: vec![false; size],
        };
        for (at, place) in context.places.iter().enumerate().filter(|(_, place)| place.kind == Kind::Schema) {
            graph.add(context, at, place);
        }
        graph
    }

    fn add(&mut self, context: &Context, at: usize, place: &Place) {
        if let Some(reference) = place.reference() {
            self.reference[at] = context.refs.target(reference).and_then(|target| schema_at(context, target));
        } else if place.node.entries().iter().any(leads_on) {
            self.parts[at] = Some(Box::new(Parts::of(context, place.node)));
        }
        let not = self.parts[at].as_ref().and_then(|parts| parts.not);
        let others: Vec<usize> = self.needs(at).chain(not).collect();
        others.into_iter().for_each(|other| self.is_needed[other] = true);
    }

    /// From each schema to those that judge the very same value.
    fn same_value(&self) -> Vec<Vec<usize>> {
        let of = |at: usize| {
            if !self.is_needed[at] {
                return Vec::new();
            }
            let parts = self.parts[at].iter();
            let parts = parts.flat_map(|parts| parts.all.iter().chain(parts.any.iter().flatten()).chain(&parts.not));
            self.reference[at].iter().chain(parts).copied().collect()
        };
        (0..self.reference.len()).map(of).collect()
    }

    /// From each schema without a value that ends to those that are the reason.
    fn endless(&self, in_circle: &[bool]) -> Vec<Vec<usize>> {
        let mut ends: Vec<bool> = (0..self.reference.len()).map(|at| !self.is_between(at)).collect();
        let needed_by = self.needed_by();
        let mut open: Vec<usize> = (0..ends.len()).rev().filter(|at| !ends[*at]).collect();
        while let Some(at) = open.pop() {
            if !ends[at] && (in_circle[at] || self.has_end(at, &ends)) {
                ends[at] = true;
                open.extend(&needed_by[at]);
            }
        }
        let endless = |at: usize| self.needs(at).filter(|other| !ends[at] && !ends[*other]).collect();
        (0..ends.len()).map(endless).collect()
    }

    fn has_end(&self, at: usize, ends: &[bool]) -> bool {
        let has_end = |group: &Vec<usize>| group.iter().any(|other| ends[*other]);
        self.reference[at].is_none_or(|target| ends[target])
            && self.parts[at].as_ref().is_none_or(|parts| {
                parts.all.iter().chain(&parts.inside).all(|other| ends[*other]) && parts.any.iter().all(has_end)
            })
    }

    /// Whether it depends on others, and others on it.
    fn is_between(&self, at: usize) -> bool {
        self.is_needed[at] && self.needs(at).next().is_some()
    }

    fn needs(&self, at: usize) -> impl Iterator<Item = usize> {
        let parts = self.parts[at].iter();
        let parts = parts.flat_map(|parts| parts.all.iter().chain(&parts.inside).chain(parts.any.iter().flatten()));
        self.reference[at].iter().chain(parts).copied()
    }

    fn needed_by(&self) -> Vec<Vec<usize>> {
        let mut needed_by = vec![Vec::new(); self.reference.len()];
        for at in (0..self.reference.len()).filter(|at| self.is_needed[*at]) {
            self.needs(at).for_each(|other| needed_by[other].push(at));
        }
        needed_by
    }
}

/// The schemas in a list keyword.
fn listed(context: &Context, schema: &Node, key: &str) -> Vec<usize> {
    let members = schema.get(key).map_or(&[][..], Node::items).iter();
    members.filter_map(|member| schema_at(context, member)).collect()
}

fn schema_at(context: &Context, node: &Node) -> Option<usize> {
    let at = context.refs.place_of(node)?;
    context.places.get(at).filter(|place| place.kind == Kind::Schema).map(|_| at)
}

/// `nullable` counts only beside a `type`.
fn is_nullable(schema: &Node) -> bool {
    schema.get("nullable").and_then(Node::as_bool) == Some(true) && schema.get("type").is_some()
}

/// Without `type: object` a text would be a value too.
fn required(schema: &Node) -> Vec<&Node> {
    if schema.get("type").and_then(Node::as_str) != Some("object") {
        return Vec::new();
    }
    let Some(properties) = schema.get("properties") else { return Vec::new() };
    let names = schema.get("required").map_or(&[][..], Node::items).iter();
    names.filter_map(|name| properties.get(name.as_str()?)).collect()
}

fn items(schema: &Node) -> Option<&Node> {
    let is_array = schema.get("type").and_then(Node::as_str) == Some("array");
    let has_some = schema.get("minItems").and_then(Node::as_u64).is_some_and(|least| least > 0);
    schema.get("items").filter(|_| is_array && has_some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_circle_is_shown_once() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  Self: {allOf: [{$ref: '#/components/schemas/Self'}]}\n  One: {oneOf: [{$ref: '#/components/schemas/Two'}, {type: string}]}\n  \
               Two: {anyOf: [{$ref: '#/components/schemas/One'}]}\n  Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Node'}}}\n  \
               Left: {type: object, required: [right], properties: {right: {allOf: [{$ref: '#/components/schemas/Right'}]}}}\n  \
               Right: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Left'}}\n  User: {type: object, required: [node], properties: {node: {$ref: '#/components/schemas/Node'}}}\n  \
               Loop: {$ref: '#/components/schemas/Loop'}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[circular-schema]: the schema `Self` consists of itself
         --> spec/test.yaml:9:5
          |
        9 |     Self: {allOf: [{$ref: '#/components/schemas/Self'}]}
          |     ^^^^
          |
          = help: a value is held against the schemas of the circle without end; take one of them out of `allOf`, `oneOf` or `anyOf`

        error[circular-schema]: the schema `One` consists of itself
          --> spec/test.yaml:10:5
           |
        10 |     One: {oneOf: [{$ref: '#/components/schemas/Two'}, {type: string}]}
           |     ^^^ the circle: One, Two
           |
           = help: a value is held against the schemas of the circle without end; take one of them out of `allOf`, `oneOf` or `anyOf`

        error[circular-schema]: the schema `Node` has no value that ends
          --> spec/test.yaml:12:5
           |
        12 |     Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Node'}}}
           |     ^^^^
           |
           = help: make one of the required properties on the way optional or nullable, or let the list be empty

        error[circular-schema]: the schema `Left` has no value that ends
          --> spec/test.yaml:13:5
           |
        13 |     Left: {type: object, required: [right], properties: {right: {allOf: [{$ref: '#/components/schemas/Right'}]}}}
           |     ^^^^ the circle: Left, Right
           |
           = help: make one of the required properties on the way optional or nullable, or let the list be empty
        ");
    }

    #[test]
    fn what_can_end_is_no_finding() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  Optional: {type: object, properties: {next: {$ref: '#/components/schemas/Optional'}}}\n  \
               Nullable: {type: object, nullable: true, required: [next], properties: {next: {$ref: '#/components/schemas/Nullable'}}}\n  \
               List: {type: object, required: [next], properties: {next: {type: array, items: {$ref: '#/components/schemas/List'}}}}\n  \
               Choice: {type: object, required: [next], properties: {next: {oneOf: [{$ref: '#/components/schemas/Choice'}, {type: string}]}}}\n  \
               Untyped: {required: [next], properties: {next: {$ref: '#/components/schemas/Untyped'}}}\n  \
               Child: {allOf: [{$ref: '#/components/schemas/Parent'}]}\n  Parent: {type: object, properties: {child: {$ref: '#/components/schemas/Child'}}}",
        );
        assert_eq!(run(check, &text), "");
    }
}

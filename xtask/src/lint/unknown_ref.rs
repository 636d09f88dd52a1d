//! `unknown-ref`: a `$ref` names something of the right kind in the same document.

use std::collections::HashMap;

use crate::document::{Entry, MAX_CHAIN, Node, Value, local_pointer};
use crate::extension::segments;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::Suggestions;
use super::walk::Place;

const ID: &str = "unknown-ref";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A `$ref` names something of the right kind in the same document.",
    why: "What a `$ref` does not find is missing from the client, and a schema where a response belongs is read as nothing.",
    remedy: "Correct the name, or define what is meant under `components`.",
    bad: "components:\n  schemas:\n    A: {type: array, items: {$ref: '#/components/schemas/Csah'}}\n    Cash: {type: object}\n",
    good: "components:\n  schemas:\n    A: {type: array, items: {$ref: '#/components/schemas/Cash'}}\n    Cash: {type: object}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut checker = Checker { context, components: components(context), names: None };
    for place in context.places.iter().filter(|place| place.keys.has_reference && place.kind.allows_reference()) {
        if let Some(entry) = place.node.entry("$ref") {
            findings.extend(checker.check_one(place, entry));
        }
    }
}

/// The components by their name: the references that would find them.
fn components<'a>(context: &Context<'a>) -> HashMap<&'a str, Vec<String>> {
    let mut found: HashMap<&str, Vec<String>> = HashMap::new();
    for section in context.document.root.get("components").map_or(&[][..], Node::entries) {
        for entry in section.value.entries() {
            let reference = format!("#/components/{}/{}", section.key, entry.key);
            found.entry(entry.key.as_str()).or_default().push(reference);
        }
    }
    found
}

struct Checker<'c, 'a> {
    context: &'c Context<'a>,
    components: HashMap<&'a str, Vec<String>>,
    /// The names of the components, once somebody asks.
    names: Option<Suggestions<'a>>,
}

impl Checker<'_, '_> {
    fn check_one(&mut self, place: &Place, entry: &Entry) -> Option<Finding> {
        let context = self.context;
        let finding = |message: String| Finding::error(ID, &context.document.name, entry.value.span.clone(), message);
        let Value::String(reference) = &entry.value.value else {
            return Some(
                finding("a `$ref` must be a string".into())
                    .help("write `$ref: '#/components/schemas/Name'`, with the quotes"),
            );
        };
        if !reference.starts_with('#') {
            let help = self.local_help(reference);
            return Some(finding(format!("`{reference}` is outside of this document")).help(help));
        }
        let Some(target) = self.context.refs.target(reference) else {
            return Some(finding(format!("`{reference}` names nothing")).help(self.suggestion(reference)));
        };
        if let Some(found) = self.other_kind(place, target) {
            let message = format!("`{reference}` is {found}, where {} belongs", place.kind.name());
            return Some(finding(message).help(self.same_kind(place, reference)));
        }
        if self.is_circle(reference) {
            return Some(
                finding(format!("`{reference}` leads back to itself"))
                    .help("let one of them say what it is instead of referring on"),
            );
        }
        None
    }

    /// What the target is, when it is certainly something else.
    fn other_kind(&self, place: &Place, target: &Node) -> Option<&'static str> {
        match self.context.refs.place_of(target).and_then(|at| self.context.places.get(at)) {
            Some(found) if found.kind != place.kind => Some(found.kind.name()),
            None if !target.is_map() => Some(target.kind()),
            _ => None,
        }
    }

    /// A chain that does not end; where it ends at nothing, the last link is reported.
    fn is_circle(&self, reference: &str) -> bool {
        let mut next = Some(reference);
        for _ in 0..MAX_CHAIN {
            let Some(reference) = next else { return false };
            next = self.context.refs.target(reference).and_then(Node::reference);
        }
        next.is_some()
    }

    fn local_help(&self, reference: &str) -> String {
        let (_, fragment) = reference.split_once('#').unwrap_or_default();
        let local = format!("#{fragment}");
        let is_here = local_pointer(&local).is_some_and(|pointer| !pointer.is_empty())
            && local_pointer(&local).and_then(|pointer| self.context.document.pointer(&pointer)).is_some();
        let bare = self.components.get(reference).and_then(|known| known.first());
        match bare {
            Some(known) => format!("write `{known}`"),
            None if is_here => format!("write `{local}`, which is in this document"),
            None => "copy what is meant into `components` and write `#/components/…`".to_owned(),
        }
    }

    fn same_kind(&self, place: &Place, reference: &str) -> String {
        let section = super::walk::section(place.kind).map(|section| format!("#/components/{section}/"));
        let Some(section) = section else {
            return "refer to a path".to_owned();
        };
        let wanted = last_segment(reference);
        let same_name = self.components.get(wanted.as_str()).into_iter().flatten();
        match same_name.into_iter().find(|known| known.starts_with(&section)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("define it under `{section}` and refer to it there"),
        }
    }

    fn suggestion(&mut self, reference: &str) -> String {
        let (wanted, components) = (last_segment(reference), &self.components);
        let mut similar = || {
            let names = self.names.get_or_insert_with(|| Suggestions::new(components.keys().copied()));
            components.get(names.best(&wanted)?)
        };
        match components.get(wanted.as_str()).or_else(&mut similar).and_then(|known| known.first()) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "define it under `components`, or correct the name".to_owned(),
        }
    }
}

fn last_segment(reference: &str) -> String {
    segments(&local_pointer(reference).unwrap_or_default()).pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn the_hundred_and_first_gets_no_suggestion() {
        let wrong = |at: usize| format!("  A{at}: {{items: {{$ref: '#/components/schemas/Csah'}}}}\n");
        let schemas: String = (0..=Suggestions::MOST).map(wrong).collect();
        let text = with_operation("responses: {}", &format!("schemas:\n  Cash: {{}}\n{schemas}"));
        let found = run(check, &text);
        assert_eq!(found.matches("did you mean `#/components/schemas/Cash`?").count(), Suggestions::MOST);
        assert_eq!(found.matches("names nothing").count(), Suggestions::MOST + 1);
    }

    #[test]
    fn each_kind_of_dead_end_is_explained() {
        let text = with_operation(
            "responses:\n  '200': {$ref: '#/components/schemas/Ok'}\n  '201': {$ref: 'other.yaml#/Ok'}\n  '202': {$ref: 5}\n  \
             '400': {description: 例, content: {a/b: {schema: {$ref: '#/components/schemas/Csah'}, example: {$ref: '#/data'}}}}",
            "responses:\n  Ok: {description: d}\nschemas:\n  Cash: {type: object, properties: {$ref: {type: string}}}\n  \
             Loop: {$ref: '#/components/schemas/Pool'}\n  Pool: {$ref: '#/components/schemas/Loop'}\n  Far: {$ref: '#/no/such/thing'}\n  \
             List: {items: {$ref: '#/components/schemas/List'}}\n  \
             Kind: {items: {$ref: '#/components/responses/Ok'}}\n  Near: {items: {$ref: Cash}}\n  Here: {items: {$ref: 'a.yaml#/components/schemas/List'}}\n  Text: {items: {$ref: '#/openapi'}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-ref]: `#/components/schemas/Ok` names nothing
         --> spec/test.yaml:7:23
          |
        7 |         '200': {$ref: '#/components/schemas/Ok'}
          |                       ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `#/components/responses/Ok`?

        error[unknown-ref]: `other.yaml#/Ok` is outside of this document
         --> spec/test.yaml:8:23
          |
        8 |         '201': {$ref: 'other.yaml#/Ok'}
          |                       ^^^^^^^^^^^^^^^^
          |
          = help: copy what is meant into `components` and write `#/components/…`

        error[unknown-ref]: a `$ref` must be a string
         --> spec/test.yaml:9:23
          |
        9 |         '202': {$ref: 5}
          |                       ^
          |
          = help: write `$ref: '#/components/schemas/Name'`, with the quotes

        error[unknown-ref]: `#/components/schemas/Csah` names nothing
          --> spec/test.yaml:10:64
           |
        10 |         '400': {description: 例, content: {a/b: {schema: {$ref: '#/components/schemas/Csah'}, example: {$ref: '#/data'}}}}
           |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: did you mean `#/components/schemas/Cash`?

        error[unknown-ref]: `#/components/schemas/Pool` leads back to itself
          --> spec/test.yaml:16:18
           |
        16 |     Loop: {$ref: '#/components/schemas/Pool'}
           |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let one of them say what it is instead of referring on

        error[unknown-ref]: `#/components/schemas/Loop` leads back to itself
          --> spec/test.yaml:17:18
           |
        17 |     Pool: {$ref: '#/components/schemas/Loop'}
           |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let one of them say what it is instead of referring on

        error[unknown-ref]: `#/no/such/thing` names nothing
          --> spec/test.yaml:18:17
           |
        18 |     Far: {$ref: '#/no/such/thing'}
           |                 ^^^^^^^^^^^^^^^^^
           |
           = help: define it under `components`, or correct the name

        error[unknown-ref]: `#/components/responses/Ok` is a response, where a schema belongs
          --> spec/test.yaml:20:26
           |
        20 |     Kind: {items: {$ref: '#/components/responses/Ok'}}
           |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: define it under `#/components/schemas/` and refer to it there

        error[unknown-ref]: `Cash` is outside of this document
          --> spec/test.yaml:21:26
           |
        21 |     Near: {items: {$ref: Cash}}
           |                          ^^^^
           |
           = help: write `#/components/schemas/Cash`

        error[unknown-ref]: `a.yaml#/components/schemas/List` is outside of this document
          --> spec/test.yaml:22:26
           |
        22 |     Here: {items: {$ref: 'a.yaml#/components/schemas/List'}}
           |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: write `#/components/schemas/List`, which is in this document

        error[unknown-ref]: `#/openapi` is a string, where a schema belongs
          --> spec/test.yaml:23:26
           |
        23 |     Text: {items: {$ref: '#/openapi'}}
           |                          ^^^^^^^^^^^
           |
           = help: define it under `#/components/schemas/` and refer to it there
        ");
    }
}

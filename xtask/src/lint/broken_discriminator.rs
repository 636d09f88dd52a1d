//! `broken-discriminator`: a discriminator tells schemas apart by a property that is always there.

use std::collections::HashSet;

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::members::members;
use super::similar::Suggestions;
use super::walk::Kind;

const ID: &str = "broken-discriminator";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A discriminator tells schemas apart by a property that is always there.",
    why: "Without the property, or with a name that leads nowhere, nobody knows which schema a value has.",
    remedy: "Require the property in each of the schemas, and let each value of `mapping` name one of them.",
    bad: "components:\n  schemas:\n    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}]\n      discriminator: {propertyName: kind}\n    Cat: {type: object, properties: {kind: {type: string}}}\n",
    good: "components:\n  schemas:\n    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}]\n      discriminator: {propertyName: kind}\n    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let places = context.places.iter().filter(|place| place.kind == Kind::Discriminator);
    let mut checker = Checker { context, parents: parents(context), names: None, suggestions: None, findings };
    for place in places {
        let Some(schema) = context.places.get(place.parent) else { continue };
        for mapped in place.node.get("mapping").map_or(&[][..], Node::entries) {
            checker.mapping(mapped);
        }
        if let (Some(entry), Some(name)) = (place.entry, place.node.get("propertyName")) {
            checker.property(schema.node, entry, name);
        }
    }
}

/// The schemas that others have in their `allOf`.
fn parents(context: &Context) -> HashSet<*const Node> {
    let schemas = context.places.iter().filter(|place| place.kind == Kind::Schema);
    let members = schemas.flat_map(|place| place.node.get("allOf").map_or(&[][..], Node::items));
    let named = members.filter(|member| member.reference().is_some()).filter_map(|member| context.refs.resolve(member));
    named.map(std::ptr::from_ref).collect()
}

struct Checker<'c, 'a, 'f> {
    context: &'c Context<'a>,
    parents: HashSet<*const Node>,
    /// The schemas under `components`, once somebody asks.
    names: Option<HashSet<&'a str>>,
    /// The same, once one of them is missing.
    suggestions: Option<Suggestions<'a>>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Checker<'_, 'a, '_> {
    fn mapping(&mut self, mapped: &Entry) {
        let document = self.context.document;
        let Some(target) = mapped.value.as_str() else { return };
        let names = self.names.get_or_insert_with(|| {
            let schemas = document.pointer("/components/schemas").map_or(&[][..], Node::entries);
            schemas.iter().map(|entry| entry.key.as_str()).collect()
        });
        let wanted = target.strip_prefix("#/components/schemas/").unwrap_or(target);
        // What is neither a name nor a local reference is another document, which the standard allows.
        let is_elsewhere = !target.starts_with('#') && target.contains(['/', '.', '#', ':']);
        let is_deeper = target.starts_with('#') && document.pointer(target.trim_start_matches('#')).is_some();
        if names.contains(wanted) || is_elsewhere || is_deeper {
            return;
        }
        let suggestions = self.suggestions.get_or_insert_with(|| Suggestions::new(names.iter().copied()));
        let best = suggestions.best(wanted.rsplit('/').next().unwrap_or(wanted));
        let help = match best {
            Some(best) => format!("did you mean `{best}`?"),
            None => "write the name of a schema under `components.schemas`".to_owned(),
        };
        let message = format!("the mapping of `{}` leads to no schema", mapped.key);
        self.findings.push(Finding::error(ID, &document.name, mapped.value.span.clone(), message).help(help));
    }

    fn property(&mut self, schema: &'a Node, entry: &Entry, name: &Node) {
        let Some(text) = name.as_str() else { return };
        let file = &self.context.document.name;
        let choices = ["oneOf", "anyOf"].iter().flat_map(|key| schema.get(key).map_or(&[][..], Node::items));
        let choices: Vec<&Node> = choices.collect();
        let is_parent = self.parents.contains(&std::ptr::from_ref(schema));
        if choices.is_empty() && !is_parent && schema.get("allOf").is_none() {
            let message = "this discriminator has no schemas to tell apart";
            let help = "add `oneOf` or `anyOf`, let other schemas have this one in their `allOf`, or remove it";
            return self.findings.push(Finding::warning(ID, file, entry.key_span.clone(), message).help(help));
        }
        if self.requires(schema, text) {
            return;
        }
        let lacking = choices.iter().copied().find(|choice| !self.requires(choice, text));
        if choices.is_empty() || lacking.is_some() {
            let of = match lacking.and_then(Node::reference) {
                Some(reference) => format!(" in `{reference}`"),
                None => String::new(),
            };
            let message = format!("the discriminator's property `{text}` is not required{of}");
            let help = format!("add `{text}` to `required`, there and under `properties`");
            self.findings.push(Finding::error(ID, file, name.span.clone(), message).help(help));
        }
    }

    /// Whether every value of a schema has the property; what cannot be read is trusted.
    fn requires(&self, schema: &'a Node, name: &str) -> bool {
        let Some(schema) = self.context.refs.resolve(schema) else { return true };
        let parts = members(self.context, schema, &["allOf"]);
        let has = |part: &&Node| {
            part.get("required").map_or(&[][..], Node::items).iter().any(|required| required.as_str() == Some(name))
        };
        let is_cut = |part: &&Node| {
            let members = part.get("allOf").map_or(&[][..], Node::items);
            members
                .iter()
                .any(|member| member.reference().is_some_and(|reference| self.context.refs.target(reference).is_none()))
        };
        let is_choice = |part: &&Node| part.get("oneOf").is_some() || part.get("anyOf").is_some();
        parts.iter().any(has) || parts.iter().any(is_cut) || parts.iter().skip(1).any(is_choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn the_hundred_and_first_gets_no_suggestion() {
        let wrong: Vec<String> = (0..=Suggestions::MOST).map(|at| format!("v{at}: '#/schemas/Ctas'")).collect();
        let text = with_operation(
            "responses: {}",
            &format!(
                "schemas:\n  Cats: {{required: [kind]}}\n  Pet: {{oneOf: [{{$ref: '#/components/schemas/Cats'}}], \
                 discriminator: {{propertyName: kind, mapping: {{{}}}}}}}",
                wrong.join(", ")
            ),
        );
        let found = run(check, &text);
        assert_eq!(found.matches("did you mean `Cats`?").count(), Suggestions::MOST);
        assert_eq!(found.matches("leads to no schema").count(), Suggestions::MOST + 1);
    }

    #[test]
    fn each_flaw_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dgo', cow: Caw, other: other.yaml}}}\n  \
               Cat: {required: [kind], properties: {kind: {}}}\n  Dog: {properties: {kind: {}}}\n  Parent: {discriminator: {propertyName: kind}, properties: {kind: {}}}\n  Child: {allOf: [{$ref: '#/components/schemas/Parent'}]}\n  \
               Alone: {discriminator: {propertyName: kind}, required: [kind], properties: {kind: {}}}\n  Fine: {discriminator: {propertyName: kind}, required: [kind], properties: {kind: {}}}\n  FineChild: {allOf: [{$ref: '#/components/schemas/Fine'}]}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[broken-discriminator]: the discriminator's property `kind` is not required in `#/components/schemas/Dog`
         --> spec/test.yaml:9:122
          |
        9 | …'#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dgo', cow: Caw, oth...
          |                                                              ^^^^
          |
          = help: add `kind` to `required`, there and under `properties`

        error[broken-discriminator]: the mapping of `dog` leads to no schema
         --> spec/test.yaml:9:153
          |
        9 | …iscriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dgo', cow: Caw, other: other.yaml}}}
          |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `Dog`?

        error[broken-discriminator]: the mapping of `cow` leads to no schema
         --> spec/test.yaml:9:186
          |
        9 | …, mapping: {cat: Cat, dog: '#/components/schemas/Dgo', cow: Caw, other: other.yaml}}}
          |                                                              ^^^
          |
          = help: did you mean `Cat`?

        error[broken-discriminator]: the discriminator's property `kind` is not required
          --> spec/test.yaml:12:44
           |
        12 |     Parent: {discriminator: {propertyName: kind}, properties: {kind: {}}}
           |                                            ^^^^
           |
           = help: add `kind` to `required`, there and under `properties`

        warning[broken-discriminator]: this discriminator has no schemas to tell apart
          --> spec/test.yaml:14:13
           |
        14 |     Alone: {discriminator: {propertyName: kind}, required: [kind], properties: {kind: {}}}
           |             ^^^^^^^^^^^^^
           |
           = help: add `oneOf` or `anyOf`, let other schemas have this one in their `allOf`, or remove it
        ");
    }
}

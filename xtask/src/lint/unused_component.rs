//! `unused-component`: what stands under `components` is used.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Entry, Node, Value, local_pointer};
use crate::extension::segments;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::{Kind, ancestors};

const ID: &str = "unused-component";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "What stands under `components` is used.",
    why: "Nothing is wrong with the document, but often a `$ref` was forgotten or names something else.",
    remedy: "Refer to it where it was meant, or remove it.",
    bad: "paths:\n  /a: {get: {responses: {'200': {description: Fine.}}}}\ncomponents:\n  schemas:\n    A: {type: object}\n",
    good: "paths:\n  /a: {get: {responses: {'200': {description: Fine., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}\ncomponents:\n  schemas:\n    A: {type: object}\n",
    check,
};

/// Section and name.
type Name = (String, String);

fn check(context: &Context, findings: &mut Vec<Finding>) {
    // A document of components alone is there for others to refer to.
    if !context.places.iter().any(|place| place.kind == Kind::Operation) {
        return;
    }
    let uses = Uses::find(context);
    let used = uses.reachable();
    for section in sections(context.document) {
        for entry in section.value.entries() {
            if !used.contains(&(section.key.clone(), entry.key.clone())) {
                let message = format!("nothing uses `#/components/{}/{}`", section.key, entry.key);
                let finding = Finding::warning(ID, &context.document.name, entry.key_span.clone(), message);
                findings.push(finding.help("refer to it where it was meant, or remove it"));
            }
        }
    }
}

/// The sections that OpenAPI knows; others are the business of `unknown-key`.
fn sections(document: &Document) -> impl Iterator<Item = &Entry> {
    let sections = document.root.get("components").map_or(&[][..], Node::entries);
    sections.iter().filter(|section| Kind::Components.field(&section.key).is_some())
}

/// Which component names which others; what stands outside of `components` is `None`.
#[derive(Default)]
struct Uses {
    edges: HashMap<Option<Name>, HashSet<Name>>,
}

impl Uses {
    fn find(context: &Context) -> Uses {
        let mut uses = Uses::default();
        let mut texts = HashSet::new();
        for entry in context.document.root.entries().iter().filter(|entry| entry.key != "components") {
            scan(&entry.value, &mut texts);
        }
        uses.add_all(None, &mut texts);
        for section in context.document.root.get("components").map_or(&[][..], Node::entries) {
            for entry in section.value.entries() {
                scan(&entry.value, &mut texts);
                uses.add_all(Some(&(section.key.clone(), entry.key.clone())), &mut texts);
            }
        }
        uses.security(context);
        uses.discriminators(context);
        uses
    }

    fn add_all(&mut self, from: Option<&Name>, texts: &mut HashSet<&str>) {
        for name in texts.drain().filter_map(component) {
            self.add(from, name);
        }
    }

    fn add(&mut self, from: Option<&Name>, to: Name) {
        self.edges.entry(from.cloned()).or_default().insert(to);
    }

    fn security(&mut self, context: &Context) {
        for place in context.places.iter().filter(|place| matches!(place.kind, Kind::Root | Kind::Operation)) {
            let alternatives = place.node.get("security").map_or(&[][..], Node::items);
            for named in alternatives.iter().flat_map(Node::entries) {
                self.add(None, ("securitySchemes".to_owned(), named.key.clone()));
            }
        }
    }

    /// A discriminator finds schemas by the names in its mapping, and its children by their own names.
    fn discriminators(&mut self, context: &Context) {
        let mut parents = HashSet::new();
        for place in context.places.iter().filter(|place| place.kind == Kind::Discriminator) {
            let owner = ancestors(&context.places, place).filter(|around| around.kind == Kind::Schema).last();
            let owner = owner.and_then(|schema| schema.key()).map(|key| ("schemas".to_owned(), key.to_owned()));
            for mapped in place.node.get("mapping").map_or(&[][..], Node::entries) {
                if let Some(name) = mapped.value.as_str() {
                    self.add(owner.as_ref(), ("schemas".to_owned(), name.to_owned()));
                }
            }
            parents.extend(owner);
        }
        for schema in context.document.pointer("/components/schemas").map_or(&[][..], Node::entries) {
            let members = schema.value.get("allOf").map_or(&[][..], Node::items);
            for parent in members.iter().filter_map(|member| component(member.reference()?)) {
                if parents.contains(&parent) {
                    self.add(Some(&parent), ("schemas".to_owned(), schema.key.clone()));
                }
            }
        }
    }

    fn reachable(&self) -> HashSet<Name> {
        let mut found = HashSet::new();
        let mut open: Vec<&Name> = self.edges.get(&None).into_iter().flatten().collect();
        while let Some(name) = open.pop() {
            if found.insert(name.clone()) {
                open.extend(self.edges.get(&Some(name.clone())).into_iter().flatten());
            }
        }
        found
    }
}

/// Any text that looks like a reference counts, so that those in extensions and under unknown keys do.
fn scan<'a>(node: &'a Node, texts: &mut HashSet<&'a str>) {
    match &node.value {
        // Few texts have the sign, and it is found much faster than the whole.
        Value::String(text) if text.contains('#') && text.contains(START) => {
            texts.insert(text);
        }
        Value::Seq(items) => items.iter().for_each(|item| scan(item, texts)),
        Value::Map(entries) => entries.iter().for_each(|entry| scan(&entry.value, texts)),
        _ => {}
    }
}

const START: &str = "#/components/";

/// The component that a reference leads into; the name of a file in front may be that of this document.
fn component(text: &str) -> Option<Name> {
    let at = text.find(START)?;
    let parts = segments(&local_pointer(&text[at..])?);
    let [_, section, name, ..] = parts.as_slice() else { return None };
    Some((section.clone(), name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn what_only_the_unused_use_is_unused() {
        let text = with_operation(
            "security: [{key: []}]\nx-any: ['#/components/schemas/Extension']\nresponses: {'200': {$ref: '#/components/responses/R'}}",
            "securitySchemes: {key: {type: http, scheme: basic}, spare: {type: http, scheme: basic}}\n\
             responses: {R: {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Parent'}}}}}\n\
             schemas:\n  Parent: {discriminator: {propertyName: k, mapping: {a: Named, b: '#/components/schemas/Pointed'}}}\n  Child: {allOf: [{$ref: '#/components/schemas/Parent'}]}\n  \
               Named: {items: {$ref: '#/components/schemas/Part/items'}}\n  Part: {items: {}}\n  Pointed: {}\n  Extension: {}\n  Lost: {items: {$ref: '#/components/schemas/Lost2'}}\n  \
               Lost2: {items: {$ref: '#/components/schemas/Lost'}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        warning[unused-component]: nothing uses `#/components/securitySchemes/spare`
          --> spec/test.yaml:10:55
           |
        10 |   securitySchemes: {key: {type: http, scheme: basic}, spare: {type: http, scheme: basic}}
           |                                                       ^^^^^
           |
           = help: refer to it where it was meant, or remove it

        warning[unused-component]: nothing uses `#/components/schemas/Lost`
          --> spec/test.yaml:19:5
           |
        19 |     Lost: {items: {$ref: '#/components/schemas/Lost2'}}
           |     ^^^^
           |
           = help: refer to it where it was meant, or remove it

        warning[unused-component]: nothing uses `#/components/schemas/Lost2`
          --> spec/test.yaml:20:5
           |
        20 |     Lost2: {items: {$ref: '#/components/schemas/Lost'}}
           |     ^^^^^
           |
           = help: refer to it where it was meant, or remove it
        ");
    }
}

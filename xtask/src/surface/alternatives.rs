//! Names for the choices of a `oneOf` or `anyOf`, which have none of their own.
//!
//! A number would change whenever a choice is added before it, and the name of a component when that is renamed.

use std::collections::BTreeMap;

use crate::document::{Document, Node};

use super::constraints::kind;
use super::merged::{Merged, component};
use super::words::name;

/// So many names of required properties tell a choice.
const TELLING: usize = 3;

/// A name for each choice, in their order: what the discriminator says, else the type and what is required.
///
/// The same name for two choices stands for both.
pub fn labels(document: &Document, schema: &Merged<'_>, choices: &[Node]) -> Vec<String> {
    let discriminator = schema.all("discriminator").next();
    let mut labels: Vec<String> = choices
        .iter()
        .map(|choice| said(document, discriminator, choice).unwrap_or_else(|| told(document, choice)))
        .collect();
    number_equal(&mut labels, |index| choices.get(index).map(|choice| shape(document, choice)).unwrap_or_default());
    labels
}

/// The value of the discriminator that stands for a choice; without a mapping that is the component's name.
fn said(document: &Document, discriminator: Option<&Node>, choice: &Node) -> Option<String> {
    let discriminator = discriminator?;
    let component = component(document, choice)?;
    let mapping = discriminator.get("mapping").map(Node::entries).unwrap_or_default();
    let leads_here = |target: &str| target.rsplit('/').next() == Some(component);
    let mut mapped: Vec<String> = mapping
        .iter()
        .filter(|entry| entry.value.as_str().is_some_and(leads_here))
        .map(|entry| name(&entry.key))
        .collect();
    mapped.sort();
    Some(if mapped.is_empty() { name(component) } else { mapped.join("+") })
}

/// What a choice can be told by without a discriminator.
fn told(document: &Document, choice: &Node) -> String {
    let schema = Merged::new(document, &[choice]);
    let required: Vec<String> = schema.required().into_iter().take(TELLING).map(name).collect();
    let kind = kind(&schema);
    if required.is_empty() { kind } else { format!("{kind}:{}", required.join("+")) }
}

/// What tells choices of one name apart: what they say at their top.
fn shape(document: &Document, choice: &Node) -> String {
    let schema = Merged::new(document, &[choice]);
    let words = super::constraints::words(&schema, false);
    let inside: Vec<&str> = schema.properties().into_keys().collect();
    [words, super::constraints::values(&schema), vec![inside.join("+")]].concat().join(" ")
}

/// Choices of one name get numbers in the order of their shapes, which is not the order of the document.
fn number_equal(labels: &mut [String], shape: impl Fn(usize) -> String) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, label) in labels.iter().enumerate() {
        groups.entry(label.clone()).or_default().push(index);
    }
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by_cached_key(|index| shape(*index));
        for (number, index) in group.into_iter().enumerate() {
            if let Some(label) = labels.get_mut(index) {
                label.push_str(&format!("#{}", number + 1));
            }
        }
    }
}

//! Which shapes a value of some schemas can have: references followed, `allOf` joined, one alternative chosen of each list.

use super::search::Search;
use super::shape::{Schema, Shape};
use crate::document::Node;

/// Shapes that are tried.
const MOST_SHAPES: usize = 8;
/// Schemas that are looked at for one value; no honest value has more.
const MOST_PARTS: usize = 64;

/// Alternatives of which one is to be chosen.
#[derive(Clone, Copy)]
struct Choice<'a> {
    owner: Schema<'a>,
    forms: &'a [Node],
}

/// A shape with choices left.
#[derive(Clone, Default)]
struct Half<'a> {
    shape: Shape<'a>,
    choices: Vec<Choice<'a>>,
}

impl<'a> Search<'_, 'a> {
    /// The shapes of a value to which all of `schemas` apply, in the order of the alternatives.
    pub fn shapes(&mut self, schemas: &[Schema<'a>]) -> Vec<Shape<'a>> {
        let mut first = Half::default();
        schemas.iter().for_each(|schema| self.add(&mut first, *schema));
        let (mut open, mut done) = (vec![first], Vec::new());
        while let Some(mut half) = open.pop() {
            let Some(choice) = half.choices.pop() else {
                done.push(half.shape);
                if done.len() >= MOST_SHAPES {
                    break;
                }
                continue;
            };
            let forms = choice.forms.iter().take(MOST_SHAPES).rev();
            open.extend(forms.map(|form| self.chosen(half.clone(), choice, form)));
        }
        done
    }

    /// All plain schemas that may have a say, whichever alternative is chosen: where to look for limits.
    pub fn everything(&mut self, schemas: &[Schema<'a>]) -> Shape<'a> {
        let mut half = Half::default();
        schemas.iter().for_each(|schema| self.add(&mut half, *schema));
        while let Some(choice) = half.choices.pop() {
            for form in choice.forms {
                self.add(&mut half, Schema { node: form, ..choice.owner });
            }
        }
        half.shape
    }

    /// Pairs of alternatives of the same `oneOf`, which a value must not fit both.
    pub fn overlaps(&mut self, schemas: &[Schema<'a>]) -> Vec<[Schema<'a>; 2]> {
        let everything = self.everything(schemas);
        let lists = everything.parts.iter().filter_map(|part| Some((part.which, part.node.get("oneOf")?.items())));
        let pairs = lists.flat_map(|(which, forms)| {
            let pair = move |one: usize, other: usize| [one, other].map(|at| Schema { node: &forms[at], which });
            let others = move |one| (one + 1..forms.len()).map(move |other| pair(one, other));
            (0..forms.len()).flat_map(others)
        });
        pairs.take(2 * MOST_SHAPES).collect()
    }

    fn chosen(&mut self, mut half: Half<'a>, choice: Choice<'a>, form: &'a Node) -> Half<'a> {
        half.shape.named.extend(named(choice.owner.node, form));
        self.add(&mut half, Schema { node: form, ..choice.owner });
        half
    }

    fn add(&mut self, half: &mut Half<'a>, schema: Schema<'a>) {
        let Some(node) = self.side(schema.which).target(schema.node) else { return };
        let part = Schema { node, ..schema };
        if half.shape.parts.len() >= MOST_PARTS || half.shape.parts.contains(&part) {
            return;
        }
        half.shape.parts.push(part);
        for inner in node.get("allOf").map_or(&[][..], Node::items) {
            self.add(half, Schema { node: inner, ..schema });
        }
        let lists = ["anyOf", "oneOf"].into_iter().filter_map(|key| node.get(key)).map(Node::items);
        half.choices.extend(lists.filter(|forms| !forms.is_empty()).map(|forms| Choice { owner: part, forms }));
    }
}

/// The property by which a discriminator tells an alternative, and its text.
fn named<'a>(owner: &'a Node, form: &'a Node) -> Option<(&'a str, &'a str)> {
    let discriminator = owner.get("discriminator")?;
    let property = discriminator.get("propertyName")?.as_str()?;
    let reference = form.reference()?;
    let name = reference.rsplit('/').next()?;
    let mapping = discriminator.get("mapping").map_or(&[][..], Node::entries).iter();
    let mut mapped = mapping.filter(|entry| entry.value.as_str().is_some_and(|to| to == reference || to == name));
    Some((property, mapped.next().map_or(name, |entry| entry.key.as_str())))
}

//! `oneOf` and `anyOf`: which of the alternatives a value is, or which one it comes closest to.

use super::judge::Run;
use super::slip::{Slip, What};
use crate::document::{Entry, Node};

impl<'s, 'v> Run<'_, 's, 'v> {
    /// What is wrong with a value by `oneOf` or `anyOf`, which is `entry` of `schema`.
    pub fn alternatives(&mut self, schema: &'s Node, entry: &'s Entry, value: &'v Node) -> Vec<Slip<'s, 'v>> {
        let forms = entry.value.items();
        if forms.is_empty() {
            return Vec::new();
        }
        if let Some(slips) = self.by_discriminator(schema, forms, value) {
            return slips;
        }
        let mut tried: Vec<Vec<Slip>> = Vec::with_capacity(forms.len());
        for form in forms {
            tried.push(self.judge(form, value));
            if entry.key == "anyOf" && tried.last().is_some_and(Vec::is_empty) {
                return Vec::new();
            }
        }
        let fitting: Vec<usize> = (0..forms.len()).filter(|at| tried[*at].is_empty()).collect();
        match fitting[..] {
            [] => closest(forms, tried, value),
            [_] => Vec::new(),
            _ => {
                let names = fitting.iter().map(|at| name(forms, *at)).collect();
                vec![Slip::value(value, What::Several(names))]
            }
        }
    }

    /// The alternative that the value itself names, if there is a discriminator and the value has it.
    fn by_discriminator(&mut self, schema: &'s Node, forms: &'s [Node], value: &'v Node) -> Option<Vec<Slip<'s, 'v>>> {
        let discriminator = schema.get("discriminator")?;
        let named = value.get(discriminator.get("propertyName")?.as_str()?)?;
        let text = named.as_str()?;
        let mapping = discriminator.get("mapping").map_or(&[][..], Node::entries);
        let mapped = mapping.iter().find(|entry| entry.key == text).and_then(|entry| entry.value.as_str());
        let wanted = mapped.unwrap_or(text);
        match forms.iter().find(|form| form.reference().is_some_and(|reference| names(reference, wanted))) {
            Some(form) => Some(self.judge(form, value)),
            // An inline alternative has no name, so that it may still be meant.
            None if forms.iter().any(|form| form.reference().is_none()) => None,
            None => {
                let own = (0..forms.len()).filter_map(|at| last(forms[at].reference()?)).map(str::to_owned);
                let listed = mapping.iter().map(|entry| entry.key.clone());
                let names = if mapping.is_empty() { own.collect() } else { listed.collect() };
                Some(vec![Slip::value(named, What::NoSuchForm(names))])
            }
        }
    }
}

/// Whether a reference is the one that a mapping's value or a schema's name means.
fn names(reference: &str, wanted: &str) -> bool {
    reference == wanted || last(reference) == Some(wanted)
}

fn last(reference: &str) -> Option<&str> {
    reference.rsplit('/').next()
}

fn name(forms: &[Node], at: usize) -> String {
    let form = &forms[at];
    let named = form.reference().and_then(last).or_else(|| form.get("title")?.as_str());
    named.map_or_else(|| format!("alternative {}", at + 1), |name| format!("`{name}`"))
}

/// The slips of the alternative that has the fewest; one of another type is no candidate.
fn closest<'s, 'v>(forms: &'s [Node], tried: Vec<Vec<Slip<'s, 'v>>>, value: &'v Node) -> Vec<Slip<'s, 'v>> {
    let other_type = |slips: &[Slip]| match slips {
        [only] => std::ptr::eq(only.node, value) && matches!(only.what, What::Type(_) | What::NoForm(_)),
        _ => false,
    };
    let best = (0..forms.len()).filter(|at| !other_type(&tried[*at])).min_by_key(|at| distance(&tried[*at]));
    let Some(best) = best else {
        let types = tried.iter().flatten().filter_map(|slip| match &slip.what {
            What::Type(wanted) => Some(vec![*wanted]),
            What::NoForm(wanted) => Some(wanted.clone()),
            _ => None,
        });
        return vec![Slip::value(value, What::NoForm(distinct(types.flatten())))];
    };
    let count = forms.len();
    let told = |slip: Slip<'s, 'v>| match count {
        1 => slip,
        _ => Slip { what: What::Closest(name(forms, best), count, Box::new(innermost(slip.what))), ..slip },
    };
    tried.into_iter().nth(best).unwrap_or_default().into_iter().map(told).collect()
}

/// A key that is missing says more than a value that is wrong: it is there in every value of the alternative.
fn distance(slips: &[Slip]) -> usize {
    slips.iter().map(|slip| if matches!(slip.what, What::Missing(_)) { 2 } else { 1 }).sum()
}

/// Alternatives in alternatives are named by the outer one, so that the sentence stays one.
fn innermost(what: What) -> What {
    match what {
        What::Closest(_, _, inner) => *inner,
        other => other,
    }
}

fn distinct<'s>(types: impl Iterator<Item = &'s Node>) -> Vec<&'s Node> {
    let mut found: Vec<&Node> = Vec::new();
    for one in types {
        if !found.iter().any(|known| super::scalars::equal(known, one)) {
            found.push(one);
        }
    }
    found
}

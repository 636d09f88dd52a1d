//! Whether what is wrong with a value has to do with the place of an edit.

use crate::document::Node;
use crate::lint::samples::{Slip, What};

/// `hint` is the way to the edit: names of properties, and `*` for the items of a list or the values of a map.
pub fn is_on_path(slip: &Slip, value: &Node, hint: &[String]) -> bool {
    // Which alternative comes closest is a guess, so that the place is one too.
    if matches!(slip.what, What::Closest(..)) {
        return true;
    }
    let Some((step, rest)) = hint.split_first() else { return contains(value, slip.node) };
    if std::ptr::eq(slip.node, value) {
        return match slip.what {
            What::Missing(name) => step == name || step == "*",
            _ => true,
        };
    }
    inside(value, step).any(|inner| is_on_path(slip, inner, rest))
}

fn inside<'v>(value: &'v Node, step: &str) -> impl Iterator<Item = &'v Node> {
    let entries = value.entries().iter().filter(move |entry| step == "*" || entry.key == step);
    let items = if step == "*" { value.items() } else { &[] };
    entries.map(|entry| &entry.value).chain(items)
}

fn contains(value: &Node, wanted: &Node) -> bool {
    let mut items = value.items().iter();
    let mut entries = value.entries().iter();
    std::ptr::eq(value, wanted)
        || items.any(|item| contains(item, wanted))
        || entries.any(|entry| contains(&entry.value, wanted))
}

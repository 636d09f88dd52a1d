//! `x-enum-varnames`: one Rust name for each value.

use crate::document::{Entry, Node};
use crate::extension::VarNames;

use super::check::Report;

pub fn check(report: &mut Report, entry: &Entry, schema: &Node) {
    let Some(VarNames(names)) = report.read(entry) else {
        return;
    };
    let values = schema.get("enum").map_or(0, |values| values.items().len());
    if names.len() != values {
        let label = format!("{} names for {values} values of `enum`", names.len());
        report.add(entry, entry.value.span.clone(), label, "give one name for each value, in the order of `enum`");
    }
    for (at, (name, node)) in names.iter().zip(entry.value.items()).enumerate() {
        let label = if syn::parse_str::<syn::Ident>(name).is_err() {
            format!("`{name}` is no Rust name")
        } else if names[..at].contains(name) {
            format!("`{name}` is used twice")
        } else {
            continue;
        };
        report.add(
            entry,
            node.span.clone(),
            label,
            "a name looks like `Basic`: letters and digits, a letter first, no keyword",
        );
    }
}

//! `$ref` where it cannot be followed.

use crate::document::local_pointer;
use crate::extension::segments;
use crate::lint::walk::{Kind, section, walk};

use super::check::Report;

pub fn check(report: &mut Report) {
    for place in walk(report.document) {
        let Some(entry) = place.node.entry("$ref") else {
            continue;
        };
        let span = entry.value.span.clone();
        let Some(pointer) = place.node.reference().and_then(local_pointer) else {
            continue;
        };
        if report.document.pointer(&pointer).is_none() {
            continue;
        }
        if place.kind == Kind::PathItem {
            report.add(span, "a path that is a `$ref`", "", "write the operations under the path itself");
            continue;
        }
        let Some(section) = section(place.kind) else {
            continue;
        };
        let target = segments(&pointer);
        let is_component =
            matches!(&target[..], [components, found, _] if components == "components" && found == section);
        if !is_component {
            let label = format!("{} is looked up under `#/components/{section}/` alone", place.kind.name());
            report.add(
                span,
                "this `$ref`",
                label,
                format!("move what it names to `components/{section}` and refer to it there"),
            );
        }
    }
}

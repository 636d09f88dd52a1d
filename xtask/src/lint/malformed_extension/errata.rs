//! `x-errata`: ids are unique in the document.

use crate::document::Entry;
use crate::extension::Erratum;

use super::check::Report;

pub fn check(report: &mut Report, entry: &Entry) {
    let Some(errata) = report.read::<Vec<Erratum>>(entry) else {
        return;
    };
    for (erratum, node) in errata.iter().zip(entry.value.items()) {
        let span = node.get("id").map_or(node.span.clone(), |id| id.span.clone());
        report.unique(entry, span, &erratum.id, |report| &mut report.erratum_ids);
    }
}

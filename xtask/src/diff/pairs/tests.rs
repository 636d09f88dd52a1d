//! Every row of every table, and what holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::case::{Case, Expected, Name, cases, documents, parsed};
use super::steps::done;
use crate::date::Date;
use crate::diff::compare::on_the_wire;
use crate::document::Document;

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// Everything that is wrong with a case, or nothing.
fn problems(documents: &BTreeMap<Name, Document>, case: &Case) -> Result<(), String> {
    let base = done(&documents[&case.document], &case.given).map_err(|why| format!("given: {why}"))?;
    let revision = done(&base, &case.edit).map_err(|why| format!("edit: {why}"))?;
    let trees = [&base, &revision].map(|document| document.root.to_json().to_string());
    match (trees[0] == trees[1], case.layout) {
        (true, false) => return Err("the edit does nothing".to_owned()),
        (false, true) => return Err("the edit changes more than the layout".to_owned()),
        _ if base.text == revision.text => return Err("the edit does nothing".to_owned()),
        _ => {}
    }
    let mut came: Vec<(Expected, String)> = Vec::new();
    for change in on_the_wire(&base, &revision, today()) {
        came.push((Expected::came(&change), change.message));
    }
    let mut missing = Vec::new();
    for expected in &case.expect {
        match came.iter().position(|(came, _)| expected.accepts(came)) {
            Some(at) => drop(came.remove(at)),
            None => missing.push(format!("    - {expected}\n")),
        }
    }
    let mut text: String = missing.concat();
    for (extra, message) in came {
        let _ = writeln!(text, "    + {extra}   ({message})");
    }
    let back = on_the_wire(&revision, &base, today());
    if case.expect.is_empty() && !back.is_empty() {
        let _ = writeln!(text, "    the other way round it is not silent: {}", back[0].message);
    }
    if !case.expect.is_empty() && back.is_empty() {
        text.push_str("    the other way round it is silent\n");
    }
    for (document, which) in [(&base, "base"), (&revision, "revision")] {
        if let Some(change) = on_the_wire(document, document, today()).first() {
            let _ = writeln!(text, "    the {which} differs from itself: {}", change.message);
        }
    }
    if text.is_empty() { Ok(()) } else { Err(text) }
}

fn table(name: &str) {
    let documents = documents();
    let mut text = String::new();
    let all = cases(name);
    for case in &all {
        if let Err(why) = problems(&documents, case) {
            let _ = writeln!(text, "{} ({:?})\n{}", case.name, case.document, why.trim_end());
        }
    }
    assert!(text.is_empty(), "{name}, of {} cases; - was expected, + came:\n\n{text}", all.len());
}

macro_rules! tables {
    ($($test:ident $name:literal)*) => {
        $(#[test]
        fn $test() {
            table($name);
        })*
        const TESTED: &[&str] = &[$($name),*];
    };
}

tables! {
    refactorings "refactorings"
    layout "layout"
    money "money"
    requests "requests"
    parameters "parameters"
    answers "answers"
    notifications "notifications"
    shared "shared"
    hosts_and_credentials "hosts-and-credentials"
    extensions_and_words "extensions-and-words"
    releases "releases"
}

#[test]
fn there_are_enough_of_each_kind_and_each_has_a_name_of_its_own() {
    let all: Vec<Case> = TESTED.iter().flat_map(|name| cases(name)).collect();
    let names: BTreeSet<&str> = all.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), all.len());
    let silent = all.iter().filter(|case| case.expect.is_empty() && !case.layout).count();
    let money = all.iter().filter(|case| case.expect.iter().any(|one| one.money)).count();
    assert!(all.len() >= 200 && silent >= 45 && money >= 30, "{} of which {silent} silent, {money} money", all.len());
    let per_document =
        [Name::Adapay, Name::Payall, Name::Umxnt].map(|name| all.iter().filter(|one| one.document == name).count());
    assert!(per_document.iter().all(|count| *count >= 20), "{per_document:?}");
}

#[test]
fn a_document_as_json_or_turned_round_is_the_same_document() {
    for document in documents().values() {
        let json = parsed(&document.root.to_json().to_string()).unwrap();
        let turned = parsed(&super::tree::turned(&document.root.to_json()).to_string()).unwrap();
        for other in [&json, &turned] {
            let said = [on_the_wire(document, other, today()), on_the_wire(other, document, today())].concat();
            assert!(
                said.is_empty(),
                "{}: {:?}",
                document.name,
                said.iter().map(|one| &one.message).collect::<Vec<_>>()
            );
        }
    }
}

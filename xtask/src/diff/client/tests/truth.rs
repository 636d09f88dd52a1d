//! The surface of a plan is that of the code, and its pointers lead somewhere.

use std::fmt::Write as _;

use super::super::{Surface, reach, surface, written};
use super::{ADAPAY, PAYALL, UMXNT, document, read};
use crate::document::Document;

/// What differs between the surface of a document's plan and that of its code.
fn untrue(surface: &Surface, code: &str) -> String {
    let written = written::items(code);
    let said = surface.items();
    let mut problems = String::new();
    for (name, signature) in &written {
        match said.get(name) {
            None => writeln!(problems, "not said: {name}: {signature}").unwrap(),
            Some(item) if item.signature != *signature => {
                writeln!(problems, "{name}: said {}, is {signature}", item.signature).unwrap();
            }
            Some(_) => {}
        }
    }
    for (name, item) in said.iter().filter(|(name, _)| !written.contains_key(*name)) {
        writeln!(problems, "not there: {name}: {}", item.signature).unwrap();
    }
    problems
}

#[test]
fn the_surface_is_that_of_the_generated_files() {
    let files = [
        ("adapay", ADAPAY, include_str!("../../../../../generated/src/api/adapay.rs")),
        ("payall", PAYALL, include_str!("../../../../../generated/src/api/payall.rs")),
        ("umxnt", UMXNT, include_str!("../../../../../generated/src/api/umxnt.rs")),
    ];
    for (name, text, code) in files {
        let surface = read(name, text);
        assert!(surface.items().len() > 20, "{name}");
        assert_eq!(untrue(&surface, code), "", "{name}");
    }
}

macro_rules! cases {
    ($($name:literal)*) => { [$(($name, include_str!(concat!("../../../lower/cases/", $name, ".yaml")))),*] };
}

#[test]
fn the_surface_is_that_of_the_code_for_every_construct() {
    let cases = cases!["access" "answers" "bodies" "directions" "inheritance" "names" "operation_names" "parameters" "recursion" "types" "unions"];
    for (name, text) in cases {
        let document = Document::parse(name, text).unwrap();
        let (_, code) = crate::generate::translated(&document).unwrap();
        assert_eq!(untrue(&surface(&document).unwrap(), &code), "", "{name}");
    }
}

#[test]
fn every_pointer_leads_somewhere() {
    for (name, text) in [("adapay", ADAPAY), ("payall", PAYALL), ("umxnt", UMXNT)] {
        let (document, surface) = (document(name, text), read(name, text));
        let items = surface.items();
        for (item, pointer) in items.iter().filter_map(|(item, found)| Some((item, found.pointer.as_ref()?))) {
            assert!(document.pointer(pointer).is_some(), "{item}: {pointer}");
        }
        let unplaced: Vec<_> =
            items.iter().filter(|(_, found)| found.pointer.is_none()).map(|(item, _)| item).collect();
        assert_eq!(unplaced, ["Client::new"], "{name}");
    }
}

#[test]
fn a_place_reaches_what_decides_its_type() {
    let reached = reach(&document("adapay", ADAPAY), "/components/schemas/CashRequest/properties/fee_mode");
    assert_eq!(
        reached,
        [
            "/components/schemas/CashRequest/properties/fee_mode",
            "/components/schemas/CashRequest/properties/fee_mode/allOf/0",
            "/components/schemas/FeeMode"
        ]
    );
}

//! The documents say what the pages say, row by row, or an erratum says why not.

use std::collections::BTreeSet;
use std::fs;

use payspec_tests::condition::Verdict;
use payspec_tests::made_up::limit;
use payspec_tests::spec::{Document, Property, Schema, documents, list, sources, text};
use serde_json::{Map, Value};

/// What the document has at the place of a table.
enum Place {
    /// The fields of a schema or a list of parameters, in their order.
    Fields(Vec<Property>),
    /// No fields, so that each row needs an erratum.
    Other,
}

/// Runs a check for each API with its document and what its page states.
fn each(check: impl Fn(&Document, &Value)) {
    let sources = sources();
    let documents = documents();
    let apis = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<_>>();
    let documented = apis(documents.iter().map(|document| &document.api).collect());
    assert_eq!(documented, apis(sources.iter().map(|(api, _)| api).collect()), "each document has its sources");
    documents.iter().zip(&sources).for_each(|(document, (_, source))| check(document, source));
}

#[test]
fn every_row_of_the_pages_is_in_the_documents() {
    each(|document, source| {
        let tables = list(source.get("tables"));
        assert!(!tables.is_empty(), "{}: no table", document.api);
        let differences: Vec<_> = tables.iter().flat_map(|table| differences(document, table)).collect();
        assert!(differences.is_empty(), "differences without an erratum:\n{}", differences.join("\n"));
    });
}

fn differences(document: &Document, table: &Value) -> Vec<String> {
    let rows = list(table.get("rows"));
    assert!(!rows.is_empty(), "{}: a table without rows", table["section"]);
    let place = place(document, text(&table["at"]));
    let mut found = Vec::new();
    for row in rows {
        let difference = difference(document, &place, row);
        match row.get("erratum") {
            Some(id) => assert!(is_erratum(document, id), "{}: there is no erratum {id}", table["section"]),
            None => {
                found.extend(difference.map(|what| format!("{} / {}: {what}", text(&table["section"]), row["name"])))
            }
        }
    }
    found
}

fn difference(document: &Document, place: &Place, row: &Value) -> Option<String> {
    let Place::Fields(fields) = place else { return Some("it is no field of the document".to_owned()) };
    let Some(field) = fields.iter().find(|field| field.name == text(&row["name"])) else {
        return Some("the document does not have it".to_owned());
    };
    let ours = field.schema.get("type").and_then(Value::as_str).unwrap_or("any");
    let stated_type = row.get("type").map(|stated| type_of(text(stated)));
    let stated_required = row.get("required").map(|stated| is_required(text(stated)));
    if let Some(stated) = stated_type.filter(|stated| *stated != ours) {
        return Some(format!("the page's type is {stated}, the document's is {ours}"));
    }
    if let Some(stated) = stated_required.filter(|stated| *stated != field.required) {
        return Some(format!(
            "required is {stated} on the page and {} in the document of {}",
            field.required, document.api
        ));
    }
    length_difference(&field.schema, row)
}

fn length_difference(schema: &Schema, row: &Value) -> Option<String> {
    let stated = row.get("length").map(|length| usize::try_from(length.as_u64().expect("a count")).expect("a count"));
    match (stated, schema.get("enum")) {
        // An enum says more than a length, which holds if no value is longer.
        (Some(most), Some(values)) => {
            let longer = list(Some(values)).iter().find(|value| text(value).chars().count() > most)?;
            Some(format!("{longer} is longer than {most}"))
        }
        (stated, _) => {
            let ours = limit(schema, "maxLength");
            (stated != ours).then(|| format!("the page's length is {stated:?}, the document's is {ours:?}"))
        }
    }
}

#[test]
fn the_documents_invent_no_field() {
    each(|document, source| {
        for table in list(source.get("tables")) {
            let Place::Fields(fields) = place(document, text(&table["at"])) else { continue };
            let named = |key| list(table.get(key)).iter().map(|row| text(&row["name"])).collect::<Vec<_>>();
            let (rows, ours) = (named("rows"), named("ours"));
            for field in &fields {
                let entries = rows.iter().chain(&ours).filter(|name| **name == field.name).count();
                assert_eq!(entries, 1, "{}: {} stands once under rows or ours", table["section"], field.name);
            }
            for entry in list(table.get("ours")) {
                assert!(is_erratum(document, &entry["erratum"]), "{}: {entry}", table["section"]);
                let exists = fields.iter().any(|field| field.name == text(&entry["name"]));
                assert!(exists, "{}: the document does not have {entry}", table["section"]);
            }
        }
    });
}

#[test]
fn every_request_and_every_successful_answer_is_held_against_a_table() {
    each(|document, source| {
        let compared: BTreeSet<_> = list(source.get("tables")).iter().map(|table| text(&table["at"])).collect();
        for operation in document.operations() {
            let body = &operation.node["requestBody"]["content"];
            let schemas = body.as_object().into_iter().flat_map(Map::values).map(|media| &media["schema"]);
            for schema in schemas.filter_map(|schema| schema["$ref"].as_str()) {
                assert!(compared.contains(schema), "{}: {schema} is in no table", operation.name);
            }
            for answer in operation.answers() {
                let is_success = operation.verdict(answer.value) == Verdict::Success;
                assert!(!is_success || reaches_table(document, answer.schema, &compared), "{}", operation.name);
            }
        }
        let parameters = compared.iter().filter(|at| at.ends_with("/parameters")).count();
        let with_parameters =
            document.operations().iter().filter(|operation| operation.node.get("parameters").is_some()).count();
        assert_eq!(parameters, with_parameters, "{}: tables of parameters", document.api);
    });
}

/// Whether a schema, or the items of a list in it, is held against a table: umxnt's page has a table of the items alone.
fn reaches_table(document: &Document, schema: &Value, compared: &BTreeSet<&str>) -> bool {
    let known = |schema: &Value| schema["$ref"].as_str().is_some_and(|at| compared.contains(at));
    let fields = document.properties(&document.schema(schema));
    known(schema) || fields.iter().any(|field| field.schema.get("items").is_some_and(known))
}

#[test]
fn the_pages_are_identified() {
    each(|document, source| {
        let page = &source["page"];
        for key in ["title", "file", "sha256"] {
            assert!(page[key].as_str().is_some_and(|text| !text.is_empty()), "{}: {key} of the page", document.api);
        }
        let digest = text(&page["sha256"]);
        let is_hex = |digit: char| digit.is_ascii_digit() || ('a'..='f').contains(&digit);
        assert!(digest.len() == 64 && digest.chars().all(is_hex), "{}: {digest} is no SHA-256 digest", document.api);
        assert!(!source.to_string().contains("://"), "{}: the page's identity has no URL", document.api);
    });
}

#[test]
fn errata_are_whole_and_their_ids_are_unique() {
    for document in documents() {
        let errata = document.errata();
        let ids: BTreeSet<_> = errata.iter().map(|erratum| text(&erratum["id"])).collect();
        assert_eq!(ids.len(), errata.len(), "{}: an id occurs twice: {ids:?}", document.api);
        for erratum in errata {
            let number = text(&erratum["id"]).strip_prefix(&format!("{}-", document.api));
            assert!(number.is_some_and(|number| number.parse::<u32>().is_ok()), "{}: {}", document.api, erratum["id"]);
            for key in ["page", "ours", "because", "grade"] {
                assert!(!text(&erratum[key]).trim().is_empty(), "{}: {key}", erratum["id"]);
            }
        }
    }
}

#[test]
fn rules_have_unique_ids_and_the_words_of_the_page() {
    for document in documents() {
        let rules: Vec<_> = document.all("x-rules").into_iter().flat_map(|rules| list(Some(rules))).collect();
        let ids: BTreeSet<_> = rules.iter().map(|rule| text(&rule["id"])).collect();
        assert_eq!(ids.len(), rules.len(), "{}: an id occurs twice: {ids:?}", document.api);
        for rule in rules {
            // A rule that no page states is no rule.
            assert!(!text(&rule["page"]).trim().is_empty() && !text(&rule["says"]).trim().is_empty(), "{rule}");
        }
    }
}

#[test]
fn no_published_example_is_overlooked() {
    let (mut examples, mut in_errata) = (0, 0);
    for document in documents() {
        // The text counts every place where an example is published, and the tree says what each of them is.
        let lines = document.text.lines().filter(|line| is_published(line.trim_start())).count();
        let errata = document.errata().into_iter().filter(|erratum| erratum.get("published").is_some()).count();
        let named = document.all("examples").into_iter().filter_map(Value::as_object).flat_map(Map::keys);
        let named = named.filter(|name| name.starts_with("published")).count();
        assert_eq!(named + errata, lines, "{}: examples and errata, and lines of the text", document.api);
        examples += named;
        in_errata += errata;
    }
    assert!(examples > 0 && in_errata > 0, "{examples} published examples, {in_errata} of them in errata");
    println!("{examples} published examples in examples, {in_errata} in errata");
}

fn is_published(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    let number = name.strip_prefix("published").map(|rest| rest.trim_start_matches('_'));
    number.is_some_and(|rest| rest.is_empty() || rest == "failure" || rest.parse::<u32>().is_ok()) && line.contains(':')
}

#[test]
fn every_documented_example_has_a_snapshot_and_every_snapshot_an_example() {
    let mut expected = BTreeSet::new();
    for document in documents() {
        for operation in document.operations() {
            let name = operation.name.replace('.', "__");
            let requests = operation.request_names();
            assert!(!requests.is_empty(), "{}: no example of a request", operation.name);
            expected.extend(requests.into_iter().map(|example| format!("{name}__request__{example}.snap")));
            let answers = operation.answers().into_iter();
            expected.extend(answers.map(|answer| format!("{name}__{}__{}.snap", answer.status, answer.name)));
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");
    let entries = fs::read_dir(folder).expect("the snapshots").map(|entry| entry.expect("a snapshot").file_name());
    // A pending one, `.snap.new`, is no accepted snapshot.
    let found = entries.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".snap"));
    assert_eq!(found.collect::<BTreeSet<_>>(), expected);
}

fn place(document: &Document, at: &str) -> Place {
    let node = document.find(at).unwrap_or_else(|| panic!("{}: there is nothing at {at}", document.api));
    if at.ends_with("/parameters") {
        return Place::Fields(list(Some(node)).iter().map(|parameter| document.parameter(parameter)).collect());
    }
    let schema = document.schema(node);
    if schema.contains_key("properties") { Place::Fields(document.properties(&schema)) } else { Place::Other }
}

fn is_erratum(document: &Document, id: &Value) -> bool {
    document.errata().into_iter().any(|erratum| erratum["id"] == *id)
}

/// The document's type for a type in the spelling of a page; another spelling is a difference.
fn type_of(stated: &str) -> &str {
    match stated {
        "String" | "string" => "string",
        "int" | "integer" => "integer",
        "List" => "array",
        "Map" | "object" => "object",
        other => other,
    }
}

fn is_required(stated: &str) -> bool {
    match stated {
        "Y" | "必填" | "是" => true,
        "N" | "可选" | "否" => false,
        other => panic!("required is {other}, which spec/README.md does not know"),
    }
}

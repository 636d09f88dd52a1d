//! Small documents, one for each group of constructs, and what becomes of them.

use crate::document::Document;
use crate::generate::translated;
use crate::lower::plan::{Field, Kind, Plan};

fn generated(name: &str, text: &str) -> (Plan, String) {
    let document = Document::parse(name, text).unwrap();
    translated(&document).unwrap()
}

/// The plan's types in short: one line for each field and each enum.
fn outline(plan: &Plan) -> String {
    let mut lines = Vec::new();
    for (name, entry) in &plan.structs {
        lines.push(format!("{name}{}: {}", if entry.in_request { " (request)" } else { "" }, entry.doc));
        lines.extend(entry.fields.iter().map(|field| format!("  {}", line(field))));
    }
    lines.extend(plan.enums.iter().map(|(name, entry)| {
        let variants = entry.variants.iter().map(|(name, text)| format!("{name}={text:?}"));
        format!("{name} = {}", variants.collect::<Vec<_>>().join(" "))
    }));
    lines.join("\n")
}

fn line(field: &Field) -> String {
    let mut line = format!("{}: {}", field.rust_name, spelled(&field.kind));
    for (said, word) in [(field.required, "required"), (field.nullable, "nullable")] {
        if said {
            line += &format!(" {word}");
        }
    }
    if field.rust_name != field.name {
        line += &format!(" as {:?}", field.name);
    }
    if !field.checks.is_empty() {
        line += &format!(" {:?}", field.checks);
    }
    if field.doc != format!("`{}`", field.name) {
        line += &format!(" // {}", field.doc.replace('\n', " "));
    }
    line
}

fn spelled(kind: &Kind) -> String {
    match kind {
        Kind::Enum(name) | Kind::Object(name) => name.clone(),
        Kind::List(item) => format!("[{}]", spelled(item)),
        Kind::Map(value) => format!("{{{}}}", spelled(value)),
        kind => format!("{kind:?}"),
    }
}

macro_rules! case {
    ($name:ident) => {
        #[test]
        fn $name() {
            let name = stringify!($name);
            let (plan, _) = generated(name, include_str!(concat!(stringify!($name), ".yaml")));
            insta::assert_snapshot!(name, outline(&plan));
        }
    };
}

case!(inheritance);
case!(unions);
case!(types);
case!(recursion);
case!(names);

/// By the standard a required property that is read-only is required in answers only, a write-only one in requests only.
#[test]
fn a_property_of_one_direction_is_not_asked_of_the_other() {
    let (_, code) = generated("directions", include_str!("directions.yaml"));
    let lines = |wanted: &[&str]| {
        let is_wanted = |line: &&str| wanted.iter().any(|wanted| line.starts_with(wanted));
        code.lines().map(str::trim).filter(is_wanted).collect::<Vec<_>>().join("\n")
    };
    // What is only answered keeps its type; what is asked as well can be built without it.
    insta::assert_snapshot!(lines(&["pub id: ", "pub number: ", "pub password: ", "pub name: "]), @r"
    pub id: String,
    pub password: Option<String>,
    pub id: Option<String>,
    pub number: Option<i64>,
    pub password: Option<String>,
    pub name: String,
    ");
    insta::assert_snapshot!(lines(&["Field::"]), @r#"
    Field::body("id"),
    Field::body("number"),
    Field::body("password").required(),
    Field::body("name").required(),
    "#);
}

#[test]
fn the_same_document_gives_the_same_names() {
    let text = include_str!("names.yaml");
    assert_eq!(generated("names", text).1, generated("names", text).1);
}

/// Doubling at each of many levels would never end if schemas were copied where they are referred to.
#[test]
fn what_is_referred_to_twice_at_each_level_stays_one_type() {
    let mut schemas = String::new();
    for level in 0..60 {
        let next = format!("{{$ref: '#/components/schemas/L{}'}}", level + 1);
        schemas += &format!(
            "    L{level}: {{oneOf: [{next}, {{allOf: [{next}, {next}]}}], properties: {{a: {next}, b: {next}}}}}\n"
        );
    }
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://api.example'}}]\npaths: {{/a: {{get: {{operationId: get_a, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/L0'}}}}}}}}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}    L60: {{type: object, properties: {{a: {{type: string}}}}}}\n"
    );
    assert!(generated("deep", &text).0.structs.len() < 200);
}

/// A chain as long as this, followed by recursion, would exhaust the stack.
#[test]
fn long_chains_of_references_end() {
    let chain = |make: fn(usize) -> String| {
        (0..20_000).map(|level| format!("    C{level}: {}\n", make(level + 1))).collect::<String>()
    };
    for make in [
        |next| format!("{{$ref: '#/components/schemas/C{next}'}}"),
        |next| format!("{{type: array, items: {{$ref: '#/components/schemas/C{next}'}}}}"),
        |next| {
            format!(
                "{{allOf: [{{$ref: '#/components/schemas/C{next}'}}, {{properties: {{p{next}: {{type: string}}}}}}]}}"
            )
        },
        |next| format!("{{anyOf: [{{$ref: '#/components/schemas/C{next}'}}, {{type: string}}]}}"),
    ] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://api.example'}}]\npaths: {{/a: {{get: {{operationId: get_a, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/C0'}}}}}}}}}}}}}}}}\ncomponents:\n  schemas:\n{}",
            chain(make)
        );
        assert_eq!(generated("chain", &text).0.operations.len(), 1);
    }
}

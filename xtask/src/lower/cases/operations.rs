//! Small documents, one for each group of constructs, from the text to the code.

use insta::assert_snapshot;

use crate::document::Document;
use crate::lower::plan::{Plan, Wire};

/// The plan and the code of a case, which must be all that there is to say about it.
fn case(name: &str, text: &str) -> (Plan, String) {
    let document = Document::parse(&format!("spec/{name}.yaml"), text).unwrap();
    let translated = crate::generate::translated(&document);
    translated.unwrap_or_else(|findings| panic!("{name}: {findings:?}"))
}

/// The lines of the code that hold one of some texts, without their indentation.
fn lines(code: &str, wanted: &[&str]) -> String {
    let has = |line: &&str| wanted.iter().any(|wanted| line.contains(wanted));
    code.lines().map(str::trim).filter(has).collect::<Vec<_>>().join("\n")
}

#[test]
fn operations_have_names_of_their_own() {
    let (plan, _) = case("names", include_str!("operation_names.yaml"));
    let names = plan.operations.iter().map(|operation| {
        format!("{} {}: {} ({})", operation.method, operation.path, operation.rust_name, operation.id)
    });
    assert_snapshot!(names.collect::<Vec<_>>().join("\n"), @r"
    get /pets/{id}/toys: get_pets_by_id_toys (get_pets_by_id_toys)
    post /pets/{id}/toys: post_pets_by_id_toys (post_pets_by_id_toys)
    get /a: get_thing (getThing)
    put /a: get_thing_2 (get_thing)
    post /a: new_2 (new)
    delete /a: type_ (type)
    options /a: tiles_z_x_y (tiles_z_x_y)
    head /a: string_2 (string)
    patch /a: call_2fa (2fa)
    get /b: get_thing_3 (getThing)
    put /b: get_thing_4 (get_thing)
    post /b: new_3 (new)
    delete /b: type_2 (type)
    options /b: tiles_z_x_y_2 (tiles_z_x_y)
    head /b: string_3 (string)
    patch /b: call_2fa_2 (2fa)
    ");
}

#[test]
fn parameters_go_where_and_as_the_document_says() {
    let (plan, code) = case("parameters", include_str!("parameters.yaml"));
    let fields = plan.operations.iter().flat_map(|operation| {
        let head = format!("{} {} body: {}", operation.rust_name, operation.path, operation.body.is_some());
        let fields = operation.parameters.iter().map(|field| {
            let wire = field.wire.as_ref().map(|wire| {
                let Wire { name, style, explode, reserved } = wire;
                format!(
                    " {name} {style:?} {}{}",
                    if *explode { "exploded" } else { "" },
                    if *reserved { " reserved" } else { "" }
                )
            });
            let required = if field.required { "!" } else { "" };
            format!("  {:?} {}{required} .{}(){}", field.place, field.name, field.rust_name, wire.unwrap_or_default())
        });
        let notes = operation.notes.iter().map(|note| format!("  {note}"));
        std::iter::once(head).chain(fields).chain(notes).collect::<Vec<_>>()
    });
    assert_snapshot!(fields.collect::<Vec<_>>().join("\n"), @r"
    get_thing /things/{id}/{part}-{Other}.json body: false
      Path id! .id()
      Path part! .part()
      Path Other! .other() Other Label 
      Query id_query .id_query() id Form exploded
      Header id_header .id_header() id Simple 
      Cookie id_cookie .id_cookie() id Form exploded
      Query shared! .shared()
      Query send .send_2()
      Query body .body_2()
      Header X-Ids .x_ids()
      Query bare .bare()
      Query json .json() json Json exploded
      Query deep .deep() deep Deep exploded
      Query list .list() list Form 
      Query pipes .pipes() pipes Pipe 
      Query free .free() free Form exploded reserved
      Query page .page()
      The parameter `gone` is never sent: the path has no place for it.
      The parameter `Accept` is never sent: this header is not a parameter's to set.
      The parameter `Authorization` is never sent: this header is not a parameter's to set.
      The parameter `form` is never sent: no such place is known.
    cancel /v1/{name}:cancel body: false
      Path name! .name() name Simple  reserved
    list /?Action=List body: false
      Query which! .which() Id Form exploded
    old /old body: true
    ");
    assert!(code.contains("never sent"));
}

#[test]
fn bodies_are_sent_as_the_media_type_that_can_be_typed_best() {
    let (plan, code) = case("bodies", include_str!("bodies.yaml"));
    let bodies = plan.operations.iter().map(|operation| {
        let body = operation.body.as_ref().unwrap();
        let value = body.value.as_ref().map(|field| format!("{:?} {:?}", field.kind, field.checks));
        let wires: Vec<_> = body.wires.iter().map(|wire| format!("{} {:?}", wire.name, wire.style)).collect();
        format!(
            "{}: {:?} {:?}{} {}{} {}",
            operation.rust_name,
            body.form,
            body.media_type,
            if body.required { "!" } else { "" },
            body.name,
            value.unwrap_or_default(),
            wires.join(", "),
        )
    });
    assert_snapshot!(bodies.collect::<Vec<_>>().join("\n"), @r#"
    optional: Json "application/json" Thing 
    list: Json "application/json"! List(Object("Thing")) [Items([Object("Thing")])] 
    text: Json "application/json"! Text [MaxLength(3)] 
    open: Json "application/json"! Any [] 
    map: Json "application/json" Map(Integer("int64")) [] 
    several: Json "application/json"! Thing 
    vendor: Json "application/vnd.x+json; charset=utf-8"! Thing 
    form: UrlEncoded "application/x-www-form-urlencoded"! Thing tags Pipe, inner Deep
    upload: Bytes "application/pdf"!  
    parts: Bytes ""  
    any: Bytes ""
    "#);
    assert_snapshot!(lines(&code, &["pub fn body(", "pub fn body<"]), @r"
    pub fn body<V: Into<super::types::builder::Thing>>(mut self, value: V) -> Self {
    pub fn body<V: IntoIterator<Item: Into<super::types::builder::Thing>>>(
    pub fn body<V: TryInto<String, Error: std::fmt::Display>>(
    pub fn body<V: TryInto<crate::Json, Error: std::fmt::Display>>(
    pub fn body<
    pub fn body<V: Into<super::types::builder::Thing>>(mut self, value: V) -> Self {
    pub fn body<V: Into<super::types::builder::Thing>>(mut self, value: V) -> Self {
    pub fn body<V: Into<super::types::builder::Thing>>(mut self, value: V) -> Self {
    pub fn body(mut self, bytes: impl Into<Vec<u8>>) -> Self {
    pub fn body(
    pub fn body(
    ");
}

#[test]
fn answers_are_typed_by_status() {
    let (plan, code) = case("answers", include_str!("answers.yaml"));
    let calls = plan.operations.iter().map(|operation| {
        let accept = &operation.accept;
        format!(
            "{}: {:?} | {:?} | {accept:?} {:?}",
            operation.rust_name, operation.answer, operation.failure, operation.notes
        )
    });
    assert_snapshot!(calls.collect::<Vec<_>>().join("\n"), @r#"
    one: One(Json(Object("Thing"))) | Some(One(Json(Object("Problem")))) | "application/json, application/problem+json" []
    several: Several("SeveralAnswer", [Case { status: "200", rust_name: "Status200", doc: "The thing.", holds: Json(Object("Thing")) }, Case { status: "202", rust_name: "Status202", doc: "Later.", holds: Json(Object("SeveralAnswer202")) }, Case { status: "204", rust_name: "Status204", doc: "Nothing.", holds: Nothing }]) | Some(Several("SeveralFailure", [Case { status: "404", rust_name: "Status404", doc: "Unknown.", holds: Json(Object("SeveralFailure")) }, Case { status: "default", rust_name: "Default", doc: "What is wrong.", holds: Json(Object("Problem")) }])) | "application/json, application/problem+json" []
    file: One(Bytes) | None | "application/pdf" ["Header `X-Size` of the answer (200): The size.", "A redirect (302) is not followed: it is an error whose `raw()` has its headers."]
    none_2: One(Nothing) | None | "" []
    only: One(Json(Object("Thing"))) | Some(One(Json(Object("Thing")))) | "" []
    "#);
    assert_snapshot!(lines(&code, &["pub enum", "Answers {", "Answer {", "statuses:", "media_types: &[\""]), @r#"
    pub enum SeveralAnswer {
    impl serde::Serialize for SeveralAnswer {
    pub enum SeveralFailure {
    answers: Answers {
    Answer {
    statuses: (200, 200),
    Answer {
    statuses: (201, 201),
    Answer {
    statuses: (300, 999),
    answers: Answers {
    Answer {
    statuses: (200, 200),
    Answer {
    statuses: (202, 202),
    Answer {
    statuses: (204, 204),
    Answer {
    statuses: (404, 404),
    Answer {
    statuses: (300, 999),
    answers: Answers {
    Answer {
    statuses: (200, 200),
    media_types: &["application/pdf"],
    answers: Answers {
    Answer {
    statuses: (204, 204),
    answers: Answers {
    Answer {
    statuses: (200, 299),
    Answer {
    statuses: (300, 999),
    "#);
}

#[test]
fn access_needs_no_code_by_hand() {
    let (plan, code) = case("access", include_str!("access.yaml"));
    let hosts = plan.hosts.iter().map(|host| format!("{} {:?}", host.name, host.url));
    let paths = plan.operations.iter().map(|operation| format!("{} {}", operation.host, operation.path));
    let schemes = plan.schemes.iter().map(|(name, scheme)| format!("{name}: {} {:?}", scheme.rust_name, scheme.kind));
    assert_snapshot!(hosts.chain(paths).chain(schemes).collect::<Vec<_>>().join("\n"), @r#"
    base None
    eu Some("https://eu.access.example/v3")
    api None
    0 /v2/a
    1 /b
    2 /c
    Key: key_2 Bearer
    cookie: cookie Cookie("session")
    digest: digest Authorization
    id: id Bearer
    key: key Header("X-Key")
    new: new_2 Basic
    query: query Query("key")
    token: token Bearer
    "#);
    assert_snapshot!(lines(&code, &["security:", "_url: &str"]), @r"
    base_url: &str,
    api_url: &str,
    security: &[&[&schemes::DIGEST], &[&schemes::ID]],
    security: &[
    security: &[&[&schemes::COOKIE], &[&schemes::QUERY]],
    security: &[
    ");
}

/// What `gen` writes for the tests must be Rust, whatever the document has.
/// A name that leads nowhere would send the call without a credential, so that there is no code, and the place is named.
#[test]
fn a_scheme_that_nobody_describes_stops_the_run() {
    let text = include_str!("access.yaml").replace("{token: [read]}", "{nowhere: []}");
    let document = Document::parse("spec/access.yaml", &text).unwrap();
    let findings = crate::generate::translated(&document).unwrap_err();
    assert_snapshot!(crate::finding::printed(&findings, "spec/access.yaml", &text), @r"
    error[unknown-security-scheme]: the security scheme `nowhere` is not defined
     --> spec/access.yaml:4:44
      |
    4 | security: [{key: []}, {new: [], Key: []}, {nowhere: []}]
      |                                            ^^^^^^^
      |
      = help: define it under components.securitySchemes
    ");
}

#[test]
fn the_tests_of_examples_follow() {
    for (name, text) in [
        ("names", include_str!("operation_names.yaml")),
        ("parameters", include_str!("parameters.yaml")),
        ("bodies", include_str!("bodies.yaml")),
        ("answers", include_str!("answers.yaml")),
        ("access", include_str!("access.yaml")),
    ] {
        let (plan, _) = case(name, text);
        let plans = [plan];
        for code in [crate::documented::tests(&plans[0]), crate::documented::calls(&plans)] {
            assert!(syn::parse2::<syn::File>(code).is_ok(), "{name}");
        }
    }
}

//! What the answers of an operation hold, on the side of success and on that of failure.

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::media;
use super::plan::{Case, Holds, Kind, Side, Status};
use super::schema::Schemas;
use super::source::{Source, entries, text};
use crate::names::Names;

static ANYTHING: Value = Value::Null;

/// The answers of one operation.
pub struct Answers {
    pub success: Side,
    pub failure: Option<Side>,
    pub statuses: Option<Vec<Status>>,
    pub accept: String,
    pub notes: Vec<String>,
}

/// A documented answer: the statuses that it is for, and what it holds.
struct Answer {
    status: String,
    first: u16,
    last: u16,
    doc: String,
    holds: Holds,
    media_types: Vec<String>,
}

/// Lowers the answers of an operation of which nothing but the status tells success from failure.
///
/// `id` names inline types, and `rust_name`, which no other operation has, the enums.
pub fn by_status<'a>(
    source: Source<'a>,
    schemas: &mut Schemas<'a>,
    operation: &'a Value,
    [id, rust_name]: [&str; 2],
    method: &str,
) -> Answers {
    let found = documented(source, schemas, operation, id, method);
    let is_success = |answer: &&Answer| answer.first / 100 == 2;
    let others: Vec<&Answer> = found.iter().filter(|answer| answer.first == 0).collect();
    let mut successes: Vec<&Answer> = found.iter().filter(is_success).collect();
    if successes.is_empty() {
        successes.clone_from(&others);
    }
    let has_json = |answer: &&Answer| matches!(answer.holds, Holds::Json(_));
    let is_failure = |answer: &&Answer| matches!(answer.first / 100, 0 | 4 | 5) && has_json(answer);
    let failures: Vec<&Answer> = found.iter().filter(is_failure).collect();
    let success = side(&successes, &format!("{rust_name}_answer"));
    let failure = (!failures.is_empty()).then(|| side(&failures, &format!("{rust_name}_failure")));
    let mut statuses = statuses(&successes, Some(&success), 200, 299);
    if successes.is_empty() {
        statuses.push(unstated());
    }
    statuses.extend(self::statuses(&failures, failure.as_ref(), 300, 999));
    // What is more precise comes first.
    statuses.sort_by_key(|status| status.last - status.first);
    Answers {
        success,
        failure,
        statuses: Some(statuses),
        accept: accept(source, operation),
        notes: notes(source, operation),
    }
}

/// The answers of an operation whose outcome is stated: the first JSON of a success.
pub fn judged<'a>(source: Source<'a>, schemas: &mut Schemas<'a>, operation: &'a Value, id: &str) -> Answers {
    let success = entries(&operation["responses"]).find(|(status, _)| status.starts_with('2'));
    let content = success.map(|(_, response)| &source.resolve(response)["content"]);
    let media = content.and_then(|content| media::json(source, content));
    let schema = media.and_then(|(_, media)| media.get("schema"));
    let kind = schema.map_or(Kind::Any, |schema| schemas.kind(schema, &format!("{id}_answer")));
    Answers {
        success: Side::One(Holds::Json(kind)),
        failure: None,
        statuses: None,
        accept: String::new(),
        notes: notes(source, operation),
    }
}

fn documented<'a>(
    source: Source<'a>,
    schemas: &mut Schemas<'a>,
    operation: &'a Value,
    id: &str,
    method: &str,
) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    for (status, response) in entries(&operation["responses"]) {
        let Some((first, last)) = range(status) else { continue };
        if found.iter().any(|known| (known.first, known.last) == (first, last)) {
            continue;
        }
        let side = if first / 100 == 2 { "answer" } else { "failure" };
        let is_first = !found.iter().any(|known| (known.first / 100 == 2) == (first / 100 == 2));
        let name = if is_first { format!("{id}_{side}") } else { format!("{id}_{side}_{status}") };
        let response = source.resolve(response);
        let is_empty = method == "head" || matches!(first, 204 | 205 | 304);
        let holds = if is_empty { Holds::Nothing } else { holds(source, schemas, response, &name) };
        let media_types = if holds == Holds::Bytes { media_types(&response["content"]) } else { Vec::new() };
        let doc = text(response, "description");
        found.push(Answer { status: status.clone(), first, last, doc, holds, media_types });
    }
    found
}

fn holds<'a>(source: Source<'a>, schemas: &mut Schemas<'a>, response: &'a Value, name: &str) -> Holds {
    let content = &response["content"];
    if let Some((_, media)) = media::json(source, content) {
        return Holds::Json(schemas.kind(media.get("schema").unwrap_or(&ANYTHING), name));
    }
    if entries(content).next().is_some() { Holds::Bytes } else { Holds::Nothing }
}

/// The media types that bytes may have; none if one of them stands for all, or is no media type that a server could name.
fn media_types(content: &Value) -> Vec<String> {
    let found: Vec<String> = entries(content).map(|(name, _)| media::essence(name)).collect();
    if found.iter().any(|name| name.starts_with('*') || !name.contains('/')) { Vec::new() } else { found }
}

/// The statuses that a key of `responses` is for; those of `default` start with 0.
fn range(status: &str) -> Option<(u16, u16)> {
    if status == "default" {
        return Some((0, 999));
    }
    match status.as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            let first = u16::from(class - b'0') * 100;
            Some((first, first + 99))
        }
        [b'1'..=b'5', _, _] => status.parse().ok().map(|status| (status, status)),
        _ => None,
    }
}

/// One type if all answers hold the same, else an enum.
fn side(answers: &[&Answer], name: &str) -> Side {
    let Some((first, rest)) = answers.split_first() else { return Side::One(Holds::Nothing) };
    if rest.iter().all(|answer| answer.holds == first.holds) {
        return Side::One(first.holds.clone());
    }
    let mut names = Names::default();
    let cases = answers.iter().map(|answer| {
        let is_default = answer.first == 0;
        Case {
            status: answer.status.clone(),
            rust_name: names.camel(&if is_default { "Default".to_owned() } else { format!("Status{}", answer.status) }),
            doc: answer.doc.clone(),
            holds: answer.holds.clone(),
        }
    });
    Side::Several(name.to_upper_camel_case(), cases.collect())
}

/// What each status of a side holds, within the statuses that the side can have.
fn statuses(answers: &[&Answer], side: Option<&Side>, least: u16, most: u16) -> Vec<Status> {
    let is_enum = matches!(side, Some(Side::Several(..)));
    let status = |answer: &&Answer| Status {
        first: answer.first.max(least),
        last: answer.last.min(most),
        case: if is_enum { answer.status.clone() } else { String::new() },
        holds: answer.holds.clone(),
        media_types: answer.media_types.clone(),
        is_stated: true,
    };
    answers.iter().map(status).collect()
}

/// Any success of an operation for which the document states none.
fn unstated() -> Status {
    Status {
        first: 200,
        last: 299,
        case: String::new(),
        holds: Holds::Nothing,
        media_types: Vec::new(),
        is_stated: false,
    }
}

/// What the request has to ask for: the media types that are read, if the document names others than JSON.
fn accept(source: Source<'_>, operation: &Value) -> String {
    let mut wanted: Vec<&str> = Vec::new();
    let mut others = false;
    for (_, response) in entries(&operation["responses"]) {
        let content = &source.resolve(response)["content"];
        others = others || entries(content).any(|(name, _)| media::essence(name) != "application/json");
        let json = media::json(source, content).map(|(name, _)| name);
        let read: Vec<&String> =
            json.map_or_else(|| entries(content).map(|(name, _)| name).collect(), |name| vec![name]);
        for name in read {
            if media::fits_header(name) && !wanted.contains(&name.as_str()) {
                wanted.push(name);
            }
        }
    }
    if others { wanted.join(", ") } else { String::new() }
}

/// The headers of the answers, and what is not followed.
fn notes(source: Source<'_>, operation: &Value) -> Vec<String> {
    let mut notes = Vec::new();
    for (status, response) in entries(&operation["responses"]) {
        let response = source.resolve(response);
        for (name, header) in entries(&response["headers"]) {
            let words = text(source.resolve(header), "description");
            let words = words.lines().next().unwrap_or_default();
            let name = name.replace('`', "'");
            notes.push(
                format!("Header `{name}` of the answer ({status}): {words}").trim_end_matches([':', ' ']).to_owned(),
            );
        }
        // The others of this class, such as 304, send nobody elsewhere.
        let redirects = |(first, last)| {
            first / 100 == 3 && [301, 302, 303, 307, 308].iter().any(|code| (first..=last).contains(code))
        };
        if range(status).is_some_and(redirects) {
            notes.push(format!("A redirect ({status}) is not followed: it is an error whose `raw()` has its headers."));
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Answers, Schemas, Side, Source, by_status};

    fn lowered(responses: Value) -> Answers {
        let operation: &'static Value = Box::leak(Box::new(json!({"responses": responses})));
        let source = Source(operation);
        by_status(source, &mut Schemas::new(source), operation, ["get_thing"; 2], "get")
    }

    fn of(kind: &str) -> Value {
        json!({"content": {"application/json": {"schema": {"type": kind}}}})
    }

    fn shown(responses: Value) -> String {
        let answers = lowered(responses);
        let side = |side: &Side| match side {
            Side::One(holds) => format!("{holds:?}"),
            Side::Several(name, cases) => {
                let cases = cases.iter().map(|case| format!("{} {:?}", case.rust_name, case.holds));
                format!("{name}: {}", cases.collect::<Vec<_>>().join(", "))
            }
        };
        let statuses = answers.statuses.unwrap_or_default();
        let statuses = statuses.iter().map(|s| {
            let stated = if s.is_stated { "" } else { " unstated" };
            let media_types: String = s.media_types.iter().map(|name| format!(" {name}")).collect();
            format!("{}-{} {:?} {:?}{media_types}{stated}", s.first, s.last, s.case, s.holds)
        });
        format!(
            "{} | {} | {}",
            side(&answers.success),
            answers.failure.as_ref().map(side).unwrap_or_default(),
            statuses.collect::<Vec<_>>().join(", ")
        )
    }

    #[test]
    fn each_side_has_one_type_or_an_enum() {
        let shown: Vec<String> = [
            json!({"200": of("string"), "201": of("string"), "default": of("integer")}),
            json!({"200": of("string"), "202": of("boolean"), "204": {}}),
            json!({"2XX": of("string"), "404": of("boolean"), "4xx": of("integer"), "default": of("string")}),
            json!({"default": of("string")}),
            json!({"404": of("string")}),
            json!({"302": {}, "100": {}}),
            json!({"200": {"content": {"application/pdf": {}}}, "500": {"content": {"text/plain": {}}}}),
            json!({"x-a": 1, "600": {}, "abc": {}}),
            json!({"204": {}, "default": of("string")}),
            json!({"200": {"content": {"Image/*": {}, "text/plain; charset=utf-8": {}}}, "206": {"content": {"*/*": {}}}}),
        ]
        .into_iter()
        .map(shown)
        .collect();
        insta::assert_snapshot!(shown.join("\n"), @r#"
        Json(Text) | Json(Integer("int64")) | 200-200 "" Json(Text), 201-201 "" Json(Text), 300-999 "" Json(Integer("int64"))
        GetThingAnswer: Status200 Json(Text), Status202 Json(Boolean), Status204 Nothing |  | 200-200 "200" Json(Text), 202-202 "202" Json(Boolean), 204-204 "204" Nothing
        Json(Text) | GetThingFailure: Status404 Json(Boolean), Status4xx Json(Integer("int64")), Default Json(Text) | 404-404 "404" Json(Boolean), 200-299 "" Json(Text), 400-499 "4xx" Json(Integer("int64")), 300-999 "default" Json(Text)
        Json(Text) | Json(Text) | 200-299 "" Json(Text), 300-999 "" Json(Text)
        Nothing | Json(Text) | 404-404 "" Json(Text), 200-299 "" Nothing unstated
        Nothing |  | 200-299 "" Nothing unstated
        Bytes |  | 200-200 "" Bytes application/pdf
        Nothing |  | 200-299 "" Nothing unstated
        Nothing | Json(Text) | 204-204 "" Nothing, 300-999 "" Json(Text)
        Bytes |  | 200-200 "" Bytes image/* text/plain, 206-206 "" Bytes
        "#);
    }

    #[test]
    fn only_what_redirects_is_called_so() {
        for (status, is) in
            [("301", true), ("308", true), ("3XX", true), ("304", false), ("300", false), ("200", false)]
        {
            assert_eq!(!lowered(json!({status: {}})).notes.is_empty(), is, "{status}");
        }
        assert!(lowered(json!({"default": {}})).notes.is_empty());
    }

    #[test]
    fn accept_names_what_is_read_if_there_is_more_than_json() {
        let content = |names: &[&str]| {
            let content: serde_json::Map<_, _> = names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
            lowered(json!({"200": {"content": content}})).accept
        };
        assert_eq!(content(&["application/json"]), "");
        assert_eq!(content(&["application/xml", "application/json"]), "application/json");
        assert_eq!(content(&["application/pdf", "image/png"]), "application/pdf, image/png");
        assert_eq!(content(&["application/vnd.x+json"]), "application/vnd.x+json");
        assert_eq!(content(&["b\u{e4}d"]), "");
    }
}

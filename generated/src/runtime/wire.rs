//! From what the caller set to the bytes that go out.

use std::borrow::Cow;

use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::{Request, Url};
use serde::Serializer;
use serde_json::{Map, Value};

use crate::runtime::check::{Checker, Limits, NOTHING, Place, Shape};
use crate::runtime::draft::Draft;
use crate::runtime::error::Invalid;
use crate::runtime::hosts::Hosts;
use crate::runtime::operation::{Body, Demand, Operation, Rule};
use crate::runtime::outcome::text_of;
use crate::runtime::tree::{self, Branch, Tree};

/// What the caller set for one call.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Parameters in path and query.
    pub parameters: Draft,
    /// The body.
    pub body: Draft,
}

/// Fields in the order in which they go out.
pub(crate) type Fields = Vec<(Cow<'static, str>, Value)>;

/// The request before authorisation, or everything that is wrong with it.
#[inline]
pub(crate) fn request(
    operation: &'static Operation,
    hosts: &Hosts,
    input: Input,
    limits: Limits,
) -> Result<Request, Invalid> {
    let (parameters, body) = fields(operation, input, limits)?;
    let base = hosts.base(operation.host).map_err(|error| Invalid::one(operation.id, "host", error.to_string()))?;
    let mut url = with_path(base, operation, &parameters)?;
    add_query(&mut url, operation.parameters, &parameters);
    let mut request = Request::new(operation.method.clone(), url);
    if let Some(form) = &operation.body {
        set_body(&mut request, form, &body).map_err(|reason| Invalid::one(operation.id, "body", reason))?;
    }
    Ok(request)
}

/// The request of an operation that no document describes: its fields go into the body of a POST and into the query of anything else.
#[inline]
pub(crate) fn raw_request(
    operation: &'static Operation,
    mut url: Url,
    path: &str,
    mut fields: Fields,
) -> Result<Request, Invalid> {
    let malformed = |field: &str, reason: &str| Invalid::one(operation.id, field, reason.to_owned());
    if operation.omit_empty {
        fields.retain(|(_, value)| !is_empty(value));
    }
    let stem = url.path().trim_end_matches('/').to_owned();
    url.set_path(&format!("{stem}{path}"));
    // A URL parser resolves dots and escapes what does not fit, so the call would reach another operation than the one that was named.
    if !path.starts_with('/') || url.path() != format!("{stem}{path}") {
        return Err(malformed("path", "must be a path that starts with / and can stand in a URL as it is"));
    }
    let is_post = operation.method == reqwest::Method::POST;
    if !is_post {
        fields.iter().for_each(|(name, value)| add_pair(&mut url, name, value));
    }
    let mut request = Request::new(operation.method.clone(), url);
    if is_post {
        set_body(&mut request, &Body::Json(&NOTHING), &fields).map_err(|reason| malformed("body", &reason))?;
    }
    Ok(request)
}

/// Reports everything that is wrong with an input.
#[inline]
pub(crate) fn validate(operation: &'static Operation, input: Input) -> Result<(), Invalid> {
    fields(operation, input, Limits::Enforced).map(|_| ())
}

#[inline]
fn fields(operation: &'static Operation, input: Input, limits: Limits) -> Result<(Fields, Fields), Invalid> {
    let mut checker = Checker::new(limits);
    let body_shape = operation.body.as_ref().map_or(&NOTHING, Body::shape);
    let parameters = checked(operation.omit_empty, operation.parameters, input.parameters, &mut checker);
    let body = checked(operation.omit_empty, body_shape, input.body, &mut checker);
    if limits == Limits::Enforced && !operation.rules.is_empty() {
        apply_rules(operation.rules, &parameters, &body, &mut checker);
    }
    Invalid::unless_empty(operation.id, checker.into_violations())?;
    Ok((parameters, body))
}

/// The fields in the form of the wire; what is wrong with them is left with the checker.
#[inline]
pub(crate) fn checked(omit_empty: bool, shape: &'static Shape, draft: Draft, checker: &mut Checker) -> Fields {
    let (mut values, faults) = draft.into_parts();
    if omit_empty {
        values.retain(|(_, value)| !is_empty(value));
    }
    checker.faults(faults);
    for field in shape.fields {
        match values.iter_mut().find(|(name, _)| name == field.name) {
            Some((_, value)) => checker.given(field, field.name, value),
            None => checker.absent(field, field.name),
        }
    }
    values
}

/// Fields as a JSON object; inserting one by one costs less code than collecting, which sorts.
#[inline]
pub(crate) fn object(fields: impl IntoIterator<Item = (Cow<'static, str>, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.into_owned(), value);
    }
    Value::Object(object)
}

#[inline]
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[inline]
fn apply_rules(rules: &'static [Rule], parameters: &Fields, body: &Fields, checker: &mut Checker) {
    let given = parameters.iter().chain(body).filter(|(_, value)| !is_empty(value));
    let mut nodes = Vec::new();
    tree::add_object(given.map(|(name, value)| (name.as_ref(), value)), &mut nodes);
    let given = Tree(nodes);
    let given = given.root();
    for rule in rules {
        if rule.when.iter().all(|condition| condition.holds(given))
            && let Some(place) = rule.then.iter().find_map(|demand| unmet(demand, given))
        {
            checker.report(place, rule.id, rule.says);
        }
    }
}

/// The place at which a demand is not met.
#[inline]
fn unmet(demand: &Demand, given: Branch<'_>) -> Option<String> {
    match demand {
        Demand::Required(name) => given.get(name).is_none().then(|| (*name).to_owned()),
        Demand::Forbidden(condition) => condition.places(given).into_iter().next(),
        Demand::AtLeastOne(names) => names.iter().all(|name| given.get(name).is_none()).then(|| names.join(" or ")),
        Demand::LessThan(smaller, larger) => {
            let number = |name: &str| given.get(name).and_then(Branch::text);
            let (low, high) = (number(smaller)?, number(larger)?);
            (!is_less(&low, &high)).then(|| (*smaller).to_owned())
        }
    }
}

/// Compares two whole numbers written in digits, of any length; what is not written in digits is left to the field's own rules.
#[inline]
fn is_less(low: &str, high: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let key = |text: &str| {
        let significant = text.trim_start_matches('0').to_owned();
        (significant.len(), significant)
    };
    !(digits(low) && digits(high)) || key(low) < key(high)
}

#[inline]
fn with_path(base: Url, operation: &'static Operation, parameters: &Fields) -> Result<Url, Invalid> {
    let mut url = base;
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty();
        for template in operation.path.split('/').skip(1) {
            path.push(&fill(template, operation, parameters)?);
        }
    }
    Ok(url)
}

/// Puts path parameters into one segment of a path template.
#[inline]
fn fill(
    template: &'static str,
    operation: &'static Operation,
    parameters: &Fields,
) -> Result<Cow<'static, str>, Invalid> {
    let mut filled = Cow::Borrowed("");
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        let value = parameters.iter().find(|(known, _)| known == name).and_then(|(_, value)| text_of(value));
        let text = value.unwrap_or_default();
        // A URL parser drops such characters and segments, so the call would reach another operation.
        if text.chars().any(char::is_control) || matches!(text.as_ref(), "" | "." | "..") {
            return Err(Invalid::one(operation.id, name, "cannot stand in a path".to_owned()));
        }
        filled += before;
        filled.to_mut().push_str(&text);
        rest = after;
    }
    filled += rest;
    Ok(filled)
}

#[inline]
fn add_query(url: &mut Url, shape: &'static Shape, parameters: &Fields) {
    let in_path = |name: &str| shape.fields.iter().any(|field| field.name == name && field.place == Place::Path);
    for (name, value) in parameters.iter().filter(|(name, _)| !in_path(name)) {
        add_pair(url, name, value);
    }
}

/// Adds a field in the encoding of forms; a list repeats its name, and an object goes as JSON text, as OpenAPI says.
#[inline]
fn add_pair(url: &mut Url, name: &str, value: &Value) {
    if let Value::Array(items) = value {
        return items.iter().for_each(|item| add_pair(url, name, item));
    }
    let object = || value.is_object().then(|| value.to_string().into());
    if let Some(text) = text_of(value).or_else(object) {
        url.query_pairs_mut().append_pair(name, &text);
    }
}

#[inline]
fn set_body(request: &mut Request, form: &Body, fields: &Fields) -> Result<(), String> {
    let (content_type, bytes) = match form {
        Body::Json(_) => ("application/json", json(fields).map_err(|error| error.to_string())?),
        Body::Form(_) => ("application/x-www-form-urlencoded", urlencoded(fields).into_bytes()),
    };
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    *request.body_mut() = Some(bytes.into());
    Ok(())
}

/// Compact JSON in the order of the fields.
#[inline]
fn json(fields: &Fields) -> serde_json::Result<Vec<u8>> {
    // Few requests are longer, so that most need one allocation.
    let mut bytes = Vec::with_capacity(256);
    serde_json::Serializer::new(&mut bytes).collect_map(fields.iter().map(|(name, value)| (name, value)))?;
    Ok(bytes)
}

/// The fields as `application/x-www-form-urlencoded`, which is also the encoding of a query.
#[inline]
fn urlencoded(fields: &Fields) -> String {
    let Ok(mut url) = Url::parse("form:/") else { return String::new() };
    for (name, value) in fields {
        add_pair(&mut url, name, value);
    }
    url.query().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{Input, is_less, request};
    use crate::runtime::check::{Field, Limits, Shape};
    use crate::runtime::hosts::Hosts;
    use crate::runtime::operation::{Body, Effect, Host, Operation};
    use crate::runtime::outcome::Outcome;

    static HOST: Host = Host { name: "api", url: Some("https://api.example/stem") };
    static PARAMETERS: Shape = Shape { fields: &[Field::path("id").required(), Field::query("tag").required()] };
    static FORM: Shape = Shape { fields: &[Field::body("text").required()] };
    static OUTCOME: Outcome = Outcome::NOTHING;
    static OPERATION: Operation = Operation {
        id: "op",
        api: "test",
        method: reqwest::Method::POST,
        host: &HOST,
        path: "/a/{id}/b",
        effect: Effect::Read,
        look_up: None,
        parameters: &PARAMETERS,
        body: Some(Body::Form(&FORM)),
        rules: &[],
        omit_empty: true,
        security: &[],
        outcome: &OUTCOME,
    };

    fn build(id: &str) -> Result<(String, String), String> {
        let mut input = Input::default();
        input.parameters.set("id", Ok::<_, Infallible>(id));
        input.parameters.set("tag", Ok::<_, Infallible>(["x y", "&"]));
        input.body.set("text", Ok::<_, Infallible>("商品 +&=%/"));
        input.body.set("object", Ok::<_, Infallible>(serde_json::json!({"a": 1})));
        let hosts = Hosts::documented(&[&HOST]);
        let built = request(&OPERATION, &hosts, input, Limits::Enforced).map_err(|invalid| invalid.to_string())?;
        let body = built.body().and_then(|body| body.as_bytes()).unwrap_or_default();
        Ok((built.url().to_string(), String::from_utf8_lossy(body).into_owned()))
    }

    #[test]
    fn path_query_and_form_are_encoded_once() {
        assert_eq!(
            build("1/2?%"),
            Ok((
                "https://api.example/stem/a/1%2F2%3F%25/b?tag=x+y&tag=%26".to_owned(),
                "text=%E5%95%86%E5%93%81+%2B%26%3D%25%2F&object=%7B%22a%22%3A1%7D".to_owned()
            ))
        );
    }

    #[test]
    fn a_path_segment_that_a_url_would_drop_is_refused() {
        for id in [".", "..", "", ".\t.", "a\nb", "\r"] {
            assert!(build(id).is_err(), "{id:?}");
        }
    }

    #[test]
    fn a_value_that_did_not_convert_is_reported_beside_what_is_missing() {
        let mut input = Input::default();
        input.parameters.set("id", Err::<String, _>("is no id"));
        input.body.set("text", Ok::<_, Infallible>(""));
        let invalid = request(&OPERATION, &Hosts::documented(&[&HOST]), input, Limits::Enforced).unwrap_err();
        insta::assert_snapshot!(invalid, @r"
        op was not sent: it breaks 3 documented rules
          id: is no id [malformed]
          tag: must be given [required]
          text: must be given [required]
        ");
    }

    #[test]
    fn digits_are_compared_as_numbers() {
        for (low, high, less) in
            [("9", "10", true), ("10", "9", false), ("5", "5", false), ("007", "8", true), ("x", "1", true)]
        {
            assert_eq!(is_less(low, high), less, "{low} {high}");
        }
    }
}

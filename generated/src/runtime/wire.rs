//! From what the caller set to the bytes that go out.

use std::borrow::Cow;

use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue};
use reqwest::{Request, Url};
use serde::Serializer;
use serde_json::{Map, Value};

use crate::runtime::bytes::Bytes;
use crate::runtime::check::{Checker, Field, Limits, NOTHING, Place, Shape};
use crate::runtime::draft::Draft;
use crate::runtime::error::Invalid;
use crate::runtime::hosts::Hosts;
use crate::runtime::operation::{Body, Content, Demand, Format, Operation, Rule};
use crate::runtime::outcome::text_of;
use crate::runtime::style::{self, Style, Wire};
use crate::runtime::tree::{self, Branch, Tree};

/// What the caller set for one call.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Parameters in path, query, headers and cookies.
    pub parameters: Draft,
    /// The body.
    pub body: Draft,
    /// A body of bytes.
    pub bytes: Option<Payload>,
}

/// A body that the caller gives as bytes, and what it is if the document does not say.
#[derive(Clone, Debug)]
pub struct Payload {
    pub bytes: Bytes,
    pub media_type: Option<String>,
}

impl Input {
    /// Sets a body of bytes.
    #[inline]
    pub fn set_bytes(&mut self, bytes: Vec<u8>, media_type: Option<String>) {
        self.bytes = Some(Payload { bytes: Bytes(bytes), media_type });
    }
}

/// Fields in the order in which they go out.
pub(crate) type Fields = Vec<(Cow<'static, str>, Value)>;

/// The request before authorisation, or everything that is wrong with it.
#[inline]
pub(crate) fn request(
    operation: &'static Operation,
    hosts: &Hosts,
    mut input: Input,
    limits: Limits,
) -> Result<Request, Invalid> {
    let bytes = input.bytes.take();
    let (parameters, body) = fields(operation, input, bytes.is_some(), limits)?;
    let base = hosts.base(operation.host).map_err(|error| Invalid::one(operation.id, "host", error.to_string()))?;
    let mut url = with_path(base, operation, &parameters)?;
    add_query(&mut url, operation.parameters, &parameters);
    let mut request = Request::new(operation.method.clone(), url);
    add_headers(&mut request, operation, &parameters)?;
    let malformed = |reason| Invalid::one(operation.id, "body", reason);
    match &operation.body {
        None => {}
        Some(Body::Json(_)) => set_json(&mut request, &body).map_err(malformed)?,
        Some(Body::Form(_)) => {
            set_body(&mut request, HeaderValue::from_static("application/x-www-form-urlencoded"), urlencoded(&body));
        }
        Some(Body::Other(content)) => set_content(&mut request, content, &body, bytes).map_err(malformed)?,
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
        set_json(&mut request, &fields).map_err(|reason| malformed("body", &reason))?;
    }
    Ok(request)
}

/// Reports everything that is wrong with an input.
#[inline]
pub(crate) fn validate(operation: &'static Operation, input: Input) -> Result<(), Invalid> {
    let has_bytes = input.bytes.is_some();
    fields(operation, input, has_bytes, Limits::Enforced).map(|_| ())
}

#[inline]
fn fields(
    operation: &'static Operation,
    input: Input,
    has_bytes: bool,
    limits: Limits,
) -> Result<(Fields, Fields), Invalid> {
    let mut checker = Checker::new(limits);
    let body_shape = body_shape(operation, &input.body, has_bytes, &mut checker);
    let parameters = checked(operation.omit_empty, operation.parameters, input.parameters, &mut checker);
    let body = checked(operation.omit_empty, body_shape, input.body, &mut checker);
    if limits == Limits::Enforced && !operation.rules.is_empty() {
        apply_rules(operation.rules, &parameters, &body, &mut checker);
    }
    Invalid::unless_empty(operation.id, checker.into_violations())?;
    Ok((parameters, body))
}

/// What is asked of the body: nothing of an optional one that was not touched.
#[inline]
fn body_shape(operation: &'static Operation, body: &Draft, has_bytes: bool, checker: &mut Checker) -> &'static Shape {
    match &operation.body {
        None => &NOTHING,
        Some(Body::Other(content)) => {
            if matches!(content.format, Format::Bytes) && content.required && !has_bytes && checker.enforces_limits() {
                checker.report("body", "required", "must be given");
            }
            if content.required || !body.is_untouched() { content.shape } else { &NOTHING }
        }
        Some(body) => body.shape(),
    }
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

/// The base URL with the operation's path behind it, and with what the path's template has in its query.
#[inline]
fn with_path(base: Url, operation: &'static Operation, parameters: &Fields) -> Result<Url, Invalid> {
    let mut url = base;
    let (path_template, query) = operation.path.split_once('?').unwrap_or((operation.path, ""));
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty();
        for template in path_template.split('/').skip(1) {
            for segment in fill(template, operation, parameters)?.split(SLASH) {
                path.push(segment);
            }
        }
    }
    if !query.is_empty() {
        url.set_query(Some(query));
    }
    Ok(url)
}

/// Stands for a slash of a value that may have slashes; no value has this character.
const SLASH: char = '\0';

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
        let text = path_text(name, operation, parameters)?;
        filled += before;
        filled.to_mut().push_str(&text);
        rest = after;
    }
    filled += rest;
    Ok(filled)
}

/// A path parameter as it stands in the path.
#[inline]
fn path_text(name: &str, operation: &'static Operation, parameters: &Fields) -> Result<String, Invalid> {
    let field = operation.parameters.fields.iter().find(|field| field.name == name);
    let wire = field.map_or(Wire::new("", Style::Simple, false), |field| field.wire);
    let value = parameters.iter().find(|(known, _)| known == name);
    let text = value.map(|(_, value)| style::text(&wire, value)).unwrap_or_default();
    // A URL parser drops such characters and segments, so the call would reach another operation.
    let is_dropped = |segment: &str| matches!(segment, "" | "." | "..");
    let mut segments = text.split('/').filter(|_| wire.reserved);
    if text.chars().any(char::is_control) || is_dropped(&text) || segments.any(is_dropped) {
        return Err(Invalid::one(operation.id, name, "cannot stand in a path".to_owned()));
    }
    Ok(if wire.reserved { text.replace('/', &SLASH.to_string()) } else { text })
}

/// The values of the parameters that go to a place, each with what the document says about it.
#[inline]
fn going_to<'a>(
    place: Place,
    shape: &'static Shape,
    parameters: &'a Fields,
) -> impl Iterator<Item = (&'static Field, &'a Value)> {
    parameters.iter().filter_map(move |(name, value)| {
        let field = shape.fields.iter().find(|field| field.name == name.as_ref())?;
        (field.place == place).then_some((field, value))
    })
}

#[inline]
fn add_query(url: &mut Url, shape: &'static Shape, parameters: &Fields) {
    let mut query = url.query().unwrap_or_default().to_owned();
    for (field, value) in going_to(Place::Query, shape, parameters) {
        style::add_pairs(&field.wire, value, &mut query);
    }
    if !query.is_empty() {
        url.set_query(Some(&query));
    }
}

#[inline]
fn add_headers(request: &mut Request, operation: &'static Operation, parameters: &Fields) -> Result<(), Invalid> {
    let headers = request.headers_mut();
    if let Ok(accept) = HeaderValue::from_str(operation.answers.accept)
        && !accept.is_empty()
    {
        headers.insert(ACCEPT, accept);
    }
    let unfit = |field: &Field| Invalid::one(operation.id, field.name, "cannot stand in a header".to_owned());
    for (field, value) in going_to(Place::Header, operation.parameters, parameters) {
        let name = HeaderName::from_bytes(field.wire.name.as_bytes()).map_err(|_| unfit(field))?;
        let text = style::text(&field.wire, value);
        let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| unfit(field))?;
        value.set_sensitive(field.hidden);
        headers.insert(name, value);
    }
    let mut cookies = String::new();
    for (field, value) in going_to(Place::Cookie, operation.parameters, parameters) {
        style::add_pairs(&field.wire, value, &mut cookies);
    }
    if !cookies.is_empty() {
        // Every `&` and `+` of a value is encoded, so that those that are left stand between the pairs and for spaces.
        // A plus means a space in forms only; nobody decodes it in a cookie.
        let cookies = cookies.replace('&', "; ").replace('+', "%20");
        let mut value = HeaderValue::from_str(&cookies)
            .map_err(|_| Invalid::one(operation.id, "Cookie", "cannot stand in a header".to_owned()))?;
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
    Ok(())
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
fn set_body(request: &mut Request, media_type: HeaderValue, body: impl Into<reqwest::Body>) {
    request.headers_mut().insert(CONTENT_TYPE, media_type);
    *request.body_mut() = Some(body.into());
}

#[inline]
fn set_json(request: &mut Request, fields: &Fields) -> Result<(), String> {
    let bytes = json(fields).map_err(|error| error.to_string())?;
    set_body(request, HeaderValue::from_static("application/json"), bytes);
    Ok(())
}

/// Sets a body that is optional, or of another media type, or no object.
#[inline]
fn set_content(
    request: &mut Request,
    content: &'static Content,
    fields: &Fields,
    bytes: Option<Payload>,
) -> Result<(), String> {
    if fields.is_empty() && bytes.is_none() && !content.required {
        return Ok(());
    }
    let mut media_type = Cow::Borrowed(content.media_type);
    let bytes = match (&content.format, bytes) {
        (Format::Bytes, Some(payload)) => {
            media_type = payload.media_type.map_or(media_type, Cow::Owned);
            payload.bytes.0
        }
        (Format::Bytes, None) => return Ok(()),
        (Format::Json, _) => json(fields).map_err(|error| error.to_string())?,
        (Format::Whole, _) => match fields.first() {
            Some((_, value)) => serde_json::to_vec(value).map_err(|error| error.to_string())?,
            None => return Ok(()),
        },
        (Format::Form(wires), _) => form(fields, wires).into_bytes(),
    };
    let media_type = HeaderValue::try_from(media_type.as_ref()).map_err(|_| "its media type is none".to_owned())?;
    set_body(request, media_type, bytes);
    Ok(())
}

/// A form some of whose fields are written in a style of their own.
#[inline]
fn form(fields: &Fields, wires: &'static [Wire]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        match wires.iter().find(|wire| wire.name == name.as_ref()) {
            Some(wire) => style::add_pairs(wire, value, &mut form),
            None => {
                let plain = urlencoded(std::slice::from_ref(&(name.clone(), value.clone())));
                if !form.is_empty() && !plain.is_empty() {
                    form.push('&');
                }
                form.push_str(&plain);
            }
        }
    }
    form
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
fn urlencoded(fields: &[(Cow<'static, str>, Value)]) -> String {
    let Ok(mut url) = Url::parse("form:/") else { return String::new() };
    for (name, value) in fields {
        add_pair(&mut url, name, value);
    }
    url.query().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{Input, NOTHING, Style, Wire, is_less, request};
    use crate::runtime::answers::Answers;
    use crate::runtime::check::{Field, Limits, Shape};
    use crate::runtime::hosts::Hosts;
    use crate::runtime::operation::{Body, Content, Effect, Format, Host, Operation};
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
        answers: Answers::JUDGED,
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

    static PLACES: Shape = Shape {
        fields: &[
            Field::path("name").required().wire(Wire { reserved: true, ..Wire::new("name", Style::Simple, false) }),
            Field::path("a").required(),
            Field::query("id_query").wire(Wire::new("id", Style::Form, false)),
            Field::header("X-Ids").hidden(),
            Field::cookie("session"),
            Field::cookie("theme"),
        ],
    };
    static WHOLE: Shape = Shape { fields: &[Field::body("body").required()] };

    fn content(format: Format, required: bool, media_type: &'static str) -> &'static Operation {
        let shape = if matches!(format, Format::Whole) { &WHOLE } else { &FORM };
        let shape = if matches!(format, Format::Bytes) { &NOTHING } else { shape };
        let content = Box::leak(Box::new(Content { media_type, required, format, shape }));
        Box::leak(Box::new(Operation {
            id: "op",
            api: "test",
            method: reqwest::Method::POST,
            host: &HOST,
            path: "/v1/{name}/{a}.json/?Action=List",
            effect: Effect::Read,
            look_up: None,
            parameters: &PLACES,
            body: Some(Body::Other(content)),
            rules: &[],
            omit_empty: false,
            security: &[],
            outcome: &OUTCOME,
            answers: Answers { accept: "application/pdf", ..Answers::JUDGED },
        }))
    }

    /// The request of an operation whose path parameters are given, line by line.
    fn sent(operation: &'static Operation, set: impl FnOnce(&mut Input)) -> Result<String, String> {
        let mut input = Input::default();
        input.parameters.set("name", Ok::<_, Infallible>("projects/x y"));
        input.parameters.set("a", Ok::<_, Infallible>(["1", "2/3"]));
        set(&mut input);
        let hosts = Hosts::documented(&[&HOST]);
        let built = request(operation, &hosts, input, Limits::Enforced).map_err(|invalid| invalid.to_string())?;
        let headers = built.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
        let body = built.body().and_then(|body| body.as_bytes()).map(|body| String::from_utf8_lossy(body).into_owned());
        let head = [built.url().to_string()].into_iter().chain(headers).collect::<Vec<_>>();
        Ok(head.into_iter().chain(body).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn each_parameter_travels_in_its_place() {
        let set = |input: &mut Input| {
            input.parameters.set("id_query", Ok::<_, Infallible>(["1", "2,3"]));
            input.parameters.set("X-Ids", Ok::<_, Infallible>([1, 2]));
            input.parameters.set("session", Ok::<_, Infallible>("a;b=c&d"));
            input.parameters.set("theme", Ok::<_, Infallible>("dark mode+"));
        };
        insta::assert_snapshot!(sent(content(Format::Json, false, "application/json"), set).unwrap(), @r"
        https://api.example/stem/v1/projects/x%20y/1,2%2F3.json/?Action=List&id=1,2%2C3
        accept: application/pdf
        x-ids: 1,2
        cookie: session=a%3Bb%3Dc%26d; theme=dark%20mode%2B
        ");
    }

    #[test]
    fn what_would_change_the_request_is_refused() {
        let operation = content(Format::Json, false, "application/json");
        for (name, value) in
            [("X-Ids", "a\r\nb: c"), ("name", "a//b"), ("name", "../b"), ("name", "a/\0/b"), ("a", "..")]
        {
            assert!(sent(operation, |input| input.parameters.set(name, Ok::<_, Infallible>(value))).is_err(), "{name}");
        }
        // A cookie has no character that could begin another one.
        let cookie = sent(operation, |input| input.parameters.set("theme", Ok::<_, Infallible>("a\r\nb; c")));
        assert!(cookie.unwrap().contains("cookie: theme=a%0D%0Ab%3B%20c"));
    }

    fn last_lines(operation: &'static Operation, set: impl FnOnce(&mut Input)) -> String {
        match sent(operation, set) {
            Ok(sent) => sent.lines().skip(2).collect::<Vec<_>>().join(" | "),
            Err(refused) => refused.replace('\n', " "),
        }
    }

    #[test]
    fn bodies_of_all_kinds_are_sent_and_missing_ones_reported() {
        let text = |input: &mut Input| input.body.set("text", Ok::<_, Infallible>(["a", "b"]));
        let whole = |input: &mut Input| input.body.set("body", Ok::<_, Infallible>(["a"]));
        let bytes = |input: &mut Input| input.set_bytes(b"%PDF".to_vec(), None);
        let named =
            |input: &mut Input| input.set_bytes(b"--x".to_vec(), Some("multipart/form-data; boundary=x".to_owned()));
        let wrong = |input: &mut Input| input.set_bytes(Vec::new(), Some("a\nb".to_owned()));
        static PIPES: [Wire; 1] = [Wire::new("text", Style::Pipe, false)];
        let nothing = |_: &mut Input| {};
        let shown = [
            last_lines(content(Format::Json, false, "application/vnd.x+json"), text),
            last_lines(content(Format::Json, false, "application/vnd.x+json"), nothing),
            last_lines(content(Format::Json, false, "application/vnd.x+json"), whole),
            last_lines(content(Format::Json, true, "application/json"), nothing),
            last_lines(content(Format::Form(&PIPES), true, "application/x-www-form-urlencoded"), text),
            last_lines(content(Format::Whole, true, "application/json"), whole),
            last_lines(content(Format::Whole, true, "application/json"), nothing),
            last_lines(content(Format::Whole, false, "application/json"), nothing),
            last_lines(content(Format::Bytes, true, "application/pdf"), bytes),
            last_lines(content(Format::Bytes, true, "application/pdf"), nothing),
            last_lines(content(Format::Bytes, false, "application/pdf"), nothing),
            last_lines(content(Format::Bytes, true, ""), named),
            last_lines(content(Format::Bytes, true, ""), wrong),
        ];
        insta::assert_snapshot!(shown.join("\n"), @r#"
        content-type: application/vnd.x+json | {"text":["a","b"]}

        op was not sent: it breaks a documented rule   text: must be given [required]
        op was not sent: it breaks a documented rule   text: must be given [required]
        content-type: application/x-www-form-urlencoded | text=a|b
        content-type: application/json | ["a"]
        op was not sent: it breaks a documented rule   body: must be given [required]

        content-type: application/pdf | %PDF
        op was not sent: it breaks a documented rule   body: must be given [required]

        content-type: multipart/form-data; boundary=x | --x
        op was not sent: it cannot be sent as it is   body: its media type is none [malformed]
        "#);
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

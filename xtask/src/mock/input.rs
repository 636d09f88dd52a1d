//! What a caller gives to an operation, read and checked by the document.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::document::Document;
use crate::extension::segments;
use crate::lint::operations::Operation as Tree;
use crate::lint::samples::{Direction, shortened, validator};
use crate::lower::plan::{Form, Operation, Place, Plan, Rule};
use crate::lower::source::{Source, entries};
use crate::request_rules::is_set;

use super::rules;
use super::unambiguous::Unambiguous;

/// Deep enough for every value that a request may have.
pub const DEEPEST: usize = 64;

/// The parameters and the body of an operation.
pub struct Inputs {
    parameters: Vec<Parameter>,
    body: Option<Body>,
    rules: Vec<Rule>,
    omit_empty: bool,
}

struct Parameter {
    name: String,
    place: Place,
    required: bool,
    default: Option<Value>,
    kind: String,
    validator: Validator,
}

struct Body {
    form: Form,
    required: bool,
    properties: Vec<Property>,
    validator: Validator,
}

struct Property {
    name: String,
    kind: String,
    default: Option<Value>,
    is_credential: bool,
}

/// A field that breaks the document, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// In the notation `div_members[1].amount`; empty if it is about the whole request.
    pub field: String,
    pub text: String,
}

impl Broken {
    pub fn new(field: &str, text: impl Into<String>) -> Self {
        Self { field: field.to_owned(), text: text.into() }
    }
}

/// What came in.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Parameters and the body's properties by name, in the types of the document as far as they fit.
    pub values: Map<String, Value>,
    /// All that is wrong with them.
    pub broken: Vec<Broken>,
}

/// The parts of a request that hold inputs.
pub struct Parts<'a> {
    pub path: &'a [(String, String)],
    pub query: &'a str,
    pub content_type: Option<&'a str>,
    pub body: &'a [u8],
}

impl Inputs {
    /// The inputs of an operation.
    ///
    /// # Errors
    /// That a schema is none.
    pub fn of(
        document: &Document,
        source: Source<'_>,
        tree: &Tree<'_>,
        api: &Plan,
        plan: &Operation,
    ) -> Result<Self, String> {
        let mut parameters = Vec::new();
        for field in &plan.parameters {
            let node = tree
                .parameters()
                .into_iter()
                .find(|node| node.get("name").and_then(|name| name.as_str()) == Some(&field.name));
            let Some(schema) = node.and_then(|node| node.get("schema")) else { continue };
            let json = schema.to_json();
            parameters.push(Parameter {
                name: field.name.clone(),
                place: field.place,
                required: field.required,
                default: json.get("default").cloned(),
                kind: kind(source, &json),
                validator: validator(document, schema, Direction::Request, DEEPEST)?,
            });
        }
        let body = body(document, source, tree, api, plan)?;
        Ok(Self { parameters, body, rules: plan.rules.clone(), omit_empty: plan.omit_empty })
    }

    /// The value that the provider takes for an absent input.
    pub fn default_of(&self, name: &str) -> Option<&Value> {
        let parameters = self.parameters.iter().map(|parameter| (&parameter.name, &parameter.default));
        let properties = self.body.iter().flat_map(|body| &body.properties);
        let mut all = parameters.chain(properties.map(|property| (&property.name, &property.default)));
        all.find(|(own, _)| *own == name).and_then(|(_, default)| default.as_ref())
    }

    /// The inputs that the client fills in by itself, such as a token.
    pub fn credentials(&self) -> impl Iterator<Item = &str> {
        let properties = self.body.iter().flat_map(|body| &body.properties);
        properties.filter(|property| property.is_credential).map(|property| property.name.as_str())
    }

    /// Reads a request and finds all that is wrong with it.
    pub fn read(&self, parts: &Parts<'_>) -> Given {
        let mut given = Given::default();
        let query: Vec<(String, String)> = form_urlencoded::parse(parts.query.as_bytes()).into_owned().collect();
        for parameter in &self.parameters {
            let from = if parameter.place == Place::Path { parts.path } else { &query };
            self.parameter(parameter, from, &mut given);
        }
        if let Some(body) = &self.body {
            self.body(body, parts, &mut given);
        }
        given.broken.extend(rules::broken(&self.rules, &given.values));
        given
    }

    fn parameter(&self, parameter: &Parameter, from: &[(String, String)], given: &mut Given) {
        let texts = texts(from, &parameter.name, self.omit_empty);
        match typed(&parameter.kind, &texts) {
            Ok(None) if parameter.required => given.broken.push(Broken::new(&parameter.name, "is required")),
            Ok(None) => {}
            Ok(Some(value)) => {
                let broken = parameter.validator.iter_errors(&value).map(|error| broken(&parameter.name, &error));
                given.broken.extend(broken);
                given.broken.extend(too_large(&parameter.name, &parameter.kind, &value));
                given.values.insert(parameter.name.clone(), value);
            }
            Err(broken) => given.broken.push(Broken::new(&parameter.name, broken)),
        }
    }

    fn body(&self, body: &Body, parts: &Parts<'_>, given: &mut Given) {
        if parts.body.is_empty() && !body.required {
            return;
        }
        if let Err(wrong) = body.accepts(parts.content_type) {
            given.broken.push(Broken::new("Content-Type", wrong));
            return;
        }
        match body.values(parts.body, self.omit_empty) {
            Ok((values, wrong)) => {
                let sized = body
                    .properties
                    .iter()
                    .filter_map(|property| too_large(&property.name, &property.kind, values.get(&property.name)?));
                given.broken.extend(sized);
                let value = Value::Object(values);
                given.broken.extend(wrong);
                given.broken.extend(body.validator.iter_errors(&value).map(|error| broken("", &error)));
                if let Value::Object(values) = value {
                    given.values.extend(values);
                }
            }
            Err(wrong) => given.broken.push(Broken::new("body", wrong)),
        }
    }
}

fn body(
    document: &Document,
    source: Source<'_>,
    tree: &Tree<'_>,
    api: &Plan,
    plan: &Operation,
) -> Result<Option<Body>, String> {
    let Some(planned) = &plan.body else { return Ok(None) };
    let Some(schema) = tree.request_content().first().and_then(|media| media.value.get("schema")) else {
        return Ok(None);
    };
    let json = schema.to_json();
    let fields = api.structs.get(&planned.name).map(|planned| planned.fields.as_slice()).unwrap_or_default();
    let is_credential = |name: &str| fields.iter().any(|field| field.name == name && field.credential);
    let properties = entries(&source.target(&json)["properties"]).map(|(name, node)| Property {
        name: name.clone(),
        kind: kind(source, node),
        default: node.get("default").cloned(),
        is_credential: is_credential(name),
    });
    let required =
        tree.node().get("requestBody").and_then(|body| document.resolve(body)).and_then(|body| body.get("required"));
    Ok(Some(Body {
        form: planned.form,
        required: required.and_then(|required| required.as_bool()).unwrap_or_default(),
        properties: properties.collect(),
        validator: validator(document, schema, Direction::Request, DEEPEST)?,
    }))
}

/// The name of a schema's type, or of an integer's format; empty if any type will do.
fn kind(source: Source<'_>, schema: &Value) -> String {
    let schema = source.target(schema);
    let format = schema["format"].as_str().filter(|_| schema["type"] == "integer");
    format.or(schema["type"].as_str()).unwrap_or_default().to_owned()
}

/// What is wrong with a number that its format has no room for.
///
/// A number of more than 64 bits is read as a float, which a bound of the schema could not tell from the bound itself.
fn too_large(name: &str, kind: &str, value: &Value) -> Option<Broken> {
    let fits = match kind {
        "int32" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        "int64" => value.is_i64(),
        _ => return None,
    };
    (value.is_number() && !fits).then(|| Broken::new(name, format!("does not fit {kind}")))
}

impl Body {
    fn media_type(&self) -> &'static str {
        match self.form {
            Form::Json => "application/json",
            Form::UrlEncoded => "application/x-www-form-urlencoded",
            Form::Bytes => "application/octet-stream",
        }
    }

    fn accepts(&self, content_type: Option<&str>) -> Result<(), String> {
        let expected = self.media_type();
        let given = content_type.and_then(|given| given.split(';').next()).map(str::trim);
        match given {
            Some(given) if given.eq_ignore_ascii_case(expected) => Ok(()),
            Some(_) => Err(format!("is not {expected}")),
            None => Err(format!("is missing; it must be {expected}")),
        }
    }

    fn values(&self, body: &[u8], omit_empty: bool) -> Result<(Map<String, Value>, Vec<Broken>), String> {
        match self.form {
            Form::Json => json_values(body, omit_empty).map(|values| (values, Vec::new())),
            Form::UrlEncoded => Ok(self.form_values(body, omit_empty)),
            Form::Bytes => Ok((Map::new(), Vec::new())),
        }
    }

    fn form_values(&self, body: &[u8], omit_empty: bool) -> (Map<String, Value>, Vec<Broken>) {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
        let (mut values, mut broken) = (Map::new(), Vec::new());
        for property in &self.properties {
            match typed(&property.kind, &texts(&pairs, &property.name, omit_empty)) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    values.insert(property.name.clone(), value);
                }
                Err(wrong) => broken.push(Broken::new(&property.name, wrong)),
            }
        }
        (values, broken)
    }
}

fn json_values(body: &[u8], omit_empty: bool) -> Result<Map<String, Value>, String> {
    if let Err(error) = serde_json::from_slice::<Unambiguous>(body)
        && error.is_data()
    {
        return Err(error.to_string());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(mut values)) => {
            if omit_empty {
                values.retain(|_, value| is_set(value));
            }
            Ok(values)
        }
        Ok(_) => Err("is no JSON object".to_owned()),
        Err(error) => Err(format!("is no JSON: line {}, column {}", error.line(), error.column())),
    }
}

/// The texts that are given under a name; where empty values count as absent, those are not.
fn texts<'a>(from: &'a [(String, String)], name: &str, omit_empty: bool) -> Vec<&'a str> {
    let texts = from.iter().filter(|(own, _)| own == name).map(|(_, text)| text.as_str());
    texts.filter(|text| !(omit_empty && text.is_empty())).collect()
}

/// A text in the type of its schema; one that does not fit stays a text, and the schema says so.
fn typed(kind: &str, texts: &[&str]) -> Result<Option<Value>, String> {
    let one = match texts {
        [] => return Ok(None),
        _ if kind == "array" => return Ok(Some(list(texts))),
        [one] => *one,
        _ => return Err(format!("is given {} times", texts.len())),
    };
    let value = match kind {
        "integer" | "int32" | "int64" | "number" => serde_json::from_str(one).ok().filter(Value::is_number),
        "boolean" => one.parse().ok().map(Value::Bool),
        "object" => serde_json::from_str(one).ok().filter(Value::is_object),
        _ => None,
    };
    Ok(Some(value.unwrap_or_else(|| one.into())))
}

/// A list that is given as JSON, or item by item.
fn list(texts: &[&str]) -> Value {
    let json = match texts {
        [one] => serde_json::from_str(one).ok().filter(Value::is_array),
        _ => None,
    };
    json.unwrap_or_else(|| texts.iter().map(|text| Value::from(*text)).collect())
}

/// A violation with the name of its field and without its value, which may be a secret.
fn broken(owner: &str, error: &ValidationError<'_>) -> Broken {
    let mut field = owner.to_owned();
    for segment in segments(error.instance_path().as_str()) {
        join(&mut field, &segment);
    }
    if let ValidationErrorKind::Required { property } = error.kind() {
        join(&mut field, property.as_str().unwrap_or_default());
        return Broken::new(&field, "is required");
    }
    let text = shortened(error.masked_with("the value").to_string());
    Broken::new(&field, text.strip_prefix("the value ").unwrap_or(&text))
}

fn join(field: &mut String, segment: &str) {
    if !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()) {
        field.push_str(&format!("[{segment}]"));
        return;
    }
    if !field.is_empty() {
        field.push('.');
    }
    field.push_str(segment);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_has_to_fit_its_format() {
        for (kind, text, fits) in [
            ("int64", "9223372036854775807", true),
            ("int64", "9223372036854775808", false),
            ("int64", "-9223372036854775809", false),
            ("int32", "2147483647", true),
            ("int32", "2147483648", false),
            ("integer", "184467440737095516160", true),
        ] {
            let value = typed(kind, &[text]).unwrap().unwrap();
            assert_eq!(too_large("n", kind, &value).is_none(), fits, "{kind} {text}");
        }
    }

    #[test]
    fn texts_take_the_type_of_their_schema() {
        for (kind, texts, value) in [
            ("integer", vec!["7"], json!(7)),
            ("integer", vec!["07"], json!("07")),
            ("integer", vec!["x"], json!("x")),
            ("number", vec!["1.5"], json!(1.5)),
            ("boolean", vec!["true"], json!(true)),
            ("string", vec!["7"], json!("7")),
            ("array", vec!["a", "b"], json!(["a", "b"])),
            ("array", vec!["[1]"], json!([1])),
            ("object", vec!["{\"a\":1}"], json!({"a": 1})),
        ] {
            assert_eq!(typed(kind, &texts), Ok(Some(value)), "{kind} {texts:?}");
        }
        assert_eq!(typed("string", &[]), Ok(None));
        assert_eq!(typed("string", &["a", "a"]), Err("is given 2 times".to_owned()));
    }
}

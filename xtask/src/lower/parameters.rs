//! The parameters of an operation: where they go and how they are written.

use std::collections::HashSet;
use std::sync::LazyLock;

use heck::ToUpperCamelCase;
use serde_json::{Value, json};

use super::paths::{Fixed, Template, key};
use super::plan::{Field, Kind, Place, Style, Wire};
use super::schema::Schemas;
use super::source::{flag, text};
use crate::names::Names;

/// Names that a call's own methods have.
const METHODS: &[&str] = &[
    "new",
    "send",
    "send_unchecked",
    "body",
    "body_map",
    "validate",
    "request",
    "stream",
    "clone",
    "self",
    "super",
    "crate",
];

/// Headers that the standard keeps from parameters, and those that belong to the connection.
const OWN_HEADERS: [&str; 8] =
    ["accept", "content-type", "authorization", "host", "content-length", "connection", "transfer-encoding", "upgrade"];

static TEXT: LazyLock<Value> = LazyLock::new(|| json!({"type": "string"}));

/// The parameters of one operation.
#[derive(Default)]
pub struct Parameters<'a> {
    pub fields: Vec<Field>,
    /// The path as the runtime fills it.
    pub path: String,
    /// Those that are never sent, in words.
    pub notes: Vec<String>,
    /// A body that an older version of the standard has among the parameters.
    pub body: Option<&'a Value>,
}

/// Lowers the parameters of one operation; `owner` is its name.
pub fn lower<'a>(schemas: &mut Schemas<'a>, nodes: &[&'a Value], path: &str, owner: &str) -> Parameters<'a> {
    let template = Template::of(path);
    let owner = owner.to_upper_camel_case();
    let mut lowering = Lowering { schemas, owner, found: Parameters::default(), seen: HashSet::new() };
    lowering.path_parameters(&template, nodes);
    for node in nodes {
        lowering.other(&template, node);
    }
    lowering.found.path = lowering.full_path(template, nodes);
    name(&mut lowering.found.fields);
    lowering.found
}

struct Lowering<'a, 's> {
    schemas: &'s mut Schemas<'a>,
    owner: String,
    found: Parameters<'a>,
    /// Places and names.
    seen: HashSet<(&'static str, String)>,
}

impl<'a> Lowering<'a, '_> {
    /// What the braces of the path name, declared or not.
    fn path_parameters(&mut self, template: &Template, nodes: &[&'a Value]) {
        for name in &template.names {
            let key = key(&name.name);
            if !self.seen.insert(("path", key.clone())) {
                continue;
            }
            let declared = declared(nodes, "path", &name.name);
            let node = declared.unwrap_or(&Value::Null);
            let mut field = self.field(node, &key, Place::Path, true);
            field.wire = wire(node, &name.name, Place::Path, &field.kind);
            if name.reserved {
                let name = name.name.clone();
                field.wire = Some(Wire { name, style: Style::Simple, explode: false, reserved: true });
            }
            self.found.fields.push(field);
        }
    }

    fn other(&mut self, template: &Template, node: &'a Value) {
        let name = text(node, "name");
        let place = match node["in"].as_str() {
            Some("query") => Place::Query,
            Some("header") => Place::Header,
            Some("cookie") => Place::Cookie,
            Some("path") => return self.check_path(template, &name),
            Some("body") => {
                self.found.body = self.found.body.or(Some(node));
                return;
            }
            _ => return self.drop(&name, "no such place is known"),
        };
        let lower = name.to_ascii_lowercase();
        if name.is_empty() {
            return;
        }
        if place == Place::Header && OWN_HEADERS.contains(&lower.as_str()) {
            return self.drop(&name, "this header is not a parameter's to set");
        }
        if place == Place::Header && !is_token(&name) {
            return self.drop(&name, "no header can have this name");
        }
        let identity = if place == Place::Header { lower } else { name.clone() };
        if !self.seen.insert((word(place), identity)) {
            return;
        }
        let mut field = self.field(node, &name, place, flag(node, "required"));
        field.wire = wire(node, &name, place, &field.kind);
        self.found.fields.push(field);
    }

    /// A path parameter that the path does not have.
    fn check_path(&mut self, template: &Template, name: &str) {
        let in_path = template.names.iter().any(|known| known.name.eq_ignore_ascii_case(name));
        let in_query =
            template.query.iter().any(|(_, fixed)| matches!(fixed, Fixed::Parameter(known) if known == name));
        if !in_path && !in_query {
            self.drop(name, "the path has no place for it");
        }
    }

    fn drop(&mut self, name: &str, reason: &str) {
        if !name.is_empty() {
            self.found.notes.push(format!("The parameter `{}` is never sent: {reason}.", name.replace('`', "'")));
        }
    }

    fn field(&mut self, node: &'a Value, name: &str, place: Place, required: bool) -> Field {
        let schema = schema(node);
        let description = text(node, "description");
        let mut field = self.schemas.field(name, schema, place, required, &self.owner, &description);
        // The mark may stand on the parameter as well as on its schema.
        if flag(node, "x-sensitive") && field.kind == Kind::Text {
            field.kind = Kind::Sensitive;
        }
        self.schemas.mark_request_schema(schema, name);
        field
    }

    /// The path with the query that it fixes; what stands for a parameter there becomes one.
    fn full_path(&mut self, template: Template, nodes: &[&'a Value]) -> String {
        let Template { path, query, .. } = template;
        let mut fixed = Vec::new();
        for (name, value) in query {
            match value {
                Fixed::Text(value) => fixed.push(format!("{}={}", url_text(&name), url_text(&value))),
                Fixed::Parameter(parameter) => {
                    if !self.seen.insert(("query", name.clone())) {
                        continue;
                    }
                    let node = declared(nodes, "path", &parameter).or_else(|| declared(nodes, "query", &parameter));
                    let required = node.is_none_or(|node| flag(node, "required"));
                    let mut field = self.field(node.unwrap_or(&Value::Null), &parameter, Place::Query, required);
                    field.wire = Some(Wire { name, style: Style::Form, explode: true, reserved: false });
                    self.found.fields.retain(|known| known.place != Place::Query || known.name != parameter);
                    self.found.fields.push(field);
                }
            }
        }
        if fixed.is_empty() { path } else { format!("{path}?{}", fixed.join("&")) }
    }
}

/// Where the document states a parameter; none for one that only the path names.
pub fn stated<'a>(nodes: &[&'a Value], field: &Field) -> Option<&'a Value> {
    let name = field.wire.as_ref().map_or(&field.name, |wire| &wire.name);
    declared(nodes, word(field.place), name)
}

fn declared<'a>(nodes: &[&'a Value], place: &str, name: &str) -> Option<&'a Value> {
    let here = || nodes.iter().copied().filter(|node| node["in"] == place);
    let same = |node: &&Value| node["name"].as_str() == Some(name);
    let alike = |node: &&Value| node["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name));
    here().find(same).or_else(|| here().find(alike))
}

/// The schema of a parameter, wherever it stands; text if there is none.
fn schema(node: &Value) -> &Value {
    let content = || node["content"].as_object()?.values().next()?.get("schema");
    let stated = node.get("schema").or_else(content);
    // Before version 3 the type stood on the parameter itself.
    stated.or_else(|| node.get("type").map(|_| node)).unwrap_or(&TEXT)
}

/// How a parameter is written; none if its place tells.
fn wire(node: &Value, name: &str, place: Place, kind: &Kind) -> Option<Wire> {
    let usual = usual(place);
    let media_type = node["content"].as_object().and_then(|content| content.keys().next());
    let is_scalar = !matches!(kind, Kind::List(_) | Kind::Map(_) | Kind::Object(_) | Kind::Any);
    let (style, explode) = match media_type {
        Some(media_type) if super::media::is_json(media_type) || !is_scalar => (Style::Json, true),
        Some(_) => (usual, true),
        None => {
            let stated = style(node).filter(|style| fits(*style, place));
            let style = stated.unwrap_or(usual);
            (style, node["explode"].as_bool().unwrap_or(style == Style::Form))
        }
    };
    let reserved = place == Place::Query && flag(node, "allowReserved");
    let plain = style == usual && (is_scalar || explode == (usual == Style::Form)) && !reserved;
    (!plain).then(|| Wire { name: name.to_owned(), style, explode, reserved })
}

fn style(node: &Value) -> Option<Style> {
    match (node["style"].as_str(), node["collectionFormat"].as_str()) {
        (Some("form"), _) | (None, Some("multi")) => Some(Style::Form),
        (Some("simple"), _) => Some(Style::Simple),
        (Some("label"), _) => Some(Style::Label),
        (Some("matrix"), _) => Some(Style::Matrix),
        (Some("spaceDelimited"), _) => Some(Style::Space),
        (Some("pipeDelimited"), _) => Some(Style::Pipe),
        (Some("deepObject"), _) => Some(Style::Deep),
        _ => None,
    }
}

/// Whether the standard has a style for a place.
fn fits(style: Style, place: Place) -> bool {
    match place {
        Place::Path => matches!(style, Style::Simple | Style::Label | Style::Matrix),
        Place::Query => matches!(style, Style::Form | Style::Space | Style::Pipe | Style::Deep),
        Place::Header => style == Style::Simple,
        Place::Cookie | Place::Body => style == Style::Form,
    }
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "body",
    }
}

fn is_token(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A text of a path's query as it can stand in a URL.
fn url_text(text: &str) -> String {
    let stays = |c: char| c.is_ascii_graphic() && !"\"#<>{}".contains(c);
    text.chars()
        .map(
            |c| {
                if stays(c) {
                    c.to_string()
                } else {
                    c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
                }
            },
        )
        .collect()
}

/// Tells parameters of one name apart, and gives each the name of its setter.
fn name(fields: &mut [Field]) {
    let mut setters = Names::reserving(METHODS);
    let mut keys: HashSet<String> = HashSet::new();
    for field in fields {
        let wanted = field.name.clone();
        if !keys.insert(wanted.clone()) {
            let named = format!("{wanted}_{}", word(field.place));
            let mut candidates = std::iter::once(named.clone()).chain((2..).map(|number| format!("{named}_{number}")));
            let key = candidates.find(|key| keys.insert(key.clone())).unwrap_or_default();
            let style = usual(field.place);
            field.wire.get_or_insert(Wire { name: wanted, style, explode: style == Style::Form, reserved: false });
            field.name = key;
        }
        field.rust_name = setters.snake(&field.name);
    }
}

/// The style of a place if none is stated.
fn usual(place: Place) -> Style {
    if matches!(place, Place::Query | Place::Cookie) { Style::Form } else { Style::Simple }
}

//! Request bodies: which media type is sent, and as what the caller sets it.

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::media;
use super::plan::{Body, Field, Form, Kind, Place, Style, Wire};
use super::schema::Schemas;
use super::source::{Source, entries, flag, text};

static ANYTHING: Value = Value::Null;

/// Lowers the body of one operation; `id` is its name.
pub fn lower<'a>(source: Source<'a>, schemas: &mut Schemas<'a>, body: &'a Value, id: &str) -> Option<Body> {
    let body = source.resolve(body);
    let content = body["content"].as_object()?;
    let (media_type, media) = chosen(source, &body["content"])?;
    let required = flag(body, "required");
    let schema = media.get("schema").unwrap_or(&ANYTHING);
    let is_range = media::is_range(media_type);
    let typed = media::is_json(media_type) || (is_range && media::json(source, &body["content"]).is_some());
    if typed {
        let sent = if is_range { "application/json" } else { media_type };
        return Some(json(schemas, schema, id, required, sent, &text(body, "description")));
    }
    if media::is_form(media_type)
        && let Kind::Object(name) = schemas.kind(schema, &format!("{id}_request"))
    {
        schemas.mark_request_schema(schema, &name);
        let wires = wires(schemas, &name, media);
        return Some(Body { form: Form::UrlEncoded, name, media_type: sent(media_type), required, value: None, wires });
    }
    // Several media types that nobody can type are the caller's choice.
    let is_open = content.len() > 1 && !media::is_form(media_type);
    let media_type = if is_open { String::new() } else { sent(media_type) };
    Some(Body { form: Form::Bytes, name: String::new(), media_type, required, value: None, wires: Vec::new() })
}

/// A body that an older version of the standard has among the parameters.
pub fn of_parameter<'a>(schemas: &mut Schemas<'a>, parameter: &'a Value, id: &str) -> Body {
    let schema = parameter.get("schema").unwrap_or(&ANYTHING);
    json(schemas, schema, id, flag(parameter, "required"), "application/json", &text(parameter, "description"))
}

/// The media type that is sent: JSON, then a form, then the first one.
pub fn chosen<'a>(source: Source<'a>, content: &'a Value) -> Option<(&'a String, &'a Value)> {
    media::json(source, content)
        .or_else(|| entries(content).find(|(name, media)| media::is_form(name) && media.get("schema").is_some()))
        .or_else(|| entries(content).next())
}

/// As it is sent; empty if only the caller can know it, for example the boundary between parts.
fn sent(media_type: &str) -> String {
    let is_open = media::is_range(media_type) || media::essence(media_type).starts_with("multipart/");
    if is_open || !media::fits_header(media_type) { String::new() } else { media_type.to_owned() }
}

fn json<'a>(
    schemas: &mut Schemas<'a>,
    schema: &'a Value,
    id: &str,
    required: bool,
    media_type: &str,
    description: &str,
) -> Body {
    let media_type = if media::fits_header(media_type) { media_type } else { "application/json" }.to_owned();
    let body = Body { form: Form::Json, name: String::new(), media_type, required, value: None, wires: Vec::new() };
    let kind = schemas.kind(schema, &format!("{id}_request"));
    schemas.mark_request_schema(schema, &format!("{id}_request"));
    match kind {
        Kind::Object(name) => Body { name, ..body },
        _ => Body { value: Some(whole(schemas, schema, id, required, description)), ..body },
    }
}

/// A value that is set as a whole.
fn whole<'a>(schemas: &mut Schemas<'a>, schema: &'a Value, id: &str, required: bool, description: &str) -> Field {
    let owner = format!("{}Request", id.to_upper_camel_case());
    let description = if description.is_empty() { "Sets the whole body." } else { description };
    let mut field = schemas.field("body", schema, Place::Body, required, &owner, description);
    "body".clone_into(&mut field.rust_name);
    field
}

/// The properties of a form that `encoding` writes in a way of their own, as far as the standard defines it.
fn wires(schemas: &Schemas<'_>, name: &str, media: &Value) -> Vec<Wire> {
    let fields = schemas.structs.get(name).map(|entry| entry.fields.as_slice()).unwrap_or_default();
    let wire = |(name, encoding): (&String, &Value)| {
        let field = fields.iter().find(|field| field.name == *name)?;
        let style = match encoding["style"].as_str() {
            Some("spaceDelimited") => Some(Style::Space),
            Some("pipeDelimited") => Some(Style::Pipe),
            Some("deepObject") => Some(Style::Deep),
            Some("form") => Some(Style::Form),
            _ => ["explode", "allowReserved"].iter().find_map(|key| encoding.get(key)).map(|_| Style::Form),
        };
        let is_nested = matches!(field.kind, Kind::Object(_) | Kind::Map(_) | Kind::List(_) | Kind::Any);
        let is_json = || is_nested && encoding["contentType"].as_str().is_some_and(media::is_json);
        let style = style.or_else(|| is_json().then_some(Style::Json))?;
        let explode = encoding["explode"].as_bool().unwrap_or(style == Style::Form);
        Some(Wire { name: name.clone(), style, explode, reserved: flag(encoding, "allowReserved") })
    };
    entries(&media["encoding"]).filter_map(wire).collect()
}

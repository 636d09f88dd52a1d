//! The rustdoc of clients and operations, with examples that compile.

use heck::ToUpperCamelCase;
use quote::quote;
use serde_json::{Map, Value};

use crate::extension::EffectKind;
use crate::lower::escape;
use crate::lower::plan::{Field, Holds, Kind, Operation, Plan, Side};

use super::rust::{ident, type_from, type_name};

/// The client's text: what the document says about the whole API.
pub fn client(plan: &Plan) -> String {
    let title = format!("{}.", escape(&plan.title));
    let hosts: Vec<String> = plan
        .hosts
        .iter()
        .map(|host| match &host.url {
            Some(url) => format!("* `{}`: <{url}>", host.name),
            None => format!("* `{}`: named by the caller, because no page states it", host.name),
        })
        .collect();
    [title, escape(&plan.description), format!("Hosts:\n\n{}", hosts.join("\n"))].join("\n\n")
}

/// An operation's text: what it does, what it changes, where to look if there is no answer, and an example.
pub fn operation(operation: &Operation, plan: &Plan) -> String {
    let mut parts = vec![format!("{}.", escape(&operation.summary)), escape(&operation.description)];
    parts.push(format!("`{} {}`", operation.method.to_uppercase(), operation.path));
    parts.push(effect(operation, plan));
    parts.push(operation.notes.iter().map(|note| format!("* {}", escape(note))).collect::<Vec<_>>().join("\n"));
    parts.extend(example(operation, plan));
    parts.retain(|part| !part.is_empty() && part != ".");
    parts.join("\n\n")
}

fn effect(operation: &Operation, plan: &Plan) -> String {
    let effect = match operation.effect {
        EffectKind::Read => "Effect: it only reads and may be called again at any time.",
        EffectKind::Session => "Effect: it opens a login session; no money moves.",
        EffectKind::OpensOrder => {
            "Effect: it opens an order that somebody can pay; a success does not say that it was paid."
        }
        EffectKind::MovesMoney => "Effect: **it moves money**.",
    };
    let look_up = match (&operation.look_up, &operation.no_look_up) {
        (Some(id), _) => {
            let known = plan.operations.iter().find(|known| known.id == *id);
            let name = known.map_or(id, |known| &known.rust_name);
            format!(
                "If [its outcome is unknown](crate::Error::outcome_is_unknown), look it up with [`{name}`](Self::{name})."
            )
        }
        (None, Some(reason)) => format!("There is no operation to look up its outcome: {}", escape(reason)),
        (None, None) => String::new(),
    };
    [effect.to_owned(), look_up].join("\n").trim_end().to_owned()
}

fn example(operation: &Operation, plan: &Plan) -> Option<String> {
    let example = operation.examples.requests.first()?;
    let api = &plan.api;
    let failure = failure(operation, plan);
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example(client: payspec::{api}::Client) -> Result<(), payspec::Error<{failure}>> {{"),
    ];
    let parameters = setters(&operation.parameters, &example.parameters, plan);
    let body = operation.body.as_ref().and_then(|body| plan.structs.get(&body.name));
    let body = body.map(|body| setters(&body.fields, &example.body, plan));
    let whole = operation.body.as_ref().and_then(|body| body.value.as_ref());
    let whole = whole.map(|field| setters(std::slice::from_ref(field), &example.body, plan)).unwrap_or_default();
    let uses_types = |setters: &[String]| setters.iter().any(|setter| setter.contains("types::"));
    if uses_types(&parameters) || uses_types(&whole) || body.as_deref().is_some_and(uses_types) {
        lines.extend([format!("use payspec::{api}::types;"), String::new()]);
    }
    lines.push("let answer = client".to_owned());
    lines.push(format!("    .{}()", operation.rust_name));
    lines.extend(parameters.iter().chain(&whole).map(|setter| format!("    {setter}")));
    if let Some(body) = body {
        lines.push("    .body_map(|body| {".to_owned());
        lines.push("        body".to_owned());
        lines.extend(body.iter().map(|setter| format!("            {setter}")));
        lines.push("    })".to_owned());
    }
    lines.extend(["    .send()", "    .await?;", "# Ok(())", "# }", "```"].map(str::to_owned));
    Some(lines.join("\n"))
}

/// The path of the type of a documented failure.
fn failure(operation: &Operation, plan: &Plan) -> String {
    let api = &plan.api;
    let of_outcome = plan.outcomes.get(operation.outcome).and_then(|outcome| outcome.failure_struct.as_ref());
    match (&operation.failure, of_outcome) {
        (Some(Side::Several(name, _)), _) => format!("payspec::{api}::answers::{}", type_name(name)),
        (Some(Side::One(Holds::Json(kind))), _) => {
            let api = ident(api);
            type_from(kind, &quote!(payspec::#api::types), &quote!(payspec)).to_string().replace(' ', "")
        }
        (None, Some(name)) => format!("payspec::{api}::types::{}", type_name(name)),
        _ => "payspec::Json".to_owned(),
    }
}

fn setters(fields: &[Field], values: &Map<String, Value>, plan: &Plan) -> Vec<String> {
    let set = |(name, value): (&String, &Value)| {
        let field = fields.iter().find(|field| field.name == *name && !field.credential)?;
        Some(format!(".{}({})", field.rust_name, literal(&field.kind, value, plan)?))
    };
    values.iter().filter_map(set).collect()
}

/// The Rust expression of an example's value; none if it cannot be written as one.
pub fn literal(kind: &Kind, value: &Value, plan: &Plan) -> Option<String> {
    match (kind, value) {
        (Kind::Enum(name), Value::String(text)) => {
            let known = plan.enums.get(name)?.variants.iter().find(|(_, known)| known == text);
            Some(known.map_or_else(
                || format!("{text:?}"),
                |(variant, _)| format!("types::{}::{variant}", name.to_upper_camel_case()),
            ))
        }
        // What an empty list or a list of lists is made of, the compiler could not tell.
        (Kind::List(item), Value::Array(values)) => {
            if values.is_empty() || matches!(**item, Kind::List(_)) {
                return None;
            }
            let values: Option<Vec<String>> = values.iter().map(|value| literal(item, value, plan)).collect();
            Some(format!("[{}]", values?.join(", ")))
        }
        (Kind::Object(name), Value::Object(values)) => {
            let setters = setters(&plan.structs.get(name)?.fields, values, plan);
            Some(format!("types::{}::builder(){}", name.to_upper_camel_case(), setters.concat()))
        }
        // Open JSON is made by a function that can fail, which an example has no room for.
        (Kind::Any, _) => None,
        (Kind::Number, Value::Number(number)) => {
            let text = number.to_string();
            Some(if text.contains(['.', 'e']) { text } else { format!("{text}.0") })
        }
        (Kind::Integer(_), Value::Number(number)) => {
            let is_large = number.as_i64().is_none_or(|number| i32::try_from(number).is_err());
            Some(if is_large { format!("{number}_i64") } else { number.to_string() })
        }
        (_, Value::String(text)) => Some(format!("{text:?}")),
        (_, Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::literal;
    use crate::lower::lower;
    use crate::lower::plan::Kind;

    #[test]
    fn literals_have_the_type_that_the_setter_takes() {
        let plan = lower("test", &json!({"paths": {}})).unwrap();
        let list = |item: Kind| Kind::List(Box::new(item));
        let shown = |kind: Kind, value: Value| literal(&kind, &value, &plan);
        assert_eq!(shown(Kind::Any, json!("a")), None);
        assert_eq!(shown(list(Kind::Text), json!([])), None);
        assert_eq!(shown(list(list(Kind::Text)), json!([["a"]])), None);
        assert_eq!(shown(list(Kind::Text), json!(["a"])).as_deref(), Some("[\"a\"]"));
        assert_eq!(shown(Kind::Integer("int64"), json!(1_700_000_000_000_i64)).as_deref(), Some("1700000000000_i64"));
        assert_eq!(shown(Kind::Integer("uint32"), json!(5)).as_deref(), Some("5"));
        assert_eq!(shown(Kind::Number, json!(5)).as_deref(), Some("5.0"));
        assert_eq!(shown(Kind::Number, json!(0.5)).as_deref(), Some("0.5"));
    }
}

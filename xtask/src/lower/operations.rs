//! Operations, and with them the whole document.

use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use super::examples;
use super::hosts::Hosts;
use super::outcome::Outcomes;
use super::plan::{Body, Field, Form, Kind, Operation, Place, Plan, Rule};
use super::schema::Schemas;
use super::security;
use super::source::{Source, entries, extension, flag, text};
use crate::extension::{self, EffectKind, LOOK_UP};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What is collected while going through the operations.
struct Lowering<'a> {
    source: Source<'a>,
    schemas: Schemas<'a>,
    hosts: Hosts,
    outcomes: Outcomes,
}

/// Makes the plan of a document in which lint found nothing wrong.
///
/// # Errors
/// That an extension cannot be read.
pub fn lower(api: &str, document: &Value) -> Result<Plan, String> {
    let source = Source(document);
    let mut lowering =
        Lowering { source, schemas: Schemas::new(source), hosts: Hosts::default(), outcomes: Outcomes::default() };
    let mut operations = Vec::new();
    for (path, item) in entries(&document["paths"]) {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push(lowering.operation(path, item, method, operation)?);
            }
        }
    }
    Ok(Plan {
        api: api.to_owned(),
        title: text(&document["info"], "title"),
        version: text(&document["info"], "version"),
        description: text(&document["info"], "description"),
        hosts: lowering.hosts.found,
        enums: lowering.schemas.enums,
        structs: lowering.schemas.structs,
        outcomes: lowering.outcomes.found,
        schemes: security::schemes(source),
        has_envelope: document.get("x-envelope").is_some(),
        operations,
    })
}

impl<'a> Lowering<'a> {
    fn operation(&mut self, path: &str, item: &'a Value, method: &str, node: &'a Value) -> Result<Operation, String> {
        let document = self.source.0;
        let id = text(node, "operationId");
        let parameters = examples::parameters(self.source, item, node);
        let effect: Option<extension::Effect> = extension(node, "x-effect")?;
        let rules: Option<Vec<extension::Rule>> = extension(node, "x-rules")?;
        let rules = rules.unwrap_or_default().into_iter();
        Ok(Operation {
            rust_name: crate::names::field(&id.to_snake_case()),
            method: method.to_owned(),
            path: path.to_owned(),
            summary: text(node, "summary"),
            description: text(node, "description"),
            host: self.hosts.index([node, item, document]),
            effect: effect.as_ref().map_or(default_effect(method), |effect| effect.kind),
            look_up: look_up(self.source, node),
            no_look_up: effect.and_then(|effect| effect.no_look_up),
            parameters: parameters.iter().map(|parameter| self.parameter(parameter, &id)).collect(),
            body: self.body(node, &id),
            answer: self.answer(node, &id),
            outcome: self.outcomes.index(node, document, &mut self.schemas)?,
            rules: rules.map(|rule| Rule { id: rule.id, when: rule.when, then: rule.then, says: rule.says }).collect(),
            security: security::requirements(node, document),
            omit_empty: flag(document, "x-omit-empty"),
            examples: examples::of_operation(self.source, node, &parameters),
            id,
        })
    }

    fn parameter(&mut self, parameter: &'a Value, owner: &str) -> Field {
        let place = if parameter["in"] == "path" { Place::Path } else { Place::Query };
        let name = text(parameter, "name");
        let required = flag(parameter, "required");
        let owner = owner.to_upper_camel_case();
        self.schemas.field(&name, &parameter["schema"], place, required, &owner, &text(parameter, "description"))
    }

    fn body(&mut self, operation: &'a Value, id: &str) -> Option<Body> {
        let body = self.source.resolve(operation.get("requestBody")?);
        let (media_type, media) = entries(&body["content"]).next()?;
        let form = match media_type.split(';').next().map(str::trim) {
            Some("application/x-www-form-urlencoded") => Form::UrlEncoded,
            _ => Form::Json,
        };
        let name = self.schemas.struct_of(&media["schema"], &format!("{id}_request"))?;
        self.schemas.mark_request(&name);
        Some(Body { form, name })
    }

    /// What a success holds: the first JSON answer with a status of success.
    fn answer(&mut self, operation: &'a Value, id: &str) -> Kind {
        let success = entries(&operation["responses"]).find(|(status, _)| status.starts_with('2'));
        let response = success.map(|(_, response)| self.source.resolve(response));
        let schema = response.and_then(|response| response["content"]["application/json"].get("schema"));
        schema.map_or(Kind::Any, |schema| self.schemas.kind(schema, &format!("{id}_answer")))
    }
}

/// Without `x-effect` only the methods that HTTP calls safe are taken to read.
fn default_effect(method: &str) -> EffectKind {
    match method {
        "get" | "head" | "options" | "trace" => EffectKind::Read,
        _ => EffectKind::MovesMoney,
    }
}

/// The operation that the link named `look-up` points to.
fn look_up<'a>(source: Source<'a>, operation: &'a Value) -> Option<String> {
    let mut responses = entries(&operation["responses"]).map(|(_, response)| response);
    responses.find_map(|response| {
        let link = entries(&response["links"]).find(|(name, _)| *name == LOOK_UP);
        link.and_then(|(_, link)| source.resolve(link)["operationId"].as_str()).map(str::to_owned)
    })
}

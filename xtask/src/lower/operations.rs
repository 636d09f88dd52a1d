//! Operations, and with them the whole document.

use heck::{ToSnakeCase, ToUpperCamelCase};
use serde_json::Value;

use super::examples;
use super::hosts::Hosts;
use super::outcome::Outcomes;
use super::pagination::{self, Inputs};
use super::plan::{Body, Common, Field, Form, Kind, Operation, Place, Plan, Rule};
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
    let common = Common {
        outcome: lowering.outcomes.index(&Value::Null, document, &mut lowering.schemas)?,
        security: security::requirements(&Value::Null, document),
        omit_empty: flag(document, "x-omit-empty"),
    };
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
        common,
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
        let pagination: Option<extension::Pagination> = extension(node, "x-pagination")?;
        let mut operation = Operation {
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
            pagination: None,
            examples: examples::of_operation(self.source, node, &parameters),
            id,
        };
        let inputs = Inputs { source: self.source, parameters: &parameters, operation: node };
        operation.pagination =
            pagination.and_then(|stated| pagination::planned(stated, &operation, &inputs, &self.schemas.structs));
        Ok(operation)
    }

    fn parameter(&mut self, parameter: &'a Value, owner: &str) -> Field {
        let place = if parameter["in"] == "path" { Place::Path } else { Place::Query };
        let name = text(parameter, "name");
        let required = flag(parameter, "required");
        let owner = owner.to_upper_camel_case();
        let schema = &parameter["schema"];
        let mut field = self.schemas.field(&name, schema, place, required, &owner, &text(parameter, "description"));
        // The mark may stand on the parameter as well as on its schema.
        if flag(parameter, "x-sensitive") && field.kind == Kind::Text {
            field.kind = Kind::Sensitive;
        }
        field
    }

    fn body(&mut self, operation: &'a Value, id: &str) -> Option<Body> {
        let body = self.source.resolve(operation.get("requestBody")?);
        let (media_type, media) = entries(&body["content"]).next()?;
        let form = match media_type.split(';').next().map(str::trim) {
            Some("application/x-www-form-urlencoded") => Form::UrlEncoded,
            _ => Form::Json,
        };
        let wanted = format!("{id}_request");
        self.schemas.mark_request_schema(&media["schema"], &wanted);
        let name = self.schemas.struct_of(&media["schema"], &wanted)?;
        Some(Body { form, name })
    }

    /// What a success holds: the first JSON answer with a status of success.
    fn answer(&mut self, operation: &'a Value, id: &str) -> Kind {
        let success = entries(&operation["responses"]).find(|(status, _)| status.starts_with('2'));
        let response = success.map(|(_, response)| self.source.resolve(response));
        let is_json = |media_type: &str| media_type.split(';').next().map(str::trim) == Some("application/json");
        let content = response.map(|response| entries(&response["content"]));
        let media = content.and_then(|mut content| content.find(|(media_type, _)| is_json(media_type)));
        let schema = media.and_then(|(_, media)| media.get("schema"));
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::extension::EffectKind;
    use crate::lower::plan::{Check, Field, Form, Kind, Place, Plan};

    fn plan(paths: Value, schemas: Value) -> Plan {
        let document = json!({
            "servers": [{"url": "https://api.example"}],
            "paths": paths,
            "components": {"schemas": schemas, "parameters": {"Page": {"name": "page", "in": "query", "schema": {"type": "integer"}}}},
        });
        super::lower("test", &document).unwrap()
    }

    fn body(schema: Value, schemas: Value) -> Plan {
        let operation = json!({
            "operationId": "create_thing",
            "requestBody": {"content": {"application/json": {"schema": schema}}},
            "responses": {"200": {"description": ""}},
        });
        plan(json!({"/a": {"post": operation}}), schemas)
    }

    fn field<'a>(plan: &'a Plan, owner: &str, name: &str) -> &'a Field {
        plan.structs[owner].fields.iter().find(|field| field.name == name).unwrap()
    }

    #[test]
    fn limits_are_kept_wherever_they_stand() {
        let plan = body(
            json!({"type": "object", "properties": {
                "beside": {"allOf": [{"$ref": "#/components/schemas/Code"}], "maxLength": 5, "x-sensitive": true},
                "inline": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "minLength": 2}}},
                "list": {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 4}},
                "map": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1, "exclusiveMinimum": true}},
            }}),
            json!({"Code": {"allOf": [{"$ref": "#/components/schemas/Base"}]}, "Base": {"type": "string", "pattern": "^a"}}),
        );
        let owner = "CreateThingRequest";
        let beside = field(&plan, owner, "beside");
        assert_eq!(beside.checks, [Check::Pattern("^a".to_owned()), Check::MaxLength(5)]);
        assert_eq!(beside.kind, Kind::Sensitive);
        let inline = field(&plan, owner, "inline");
        assert_eq!(inline.checks, [Check::Object("CreateThingRequestInline".to_owned())]);
        assert_eq!(field(&plan, "CreateThingRequestInline", "a").checks, [Check::MinLength(2)]);
        assert!(plan.structs["CreateThingRequestInline"].in_request);
        let list = field(&plan, owner, "list");
        assert_eq!(list.checks, [Check::MaxItems(3), Check::Items(vec![Check::MaxLength(4)])]);
        insta::assert_debug_snapshot!(field(&plan, owner, "map").checks, @"
        [
            Values(
                [
                    Minimum(
                        Integer(
                            1,
                        ),
                        true,
                    ),
                ],
            ),
        ]
        ");
    }

    #[test]
    fn recursive_schemas_end() {
        let node = json!({"Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}});
        let plan = body(json!({"$ref": "#/components/schemas/Node"}), node);
        assert_eq!(field(&plan, "Node", "next").kind, Kind::Object("Node".to_owned()));
    }

    #[test]
    fn an_operation_takes_over_what_its_path_and_the_document_say() {
        let paths = json!({"/a/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Page"}, {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "servers": [{"url": "https://other.example"}],
            "get": {
                "operationId": "getThing",
                "parameters": [{"name": "page", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 1, "maximum": 9}}],
                "responses": {"200": {"description": "", "links": {"look-up": {"operationId": "get_state"}}}, "default": {"description": ""}},
            },
            "post": {
                "operationId": "postThing",
                "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {}}}}},
                "responses": {"200": {"description": ""}},
            },
        }});
        let plan = plan(paths, json!({}));
        let [get, post] = plan.operations.as_slice() else { panic!("two operations") };
        assert_eq!(
            (get.rust_name.as_str(), get.effect, get.look_up.as_deref()),
            ("get_thing", EffectKind::Read, Some("get_state"))
        );
        let parameters: Vec<_> =
            get.parameters.iter().map(|field| (field.name.as_str(), field.place, field.required)).collect();
        assert_eq!(parameters, [("id", Place::Path, true), ("page", Place::Query, true)]);
        assert_eq!(get.parameters[1].kind, Kind::Integer("uint32"));
        assert_eq!(plan.hosts[get.host].url.as_deref(), Some("https://other.example"));
        assert_eq!(
            (post.effect, post.body.as_ref().map(|body| body.form)),
            (EffectKind::MovesMoney, Some(Form::UrlEncoded))
        );
    }
}

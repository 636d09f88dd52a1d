//! Operations, and with them the whole document.

use serde_json::Value;

use super::answers::{self, Answers};
use super::examples;
use super::hosts::Hosts;
use super::origins::{OperationOrigins, Origins, Places};
use super::outcome::Outcomes;
use super::pagination::{self, Inputs};
use super::plan::{Common, Operation, Plan, Rule};
use super::schema::Schemas;
use super::security;
use super::source::{Source, entries, extension, flag, text};
use super::{bodies, parameters, paths};
use crate::document::METHODS;
use crate::extension::{self, EffectKind, LOOK_UP};
use crate::names::{self, Names};

/// Names that a client's own methods, its modules and the generated statics have.
const TAKEN: &[&str] =
    &["new", "new_with_client", "builder", "clone", "self", "super", "crate", "common", "operations"];

/// What is collected while going through the operations.
struct Lowering<'a> {
    source: Source<'a>,
    schemas: Schemas<'a>,
    hosts: Hosts,
    outcomes: Outcomes,
    names: Names,
}

/// Where an operation stands.
#[derive(Clone, Copy)]
struct Spot<'a> {
    path: &'a str,
    item: &'a Value,
    method: &'static str,
    node: &'a Value,
}

/// Makes the plan of a document in which lint found nothing wrong.
///
/// # Errors
/// That an extension cannot be read.
pub fn lower(api: &str, document: &Value) -> Result<Plan, String> {
    lowered(api, document).map(|(plan, _)| plan)
}

/// The plan of a document, and where in the document its things come from.
///
/// # Errors
/// That an extension cannot be read.
pub fn placed(api: &str, document: &Value) -> Result<(Plan, Places), String> {
    lowered(api, document).map(|(plan, origins)| (plan, origins.places(document)))
}

fn lowered<'a>(api: &str, document: &'a Value) -> Result<(Plan, Origins<'a>), String> {
    let source = Source(document);
    let mut lowering = Lowering {
        source,
        schemas: Schemas::new(source),
        hosts: Hosts::default(),
        outcomes: Outcomes::default(),
        names: Names::reserving(&[TAKEN, names::PRELUDE].concat()),
    };
    let mut operations = Vec::new();
    for spot in spots(source) {
        operations.push(lowering.operation(spot)?);
    }
    let common = Common {
        outcome: lowering.outcomes.index(&Value::Null, document, &mut lowering.schemas)?,
        security: security::requirements(&Value::Null, document),
        omit_empty: flag(document, "x-omit-empty"),
    };
    let schemes = security::schemes(source);
    let mut named = operations.iter().flat_map(|operation: &Operation| operation.security.iter().flatten());
    // Without its scheme a call would go out without a credential.
    if let Some(name) = named.find(|name| !schemes.contains_key(*name)) {
        return Err(format!("the security scheme `{name}` is not defined"));
    }
    let plan = Plan {
        api: api.to_owned(),
        title: text(&document["info"], "title"),
        version: text(&document["info"], "version"),
        description: text(&document["info"], "description"),
        hosts: lowering.hosts.found,
        enums: lowering.schemas.enums,
        structs: lowering.schemas.structs,
        outcomes: lowering.outcomes.found,
        schemes,
        has_envelope: document.get("x-envelope").is_some(),
        common,
        operations,
    };
    Ok((plan, lowering.schemas.origins))
}

/// The operations in the order of the paths, and within a path of the methods; those of a path that is a `$ref` included.
fn spots(source: Source<'_>) -> impl Iterator<Item = Spot<'_>> {
    let paths = entries(&source.0["paths"]).filter(|(path, _)| !path.starts_with("x-"));
    paths.flat_map(move |(path, item)| {
        let item = source.resolve(item);
        let methods = METHODS.into_iter().filter_map(move |method| Some((method, item.get(method)?)));
        methods.filter(|(_, node)| node.is_object()).map(move |(method, node)| Spot { path, item, method, node })
    })
}

impl<'a> Lowering<'a> {
    fn operation(&mut self, spot: Spot<'a>) -> Result<Operation, String> {
        let Spot { path, item, method, node } = spot;
        let document = self.source.0;
        let (id, rust_name) = self.named(spot);
        let nodes = examples::parameters(self.source, item, node);
        let effect: Option<extension::Effect> = extension(node, "x-effect")?;
        let rules: Option<Vec<extension::Rule>> = extension(node, "x-rules")?;
        let rules = rules.unwrap_or_default().into_iter();
        let pagination: Option<extension::Pagination> = extension(node, "x-pagination")?;
        let (host, prefix) = self.hosts.index([node, item, document]);
        let parameters = parameters::lower(&mut self.schemas, &nodes, &format!("{prefix}{path}"), &id);
        let body = match (node.get("requestBody"), parameters.body) {
            (Some(body), _) => bodies::lower(self.source, &mut self.schemas, body, &id),
            (None, Some(parameter)) => Some(bodies::of_parameter(&mut self.schemas, parameter, &id)),
            (None, None) => None,
        };
        self.schemas.origins.operations.push(OperationOrigins {
            own: node,
            parameters: parameters.fields.iter().map(|field| parameters::stated(&nodes, field)).collect(),
            body: node.get("requestBody").or(parameters.body),
            server: super::hosts::server([node, item, document]),
        });
        let outcome = self.outcomes.index(node, document, &mut self.schemas)?;
        let answers = self.answers(spot, outcome, &id, &rust_name);
        let mut notes = parameters.notes;
        notes.extend(answers.notes);
        let mut operation = Operation {
            rust_name,
            method: method.to_owned(),
            path: parameters.path,
            summary: text(node, "summary"),
            description: text(node, "description"),
            host,
            effect: effect.as_ref().map_or(default_effect(method), |effect| effect.kind),
            look_up: look_up(self.source, node),
            no_look_up: effect.and_then(|effect| effect.no_look_up),
            examples: examples::of_operation(self.source, node, &nodes, &parameters.fields, body.as_ref()),
            parameters: parameters.fields,
            body,
            answer: answers.success,
            failure: answers.failure,
            statuses: answers.statuses,
            accept: answers.accept,
            notes,
            outcome,
            rules: rules.map(|rule| Rule { id: rule.id, when: rule.when, then: rule.then, says: rule.says }).collect(),
            security: security::requirements(node, document),
            omit_empty: flag(document, "x-omit-empty"),
            pagination: None,
            id,
        };
        let inputs = Inputs { source: self.source, parameters: &nodes, operation: node };
        operation.pagination =
            pagination.and_then(|stated| pagination::planned(stated, &operation, &inputs, &self.schemas.structs));
        Ok(operation)
    }

    /// The operationId, or a name from method and path, and the name in Rust, which no other operation has.
    fn named(&mut self, spot: Spot<'a>) -> (String, String) {
        let stated = text(spot.node, "operationId");
        let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
        let id = if has_letters(&stated) { stated } else { paths::derived_id(spot.method, spot.path) };
        let starts_well = id.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_alphabetic);
        let rust_name = self.names.snake(&if starts_well { id.clone() } else { format!("call_{id}") });
        (id, rust_name)
    }

    fn answers(&mut self, spot: Spot<'a>, outcome: usize, id: &str, rust_name: &str) -> Answers {
        let is_stated = self.outcomes.found.get(outcome).is_some_and(|outcome| outcome.is_stated);
        if is_stated {
            return answers::judged(self.source, &mut self.schemas, spot.node, id);
        }
        answers::by_status(self.source, &mut self.schemas, spot.node, [id, rust_name], spot.method)
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
    let mut responses = entries(&operation["responses"]).map(|(_, response)| source.resolve(response));
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

//! A document as the mock serves it.

use serde_json::Value;

use crate::document::{self, Document};
use crate::extension::{self, Envelope, Pagination};
use crate::lint::operations::operations;
use crate::lower::plan::{self, Plan};
use crate::lower::source::{Source, entries, extension, items};
use crate::source;

use super::answer::Answer;
use super::dialect::{self, Dialect};
use super::input::Inputs;

/// One API with all its operations.
pub struct Api {
    pub name: String,
    pub dialect: &'static dyn Dialect,
    pub envelope: Option<Envelope>,
    pub operations: Vec<Operation>,
}

/// One operation.
pub struct Operation {
    pub plan: plan::Operation,
    pub inputs: Inputs,
    /// None if the document shows no successful answer.
    pub answer: Option<Answer>,
    pub outcome: Option<extension::Outcome>,
    /// The schema of a failure, to know the types of its fields.
    pub failure: Value,
    pub pagination: Option<Pagination>,
    pub look_up: Option<LookUp>,
    /// The property of the body with the address for notifications.
    pub notify_url: Option<String>,
    /// The example that the page shows and an erratum corrects.
    pub published: Option<Value>,
    /// Whether the scheme is HTTP's bearer token.
    pub wants_bearer: bool,
}

/// The link to the operation that looks an order up.
pub struct LookUp {
    pub operation: String,
    /// The parameter there and the property of the body here that have the same value.
    pub same: Vec<(String, String)>,
}

impl Api {
    /// The operation that a method and a path lead to, with the values of the path's parameters.
    pub fn route(&self, path: &str) -> impl Iterator<Item = (&Operation, Vec<(String, String)>)> {
        self.operations.iter().filter_map(move |operation| Some((operation, matched(&operation.plan.path, path)?)))
    }

    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.plan.id == id)
    }

    /// The operations whose orders `id` looks up.
    pub fn creators(&self, id: &str) -> Vec<(&Operation, &LookUp)> {
        let with_link = self.operations.iter().filter_map(|operation| Some((operation, operation.look_up.as_ref()?)));
        with_link.filter(|(_, link)| link.operation == id).collect()
    }
}

/// Reads all documents below `root`.
///
/// # Errors
/// One line for each thing that is wrong.
pub fn read(root: &std::path::Path) -> Result<Vec<Api>, Vec<String>> {
    let sources = source::read(root).map_err(|problems| {
        problems
            .iter()
            .map(|problem| format!("{} {} ({})", problem.path, problem.why, problem.help))
            .collect::<Vec<_>>()
    })?;
    let (mut apis, mut problems) = (Vec::new(), Vec::new());
    for source in &sources {
        match api(source) {
            Ok(api) => apis.push(api),
            Err(found) => problems.extend(found.into_iter().map(|problem| format!("{} {problem}", source.path))),
        }
    }
    if problems.is_empty() { Ok(apis) } else { Err(problems) }
}

fn api(source: &source::Source) -> Result<Api, Vec<String>> {
    let document = Document::parse(&source.path, &source.text).map_err(|findings| told(&findings))?;
    let mut findings = crate::lint::check(&document);
    findings.retain(crate::finding::Finding::is_error);
    if !findings.is_empty() {
        return Err(told(&findings));
    }
    let value = document::typed(&source.path, &source.text).map_err(|finding| told(&[finding]))?;
    let name = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml").to_owned();
    let plan = crate::lower::lower(&name, &value).map_err(|error| vec![error])?;
    served(&name, &document, &value, plan).map_err(|error| vec![error])
}

fn told(findings: &[crate::finding::Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("breaks {}: {}", finding.rule, finding.message)).collect()
}

fn served(name: &str, document: &Document, value: &Value, plan: Plan) -> Result<Api, String> {
    let mut served = Vec::new();
    for operation in &plan.operations {
        // What the document leaves without a name, or below a path that only stands for another, has no dialect here.
        if is_plain(document, operation) {
            served.push(self::operation(document, value, &plan, operation)?);
        }
    }
    Ok(Api {
        name: name.to_owned(),
        dialect: dialect::of(name),
        envelope: extension(value, "x-envelope")?,
        operations: served,
    })
}

fn is_plain(document: &Document, operation: &plan::Operation) -> bool {
    operations(document).any(|tree| {
        tree.path.key == operation.path && tree.method.key == operation.method && tree.id() == Some(&operation.id)
    })
}

fn operation(document: &Document, value: &Value, api: &Plan, plan: &plan::Operation) -> Result<Operation, String> {
    let source = Source(value);
    let item = &value["paths"][&plan.path];
    let node = &item[&plan.method];
    let tree = operations(document).find(|tree| tree.path.key == plan.path && tree.method.key == plan.method);
    let tree = tree.ok_or_else(|| format!("{} is in one reading of the document only", plan.id))?;
    let own: Option<extension::Outcome> = extension(node, "x-outcome")?;
    let outcome = own.map_or_else(|| extension(value, "x-outcome"), |own| Ok(Some(own)))?;
    let failure = outcome.as_ref().and_then(|outcome: &extension::Outcome| outcome.failure_schema.strip_prefix('#'));
    let is_bearer = |scheme: &String| {
        value["components"]["securitySchemes"][scheme]["scheme"]
            .as_str()
            .is_some_and(|name| name.eq_ignore_ascii_case("bearer"))
    };
    Ok(Operation {
        inputs: Inputs::of(document, source, &tree, api, plan)?,
        answer: Answer::of(document, source, &tree, plan)?,
        failure: failure.and_then(|pointer| value.pointer(pointer)).cloned().unwrap_or_default(),
        outcome,
        pagination: extension(node, "x-pagination")?,
        look_up: look_up(source, node),
        notify_url: notify_url(node),
        published: published(node)?,
        wants_bearer: plan.security.iter().flatten().any(is_bearer),
        plan: plan.clone(),
    })
}

/// `{order_no: '$request.body#/order_no'}` says that both have the same value.
fn look_up(source: Source<'_>, operation: &Value) -> Option<LookUp> {
    let links = entries(&operation["responses"]).flat_map(|(_, response)| entries(&source.resolve(response)["links"]));
    let link = links.filter(|(name, _)| *name == extension::LOOK_UP).map(|(_, link)| source.resolve(link)).next()?;
    let same = entries(&link["parameters"]);
    let same = same.filter_map(|(name, at)| Some((name.clone(), at.as_str().and_then(body_property)?.to_owned())));
    Some(LookUp { operation: link["operationId"].as_str()?.to_owned(), same: same.collect() })
}

fn body_property(expression: &str) -> Option<&str> {
    expression.trim_start_matches('{').trim_end_matches('}').strip_prefix("$request.body#/")
}

/// The property that a callback's address is.
fn notify_url(operation: &Value) -> Option<String> {
    let mut addresses = entries(&operation["callbacks"]).flat_map(|(_, callback)| entries(callback));
    addresses.find_map(|(address, _)| body_property(address)).map(str::to_owned)
}

fn published(operation: &Value) -> Result<Option<Value>, String> {
    let errata = items(&operation["x-errata"]);
    let errata = errata.map(|erratum| serde_json::from_value::<extension::Erratum>(erratum.clone()));
    let errata: Result<Vec<_>, _> = errata.collect();
    let errata = errata.map_err(|error| format!("x-errata: {error}"))?;
    Ok(errata.into_iter().find_map(|erratum| erratum.published))
}

/// The values of the parameters in a path, if it is one for this template.
fn matched(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    let mut values = Vec::new();
    loop {
        match (template.next(), path.next()) {
            (None, None) => return Some(values),
            (Some(name), Some(value)) => match name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !value.is_empty() => values.push((name.to_owned(), decoded(value))),
                None if name == value => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

/// A segment of a path, in which the signs of a query mean nothing.
fn decoded(segment: &str) -> String {
    let text = segment.replace('+', "%2B").replace('=', "%3D").replace('&', "%26");
    form_urlencoded::parse(text.as_bytes()).next().map(|(text, _)| text.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn paths_are_matched_segment_by_segment() {
        assert_eq!(matched("/a/b", "/a/b"), Some(Vec::new()));
        assert_eq!(matched("/a/{id}", "/a/x%2Fy+=&"), Some(vec![("id".to_owned(), "x/y+=&".to_owned())]));
        for other in ["/a", "/a/", "/b/x", "/a/x/y"] {
            assert_eq!(matched("/a/{id}", other), None, "{other}");
        }
    }
}

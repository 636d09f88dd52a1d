//! What an operation takes in both documents, and how a request is taken apart into it.

use serde_json::{Map, Value as Json};

use crate::diff::media::essence;
use crate::diff::operations::Operation;
use crate::diff::witness::search::Search;
use crate::diff::witness::shape::{Schema, Which};
use crate::document::{Document, Entry, Node};
use crate::extension::Rule;

/// Media types that are tried.
const MOST_FORMS: usize = 4;

/// All inputs by name, as the rules see them.
pub type Request = Map<String, Json>;

/// The inputs of an operation, with one of the body's media types.
pub struct Inputs<'a> {
    pub parameters: Vec<Parameter<'a>>,
    pub body: Option<Body<'a>>,
    /// Whether one of the documents takes what is empty for absent.
    pub omits_empty: bool,
}

/// A parameter of one of the documents.
#[derive(Clone, Copy)]
pub struct Parameter<'a> {
    pub name: &'a str,
    place: &'a str,
    pub node: &'a Node,
    pub schema: Option<Schema<'a>>,
    pub is_required: bool,
    pub which: Which,
}

/// The body by both documents.
pub struct Body<'a> {
    pub schemas: [Schema<'a>; 2],
    /// What stands beside the schemas, such as examples.
    pub media: [&'a Node; 2],
    pub is_required: [bool; 2],
    listed: [Vec<&'a str>; 2],
}

/// The ways in which both documents let the request be sent; none where they call the same parameter by two names.
pub fn forms<'a>(search: &mut Search<'_, 'a>, operations: [&Operation<'a>; 2]) -> Vec<Inputs<'a>> {
    let documents = [Which::Good, Which::Bad].map(|which| search.side(which).document);
    let [was, is] = [0, 1].map(|side| parameters(documents[side], operations[side], SIDES[side]));
    if has_two_names(&was, &is) {
        return Vec::new();
    }
    let parameters = [was, is].concat();
    let omits = |document: &Document| document.root.get("x-omit-empty").and_then(Node::as_bool) == Some(true);
    let omits_empty = documents.into_iter().any(omits);
    let form = |body| Inputs { parameters: parameters.clone(), body, omits_empty };
    let stated = [0, 1].map(|side| stated_body(documents[side], operations[side]));
    let is_required = stated.map(|body| body.is_some_and(is_required));
    let media = stated.map(|body| body.and_then(|body| body.get("content")).map_or(&[][..], Node::entries));
    let bodies = pairs(media).take(MOST_FORMS).map(|pair| body(search, pair, is_required));
    let forms: Vec<Inputs<'a>> = bodies.map(|body| form(Some(body))).collect();
    match forms.is_empty() && is_required == [false, false] {
        true => vec![form(None)],
        false => forms,
    }
}

const SIDES: [Which; 2] = [Which::Good, Which::Bad];

/// The base is 0, the revision 1.
pub fn number(which: Which) -> usize {
    usize::from(which == Which::Bad)
}

fn stated_body<'a>(document: &'a Document, operation: &Operation<'a>) -> Option<&'a Node> {
    document.resolve(operation.node().get("requestBody")?)
}

fn is_required(node: &Node) -> bool {
    node.get("required").and_then(Node::as_bool) == Some(true)
}

/// Media types of both documents, each with a schema.
fn pairs<'a>([was, is]: [&'a [Entry]; 2]) -> impl Iterator<Item = [(&'a Node, &'a Node); 2]> {
    let with_schema = |entry: &'a Entry| Some((&entry.value, entry.value.get("schema")?));
    is.iter().filter_map(move |new| {
        let old = was.iter().find(|old| essence(&old.key) == essence(&new.key))?;
        Some([with_schema(old)?, with_schema(new)?])
    })
}

fn body<'a>(search: &mut Search<'_, 'a>, pair: [(&'a Node, &'a Node); 2], is_required: [bool; 2]) -> Body<'a> {
    let schemas = [0, 1].map(|side| Schema { node: pair[side].1, which: SIDES[side] });
    let listed = schemas.map(|schema| search.everything(&[schema]).properties());
    Body { schemas, media: pair.map(|(media, _)| media), is_required, listed }
}

/// The operation's own parameters replace those of the path.
fn parameters<'a>(document: &'a Document, operation: &Operation<'a>, which: Which) -> Vec<Parameter<'a>> {
    let mut found: Vec<Parameter<'a>> = Vec::new();
    for node in operation.parameters().filter_map(|node| document.resolve(node)) {
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let (Some(place), Some(name)) = (text("in"), text("name")) else { continue };
        let content = node.get("content").and_then(|content| content.entries().first());
        let schema = node.get("schema").or_else(|| content.and_then(|media| media.value.get("schema")));
        let schema = schema.map(|node| Schema { node, which });
        if !found.iter().any(|known| (known.place, known.name) == (place, name)) {
            found.push(Parameter { name, place, node, schema, is_required: is_required(node), which });
        }
    }
    found
}

/// A path's parameters are found by their position and headers in any case, but rules go by the name.
fn has_two_names(was: &[Parameter<'_>], is: &[Parameter<'_>]) -> bool {
    let of_path = |all: &[Parameter<'_>]| {
        let mut names: Vec<String> =
            all.iter().filter(|one| one.place == "path").map(|one| one.name.to_owned()).collect();
        names.sort();
        names
    };
    let is_same_header = |one: &Parameter<'_>, other: &Parameter<'_>| {
        let are_headers = one.place == "header" && other.place == "header";
        are_headers && one.name != other.name && one.name.eq_ignore_ascii_case(other.name)
    };
    of_path(was) != of_path(is) || was.iter().any(|one| is.iter().any(|other| is_same_header(one, other)))
}

impl<'a> Inputs<'a> {
    /// Whether all that a rule names is an input of the revision.
    pub fn know(&self, rule: &Rule) -> bool {
        let then = &rule.then;
        let (low, high) = then.less_than.as_ref().map_or((None, None), |(low, high)| (Some(low), Some(high)));
        let names = [&then.required[..], &then.at_least_one].concat().into_iter();
        let names = names.chain(low.cloned()).chain(high.cloned());
        let conditions = rule.when.iter().chain(&then.forbidden);
        let firsts = conditions.map(|condition| condition.segments().into_iter().next().unwrap_or_default());
        names.chain(firsts).all(|name| self.is_parameter(&name, Which::Bad) || self.is_property(&name, Which::Bad))
    }

    fn is_parameter(&self, name: &str, which: Which) -> bool {
        self.parameters.iter().any(|parameter| parameter.which == which && parameter.name == name)
    }

    fn is_property(&self, name: &str, which: Which) -> bool {
        self.body.as_ref().is_some_and(|body| body.listed[number(which)].contains(&name))
    }

    /// What belongs into the body of one document: its properties, and what is a parameter nowhere.
    pub fn body_of(&self, request: &Request, which: Which) -> Request {
        let is_parameter = |name: &str| SIDES.into_iter().any(|side| self.is_parameter(name, side));
        let belongs = |name: &str| self.is_property(name, which) || !is_parameter(name);
        let entries = request.iter().filter(|(name, _)| belongs(name));
        entries.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// The values that schemas judge; none if something is missing or has no place.
    pub fn pieces(&self, request: &Request) -> Option<Vec<(Schema<'a>, Json)>> {
        let mut pieces = Vec::new();
        for parameter in &self.parameters {
            match (request.get(parameter.name), parameter.schema) {
                (None, _) if parameter.is_required => return None,
                (Some(value), Some(schema)) => pieces.push((schema, value.clone())),
                _ => {}
            }
        }
        for which in SIDES {
            let properties = self.body_of(request, which);
            match &self.body {
                None if properties.is_empty() => {}
                None => return None,
                Some(body) if properties.is_empty() && !body.is_required[number(which)] => {}
                Some(body) => pieces.push((body.schemas[number(which)], Json::Object(properties))),
            }
        }
        Some(pieces)
    }
}

//! The client: how it is made, its calls, what they answer, and its hosts.

use std::collections::BTreeMap;

use super::surface::{Group, Item, Member};
use super::{spelled, types};
use crate::augment::{Proof, proof, static_name, type_name, urls};
use crate::extension::escape;
use crate::lower::origins::{OperationPlaces, Places};
use crate::lower::plan::{Body, Field, Holds, Host, Operation, Plan, Scheme, SchemeKind, Side};

/// Everything of a plan but the types of requests and answers.
pub fn groups(plan: &Plan, places: &Places) -> BTreeMap<String, Group> {
    let none = OperationPlaces::default();
    let mut groups = BTreeMap::new();
    for (index, operation) in plan.operations.iter().enumerate() {
        let places = places.operations.get(index).unwrap_or(&none);
        groups.insert(format!("Client::{}", operation.rust_name), call(operation, plan, places));
        for side in std::iter::once(&operation.answer).chain(&operation.failure) {
            groups.extend(answers(side, places));
        }
    }
    groups.insert("Client::new".to_owned(), constructor(plan));
    groups.extend(credentials(plan));
    groups.extend(hosts(plan, places));
    groups
}

/// The hosts, each from where the first operation that it serves has it.
fn hosts(plan: &Plan, places: &Places) -> BTreeMap<String, Group> {
    let named = |(index, host): (usize, &Host)| {
        let served = plan.operations.iter().position(|operation| operation.host == index);
        let place = served.and_then(|served| places.operations.get(served)?.server.clone());
        (format!("hosts::{}", static_name(&host.name)), Group::alone("static Host", place))
    };
    plan.hosts.iter().enumerate().map(named).collect()
}

fn call(operation: &Operation, plan: &Plan, places: &OperationPlaces) -> Group {
    let own = &places.own;
    let mut members = BTreeMap::new();
    for (index, field) in operation.parameters.iter().enumerate() {
        let place = places.parameters.get(index).cloned().flatten().or_else(|| own.clone());
        members.insert(Member::Setter(field.rust_name.clone()), types::setter(field, place));
    }
    if let Some(body) = &operation.body {
        let place = places.body.clone().or_else(|| own.clone());
        let item = Item::new(body_argument(body), place).requiring(needs_body(body, plan));
        members.insert(Member::Setter("body".to_owned()), item);
    }
    let (answer, failure) = (spelled::side(&operation.answer), failure(operation, plan));
    members.insert(Member::Send, Item::new(format!("Result<{answer}, {failure}>"), own.clone()));
    if let Some(pagination) = &operation.pagination {
        let signature = format!("Items<{}, {failure}>", spelled::kind(&pagination.item));
        members.insert(Member::Stream, Item::new(signature, own.clone()));
    }
    Group { item: Item::new(format!("fn {}()", operation.rust_name), own.clone()), members }
}

fn body_argument(body: &Body) -> String {
    match &body.value {
        Some(field) => spelled::argument(field),
        None if !body.name.is_empty() => format!("impl Into<{}>", spelled::builder(&body.name)),
        None if body.media_type.is_empty() => "impl Into<String>, impl Into<Vec<u8>>".to_owned(),
        None => "impl Into<Vec<u8>>".to_owned(),
    }
}

/// Whether a request is refused if its body is never set: an object without required fields goes out empty.
fn needs_body(body: &Body, plan: &Plan) -> bool {
    let fields = plan.structs.get(&body.name).map(|entry| entry.fields.as_slice());
    let is_asked_for = |field: &Field| field.is_required_in_request() && !field.credential;
    body.required && fields.is_none_or(|fields| fields.iter().any(is_asked_for))
}

fn failure(operation: &Operation, plan: &Plan) -> String {
    if let Some(side) = &operation.failure {
        return spelled::side(side);
    }
    let stated = plan.outcomes.get(operation.outcome).and_then(|outcome| outcome.failure_struct.as_ref());
    stated.map_or_else(|| "Json".to_owned(), |name| format!("types::{}", type_name(name)))
}

/// The enum of a side whose answers hold several types.
fn answers(side: &Side, places: &OperationPlaces) -> Option<(String, Group)> {
    let Side::Several(name, cases) = side else { return None };
    let name = type_name(name);
    let at = |inner: &str| places.own.as_ref().map(|own| format!("{own}/responses{inner}"));
    let members = cases.iter().map(|case| {
        let held = match &case.holds {
            Holds::Nothing => String::new(),
            holds => format!("({})", spelled::holds(holds)),
        };
        let place = at(&format!("/{}", escape(&case.status)));
        (Member::Variant(case.rust_name.clone()), Item::new(format!("{}{held}", case.rust_name), place))
    });
    let group = Group { members: members.collect(), item: Item::new(format!("enum {name}"), at("")) };
    Some((format!("answers::{name}"), group))
}

fn constructor(plan: &Plan) -> Group {
    let urls = urls(plan).map(|(_, argument)| format!("{argument}: &str"));
    // Written by hand or generated, they stand beside the client; documents under two names are of one API all the same.
    let credentials = (!matches!(proof(plan), Proof::Nothing)).then(|| "credentials: Credentials".to_owned());
    let arguments: Vec<String> = urls.chain(credentials).collect();
    Group::alone(format!("fn new({})", arguments.join(", ")), None)
}

fn credentials(plan: &Plan) -> BTreeMap<String, Group> {
    let Proof::Described(schemes) = proof(plan) else { return BTreeMap::new() };
    let setters = schemes.into_iter().map(|(name, scheme)| {
        let place = format!("/components/securitySchemes/{}", escape(name));
        (format!("Credentials::{}", scheme.rust_name), Group::alone(credential(scheme), Some(place)))
    });
    let whole = ("Credentials".to_owned(), Group::alone("struct Credentials", None));
    setters.chain([whole]).collect()
}

fn credential(scheme: &Scheme) -> &'static str {
    match scheme.kind {
        SchemeKind::Basic => "user: &str, password: &str",
        _ => "impl Into<Secret>",
    }
}

//! From a request to what is to be answered: routes, checks, state.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::extension::EffectKind;

use super::answer::Answer;
use super::api::{Api, Operation};
use super::call::Call;
use super::dialect::{Attempt, Caller, Event, Refusal};
use super::input::{Given, Parts};
use super::notification::{self, Delivery};
use super::orders::{Order, made_up_id};
use super::reply::Reply;
use super::server::Shared;
use super::state::State;
use super::switches::Switches;
use super::{Fault, Notify};

/// Where [`Fault::Redirect`] sends a caller, to be seen among the requests if anybody follows.
pub const ELSEWHERE: &str = "/mock/elsewhere";

/// The id of an order whose documented answer shows none.
const AN_ID: &str = "000000000000000000000000";

/// What came of a request.
pub struct Exchange<'a> {
    /// None if no operation has this path and method.
    pub to: Option<(&'a Api, &'a Operation)>,
    pub reply: Reply,
    pub executed: bool,
    pub deliveries: Vec<Delivery>,
}

impl<'a> Exchange<'a> {
    fn refused(to: Option<(&'a Api, &'a Operation)>, reply: Reply) -> Self {
        Self { to, reply, executed: false, deliveries: Vec::new() }
    }
}

/// Where a request leads.
pub struct Route<'a> {
    pub api: &'a Api,
    pub operation: &'a Operation,
    path: Vec<(String, String)>,
}

/// The operation of a request.
///
/// # Errors
/// 404 for a path that no operation has, 405 for a method that its path has not.
pub fn route<'a>(apis: &'a [Api], call: &Call) -> Result<Route<'a>, Reply> {
    let mut allowed = Vec::new();
    for api in apis {
        for (operation, path) in api.route(&call.path) {
            let method = operation.plan.method.to_ascii_uppercase();
            if method == call.method {
                return Ok(Route { api, operation, path });
            }
            allowed.push(method);
        }
    }
    if allowed.is_empty() {
        return Err(Reply::message(404, &format!("no operation has the path {}", call.path)));
    }
    Err(Reply::message(405, &format!("{} is no method of this path", call.method)).header("allow", allowed.join(", ")))
}

/// What is to be answered to a request that `route` has led to an operation.
pub fn exchange<'a>(
    shared: &Shared,
    route: &Route<'a>,
    call: &Call,
    switches: &Switches,
    fault: Option<&Fault>,
) -> Exchange<'a> {
    let to = Some((route.api, route.operation));
    if let Some(reply) = fault.and_then(|fault| instead(route, fault)) {
        return Exchange::refused(to, reply);
    }
    let work = Work { shared, api: route.api, operation: route.operation, call, switches };
    match work.executed(&route.path) {
        Ok((reply, deliveries)) => {
            let other = match fault {
                Some(Fault::OtherAnswer(id)) => other_answer(route, id.as_deref()),
                _ => None,
            };
            Exchange { to, reply: other.unwrap_or(reply), executed: true, deliveries }
        }
        Err(reply) => Exchange::refused(to, reply),
    }
}

/// What takes the place of a call.
fn instead(route: &Route<'_>, fault: &Fault) -> Option<Reply> {
    let dialect = route.api.dialect;
    let gateway = |status, text: &str| Reply::unsigned(status, dialect.gateway(route.operation, status, text));
    match fault {
        Fault::Redirect => Some(Reply::message(307, "moved").header("location", ELSEWHERE.to_owned())),
        Fault::Unauthorized => Some(gateway(401, "Unauthorized")),
        Fault::Status(status) => Some(gateway(*status, "a fault that was asked for")),
        Fault::Html(status) => Some(Reply::html(*status)),
        Fault::ExpiredToken => Some(dialect.refuse(route.operation, &Refusal::Expired)),
        Fault::OtherAnswer(Some(id)) if route.api.operation(id).is_none() => {
            let ids: Vec<&str> = route.api.operations.iter().map(|operation| operation.plan.id.as_str()).collect();
            let text = format!("other-answer: {} has no operation {id}; there are: {}", route.api.name, ids.join(", "));
            Some(Reply::message(400, &text))
        }
        _ => None,
    }
}

/// The documented answer of the operation of this id, or of the next one that has an answer.
fn other_answer(route: &Route<'_>, id: Option<&str>) -> Option<Reply> {
    let operations = &route.api.operations;
    let own = operations.iter().position(|operation| operation.plan.id == route.operation.plan.id)?;
    let mut others = operations.iter().cycle().skip(own + 1).take(operations.len());
    let chosen = id
        .map_or_else(|| others.find_map(|other| other.answer.as_ref()), |id| route.api.operation(id)?.answer.as_ref());
    chosen.map(|answer| Reply::json(answer.status, answer.example.clone()))
}

/// One call to one operation.
struct Work<'a> {
    shared: &'a Shared,
    api: &'a Api,
    operation: &'a Operation,
    call: &'a Call,
    switches: &'a Switches,
}

impl Work<'_> {
    /// Executes the call.
    ///
    /// # Errors
    /// The refusal.
    fn executed(&self, path: &[(String, String)]) -> Result<(Reply, Vec<Delivery>), Reply> {
        let given = self.given(path);
        let caller = self.authorised(&given)?;
        if !given.broken.is_empty() {
            return Err(self.refused(Refusal::Invalid(given.broken)));
        }
        let example = self.example()?;
        let Some(documented) = &self.operation.answer else {
            return Err(Reply::message(501, "the document shows no successful answer of this operation"));
        };
        let (body, deliveries) = self.changed(documented, &given.values, &caller)?;
        let reply = Reply::json(documented.status, body).content_type(&documented.content_type);
        Ok((example.unwrap_or(reply), deliveries))
    }

    fn refused(&self, refusal: Refusal) -> Reply {
        self.api.dialect.refuse(self.operation, &refusal)
    }

    fn authorised(&self, given: &Given) -> Result<Caller, Reply> {
        // A signature takes a while to verify: nobody else has to wait for it.
        let token = self.shared.state().token.clone();
        let plain = self.shared.options.plain;
        let attempt = Attempt { call: self.call, operation: self.operation, given, token: &token, plain };
        self.api.dialect.authorise(&attempt).map_err(|refusal| self.refused(refusal))
    }

    /// The answer, and what the call changes: an order is looked for and made in one step.
    fn changed(
        &self,
        documented: &Answer,
        inputs: &Map<String, Value>,
        caller: &Caller,
    ) -> Result<(Value, Vec<Delivery>), Reply> {
        let mut state = self.shared.state();
        let creates = matches!(self.operation.plan.effect, EffectKind::OpensOrder | EffectKind::MovesMoney);
        let key = self.api.dialect.order_key(inputs).filter(|_| creates);
        if key.as_ref().is_some_and(|key| state.orders.has(&self.api.name, key)) {
            return Err(self.refused(Refusal::Duplicate));
        }
        let mut body = self.answer(documented, inputs, caller, &mut state);
        let mut deliveries = Vec::new();
        if creates {
            let order = self.order(documented, inputs, &mut body, &mut state);
            deliveries = self.deliveries(&order, &mut state);
            state.orders.add(order, key);
        }
        Ok((body, deliveries))
    }

    fn given(&self, path: &[(String, String)]) -> Given {
        self.operation.inputs.read(&Parts {
            path,
            query: &self.call.query,
            content_type: self.call.header("content-type"),
            body: &self.call.body,
        })
    }

    /// The documented example that the caller prefers, verbatim.
    fn example(&self) -> Result<Option<Reply>, Reply> {
        let Some(name) = &self.switches.example else { return Ok(None) };
        let examples = &self.operation.plan.examples.answers;
        if let Some(example) = examples.iter().find(|example| example.name == *name) {
            let reply = Reply::json(example.status, example.value.clone()).content_type(&example.content_type);
            return Ok(Some(reply));
        }
        if let Some(published) = self.operation.published.as_ref().filter(|_| name == "published") {
            return Ok(Some(Reply::json(200, published.clone())));
        }
        let names: Vec<&str> = examples.iter().map(|example| example.name.as_str()).collect();
        let text = format!(
            "Prefer: no answer of {} is called {name}; there are: {}",
            self.operation.plan.id,
            names.join(", ")
        );
        Err(Reply::message(400, &text))
    }

    fn answer(&self, documented: &Answer, inputs: &Map<String, Value>, caller: &Caller, state: &mut State) -> Value {
        let mut body = documented.example.clone();
        super::listing::fill(self.api, self.operation, inputs, &mut state.orders, self.shared.ends(), &mut body);
        documented.echo(&mut body, inputs);
        self.api.dialect.mark(&mut body, caller);
        body
    }

    /// The order that a creating call makes, with an id of its own.
    fn order(&self, documented: &Answer, inputs: &Map<String, Value>, body: &mut Value, state: &mut State) -> Order {
        let shown = documented.example["id"].as_str();
        let id = made_up_id(shown.unwrap_or(AN_ID), state.orders.next_serial());
        if shown.is_some() {
            documented.set(body, "", "id", &Value::from(id.as_str()));
        }
        Order {
            api: self.api.name.clone(),
            operation: self.operation.plan.id.clone(),
            inputs: inputs.clone(),
            answer: body.clone(),
            id,
            looked_up: 0,
        }
    }

    /// The notifications of an order, as often as they are to be sent.
    fn deliveries(&self, order: &Order, state: &mut State) -> Vec<Delivery> {
        let way = self.switches.notify.clone().unwrap_or_else(|| state.notify.clone());
        let address = self.operation.notify_url.as_ref().and_then(|name| order.inputs.get(name)?.as_str());
        let (Some(url), Some(succeeded)) = (address, self.shared.ends().result()) else { return Vec::new() };
        if way == Notify::Never || !notification::is_loopback(url) {
            return Vec::new();
        }
        let event = Event {
            succeeded,
            of_other_merchant: way == Notify::OtherMerchant,
            serial: state.orders.next_serial(),
            now: notification::seconds(),
        };
        let Some(form) = self.api.dialect.notification(self.operation, order, &event) else { return Vec::new() };
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish().into_bytes();
        let after = if let Notify::Late(late) = way { late } else { self.shared.options.notify_after };
        let delivery = Delivery { url: url.to_owned(), body, after };
        let again = Delivery { after: after + Duration::from_millis(10), ..delivery.clone() };
        if way == Notify::Twice { vec![delivery, again] } else { vec![delivery] }
    }
}

/// The operations that can be called, for people.
pub fn served(apis: &[Api]) -> impl Iterator<Item = (&Api, &Operation)> {
    apis.iter().flat_map(|api| api.operations.iter().map(move |operation| (api, operation)))
}

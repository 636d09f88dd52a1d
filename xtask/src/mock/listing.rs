//! Answers that show what was made in this run: look-ups and pages.

use serde_json::{Map, Value, json};

use crate::extension::{End, Pagination};
use crate::lower::source::items;
use crate::request_rules::text;

use super::answer::Answer;
use super::api::{Api, Operation};
use super::dialect::Ends;
use super::orders::{Order, Orders, made_up_id};

/// How many items a list has that nobody adds to.
const STOCK: usize = 40;

/// Puts what this run knows into an answer, if the operation looks something up or lists it.
pub fn fill(
    api: &Api,
    operation: &Operation,
    inputs: &Map<String, Value>,
    orders: &mut Orders,
    ends: Ends,
    answer: &mut Value,
) {
    let Some(documented) = &operation.answer else { return };
    let creators = api.creators(&operation.plan.id);
    match &operation.pagination {
        Some(pages) if creators.is_empty() => stock(operation, documented, pages, inputs, answer),
        Some(pages) => listed(api, operation, documented, pages, inputs, orders, answer),
        None if creators.is_empty() => {}
        None => looked_up(api, operation, documented, inputs, orders, ends, answer),
    }
}

/// One item for each order that the link's parameters name; none for an order that nobody made.
///
/// The documented request finds the documented order as long as nobody has made one like it.
fn looked_up(
    api: &Api,
    operation: &Operation,
    documented: &Answer,
    inputs: &Map<String, Value>,
    orders: &mut Orders,
    ends: Ends,
    answer: &mut Value,
) {
    let Some(list) = documented.first_list() else { return };
    let mut found = Vec::new();
    for (creator, link) in api.creators(&operation.plan.id) {
        let is_meant =
            |order: &Order| link.same.iter().all(|(here, there)| inputs.get(here) == order.inputs.get(there));
        for order in orders.of(&api.name, &creator.plan.id).filter(|order| is_meant(order)) {
            order.looked_up = order.looked_up.saturating_add(1);
            found.push(order.clone());
        }
    }
    let is_documented = operation.plan.examples.requests.iter().any(|example| example.parameters == *inputs);
    if found.is_empty() && is_documented {
        return;
    }
    let made: Vec<_> = found.iter().map(values).collect();
    documented.list(answer, list, &made);
    for (at, order) in found.iter().enumerate() {
        for (name, value) in api.dialect.state(order, ends) {
            documented.set(answer, &format!("/{list}/{at}"), name, &value);
        }
    }
}

/// A page of what was made in this run; the documented answer as long as nothing was.
fn listed(
    api: &Api,
    operation: &Operation,
    documented: &Answer,
    pages: &Pagination,
    inputs: &Map<String, Value>,
    orders: &mut Orders,
    answer: &mut Value,
) {
    let list = pages.items.trim_start_matches('/');
    let creators = api.creators(&operation.plan.id);
    let made: Vec<_> = creators
        .iter()
        .flat_map(|(creator, _)| orders.of(&api.name, &creator.plan.id).map(|order| values(order)).collect::<Vec<_>>())
        .collect();
    if made.is_empty() {
        return;
    }
    let properties = documented.item_properties(list);
    let is_asked = |item: &Map<String, Value>| {
        let narrowing = inputs.iter().filter(|(name, _)| properties.contains(name));
        narrowing
            .filter(|(name, _)| **name != pages.page && **name != pages.size)
            .all(|(name, value)| item.get(name).map(text) == Some(text(value)))
    };
    let made: Vec<_> = made.into_iter().filter(is_asked).collect();
    let (from, to) = span(operation, pages, inputs, made.len());
    documented.list(answer, list, made.get(from..to).unwrap_or_default());
    end(pages, answer, to, made.len());
}

/// A page of made-up items: those of the example, and more like them.
fn stock(
    operation: &Operation,
    documented: &Answer,
    pages: &Pagination,
    inputs: &Map<String, Value>,
    answer: &mut Value,
) {
    let templates: Vec<&Value> =
        documented.example.pointer(&pages.items).map(|list| items(list).collect()).unwrap_or_default();
    if templates.is_empty() {
        return;
    }
    let (from, to) = span(operation, pages, inputs, STOCK);
    let page = (from..to)
        .filter_map(|at| templates.get(at % templates.len()).map(|template| numbered(template, pages, at, &templates)));
    let page: Value = page.collect();
    if let Some(list) = answer.pointer_mut(&pages.items) {
        *list = page;
    }
    end(pages, answer, to, STOCK);
    for name in [&pages.page, &pages.size] {
        if let Some(default) = operation.inputs.default_of(name).filter(|_| !inputs.contains_key(name)) {
            documented.set(answer, "", name, default);
        }
    }
}

/// The item of this number, with a key of its own.
fn numbered(template: &Value, pages: &Pagination, at: usize, templates: &[&Value]) -> Value {
    let mut item = template.clone();
    if at < templates.len() {
        return item;
    }
    let largest = templates.iter().filter_map(|item| item.pointer(&pages.key)?.as_u64()).max().unwrap_or_default();
    if let Some(key) = item.pointer_mut(&pages.key) {
        *key = match key.as_str() {
            Some(text) => made_up_id(text, at as u64).into(),
            None => json!(largest.saturating_add(at as u64)),
        };
    }
    item
}

/// Where a page starts and ends among `total` items.
fn span(operation: &Operation, pages: &Pagination, inputs: &Map<String, Value>, total: usize) -> (usize, usize) {
    let number = |name: &str| {
        let given = inputs.get(name).or_else(|| operation.inputs.default_of(name));
        // Numbers beyond any page come as floats, and become the last of all pages.
        given.and_then(|value| text(value).parse::<f64>().ok()).map(|number| number as usize)
    };
    let (page, size) = (number(&pages.page).unwrap_or(1), number(&pages.size).unwrap_or_default());
    let from = page.saturating_sub(1).saturating_mul(size).min(total);
    (from, from.saturating_add(size).min(total))
}

/// Says in the answer whether more follows.
fn end(pages: &Pagination, answer: &mut Value, to: usize, total: usize) {
    let (at, value) = match &pages.end {
        End::HasMore(at) => (at, json!(to < total)),
        End::Total(at) => (at, json!(total)),
    };
    if let Some(place) = answer.pointer_mut(at) {
        *place = value;
    }
}

/// What is known about an order, by name: what was answered, and before it what the caller gave.
fn values(order: &Order) -> Map<String, Value> {
    let mut values = order.answer.as_object().cloned().unwrap_or_default();
    values.extend(order.inputs.clone());
    values
}

//! A document against itself, as it is and in any other order, says nothing.

use super::documents::{document, documents};
use super::random::Random;
use crate::date::Date;
use crate::diff::compare;
use crate::document::{Node, Value};

/// How many orders of each document are tried.
const EACH: u64 = 20;

/// Lists in which the order makes no difference.
const SETS: [&str; 15] = [
    "required",
    "enum",
    "parameters",
    "tags",
    "security",
    "allOf",
    "oneOf",
    "anyOf",
    "x-errata",
    "x-rules",
    "x-identity",
    "success",
    "failure",
    "answer",
    "not-executed",
];

#[test]
fn itself_says_nothing() {
    for (name, text) in documents() {
        let (one, other) = (document(&name, &text), document(&name, &text));
        assert_eq!(compare(&one, &other, Date::today()), [], "{name}");
    }
}

#[test]
fn another_order_says_nothing() {
    for (name, text) in documents() {
        let base = document(&name, &text);
        for seed in 0..EACH {
            let shuffled = printed(&base.root, "", &mut Random::new(seed));
            assert_ne!(shuffled, text);
            let revision = document(&name, &shuffled);
            assert_eq!(compare(&base, &revision, Date::today()), [], "{name} {seed}");
        }
    }
}

/// A node as JSON in a random order; `key` is what stands in front of it.
fn printed(node: &Node, key: &str, random: &mut Random) -> String {
    match &node.value {
        Value::Map(entries) => {
            let order = order(entries.len(), random);
            let (named, values) = (node.get("x-enum-varnames"), node.get("enum"));
            // Names belong to values by their order, so both go along.
            let along = named.and(values).map(|values| self::order(values.items().len(), random));
            let entry = |at: usize| {
                let entry = &entries[at];
                let value = match &along {
                    Some(along) if ["enum", "x-enum-varnames"].contains(&entry.key.as_str()) => {
                        let items = along.iter().map(|at| entry.value.items()[*at].to_json().to_string());
                        format!("[{}]", items.collect::<Vec<_>>().join(","))
                    }
                    _ => printed(&entry.value, &entry.key, random),
                };
                format!("{}:{value}", serde_json::Value::from(entry.key.as_str()))
            };
            format!("{{{}}}", order.into_iter().map(entry).collect::<Vec<_>>().join(","))
        }
        Value::Seq(items) => {
            let order = if SETS.contains(&key) { order(items.len(), random) } else { (0..items.len()).collect() };
            let items = order.into_iter().map(|at| printed(&items[at], "", random));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        _ => node.to_json().to_string(),
    }
}

fn order(count: usize, random: &mut Random) -> Vec<usize> {
    let mut left: Vec<usize> = (0..count).collect();
    (0..count).map(|_| left.remove(random.below(left.len()))).collect()
}

//! The orders that were made in this run.

use std::collections::{HashSet, VecDeque};

use serde_json::{Map, Value};

/// The most orders that are remembered; the oldest are forgotten first.
const MOST: usize = 100_000;

/// What a creating operation made.
#[derive(Clone, Debug)]
pub struct Order {
    pub api: String,
    pub operation: String,
    pub inputs: Map<String, Value>,
    pub answer: Value,
    /// Made up, as the provider does; no two orders share it.
    pub id: String,
    /// How often it was looked up.
    pub looked_up: u32,
}

/// All orders, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Orders {
    made: VecDeque<(Order, Option<String>)>,
    keys: HashSet<(String, String)>,
    serial: u64,
}

impl Orders {
    /// A number that was never given before.
    pub fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// Whether an order with this key was made.
    pub fn has(&self, api: &str, key: &str) -> bool {
        self.keys.contains(&(api.to_owned(), key.to_owned()))
    }

    pub fn add(&mut self, order: Order, key: Option<String>) {
        if let Some(key) = &key {
            self.keys.insert((order.api.clone(), key.clone()));
        }
        self.made.push_back((order, key));
        if self.made.len() > MOST
            && let Some((order, Some(key))) = self.made.pop_front()
        {
            self.keys.remove(&(order.api, key));
        }
    }

    /// The orders that an operation made.
    pub fn of<'a>(&'a mut self, api: &'a str, operation: &'a str) -> impl Iterator<Item = &'a mut Order> {
        let orders = self.made.iter_mut().map(|(order, _)| order);
        orders.filter(move |order| order.api == api && order.operation == operation)
    }
}

/// An id like the documented one: its digits with the serial number as the last of them.
pub fn made_up_id(documented: &str, serial: u64) -> String {
    let serial = serial.to_string();
    match documented.len().checked_sub(serial.len()).and_then(|at| documented.get(..at)) {
        Some(start) if !start.is_empty() => format!("{start}{serial}"),
        _ => format!("{documented}{serial}"),
    }
}

#[cfg(test)]
mod tests {
    use super::made_up_id;

    #[test]
    fn made_up_ids_look_like_documented_ones() {
        assert_eq!(made_up_id("0021110063798536337944576", 12), "0021110063798536337944512");
        assert_eq!(made_up_id("x", 12), "x12");
    }
}

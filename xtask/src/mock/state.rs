//! What the mock remembers between calls.

use std::collections::VecDeque;

use super::options::Options;
use super::orders::Orders;
use super::{Fault, Notify};

/// The most requests and notifications that are kept; the oldest are dropped first.
const MOST: usize = 1000;

/// A request that the mock read.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The operationId; none if no operation has this path and method.
    pub operation: Option<String>,
    pub method: String,
    /// Path and query as they were sent.
    pub target: String,
    /// Names in lower case, in the order in which they were sent.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the operation took place: neither refused nor replaced by a fault.
    pub executed: bool,
}

/// A notification that was sent, or tried to.
#[derive(Clone, Debug)]
pub struct SentNotification {
    pub url: String,
    /// The form as it was sent.
    pub body: Vec<u8>,
    /// The HTTP status of the answer; none if none came in time.
    pub answered: Option<u16>,
}

/// What the mock remembers between calls.
#[derive(Debug)]
pub struct State {
    pub token: String,
    pub fault: Option<Fault>,
    pub notify: Notify,
    pub orders: Orders,
    pub requests: Recent<Recorded>,
    pub notifications: Recent<SentNotification>,
}

impl State {
    pub fn new(options: &Options) -> Self {
        Self {
            token: options.token.clone(),
            fault: options.fault.clone(),
            notify: options.notify.clone(),
            orders: Orders::default(),
            requests: Recent::default(),
            notifications: Recent::default(),
        }
    }
}

/// The most recent ones of many.
#[derive(Debug)]
pub struct Recent<T> {
    kept: VecDeque<T>,
    /// How many were dropped.
    dropped: usize,
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self { kept: VecDeque::new(), dropped: 0 }
    }
}

impl<T: Clone> Recent<T> {
    /// Keeps one more; its number, which stays the same when others are dropped.
    pub fn add(&mut self, one: T) -> usize {
        if self.kept.len() >= MOST {
            self.kept.pop_front();
            self.dropped += 1;
        }
        self.kept.push_back(one);
        self.dropped + self.kept.len() - 1
    }

    /// The one with this number, unless it was dropped.
    pub fn get_mut(&mut self, number: usize) -> Option<&mut T> {
        self.kept.get_mut(number.checked_sub(self.dropped)?)
    }

    pub fn all(&self) -> Vec<T> {
        self.kept.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_when_others_are_dropped() {
        let mut recent = Recent::default();
        let numbers: Vec<usize> = (0..MOST + 2).map(|value| recent.add(value)).collect();
        assert_eq!(numbers, (0..MOST + 2).collect::<Vec<_>>());
        assert_eq!(recent.get_mut(1), None);
        assert_eq!(recent.get_mut(2), Some(&mut 2));
        assert_eq!(recent.all().len(), MOST);
    }
}

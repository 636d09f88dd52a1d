//! PayAll: an expired token is told by the code in the body.

use super::api::Operation;
use super::dialect::{Dialect, Refusal, failure};
use super::reply::Reply;

pub struct PayAll;

impl Dialect for PayAll {
    fn refuse(&self, operation: &Operation, refusal: &Refusal) -> Reply {
        // Seen on other endpoints of the same backend: an expired token is told beside HTTP 200.
        let status = if matches!(refusal, Refusal::Expired) { 200 } else { refusal.status() };
        Reply::json(status, failure(operation, &refusal.code(operation), &refusal.message()))
    }
}

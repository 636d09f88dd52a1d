//! PayAll: an expired token is told by the code in the body.

use super::api::Operation;
use super::dialect::{Dialect, Refusal, failure};
use super::reply::Reply;

pub struct PayAll;

/// Seen on other endpoints of the same backend, beside HTTP 200.
const UNAUTHORISED: &str = "4001";

impl Dialect for PayAll {
    fn refuse(&self, operation: &Operation, refusal: &Refusal) -> Reply {
        let message = refusal.message();
        match refusal {
            Refusal::Expired => Reply::json(200, failure(operation, UNAUTHORISED, &message)),
            _ => Reply::json(refusal.status(), failure(operation, &refusal.status().to_string(), &message)),
        }
    }
}

//! umxnt: every failure is HTTP 200, and those of the token have a form of their own.

use serde_json::{Value, json};

use super::api::Operation;
use super::dialect::{Dialect, Refusal, failure};
use super::reply::Reply;

pub struct Umxnt;

/// 无效参数, the page's own failure.
const INVALID: &str = "2";

impl Dialect for Umxnt {
    fn refuse(&self, operation: &Operation, refusal: &Refusal) -> Reply {
        let message = refusal.message();
        match refusal {
            // JSON under a misspelt key, labelled as HTML.
            Refusal::Credential(_) | Refusal::Expired => {
                let code = Refusal::Expired.code(operation);
                let status = code.parse().map_or_else(|_| Value::from(code.as_str()), |code: i64| code.into());
                Reply::json(200, json!({"status": status, "massage": message})).content_type("text/html; charset=utf-8")
            }
            _ => Reply::json(200, failure(operation, INVALID, &format!("无效参数: {message}"))),
        }
    }
}

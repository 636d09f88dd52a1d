//! Calls of operations that the page does not describe.

use reqwest::Method;
use serde::Serialize;

use crate::api::adapay::operations::{self, COMMON};
use crate::api::adapay::{Client, types};
use crate::runtime::answers::Answers;
use crate::runtime::check::NOTHING;
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, Invalid};
use crate::runtime::json::Json;
use crate::runtime::operation::{Effect, Host, Operation};
use crate::runtime::response::Response;

static GET: Operation = undescribed(Method::GET, Effect::Read);
/// Nobody says what it does, so it counts as the gravest: its outcome is unknown whenever it is not shown.
static POST: Operation = undescribed(Method::POST, Effect::MovesMoney);

const fn undescribed(method: Method, effect: Effect) -> Operation {
    Operation {
        id: "call",
        api: "adapay",
        method,
        host: &operations::hosts::API,
        path: "",
        effect,
        look_up: None,
        parameters: &NOTHING,
        body: None,
        rules: &[],
        omit_empty: COMMON.omit_empty,
        security: COMMON.security,
        outcome: COMMON.outcome,
        answers: Answers::JUDGED,
    }
}

impl Client {
    /// Calls an operation that the page does not describe, JSON in and out.
    ///
    /// It is signed, verified and judged like every other call: `status` and `error_code` decide.
    /// Nothing about the parameters is checked, apart from leaving out empty ones at the top level; amounts are sent as they are, so give them as text with two decimals.
    /// A GET counts as reading only; a POST counts as moving money, and its outcome is unknown whenever no answer shows it.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// use std::collections::BTreeMap;
    ///
    /// use payspec::{Method, adapay::hosts};
    ///
    /// let parameters = BTreeMap::from([("app_id", "app_1")]);
    /// let member = client
    ///     .call(&hosts::API, Method::GET, "/v1/members/member_1", parameters)
    ///     .await?;
    /// println!("{:?}", member.pointer("/object"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Invalid`] if the method is neither GET nor POST, the path does not start with `/`, or the parameters are no map.
    #[inline]
    pub async fn call(
        &self,
        host: &'static Host,
        method: Method,
        path: &str,
        parameters: impl Serialize,
    ) -> Result<Response<Json>, Error<types::Failure>> {
        let operation = match method {
            Method::GET => &GET,
            Method::POST => &POST,
            _ => return Err(Invalid::one(GET.id, "method", "Adapay knows GET and POST only".to_owned()).into()),
        };
        let (fields, faults) = Draft::of(&parameters).into_parts();
        if let Some((_, reason)) = faults.into_iter().next() {
            return Err(Invalid::one(operation.id, "parameters", reason).into());
        }
        let request = self.core.raw_request(operation, host, path, fields)?;
        self.core.send_request(operation, request).await
    }
}

//! Every operation by its name, called for real against a server on loopback.

use std::sync::{Arc, Mutex, PoisonError};

use payspec::{Error, Json, Response};
use serde::Serialize;
use serde_json::Value;

pub use crate::calls::Clients;
use crate::documented::Input;
use crate::plain::{Adjust, Plain};
use crate::server;

/// Clients whose server answers what it was told last and keeps what arrived.
pub struct Stage {
    pub clients: Clients,
    answer: Arc<Mutex<Vec<u8>>>,
    arrived: Arc<Mutex<Vec<String>>>,
}

/// What a call gave, with types that all operations share.
pub struct Given {
    /// The decoded answer, encoded again.
    pub result: Result<Value, Error<Json>>,
    /// The decoded failure, encoded again.
    pub failure: Option<Value>,
    /// `Debug` of the answer, or `Debug` and `Display` of the error with its causes.
    pub shown: String,
}

impl Clients {
    /// Clients at a URL, which neither authorise nor verify.
    pub fn plain(url: &str) -> Self {
        Self::adjusted(&Adjust::at(url))
    }

    /// The same with settings of their own.
    pub fn adjusted(adjust: &Adjust) -> Self {
        Self::new(&Plain, adjust).expect("clients")
    }
}

impl Stage {
    pub async fn new() -> Self {
        let answer = Arc::new(Mutex::new(server::http(200, "application/json", "{}")));
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let (told, kept) = (answer.clone(), arrived.clone());
        let url = server::serving(move |request| {
            locked(&kept).push(String::from_utf8_lossy(&request).into_owned());
            locked(&told).clone()
        });
        Self { clients: Clients::plain(&url.await), answer, arrived }
    }

    /// What the server answers from now on.
    pub fn answers(&self, bytes: Vec<u8>) {
        *locked(&self.answer) = bytes;
    }

    /// Makes a call that is answered with a status and a JSON text.
    pub async fn call(&self, operation: &str, input: &Input, status: u16, json: &str) -> Given {
        self.answers(server::http(status, "application/json", json));
        self.clients.call(operation, input).await
    }

    /// The requests that arrived so far, heads and bodies.
    pub fn arrived(&self) -> Vec<String> {
        locked(&self.arrived).clone()
    }
}

fn locked<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The result of one operation with types that all operations share.
pub fn given<T, F>(result: Result<Response<T>, Error<F>>) -> Given
where
    T: Serialize + std::fmt::Debug,
    F: Serialize + std::fmt::Debug,
{
    let failure = match &result {
        Err(Error::Rejected(rejected)) => rejected.failure().map(encoded),
        _ => None,
    };
    let shown = match &result {
        Ok(response) => format!("{response:?}"),
        Err(error) => format!("{error:?}\n{error}{}", causes(error)),
    };
    let result = result.map(|response| encoded(&*response)).map_err(Error::into_untyped);
    Given { result, failure, shown }
}

fn encoded(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("an answer encodes")
}

/// What a log that follows the causes of an error would show.
fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.map(|cause| format!("\n{cause:?}\n{cause}")).collect()
}

/// An input from fields that may be parameters or properties of the body; each call takes what it knows.
pub fn input(fields: &Value) -> Input {
    let fields = fields.as_object().cloned().unwrap_or_default();
    Input { parameters: fields.clone(), body: fields }
}

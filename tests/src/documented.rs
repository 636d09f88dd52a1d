//! What a generated test does with a documented example.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};
use std::future::Future;

use payspec::{Error, Invalid, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::server;

/// What a caller sets in one call.
#[derive(Debug, Default)]
pub struct Input {
    pub parameters: Map<String, Value>,
    pub body: Map<String, Value>,
}

/// A documented answer.
#[derive(Debug)]
pub struct Example {
    pub status: u16,
    pub content_type: &'static str,
    pub body: &'static str,
}

/// Reads an input from the form `{"parameters": {…}, "body": {…}}`.
pub fn input(json: &str) -> Input {
    let value: Value = serde_json::from_str(json).expect("the example is JSON");
    let part = |key: &str| value[key].as_object().cloned().unwrap_or_default();
    Input { parameters: part("parameters"), body: part("body") }
}

/// Snapshots a request as it goes out before authorisation.
pub fn assert_request(name: &str, request: Result<reqwest::Request, Invalid>) {
    let shown = match request {
        Ok(request) => show(&request),
        Err(invalid) => panic!("a documented example is refused: {invalid}"),
    };
    snapshot(name, &shown);
}

/// Method, URL, headers and body.
pub fn show(request: &reqwest::Request) -> String {
    let mut shown = format!("{} {}\n", request.method(), request.url());
    let headers: BTreeMap<_, _> = request.headers().iter().map(|(name, value)| (name.as_str(), value)).collect();
    for (name, value) in headers {
        let _ = writeln!(shown, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
    let _ = write!(shown, "\n{}", String::from_utf8_lossy(body));
    shown
}

/// Serves an example on a real socket, snapshots what the call makes of it, and holds that a decoded value encodes back to the same JSON.
pub fn assert_answer<T, F, Call>(name: &str, example: &Example, call: impl FnOnce(String) -> Call)
where
    T: Debug + Serialize + DeserializeOwned,
    F: Debug,
    Call: Future<Output = Result<Response<T>, Error<F>>>,
{
    let result = run(async {
        let url = server::answering(server::http(example.status, example.content_type, example.body)).await;
        call(url).await
    });
    match result {
        Ok(response) => {
            let documented: Value = serde_json::from_str(example.body).expect("the example is JSON");
            let encoded = serde_json::to_value(&*response).expect("an answer encodes");
            assert_eq!(encoded, documented, "an answer encodes back to the JSON that it was decoded from");
            snapshot(name, &format!("{:#?}", *response));
        }
        Err(error) => snapshot(name, &format!("{error}\n\n{error:#?}")),
    }
}

/// Runs a future to its end on a runtime of its own.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

/// A scalar as the text that a caller would write.
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub fn integer(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no whole number"))
}

pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

pub fn boolean(value: &Value) -> bool {
    value.as_bool().unwrap_or_else(|| panic!("{value} is no boolean"))
}

pub fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list")).iter()
}

pub fn fields(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("{value} is no object"))
}

pub fn map<T: DeserializeOwned>(value: &Value) -> BTreeMap<String, T> {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

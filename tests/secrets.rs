//! Nothing that prints shows a key, a token, a signature, a telephone number or a link that lets its holder act.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use payspec::adapay::{self, notify::Notifications};
use payspec_tests::documented::run;
use payspec_tests::mocked::{Mocked, operations};
use payspec_tests::plain::Adjust;
use payspec_tests::spec::{Document, Operation, documents};
use payspec_tests::stage::{Given, input};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use xtask::mock::{Fault, Options, keys};

/// Keeps the text of every span and event of this process, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn write(&self, metadata: &Metadata<'_>, record: impl FnOnce(&mut Line<'_>)) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = write!(text, "\n{} {}", metadata.target(), metadata.name());
        record(&mut Line(&mut text));
    }
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(span.metadata(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.write(event.metadata(), |line| event.record(line));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn a_full_run_prints_no_secret() {
    let log = Log::default();
    tracing::subscriber::set_global_default(log.clone()).expect("the only subscriber of this process");
    run(async {
        let server =
            Mocked::new(Options::default(), Adjust { timeout: Some(Duration::from_millis(300)), ..Adjust::default() })
                .await;
        let mut shown = format!("{:?} {:?}", server.clients, payspec_tests::mocked::credentials());
        let mut arrived = String::new();
        let faults = [
            None,
            Some(Fault::ResetAfter),
            Some(Fault::Truncated),
            Some(Fault::WrongSignature),
            Some(Fault::Unsigned),
            Some(Fault::Redirect),
            Some(Fault::Unauthorized),
            Some(Fault::Html(502)),
            Some(Fault::OtherAnswer(None)),
            Some(Fault::ExpiredToken),
        ];
        let documents = documents();
        for (number, fault) in faults.into_iter().enumerate() {
            server.mock.set_fault(fault);
            for operation in operations(&documents) {
                let given = server.clients.call(&operation.name, &input(&told(&operation, number))).await;
                let _ = write!(shown, "\n{}", given.shown);
                arrived.push_str(&content(&given));
            }
        }
        server.mock.set_fault(None);
        let _ = write!(shown, "\n{}", other_ways(&server).await);
        let log = log.0.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(log.matches("payspec.call").count() >= 120, "the spans of the calls are missing:\n{log}");
        for field in ["operation=\"create_cash\"", "api=\"umxnt\"", "host=\"127.0.0.1\"", "status=200", "duration_ms="]
        {
            assert!(log.contains(field), "no span has {field}:\n{log}");
        }
        let links = links(&documents);
        for link in &links {
            assert!(arrived.contains(link), "no answer held {link}");
        }
        let secrets = [secrets(&server), links, signatures(&arrived)].concat();
        assert!(secrets.len() >= 40, "{} secrets are too few to mean anything", secrets.len());
        for secret in secrets {
            assert!(!shown.contains(&secret), "Debug or Display show {secret:?}");
            assert!(!log.contains(&secret), "tracing shows {secret:?}");
        }
    });
}

const PHONE: &str = "13812345678";

/// The example with a telephone number, and with an order number of its own.
fn told(operation: &Operation<'_>, number: usize) -> Value {
    let mut example = operation.example();
    if example.get("order_no").is_some() {
        example["order_no"] = json!(format!("secret_{number}_{}", operation.name.replace('.', "_")));
    }
    if example.get("goods_title").is_some() {
        example["mer_phone"] = json!(PHONE);
    }
    example
}

/// What was sent and must not print: keys, tokens, signatures, telephone numbers, links.
fn secrets(server: &Mocked) -> Vec<String> {
    let mut secrets: Vec<String> = [keys::API_KEY, "mock-token", PHONE].map(str::to_owned).to_vec();
    secrets.extend([&keys::MERCHANT_PRIVATE[..40], &keys::MERCHANT_PRIVATE[200..240]].map(str::to_owned));
    for request in server.mock.requests() {
        let signature = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("signature"));
        secrets.extend(signature.map(|(_, value)| value.clone()));
        let names_the_phone = String::from_utf8_lossy(&request.body).contains(PHONE);
        assert!(names_the_phone || request.operation.as_deref() != Some("create_account_payment"), "no phone was sent");
    }
    secrets.sort();
    secrets.dedup();
    secrets
}

/// The links in the documented answers that let their holder act; the server gives them in its answers.
fn links(documents: &[Document]) -> Vec<String> {
    let operations: Vec<_> = operations(documents).collect();
    let answers = operations.iter().flat_map(|operation| operation.answers());
    let links = answers.flat_map(|answer| {
        ["/expend/pay_url", "/redirect_url"].map(|place| answer.value.pointer(place)?.as_str().map(str::to_owned))
    });
    let links: Vec<String> = links.flatten().collect();
    assert!(links.len() >= 3, "the documents show {} links", links.len());
    links
}

/// What an answer held, for looking into and not for printing.
fn content(given: &Given) -> String {
    match &given.result {
        Ok(value) => value.to_string(),
        Err(error) => error.raw().map(|raw| String::from_utf8_lossy(raw.bytes()).into_owned()).unwrap_or_default(),
    }
}

/// The signatures of the answers that arrived.
fn signatures(arrived: &str) -> Vec<String> {
    let ends = arrived.split(r#""signature":""#).skip(1);
    let signatures: Vec<String> = ends.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
    assert!(!signatures.is_empty(), "no answer was signed");
    signatures
}

/// What the other ways to call print: a stream, waiting, a call of one's own, and a notification.
async fn other_ways(server: &Mocked) -> String {
    let client = &server.clients.adapay;
    let mut checkouts = client.list_checkouts().app_id("app_XXXXXXXX").stream();
    let item = checkouts.next().await;
    let state = client.wait_for_cash("secret_0_adapay_create_cash", Duration::from_millis(100)).await;
    let parameters = json!({"order_no": "secret_0_adapay_create_cash"});
    let call = client.call(&adapay::hosts::API, payspec::Method::GET, "/v1/cashs/stat", parameters).await;
    let vectors: Value = serde_json::from_str(include_str!("vectors/adapay.json")).unwrap();
    let form = vectors["notifications"][0]["raw_body"].as_str().unwrap();
    let refused = Notifications::new().receive(form.as_bytes());
    format!("{checkouts:?} {item:?} {state:?} {call:?} {refused:?}")
}

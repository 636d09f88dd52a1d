//! What becomes of each operation when its server or the way to it fails: every fault with every operation.

use std::time::{Duration, Instant};

use payspec::{Error, Json, Proof, Sent, TransportReason};
use payspec_tests::documented::run;
use payspec_tests::mocked::{Mocked, operations};
use payspec_tests::plain::Adjust;
use payspec_tests::spec::{Operation, documents};
use payspec_tests::stage::{Given, input};
use serde_json::{Value, json};
use xtask::mock::{Fault, Options};

/// What a call with a fault must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Answer,
    TimeOut,
    Broken,
    TooLarge,
    Unverified,
    Unreadable,
    HttpStatus(u16),
    Rejected,
    /// The answer is genuine and shows nothing about this call.
    Nothing,
}

const TIMEOUT: Duration = Duration::from_millis(250);
const LIMIT: usize = 64 * 1024;

/// Every fault, with what it gives where answers are signed and where they are not.
fn faults() -> Vec<(Fault, Ending, Ending)> {
    use Ending::*;
    vec![
        (Fault::Delay(Duration::from_millis(20)), Answer, Answer),
        (Fault::Delay(4 * TIMEOUT), TimeOut, TimeOut),
        (Fault::ResetBefore, Broken, Broken),
        (Fault::ResetAfter, Broken, Broken),
        (Fault::Truncated, Broken, Broken),
        (Fault::Drip(Duration::from_millis(100)), TimeOut, TimeOut),
        (Fault::Oversized(4 * LIMIT), TooLarge, TooLarge),
        (Fault::Compressed, Unverified, Unreadable),
        (Fault::WrongSignature, Unverified, Answer),
        (Fault::Unsigned, Unverified, Answer),
        (Fault::Redirect, Unverified, Unverified),
        // Where nothing is signed, JSON with a failure's code is the provider's word, whatever its status.
        (Fault::Unauthorized, HttpStatus(401), Rejected),
        (Fault::Status(500), HttpStatus(500), Rejected),
        (Fault::Status(503), HttpStatus(503), Rejected),
        (Fault::Html(200), HttpStatus(200), HttpStatus(200)),
        (Fault::Html(502), HttpStatus(502), HttpStatus(502)),
        // All answers of PayAll have one documented shape, and umxnt has one operation: nothing in an answer can tell.
        (Fault::OtherAnswer(None), Nothing, Answer),
        (Fault::ExpiredToken, Rejected, Rejected),
    ]
}

#[test]
fn every_fault_of_every_operation_ends_as_it_should() {
    run(async {
        let server = Mocked::new(
            Options::default(),
            Adjust { timeout: Some(TIMEOUT), max_answer_bytes: Some(LIMIT), ..Adjust::default() },
        )
        .await;
        let documents = documents();
        let mut wrong = Vec::new();
        let mut tried = 0;
        for operation in operations(&documents) {
            for (fault, signed, unsigned) in faults() {
                tried += 1;
                let ending = if operation.document.api == "adapay" { signed } else { unsigned };
                if let Err(found) = try_one(&server, &operation, &fault, ending, tried).await {
                    wrong.push(format!("{} with {fault:?}: {ending:?} was expected, {found}", operation.name));
                }
            }
        }
        assert_eq!(tried, 12 * faults().len());
        assert!(wrong.is_empty(), "{} of {tried} ended wrongly:\n{}", wrong.len(), wrong.join("\n"));
    });
}

/// Makes one call with a fault, and checks all that can be said about its end.
async fn try_one(
    server: &Mocked,
    operation: &Operation<'_>,
    fault: &Fault,
    ending: Ending,
    number: usize,
) -> Result<(), String> {
    server.mock.set_fault(Some(fault.clone()));
    let before = server.mock.requests().len();
    let started = Instant::now();
    let given = server.clients.call(&operation.name, &input(&with_own_order(operation.example(), number))).await;
    server.mock.set_fault(None);
    let arrived = server.mock.requests().len() - before;
    let say = |what: &str| Err(format!("{what}: {}", given.shown));
    if found(&given) != ending && !(ending == Ending::Nothing && shows_nothing(&given)) {
        return say("it is something else");
    }
    if arrived != 1 {
        return say(&format!("{arrived} requests arrived"));
    }
    if started.elapsed() > 4 * TIMEOUT {
        return say("it took too long");
    }
    match &given.result {
        Ok(_) => Ok(()),
        Err(error) if error.outcome_is_unknown() != (operation.effect() != "read") => {
            say("outcome_is_unknown is wrong")
        }
        Err(error) if error.is_retryable() && operation.effect() != "read" => say("it counts as retryable"),
        Err(error) if error.raw().is_some_and(|raw| raw.proof() == Proof::Signature) && !is_genuine(error) => {
            say("it counts as signed")
        }
        Err(_) => Ok(()),
    }
}

/// An order number that was not used before.
fn with_own_order(mut example: Value, number: usize) -> Value {
    if example.get("order_no").is_some() {
        example["order_no"] = json!(format!("fault_{number}"));
    }
    example
}

fn found(given: &Given) -> Ending {
    match &given.result {
        Ok(_) => Ending::Answer,
        Err(Error::Transport(error)) => match error.reason() {
            TransportReason::TooLarge(_) => Ending::TooLarge,
            _ if error.is_timeout() && error.sent() == Sent::Maybe => Ending::TimeOut,
            _ => Ending::Broken,
        },
        Err(Error::Unverified(_)) => Ending::Unverified,
        Err(Error::Unreadable(_)) => Ending::Unreadable,
        Err(Error::HttpStatus(error)) => Ending::HttpStatus(error.status().as_u16()),
        Err(Error::Rejected(_)) => Ending::Rejected,
        Err(_) => Ending::Nothing,
    }
}

/// Whether a genuine answer was no answer to this call.
fn shows_nothing(given: &Given) -> bool {
    matches!(given.result, Err(Error::Unconfirmed(_) | Error::Unreadable(_)))
}

fn is_genuine(error: &Error<Json>) -> bool {
    matches!(error, Error::Rejected(_) | Error::Unconfirmed(_) | Error::Unreadable(_))
}

//! When a call is made again, and when it must not be.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use payspec::{Authorising, Error, Opened, Operation, Protocol, Raw, Retries, Sent, TransportReason, adapay, umxnt};
use payspec_tests::documented::run;
use payspec_tests::plain::{Adjust, Plain};
use payspec_tests::server::{Recorder, Reply, http, json, kept_open, nobody, with_header};
use serde_json::json;

type Outcome = Result<(), Error<adapay::types::Failure>>;

/// Three attempts with pauses that no test has to wait for.
const QUICK: Retries = Retries::new(3).with_pauses(Duration::from_millis(1), Duration::from_millis(5));

/// A protocol that counts the attempts and always has another credential.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl Protocol for Counting {
    fn authorise<'a>(&'a self, operation: &'static Operation, request: reqwest::Request) -> Authorising<'a> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Plain.authorise(operation, request)
    }

    fn open<'a>(&self, operation: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        Plain.open(operation, answer)
    }

    fn expire(&self, _: Instant) -> bool {
        true
    }
}

fn client(adjust: &Adjust) -> adapay::Client {
    adjust.apply(adapay::Client::builder(Plain)).build().unwrap()
}

/// A client that makes calls again.
fn again(url: &str) -> adapay::Client {
    client(&Adjust { retries: Some(QUICK), ..Adjust::at(url) })
}

async fn read(client: &adapay::Client) -> Outcome {
    client.query_cash().order_no("o_1").send().await.map(|_| ())
}

async fn pay(client: &adapay::Client) -> Outcome {
    let cash = client.create_cash().body_map(|cash| {
        cash.order_no("o_1")
            .app_id("app")
            .cash_type("T1")
            .cash_amt("0.10")
            .member_id("0")
            .notify_url("https://shop.example")
    });
    cash.send().await.map(|_| ())
}

fn fine() -> Reply {
    json(200, &json!({"status": "succeeded", "cash_list": []}))
}

/// Failures that can pass.
fn passing() -> Vec<Reply> {
    let mut passing: Vec<_> = [408, 429, 500, 502, 503, 504].map(|status| json(status, &json!({}))).into();
    passing.extend([
        Reply::Reset,
        Reply::Close,
        Reply::Answer(b"HTTP/1.1 200 X\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{".to_vec()),
    ]);
    passing
}

#[test]
fn nothing_is_made_again_unless_asked_for() {
    for failure in passing() {
        run(async {
            let server = Recorder::script(vec![failure, fine()]).await;
            assert!(read(&client(&Adjust::at(&server.url))).await.is_err());
            assert_eq!(server.count(), 1);
        });
    }
}

#[test]
fn a_read_is_made_again_until_it_succeeds() {
    for failure in passing() {
        run(async {
            let shown = format!("{failure:?}");
            let server = Recorder::script(vec![failure.clone(), failure, fine()]).await;
            assert!(read(&again(&server.url)).await.is_ok(), "{shown}");
            assert_eq!(server.count(), 3);
        });
    }
}

#[test]
fn a_read_is_sent_as_often_as_allowed_and_the_last_error_returned() {
    for failure in passing() {
        run(async {
            let server = Recorder::script(vec![failure]).await;
            assert!(read(&again(&server.url)).await.unwrap_err().is_retryable());
            assert_eq!(server.count(), 3);
        });
    }
}

#[test]
fn a_refused_connection_counts_as_an_attempt() {
    run(async {
        let counting = Counting::default();
        let adjust = Adjust { retries: Some(QUICK), ..Adjust::at(&nobody().await) };
        let client = adjust.apply(adapay::Client::builder(counting.clone())).build().unwrap();
        let Err(Error::Transport(error)) = read(&client).await else { panic!("nobody answered") };
        assert_eq!((error.sent(), counting.0.swap(0, Ordering::SeqCst)), (Sent::No, 3));
        assert!(pay(&client).await.is_err());
        assert_eq!(counting.0.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn an_answer_that_says_something_is_final() {
    let answers = [
        json(400, &json!({"status": "failed", "error_code": "no"})),
        json(200, &json!({"status": "failed", "error_code": "no"})),
        Reply::Answer(with_header(&http(307, "text/plain", ""), "location: /elsewhere")),
        Reply::Answer(http(200, "application/json", "{")),
        json(200, &json!({})),
        json(401, &json!({})),
        json(404, &json!({})),
    ];
    for answer in answers {
        run(async {
            let shown = format!("{answer:?}");
            let server = Recorder::script(vec![answer, fine()]).await;
            assert!(read(&again(&server.url)).await.is_err(), "{shown}");
            assert_eq!(server.count(), 1, "{shown}");
        });
    }
}

#[test]
fn money_is_never_moved_twice() {
    let mut failures = passing();
    failures.push(Reply::Answer(with_header(&http(503, "application/json", "{}"), "retry-after: 0")));
    failures.push(json(401, &json!({})));
    failures.push(json(200, &json!({})));
    for failure in failures {
        run(async {
            let shown = format!("{failure:?}");
            let server = Recorder::script(vec![failure, fine()]).await;
            let error = pay(&again(&server.url)).await.unwrap_err();
            assert!(error.outcome_is_unknown(), "{shown}: {error}");
            tokio::time::sleep(Duration::from_millis(20)).await;
            assert_eq!(server.count(), 1, "{shown}");
        });
    }
}

#[test]
fn another_credential_moves_no_money_twice() {
    run(async {
        let server = Recorder::script(vec![json(401, &json!({}))]).await;
        let adjust = Adjust { retries: Some(QUICK), ..Adjust::at(&server.url) };
        let client = adjust.apply(adapay::Client::builder(Counting::default())).build().unwrap();
        assert!(pay(&client).await.unwrap_err().outcome_is_unknown());
        assert_eq!(server.count(), 1);
        assert!(read(&client).await.is_err());
        assert_eq!(server.count(), 3);
    });
}

#[test]
fn the_providers_pause_is_kept() {
    run(async {
        let busy = Reply::Answer(with_header(&http(429, "application/json", "{}"), "retry-after: 1"));
        let server = Recorder::script(vec![busy, fine()]).await;
        let retries = QUICK.with_pauses(Duration::from_millis(1), Duration::from_secs(2));
        let client = client(&Adjust { retries: Some(retries), ..Adjust::at(&server.url) });
        let started = Instant::now();
        assert!(read(&client).await.is_ok());
        assert!(started.elapsed() >= Duration::from_secs(1));
        assert_eq!(server.count(), 2);
    });
}

#[test]
fn a_longer_pause_than_allowed_ends_the_call() {
    for asked in ["1", "3600", "18446744073709551615", "99999999999999999999"] {
        run(async {
            let answer = http(503, "application/json", "{}");
            let busy = Reply::Answer(with_header(&answer, &format!("retry-after: {asked}")));
            let server = Recorder::script(vec![busy, fine()]).await;
            let Err(Error::HttpStatus(error)) = read(&again(&server.url)).await else { panic!("{asked}") };
            assert_eq!((error.status().as_u16(), server.count()), (503, 1), "{asked}");
        });
    }
}

#[test]
fn a_pause_that_is_no_number_of_seconds_is_left_to_the_client() {
    for asked in ["Fri, 31 Dec 1999 23:59:59 GMT", "-1", "1.5", ""] {
        run(async {
            let answer = http(503, "application/json", "{}");
            let busy = Reply::Answer(with_header(&answer, &format!("retry-after: {asked}")));
            let server = Recorder::script(vec![busy, fine()]).await;
            assert!(read(&again(&server.url)).await.is_ok(), "{asked}");
        });
    }
}

#[test]
fn the_deadline_ends_the_attempts() {
    run(async {
        let server = Recorder::script(vec![json(503, &json!({}))]).await;
        let pause = Duration::from_millis(40);
        let retries = Retries::new(1000).with_pauses(pause, pause);
        let deadline = Some(Duration::from_millis(400));
        let client = client(&Adjust { retries: Some(retries), deadline, ..Adjust::at(&server.url) });
        let started = Instant::now();
        assert!(read(&client).await.is_err());
        assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
        assert!((2..=21).contains(&server.count()), "{} requests", server.count());
    });
}

#[test]
fn each_attempt_has_a_time_out_of_its_own() {
    run(async {
        let server = Recorder::script(vec![Reply::Silence, fine()]).await;
        let timeout = Some(Duration::from_millis(100));
        let client = client(&Adjust { retries: Some(QUICK), timeout, ..Adjust::at(&server.url) });
        assert!(read(&client).await.is_ok());
        assert_eq!(server.count(), 2);
        let server = Recorder::script(vec![Reply::Silence]).await;
        let client = self::client(&Adjust { timeout, ..Adjust::at(&server.url) });
        let Err(Error::Transport(error)) = pay(&client).await else { panic!("nothing was answered") };
        assert!(error.is_timeout() && error.sent() == Sent::Maybe);
    });
}

#[test]
fn the_deadline_shortens_the_last_attempt() {
    run(async {
        let server = Recorder::script(vec![Reply::Silence]).await;
        let deadline = Some(Duration::from_millis(100));
        let client = client(&Adjust { retries: Some(QUICK), deadline, ..Adjust::at(&server.url) });
        let started = Instant::now();
        assert!(read(&client).await.is_err());
        assert!(started.elapsed() < Duration::from_secs(1));
    });
}

#[test]
fn without_time_nothing_is_sent() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        let client = client(&Adjust { deadline: Some(Duration::ZERO), ..Adjust::at(&server.url) });
        for outcome in [read(&client).await, pay(&client).await] {
            let Err(error) = outcome else { panic!("it was sent") };
            // The same call would end at once again.
            assert!(!error.outcome_is_unknown() && !error.is_retryable());
            let Error::Transport(error) = error else { panic!("{error:?}") };
            assert!(error.sent() == Sent::No && error.is_timeout());
            assert!(matches!(error.reason(), TransportReason::Deadline));
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn times_without_end_are_taken() {
    run(async {
        let server = Recorder::script(vec![json(503, &json!({})), fine()]).await;
        let builder = adapay::Client::builder(Plain).hosts_at(&server.url).retries(QUICK).deadline(Duration::MAX);
        let builder = builder.timeout(Duration::MAX).connect_timeout(Duration::MAX).pool_idle_timeout(Duration::MAX);
        assert!(read(&builder.build().unwrap()).await.is_ok());
    });
}

#[test]
fn a_repeat_has_the_same_bytes() {
    run(async {
        let server = Recorder::script(vec![json(503, &json!({})), Reply::Close, fine()]).await;
        let adjust = Adjust { retries: Some(QUICK), ..Adjust::at(&server.url) };
        let client = adjust.apply(umxnt::Client::builder(Plain)).build().unwrap();
        let call = client.list_unbound_codes().body_map(|body| body.cno("1").code_type("0").code_number("a b&c"));
        let _ = call.send().await;
        let sent = server.arrived();
        assert_eq!(sent.len(), 3);
        assert!(sent[0].ends_with("cno=1&code_type=0&code_number=a+b%26c"), "{}", sent[0]);
        assert!(sent.iter().all(|repeat| *repeat == sent[0]), "{sent:#?}");
    });
}

/// A success of every operation, on a connection that stays open.
fn open() -> Vec<u8> {
    kept_open(&http(200, "application/json", r#"{"status":"pending"}"#))
}

#[test]
fn an_idle_connection_that_was_closed_moves_no_money_twice() {
    run(async {
        for pause in [0, 30] {
            let server = Recorder::script(vec![Reply::AnswerAndClose(open())]).await;
            let client = again(&server.url);
            for _ in 0..10 {
                let before = server.count();
                let outcome = pay(&client).await;
                let arrived = server.count() - before;
                assert!(arrived <= 1, "one call arrived {arrived} times");
                // What did not arrive must not be reported as done.
                assert!(arrived == 1 || matches!(outcome, Err(Error::Transport(_))), "{outcome:?}");
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
        }
    });
}

#[test]
fn a_used_connection_that_breaks_under_a_payment_leaves_it_unknown() {
    for end in [Reply::Close, Reply::Reset] {
        run(async {
            let server = Recorder::script(vec![Reply::Answer(open()), end, Reply::Answer(open())]).await;
            let client = again(&server.url);
            let _ = pay(&client).await;
            let Err(Error::Transport(error)) = pay(&client).await else { panic!("there was no answer") };
            assert_eq!((error.sent(), server.count()), (Sent::Maybe, 2));
        });
    }
}

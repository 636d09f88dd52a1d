//! Tokens from a source: asked for when needed, once for all calls that wait, and once more after a refusal.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use payspec::{CredentialError, Error, Secret, Token, payall, umxnt};
use payspec_tests::documented::run;
use payspec_tests::plain;
use payspec_tests::server::{Recorder, Reply, http, json};
use serde_json::json;

const CALLERS: usize = 5;

/// A source that counts how often it is asked, takes a while, and gives `token-1`, `token-2` and so on.
struct Source {
    asked: Arc<AtomicUsize>,
}

impl Source {
    fn new() -> Self {
        Self { asked: Arc::default() }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// A token by the number of the fetch, from 1.
    fn token(&self, outcome: impl Fn(usize) -> Result<Secret, CredentialError> + Send + Sync + 'static) -> Token {
        let (asked, outcome) = (self.asked.clone(), Arc::new(outcome));
        Token::from_source(move || {
            let (number, outcome) = (asked.fetch_add(1, Ordering::SeqCst) + 1, outcome.clone());
            async move {
                tokio::time::sleep(Duration::from_millis(20)).await;
                outcome(number)
            }
        })
    }

    fn numbered(&self) -> Token {
        self.token(|number| Ok(Secret::from(format!("token-{number}"))))
    }
}

fn payall(url: &str, token: impl Into<Token>) -> payall::Client {
    plain::at(payall::Client::builder(payall::Credentials::new(token)), url)
}

fn umxnt(url: &str, token: impl Into<Token>) -> umxnt::Client {
    plain::at(umxnt::Client::builder(umxnt::Credentials::new(token)), url)
}

type Looked = Result<(), Error<payall::types::Failure>>;

async fn look(client: &payall::Client) -> Looked {
    client.get_user_transaction_record().transaction_id("tx_1").send().await.map(|_| ())
}

async fn looks(client: &payall::Client) -> Vec<Looked> {
    join_all((0..CALLERS).map(|_| look(client))).await
}

async fn list(client: &umxnt::Client) -> Result<(), Error<umxnt::types::Failure>> {
    let call = client.list_unbound_codes().body_map(|body| body.cno("1").code_type("0"));
    call.send().await.map(|_| ())
}

fn fine() -> Reply {
    json(200, &json!({"code": 200, "status": "true", "message": "ok", "data": {}}))
}

/// The two ways in which PayAll says that a token has expired.
fn refusals() -> [Reply; 3] {
    let body = json!({"code": 4001, "status": "false", "message": "expired"});
    [json(401, &json!("any")), json(401, &body), json(200, &body)]
}

/// Refuses one token and takes every other.
async fn refusing(token: &'static str, refusal: Reply) -> Recorder {
    Recorder::new(move |_, request| if header_of(request) == Some(token) { refusal.clone() } else { fine() }).await
}

fn header_of(request: &str) -> Option<&str> {
    let mut values = request.lines().filter_map(|line| line.strip_prefix("authorization: "));
    let value = values.next();
    assert_eq!(values.next(), None, "two headers");
    value
}

fn is_credentials<F>(outcome: &Result<(), Error<F>>) -> bool {
    matches!(outcome, Err(Error::Credentials(_)))
}

#[test]
fn payall_sends_the_token_as_a_bearer() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        look(&payall(&server.url, "user-token")).await.unwrap();
        assert_eq!(header_of(&server.arrived()[0]), Some("Bearer user-token"));
    });
}

#[test]
fn first_calls_at_once_ask_once() {
    run(async {
        let (server, source) = (Recorder::script(vec![fine()]).await, Source::new());
        let client = payall(&server.url, source.numbered());
        assert!(looks(&client).await.iter().all(Result::is_ok));
        assert!(look(&client).await.is_ok());
        assert_eq!((source.asked(), server.count()), (1, CALLERS + 1));
    });
}

#[test]
fn an_expired_token_is_renewed_and_the_read_made_once_more() {
    for refusal in refusals() {
        run(async {
            let (server, source) = (refusing("Bearer token-1", refusal).await, Source::new());
            look(&payall(&server.url, source.numbered())).await.unwrap();
            let arrived = server.arrived();
            let sent: Vec<_> = arrived.iter().map(|request| header_of(request)).collect();
            assert_eq!(sent, [Some("Bearer token-1"), Some("Bearer token-2")]);
            assert_eq!(source.asked(), 2);
        });
    }
}

#[test]
fn calls_that_are_refused_together_renew_once() {
    for refusal in refusals() {
        run(async {
            let (server, source) = (refusing("Bearer token-1", refusal).await, Source::new());
            assert!(looks(&payall(&server.url, source.numbered())).await.iter().all(Result::is_ok));
            assert_eq!((source.asked(), server.count()), (2, 2 * CALLERS));
        });
    }
}

#[test]
fn a_refusal_that_comes_late_does_not_drop_the_new_token() {
    run(async {
        let source = Source::new();
        let server = Recorder::new(|number, request| match (header_of(request), number, refusals()) {
            (Some("Bearer token-1"), 0, [refusal, ..]) => refusal,
            (Some("Bearer token-1"), _, _) => Reply::Later(Duration::from_millis(200), http(401, "text/plain", "")),
            _ => fine(),
        });
        let server = server.await;
        let client = payall(&server.url, source.numbered());
        let (one, other) = tokio::join!(look(&client), look(&client));
        assert!(one.is_ok() && other.is_ok());
        assert_eq!((source.asked(), server.count()), (2, 4));
    });
}

#[test]
fn a_second_refusal_is_returned() {
    for refusal in refusals() {
        run(async {
            let (server, source) = (Recorder::script(vec![refusal]).await, Source::new());
            let client = payall(&server.url, source.numbered());
            assert!(look(&client).await.unwrap_err().is_credential_expired());
            assert_eq!((source.asked(), server.count()), (2, 2));
            assert!(look(&client).await.is_err());
            assert_eq!((source.asked(), server.count()), (4, 4));
        });
    }
}

#[test]
fn a_fixed_token_is_not_tried_again() {
    for refusal in refusals() {
        run(async {
            let server = Recorder::script(vec![refusal]).await;
            let error = look(&payall(&server.url, "fixed")).await.unwrap_err();
            assert!(error.is_credential_expired(), "{error}");
            assert_eq!(server.count(), 1);
        });
    }
}

#[test]
fn a_source_that_fails_is_asked_once_for_all_that_wait_and_again_by_the_next_call() {
    run(async {
        let (server, source) = (Recorder::script(vec![fine()]).await, Source::new());
        let token = source.token(|number| match number {
            1 => Err(CredentialError::new("the log-in is closed")),
            _ => Ok(Secret::from("late")),
        });
        let client = payall(&server.url, token);
        let outcomes = looks(&client).await;
        assert!(outcomes.iter().all(is_credentials), "{outcomes:?}");
        assert!(outcomes[0].as_ref().unwrap_err().to_string().contains("the log-in is closed"));
        assert_eq!((source.asked(), server.count()), (1, 0));
        assert!(look(&client).await.is_ok());
        assert_eq!(source.asked(), 2);
    });
}

#[test]
fn a_call_that_is_dropped_while_it_fetches_blocks_nobody() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let token = Token::from_source(move || {
            let number = counted.fetch_add(1, Ordering::SeqCst);
            async move { if number == 0 { std::future::pending().await } else { Ok(Secret::from("second")) } }
        });
        let client = payall(&server.url, token);
        let dropped = tokio::time::timeout(Duration::from_millis(50), look(&client));
        let (dropped, waiting) = tokio::join!(dropped, look(&client));
        assert!(dropped.is_err() && waiting.is_ok());
        assert_eq!((asked.load(Ordering::SeqCst), server.count()), (2, 1));
    });
}

#[test]
fn a_call_that_is_not_polled_while_it_fetches_blocks_nobody() {
    run(async {
        let (server, source) = (Recorder::script(vec![fine()]).await, Source::new());
        let client = payall(&server.url, source.numbered());
        let mut idle = Box::pin(look(&client));
        assert!(tokio::time::timeout(Duration::ZERO, idle.as_mut()).await.is_err());
        let other = tokio::time::timeout(Duration::from_secs(5), look(&client)).await;
        assert!(matches!(other, Ok(Ok(()))), "{other:?}");
        assert!(idle.await.is_ok());
        assert_eq!(source.asked(), 1);
    });
}

#[test]
fn a_source_that_panics_fails_the_call() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        let token = Token::from_source(|| async { panic!("on purpose") });
        let outcome = look(&payall(&server.url, token)).await;
        assert!(is_credentials(&outcome), "{outcome:?}");
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn a_source_that_never_answers_ends_with_the_deadline() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        let token = Token::from_source(std::future::pending);
        let client = payall::Client::builder(payall::Credentials::new(token)).hosts_at(&server.url);
        let client = client.deadline(Duration::from_millis(100)).build().unwrap();
        let started = Instant::now();
        let outcomes = looks(&client).await;
        assert!(outcomes.iter().all(is_credentials), "{outcomes:?}");
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn a_token_that_cannot_be_sent_is_not_sent_and_not_shown() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        for token in ["hush\nhush", "hush\r\nx: y", "hush\0", "", " "] {
            let outcome = look(&payall(&server.url, token)).await;
            assert!(is_credentials(&outcome), "{token:?}");
            let error = outcome.unwrap_err();
            assert!(!format!("{error} {error:?}").contains("hush"));
        }
        for token in ["", " "] {
            assert!(is_credentials(&list(&umxnt(&server.url, token)).await));
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn a_token_that_cannot_be_sent_is_not_kept() {
    run(async {
        let server = Recorder::script(vec![fine()]).await;
        for unfit in ["", "a\nb"] {
            let source = Source::new();
            let token = source.token(move |number| Ok(Secret::from(if number == 1 { unfit } else { "fit" })));
            let client = payall(&server.url, token);
            assert!(is_credentials(&look(&client).await));
            assert!(look(&client).await.is_ok(), "{unfit:?}");
        }
        let source = Source::new();
        let client = umxnt(&server.url, source.token(|number| Ok(Secret::from(if number == 1 { "" } else { "fit" }))));
        assert!(is_credentials(&list(&client).await));
        assert!(!is_credentials(&list(&client).await));
    });
}

#[test]
fn nothing_that_holds_a_token_shows_it() {
    let source = Token::from_source(|| async { Ok(Secret::from("hush")) });
    for token in [Token::fixed("hush"), source] {
        let client = payall("http://127.0.0.1:1", token.clone());
        let credentials = (payall::Credentials::new(token.clone()), umxnt::Credentials::new(token.clone()));
        assert!(!format!("{token:?} {client:?} {credentials:?}").contains("hush"));
    }
}

/// The body of a request.
fn body_of(request: &str) -> &str {
    request.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn codes() -> Reply {
    json(200, &json!({"status": 1, "message": "ok", "data": [], "l": 15, "p": 1, "t": 0}))
}

/// A token that has expired, as umxnt says it: JSON that is labelled HTML, with its key misspelt.
fn expired() -> Reply {
    Reply::Answer(http(200, "text/html; charset=UTF-8", r#"{"status":-501,"massage":"token已过期"}"#))
}

#[test]
fn umxnt_has_its_token_in_the_form_once_and_nowhere_else() {
    run(async {
        let server = Recorder::script(vec![codes()]).await;
        list(&umxnt(&server.url, "a b&c=d+é")).await.unwrap();
        let arrived = server.arrived();
        assert_eq!(body_of(&arrived[0]), "token=a+b%26c%3Dd%2B%C3%A9&cno=1&code_type=0");
        assert_eq!(arrived[0].matches("token").count(), 1);
        assert_eq!(header_of(&arrived[0]), None);
    });
}

#[test]
fn umxnt_says_that_a_token_has_expired() {
    run(async {
        let server = Recorder::script(vec![expired()]).await;
        let error = list(&umxnt(&server.url, "fixed")).await.unwrap_err();
        assert!(error.is_credential_expired());
        let Error::Rejected(rejected) = &error else { panic!("{error:?}") };
        assert_eq!((rejected.code(), rejected.message()), (Some("-501"), Some("token已过期")));
        assert_eq!(rejected.failure().and_then(|failure| failure.massage.as_deref()), Some("token已过期"));
        assert_eq!(server.count(), 1);
    });
}

#[test]
fn umxnt_renews_its_token_and_replaces_it_in_the_form() {
    run(async {
        let (server, source) = (Recorder::script(vec![expired(), codes()]).await, Source::new());
        list(&umxnt(&server.url, source.numbered())).await.unwrap();
        let arrived = server.arrived();
        let bodies: Vec<_> = arrived.iter().map(|request| body_of(request)).collect();
        assert_eq!(bodies, ["token=token-1&cno=1&code_type=0", "token=token-2&cno=1&code_type=0"]);
        assert!(arrived.iter().all(|request| header_of(request).is_none()));
        assert_eq!(source.asked(), 2);
    });
}

//! Waiting for a withdrawal's final state, and calls of operations that no page describes.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use payspec::adapay::types::{Failure, TransStat};
use payspec::adapay::{CashState, Client, UnknownCash, hosts};
use payspec::{Error, Json, Method, Response};
use payspec_tests::calls;
use payspec_tests::documented::run;
use payspec_tests::server::{Recorder, Reply, json};
use serde_json::{Value, json};

/// An answer that shows withdrawals in these states.
fn states(states: &[&str]) -> Reply {
    let items = states.iter().map(|state| json!({"cash_id": "1", "cash_amt": "0.10", "trans_stat": state}));
    json(200, &json!({"status": "succeeded", "cash_list": items.collect::<Vec<_>>()}))
}

/// Waits with a deadline in milliseconds, and holds that it is kept.
async fn wait(server: &Recorder, deadline: u64) -> Result<CashState, Error<Failure>> {
    let (started, deadline) = (Instant::now(), Duration::from_millis(deadline));
    let state = calls::adapay::at(&server.url).wait_for_cash("o_1", deadline).await;
    let took = started.elapsed();
    assert!(took < deadline + Duration::from_millis(600), "{took:?} of {deadline:?}");
    state
}

/// What is left unknown, and after how many looks; within 1000 ms there is time for two.
async fn unknown(replies: Vec<Reply>, deadline: u64) -> (UnknownCash, usize) {
    let server = Recorder::script(replies).await;
    match wait(&server, deadline).await {
        Ok(CashState::Unknown(unknown)) => (unknown, server.count()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_withdrawal_that_succeeds_later_is_seen() {
    run(async {
        let server = Recorder::script(vec![states(&["P"]), states(&["S"])]).await;
        let state = wait(&server, 1900).await;
        let Ok(CashState::Succeeded(item)) = state else { panic!("{state:?}") };
        assert_eq!((item.cash_amt.to_string().as_str(), server.count()), ("0.10", 2));
    });
}

#[test]
fn a_withdrawal_that_failed_is_told_apart() {
    run(async {
        let server = Recorder::script(vec![states(&["F"])]).await;
        let state = wait(&server, 1900).await;
        assert!(matches!(state, Ok(CashState::Failed(_))), "{state:?}");
        assert_eq!(server.count(), 1);
    });
}

#[test]
fn what_is_absent_is_unknown() {
    // An answer without any list shows nothing, which is an error of its own.
    let nothing = [(states(&[]), false), (json(200, &json!({"status": "succeeded"})), true)];
    run(join_all(nothing.map(async |(reply, is_error)| {
        let (unknown, looks) = unknown(vec![reply], 1000).await;
        assert!(unknown.items.is_empty(), "{unknown:?}");
        assert_eq!(matches!(unknown.error, Some(Error::Unconfirmed(_))), is_error, "{unknown:?}");
        assert_eq!(looks, 2);
    })));
}

#[test]
fn the_last_answer_is_reported_when_time_is_up() {
    run(async {
        let (unknown, _) = unknown(vec![states(&["P"])], 1000).await;
        assert_eq!(unknown.items[0].trans_stat, Some(TransStat::Processing));
        assert!(unknown.error.is_none());
    });
}

#[test]
fn a_look_that_is_cut_off_does_not_hide_the_answer_before() {
    run(async {
        let (unknown, looks) = unknown(vec![states(&["P"]), Reply::Silence], 1000).await;
        assert_eq!((unknown.items.len(), looks), (1, 2));
        assert!(matches!(&unknown.error, Some(Error::Transport(error)) if error.is_timeout()), "{unknown:?}");
    });
}

#[test]
fn a_state_that_is_not_final_or_not_known_is_unknown() {
    for reply in [states(&["X"]), states(&[""]), states(&["S", "S"]), states(&["F", "S"])] {
        run(async {
            let shown = format!("{reply:?}");
            let (unknown, _) = unknown(vec![reply], 300).await;
            assert!(!unknown.items.is_empty() && unknown.error.is_none(), "{shown}");
        });
    }
}

#[test]
fn errors_in_between_are_survived() {
    run(async {
        let server = Recorder::script(vec![json(503, &json!({})), Reply::Reset, states(&["S"])]).await;
        let state = wait(&server, 1900).await;
        assert!(matches!(state, Ok(CashState::Succeeded(_))), "{state:?}");
    });
}

#[test]
fn an_error_at_the_end_is_reported() {
    let rejected = json(400, &json!({"status": "failed", "error_code": "no"}));
    let ends = [(json(503, &json!({})), "HttpStatus"), (Reply::Reset, "Transport"), (rejected, "Rejected")];
    run(join_all(ends.map(async |(reply, kind)| {
        let (unknown, looks) = unknown(vec![states(&["P"]), reply], 1000).await;
        let shown = format!("{:?}", unknown.error);
        assert!(shown.starts_with(&format!("Some({kind}")), "{shown}");
        assert_eq!((unknown.items.len(), looks), (1, 2));
    })));
}

#[test]
fn without_time_it_is_unknown_at_once_and_with_endless_time_it_waits() {
    run(async {
        let (nothing, _) = unknown(vec![Reply::Silence], 0).await;
        assert!(nothing.items.is_empty() && nothing.error.is_some());
        let server = Recorder::script(vec![states(&["S"])]).await;
        let state = calls::adapay::at(&server.url).wait_for_cash("o_1", Duration::MAX).await;
        assert!(matches!(state, Ok(CashState::Succeeded(_))), "{state:?}");
    });
}

#[test]
fn an_order_number_that_cannot_be_one_is_refused() {
    run(async {
        let server = Recorder::script(vec![states(&["S"])]).await;
        let long = "o".repeat(65);
        for order_no in ["", &*long] {
            let refused = calls::adapay::at(&server.url).wait_for_cash(order_no, Duration::from_secs(1)).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
        assert_eq!(server.count(), 0);
    });
}

async fn call(client: &Client, method: Method, path: &str, fields: &Value) -> Result<Response<Json>, Error<Failure>> {
    client.call(&hosts::API, method, path, fields).await
}

async fn answering(status: u16, body: Value) -> (Recorder, Client) {
    let server = Recorder::script(vec![json(status, &body)]).await;
    let client = calls::adapay::at(&server.url);
    (server, client)
}

fn fields() -> Value {
    json!({"app_id": "app", "empty": "", "none": null, "list": [], "map": {}, "amt": "0.10", "flag": false, "text": "a b&c"})
}

#[test]
fn a_get_has_its_fields_in_the_query() {
    run(async {
        let (server, client) = answering(200, json!({"status": "succeeded", "object": "member"})).await;
        let answer = call(&client, Method::GET, "/v1/members/m_1", &fields()).await.unwrap();
        assert_eq!(answer.pointer("/object"), Some(&json!("member")));
        let sent = server.arrived().remove(0);
        assert!(
            sent.starts_with("GET /v1/members/m_1?app_id=app&amt=0.10&flag=false&text=a+b%26c HTTP/1.1\r\n"),
            "{sent}"
        );
        assert!(sent.ends_with("\r\n\r\n"));
    });
}

#[test]
fn a_post_has_its_fields_in_the_body() {
    run(async {
        let (server, client) = answering(200, json!({"status": "pending"})).await;
        assert!(call(&client, Method::POST, "/v1/members", &fields()).await.is_ok());
        let sent = server.arrived().remove(0);
        assert!(sent.starts_with("POST /v1/members HTTP/1.1\r\n"), "{sent}");
        assert!(sent.contains("content-type: application/json\r\n"), "{sent}");
        assert!(sent.ends_with(r#"{"app_id":"app","amt":"0.10","flag":false,"text":"a b&c"}"#), "{sent}");
    });
}

#[test]
fn a_map_without_anything_sends_no_query() {
    run(async {
        let (server, client) = answering(200, json!({"status": "succeeded"})).await;
        let nothing = BTreeMap::<String, String>::new();
        assert!(client.call(&hosts::API, Method::GET, "/v1/a%20b", nothing).await.is_ok());
        assert!(server.arrived()[0].starts_with("GET /v1/a%20b HTTP/1.1\r\n"));
    });
}

#[test]
fn a_path_that_would_lead_elsewhere_is_refused() {
    run(async {
        let (server, client) = answering(200, json!({"status": "succeeded"})).await;
        let paths = [
            "",
            "v1",
            "/a/../b",
            "/..",
            "/a/.",
            "/%2e%2e/b",
            "/.%2E/b",
            "/a?b=1",
            "/a#b",
            "/a b",
            "/a\\b",
            "/é",
            "/a\n",
            "/\t",
        ];
        for path in paths.into_iter().chain(["https://elsewhere.example/a"]) {
            let refused = call(&client, Method::GET, path, &json!({})).await;
            let Err(Error::Invalid(invalid)) = refused else { panic!("{path:?}: {refused:?}") };
            assert_eq!(invalid.violations()[0].field(), "path");
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn other_methods_and_fields_without_names_are_refused() {
    run(async {
        let (server, client) = answering(200, json!({"status": "succeeded"})).await;
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::HEAD] {
            let refused = call(&client, method, "/v1/a", &json!({})).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
        for fields in [json!(null), json!([["a", "b"]]), json!("text")] {
            let refused = call(&client, Method::POST, "/v1/a", &fields).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn the_host_of_another_api_is_refused() {
    run(async {
        let (server, client) = answering(200, json!({"status": "succeeded"})).await;
        let host = &payspec::umxnt::hosts::PAY;
        let error = client.call(host, Method::GET, "/v1/a", json!({})).await.unwrap_err();
        let shown = error.to_string();
        assert!(shown.contains("this API has no host \"pay\"; its hosts are api, page"), "{shown}");
        assert_eq!(server.count(), 0);
    });
}

#[test]
fn a_rejection_is_one_whatever_the_status() {
    for status in [200, 400] {
        run(async {
            let (_server, client) =
                answering(status, json!({"status": "failed", "error_code": "no", "error_msg": "不"})).await;
            for (method, unknown) in [(Method::GET, false), (Method::POST, true)] {
                let error = call(&client, method, "/v1/a", &json!({})).await.unwrap_err();
                assert_eq!(error.outcome_is_unknown(), unknown, "{error}");
                let Error::Rejected(rejected) = error else { panic!("{error:?}") };
                assert_eq!((rejected.code(), rejected.message()), (Some("no"), Some("不")));
            }
        });
    }
}

#[test]
fn an_answer_that_shows_nothing_is_no_success() {
    run(async {
        let (_server, client) = answering(200, json!({"object": "member"})).await;
        let error = call(&client, Method::POST, "/v1/a", &json!({})).await.unwrap_err();
        assert!(matches!(error, Error::Unconfirmed(_)) && error.outcome_is_unknown());
    });
}

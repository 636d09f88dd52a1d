//! Orders are made once and can be looked up.

use serde_json::json;

use crate::mock::testing::{cash, checkout, get, mock, post};
use crate::mock::{Mock, Options, Settled, start};

#[tokio::test]
async fn an_order_number_can_be_used_once_within_an_app() {
    let mock = mock().await;
    assert_eq!(post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await.status, 200);
    let got = post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await;
    assert_eq!((got.status, &got.data()["error_code"]), (400, &json!("request_order_no_repeate")));
    assert!(!mock.requests()[1].executed);
    // Also by another operation, but not in another app.
    assert_eq!(post("/v1/checkout", &checkout("a1")).signed(&mock).send(&mock).await.status, 400);
    let mut other = cash("a1");
    other["app_id"] = "app_b".into();
    assert_eq!(post("/v1/cashs", &other).signed(&mock).send(&mock).await.status, 200);
}

#[tokio::test]
async fn what_was_refused_was_not_made() {
    let mock = mock().await;
    let mut body = cash("a1");
    body["cash_amt"] = "5".into();
    assert_eq!(post("/v1/cashs", &body).signed(&mock).send(&mock).await.status, 400);
    assert_eq!(post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await.status, 200);
}

async fn states(mock: &Mock, order_no: &str) -> Vec<String> {
    let mut states = Vec::new();
    for _ in 0..4 {
        let answer = get(&format!("/v1/cashs/stat?order_no={order_no}")).signed(mock).send(mock).await.data();
        assert_eq!(answer["status"], "succeeded");
        states.push(answer["cash_list"][0]["trans_stat"].as_str().unwrap().to_owned());
    }
    states
}

#[tokio::test]
async fn a_withdrawal_is_in_progress_and_then_settled() {
    for (settles_as, after, expected) in [
        (Settled::Succeeded, 1, ["P", "S", "S", "S"]),
        (Settled::Failed, 2, ["P", "P", "F", "F"]),
        (Settled::Succeeded, 0, ["S", "S", "S", "S"]),
        (Settled::Never, 1, ["P", "P", "P", "P"]),
    ] {
        let options = Options { settles_as, settle_after_queries: after, ..Options::default() };
        let mock = start(options).await.unwrap();
        post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await;
        assert_eq!(states(&mock, "a1").await, expected);
    }
}

#[tokio::test]
async fn a_look_up_shows_the_order_that_was_made() {
    let mock = mock().await;
    let first = post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await.data();
    let second = post("/v1/cashs", &cash("a2")).signed(&mock).send(&mock).await.data();
    assert_ne!(first["id"], second["id"]);
    let found = get("/v1/cashs/stat?order_no=a2").signed(&mock).send(&mock).await.data();
    assert_eq!(found["cash_list"], json!([{"cash_id": second["id"], "cash_amt": "5.00", "trans_stat": "P"}]));
}

#[tokio::test]
async fn an_unknown_order_is_an_empty_list() {
    let mock = mock().await;
    let found = get("/v1/cashs/stat?order_no=nobody").signed(&mock).send(&mock).await.data();
    assert_eq!(found, json!({"status": "succeeded", "cash_list": []}));
}

#[tokio::test]
async fn a_lost_answer_can_be_looked_up() {
    let mock = mock().await;
    assert!(post("/v1/cashs", &cash("lost")).fault("reset-after").signed(&mock).attempt(&mock).await.is_err());
    assert!(post("/v1/cashs", &cash("never")).fault("reset-before").signed(&mock).attempt(&mock).await.is_err());
    let count = |order_no: &'static str| {
        let ask = get(&format!("/v1/cashs/stat?order_no={order_no}")).signed(&mock);
        async { ask.send(&mock).await.data()["cash_list"].as_array().unwrap().len() }
    };
    assert_eq!((count("lost").await, count("never").await), (1, 0));
}

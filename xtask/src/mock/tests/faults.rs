//! Every fault does what its name says, and no more.

use std::io::{ErrorKind, Read as _};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::mock::testing::{Ask, cash, codes, get, mock, parsed, post, raw, verifies};
use crate::mock::{Fault, Mock};

fn create(order_no: &str, fault: &str, mock: &Mock) -> Ask {
    post("/v1/cashs", &cash(order_no)).fault(fault).signed(mock)
}

fn executed(mock: &Mock) -> bool {
    mock.requests().last().unwrap().executed
}

#[tokio::test]
async fn delay_keeps_the_answer_back() {
    let mock = mock().await;
    let start = Instant::now();
    assert_eq!(create("a", "delay=120", &mock).send(&mock).await.data()["order_no"], "a");
    assert!(start.elapsed() >= Duration::from_millis(120));
    assert!(executed(&mock));
}

#[tokio::test]
async fn resets_are_resets() {
    let mock = mock().await;
    for (fault, is_executed) in [("reset-before", false), ("reset-after", true)] {
        let error = create("a", fault, &mock).attempt(&mock).await.unwrap_err();
        assert_eq!((error.kind(), executed(&mock)), (ErrorKind::ConnectionReset, is_executed), "{fault}");
    }
}

#[tokio::test]
async fn a_truncated_body_is_shorter_than_announced() {
    let mock = mock().await;
    let raw = raw(&mock, &create("a", "truncated", &mock).bytes(&mock)).await.unwrap();
    assert!(parsed(&raw).is_none());
    let text = String::from_utf8(raw).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.contains("{\"data\":\"{"), "{text}");
    assert!(executed(&mock));
}

#[tokio::test]
async fn a_dripping_body_is_slow_and_whole() {
    let mock = mock().await;
    let start = Instant::now();
    let got = get("/userTrans").bearer("mock-token").fault("drip=2").send(&mock).await;
    assert_eq!(got.json()["code"], 200);
    assert!(start.elapsed() >= Duration::from_millis(2 * got.body.len() as u64));
}

#[tokio::test]
async fn an_oversized_body_has_the_size_that_was_asked_for() {
    let mock = mock().await;
    for size in [100_000, 3_000_000] {
        let got = create(&format!("a{size}"), &format!("oversized={size}"), &mock).send(&mock).await;
        assert_eq!((got.status, got.body.len()), (200, size));
        assert!(got.json()["data"].is_string());
    }
}

#[tokio::test]
async fn a_compressed_body_is_the_same_after_decompression() {
    let mock = mock().await;
    let got = create("a", "compressed", &mock).send(&mock).await;
    assert_eq!(got.header("content-encoding"), Some("gzip"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(got.body.as_slice()).read_to_string(&mut text).unwrap();
    assert!(verifies(&serde_json::from_str(&text).unwrap()));
}

#[tokio::test]
async fn signatures_can_be_wrong_or_missing() {
    let mock = mock().await;
    let wrong = create("a", "wrong-signature", &mock).send(&mock).await.json();
    assert!(!verifies(&wrong) && wrong["signature"].is_string());
    let unsigned = create("b", "unsigned", &mock).send(&mock).await.json();
    assert!(unsigned["data"].is_string() && unsigned.get("signature").is_none());
    // Rejections as well.
    let rejected = create("a", "wrong-signature", &mock).send(&mock).await;
    assert!(rejected.status == 400 && !verifies(&rejected.json()));
    // What does not sign is not concerned.
    let got = get("/userTrans").bearer("mock-token").fault("unsigned").send(&mock).await;
    assert_eq!((got.status, &got.json()["code"]), (200, &json!(200)));
}

#[tokio::test]
async fn a_redirect_leads_to_the_mock_itself() {
    let mock = mock().await;
    let got = create("a", "redirect", &mock).send(&mock).await;
    assert_eq!((got.status, got.header("location")), (307, Some("/mock/elsewhere")));
    assert!(!executed(&mock));
    get("/mock/elsewhere").send(&mock).await;
    assert_eq!(mock.requests()[1].target, "/mock/elsewhere");
}

#[tokio::test]
async fn gateways_answer_unsigned_and_execute_nothing() {
    let mock = mock().await;
    for (fault, status) in [("unauthorized", 401), ("status=503", 503), ("status=404", 404)] {
        let got = create("a", fault, &mock).send(&mock).await;
        assert_eq!((got.status, got.header("content-type")), (status, Some("application/json")));
        assert!(got.json()["message"].is_string() && got.json().get("signature").is_none());
        assert!(!executed(&mock));
    }
    for (fault, status) in [("html", 502), ("html=200", 200)] {
        let got = create("a", fault, &mock).send(&mock).await;
        assert_eq!((got.status, got.header("content-type")), (status, Some("text/html")));
        assert!(got.body.starts_with(b"<html>") && !executed(&mock));
    }
    let got = codes(&[]).fault("status=500").send(&mock).await;
    assert_eq!((got.status, &got.json()["status"]), (500, &json!(500)));
    let got = get("/userTrans").bearer("mock-token").fault("status=500").send(&mock).await;
    assert_eq!((got.status, &got.json()["code"]), (500, &json!(500)));
}

#[tokio::test]
async fn an_answer_without_a_body_has_none() {
    let mock = mock().await;
    let got = create("a", "status=204", &mock).send(&mock).await;
    assert_eq!((got.status, got.body.len()), (204, 0));
}

#[tokio::test]
async fn another_operations_answer_is_signed() {
    let mock = mock().await;
    assert_eq!(create("a", "other-answer=get_balance", &mock).send(&mock).await.data()["object"], "account_balance");
    assert!(executed(&mock));
    let unknown = create("c", "other-answer=nope", &mock).send(&mock).await;
    assert_eq!(unknown.status, 400);
    assert!(
        unknown.json()["message"].as_str().unwrap().contains("adapay has no operation nope; there are: create_cash")
    );
    assert!(create("b", "other-answer", &mock).send(&mock).await.data()["cash_list"].is_array());
}

#[tokio::test]
async fn a_fault_can_be_set_for_all_and_a_request_can_have_its_own() {
    let mock = mock().await;
    mock.set_fault(Some(Fault::Status(503)));
    assert_eq!(get("/userTrans").bearer("mock-token").send(&mock).await.status, 503);
    assert_eq!(get("/userTrans").bearer("mock-token").fault("status=500").send(&mock).await.status, 500);
    mock.set_fault(None);
    assert_eq!(get("/userTrans").bearer("mock-token").send(&mock).await.status, 200);
}

#[tokio::test]
async fn plain_answers_suffer_too() {
    let options = crate::mock::Options { plain: true, ..Default::default() };
    let mock = crate::mock::start(options).await.unwrap();
    let ask = get("/v1/acct/cashQuota?cust_id=1").header("authorization", "api_test_x").fault("unsigned");
    assert_eq!(ask.send(&mock).await.json().get("data"), None::<&Value>);
}

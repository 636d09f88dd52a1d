//! What the documents refuse is refused as they say.

use serde_json::{Value, json};

use crate::mock::testing::{Got, cash, checkout, codes, form, get, mock, post};

#[tokio::test]
async fn an_unknown_path_is_an_unsigned_404() {
    let mock = mock().await;
    let got = get("/v1/nothing").signed(&mock).send(&mock).await;
    assert_eq!((got.status, got.json()), (404, json!({"message": "no operation has the path /v1/nothing"})));
}

#[tokio::test]
async fn a_wrong_method_is_a_405_that_names_the_right_one() {
    let mock = mock().await;
    let got = get("/v1/cashs").signed(&mock).send(&mock).await;
    assert_eq!((got.status, got.header("allow")), (405, Some("POST")));
}

#[tokio::test]
async fn every_broken_field_is_named() {
    let mock = mock().await;
    let body = json!({"order_no": "a-b", "app_id": "a", "cash_type": "T9", "cash_amt": "0.1", "remark": 7});
    let got = post("/v1/cashs", &body).signed(&mock).send(&mock).await;
    let failure = got.data();
    assert_eq!(got.status, 400);
    assert_eq!(failure["error_code"], "request_parameter_error");
    assert_eq!(failure["error_type"], "invalid_request_error");
    assert_eq!(failure["status"], "failed");
    let message = failure["error_msg"].as_str().unwrap();
    for field in ["order_no: ", "cash_type: ", "cash_amt: ", "member_id: is required", "remark: "] {
        assert!(message.contains(field), "{message}");
    }
    // No value is repeated, since it may be a secret.
    assert!(!message.contains("a-b"), "{message}");
}

#[tokio::test]
async fn inner_fields_are_named_by_their_place() {
    let mock = mock().await;
    let mut body = checkout("c1");
    body["div_members"] = json!([{"fee_flag": "Y"}, {"fee_flag": "Z", "amount": 1}]);
    let message = refused(post("/v1/checkout", &body).signed(&mock).send(&mock).await);
    assert!(message.contains("div_members[1].fee_flag: ") && message.contains("div_members[1].amount: "), "{message}");
}

#[tokio::test]
async fn a_number_that_its_format_has_no_room_for_is_refused() {
    let mock = mock().await;
    for (number, status) in [("9223372036854775807", 200), ("9223372036854775808", 400)] {
        let mut ask = post("/getRecordDetail", &json!({})).bearer("mock-token");
        ask.body = format!("{{\"trans_id\": {number}}}").into_bytes();
        let got = ask.send(&mock).await;
        assert_eq!(got.status, status, "{number}: {}", got.json());
        assert_eq!(got.json().to_string().contains("trans_id: does not fit int64"), status == 400);
    }
}

fn refused(got: Got) -> String {
    assert_eq!(got.status, 400);
    got.data()["error_msg"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn rules_between_fields_are_kept() {
    let mock = mock().await;
    let mut body = checkout("c1");
    body["pay_mode"] = "delay".into();
    body["fee_mode"] = "O".into();
    body["div_members"] = json!([{"member_id": "0", "amount": "1.00", "fee_flag": "Y"}]);
    let message = refused(post("/v1/checkout", &body).signed(&mock).send(&mock).await);
    assert!(message.contains("div_members must be empty or absent when pay_mode is delay."), "{message}");
    assert!(message.contains("No item of div_members may have fee_flag \"Y\""), "{message}");

    let message = refused(get("/v1/checkout/list?app_id=a&created_lte=1571898657929").signed(&mock).send(&mock).await);
    assert!(message.starts_with("created_gte: "), "{message}");
    let message = refused(get("/v1/settle_accounts/balance?app_id=a&member_id=m").signed(&mock).send(&mock).await);
    assert!(message.starts_with("settle_account_id: "), "{message}");
}

#[tokio::test]
async fn parameters_have_types_and_limits() {
    let mock = mock().await;
    for (query, start) in [
        ("page_size=21", "page_size: "),
        ("page_index=0", "page_index: "),
        ("page_index=x", "page_index: "),
        ("page_index=1&page_index=2", "page_index: is given 2 times"),
    ] {
        let ask = get(&format!("/v1/checkout/list?app_id=a&{query}")).signed(&mock);
        let message = refused(ask.send(&mock).await);
        assert!(message.starts_with(start), "{message}");
    }
}

#[tokio::test]
async fn what_is_no_json_or_labelled_otherwise_is_refused() {
    let mock = mock().await;
    let mut ask = post("/v1/cashs", &cash("a1"));
    ask.body = b"{\"order_no\": ".to_vec();
    assert!(refused(ask.signed(&mock).send(&mock).await).starts_with("body: is no JSON"));
    let mut ask = post("/v1/cashs", &cash("a1"));
    ask.body = b"{\"order_no\": \"a\", \"order_no\": \"b\"}".to_vec();
    assert!(refused(ask.signed(&mock).send(&mock).await).starts_with("body: has the key \"order_no\" twice"));
    let mut ask = post("/v1/cashs", &cash("a1"));
    ask.headers.clear();
    assert!(refused(ask.signed(&mock).send(&mock).await).starts_with("Content-Type: is missing"));
    let ask = form("/v1/cashs", &[("order_no", "a1")]);
    assert!(refused(ask.signed(&mock).send(&mock).await).starts_with("Content-Type: is not application/json"));
}

#[tokio::test]
async fn an_unknown_api_key_is_an_unsigned_401() {
    let mock = mock().await;
    for api_key in ["", "api_prod_x"] {
        let got = get("/v1/acct/cashQuota?cust_id=1").header("authorization", api_key).send(&mock).await;
        assert_eq!(got.status, 401);
        assert!(got.json()["message"].is_string() && got.json().get("signature").is_none());
    }
}

#[tokio::test]
async fn a_wrong_signature_is_a_signed_400() {
    let mock = mock().await;
    let ask = get("/v1/acct/cashQuota?cust_id=1").header("authorization", "api_test_x");
    let wrong = [
        ask.clone(),
        ask.clone().header("signature", "AAAA"),
        // Somebody else's request.
        get("/v1/acct/cashQuota?cust_id=2")
            .header("authorization", "api_test_x")
            .header("signature", &get("/v1/acct/cashQuota?cust_id=1").signed(&mock).headers[1].1),
    ];
    for ask in wrong {
        let got = ask.send(&mock).await;
        assert_eq!((got.status, &got.data()["error_code"]), (400, &json!("security_exception")));
    }
}

#[tokio::test]
async fn signatures_cover_decoded_and_sorted_parameters() {
    let mock = mock().await;
    let got =
        get("/v1/checkout/list?page_size=5&app_id=a%20%E5%95%86%2B%26&page_index=1").signed(&mock).send(&mock).await;
    assert_eq!((got.status, &got.data()["app_id"]), (200, &json!("a 商+&")));
}

#[tokio::test]
async fn payall_refuses_by_status_and_code() {
    let mock = mock().await;
    let refused = |got: &Got| (got.status, got.json()["code"].clone(), got.json()["message"].is_string());
    let got = post("/getRecordDetail", &json!({})).bearer("mock-token").send(&mock).await;
    assert_eq!(refused(&got), (400, json!(400), true));
    assert!(got.json()["message"].as_str().unwrap().starts_with("trans_id: "));
    for ask in
        [get("/userTrans"), get("/userTrans").bearer("other"), get("/userTrans").header("authorization", "mock-token")]
    {
        assert_eq!(refused(&ask.send(&mock).await), (401, json!(401), true));
    }
    let got = get("/userTrans").bearer("mock-token").fault("expired-token").send(&mock).await;
    assert_eq!(refused(&got), (200, json!(4001), true));
}

#[tokio::test]
async fn umxnt_refuses_with_http_200() {
    let mock = mock().await;
    let got = form("/api/user/QrListinfos", &[("token", "mock-token"), ("code_type", "1")]).send(&mock).await;
    assert_eq!((got.status, &got.json()["status"]), (200, &json!(2)));
    let message = got.json()["message"].as_str().unwrap().to_owned();
    assert!(message.starts_with("无效参数") && message.contains("cno") && message.contains("code_type"), "{message}");

    let wrong_token = form("/api/user/QrListinfos", &[("token", "x"), ("cno", ""), ("code_type", "0")]);
    for ask in [wrong_token, codes(&[]).fault("expired-token")] {
        let got = ask.send(&mock).await;
        assert_eq!((got.status, &got.json()["status"]), (200, &json!(-501)));
        assert!(got.json()["massage"].is_string() && got.json().get("message").is_none());
        assert!(got.header("content-type").unwrap().starts_with("text/html"));
    }
}

#[tokio::test]
async fn adapay_tells_an_expired_token_signed() {
    let mock = mock().await;
    let got = post("/v1/cashs", &cash("a1")).fault("expired-token").signed(&mock).send(&mock).await;
    assert_eq!((got.status, &got.data()["error_code"]), (401, &json!("token_invalided")));
    assert!(!mock.requests()[0].executed);
}

#[tokio::test]
async fn the_token_can_be_replaced() {
    let mock = mock().await;
    mock.set_token("new");
    assert_eq!(get("/userTrans").bearer("mock-token").send(&mock).await.status, 401);
    assert_eq!(get("/userTrans").bearer("new").send(&mock).await.status, 200);
    assert_eq!(codes(&[]).send(&mock).await.json()["status"], json!(-501));
}

#[tokio::test]
async fn switches_that_are_none_are_refused() {
    let mock = mock().await;
    let got = get("/userTrans").bearer("mock-token").fault("no-such-fault").send(&mock).await;
    assert_eq!(got.status, 400);
    assert!(got.json()["message"].as_str().unwrap().starts_with("Mock-Fault: `no-such-fault` is no fault"));
    let got = post("/v1/cashs", &cash("a1")).header("mock-notify", "maybe").signed(&mock).send(&mock).await;
    assert_eq!((got.status, got.json().get("signature")), (400, None::<&Value>));
}

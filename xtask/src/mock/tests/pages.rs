//! Lists come page by page.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::mock::Mock;
use crate::mock::testing::{checkout, codes, get, mock, post};

async fn listed(mock: &Mock, query: &str) -> Value {
    let got = get(&format!("/v1/checkout/list?app_id=app_a&{query}")).signed(mock).send(mock).await;
    assert_eq!(got.status, 200);
    got.data()
}

fn order_numbers(page: &Value) -> Vec<&str> {
    page["checkouts"].as_array().unwrap().iter().map(|item| item["order_no"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn created_checkouts_are_listed_page_by_page() {
    let mock = mock().await;
    for number in 1..=5 {
        let got = post("/v1/checkout", &checkout(&format!("c{number}"))).signed(&mock).send(&mock).await;
        assert_eq!(got.status, 200);
    }
    let first = listed(&mock, "page_index=1&page_size=2").await;
    assert_eq!((order_numbers(&first), &first["has_more"]), (vec!["c1", "c2"], &json!(true)));
    let item = &first["checkouts"][0];
    assert_eq!(
        (&item["pay_amt"], &item["status"], &item["member_id"]),
        (&json!("5.00"), &json!("succeeded"), &json!("m1"))
    );
    assert!(item.get("div_members").is_none(), "{item}");
    let last = listed(&mock, "page_index=3&page_size=2").await;
    assert_eq!((order_numbers(&last), &last["has_more"]), (vec!["c5"], &json!(false)));
    let after = listed(&mock, "page_index=4&page_size=2").await;
    assert_eq!((order_numbers(&after).len(), &after["has_more"]), (0, &json!(false)));
    assert_eq!(order_numbers(&listed(&mock, "").await).len(), 5);
}

#[tokio::test]
async fn lists_are_narrowed_by_the_callers_values() {
    let mock = mock().await;
    for number in 1..=3 {
        let mut body = checkout(&format!("c{number}"));
        body["member_id"] = format!("m{number}").into();
        body["app_id"] = (if number == 3 { "app_b" } else { "app_a" }).into();
        post("/v1/checkout", &body).signed(&mock).send(&mock).await;
    }
    assert_eq!(order_numbers(&listed(&mock, "").await), ["c1", "c2"]);
    assert_eq!(order_numbers(&listed(&mock, "order_no=c2").await), ["c2"]);
    assert_eq!(order_numbers(&listed(&mock, "member_id=m1").await), ["c1"]);
    assert_eq!(order_numbers(&listed(&mock, "order_no=c3").await).len(), 0);
}

#[tokio::test]
async fn the_stock_of_codes_is_paged_by_total() {
    let mock = mock().await;
    let mut ids = HashSet::new();
    for (page, size) in [(1, 15), (2, 15), (3, 10), (4, 0)] {
        let answer = codes(&[("p", &page.to_string()), ("l", "15")]).send(&mock).await.json();
        assert_eq!((&answer["t"], &answer["p"], &answer["l"]), (&json!(40), &json!(page), &json!(15)));
        let rows = answer["data"].as_array().unwrap();
        assert_eq!(rows.len(), size);
        ids.extend(rows.iter().map(|row| row["id"].as_i64().unwrap()));
    }
    assert_eq!(ids.len(), 40);
}

#[tokio::test]
async fn impossible_pages_are_empty() {
    let mock = mock().await;
    for (page, size) in
        [("99999999999999999999", "15"), ("9223372036854775807", "9223372036854775807"), ("2", "-1"), ("1", "0")]
    {
        let answer = codes(&[("p", page), ("l", size)]).send(&mock).await.json();
        assert!(answer["data"].as_array().is_none_or(Vec::is_empty), "{answer}");
    }
}

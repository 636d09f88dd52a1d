//! Documented requests get documented answers.

use serde_json::{Map, Value, json};

use crate::lower::plan::Form;
use crate::mock::api::{Api, Operation, read};
use crate::mock::testing::{Ask, Got, cash, codes, form, get, mock, post};
use crate::mock::{Mock, Options, start};

fn apis() -> Vec<Api> {
    read(&Options::default().root).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The request of a documented example.
fn documented(operation: &Operation, at: usize) -> Ask {
    let example = &operation.plan.examples.requests[at];
    let pairs = |values: &Map<String, Value>| {
        values.iter().map(|(name, value)| (name.clone(), text(value))).collect::<Vec<_>>()
    };
    if let Some(body) = &operation.plan.body {
        let mut values = example.body.clone();
        for name in operation.inputs.credentials() {
            values.insert(name.to_owned(), "mock-token".into());
        }
        let values_text = pairs(&values);
        let fields: Vec<(&str, &str)> =
            values_text.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        return match body.form {
            Form::Json => post(&operation.plan.path, &Value::Object(values)),
            Form::Bytes => panic!("no house document has one"),
            Form::UrlEncoded => form(&operation.plan.path, &fields),
        };
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs(&example.parameters)).finish();
    get(&format!("{}?{query}", operation.plan.path))
}

fn with_credentials(ask: Ask, api: &Api, mock: &Mock) -> Ask {
    if api.envelope.is_some() { ask.signed(mock) } else { ask.bearer("mock-token") }
}

fn content(api: &Api, got: &Got) -> Value {
    if api.envelope.is_some() { got.data() } else { got.json() }
}

#[tokio::test]
async fn every_documented_request_gets_its_documented_answer() {
    let mut seen = 0;
    for api in apis() {
        for operation in &api.operations {
            for at in 0..operation.plan.examples.requests.len() {
                let mock = mock().await;
                let got = with_credentials(documented(operation, at), &api, &mock).send(&mock).await;
                assert_eq!(got.status, 200, "{}", String::from_utf8_lossy(&got.body));
                let answer = operation.answer.as_ref().unwrap();
                let content = content(&api, &got);
                assert!(answer.describes(&content), "{content}");
                assert_eq!(masked(operation, &content), masked(operation, &answer.example), "{}", operation.plan.id);
                seen += 1;
            }
        }
    }
    assert!(seen >= 12, "{seen}");
}

/// What echoes the caller, counts the stock or is made up anew is no part of the comparison.
fn masked(operation: &Operation, answer: &Value) -> Value {
    let example = operation.plan.examples.requests.first();
    let given = |name: &str| {
        example.is_some_and(|example| example.body.contains_key(name) || example.parameters.contains_key(name))
    };
    let mut answer = answer.clone();
    mask(&mut answer, &given);
    answer
}

fn mask(value: &mut Value, given: &dyn Fn(&str) -> bool) {
    match value {
        Value::Array(items) => {
            // One page of the stock is as long as the default says, whatever the example shows.
            items.truncate(10);
            items.iter_mut().for_each(|item| mask(item, given));
        }
        Value::Object(entries) => {
            entries.retain(|name, _| !given(name) && !["id", "prod_mode", "t"].contains(&name.as_str()));
            entries.values_mut().for_each(|value| mask(value, given));
        }
        _ => {}
    }
}

#[tokio::test]
async fn every_documented_answer_comes_verbatim_if_preferred() {
    for api in apis() {
        for operation in &api.operations {
            for example in &operation.plan.examples.answers {
                let mock = mock().await;
                let ask = documented(operation, 0).header("prefer", &format!("example={}", example.name));
                let got = with_credentials(ask, &api, &mock).send(&mock).await;
                assert_eq!((got.status, content(&api, &got)), (example.status, example.value.clone()));
            }
        }
    }
}

#[tokio::test]
async fn an_example_that_is_not_there_is_named() {
    let mock = mock().await;
    let got = post("/v1/cashs", &cash("a1")).header("prefer", "example=none").signed(&mock).send(&mock).await;
    assert_eq!(got.status, 400);
    assert_eq!(got.json()["message"], "Prefer: no answer of create_cash is called none; there are: published");
    assert!(!mock.requests()[0].executed);
}

#[tokio::test]
async fn the_callers_values_are_echoed() {
    let mock = mock().await;
    let answer = post("/v1/cashs", &cash("a1")).signed(&mock).send(&mock).await.data();
    assert_eq!(answer["order_no"], "a1");
    assert_eq!(answer["cash_amt"], "5.00");
    assert_eq!(answer["real_amt"], "5.00");
    assert_eq!(answer["member_id"], "0");
    assert_eq!(answer["status"], "pending");
}

#[tokio::test]
async fn echoes_take_the_type_of_the_answer() {
    let mock = mock().await;
    let answer = codes(&[("l", "2"), ("code_number", "N")]).send(&mock).await.json();
    assert_eq!((&answer["l"], &answer["p"]), (&json!(2), &json!(1)));
    assert_eq!(answer["data"][0]["code_type"], json!(0));
    assert_eq!(answer["data"][0]["cno"], json!("1"));
    assert_eq!(answer["data"][1]["code_number"], json!("N"));
}

#[tokio::test]
async fn empty_values_count_as_absent_for_adapay() {
    let mock = mock().await;
    let mut body = cash("a1");
    body["notify_url"] = "".into();
    body["remark"] = Value::Null;
    body["fee_mode"] = "".into();
    assert_eq!(post("/v1/cashs", &body).signed(&mock).send(&mock).await.status, 200);
    let query = "/v1/settle_accounts/balance?app_id=a&member_id=0&settle_account_id=&acct_type=";
    assert_eq!(get(query).signed(&mock).send(&mock).await.status, 200);
}

#[tokio::test]
async fn the_mode_is_that_of_the_api_key() {
    let mock = mock().await;
    let key = crate::mock::rsa::Key::read(crate::mock::keys::MERCHANT_1024_PRIVATE).unwrap();
    for (api_key, mode) in [("api_live_TEST", "true"), ("api_test_x", "false")] {
        let ask = get("/v1/acct/cashQuota?cust_id=1").signed_with(&mock, api_key, &key);
        assert_eq!(ask.send(&mock).await.data()["prod_mode"], mode);
    }
    let list = get("/v1/checkout/list?app_id=a").signed(&mock).send(&mock).await.data();
    assert_eq!((&list["prod_mode"], &list["checkouts"][0]["prod_mode"]), (&json!("false"), &json!("false")));
}

#[tokio::test]
async fn plain_wants_and_gives_no_signature() {
    let mock = start(Options { plain: true, ..Options::default() }).await.unwrap();
    let got = post("/v1/cashs", &cash("a1")).header("authorization", "api_test_x").send(&mock).await;
    assert_eq!((got.status, &got.json()["order_no"]), (200, &json!("a1")));
    let got = post("/v1/cashs", &cash("a1")).header("authorization", "api_test_x").send(&mock).await;
    assert_eq!((got.status, &got.json()["error_code"]), (400, &json!("request_order_no_repeate")));
    assert_eq!(post("/v1/cashs", &cash("a2")).send(&mock).await.status, 401);
    assert_eq!(get("/userTransRecord?transaction_id=1").send(&mock).await.status, 401);
}

#[tokio::test]
async fn what_is_served_and_requested_is_told() {
    let mock = mock().await;
    let served = mock.served();
    let count = |api: &str| served.iter().filter(|one| one.api == api).count();
    assert_eq!(["adapay", "payall", "umxnt"].map(count), [8, 3, 1]);
    assert_eq!((served[0].api.as_str(), served[0].id.as_str()), ("adapay", "create_cash"));
    assert_eq!((served[0].method.as_str(), served[0].path.as_str()), ("POST", "/v1/cashs"));
    get("/userTrans?page=1").bearer("mock-token").send(&mock).await;
    get("/nowhere").send(&mock).await;
    let requests = mock.requests();
    assert_eq!(requests[0].operation.as_deref(), Some("list_user_transactions"));
    assert_eq!((requests[0].method.as_str(), requests[0].target.as_str()), ("GET", "/userTrans?page=1"));
    assert!(requests[0].executed);
    assert!(requests[0].headers.contains(&("authorization".to_owned(), "Bearer mock-token".to_owned())));
    assert_eq!((requests[1].operation.as_deref(), requests[1].executed), (None, false));
}

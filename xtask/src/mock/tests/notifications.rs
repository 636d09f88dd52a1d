//! Orders are notified of, to this machine alone.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{sleep, timeout};

use crate::mock::testing::{Ask, cash, checkout, is_from_platform, post};
use crate::mock::{Mock, Notify, Options, Settled, start};

/// A merchant's server, which answers with one status after the other.
struct Merchant {
    url: String,
    forms: UnboundedReceiver<HashMap<String, String>>,
}

async fn merchant(statuses: &'static [u16]) -> Merchant {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/notify", listener.local_addr().unwrap());
    let (sender, forms) = unbounded_channel();
    tokio::spawn(async move {
        for status in statuses.iter().cycle() {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut raw = Vec::new();
            while !is_whole(&raw) && stream.read_buf(&mut raw).await.unwrap() > 0 {}
            let text = String::from_utf8(raw).unwrap();
            assert!(text.starts_with("POST /notify HTTP/1.1\r\n"), "{text}");
            assert!(text.contains("Content-Type: application/x-www-form-urlencoded\r\n"));
            let body = text.split_once("\r\n\r\n").unwrap().1;
            let _ = sender.send(form_urlencoded::parse(body.as_bytes()).into_owned().collect());
            // A merchant without a status says nothing.
            if *status == 0 {
                sleep(Duration::from_secs(5)).await;
            }
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nlocation: /elsewhere\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    Merchant { url, forms }
}

fn is_whole(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw);
    text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
        let length = head.split("Content-Length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
        length == Some(body.len())
    })
}

impl Merchant {
    async fn next(&mut self) -> HashMap<String, String> {
        timeout(Duration::from_secs(5), self.forms.recv()).await.unwrap().unwrap()
    }

    async fn is_left_alone(&mut self) -> bool {
        timeout(Duration::from_millis(250), self.forms.recv()).await.is_err()
    }
}

fn data(form: &HashMap<String, String>) -> Value {
    assert!(is_from_platform(&form["data"], &form["sign"]));
    serde_json::from_str(&form["data"]).unwrap()
}

fn ask(path: &str, mut body: Value, url: &str) -> Ask {
    body["notify_url"] = url.into();
    post(path, &body)
}

async fn quick(options: Options) -> Mock {
    start(Options { notify_after: Duration::from_millis(10), notify_timeout: Duration::from_millis(60), ..options })
        .await
        .unwrap()
}

#[tokio::test]
async fn a_withdrawal_is_notified_signed() {
    let mock = quick(Options::default()).await;
    let mut merchant = merchant(&[200]).await;
    let made = ask("/v1/cashs", cash("a1"), &merchant.url).signed(&mock).send(&mock).await.data();
    let form = merchant.next().await;
    let data = data(&form);
    assert_eq!(
        (form["type"].as_str(), form["object"].as_str(), form["prod_mode"].as_str()),
        ("cash.succeeded", "cash", "false")
    );
    assert_eq!((form["app_id"].as_str(), form["created_time"].len()), ("app_a", 10));
    assert_eq!(
        (&data["order_no"], &data["cash_amt"], &data["status"]),
        (&"a1".into(), &"5.00".into(), &"succeeded".into())
    );
    assert_eq!(data["id"], made["id"]);
    let fields: Vec<&String> = data.as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "app_id",
            "cash_amt",
            "cash_type",
            "created_time",
            "fee_amt",
            "id",
            "object",
            "order_no",
            "prod_mode",
            "real_amt",
            "status"
        ]
    );
    assert!(merchant.is_left_alone().await);
    let sent = mock.notifications();
    assert_eq!((sent.len(), sent[0].url.as_str(), sent[0].answered), (1, merchant.url.as_str(), Some(200)));
    assert_eq!(form_urlencoded::parse(&sent[0].body).count(), 8);
}

#[tokio::test]
async fn failures_and_payments_have_their_own_types() {
    let mock = quick(Options { settles_as: Settled::Failed, ..Options::default() }).await;
    let mut merchant = merchant(&[200]).await;
    ask("/v1/cashs", cash("a1"), &merchant.url).signed(&mock).send(&mock).await;
    let form = merchant.next().await;
    assert_eq!(form["type"], "cash.failed");
    assert!(data(&form)["error_msg"].is_string());

    let mock = quick(Options::default()).await;
    ask("/v1/checkout", checkout("c1"), &merchant.url).signed(&mock).send(&mock).await;
    let form = merchant.next().await;
    let data = data(&form);
    assert_eq!(
        (form["type"].as_str(), &data["status"], &data["pay_amt"]),
        ("payment.succeeded", &"succeeded".into(), &"5.00".into())
    );
    assert_eq!((&data["order_no"], &data["app_id"]), (&"c1".into(), &"app_a".into()));
    let payment =
        serde_json::json!({"order_no": "p1", "app_id": "a", "pay_amt": "1.00", "goods_title": "t", "goods_desc": "d"});
    ask("/v1/account/payment", payment, &merchant.url).signed(&mock).send(&mock).await;
    assert_eq!(merchant.next().await["type"], "payment.succeeded");
}

#[tokio::test]
async fn what_is_not_taken_is_sent_again_three_times() {
    for (statuses, count) in [(&[500_u16][..], 4), (&[302, 200], 2), (&[0], 4)] {
        let mock = quick(Options::default()).await;
        let mut merchant = merchant(statuses).await;
        ask("/v1/cashs", cash("a1"), &merchant.url).signed(&mock).send(&mock).await;
        merchant.next().await;
        let enough = async {
            while mock.notifications().len() < count {
                sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(Duration::from_secs(5), enough).await.unwrap();
        // Nothing follows.
        sleep(Duration::from_millis(150)).await;
        assert_eq!(mock.notifications().len(), count, "{statuses:?}");
        assert_eq!(mock.notifications()[0].answered, statuses.first().copied().filter(|status| *status > 0));
    }
}

#[tokio::test]
async fn notifications_come_late_twice_from_others_or_never() {
    let mock = quick(Options::default()).await;
    let mut merchant = merchant(&[200]).await;
    let ask = |order_no: &str, way: &str| {
        ask("/v1/cashs", cash(order_no), &merchant.url).header("mock-notify", way).signed(&mock)
    };
    let (late, twice, other, never) =
        (ask("a1", "late=200"), ask("a2", "twice"), ask("a3", "other-merchant"), ask("a4", "never"));

    let start = Instant::now();
    late.send(&mock).await;
    merchant.next().await;
    assert!(start.elapsed() >= Duration::from_millis(200));

    twice.send(&mock).await;
    assert_eq!(merchant.next().await["sign"], merchant.next().await["sign"]);

    other.send(&mock).await;
    let form = merchant.next().await;
    let event = data(&form);
    assert_ne!(event["order_no"], "a3");
    assert_ne!(event["app_id"], "app_a");
    assert_eq!(event["app_id"], form["app_id"].as_str());

    never.send(&mock).await;
    assert!(merchant.is_left_alone().await);
    assert_eq!(mock.notifications().len(), 4);
}

#[tokio::test]
async fn the_way_can_be_set_for_all() {
    let mock = quick(Options { notify: Notify::Never, ..Options::default() }).await;
    let mut merchant = merchant(&[200]).await;
    ask("/v1/cashs", cash("a1"), &merchant.url).signed(&mock).send(&mock).await;
    assert!(merchant.is_left_alone().await);
    mock.set_notify(Notify::Normal);
    ask("/v1/cashs", cash("a2"), &merchant.url).signed(&mock).send(&mock).await;
    assert_eq!(data(&merchant.next().await)["order_no"], "a2");
}

#[tokio::test]
async fn nobody_else_is_notified_and_nothing_of_what_was_not_executed() {
    let mock = quick(Options::default()).await;
    let mut merchant = merchant(&[200]).await;
    ask("/v1/cashs", cash("a1"), "http://192.0.2.1:8000/notify").signed(&mock).send(&mock).await;
    ask("/v1/cashs", cash("a2"), &merchant.url).fault("status=500").signed(&mock).send(&mock).await;
    assert!(merchant.is_left_alone().await);
    assert!(mock.notifications().is_empty());
    // A lost answer does not keep the notification back.
    let lost = ask("/v1/cashs", cash("a3"), &merchant.url).fault("reset-after").signed(&mock);
    assert!(lost.attempt(&mock).await.is_err());
    assert_eq!(data(&merchant.next().await)["order_no"], "a3");
}

#[tokio::test]
async fn what_never_settles_is_never_notified() {
    let mock = quick(Options { settles_as: Settled::Never, ..Options::default() }).await;
    let mut merchant = merchant(&[200]).await;
    ask("/v1/cashs", cash("a1"), &merchant.url).signed(&mock).send(&mock).await;
    assert!(merchant.is_left_alone().await);
}

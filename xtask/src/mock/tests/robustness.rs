//! Nothing that comes in brings the mock down.

use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::mock::Mock;
use crate::mock::testing::{get, mock, parsed, raw};

async fn is_alive(mock: &Mock) -> bool {
    get("/userTrans").bearer("mock-token").send(mock).await.status == 200
}

#[tokio::test]
async fn garbage_is_answered_or_hung_up_on() {
    let mock = mock().await;
    for bytes in [
        &b"\x00\xff\r\n\r\n"[..],
        b"GET / HTTP/9\r\n\r\n",
        b"GET /%ff%00?%zz&=&&a=%F0%28 HTTP/1.1\r\nconnection: close\r\n\r\n",
        b"GET /userTrans?page=%ff HTTP/1.1\r\nhost: x\r\nauthorization: Bearer mock-token\r\nconnection: close\r\n\r\n",
        b"GET /v1/cashs/stat?order_no=%ff HTTP/1.1\r\nauthorization: api_test_\xff\r\nsignature: \xff\r\nconnection: close\r\n\r\n",
        b"POST /v1/cashs HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nzz\r\n",
        b"POST /api/user/QrListinfos HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9\r\n\r\ntoken=%ff",
    ] {
        let raw = timeout(Duration::from_secs(5), raw(&mock, bytes)).await.unwrap();
        if let Ok(raw) = raw.as_deref().map(parsed) {
            assert!(raw.is_none_or(|got| got.status >= 200), "{bytes:?}");
        }
        assert!(is_alive(&mock).await);
    }
}

#[tokio::test]
async fn deep_and_odd_bodies_are_refused() {
    let mock = mock().await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_field = format!("{{\"order_no\":{}1{}}}", "[".repeat(100), "]".repeat(100));
    for body in [deep.as_str(), &deep_field, "null", "1e999", "{\"trans_id\":1e400}", "\u{feff}{}", ""] {
        let mut ask = get("/getRecordDetail").bearer("mock-token").header("content-type", "application/json");
        ask.method = "POST".to_owned();
        ask.body = body.as_bytes().to_vec();
        assert_eq!(ask.send(&mock).await.status, 400, "{:.40}", body);
    }
    assert!(is_alive(&mock).await);
}

#[tokio::test]
async fn a_large_body_is_refused_and_its_sender_told() {
    let mock = mock().await;
    let mut ask = get("/getRecordDetail").bearer("mock-token").header("content-type", "application/json");
    ask.method = "POST".to_owned();
    ask.body = vec![b' '; 3 * 1024 * 1024];
    let got = ask.send(&mock).await;
    assert_eq!((got.status, got.header("connection")), (413, Some("close")));
}

#[tokio::test]
async fn callers_are_served_beside_each_other() {
    let mock = mock().await;
    let mut idle = TcpStream::connect(mock.url().trim_start_matches("http://")).await.unwrap();
    idle.write_all(b"GET /userTrans HTTP/1.1\r\n").await.unwrap();
    let slow = get("/userTrans").bearer("mock-token").fault("delay=1000").send(&mock);
    let quick = async {
        let answered = timeout(Duration::from_millis(900), is_alive(&mock)).await;
        assert_eq!(answered, Ok(true));
    };
    let (slow, ()) = tokio::join!(slow, quick);
    assert_eq!(slow.status, 200);
}

#[tokio::test]
async fn dropping_the_mock_stops_it() {
    let mock = mock().await;
    let url = mock.url();
    assert!(is_alive(&mock).await);
    drop(mock);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(TcpStream::connect(url.trim_start_matches("http://")).await.is_err());
}

#[tokio::test]
async fn connections_are_kept_for_the_next_request() {
    let mock = mock().await;
    let one = "GET /userTrans HTTP/1.1\r\nhost: x\r\nauthorization: Bearer mock-token\r\n";
    let text = format!("{one}\r\n{one}connection: close\r\n\r\n");
    let raw = raw(&mock, text.as_bytes()).await.unwrap();
    assert_eq!(String::from_utf8(raw).unwrap().matches("HTTP/1.1 200 OK").count(), 2);
}

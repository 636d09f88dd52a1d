//! A small HTTP client for the tests of the mock, which sees every byte.

use std::io;
use std::sync::LazyLock;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::rsa::Key;
use super::{Mock, Options, keys, start};

static MERCHANT: LazyLock<Key> = LazyLock::new(|| Key::read(keys::MERCHANT_PRIVATE).unwrap());
static PLATFORM: LazyLock<Key> = LazyLock::new(|| Key::read(keys::PLATFORM_PRIVATE).unwrap());

pub async fn mock() -> Mock {
    start(Options::default()).await.unwrap()
}

/// What came back, byte for byte.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Got {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    /// The content of a signed envelope, whose signature must be right.
    pub fn data(&self) -> Value {
        let envelope = self.json();
        assert!(verifies(&envelope), "{envelope}");
        serde_json::from_str(envelope["data"].as_str().unwrap()).unwrap()
    }
}

pub fn verifies(envelope: &Value) -> bool {
    let text = |name: &str| envelope[name].as_str().unwrap_or_default();
    PLATFORM.verifies(text("data").as_bytes(), text("signature"))
}

pub fn is_from_platform(text: &str, signature: &str) -> bool {
    PLATFORM.verifies(text.as_bytes(), signature)
}

/// A request that is being built.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

pub fn get(target: &str) -> Ask {
    Ask { method: "GET".to_owned(), target: target.to_owned(), headers: Vec::new(), body: Vec::new() }
}

pub fn post(target: &str, body: &Value) -> Ask {
    let ask = Ask { method: "POST".to_owned(), body: body.to_string().into_bytes(), ..get(target) };
    ask.header("content-type", "application/json")
}

pub fn form(target: &str, pairs: &[(&str, &str)]) -> Ask {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let ask = Ask { method: "POST".to_owned(), body: body.into_bytes(), ..get(target) };
    ask.header("content-type", "application/x-www-form-urlencoded")
}

impl Ask {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn fault(self, fault: &str) -> Self {
        self.header("mock-fault", fault)
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Signed as the facts about Adapay say, independently of how the mock verifies.
    pub fn signed(self, mock: &Mock) -> Self {
        self.signed_with(mock, keys::API_KEY, &MERCHANT)
    }

    pub fn signed_with(self, mock: &Mock, api_key: &str, key: &Key) -> Self {
        let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
        let mut text = format!("{}{path}", mock.url());
        if self.method == "GET" {
            let mut pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            pairs.sort();
            let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
            text.push_str(&pairs.join("&"));
        } else {
            text.push_str(std::str::from_utf8(&self.body).unwrap());
        }
        let signature = key.sign(text.as_bytes());
        self.header("authorization", api_key).header("signature", &signature)
    }

    pub async fn send(self, mock: &Mock) -> Got {
        self.attempt(mock).await.unwrap()
    }

    /// # Errors
    /// The connection failed, or the answer is shorter than it says.
    pub async fn attempt(self, mock: &Mock) -> io::Result<Got> {
        let raw = raw(mock, &self.bytes(mock)).await?;
        parsed(&raw).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    pub fn bytes(&self, mock: &Mock) -> Vec<u8> {
        let host = mock.url().trim_start_matches("http://").to_owned();
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n", self.method, self.target);
        if !self.body.is_empty() {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        [head.as_bytes(), b"\r\n", &self.body].concat()
    }
}

/// Everything that comes back for these bytes.
pub async fn raw(mock: &Mock, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(mock.url().trim_start_matches("http://")).await?;
    stream.write_all(bytes).await?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).await?;
    Ok(raw)
}

/// None if it is no whole answer.
pub fn parsed(raw: &[u8]) -> Option<Got> {
    let end = raw.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&raw[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let got = Got { status, headers, body: raw[end + 4..].to_vec() };
    let length = got.header("content-length").map_or(0, |length| length.parse().unwrap());
    (got.body.len() == length).then_some(got)
}

/// A withdrawal with this order number.
pub fn cash(order_no: &str) -> Value {
    json!({"order_no": order_no, "app_id": "app_a", "cash_type": "T1", "cash_amt": "5.00", "member_id": "0"})
}

/// A checkout with this order number.
pub fn checkout(order_no: &str) -> Value {
    json!({"order_no": order_no, "app_id": "app_a", "pay_amt": "5.00", "member_id": "m1", "goods_title": "t", "goods_desc": "d"})
}

/// A request for unbound codes.
pub fn codes(more: &[(&str, &str)]) -> Ask {
    let fields = [("token", "mock-token"), ("cno", "1"), ("code_type", "0")];
    form("/api/user/QrListinfos", &[&fields, more].concat())
}

//! What is to be answered, before it is signed and before anything goes wrong with it.

use serde_json::{Value, json};

/// An answer or a refusal.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub content_type: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
    /// Whether an API that signs would sign it.
    pub signed: bool,
}

#[derive(Clone, Debug)]
pub enum Body {
    Json(Box<Value>),
    Text(String),
}

pub const JSON: &str = "application/json";

impl Reply {
    pub fn json(status: u16, body: Value) -> Self {
        Self {
            status,
            content_type: JSON.to_owned(),
            headers: Vec::new(),
            body: Body::Json(Box::new(body)),
            signed: true,
        }
    }

    /// What a gateway says, which nobody signs.
    pub fn unsigned(status: u16, body: Value) -> Self {
        Self { signed: false, ..Self::json(status, body) }
    }

    /// A gateway's word to somebody whom it cannot lead to an operation.
    pub fn message(status: u16, text: &str) -> Self {
        Self::unsigned(status, json!({ "message": text }))
    }

    pub fn html(status: u16) -> Self {
        let page = format!(
            "<html>\r\n<head><title>{status}</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n"
        );
        let content_type = "text/html".to_owned();
        Self { status, content_type, headers: Vec::new(), body: Body::Text(page), signed: false }
    }

    pub fn content_type(self, content_type: &str) -> Self {
        Self { content_type: content_type.to_owned(), ..self }
    }

    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

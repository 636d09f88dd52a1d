//! umxnt: a form with the token in it, and a page of codes.

use std::hint::black_box;

use reqwest::Client;
use serde::{Deserialize, Serialize};

use super::{Error, client, exchange};
use crate::TOKEN;

#[derive(Serialize)]
struct Request<'a> {
    token: &'a str,
    cno: &'a str,
    code_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<i64>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct List {
    status: Option<i64>,
    message: Option<String>,
    massage: Option<String>,
    data: Option<Vec<Code>>,
    l: Option<i64>,
    p: Option<i64>,
    t: Option<i64>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Code {
    id: Option<i64>,
    user_id: Option<i64>,
    code_number: Option<String>,
    code_type: Option<i64>,
    store_id: Option<String>,
    cno: Option<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
}

pub async fn calls(url: &str, calls: u32) -> Result<(), Box<dyn std::error::Error>> {
    let client = client()?;
    for _ in 0..calls {
        let answer = list_unbound_codes(&client, url, black_box("201901080554255826"), "0").await?;
        assert_eq!(black_box(answer).data.as_ref().map(Vec::len), Some(15));
    }
    Ok(())
}

async fn list_unbound_codes(client: &Client, base: &str, cno: &str, code_type: &str) -> Result<List, Error> {
    if code_type != "0" {
        return Err(Error::Invalid("code_type must be 0"));
    }
    let request = Request { token: TOKEN, cno, code_type, code_number: None, p: None, l: None };
    let request = client.post(format!("{base}/api/user/QrListinfos")).form(&request);
    let (status, bytes) = exchange(request).await?;
    if !status.is_success() {
        return Err(Error::Status(status));
    }
    let list: List = serde_json::from_slice(&bytes).map_err(Error::Json)?;
    if list.status != Some(1) {
        let code = list.status.map(|status| status.to_string()).unwrap_or_default();
        return Err(Error::Rejected { code, message: list.message.or(list.massage).unwrap_or_default() });
    }
    Ok(list)
}

//! PayAll: a query with a bearer token, and a record.

use std::hint::black_box;

use reqwest::Client;
use serde::Deserialize;

use super::{Error, client, exchange};
use crate::TOKEN;

#[derive(Deserialize)]
#[allow(dead_code)]
struct Record {
    code: Option<i64>,
    status: Option<String>,
    message: Option<String>,
    data: Option<serde_json::Value>,
}

pub async fn calls(url: &str, calls: u32) -> Result<(), Box<dyn std::error::Error>> {
    let client = client()?;
    for _ in 0..calls {
        let answer = get_user_transaction_record(&client, url, black_box("tx_123456")).await?;
        assert_eq!(black_box(answer).code, Some(200));
    }
    Ok(())
}

async fn get_user_transaction_record(client: &Client, base: &str, transaction_id: &str) -> Result<Record, Error> {
    let request = client.get(format!("{base}/userTransRecord")).query(&[("transaction_id", transaction_id)]);
    let (status, bytes) = exchange(request.bearer_auth(TOKEN)).await?;
    if !status.is_success() {
        return Err(Error::Status(status));
    }
    let record: Record = serde_json::from_slice(&bytes).map_err(Error::Json)?;
    if record.code != Some(200) {
        let code = record.code.map(|code| code.to_string()).unwrap_or_default();
        return Err(Error::Rejected { code, message: record.message.unwrap_or_default() });
    }
    Ok(record)
}

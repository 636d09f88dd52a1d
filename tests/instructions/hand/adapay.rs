//! Adapay: a signed JSON body, and a signed envelope around a withdrawal.

use std::hint::black_box;

use reqwest::Client;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde::{Deserialize, Serialize};

use super::{Error, at_most, client, exchange};
use crate::{TOKEN, sign};

#[derive(Serialize)]
struct CashRequest<'a> {
    order_no: &'a str,
    app_id: &'a str,
    cash_type: &'a str,
    cash_amt: &'a str,
    member_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notify_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_mode: Option<&'a str>,
}

#[derive(Deserialize)]
struct Envelope {
    data: String,
    signature: String,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Cash {
    id: String,
    app_id: String,
    object: String,
    created_time: String,
    prod_mode: ProdMode,
    order_no: String,
    cash_type: CashType,
    cash_amt: String,
    real_amt: Option<String>,
    fee_amt: Option<String>,
    member_id: Option<String>,
    status: CashStatus,
    error_code: Option<String>,
    error_msg: Option<String>,
    error_type: Option<String>,
    invalid_param: Option<String>,
}

/// A failure lacks what a withdrawal has, so it has a type of its own.
#[derive(Deserialize)]
struct Failure {
    #[serde(alias = "failure_code")]
    error_code: Option<String>,
    #[serde(alias = "failure_msg")]
    error_msg: Option<String>,
}

#[derive(Deserialize)]
enum ProdMode {
    #[serde(rename = "true")]
    Live,
    #[serde(rename = "false")]
    Mock,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
enum CashType {
    T1,
    D1,
    D0,
    DM,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum CashStatus {
    Succeeded,
    Pending,
    Failed,
    #[serde(other)]
    Unknown,
}

pub async fn calls(url: &str, calls: u32) -> Result<(), Box<dyn std::error::Error>> {
    let client = client()?;
    for _ in 0..calls {
        let request = CashRequest {
            order_no: black_box("1579163031383"),
            app_id: black_box("app_XXXXXXXX"),
            cash_type: "T1",
            cash_amt: black_box("0.01"),
            member_id: black_box("member_id_test"),
            notify_url: None,
            remark: None,
            fee_mode: None,
        };
        let answer = create_cash(&client, url, &request).await?;
        assert_eq!(black_box(answer).order_no, "1579163031383");
    }
    Ok(())
}

fn validate(cash: &CashRequest<'_>) -> Result<(), Error> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if cash.order_no.is_empty() || !cash.order_no.bytes().all(is_plain) {
        return Err(Error::Invalid("order_no must be letters, digits and underscores"));
    }
    at_most(cash.order_no, 64, "order_no is too long")?;
    at_most(cash.app_id, 64, "app_id is too long")?;
    at_most(cash.member_id, 64, "member_id is too long")?;
    at_most(cash.remark.unwrap_or_default(), 200, "remark is too long")?;
    at_most(cash.notify_url.unwrap_or_default(), 250, "notify_url is too long")?;
    at_most(cash.cash_amt, 16, "cash_amt is too long")?;
    if !is_amount(cash.cash_amt) {
        return Err(Error::Invalid("cash_amt must be above 0 and have two decimals"));
    }
    if !matches!(cash.cash_type, "T1" | "D1" | "D0" | "DM") {
        return Err(Error::Invalid("cash_type must be T1, D1, D0 or DM"));
    }
    Ok(())
}

fn is_amount(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, cents)) = text.split_once('.') else { return false };
    digits(whole) && digits(cents) && cents.len() == 2 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

async fn create_cash(client: &Client, base: &str, cash: &CashRequest<'_>) -> Result<Cash, Error> {
    validate(cash)?;
    let url = format!("{base}/v1/cashs");
    let body = serde_json::to_vec(cash).map_err(Error::Json)?;
    let mut message = url.as_bytes().to_vec();
    message.extend_from_slice(&body);
    let request = client
        .post(url)
        .header(CONTENT_TYPE, "application/json")
        .header(AUTHORIZATION, TOKEN)
        .header("signature", sign::sign(&message))
        .header("sdk_version", "rust_v0.1.0")
        .body(body);
    let (status, bytes) = exchange(request).await?;
    let Ok(envelope) = serde_json::from_slice::<Envelope>(&bytes) else {
        return Err(if status.is_success() { Error::Unsigned } else { Error::Status(status) });
    };
    if !sign::verify(envelope.data.as_bytes(), &envelope.signature) {
        return Err(Error::Unsigned);
    }
    // A success, which is the common case, is read once; whatever else it may be is read again.
    match serde_json::from_str::<Cash>(&envelope.data) {
        Ok(cash) if status.is_success() && is_success(&cash) => Ok(cash),
        _ => Err(rejection(&envelope.data)),
    }
}

fn is_success(cash: &Cash) -> bool {
    matches!(cash.status, CashStatus::Succeeded | CashStatus::Pending) && cash.error_code.is_none()
}

fn rejection(data: &str) -> Error {
    match serde_json::from_str::<Failure>(data) {
        Ok(Failure { error_code, error_msg }) => {
            Error::Rejected { code: error_code.unwrap_or_default(), message: error_msg.unwrap_or_default() }
        }
        Err(error) => Error::Json(error),
    }
}

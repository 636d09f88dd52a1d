//! The crate's side: each API's client with its own credentials, for Adapay with signing and verification replaced.

use std::error::Error;
use std::hint::black_box;

use payspec::adapay::{self, Signer, Signing};
use payspec::{Authorising, Opened, Operation, Proof, Protocol, Raw};
use reqwest::Request;
use serde::Deserialize;

use crate::{TOKEN, sign};

/// Lists the unbound codes of a batch.
pub async fn umxnt(url: &str, calls: u32) -> Result<(), Box<dyn Error>> {
    use payspec::umxnt::{Client, Credentials, types::CodeType};
    let client = Client::builder(Credentials::new(TOKEN)).hosts_at(url).build()?;
    for _ in 0..calls {
        let call = client.list_unbound_codes();
        let call = call.body_map(|body| body.cno(black_box("201901080554255826")).code_type(CodeType::Unbound));
        let answer = call.send().await?;
        assert_eq!(black_box(answer).data.as_ref().map(Vec::len), Some(15));
    }
    Ok(())
}

/// Looks up one transaction record.
pub async fn payall(url: &str, calls: u32) -> Result<(), Box<dyn Error>> {
    use payspec::payall::{Client, Credentials};
    let client = Client::new(url, Credentials::new(TOKEN))?;
    for _ in 0..calls {
        let answer = client.get_user_transaction_record().transaction_id(black_box("tx_123456")).send().await?;
        assert_eq!(black_box(answer).code, Some(200));
    }
    Ok(())
}

/// Makes a withdrawal.
pub async fn adapay(url: &str, calls: u32) -> Result<(), Box<dyn Error>> {
    use payspec::adapay::{Client, types::CashType};
    let client = Client::builder(Signed(adapay::Credentials::with_signer(TOKEN, Stub)?)).hosts_at(url).build()?;
    for _ in 0..calls {
        let call = client.create_cash().body_map(|cash| {
            cash.order_no(black_box("1579163031383"))
                .app_id(black_box("app_XXXXXXXX"))
                .cash_type(CashType::T1)
                .cash_amt(black_box("0.01"))
                .member_id(black_box("member_id_test"))
        });
        let answer = call.send().await?;
        assert_eq!(black_box(answer).order_no, "1579163031383");
    }
    Ok(())
}

/// Adapay's own credentials with another signer, and the envelope with another check of its signature.
struct Signed(adapay::Credentials);

/// Signs without RSA.
struct Stub;

#[derive(Deserialize)]
struct Envelope {
    data: String,
    signature: String,
}

impl Signer for Stub {
    fn sign<'a>(&'a self, message: &'a [u8]) -> Signing<'a> {
        Box::pin(std::future::ready(Ok(sign::raw(message))))
    }
}

impl Protocol for Signed {
    fn authorise<'a>(&'a self, operation: &'static Operation, request: Request) -> Authorising<'a> {
        self.0.authorise(operation, request)
    }

    fn open<'a>(&self, _: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        match serde_json::from_slice::<Envelope>(answer.bytes()) {
            Ok(envelope) if sign::verify(envelope.data.as_bytes(), &envelope.signature) => {
                Opened::Content { json: envelope.data.into_bytes().into(), proof: Proof::Signature }
            }
            _ => Opened::Unverified("not signed".to_owned()),
        }
    }

    fn can_renew(&self) -> bool {
        false
    }
}

//! Generated from spec/adapay.yaml, spec/payall.yaml and spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 b3cdbf22b0505920 spec/adapay.yaml
// sha256 9306c1519e6eab7b spec/payall.yaml
// sha256 b6f5e18cc0181919 spec/umxnt.yaml
// sha256 3b73e70a2dae22b7 the lines below

use payspec::{Protocol, SetupError};
use crate::documented::Input;
use crate::plain::Adjust;
use crate::stage::{Given, given};
#[allow(unused_imports, clippy::redundant_closure)]
pub mod adapay {
    use payspec::adapay::{Client, builder, types};
    use crate::documented::{Input, boolean, fields, integer, items, map, number, text};
    use crate::plain;
    /// A client of the documented hosts, that no test sends anything with.
    pub fn offline() -> Client {
        plain::offline(|| Client::builder(plain::Plain))
    }
    /// A client for a server of the tests.
    pub fn at(url: impl AsRef<str>) -> Client {
        plain::at(Client::builder(plain::Plain), url.as_ref())
    }
    pub fn create_cash<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::CreateCash<'a> {
        client.create_cash().body_map(|body| cash_request(body, &input.body))
    }
    pub fn query_cash<'a>(client: &'a Client, input: &Input) -> builder::QueryCash<'a> {
        let mut call = client.query_cash();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "order_no" => call.order_no(text(value)),
                _ => call,
            };
        }
        call
    }
    pub fn get_balance<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::GetBalance<'a> {
        let mut call = client.get_balance();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "app_id" => call.app_id(text(value)),
                "member_id" => call.member_id(text(value)),
                "settle_account_id" => call.settle_account_id(text(value)),
                "acct_type" => call.acct_type(text(value)),
                _ => call,
            };
        }
        call
    }
    pub fn get_cash_quota<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::GetCashQuota<'a> {
        let mut call = client.get_cash_quota();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "cust_id" => call.cust_id(text(value)),
                _ => call,
            };
        }
        call
    }
    pub fn create_wallet_login<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::CreateWalletLogin<'a> {
        client
            .create_wallet_login()
            .body_map(|body| wallet_login_request(body, &input.body))
    }
    pub fn create_account_payment<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::CreateAccountPayment<'a> {
        client
            .create_account_payment()
            .body_map(|body| account_payment_request(body, &input.body))
    }
    pub fn create_checkout<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::CreateCheckout<'a> {
        client.create_checkout().body_map(|body| checkout_request(body, &input.body))
    }
    pub fn list_checkouts<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::ListCheckouts<'a> {
        let mut call = client.list_checkouts();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "app_id" => call.app_id(text(value)),
                "order_no" => call.order_no(text(value)),
                "member_id" => call.member_id(text(value)),
                "page_index" => call.page_index(integer(value)),
                "page_size" => call.page_size(integer(value)),
                "created_gte" => call.created_gte(text(value)),
                "created_lte" => call.created_lte(text(value)),
                _ => call,
            };
        }
        call
    }
    fn account_payment_request(
        mut call: types::builder::AccountPaymentRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::AccountPaymentRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "order_no" => call.order_no(text(value)),
                "app_id" => call.app_id(text(value)),
                "pay_amt" => call.pay_amt(text(value)),
                "goods_title" => call.goods_title(text(value)),
                "goods_desc" => call.goods_desc(text(value)),
                "mer_phone" => call.mer_phone(text(value)),
                "currency" => call.currency(text(value)),
                "time_expire" => call.time_expire(text(value)),
                "description" => call.description(text(value)),
                "notify_url" => call.notify_url(text(value)),
                "callback_url" => call.callback_url(text(value)),
                _ => call,
            };
        }
        call
    }
    fn cash_request(
        mut call: types::builder::CashRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::CashRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "order_no" => call.order_no(text(value)),
                "app_id" => call.app_id(text(value)),
                "cash_type" => call.cash_type(text(value)),
                "cash_amt" => call.cash_amt(text(value)),
                "member_id" => call.member_id(text(value)),
                "notify_url" => call.notify_url(text(value)),
                "remark" => call.remark(text(value)),
                "fee_mode" => call.fee_mode(text(value)),
                _ => call,
            };
        }
        call
    }
    fn checkout_request(
        mut call: types::builder::CheckoutRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::CheckoutRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "order_no" => call.order_no(text(value)),
                "app_id" => call.app_id(text(value)),
                "member_id" => call.member_id(text(value)),
                "pay_channel" => call.pay_channel(text(value)),
                "pay_amt" => call.pay_amt(text(value)),
                "goods_title" => call.goods_title(text(value)),
                "goods_desc" => call.goods_desc(text(value)),
                "pay_mode" => call.pay_mode(text(value)),
                "div_members" => {
                    call.div_members(
                        items(value)
                            .map(|item| div_member(
                                types::DivMember::builder(),
                                fields(item),
                            )),
                    )
                }
                "currency" => call.currency(text(value)),
                "time_expire" => call.time_expire(text(value)),
                "description" => call.description(text(value)),
                "notify_url" => call.notify_url(text(value)),
                "callback_url" => call.callback_url(text(value)),
                "fee_mode" => call.fee_mode(text(value)),
                _ => call,
            };
        }
        call
    }
    fn div_member(
        mut call: types::builder::DivMember,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::DivMember {
        for (name, value) in input {
            call = match name.as_str() {
                "member_id" => call.member_id(text(value)),
                "amount" => call.amount(text(value)),
                "fee_flag" => call.fee_flag(text(value)),
                _ => call,
            };
        }
        call
    }
    fn wallet_login_request(
        mut call: types::builder::WalletLoginRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::WalletLoginRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "app_id" => call.app_id(text(value)),
                "member_id" => call.member_id(text(value)),
                "ip" => call.ip(text(value)),
                _ => call,
            };
        }
        call
    }
}
#[allow(unused_imports, clippy::redundant_closure)]
pub mod payall {
    use payspec::payall::{Client, builder, types};
    use crate::documented::{Input, boolean, fields, integer, items, map, number, text};
    use crate::plain;
    /// A client of the documented hosts, that no test sends anything with.
    pub fn offline() -> Client {
        plain::offline(|| Client::builder(plain::Plain))
    }
    /// A client for a server of the tests.
    pub fn at(url: impl AsRef<str>) -> Client {
        plain::at(Client::builder(plain::Plain), url.as_ref())
    }
    pub fn get_record_detail<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::GetRecordDetail<'a> {
        client
            .get_record_detail()
            .body_map(|body| record_detail_request(body, &input.body))
    }
    pub fn list_user_transactions<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::ListUserTransactions<'a> {
        let mut call = client.list_user_transactions();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "page" => call.page(integer(value)),
                "page_num" => call.page_num(integer(value)),
                "trans_type" => call.trans_type(text(value)),
                "card_binding_id" => call.card_binding_id(integer(value)),
                "start_date" => call.start_date(text(value)),
                "end_date" => call.end_date(text(value)),
                _ => call,
            };
        }
        call
    }
    pub fn get_user_transaction_record<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::GetUserTransactionRecord<'a> {
        let mut call = client.get_user_transaction_record();
        for (name, value) in &input.parameters {
            call = match name.as_str() {
                "transaction_id" => call.transaction_id(text(value)),
                _ => call,
            };
        }
        call
    }
    fn record_detail_request(
        mut call: types::builder::RecordDetailRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::RecordDetailRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "trans_id" => call.trans_id(integer(value)),
                "order_id" => call.order_id(text(value)),
                _ => call,
            };
        }
        call
    }
}
#[allow(unused_imports, clippy::redundant_closure)]
pub mod umxnt {
    use payspec::umxnt::{Client, builder, types};
    use crate::documented::{Input, boolean, fields, integer, items, map, number, text};
    use crate::plain;
    /// A client of the documented hosts, that no test sends anything with.
    pub fn offline() -> Client {
        plain::offline(|| Client::builder(plain::Plain))
    }
    /// A client for a server of the tests.
    pub fn at(url: impl AsRef<str>) -> Client {
        plain::at(Client::builder(plain::Plain), url.as_ref())
    }
    pub fn list_unbound_codes<'a>(
        client: &'a Client,
        input: &Input,
    ) -> builder::ListUnboundCodes<'a> {
        client
            .list_unbound_codes()
            .body_map(|body| unbound_codes_request(body, &input.body))
    }
    fn unbound_codes_request(
        mut call: types::builder::UnboundCodesRequest,
        input: &serde_json::Map<String, serde_json::Value>,
    ) -> types::builder::UnboundCodesRequest {
        for (name, value) in input {
            call = match name.as_str() {
                "cno" => call.cno(text(value)),
                "code_type" => call.code_type(text(value)),
                "code_number" => call.code_number(text(value)),
                "p" => call.p(integer(value)),
                "l" => call.l(integer(value)),
                _ => call,
            };
        }
        call
    }
}
/// The request of an operation, named `api.operationId`.
pub fn request(
    operation: &str,
    input: &Input,
) -> Result<reqwest::Request, payspec::Invalid> {
    match operation {
        "adapay.create_cash" => adapay::create_cash(&adapay::offline(), input).request(),
        "adapay.query_cash" => adapay::query_cash(&adapay::offline(), input).request(),
        "adapay.get_balance" => adapay::get_balance(&adapay::offline(), input).request(),
        "adapay.get_cash_quota" => {
            adapay::get_cash_quota(&adapay::offline(), input).request()
        }
        "adapay.create_wallet_login" => {
            adapay::create_wallet_login(&adapay::offline(), input).request()
        }
        "adapay.create_account_payment" => {
            adapay::create_account_payment(&adapay::offline(), input).request()
        }
        "adapay.create_checkout" => {
            adapay::create_checkout(&adapay::offline(), input).request()
        }
        "adapay.list_checkouts" => {
            adapay::list_checkouts(&adapay::offline(), input).request()
        }
        "payall.get_record_detail" => {
            payall::get_record_detail(&payall::offline(), input).request()
        }
        "payall.list_user_transactions" => {
            payall::list_user_transactions(&payall::offline(), input).request()
        }
        "payall.get_user_transaction_record" => {
            payall::get_user_transaction_record(&payall::offline(), input).request()
        }
        "umxnt.list_unbound_codes" => {
            umxnt::list_unbound_codes(&umxnt::offline(), input).request()
        }
        other => panic!("no operation {other}"),
    }
}
/// One client per API.
#[derive(Debug)]
pub struct Clients {
    pub adapay: payspec::adapay::Client,
    pub payall: payspec::payall::Client,
    pub umxnt: payspec::umxnt::Client,
}
impl Clients {
    /// Clients with one protocol and the same settings.
    pub fn new(
        protocol: &(impl Protocol + Clone + 'static),
        adjust: &Adjust,
    ) -> Result<Self, SetupError> {
        Ok(Self {
            adapay: adjust
                .apply(payspec::adapay::Client::builder(protocol.clone()))
                .build()?,
            payall: adjust
                .apply(payspec::payall::Client::builder(protocol.clone()))
                .build()?,
            umxnt: adjust
                .apply(payspec::umxnt::Client::builder(protocol.clone()))
                .build()?,
        })
    }
    /// Makes a call of an operation that is named `api.operationId`.
    pub async fn call(&self, operation: &str, input: &Input) -> Given {
        match operation {
            "adapay.create_cash" => {
                given(adapay::create_cash(&self.adapay, input).send().await)
            }
            "adapay.query_cash" => {
                given(adapay::query_cash(&self.adapay, input).send().await)
            }
            "adapay.get_balance" => {
                given(adapay::get_balance(&self.adapay, input).send().await)
            }
            "adapay.get_cash_quota" => {
                given(adapay::get_cash_quota(&self.adapay, input).send().await)
            }
            "adapay.create_wallet_login" => {
                given(adapay::create_wallet_login(&self.adapay, input).send().await)
            }
            "adapay.create_account_payment" => {
                given(adapay::create_account_payment(&self.adapay, input).send().await)
            }
            "adapay.create_checkout" => {
                given(adapay::create_checkout(&self.adapay, input).send().await)
            }
            "adapay.list_checkouts" => {
                given(adapay::list_checkouts(&self.adapay, input).send().await)
            }
            "payall.get_record_detail" => {
                given(payall::get_record_detail(&self.payall, input).send().await)
            }
            "payall.list_user_transactions" => {
                given(payall::list_user_transactions(&self.payall, input).send().await)
            }
            "payall.get_user_transaction_record" => {
                given(
                    payall::get_user_transaction_record(&self.payall, input).send().await,
                )
            }
            "umxnt.list_unbound_codes" => {
                given(umxnt::list_unbound_codes(&self.umxnt, input).send().await)
            }
            other => panic!("no operation {other}"),
        }
    }
}

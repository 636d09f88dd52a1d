//! What a notification is about, by what is signed alone.

use serde_json::{Map, Value};

use crate::runtime::amount::Amount;
use crate::runtime::json::Json;

/// What a notification is about.
///
/// It is decided by what is signed: by `object` if that is there, otherwise by `cash_amt` or `pay_amt`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Payload {
    /// A withdrawal (取现).
    Cash(CashEvent),
    /// A payment (支付), such as one at the checkout.
    Payment(PaymentEvent),
    /// Anything else, as open JSON; it has no amount that could be checked, so [`Event::check`](super::Event::check) never passes it.
    Other(Json),
}

/// The event of a withdrawal; a field that is absent or empty is `None`, and unknown fields are in [`CashEvent::all`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CashEvent {
    /// Id of the withdrawal, made by Adapay; another one than the form's `id`.
    pub id: Option<String>,
    /// The order number that the withdrawal was asked for with.
    pub order_no: Option<String>,
    /// The app that asked for it.
    pub app_id: Option<String>,
    /// "true" for live, "false" for mock.
    pub prod_mode: Option<String>,
    /// The state: "succeeded", "failed" or "pending" were seen.
    pub status: Option<String>,
    /// Kind of withdrawal, for example "T1".
    pub cash_type: Option<String>,
    /// Amount to withdraw (取现金额), in yuan.
    pub cash_amt: Option<Amount>,
    /// Amount that arrives (到账金额), in yuan.
    pub real_amt: Option<Amount>,
    /// Fee (手续费金额), in yuan.
    pub fee_amt: Option<Amount>,
    /// When it was asked for: seconds, milliseconds or yyyyMMddHHmmss.
    pub created_time: Option<String>,
    /// What went wrong, on failure.
    pub error_msg: Option<String>,
    /// Everything that is signed.
    pub all: Json,
}

/// The event of a payment; a field that is absent or empty is `None`, and unknown fields are in [`PaymentEvent::all`].
///
/// The notifications that were published state neither `object` nor `prod_mode`, and not always `app_id`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentEvent {
    /// Id of the payment, made by Adapay; another one than the form's `id`.
    pub id: Option<String>,
    /// The order number that the payment was opened with.
    pub order_no: Option<String>,
    /// The app that opened it.
    pub app_id: Option<String>,
    /// "true" for live, "false" for mock.
    pub prod_mode: Option<String>,
    /// The state: "succeeded", "failed" or "pending" were seen.
    pub status: Option<String>,
    /// Amount paid (交易金额), in yuan.
    pub pay_amt: Option<Amount>,
    /// How it was paid (支付渠道), for example "wx_pub".
    pub pay_channel: Option<String>,
    /// Fee (手续费金额), in yuan.
    pub fee_amt: Option<Amount>,
    /// When it was opened: seconds, milliseconds or yyyyMMddHHmmss.
    pub created_time: Option<String>,
    /// When it ended, in the same forms.
    pub end_time: Option<String>,
    /// The channel's own number of the payment.
    pub out_trans_id: Option<String>,
    /// The number that the payer sees.
    pub party_order_id: Option<String>,
    /// What went wrong, on failure.
    pub error_msg: Option<String>,
    /// Everything that is signed.
    pub all: Json,
}

impl Payload {
    #[inline]
    pub(super) fn read(fields: Map<String, Value>) -> Self {
        match kind(&fields) {
            Some("cash") => Self::Cash(CashEvent::read(fields)),
            Some("payment") => Self::Payment(PaymentEvent::read(fields)),
            _ => Self::Other(Json(Value::Object(fields))),
        }
    }

    /// The object part of the `type` that belongs to it; none if what is signed does not say.
    #[inline]
    pub(super) fn object(&self) -> Option<String> {
        match self {
            Self::Cash(_) => Some("cash".to_owned()),
            Self::Payment(_) => Some("payment".to_owned()),
            Self::Other(_) => self.text("object"),
        }
    }

    #[inline]
    pub(super) fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Cash(cash) => cash.cash_amt.as_ref(),
            Self::Payment(payment) => payment.pay_amt.as_ref(),
            Self::Other(_) => None,
        }
    }

    #[inline]
    pub(super) fn all(&self) -> &Json {
        match self {
            Self::Cash(cash) => &cash.all,
            Self::Payment(payment) => &payment.all,
            Self::Other(all) => all,
        }
    }

    #[inline]
    pub(super) fn text(&self, name: &str) -> Option<String> {
        text(self.all().0.get(name))
    }
}

/// What kind of object is signed.
#[inline]
fn kind(fields: &Map<String, Value>) -> Option<&'static str> {
    let stated = text(fields.get("object"));
    let has = |name: &str| text(fields.get(name)).is_some() || amount(fields.get(name)).is_some();
    match stated.as_deref() {
        Some("cash") => Some("cash"),
        Some("payment") => Some("payment"),
        Some(_) => None,
        None => match (has("cash_amt"), has("pay_amt")) {
            (true, false) => Some("cash"),
            (false, true) => Some("payment"),
            _ => None,
        },
    }
}

/// A scalar as text; an empty text stands for absent, and a fraction is left out because it has passed through a float.
#[inline]
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Bool(bool) => Some(bool.to_string()),
        Value::Number(number) if !number.is_f64() => Some(number.to_string()),
        _ => None,
    }
}

#[inline]
fn amount(value: Option<&Value>) -> Option<Amount> {
    serde_json::from_value(Value::String(text(value)?)).ok()
}

impl CashEvent {
    #[inline]
    fn read(fields: Map<String, Value>) -> Self {
        let text = |name: &str| text(fields.get(name));
        let amount = |name: &str| amount(fields.get(name));
        Self {
            id: text("id"),
            order_no: text("order_no"),
            app_id: text("app_id"),
            prod_mode: text("prod_mode"),
            status: text("status"),
            cash_type: text("cash_type"),
            cash_amt: amount("cash_amt"),
            real_amt: amount("real_amt"),
            fee_amt: amount("fee_amt"),
            created_time: text("created_time"),
            error_msg: text("error_msg"),
            all: Json(Value::Object(fields)),
        }
    }
}

impl PaymentEvent {
    #[inline]
    fn read(fields: Map<String, Value>) -> Self {
        let text = |name: &str| text(fields.get(name));
        let amount = |name: &str| amount(fields.get(name));
        Self {
            id: text("id"),
            order_no: text("order_no"),
            app_id: text("app_id"),
            prod_mode: text("prod_mode"),
            status: text("status"),
            pay_amt: amount("pay_amt"),
            pay_channel: text("pay_channel"),
            fee_amt: amount("fee_amt"),
            created_time: text("created_time"),
            end_time: text("end_time"),
            out_trans_id: text("out_trans_id"),
            party_order_id: text("party_order_id"),
            error_msg: text("error_msg"),
            all: Json(Value::Object(fields)),
        }
    }
}

//! Generated from spec/payall.yaml by `cargo xtask gen`; do not edit.
// sha256 9306c1519e6eab7b spec/payall.yaml
// sha256 2701e044206d08aa the lines below

use crate::runtime::operation::{Host, Operation};
/// PayAll transactions (交易管理).
///
/// Look up a PayAll user's transactions: card openings, recharges, payments and withdrawals.
/// The page is called 交易管理 and describes three operations, all of which only read.
/// It states no version; the version above counts this document.
/// The client decides by `code` in the body and not by the HTTP status: 200 is success, everything else is not.
/// Other codes were seen on other endpoints of the same backend: 4001 unauthorised (the token is expired or missing), 8009 insufficient balance, 5000 processor error.
///
/// Hosts:
///
/// * `base`: named by the caller, because no page states it
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) core: std::sync::Arc<crate::runtime::call::Core>,
}
impl crate::ApiClient for Client {}
impl crate::runtime::settings::sealed::Made for Client {
    #[inline]
    fn documented_hosts() -> crate::runtime::hosts::Hosts {
        crate::runtime::hosts::Hosts::documented(&[&operations::hosts::BASE])
    }
    #[inline]
    fn from_core(core: std::sync::Arc<crate::runtime::call::Core>) -> Self {
        Self { core }
    }
}
impl Client {
    /// Makes a client with settings of your own, and with credentials or any other [`Protocol`](crate::Protocol).
    ///
    /// Whatever the protocol lets through becomes a result.
    #[inline]
    pub fn builder(
        credentials: impl crate::Protocol + 'static,
    ) -> crate::ClientBuilder<Self> {
        crate::ClientBuilder::new(std::sync::Arc::new(credentials))
    }
    /// Look up one transaction by record id or order number (根据订单号查询交易详情).
    ///
    /// Returns the details of a card opening, a recharge, a payment or a withdrawal.
    /// Name the transaction by `trans_id` or by `order_id`; at least one of them is needed.
    /// The page does not say what happens when both are sent, so sending both is allowed.
    ///
    /// `POST /getRecordDetail`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::payall::Client) -> Result<(), payspec::Error<payspec::payall::types::Failure>> {
    /// let answer = client
    ///     .get_record_detail()
    ///     .body_map(|body| {
    ///         body
    ///             .trans_id(12345)
    ///             .order_id("open_card_12345_39_abc123")
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_record_detail(&self) -> builder::GetRecordDetail<'_> {
        builder::GetRecordDetail::new(self)
    }
    /// List the user's transactions (查询所有交易记录).
    ///
    /// Returns all records of the user, page by page, filtered by kind, card and date.
    /// A page is asked for with `page` and `page_num`.
    /// There is no automatic paging here: no page shows where the answer holds its items, a total or a mark for the end.
    /// Raise `page` yourself and read `data`.
    ///
    /// `GET /userTrans`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::payall::Client) -> Result<(), payspec::Error<payspec::payall::types::Failure>> {
    /// use payspec::payall::types;
    ///
    /// let answer = client
    ///     .list_user_transactions()
    ///     .page(1)
    ///     .page_num(20)
    ///     .trans_type(types::TransType::Recharge)
    ///     .card_binding_id(12345)
    ///     .start_date("2024-10-01")
    ///     .end_date("2024-10-31")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_user_transactions(&self) -> builder::ListUserTransactions<'_> {
        builder::ListUserTransactions::new(self)
    }
    /// Look up one transaction record by its transaction id.
    ///
    /// Returns one record of the user (交易记录详情).
    /// `transaction_id` is neither the `trans_id` nor the `order_id` of get_record_detail.
    ///
    /// `GET /userTransRecord`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::payall::Client) -> Result<(), payspec::Error<payspec::payall::types::Failure>> {
    /// let answer = client
    ///     .get_user_transaction_record()
    ///     .transaction_id("tx_123456")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_user_transaction_record(&self) -> builder::GetUserTransactionRecord<'_> {
        builder::GetUserTransactionRecord::new(self)
    }
}
impl Client {
    /// A client with the default settings. No page states the base URL, so it has to be named.
    ///
    /// # Errors
    /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
    #[inline]
    pub fn new(
        base_url: &str,
        credentials: crate::payall::Credentials,
    ) -> Result<Self, crate::SetupError> {
        Self::builder(credentials).host("base", base_url).build()
    }
}
/// What requests and answers are made of.
pub mod types {
    /// What the provider says when it did not do what was asked.
    /// The page shows the body of a 400 as any JSON and nothing for the others, so every field may be missing and others may be there.
    /// The fields below are those of the envelope that successful answers have.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Failure {
        /// Status code (响应状态码), anything but 200.
        /// 4001 says that the token is expired or missing.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub code: Option<i64>,
        /// Status (响应状态).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Message (响应消息).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
    }
    /// Details of a card opening, a recharge, a payment or a withdrawal (交易详情).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct RecordDetail {
        /// Status code of the answer (响应状态码); 200 is success (200 表示成功).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub code: Option<i64>,
        /// Status of the answer (响应状态); the text "true" is success ("true" 表示成功).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Message of the answer (响应消息).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
        /// Details of the transaction.
        /// No rendering of the page shows their shape, so this is any JSON, null included.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::present",
            skip_serializing_if = "Option::is_none"
        )]
        pub data: Option<crate::Json>,
    }
    /// Names one transaction (请求体).
    /// At least one of the two fields must be given.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct RecordDetailRequest {
        /// Id of the transaction record (交易记录ID), an alternative to `order_id` (与order_id二选一).
        /// The page marks it as required, which its own words contradict.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub trans_id: Option<i64>,
        /// Third-party order number (第三方订单号), an alternative to `trans_id` (与trans_id二选一).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub order_id: Option<String>,
    }
    impl RecordDetailRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::RecordDetailRequest {
            Default::default()
        }
    }
    /// One page of the user's transactions (交易记录).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct TransactionList {
        /// Status code of the answer (响应状态码); 200 is success (200 表示成功).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub code: Option<i64>,
        /// Status of the answer (响应状态); the text "true" is success ("true" 表示成功).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Message of the answer (响应消息).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
        /// The records of the page.
        /// No rendering of the page shows their shape, so this is any JSON, null included.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::present",
            skip_serializing_if = "Option::is_none"
        )]
        pub data: Option<crate::Json>,
    }
    /// One transaction record of the user.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct TransactionRecord {
        /// Status code of the answer (响应状态码); 200 is success (200 表示成功).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub code: Option<i64>,
        /// Status of the answer (响应状态); the text "true" is success ("true" 表示成功).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Message of the answer (响应消息).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
        /// Details of the record (交易记录详情).
        /// The page calls it an object and names no field of it.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::nullable",
            skip_serializing_if = "Option::is_none"
        )]
        pub data: Option<Option<crate::Json>>,
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Kind of a transaction, as a filter (交易类型筛选)."] #[doc =
        " `recharge` is a recharge."] #[doc = " `payment` is a payment."] #[doc =
        " `open_card` is the opening of a card."] #[doc =
        " A fourth kind, the withdrawal, exists but is no value of the filter."]
        TransType { Recharge = "recharge", Payment = "payment", OpenCard = "open_card", }
    }
    /// Builders of requests.
    pub mod builder {
        use super::super::operations::shapes;
        /// Builds a [`RecordDetailRequest`](super::RecordDetailRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct RecordDetailRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl RecordDetailRequest {
            /// Id of the transaction record (交易记录ID), an alternative to `order_id` (与order_id二选一).
            /// The page marks it as required, which its own words contradict.
            pub fn trans_id<V: crate::IntoOptional<i64, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("trans_id", value.into_optional());
                self
            }
            /// Third-party order number (第三方订单号), an alternative to `trans_id` (与trans_id二选一).
            pub fn order_id<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("order_id", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::RecordDetailRequest, crate::Invalid> {
                self.draft
                    .finish(
                        stringify!(RecordDetailRequest),
                        &shapes::RECORD_DETAIL_REQUEST,
                    )
            }
        }
        impl From<super::RecordDetailRequest> for RecordDetailRequest {
            #[inline]
            fn from(value: super::RecordDetailRequest) -> Self {
                Self {
                    draft: crate::runtime::draft::Draft::of(&value),
                }
            }
        }
    }
}
/// One call per operation, built field by field.
pub mod builder {
    use super::operations;
    /// A call of [`Client::get_record_detail`](super::Client::get_record_detail).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct GetRecordDetail<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> GetRecordDetail<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::RecordDetailRequest>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.body = value.into().draft;
            self
        }
        /// Sets fields of the body.
        pub fn body_map<F>(mut self, set: F) -> Self
        where
            F: FnOnce(
                super::types::builder::RecordDetailRequest,
            ) -> super::types::builder::RecordDetailRequest,
        {
            self.input.body = set(super::types::builder::RecordDetailRequest {
                    draft: self.input.body,
                })
                .draft;
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(
                &operations::GET_RECORD_DETAIL,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::GET_RECORD_DETAIL, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::RecordDetail>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_RECORD_DETAIL,
                    self.input,
                    crate::runtime::check::Limits::Enforced,
                )
                .await
        }
        /// Sends the request even if it breaks documented limits, for when the document is behind the provider.
        ///
        /// The form of amounts, the parameters in the path and the authorisation are not skipped.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send_unchecked(
            self,
        ) -> Result<
            crate::Response<super::types::RecordDetail>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_RECORD_DETAIL,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::list_user_transactions`](super::Client::list_user_transactions).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct ListUserTransactions<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> ListUserTransactions<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Number of the page (页码(从1开始)), from 1.
        /// The provider takes 1 when it is absent.
        /// At least 1.
        /// If it is not set, nothing is sent and the provider takes `1`.
        pub fn page<V: crate::IntoOptional<i64, K>, K>(mut self, value: V) -> Self {
            self.input.parameters.set_optional("page", value.into_optional());
            self
        }
        /// Size of a page (每页数量): how many records one page has.
        /// Despite its name it is no page number.
        /// The provider takes 20 when it is absent; no bound is stated.
        /// If it is not set, nothing is sent and the provider takes `20`.
        pub fn page_num<V: crate::IntoOptional<i64, K>, K>(mut self, value: V) -> Self {
            self.input.parameters.set_optional("page_num", value.into_optional());
            self
        }
        /// Only transactions of this kind (交易类型筛选(recharge、payment、open_card)).
        pub fn trans_type<V: crate::IntoOptional<super::types::TransType, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("trans_type", value.into_optional());
            self
        }
        /// Only transactions of the card with this binding id (卡片绑定ID筛选).
        pub fn card_binding_id<V: crate::IntoOptional<i64, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("card_binding_id", value.into_optional());
            self
        }
        /// First date (开始日期), as YYYY-MM-DD or as a timestamp (格式:YYYY-MM-DD 或时间戳).
        /// The unit of the timestamp, the time zone and whether this date itself is included are not stated.
        pub fn start_date<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("start_date", value.into_optional());
            self
        }
        /// Last date (结束日期), as YYYY-MM-DD or as a timestamp (格式:YYYY-MM-DD 或时间戳).
        /// The unit of the timestamp, the time zone and whether this date itself is included are not stated.
        pub fn end_date<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("end_date", value.into_optional());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(
                &operations::LIST_USER_TRANSACTIONS,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client
                .core
                .request(&operations::LIST_USER_TRANSACTIONS, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::TransactionList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_USER_TRANSACTIONS,
                    self.input,
                    crate::runtime::check::Limits::Enforced,
                )
                .await
        }
        /// Sends the request even if it breaks documented limits, for when the document is behind the provider.
        ///
        /// The form of amounts, the parameters in the path and the authorisation are not skipped.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send_unchecked(
            self,
        ) -> Result<
            crate::Response<super::types::TransactionList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_USER_TRANSACTIONS,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::get_user_transaction_record`](super::Client::get_user_transaction_record).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct GetUserTransactionRecord<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> GetUserTransactionRecord<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Transaction id (交易ID).
        pub fn transaction_id<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("transaction_id", value.try_into());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(
                &operations::GET_USER_TRANSACTION_RECORD,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client
                .core
                .request(&operations::GET_USER_TRANSACTION_RECORD, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::TransactionRecord>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_USER_TRANSACTION_RECORD,
                    self.input,
                    crate::runtime::check::Limits::Enforced,
                )
                .await
        }
        /// Sends the request even if it breaks documented limits, for when the document is behind the provider.
        ///
        /// The form of amounts, the parameters in the path and the authorisation are not skipped.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send_unchecked(
            self,
        ) -> Result<
            crate::Response<super::types::TransactionRecord>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_USER_TRANSACTION_RECORD,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
}
/// What the document says about each operation, as data.
pub static OPERATIONS: &[&Operation] = &[
    &operations::GET_RECORD_DETAIL,
    &operations::LIST_USER_TRANSACTIONS,
    &operations::GET_USER_TRANSACTION_RECORD,
];
#[doc(inline)]
pub use operations::hosts;
pub(crate) mod operations {
    use super::{Host, Operation};
    use crate::runtime::answers::{Answer, Answers, Holds};
    use crate::runtime::operation::{Body, Demand, Effect, Rule};
    use crate::runtime::outcome::{Condition, Outcome, Test};
    pub static GET_RECORD_DETAIL: Operation = Operation {
        id: "get_record_detail",
        api: "payall",
        method: reqwest::Method::POST,
        host: &hosts::BASE,
        path: "/getRecordDetail",
        effect: Effect::Read,
        look_up: None,
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Json(&shapes::RECORD_DETAIL_REQUEST)),
        rules: &[
            Rule {
                id: "record-detail-needs-trans-id-or-order-id",
                when: &[],
                then: &[Demand::AtLeastOne(&["trans_id", "order_id"])],
                says: "trans_id or order_id must be given.",
            },
        ],
        omit_empty: false,
        security: &[&[&schemes::USER_TOKEN]],
        outcome: &outcomes::OUTCOME_1,
        answers: Answers::JUDGED,
    };
    pub static LIST_USER_TRANSACTIONS: Operation = Operation {
        id: "list_user_transactions",
        api: "payall",
        method: reqwest::Method::GET,
        host: &hosts::BASE,
        path: "/userTrans",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::LIST_USER_TRANSACTIONS_PARAMETERS,
        body: None,
        rules: &[],
        omit_empty: false,
        security: &[&[&schemes::USER_TOKEN]],
        outcome: &outcomes::OUTCOME_1,
        answers: Answers::JUDGED,
    };
    pub static GET_USER_TRANSACTION_RECORD: Operation = Operation {
        id: "get_user_transaction_record",
        api: "payall",
        method: reqwest::Method::GET,
        host: &hosts::BASE,
        path: "/userTransRecord",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::GET_USER_TRANSACTION_RECORD_PARAMETERS,
        body: None,
        rules: &[],
        omit_empty: false,
        security: &[&[&schemes::USER_TOKEN]],
        outcome: &outcomes::OUTCOME_1,
        answers: Answers::JUDGED,
    };
    /// What the document says of all operations, also of those that it does not describe.
    #[allow(dead_code)]
    pub static COMMON: crate::runtime::operation::Common = crate::runtime::operation::Common {
        outcome: &outcomes::OUTCOME_1,
        security: &[&[&schemes::USER_TOKEN]],
        omit_empty: false,
    };
    pub mod outcomes {
        use super::{Condition, Outcome, Test};
        pub static OUTCOME_1: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["code"],
                    test: Test::NotIn(&["200"]),
                },
            ],
            strange: &[],
            success: &[
                Condition {
                    at: &["code"],
                    test: Test::In(&["200"]),
                },
            ],
            code: &[&["code"]],
            message: &[&["message"]],
            not_executed: &[],
            duplicate: &[],
            expired: &["4001"],
        };
    }
    /// The hosts that serve the operations.
    pub mod hosts {
        use super::Host;
        /// The caller names the base URL: no page states it.
        /// There is no default, because a bearer token must not go to a guessed host.
        pub static BASE: Host = Host { name: "base", url: None };
    }
    #[allow(dead_code)]
    pub mod schemes {
        use crate::runtime::standard::{Scheme, SchemeKind};
        pub static USER_TOKEN: Scheme = Scheme {
            name: "user_token",
            kind: SchemeKind::Custom,
        };
    }
    pub mod shapes {
        use crate::runtime::check::{Bound, Check, Field, Shape};
        use crate::runtime::pattern::{Node, Pattern};
        pub static RECORD_DETAIL_REQUEST: Shape = Shape {
            fields: &[Field::body("trans_id"), Field::body("order_id")],
        };
        pub static LIST_USER_TRANSACTIONS_PARAMETERS: Shape = Shape {
            fields: &[
                Field::query("page").checks(&[Check::Minimum(Bound::Integer(1), false)]),
                Field::query("page_num"),
                Field::query("trans_type")
                    .checks(&[Check::Enum(&["recharge", "payment", "open_card"])]),
                Field::query("card_binding_id"),
                Field::query("start_date"),
                Field::query("end_date"),
            ],
        };
        pub static GET_USER_TRANSACTION_RECORD_PARAMETERS: Shape = Shape {
            fields: &[Field::query("transaction_id").required()],
        };
    }
}

//! Generated from spec/umxnt.yaml by `cargo xtask gen`; do not edit.
// sha256 b6f5e18cc0181919 spec/umxnt.yaml
// sha256 990b60195d467ff0 the lines below

use crate::runtime::operation::{Host, Operation};
/// umxnt collection codes.
///
/// List the collection codes that were generated in batches and are not bound to a store yet.
/// The page is called 未绑定明细列表 and describes one operation, which only reads.
/// It states no version; the version above counts this document.
///
/// Hosts:
///
/// * `pay`: <https://pay.umxnt.com>
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) core: std::sync::Arc<crate::runtime::call::Core>,
}
impl crate::ApiClient for Client {}
impl crate::runtime::settings::sealed::Made for Client {
    #[inline]
    fn documented_hosts() -> crate::runtime::hosts::Hosts {
        crate::runtime::hosts::Hosts::documented(&[&operations::hosts::PAY])
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
    /// List the codes that are not bound to a store (未绑定明细列表).
    ///
    /// Returns one page of the unbound codes of a batch, newest first by `created_at`.
    /// `t` in the answer counts the codes of all pages; without `p` and `l` only the first 15 can be reached.
    /// Many codes share a `created_at`, so a code can occur on two pages: tell them apart by `id`.
    /// Binding codes while paging shrinks the list, so that codes can be missed.
    /// The end is an empty page, or a page for which `p` times `l` reaches `t`; the number of different codes seen is no sign of it.
    /// The same path with another `code_type` lists bound codes (绑定明细列表), which this document does not describe.
    /// Status -501 in the answer says that the token has expired: get a new one and ask again.
    /// Send no Authorization header along: the server reads it before the field `token`.
    ///
    /// `POST /api/user/QrListinfos`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::umxnt::Client) -> Result<(), payspec::Error<payspec::umxnt::types::Failure>> {
    /// use payspec::umxnt::types;
    ///
    /// let answer = client
    ///     .list_unbound_codes()
    ///     .body_map(|body| {
    ///         body
    ///             .cno("201901080554255826")
    ///             .code_type(types::CodeType::Unbound)
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_unbound_codes(&self) -> builder::ListUnboundCodes<'_> {
        builder::ListUnboundCodes::new(self)
    }
}
impl Client {
    /// A client with the default settings.
    ///
    /// # Errors
    /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
    #[inline]
    pub fn new(
        credentials: crate::umxnt::Credentials,
    ) -> Result<Self, crate::SetupError> {
        Self::builder(credentials).build()
    }
}
/// What requests and answers are made of.
pub mod types {
    /// What the provider says when it did not do what was asked (失败请求示例).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Failure {
        /// Status, anything but 1.
        /// 2 is an invalid parameter (无效参数).
        /// -501 says that the token has expired.
        /// -1 and 0 are other failures, and errors of the framework carry the HTTP number.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub status: Option<i64>,
        /// Message (无效参数 in the example).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
        /// The message of a failure that concerns the token, under a misspelt key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub massage: Option<String>,
    }
    /// A code that is not bound to a store.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct UnboundCode {
        /// Id of the code's record, which tells codes apart.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub id: Option<i64>,
        /// Id of a user, 1 in the example; the page does not explain it.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub user_id: Option<i64>,
        /// Number of the code (码编号).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code_number: Option<String>,
        /// Kind of the code; 0 is a code that is not bound.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub code_type: Option<i64>,
        /// Id of the store to which the code is bound: null, as long as it is not.
        /// After a binding was taken back it may be an empty string.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::nullable",
            skip_serializing_if = "Option::is_none"
        )]
        pub store_id: Option<Option<String>>,
        /// Number of the batch (批次号), 18 digits in the example.
        /// It is a text: as a number it would be too big for many readers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cno: Option<String>,
        /// When the code was made, as YYYY-MM-DD HH:MM:SS without a time zone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub created_at: Option<String>,
        /// When the code was last changed, as YYYY-MM-DD HH:MM:SS without a time zone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub updated_at: Option<String>,
    }
    /// One page of the unbound codes.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct UnboundCodeList {
        /// Status of the answer; 1 is success.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub status: Option<i64>,
        /// Message of the answer (数据返回成功 in the example).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<String>,
        /// The codes of this page.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub data: Option<Vec<UnboundCode>>,
        /// Size of a page, as the request asked for it.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub l: Option<i64>,
        /// Number of this page, as the request asked for it.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub p: Option<i64>,
        /// Number of the codes of all pages, 1509 in the example of 15 codes.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub t: Option<i64>,
    }
    /// Asks for one page of the unbound codes of a batch (请求参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct UnboundCodesRequest {
        /// Token (令牌) of the caller's session.
        /// The client fills it in.
        /// It comes from a login that no stored page documents; how long it lives is unknown, and status -501 says that it has expired.
        pub token: crate::Secret,
        /// Number of the batch in which the codes were generated (生成批次), 18 digits in the example.
        /// It must be there but may be empty, which then filters nothing.
        pub cno: String,
        /// Which codes are listed.
        /// `0` is the codes that are not bound (固定填写0); the page allows nothing else here.
        pub code_type: super::types::CodeType,
        /// Number of a code (码编号), to search for it (搜索使用).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code_number: Option<String>,
        /// Number of the page, from 1.
        /// The provider takes 1 when it is absent.
        /// If it is not set, nothing is sent and the provider takes `1`.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub p: Option<i64>,
        /// Size of a page: how many codes one page has.
        /// The provider takes 15 when it is absent.
        /// If it is not set, nothing is sent and the provider takes `15`.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub l: Option<i64>,
    }
    impl UnboundCodesRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::UnboundCodesRequest {
            Default::default()
        }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Which codes are listed."] #[doc =
        " `0` is the codes that are not bound (固定填写0); the page allows nothing else here."]
        CodeType { Unbound = "0", }
    }
    /// Builders of requests.
    pub mod builder {
        use super::super::operations::shapes;
        /// Builds a [`UnboundCodesRequest`](super::UnboundCodesRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct UnboundCodesRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl UnboundCodesRequest {
            /// Number of the batch in which the codes were generated (生成批次), 18 digits in the example.
            /// It must be there but may be empty, which then filters nothing.
            pub fn cno<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("cno", value.try_into());
                self
            }
            /// Which codes are listed.
            /// `0` is the codes that are not bound (固定填写0); the page allows nothing else here.
            pub fn code_type<V: TryInto<super::CodeType, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("code_type", value.try_into());
                self
            }
            /// Number of a code (码编号), to search for it (搜索使用).
            pub fn code_number<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("code_number", value.into_optional());
                self
            }
            /// Number of the page, from 1.
            /// The provider takes 1 when it is absent.
            /// If it is not set, nothing is sent and the provider takes `1`.
            pub fn p<V: crate::IntoOptional<i64, K>, K>(mut self, value: V) -> Self {
                self.draft.set_optional("p", value.into_optional());
                self
            }
            /// Size of a page: how many codes one page has.
            /// The provider takes 15 when it is absent.
            /// If it is not set, nothing is sent and the provider takes `15`.
            pub fn l<V: crate::IntoOptional<i64, K>, K>(mut self, value: V) -> Self {
                self.draft.set_optional("l", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::UnboundCodesRequest, crate::Invalid> {
                self.draft
                    .finish(
                        stringify!(UnboundCodesRequest),
                        &shapes::UNBOUND_CODES_REQUEST,
                    )
            }
        }
        impl From<super::UnboundCodesRequest> for UnboundCodesRequest {
            #[inline]
            fn from(value: super::UnboundCodesRequest) -> Self {
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
    /// A call of [`Client::list_unbound_codes`](super::Client::list_unbound_codes).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct ListUnboundCodes<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> ListUnboundCodes<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::UnboundCodesRequest>>(
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
                super::types::builder::UnboundCodesRequest,
            ) -> super::types::builder::UnboundCodesRequest,
        {
            self.input.body = set(super::types::builder::UnboundCodesRequest {
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
                &operations::LIST_UNBOUND_CODES,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::LIST_UNBOUND_CODES, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::UnboundCodeList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_UNBOUND_CODES,
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
            crate::Response<super::types::UnboundCodeList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_UNBOUND_CODES,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
        /// All items, fetched page by page as they are asked for, each one once.
        ///
        /// It starts with the page that was set, or with the first.
        /// Unless a size is set, 15 is asked for, because the end of the list is computed from it.
        /// Every page is checked and judged as [`send`](Self::send) does it; an error ends the stream.
        #[inline]
        pub fn stream(
            self,
        ) -> crate::Items<super::types::UnboundCode, super::types::Failure> {
            crate::Items::new(
                self.client.core.clone(),
                &operations::LIST_UNBOUND_CODES,
                &operations::pages::LIST_UNBOUND_CODES,
                self.input,
            )
        }
    }
}
/// What the document says about each operation, as data.
pub static OPERATIONS: &[&Operation] = &[&operations::LIST_UNBOUND_CODES];
#[doc(inline)]
pub use operations::hosts;
pub(crate) mod operations {
    use super::{Host, Operation};
    use crate::runtime::answers::{Answer, Answers, Holds};
    use crate::runtime::operation::{Body, Demand, Effect, Rule};
    use crate::runtime::outcome::{Condition, Outcome, Test};
    pub static LIST_UNBOUND_CODES: Operation = Operation {
        id: "list_unbound_codes",
        api: "umxnt",
        method: reqwest::Method::POST,
        host: &hosts::PAY,
        path: "/api/user/QrListinfos",
        effect: Effect::Read,
        look_up: None,
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Form(&shapes::UNBOUND_CODES_REQUEST)),
        rules: &[],
        omit_empty: false,
        security: &[],
        outcome: &outcomes::OUTCOME_1,
        answers: Answers::JUDGED,
    };
    /// What the document says of all operations, also of those that it does not describe.
    #[allow(dead_code)]
    pub static COMMON: crate::runtime::operation::Common = crate::runtime::operation::Common {
        outcome: &outcomes::OUTCOME_1,
        security: &[],
        omit_empty: false,
    };
    pub mod outcomes {
        use super::{Condition, Outcome, Test};
        pub static OUTCOME_1: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::NotIn(&["1"]),
                },
            ],
            strange: &[],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["1"]),
                },
            ],
            code: &[&["status"]],
            message: &[&["message"], &["massage"]],
            not_executed: &[],
            duplicate: &[],
            expired: &["-501"],
        };
    }
    pub mod pages {
        pub static LIST_UNBOUND_CODES: crate::runtime::paging::Pagination = crate::runtime::paging::Pagination {
            in_body: true,
            page: "p",
            size: "l",
            default_size: Some(15),
            items: &["data"],
            end: crate::runtime::paging::End::Total(&["t"]),
            key: &["id"],
        };
    }
    /// The hosts that serve the operations.
    pub mod hosts {
        use super::Host;
        /// The page calls this host the test environment (测试环境) and leaves production (正式环境) blank; a sibling page lists the same host as production.
        /// Treat it as production: nothing shows that it is a safe place for tests.
        pub static PAY: Host = Host {
            name: "pay",
            url: Some("https://pay.umxnt.com"),
        };
    }
    #[allow(dead_code)]
    pub mod schemes {
        use crate::runtime::standard::{Scheme, SchemeKind};
    }
    pub mod shapes {
        use crate::runtime::check::{Bound, Check, Field, Shape};
        use crate::runtime::pattern::{Node, Pattern};
        pub static UNBOUND_CODES_REQUEST: Shape = Shape {
            fields: &[
                Field::body("token").required().hidden().credential(),
                Field::body("cno").required(),
                Field::body("code_type").required().checks(&[Check::Enum(&["0"])]),
                Field::body("code_number"),
                Field::body("p"),
                Field::body("l"),
            ],
        };
    }
}

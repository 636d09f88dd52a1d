//! Generated from spec/adapay.yaml by `cargo xtask gen`; do not edit.
// sha256 b3cdbf22b0505920 spec/adapay.yaml
// sha256 88e567824fb570ff the lines below

use crate::runtime::operation::{Host, Operation};
/// Adapay wallet (钱包).
///
/// Withdrawals (取现), balances (账户余额), quotas (可用额度), wallet logins (钱包登录), wallet payments (钱包支付) and checkouts (收银台) of Adapay.
/// The page is called 钱包 and shows calls of an SDK; hosts, paths, signing and the envelope come from official SDKs.
/// It states no version; the version above counts this document.
///
/// Two hosts serve the operations, and a request to the wrong one fails: a path without `servers` of its own belongs to api.adapay.tech.
/// Live and mock mode (prod模式, mock模式) share the hosts and differ by the api_key.
///
/// Every answer and every rejection is wrapped as `{"data": "<JSON text>", "signature": "<base64>"}`.
/// The answers' schemas and examples in this document are the decoded content of `data`.
/// The signature covers the text of `data`, so an unsigned or wrongly signed body is never a result.
/// Rejections come with a status other than 200 (400, 401 and 402 were seen) in the same envelope; 401, 404 and 5xx can also be unsigned JSON or HTML from a gateway.
///
/// Nothing that is signed carries a time or a nonce: `order_no` alone makes a request unique, within an `app_id`.
/// After a time-out of a call that creates something its outcome is unknown: keep the `order_no` and look it up.
/// No operation here proves that a checkout or a wallet payment was paid; the notification (异步消息通知) does.
/// The API grows: unknown fields are to be ignored, and `""` in an answer stands for an absent value.
///
/// Hosts:
///
/// * `api`: <https://api.adapay.tech>
/// * `page`: <https://page.adapay.tech>
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) core: std::sync::Arc<crate::runtime::call::Core>,
}
impl crate::ApiClient for Client {}
impl crate::runtime::settings::sealed::Made for Client {
    #[inline]
    fn documented_hosts() -> crate::runtime::hosts::Hosts {
        crate::runtime::hosts::Hosts::documented(
            &[&operations::hosts::API, &operations::hosts::PAGE],
        )
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
    /// Create a withdrawal (创建取现对象).
    ///
    /// Withdraws from the available balance (可用余额) of the settlement account of a merchant or of a merchant's user.
    /// The amount goes from the account to the settlement bank card that is bound to it (绑定的结算银行卡).
    /// The answer is not the end: Adapay tells the final result of the withdrawal (取现终态结果) by a notification (异步消息通知), and that notification is what counts.
    /// This function needs a permission (该功能存在权限限制): ask Adapay's sales to open it.
    ///
    /// `POST /v1/cashs`
    ///
    /// Effect: **it moves money**.
    /// If [its outcome is unknown](crate::Error::outcome_is_unknown), look it up with [`query_cash`](Self::query_cash).
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// use payspec::adapay::types;
    ///
    /// let answer = client
    ///     .create_cash()
    ///     .body_map(|body| {
    ///         body
    ///             .order_no("1579163031383")
    ///             .app_id("app_XXXXXXXX")
    ///             .cash_type(types::CashType::T1)
    ///             .cash_amt("0.01")
    ///             .member_id("member_id_test")
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_cash(&self) -> builder::CreateCash<'_> {
        builder::CreateCash::new(self)
    }
    /// Look up a withdrawal (查询取现对象).
    ///
    /// Looks up the state of a withdrawal that was asked for before (查询已发起的取现交易状态).
    /// `status` is the query's own; the withdrawal's state is `trans_stat` of the item in `cash_list`.
    /// An answer with a withdrawal in `cash_list` is an answer, whatever its `status` says.
    ///
    /// `GET /v1/cashs/stat`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .query_cash()
    ///     .order_no("1579163031383")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn query_cash(&self) -> builder::QueryCash<'_> {
        builder::QueryCash::new(self)
    }
    /// Look up an account's balance (查询账户余额对象).
    ///
    /// Looks up the balance of the settlement account of the merchant or of one of the merchant's users (查询商户或商户下某个用户结算账户的余额).
    /// For the merchant itself `member_id` is 0 and `settle_account_id` is not given.
    /// For a merchant's user `member_id` and `settle_account_id` must both be given.
    ///
    /// `GET /v1/settle_accounts/balance`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .get_balance()
    ///     .app_id("{app_id}")
    ///     .member_id("member_id_placeholder")
    ///     .settle_account_id("{settle_account_id}")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_balance(&self) -> builder::GetBalance<'_> {
        builder::GetBalance::new(self)
    }
    /// Look up the quota of withdrawals (查询可用额度).
    ///
    /// Looks up the quota of withdrawals as it is now (实时取现额度).
    /// Let more than 15 minutes pass between two queries (建议查询间隔超过15分钟): before that the quota may not have been refreshed.
    /// This function needs a permission (该功能存在权限限制): ask Adapay's sales to open it.
    ///
    /// `GET /v1/acct/cashQuota`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .get_cash_quota()
    ///     .cust_id("Adapay商户号")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_cash_quota(&self) -> builder::GetCashQuota<'_> {
        builder::GetCashQuota::new(self)
    }
    /// Create a login to the wallet (钱包登录对象).
    ///
    /// Gets a new login object whose `redirect_url` is the link for logging in to the wallet (钱包登录链接).
    /// The merchant's front end goes to that link, and Adapay opens the wallet's H5 page by itself.
    /// The wallet has withdrawals (提现), password management (密码管理), bank cards (银行卡) and more.
    /// For a login of the merchant itself `member_id` is 0.
    /// When the wallet says that the login has expired (登录过期), ask for a new login object.
    /// The vendor describes the function on its page 钱包登录功能.
    ///
    /// `POST /v1/walletLogin`
    ///
    /// Effect: it opens a login session; no money moves.
    /// There is no operation to look up its outcome: A login link moves nothing and cannot be looked up; ask for a new one.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .create_wallet_login()
    ///     .body_map(|body| {
    ///         body
    ///             .ip("{ip}")
    ///             .member_id("member_id_placeholder")
    ///             .app_id("{app_id}")
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_wallet_login(&self) -> builder::CreateWalletLogin<'_> {
        builder::CreateWalletLogin::new(self)
    }
    /// Create a wallet payment (创建钱包支付对象).
    ///
    /// Places an order for a wallet payment and gets an account_payment object whose `expend.pay_url` is the link for it (钱包支付下单链接).
    /// The merchant's front end goes to that link, and Adapay opens the H5 page of the wallet payment by itself.
    /// There the payer (付款方), at present merchants only (目前仅支持商户), logs in with the phone number and password of the merchant's console (控制台), comes to the page that confirms the payment and enters the wallet's payment password.
    /// Adapay tells the result of the payment by a notification (异步消息通知).
    /// The vendor describes the function on its page 钱包支付功能.
    /// A success of this call says that the order was accepted, and does not prove that it was paid.
    ///
    /// `POST /v1/account/payment`
    ///
    /// Effect: it opens an order that somebody can pay; a success does not say that it was paid.
    /// There is no operation to look up its outcome: The page has no operation that reads a wallet payment; its result comes by notification.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .create_account_payment()
    ///     .body_map(|body| {
    ///         body
    ///             .order_no("payment_sdk_123456789")
    ///             .pay_amt("0.01")
    ///             .app_id("app_XXXXXXXX")
    ///             .goods_title("Your goods_title")
    ///             .goods_desc("Your goods_desc")
    ///             .description("payment Discription")
    ///             .callback_url("https://www.baidu.com")
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_account_payment(&self) -> builder::CreateAccountPayment<'_> {
        builder::CreateAccountPayment::new(self)
    }
    /// Create a checkout (创建收银台对象).
    ///
    /// Starts a quick payment (快捷支付) and gets a checkout object whose `expend.pay_url` is the link to the checkout (跳转收银台的链接).
    /// The merchant's front end goes to that link, and Adapay opens the H5 page of the quick payment by itself.
    /// There the user pays with a quick card that is already bound (已绑定快捷卡) or adds a bank card.
    /// After the payment Adapay tells its result by a notification (异步消息通知).
    /// This function needs a permission (该功能存在权限限制): ask Adapay's business contact to open it.
    /// A success of this call says that the order was accepted, and does not prove that it was paid.
    ///
    /// `POST /v1/checkout`
    ///
    /// Effect: it opens an order that somebody can pay; a success does not say that it was paid.
    /// If [its outcome is unknown](crate::Error::outcome_is_unknown), look it up with [`list_checkouts`](Self::list_checkouts).
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// use payspec::adapay::types;
    ///
    /// let answer = client
    ///     .create_checkout()
    ///     .body_map(|body| {
    ///         body
    ///             .order_no("checkoutParams_sdk_123456789")
    ///             .pay_amt("0.02")
    ///             .app_id("app_XXXXXXXX")
    ///             .currency("cny")
    ///             .member_id("member_id_test")
    ///             .goods_title("Your goods_title")
    ///             .goods_desc("Your goods_desc")
    ///             .description("payment Discription")
    ///             .callback_url("https://www.baidu.com")
    ///             .div_members([types::DivMember::builder().amount("0.01").fee_flag(types::FeeFlag::Yes).member_id("iris1234_14151"), types::DivMember::builder().amount("0.01").fee_flag(types::FeeFlag::No).member_id("0")])
    ///     })
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_checkout(&self) -> builder::CreateCheckout<'_> {
        builder::CreateCheckout::new(self)
    }
    /// List checkouts (查询收银台对象列表).
    ///
    /// Lists checkouts that were created before (查询已发起的收银台对象), page by page.
    /// They can be narrowed down by the request's order number, by the merchant's user and by a span of time.
    /// An item shows that its order exists, and does not prove that it was paid.
    ///
    /// `GET /v1/checkout/list`
    ///
    /// Effect: it only reads and may be called again at any time.
    ///
    /// ```no_run
    /// # async fn example(client: payspec::adapay::Client) -> Result<(), payspec::Error<payspec::adapay::types::Failure>> {
    /// let answer = client
    ///     .list_checkouts()
    ///     .app_id("app_XXXXXXXX")
    ///     .page_index(1)
    ///     .page_size(10)
    ///     .created_gte("1571466657929")
    ///     .created_lte("1571898657929")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_checkouts(&self) -> builder::ListCheckouts<'_> {
        builder::ListCheckouts::new(self)
    }
}
impl Client {
    /// A client with the default settings.
    ///
    /// # Errors
    /// [`SetupError`](crate::SetupError) if a host has no usable URL or TLS cannot be set up.
    #[inline]
    pub fn new(
        credentials: crate::adapay::Credentials,
    ) -> Result<Self, crate::SetupError> {
        Self::builder(credentials).build()
    }
}
/// What requests and answers are made of.
pub mod types {
    /// A wallet payment (钱包支付对象).
    /// It shows that the order was accepted, and does not prove that it was paid.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct AccountPayment {
        /// Id of the wallet payment object, made by Adapay (Adapay生成的钱包支付对象id).
        /// At most 64 characters.
        pub id: String,
        /// The kind of object, "account_payment" (钱包支付对象,account_payment).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Order number of the request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// When the object was created, a timestamp which the example shows and the table lacks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub created_time: Option<String>,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 14 characters.
        /// An amount in yuan (元), as decimal text.
        pub pay_amt: crate::Amount,
        /// Title of the goods (商品标题).
        /// At most 64 characters.
        pub goods_title: String,
        /// Description of the goods (商品描述信息).
        /// At most 127 characters.
        pub goods_desc: String,
        /// Phone number with which the merchant registered (商户注册手机号).
        /// When it is empty, the merchant logs in with a password to pay; when it is given, no login is needed (免登录).
        /// At most 11 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mer_phone: Option<crate::Sensitive>,
        /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母), by default renminbi, cny.
        /// At most 3 characters.
        /// Matches `^[a-z]{3}$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
        /// By default after 2 hours; 1 minute at the earliest and 1 day at the latest.
        /// At most 20 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_expire: Option<String>,
        /// Further notes on the order (订单附加说明).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL without parameters.
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// Where the payer is sent after the payment succeeded (支付成功后跳转地址).
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback_url: Option<String>,
        /// Further values that are returned once the order was accepted (下单成功后返回的扩展参数).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub expend: Option<AccountPaymentExpend>,
        /// Whether an order was accepted (当前交易状态).
        /// It does not prove that the order was paid, and no operation here does: the notification tells.
        /// succeeded: the order was accepted.
        /// pending: it is being worked on.
        /// failed: it was refused.
        pub status: super::types::OrderStatus,
        /// Code of the error (错误码); set on failure only.
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// Further values that are returned once the order was accepted (下单成功后返回的扩展参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct AccountPaymentExpend {
        /// Link to the wallet payment (钱包支付的链接).
        /// Keep it out of logs.
        /// At most 256 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_url: Option<crate::Sensitive>,
    }
    /// A wallet payment to be ordered (创建钱包支付对象 / 请求参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct AccountPaymentRequest {
        /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 14 characters.
        /// An amount in yuan (元), as decimal text.
        pub pay_amt: crate::Amount,
        /// Title of the goods (商品标题).
        /// At most 64 characters.
        pub goods_title: String,
        /// Description of the goods (商品描述信息).
        /// At most 127 characters.
        pub goods_desc: String,
        /// Phone number with which the merchant registered (商户注册手机号).
        /// When it is empty, the merchant logs in with a password to pay; when it is given, no login is needed (免登录).
        /// At most 11 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mer_phone: Option<crate::Sensitive>,
        /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母).
        /// The provider takes renminbi, cny, when it is absent.
        /// At most 3 characters.
        /// Matches `^[a-z]{3}$`.
        /// If it is not set, nothing is sent and the provider takes `cny`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
        /// After 2 hours when it is absent; 1 minute from now at the earliest and 1 day at the latest.
        /// At most 20 characters.
        /// Matches `^[0-9]{14}$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_expire: Option<String>,
        /// Further notes on the order (订单附加说明).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
        /// It must not carry parameters (URL 上请勿附带参数).
        /// At most 250 characters.
        /// Matches `^https?://[^?]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// Where the payer is sent after the payment succeeded (支付成功后跳转地址).
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback_url: Option<String>,
    }
    impl AccountPaymentRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::AccountPaymentRequest {
            Default::default()
        }
    }
    /// The balance of a settlement account (账户余额对象).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Balance {
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// The kind of object, "account_balance" (账户余额对象,account_balance).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Balance of the account (账户余额), which is the available plus the frozen balance.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub acct_balance: Option<crate::Amount>,
        /// Available balance (可用余额).
        /// A withdrawal can be made only while it is above 0.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub avl_balance: Option<crate::Amount>,
        /// Frozen balance (冻结余额).
        /// With automatic settlement (自动结算功能) configured, the available balance is turned into a frozen amount when the daily settlement starts.
        /// This part cannot be withdrawn (该部分金额不允许取现).
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub frz_balance: Option<crate::Amount>,
        /// Balance at the end of yesterday (昨日日终余额).
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub last_avl_balance: Option<crate::Amount>,
        /// Status of this call itself (当前查询状态).
        /// It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for.
        /// succeeded: it was answered.
        /// pending: it is being worked on.
        /// failed: it was refused or could not be answered.
        pub status: super::types::QueryStatus,
        /// Code of the error (错误码); set on failure only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// A withdrawal as it was taken on (取现对象).
    /// Its final state comes by notification; this answer does not prove that the money arrived.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Cash {
        /// Id of the withdrawal object, made by Adapay (由Adapay生成的取现对象 id).
        /// At most 64 characters.
        pub id: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// The kind of object, "cash" (取现对象,cash).
        /// At most 20 characters.
        pub object: String,
        /// When the withdrawal object was created (取现对象创建时), a timestamp of 10 digits (10 位时间戳).
        /// At most 10 characters.
        pub created_time: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Order number of the request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// Kind of withdrawal (取现类型).
        /// T1: T+1 withdrawal (T+1取现).
        /// D1: D+1 withdrawal (D+1取现).
        /// D0: immediate withdrawal (即时取现).
        /// DM: from the quota (可用额度取现); an amount that was booked and not withdrawn turns into quota, and its withdrawal arrives at once.
        pub cash_type: super::types::CashType,
        /// Amount to withdraw (取现金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        pub cash_amt: crate::Amount,
        /// Amount that arrives after the withdrawal succeeded (取现成功后的到账金额), which is the amount to withdraw less its fee.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub real_amt: Option<crate::Amount>,
        /// Fee of the withdrawal (取现手续费金额).
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_amt: Option<crate::Amount>,
        /// The member_id of the request, which the example shows and the table lacks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Status of a withdrawal that was created.
        /// In the answer that creates it, it does not prove that the money arrived: the final state comes by notification, and query_cash shows `trans_stat`.
        /// succeeded: the withdrawal succeeded.
        /// pending: it is being worked on.
        /// failed: the withdrawal failed.
        pub status: super::types::CashStatus,
        /// Code of the error (错误码); set on failure only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// One withdrawal (cash_list字段说明).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CashListItem {
        /// Id of the withdrawal object, made by Adapay (由Adapay生成的取现对象 id).
        pub cash_id: String,
        /// Amount to withdraw (取现金额).
        /// An amount in yuan (元), as decimal text.
        pub cash_amt: crate::Amount,
        /// State of a withdrawal (取现状态).
        /// S: succeeded (成功).
        /// F: failed (失败).
        /// P: in progress (处理中), so that it can still end either way.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub trans_stat: Option<super::types::TransStat>,
    }
    /// What is known about a withdrawal (查询取现对象 / 响应).
    /// `status` is the query's own and says nothing about the withdrawal; its state is `trans_stat` of the item in `cash_list`.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CashQuery {
        /// The withdrawals with this order number (取现订单信息).
        /// An absent or empty list does not prove that there is none.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub cash_list: Option<Vec<CashListItem>>,
        /// Status of this call itself (当前查询状态).
        /// It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for.
        /// succeeded: it was answered.
        /// pending: it is being worked on.
        /// failed: it was refused or could not be answered.
        pub status: super::types::QueryStatus,
        /// Code of the error (错误码); set on failure only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// The quota of withdrawals of a day (可用取现额度对象).
    /// What is left is `cash_quota` less `used_quota`.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CashQuota {
        /// The kind of object, "cash_quota" (可用取现额度对象,cash_quota).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// The merchant's number at Adapay (Adapay商户号).
        /// At most 16 characters.
        pub cust_id: String,
        /// Quota of the day (当日取现额度), with two decimals, such as 0.10 or 100.05.
        /// The quota that is left (可用取现额度) is this less the used one, and only while it is above 0 a DM withdrawal can be made, which arrives at once.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        pub cash_quota: crate::Amount,
        /// Used quota (已用取现额度), what DM withdrawals used today, with two decimals, such as 0.10 or 100.05.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        pub used_quota: crate::Amount,
        /// Status of this call itself (当前查询状态).
        /// It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for.
        /// succeeded: it was answered.
        /// pending: it is being worked on.
        /// failed: it was refused or could not be answered.
        pub status: super::types::QueryStatus,
        /// Code of the error (错误码); set on failure only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// A withdrawal to be made (创建取现对象 / 请求参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CashRequest {
        /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Kind of withdrawal (取现类型).
        /// T1: T+1 withdrawal (T+1取现).
        /// D1: D+1 withdrawal (D+1取现).
        /// D0: immediate withdrawal (即时取现).
        /// DM: from the quota (可用额度取现); an amount that was booked and not withdrawn turns into quota, and its withdrawal arrives at once.
        pub cash_type: super::types::CashType,
        /// Amount to withdraw (取现金额) in yuan (人民币为元).
        /// It must be above 0 and has two decimals, such as 0.10 or 100.05.
        /// At most 16 characters.
        /// An amount in yuan (元), as decimal text.
        pub cash_amt: crate::Amount,
        /// The member_id of the user object (用户对象的member_id).
        /// "0" withdraws for the merchant itself (商户本身).
        /// At most 64 characters.
        pub member_id: String,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
        /// It must not carry parameters (请不要地址上带有参数).
        /// At most 250 characters.
        /// Matches `^https?://[^?]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// A remark (备注).
        /// At most 200 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remark: Option<String>,
        /// How the fee is taken (手续费收取模式).
        /// The provider takes "I" when it is empty.
        /// If it is not set, nothing is sent and the provider takes `I`.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_mode: Option<super::types::FeeMode>,
    }
    impl CashRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::CashRequest {
            Default::default()
        }
    }
    /// A checkout (收银台对象) as it was created.
    /// It shows that the order was accepted, and does not prove that it was paid.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Checkout {
        /// The kind of object, "checkout" (收银台对象,checkout).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Order number of the request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// When the checkout object was created (收银台对象创建时间戳), a timestamp.
        /// At most 10 characters.
        pub created_time: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的 app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Id of the merchant's user (商户下的用户id), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 14 characters.
        /// An amount in yuan (元), as decimal text.
        pub pay_amt: crate::Amount,
        /// Channel of a payment (支付渠道); fast_pay when it is empty.
        /// fast_pay: quick payment (快捷支付).
        /// online_pay: payment at the bank's site (网银支付).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub pay_channel: Option<super::types::PayChannel>,
        /// Title of the goods (商品标题).
        /// At most 64 characters.
        pub goods_title: String,
        /// Description of the goods (商品描述信息).
        /// At most 127 characters.
        pub goods_desc: String,
        /// Mode of the payment (支付模式): delay for splitting later (延时分账模式), "" or absent for splitting at once (实时分账).
        /// With delay, div_members is empty.
        /// At most 20 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_mode: Option<String>,
        /// Who gets which part (分账对象信息列表), a list of JSON objects, at most 7 per request.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub div_members: Option<Vec<DivMember>>,
        /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母), by default renminbi, cny.
        /// At most 3 characters.
        /// Matches `^[a-z]{3}$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
        /// By default after 2 hours; 1 minute at the earliest and 1 day at the latest.
        /// At most 20 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_expire: Option<String>,
        /// Further notes on the order (订单附加说明).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL without parameters.
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// The merchant's page to which the user is sent when the payment succeeded or failed (商户前端页面地址).
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback_url: Option<String>,
        /// Further values that are returned once the order was accepted (下单成功后返回的扩展参数).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub expend: Option<CheckoutExpend>,
        /// How the fee is taken (手续费收取模式).
        /// O: from the merchant's fee account (商户手续费账户扣取手续费).
        /// I: from the amount of the transaction (交易金额中扣取手续费).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_mode: Option<super::types::FeeMode>,
        /// Whether an order was accepted (当前交易状态).
        /// It does not prove that the order was paid, and no operation here does: the notification tells.
        /// succeeded: the order was accepted.
        /// pending: it is being worked on.
        /// failed: it was refused.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub status: Option<super::types::OrderStatus>,
        /// Code of the error (错误码); set on failure only.
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// Further values that are returned once the order was accepted (下单成功后返回的扩展参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CheckoutExpend {
        /// Link to the checkout (跳转收银台的链接).
        /// Keep it out of logs.
        /// At most 256 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_url: Option<crate::Sensitive>,
    }
    /// A checkout (收银台对象) as the list shows it.
    /// It shows that the order exists, and does not prove that it was paid.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CheckoutItem {
        /// The kind of object, "checkout" (收银台对象,checkout).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Order number of the request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// When the checkout object was created (收银台对象创建时间戳), a timestamp.
        /// At most 10 characters.
        pub created_time: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的 app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Id of the merchant's user (商户下的用户id), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 14 characters.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub pay_amt: Option<crate::Amount>,
        /// Channel of a payment (支付渠道); fast_pay when it is empty.
        /// fast_pay: quick payment (快捷支付).
        /// online_pay: payment at the bank's site (网银支付).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub pay_channel: Option<super::types::PayChannel>,
        /// Title of the goods (商品标题).
        /// At most 64 characters.
        pub goods_title: String,
        /// Description of the goods (商品描述信息).
        /// At most 127 characters.
        pub goods_desc: String,
        /// Mode of the payment (支付模式): delay for splitting later (延时分账模式), "" for splitting at once (实时分账), which is how the example has it.
        /// With delay, div_members is empty.
        /// At most 20 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_mode: Option<String>,
        /// Who gets which part (分账对象信息列表), a list of JSON objects, at most 7 per request.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub div_members: Option<Vec<DivMember>>,
        /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母), by default renminbi, cny.
        /// At most 3 characters.
        /// Matches `^[a-z]{3}$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
        /// By default after 2 hours; 1 minute at the earliest and 1 day at the latest.
        /// At most 20 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_expire: Option<String>,
        /// Further notes on the order (订单附加说明); "" when there are none, as in the example.
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL without parameters.
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// The merchant's page to which the user is sent when the payment succeeded or failed (商户前端页面地址).
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback_url: Option<String>,
        /// Further values that are returned once the order was accepted (下单成功后返回的扩展参数).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub expend: Option<CheckoutExpend>,
        /// How the fee is taken (手续费收取模式).
        /// O: from the merchant's fee account (商户手续费账户扣取手续费).
        /// I: from the amount of the transaction (交易金额中扣取手续费).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_mode: Option<super::types::FeeMode>,
        /// Whether an order was accepted (当前交易状态).
        /// It does not prove that the order was paid, and no operation here does: the notification tells.
        /// succeeded: the order was accepted.
        /// pending: it is being worked on.
        /// failed: it was refused.
        pub status: super::types::OrderStatus,
        /// Code of the error (错误码); set on failure only.
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// One page of checkouts (收银台对象列表).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CheckoutList {
        /// The kind of object, "list" (收银台对象列表,list).
        /// At most 8 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Order number that was sent when the checkout was created (创建收银台对象时上送的请求订单号).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub order_no: Option<String>,
        /// Id of the merchant's user that was sent when the checkout was created (创建收银台对象时上送的商户下的用户id).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Whether there is more (是否还有更多): true for yes, false for no.
        /// It is a JSON boolean, although prod_mode is a string.
        pub has_more: bool,
        /// The checkouts of this page (收银台对象 列表).
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub checkouts: Option<Vec<CheckoutItem>>,
        /// Status of this call itself (当前查询状态).
        /// It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for.
        /// succeeded: it was answered.
        /// pending: it is being worked on.
        /// failed: it was refused or could not be answered.
        pub status: super::types::QueryStatus,
        /// Code of the error (错误码); set on failure only.
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        /// At most 32 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// A checkout to be created (创建收银台对象 / 请求参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct CheckoutRequest {
        /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub order_no: String,
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Id of the merchant's user (商户下的用户id), unique within an app_id (保证在app_id下唯一).
        /// It must be given when the channel is fast_pay, which is also the default channel.
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Channel of the payment (支付渠道).
        /// The provider takes fast_pay when it is empty.
        /// If it is not set, nothing is sent and the provider takes `fast_pay`.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub pay_channel: Option<super::types::PayChannel>,
        /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
        /// At most 14 characters.
        /// An amount in yuan (元), as decimal text.
        pub pay_amt: crate::Amount,
        /// Title of the goods (商品标题).
        /// At most 64 characters.
        pub goods_title: String,
        /// Description of the goods (商品描述信息).
        /// At most 127 characters.
        pub goods_desc: String,
        /// Mode of the payment (支付模式).
        /// Empty stands for splitting at once (实时分账); with delay, div_members must be empty.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub pay_mode: Option<super::types::PayMode>,
        /// Who gets which part (分账对象信息列表), a list of JSON objects.
        /// One request takes at most 7 parties (一次请求最多仅支持7个分账方).
        /// It must be empty when pay_mode is delay, and must name no bearer of the fee when fee_mode is "O".
        /// At most 7 items.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub div_members: Option<Vec<DivMember>>,
        /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母).
        /// The provider takes renminbi, cny, when it is absent.
        /// At most 3 characters.
        /// Matches `^[a-z]{3}$`.
        /// If it is not set, nothing is sent and the provider takes `cny`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
        /// After 2 hours when it is absent; 1 minute from now at the earliest and 1 day at the latest.
        /// At most 20 characters.
        /// Matches `^[0-9]{14}$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_expire: Option<String>,
        /// Further notes on the order (订单附加说明).
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
        /// It must not carry parameters (URL 上请勿附带参数).
        /// At most 250 characters.
        /// Matches `^https?://[^?]+$`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub notify_url: Option<String>,
        /// The merchant's page to which the user is sent when the payment succeeded or failed (商户前端页面地址).
        /// At most 250 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback_url: Option<String>,
        /// How the fee is taken (手续费收取模式).
        /// The provider takes "I" when it is empty; with "O" no item of div_members may bear the fee (不支持传入手续费承担方).
        /// If it is not set, nothing is sent and the provider takes `I`.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_mode: Option<super::types::FeeMode>,
    }
    impl CheckoutRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::CheckoutRequest {
            Default::default()
        }
    }
    /// One party of a split (分账方) and its part.
    /// The page does not say which of the fields are required; its examples carry all three.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct DivMember {
        /// Id of the user that gets the part; "0" is the merchant itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub member_id: Option<String>,
        /// Amount of the part, in the currency of the order.
        /// An amount in yuan (元), as decimal text.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub amount: Option<crate::Amount>,
        /// Whether this party bears the fee (手续费承担方).
        /// Y: it does.
        /// N: it does not.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub fee_flag: Option<super::types::FeeFlag>,
    }
    impl DivMember {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::DivMember {
            Default::default()
        }
    }
    /// What the provider says when it says no.
    /// Older pages name the fields failure_code, failure_msg, type and param; both forms are read.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct Failure {
        /// Always "failed" where it was seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Code of the error (错误码); the set is open.
        /// Seen: request_parameter_error, request_param_error, system_exception, config_exception, security_exception (the signature is wrong), token_revoke_error, token_apply_error, token_invalided, payment_id_not_exists, request_order_no_repeate (the order number was used before), channel_error, channel_response_code_fail, channel_unexpected_error, mer_not_register and account_not_exists.
        /// system_exception, the channel codes and a repeated order number do not prove that nothing was executed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
        /// Older name of error_code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub failure_code: Option<String>,
        /// Older name of error_msg.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub failure_msg: Option<String>,
        /// Older name of error_type.
        #[serde(rename = "type")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub type_: Option<String>,
        /// Older name of invalid_param.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub param: Option<String>,
    }
    /// A login to the wallet (钱包登录对象).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct WalletLogin {
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// The kind of object, "login" (钱包登录对象,login).
        /// At most 20 characters.
        pub object: String,
        /// Whether this is live mode (是否 prod模式).
        /// true: live (prod模式).
        /// false: mock (mock模式).
        /// It is a string, no JSON boolean.
        pub prod_mode: super::types::ProdMode,
        /// Link for logging in to the wallet (登录URL).
        /// Whoever has it may enter the wallet: keep it out of logs.
        /// At most 128 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub redirect_url: Option<crate::Sensitive>,
        /// Status of this call itself (当前查询状态).
        /// It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for.
        /// succeeded: it was answered.
        /// pending: it is being worked on.
        /// failed: it was refused or could not be answered.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub status: Option<super::types::QueryStatus>,
        /// Code of the error (错误码); set on failure only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_code: Option<String>,
        /// What went wrong (错误描述).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_msg: Option<String>,
        /// Kind of error (错误类型); the set is open.
        /// The names of the values are all that is known of their meaning.
        #[serde(
            default,
            deserialize_with = "crate::runtime::read::optional",
            skip_serializing_if = "Option::is_none"
        )]
        pub error_type: Option<super::types::ErrorType>,
        /// Name of the parameter at fault, on a parameter error (当发生参数错误时返回具体的参数名,便于定位错误原因).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invalid_param: Option<String>,
    }
    /// A login to be created (钱包登录对象 / 请求参数).
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[non_exhaustive]
    pub struct WalletLoginRequest {
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub app_id: String,
        /// Id of the merchant's user object (商户用户对象 id); "0" stands for the merchant itself (商户本身).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub member_id: String,
        /// The user's real client IP (真实的用户客户端IP).
        /// At most 64 characters.
        pub ip: crate::Sensitive,
    }
    impl WalletLoginRequest {
        /// Builds one field by field; what is not set is not sent.
        pub fn builder() -> builder::WalletLoginRequest {
            Default::default()
        }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Kind of account (账户类型)."] #[doc =
        " 01: basic account (基本户), also when empty."] #[doc =
        " 02: fee account (手续费账户)."] #[doc =
        " 03: transitional account (过渡户)."] AcctType { Basic = "01", Fee = "02",
        Transitional = "03", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Status of a withdrawal that was created."] #[doc =
        " In the answer that creates it, it does not prove that the money arrived: the final state comes by notification, and query_cash shows `trans_stat`."]
        #[doc = " succeeded: the withdrawal succeeded."] #[doc =
        " pending: it is being worked on."] #[doc = " failed: the withdrawal failed."]
        CashStatus { Succeeded = "succeeded", Pending = "pending", Failed = "failed", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Kind of withdrawal (取现类型)."] #[doc =
        " T1: T+1 withdrawal (T+1取现)."] #[doc = " D1: D+1 withdrawal (D+1取现)."]
        #[doc = " D0: immediate withdrawal (即时取现)."] #[doc =
        " DM: from the quota (可用额度取现); an amount that was booked and not withdrawn turns into quota, and its withdrawal arrives at once."]
        CashType { T1 = "T1", D1 = "D1", D0 = "D0", Dm = "DM", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Kind of error (错误类型); the set is open."] #[doc =
        " The names of the values are all that is known of their meaning."] ErrorType {
        InvalidRequestError = "invalid_request_error", ApiError = "api_error",
        ChannelError = "channel_error", CardError = "card_error", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Whether this party bears the fee (手续费承担方)."] #[doc =
        " Y: it does."] #[doc = " N: it does not."] FeeFlag { Yes = "Y", No = "N", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " How the fee is taken (手续费收取模式)."] #[doc =
        " O: from the merchant's fee account (商户手续费账户扣取手续费)."]
        #[doc =
        " I: from the amount of the transaction (交易金额中扣取手续费)."]
        FeeMode { FeeAccount = "O", TransactionAmount = "I", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Whether an order was accepted (当前交易状态)."] #[doc =
        " It does not prove that the order was paid, and no operation here does: the notification tells."]
        #[doc = " succeeded: the order was accepted."] #[doc =
        " pending: it is being worked on."] #[doc = " failed: it was refused."]
        OrderStatus { Succeeded = "succeeded", Pending = "pending", Failed = "failed", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Channel of a payment (支付渠道); fast_pay when it is empty."] #[doc
        = " fast_pay: quick payment (快捷支付)."] #[doc =
        " online_pay: payment at the bank's site (网银支付)."] PayChannel { FastPay =
        "fast_pay", OnlinePay = "online_pay", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc =
        " Mode of a payment (支付模式); empty stands for splitting at once (实时分账)."]
        #[doc = " delay: splitting later (延时分账模式)."] PayMode { Delay =
        "delay", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Whether this is live mode (是否 prod模式)."] #[doc =
        " true: live (prod模式)."] #[doc = " false: mock (mock模式)."] #[doc =
        " It is a string, no JSON boolean."] ProdMode { Live = "true", Mock = "false", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " Status of this call itself (当前查询状态)."] #[doc =
        " It says whether the call was answered and proves nothing about the withdrawal, order or payment that was asked for."]
        #[doc = " succeeded: it was answered."] #[doc =
        " pending: it is being worked on."] #[doc =
        " failed: it was refused or could not be answered."] QueryStatus { Succeeded =
        "succeeded", Pending = "pending", Failed = "failed", }
    }
    crate::runtime::open_enum::open_enum! {
        #[doc = " State of a withdrawal (取现状态)."] #[doc =
        " S: succeeded (成功)."] #[doc = " F: failed (失败)."] #[doc =
        " P: in progress (处理中), so that it can still end either way."] TransStat {
        Succeeded = "S", Failed = "F", Processing = "P", }
    }
    /// Builders of requests.
    pub mod builder {
        use super::super::operations::shapes;
        /// Builds a [`AccountPaymentRequest`](super::AccountPaymentRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct AccountPaymentRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl AccountPaymentRequest {
            /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
            /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
            /// At most 64 characters.
            /// Matches `^[A-Za-z0-9_]+$`.
            pub fn order_no<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("order_no", value.try_into());
                self
            }
            /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
            /// At most 64 characters.
            pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("app_id", value.try_into());
                self
            }
            /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
            /// At most 14 characters.
            /// An amount in yuan (元), as decimal text.
            pub fn pay_amt<V: TryInto<crate::Amount, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("pay_amt", value.try_into());
                self
            }
            /// Title of the goods (商品标题).
            /// At most 64 characters.
            pub fn goods_title<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("goods_title", value.try_into());
                self
            }
            /// Description of the goods (商品描述信息).
            /// At most 127 characters.
            pub fn goods_desc<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("goods_desc", value.try_into());
                self
            }
            /// Phone number with which the merchant registered (商户注册手机号).
            /// When it is empty, the merchant logs in with a password to pay; when it is given, no login is needed (免登录).
            /// At most 11 characters.
            pub fn mer_phone<V: crate::IntoOptional<crate::Sensitive, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("mer_phone", value.into_optional());
                self
            }
            /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母).
            /// The provider takes renminbi, cny, when it is absent.
            /// At most 3 characters.
            /// Matches `^[a-z]{3}$`.
            /// If it is not set, nothing is sent and the provider takes `cny`.
            pub fn currency<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("currency", value.into_optional());
                self
            }
            /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
            /// After 2 hours when it is absent; 1 minute from now at the earliest and 1 day at the latest.
            /// At most 20 characters.
            /// Matches `^[0-9]{14}$`.
            pub fn time_expire<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("time_expire", value.into_optional());
                self
            }
            /// Further notes on the order (订单附加说明).
            /// At most 128 characters.
            pub fn description<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("description", value.into_optional());
                self
            }
            /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
            /// It must not carry parameters (URL 上请勿附带参数).
            /// At most 250 characters.
            /// Matches `^https?://[^?]+$`.
            pub fn notify_url<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("notify_url", value.into_optional());
                self
            }
            /// Where the payer is sent after the payment succeeded (支付成功后跳转地址).
            /// At most 250 characters.
            pub fn callback_url<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("callback_url", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::AccountPaymentRequest, crate::Invalid> {
                self.draft
                    .finish(
                        stringify!(AccountPaymentRequest),
                        &shapes::ACCOUNT_PAYMENT_REQUEST,
                    )
            }
        }
        impl From<super::AccountPaymentRequest> for AccountPaymentRequest {
            #[inline]
            fn from(value: super::AccountPaymentRequest) -> Self {
                Self {
                    draft: crate::runtime::draft::Draft::of(&value),
                }
            }
        }
        /// Builds a [`CashRequest`](super::CashRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct CashRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl CashRequest {
            /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
            /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
            /// At most 64 characters.
            /// Matches `^[A-Za-z0-9_]+$`.
            pub fn order_no<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("order_no", value.try_into());
                self
            }
            /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
            /// At most 64 characters.
            pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("app_id", value.try_into());
                self
            }
            /// Kind of withdrawal (取现类型).
            /// T1: T+1 withdrawal (T+1取现).
            /// D1: D+1 withdrawal (D+1取现).
            /// D0: immediate withdrawal (即时取现).
            /// DM: from the quota (可用额度取现); an amount that was booked and not withdrawn turns into quota, and its withdrawal arrives at once.
            pub fn cash_type<V: TryInto<super::CashType, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("cash_type", value.try_into());
                self
            }
            /// Amount to withdraw (取现金额) in yuan (人民币为元).
            /// It must be above 0 and has two decimals, such as 0.10 or 100.05.
            /// At most 16 characters.
            /// An amount in yuan (元), as decimal text.
            pub fn cash_amt<V: TryInto<crate::Amount, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("cash_amt", value.try_into());
                self
            }
            /// The member_id of the user object (用户对象的member_id).
            /// "0" withdraws for the merchant itself (商户本身).
            /// At most 64 characters.
            pub fn member_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("member_id", value.try_into());
                self
            }
            /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
            /// It must not carry parameters (请不要地址上带有参数).
            /// At most 250 characters.
            /// Matches `^https?://[^?]+$`.
            pub fn notify_url<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("notify_url", value.into_optional());
                self
            }
            /// A remark (备注).
            /// At most 200 characters.
            pub fn remark<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("remark", value.into_optional());
                self
            }
            /// How the fee is taken (手续费收取模式).
            /// The provider takes "I" when it is empty.
            /// If it is not set, nothing is sent and the provider takes `I`.
            pub fn fee_mode<V: crate::IntoOptional<super::FeeMode, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("fee_mode", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::CashRequest, crate::Invalid> {
                self.draft.finish(stringify!(CashRequest), &shapes::CASH_REQUEST)
            }
        }
        impl From<super::CashRequest> for CashRequest {
            #[inline]
            fn from(value: super::CashRequest) -> Self {
                Self {
                    draft: crate::runtime::draft::Draft::of(&value),
                }
            }
        }
        /// Builds a [`CheckoutRequest`](super::CheckoutRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct CheckoutRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl CheckoutRequest {
            /// Order number of this request (请求订单号), unique within an app_id (保证在app_id下唯一).
            /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
            /// At most 64 characters.
            /// Matches `^[A-Za-z0-9_]+$`.
            pub fn order_no<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("order_no", value.try_into());
                self
            }
            /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
            /// At most 64 characters.
            pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("app_id", value.try_into());
                self
            }
            /// Id of the merchant's user (商户下的用户id), unique within an app_id (保证在app_id下唯一).
            /// It must be given when the channel is fast_pay, which is also the default channel.
            /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
            /// At most 64 characters.
            /// Matches `^[A-Za-z0-9_]+$`.
            pub fn member_id<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("member_id", value.into_optional());
                self
            }
            /// Channel of the payment (支付渠道).
            /// The provider takes fast_pay when it is empty.
            /// If it is not set, nothing is sent and the provider takes `fast_pay`.
            pub fn pay_channel<V: crate::IntoOptional<super::PayChannel, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("pay_channel", value.into_optional());
                self
            }
            /// Amount of the transaction (交易金额), above 0 and with two decimals, such as 0.10 or 100.05.
            /// At most 14 characters.
            /// An amount in yuan (元), as decimal text.
            pub fn pay_amt<V: TryInto<crate::Amount, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("pay_amt", value.try_into());
                self
            }
            /// Title of the goods (商品标题).
            /// At most 64 characters.
            pub fn goods_title<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("goods_title", value.try_into());
                self
            }
            /// Description of the goods (商品描述信息).
            /// At most 127 characters.
            pub fn goods_desc<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("goods_desc", value.try_into());
                self
            }
            /// Mode of the payment (支付模式).
            /// Empty stands for splitting at once (实时分账); with delay, div_members must be empty.
            pub fn pay_mode<V: crate::IntoOptional<super::PayMode, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("pay_mode", value.into_optional());
                self
            }
            /// Who gets which part (分账对象信息列表), a list of JSON objects.
            /// One request takes at most 7 parties (一次请求最多仅支持7个分账方).
            /// It must be empty when pay_mode is delay, and must name no bearer of the fee when fee_mode is "O".
            /// At most 7 items.
            pub fn div_members<V: IntoIterator<Item: Into<super::builder::DivMember>>>(
                mut self,
                values: V,
            ) -> Self {
                self.draft
                    .set_objects(
                        "div_members",
                        values.into_iter().map(|value| value.into().draft),
                    );
                self
            }
            /// ISO code of the currency, three lower-case letters (3位 ISO 货币代码,小写字母).
            /// The provider takes renminbi, cny, when it is absent.
            /// At most 3 characters.
            /// Matches `^[a-z]{3}$`.
            /// If it is not set, nothing is sent and the provider takes `cny`.
            pub fn currency<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("currency", value.into_optional());
                self
            }
            /// When the order expires (订单失效时间), as yyyyMMddHHmmss, in Beijing time as the examples show.
            /// After 2 hours when it is absent; 1 minute from now at the earliest and 1 day at the latest.
            /// At most 20 characters.
            /// Matches `^[0-9]{14}$`.
            pub fn time_expire<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("time_expire", value.into_optional());
                self
            }
            /// Further notes on the order (订单附加说明).
            /// At most 128 characters.
            pub fn description<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("description", value.into_optional());
                self
            }
            /// Where Adapay's server posts the notification (异步通知地址), an http or https URL.
            /// It must not carry parameters (URL 上请勿附带参数).
            /// At most 250 characters.
            /// Matches `^https?://[^?]+$`.
            pub fn notify_url<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("notify_url", value.into_optional());
                self
            }
            /// The merchant's page to which the user is sent when the payment succeeded or failed (商户前端页面地址).
            /// At most 250 characters.
            pub fn callback_url<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("callback_url", value.into_optional());
                self
            }
            /// How the fee is taken (手续费收取模式).
            /// The provider takes "I" when it is empty; with "O" no item of div_members may bear the fee (不支持传入手续费承担方).
            /// If it is not set, nothing is sent and the provider takes `I`.
            pub fn fee_mode<V: crate::IntoOptional<super::FeeMode, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("fee_mode", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::CheckoutRequest, crate::Invalid> {
                self.draft.finish(stringify!(CheckoutRequest), &shapes::CHECKOUT_REQUEST)
            }
        }
        impl From<super::CheckoutRequest> for CheckoutRequest {
            #[inline]
            fn from(value: super::CheckoutRequest) -> Self {
                Self {
                    draft: crate::runtime::draft::Draft::of(&value),
                }
            }
        }
        /// Builds a [`DivMember`](super::DivMember).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct DivMember {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl DivMember {
            /// Id of the user that gets the part; "0" is the merchant itself.
            pub fn member_id<V: crate::IntoOptional<String, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("member_id", value.into_optional());
                self
            }
            /// Amount of the part, in the currency of the order.
            /// An amount in yuan (元), as decimal text.
            pub fn amount<V: crate::IntoOptional<crate::Amount, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("amount", value.into_optional());
                self
            }
            /// Whether this party bears the fee (手续费承担方).
            /// Y: it does.
            /// N: it does not.
            pub fn fee_flag<V: crate::IntoOptional<super::FeeFlag, K>, K>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set_optional("fee_flag", value.into_optional());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::DivMember, crate::Invalid> {
                self.draft.finish(stringify!(DivMember), &shapes::DIV_MEMBER)
            }
        }
        impl From<super::DivMember> for DivMember {
            #[inline]
            fn from(value: super::DivMember) -> Self {
                Self {
                    draft: crate::runtime::draft::Draft::of(&value),
                }
            }
        }
        /// Builds a [`WalletLoginRequest`](super::WalletLoginRequest).
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct WalletLoginRequest {
            pub(crate) draft: crate::runtime::draft::Draft,
        }
        impl WalletLoginRequest {
            /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
            /// At most 64 characters.
            pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("app_id", value.try_into());
                self
            }
            /// Id of the merchant's user object (商户用户对象 id); "0" stands for the merchant itself (商户本身).
            /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
            /// At most 64 characters.
            /// Matches `^[A-Za-z0-9_]+$`.
            pub fn member_id<V: TryInto<String, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("member_id", value.try_into());
                self
            }
            /// The user's real client IP (真实的用户客户端IP).
            /// At most 64 characters.
            pub fn ip<V: TryInto<crate::Sensitive, Error: std::fmt::Display>>(
                mut self,
                value: V,
            ) -> Self {
                self.draft.set("ip", value.try_into());
                self
            }
            /// The finished value.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) with every documented rule that it breaks.
            #[inline]
            pub fn build(self) -> Result<super::WalletLoginRequest, crate::Invalid> {
                self.draft
                    .finish(
                        stringify!(WalletLoginRequest),
                        &shapes::WALLET_LOGIN_REQUEST,
                    )
            }
        }
        impl From<super::WalletLoginRequest> for WalletLoginRequest {
            #[inline]
            fn from(value: super::WalletLoginRequest) -> Self {
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
    /// A call of [`Client::create_cash`](super::Client::create_cash).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct CreateCash<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> CreateCash<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::CashRequest>>(
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
                super::types::builder::CashRequest,
            ) -> super::types::builder::CashRequest,
        {
            self.input.body = set(super::types::builder::CashRequest {
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
            crate::runtime::wire::validate(&operations::CREATE_CASH, self.input.clone())
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::CREATE_CASH, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::Cash>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_CASH,
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
            crate::Response<super::types::Cash>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_CASH,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::query_cash`](super::Client::query_cash).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct QueryCash<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> QueryCash<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Order number of the withdrawal's request (请求订单号), unique within an app_id.
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// The query names no app_id: with several apps, make it unique across all of them.
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub fn order_no<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("order_no", value.try_into());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(&operations::QUERY_CASH, self.input.clone())
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::QUERY_CASH, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::CashQuery>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::QUERY_CASH,
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
            crate::Response<super::types::CashQuery>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::QUERY_CASH,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::get_balance`](super::Client::get_balance).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct GetBalance<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> GetBalance<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("app_id", value.try_into());
            self
        }
        /// Id of the merchant's user object (商户用户对象 id); "0" asks for the merchant itself.
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub fn member_id<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("member_id", value.try_into());
            self
        }
        /// Id of the settlement account object, made by Adapay (由Adapay生成的结算账户对象id).
        /// It may be empty for the merchant itself and must be given for a user.
        pub fn settle_account_id<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input
                .parameters
                .set_optional("settle_account_id", value.into_optional());
            self
        }
        /// Kind of account (账户类型).
        /// The provider takes the basic account (基本户) when it is empty.
        /// If it is not set, nothing is sent and the provider takes `01`.
        pub fn acct_type<V: crate::IntoOptional<super::types::AcctType, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("acct_type", value.into_optional());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(&operations::GET_BALANCE, self.input.clone())
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::GET_BALANCE, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::Balance>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_BALANCE,
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
            crate::Response<super::types::Balance>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_BALANCE,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::get_cash_quota`](super::Client::get_cash_quota).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct GetCashQuota<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> GetCashQuota<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// The merchant's number at Adapay (Adapay商户号).
        /// At most 16 characters.
        pub fn cust_id<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("cust_id", value.try_into());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(
                &operations::GET_CASH_QUOTA,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::GET_CASH_QUOTA, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::CashQuota>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_CASH_QUOTA,
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
            crate::Response<super::types::CashQuota>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::GET_CASH_QUOTA,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::create_wallet_login`](super::Client::create_wallet_login).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct CreateWalletLogin<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> CreateWalletLogin<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::WalletLoginRequest>>(
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
                super::types::builder::WalletLoginRequest,
            ) -> super::types::builder::WalletLoginRequest,
        {
            self.input.body = set(super::types::builder::WalletLoginRequest {
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
                &operations::CREATE_WALLET_LOGIN,
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
                .request(&operations::CREATE_WALLET_LOGIN, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::WalletLogin>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_WALLET_LOGIN,
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
            crate::Response<super::types::WalletLogin>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_WALLET_LOGIN,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::create_account_payment`](super::Client::create_account_payment).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct CreateAccountPayment<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> CreateAccountPayment<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::AccountPaymentRequest>>(
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
                super::types::builder::AccountPaymentRequest,
            ) -> super::types::builder::AccountPaymentRequest,
        {
            self.input.body = set(super::types::builder::AccountPaymentRequest {
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
                &operations::CREATE_ACCOUNT_PAYMENT,
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
                .request(&operations::CREATE_ACCOUNT_PAYMENT, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::AccountPayment>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_ACCOUNT_PAYMENT,
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
            crate::Response<super::types::AccountPayment>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_ACCOUNT_PAYMENT,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::create_checkout`](super::Client::create_checkout).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct CreateCheckout<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> CreateCheckout<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// Sets the whole body.
        pub fn body<V: Into<super::types::builder::CheckoutRequest>>(
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
                super::types::builder::CheckoutRequest,
            ) -> super::types::builder::CheckoutRequest,
        {
            self.input.body = set(super::types::builder::CheckoutRequest {
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
                &operations::CREATE_CHECKOUT,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::CREATE_CHECKOUT, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::Checkout>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_CHECKOUT,
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
            crate::Response<super::types::Checkout>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::CREATE_CHECKOUT,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
    }
    /// A call of [`Client::list_checkouts`](super::Client::list_checkouts).
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until `send` is awaited"]
    pub struct ListCheckouts<'a> {
        client: &'a super::Client,
        input: crate::runtime::wire::Input,
    }
    impl<'a> ListCheckouts<'a> {
        pub(super) fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                input: Default::default(),
            }
        }
        /// The app_id of the app on the console's main page (控制台 主页面应用的app_id).
        /// At most 64 characters.
        pub fn app_id<V: TryInto<String, Error: std::fmt::Display>>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set("app_id", value.try_into());
            self
        }
        /// Order number that was sent when the checkout was created (创建收银台对象时上送的请求订单号).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub fn order_no<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("order_no", value.into_optional());
            self
        }
        /// Id of the merchant's user that was sent when the checkout was created (创建收银台对象时上送的商户下的用户id).
        /// Letters, digits and underscores only (只能为英文、数字或者下划线的一种或多种组合).
        /// At most 64 characters.
        /// Matches `^[A-Za-z0-9_]+$`.
        pub fn member_id<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("member_id", value.into_optional());
            self
        }
        /// Number of the page (当前页码), from 1 to 300000.
        /// The provider takes 1 when it is absent.
        /// From 1 to 300000.
        /// If it is not set, nothing is sent and the provider takes `1`.
        pub fn page_index<V: crate::IntoOptional<u32, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("page_index", value.into_optional());
            self
        }
        /// Size of a page (页面容量), from 1 to 20.
        /// The provider takes 10 when it is absent.
        /// From 1 to 20.
        /// If it is not set, nothing is sent and the provider takes `10`.
        pub fn page_size<V: crate::IntoOptional<u32, K>, K>(mut self, value: V) -> Self {
            self.input.parameters.set_optional("page_size", value.into_optional());
            self
        }
        /// Lists checkouts created at this time or later (查询大于等于创建时间).
        /// A timestamp of 13 digits (13位时间戳), which are milliseconds.
        /// Matches `^[0-9]{13}$`.
        pub fn created_gte<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("created_gte", value.into_optional());
            self
        }
        /// Lists checkouts created at this time or earlier (查询小于等于创建时间).
        /// A timestamp of 13 digits (13位时间戳), which are milliseconds.
        /// When it is given, created_gte must be given too and be smaller.
        /// Matches `^[0-9]{13}$`.
        pub fn created_lte<V: crate::IntoOptional<String, K>, K>(
            mut self,
            value: V,
        ) -> Self {
            self.input.parameters.set_optional("created_lte", value.into_optional());
            self
        }
        /// Checks everything that the document says about this request; [`send`](Self::send) does it as well.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn validate(&self) -> Result<(), crate::Invalid> {
            crate::runtime::wire::validate(
                &operations::LIST_CHECKOUTS,
                self.input.clone(),
            )
        }
        /// The HTTP request as it is before authorisation, for tests and for looking.
        ///
        /// # Errors
        /// Every documented rule that the request breaks.
        #[inline]
        pub fn request(&self) -> Result<reqwest::Request, crate::Invalid> {
            self.client.core.request(&operations::LIST_CHECKOUTS, self.input.clone())
        }
        /// Sends the request, unless it breaks a documented rule.
        ///
        /// # Errors
        /// See [`Error`](crate::Error).
        pub async fn send(
            self,
        ) -> Result<
            crate::Response<super::types::CheckoutList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_CHECKOUTS,
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
            crate::Response<super::types::CheckoutList>,
            crate::Error<super::types::Failure>,
        > {
            self.client
                .core
                .send(
                    &operations::LIST_CHECKOUTS,
                    self.input,
                    crate::runtime::check::Limits::Skipped,
                )
                .await
        }
        /// All items, fetched page by page as they are asked for, each one once.
        ///
        /// It starts with the page that was set, or with the first.
        /// Every page is checked and judged as [`send`](Self::send) does it; an error ends the stream.
        #[inline]
        pub fn stream(
            self,
        ) -> crate::Items<super::types::CheckoutItem, super::types::Failure> {
            crate::Items::new(
                self.client.core.clone(),
                &operations::LIST_CHECKOUTS,
                &operations::pages::LIST_CHECKOUTS,
                self.input,
            )
        }
    }
}
/// What the document says about each operation, as data.
pub static OPERATIONS: &[&Operation] = &[
    &operations::CREATE_CASH,
    &operations::QUERY_CASH,
    &operations::GET_BALANCE,
    &operations::GET_CASH_QUOTA,
    &operations::CREATE_WALLET_LOGIN,
    &operations::CREATE_ACCOUNT_PAYMENT,
    &operations::CREATE_CHECKOUT,
    &operations::LIST_CHECKOUTS,
];
#[doc(inline)]
pub use operations::hosts;
pub(crate) mod operations {
    use super::{Host, Operation};
    use crate::runtime::answers::{Answer, Answers, Holds};
    use crate::runtime::operation::{Body, Demand, Effect, Rule};
    use crate::runtime::outcome::{Condition, Outcome, Test};
    pub static CREATE_CASH: Operation = Operation {
        id: "create_cash",
        api: "adapay",
        method: reqwest::Method::POST,
        host: &hosts::API,
        path: "/v1/cashs",
        effect: Effect::MovesMoney,
        look_up: Some("query_cash"),
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Json(&shapes::CASH_REQUEST)),
        rules: &[],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_1,
        answers: Answers::JUDGED,
    };
    pub static QUERY_CASH: Operation = Operation {
        id: "query_cash",
        api: "adapay",
        method: reqwest::Method::GET,
        host: &hosts::API,
        path: "/v1/cashs/stat",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::QUERY_CASH_PARAMETERS,
        body: None,
        rules: &[],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_2,
        answers: Answers::JUDGED,
    };
    pub static GET_BALANCE: Operation = Operation {
        id: "get_balance",
        api: "adapay",
        method: reqwest::Method::GET,
        host: &hosts::API,
        path: "/v1/settle_accounts/balance",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::GET_BALANCE_PARAMETERS,
        body: None,
        rules: &[
            Rule {
                id: "member-balance-needs-settle-account-id",
                when: &[
                    Condition {
                        at: &["member_id"],
                        test: Test::NotIn(&["0"]),
                    },
                ],
                then: &[Demand::Required("settle_account_id")],
                says: "settle_account_id must be given unless member_id is \"0\" (the merchant itself).",
            },
        ],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_3,
        answers: Answers::JUDGED,
    };
    pub static GET_CASH_QUOTA: Operation = Operation {
        id: "get_cash_quota",
        api: "adapay",
        method: reqwest::Method::GET,
        host: &hosts::API,
        path: "/v1/acct/cashQuota",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::GET_CASH_QUOTA_PARAMETERS,
        body: None,
        rules: &[],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_4,
        answers: Answers::JUDGED,
    };
    pub static CREATE_WALLET_LOGIN: Operation = Operation {
        id: "create_wallet_login",
        api: "adapay",
        method: reqwest::Method::POST,
        host: &hosts::PAGE,
        path: "/v1/walletLogin",
        effect: Effect::Session,
        look_up: None,
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Json(&shapes::WALLET_LOGIN_REQUEST)),
        rules: &[],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_5,
        answers: Answers::JUDGED,
    };
    pub static CREATE_ACCOUNT_PAYMENT: Operation = Operation {
        id: "create_account_payment",
        api: "adapay",
        method: reqwest::Method::POST,
        host: &hosts::PAGE,
        path: "/v1/account/payment",
        effect: Effect::OpensOrder,
        look_up: None,
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Json(&shapes::ACCOUNT_PAYMENT_REQUEST)),
        rules: &[],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_6,
        answers: Answers::JUDGED,
    };
    pub static CREATE_CHECKOUT: Operation = Operation {
        id: "create_checkout",
        api: "adapay",
        method: reqwest::Method::POST,
        host: &hosts::PAGE,
        path: "/v1/checkout",
        effect: Effect::OpensOrder,
        look_up: Some("list_checkouts"),
        parameters: &crate::runtime::check::NOTHING,
        body: Some(Body::Json(&shapes::CHECKOUT_REQUEST)),
        rules: &[
            Rule {
                id: "delay-forbids-div-members",
                when: &[
                    Condition {
                        at: &["pay_mode"],
                        test: Test::In(&["delay"]),
                    },
                ],
                then: &[
                    Demand::Forbidden(Condition {
                        at: &["div_members"],
                        test: Test::Set,
                    }),
                ],
                says: "div_members must be empty or absent when pay_mode is delay.",
            },
            Rule {
                id: "fast-pay-needs-member-id",
                when: &[
                    Condition {
                        at: &["pay_channel"],
                        test: Test::In(&["fast_pay"]),
                    },
                ],
                then: &[Demand::Required("member_id")],
                says: "member_id must be given when pay_channel is fast_pay.",
            },
            Rule {
                id: "fee-mode-o-forbids-fee-bearer",
                when: &[
                    Condition {
                        at: &["fee_mode"],
                        test: Test::In(&["O"]),
                    },
                ],
                then: &[
                    Demand::Forbidden(Condition {
                        at: &["div_members", "*", "fee_flag"],
                        test: Test::In(&["Y"]),
                    }),
                ],
                says: "No item of div_members may have fee_flag \"Y\" when fee_mode is \"O\".",
            },
        ],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_7,
        answers: Answers::JUDGED,
    };
    pub static LIST_CHECKOUTS: Operation = Operation {
        id: "list_checkouts",
        api: "adapay",
        method: reqwest::Method::GET,
        host: &hosts::PAGE,
        path: "/v1/checkout/list",
        effect: Effect::Read,
        look_up: None,
        parameters: &shapes::LIST_CHECKOUTS_PARAMETERS,
        body: None,
        rules: &[
            Rule {
                id: "created-lte-needs-earlier-created-gte",
                when: &[
                    Condition {
                        at: &["created_lte"],
                        test: Test::Set,
                    },
                ],
                then: &[
                    Demand::Required("created_gte"),
                    Demand::LessThan("created_gte", "created_lte"),
                ],
                says: "created_gte must be given and smaller than created_lte when created_lte is given.",
            },
        ],
        omit_empty: true,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        outcome: &outcomes::OUTCOME_8,
        answers: Answers::JUDGED,
    };
    /// What the document says of all operations, also of those that it does not describe.
    #[allow(dead_code)]
    pub static COMMON: crate::runtime::operation::Common = crate::runtime::operation::Common {
        outcome: &outcomes::OUTCOME_9,
        security: &[&[&schemes::API_KEY, &schemes::SIGNATURE]],
        omit_empty: true,
    };
    pub mod outcomes {
        use super::{Condition, Outcome, Test};
        pub static OUTCOME_1: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["cash"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_2: Outcome = Outcome {
            answer: &[
                Condition {
                    at: &["cash_list", "*"],
                    test: Test::Set,
                },
            ],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[],
            success: &[
                Condition {
                    at: &["cash_list"],
                    test: Test::Set,
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_3: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["account_balance"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_4: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["cash_quota"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_5: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["login"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_6: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["account_payment"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_7: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["checkout"]),
                },
            ],
            success: &[
                Condition {
                    at: &["expend", "pay_url"],
                    test: Test::Set,
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_8: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[
                Condition {
                    at: &["object"],
                    test: Test::NotIn(&["list"]),
                },
            ],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
        pub static OUTCOME_9: Outcome = Outcome {
            answer: &[],
            failure: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["failed"]),
                },
                Condition {
                    at: &["error_code"],
                    test: Test::Set,
                },
                Condition {
                    at: &["failure_code"],
                    test: Test::Set,
                },
            ],
            strange: &[],
            success: &[
                Condition {
                    at: &["status"],
                    test: Test::In(&["succeeded", "pending"]),
                },
            ],
            code: &[&["error_code"], &["failure_code"]],
            message: &[&["error_msg"], &["failure_msg"]],
            not_executed: &[
                "request_parameter_error",
                "request_param_error",
                "security_exception",
            ],
            duplicate: &["request_order_no_repeate"],
            expired: &[],
        };
    }
    pub mod pages {
        pub static LIST_CHECKOUTS: crate::runtime::paging::Pagination = crate::runtime::paging::Pagination {
            in_body: false,
            page: "page_index",
            size: "page_size",
            default_size: None,
            items: &["checkouts"],
            end: crate::runtime::paging::End::HasMore(&["has_more"]),
            key: &["order_no"],
        };
    }
    /// The hosts that serve the operations.
    pub mod hosts {
        use super::Host;
        /// The host of withdrawals, balances and quotas.
        pub static API: Host = Host {
            name: "api",
            url: Some("https://api.adapay.tech"),
        };
        /// The host of wallet logins, wallet payments and checkouts.
        pub static PAGE: Host = Host {
            name: "page",
            url: Some("https://page.adapay.tech"),
        };
    }
    #[allow(dead_code)]
    pub mod schemes {
        use crate::runtime::standard::{Scheme, SchemeKind};
        pub static API_KEY: Scheme = Scheme {
            name: "api_key",
            kind: SchemeKind::Custom,
        };
        pub static SIGNATURE: Scheme = Scheme {
            name: "signature",
            kind: SchemeKind::Custom,
        };
    }
    pub mod shapes {
        use crate::runtime::check::{Bound, Check, Field, Shape};
        use crate::runtime::pattern::{Node, Pattern};
        pub static ACCOUNT_PAYMENT_REQUEST: Shape = Shape {
            fields: &[
                Field::body("order_no")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::body("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::body("pay_amt")
                    .required()
                    .checks(
                        &[
                            Check::Amount,
                            Check::MaxLength(14),
                            Check::Pattern(&PATTERN_1),
                        ],
                    ),
                Field::body("goods_title").required().checks(&[Check::MaxLength(64)]),
                Field::body("goods_desc").required().checks(&[Check::MaxLength(127)]),
                Field::body("mer_phone").hidden().checks(&[Check::MaxLength(11)]),
                Field::body("currency")
                    .checks(&[Check::MaxLength(3), Check::Pattern(&PATTERN_5)]),
                Field::body("time_expire")
                    .checks(&[Check::MaxLength(20), Check::Pattern(&PATTERN_3)]),
                Field::body("description").checks(&[Check::MaxLength(128)]),
                Field::body("notify_url")
                    .checks(&[Check::MaxLength(250), Check::Pattern(&PATTERN_6)]),
                Field::body("callback_url").checks(&[Check::MaxLength(250)]),
            ],
        };
        pub static CASH_REQUEST: Shape = Shape {
            fields: &[
                Field::body("order_no")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::body("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::body("cash_type")
                    .required()
                    .checks(&[Check::Enum(&["T1", "D1", "D0", "DM"])]),
                Field::body("cash_amt")
                    .required()
                    .checks(
                        &[
                            Check::Amount,
                            Check::MaxLength(16),
                            Check::Pattern(&PATTERN_1),
                        ],
                    ),
                Field::body("member_id").required().checks(&[Check::MaxLength(64)]),
                Field::body("notify_url")
                    .checks(&[Check::MaxLength(250), Check::Pattern(&PATTERN_6)]),
                Field::body("remark").checks(&[Check::MaxLength(200)]),
                Field::body("fee_mode").checks(&[Check::Enum(&["O", "I"])]),
            ],
        };
        pub static CHECKOUT_REQUEST: Shape = Shape {
            fields: &[
                Field::body("order_no")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::body("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::body("member_id")
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::body("pay_channel")
                    .checks(&[Check::Enum(&["fast_pay", "online_pay"])]),
                Field::body("pay_amt")
                    .required()
                    .checks(
                        &[
                            Check::Amount,
                            Check::MaxLength(14),
                            Check::Pattern(&PATTERN_1),
                        ],
                    ),
                Field::body("goods_title").required().checks(&[Check::MaxLength(64)]),
                Field::body("goods_desc").required().checks(&[Check::MaxLength(127)]),
                Field::body("pay_mode").checks(&[Check::Enum(&["delay"])]),
                Field::body("div_members")
                    .checks(
                        &[
                            Check::MaxItems(7),
                            Check::Items(&[Check::Object(&DIV_MEMBER)]),
                        ],
                    ),
                Field::body("currency")
                    .checks(&[Check::MaxLength(3), Check::Pattern(&PATTERN_5)]),
                Field::body("time_expire")
                    .checks(&[Check::MaxLength(20), Check::Pattern(&PATTERN_3)]),
                Field::body("description").checks(&[Check::MaxLength(128)]),
                Field::body("notify_url")
                    .checks(&[Check::MaxLength(250), Check::Pattern(&PATTERN_6)]),
                Field::body("callback_url").checks(&[Check::MaxLength(250)]),
                Field::body("fee_mode").checks(&[Check::Enum(&["O", "I"])]),
            ],
        };
        pub static DIV_MEMBER: Shape = Shape {
            fields: &[
                Field::body("member_id"),
                Field::body("amount").checks(&[Check::Amount]),
                Field::body("fee_flag").checks(&[Check::Enum(&["Y", "N"])]),
            ],
        };
        pub static WALLET_LOGIN_REQUEST: Shape = Shape {
            fields: &[
                Field::body("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::body("member_id")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::body("ip").required().hidden().checks(&[Check::MaxLength(64)]),
            ],
        };
        pub static QUERY_CASH_PARAMETERS: Shape = Shape {
            fields: &[
                Field::query("order_no")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
            ],
        };
        pub static GET_BALANCE_PARAMETERS: Shape = Shape {
            fields: &[
                Field::query("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::query("member_id")
                    .required()
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::query("settle_account_id"),
                Field::query("acct_type").checks(&[Check::Enum(&["01", "02", "03"])]),
            ],
        };
        pub static GET_CASH_QUOTA_PARAMETERS: Shape = Shape {
            fields: &[Field::query("cust_id").required().checks(&[Check::MaxLength(16)])],
        };
        pub static LIST_CHECKOUTS_PARAMETERS: Shape = Shape {
            fields: &[
                Field::query("app_id").required().checks(&[Check::MaxLength(64)]),
                Field::query("order_no")
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::query("member_id")
                    .checks(&[Check::MaxLength(64), Check::Pattern(&PATTERN_4)]),
                Field::query("page_index")
                    .checks(
                        &[
                            Check::Minimum(Bound::Integer(1), false),
                            Check::Maximum(Bound::Integer(300000), false),
                        ],
                    ),
                Field::query("page_size")
                    .checks(
                        &[
                            Check::Minimum(Bound::Integer(1), false),
                            Check::Maximum(Bound::Integer(20), false),
                        ],
                    ),
                Field::query("created_gte").checks(&[Check::Pattern(&PATTERN_2)]),
                Field::query("created_lte").checks(&[Check::Pattern(&PATTERN_2)]),
            ],
        };
        static PATTERN_1: Pattern = Pattern {
            text: "^(0\\.(0[1-9]|[1-9][0-9])|[1-9][0-9]*\\.[0-9]{2})$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Either(
                        &[
                            Node::Sequence(
                                &[
                                    Node::Sequence(
                                        &[Node::Class(&[('0', '0')]), Node::Class(&[('.', '.')])],
                                    ),
                                    Node::Either(
                                        &[
                                            Node::Sequence(
                                                &[Node::Class(&[('0', '0')]), Node::Class(&[('1', '9')])],
                                            ),
                                            Node::Sequence(
                                                &[Node::Class(&[('1', '9')]), Node::Class(&[('0', '9')])],
                                            ),
                                        ],
                                    ),
                                ],
                            ),
                            Node::Sequence(
                                &[
                                    Node::Class(&[('1', '9')]),
                                    Node::Repeat(&Node::Class(&[('0', '9')]), 0u32, None),
                                    Node::Class(&[('.', '.')]),
                                    Node::Repeat(&Node::Class(&[('0', '9')]), 2u32, Some(2u32)),
                                ],
                            ),
                        ],
                    ),
                    Node::End,
                ],
            ),
        };
        static PATTERN_2: Pattern = Pattern {
            text: "^[0-9]{13}$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Repeat(&Node::Class(&[('0', '9')]), 13u32, Some(13u32)),
                    Node::End,
                ],
            ),
        };
        static PATTERN_3: Pattern = Pattern {
            text: "^[0-9]{14}$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Repeat(&Node::Class(&[('0', '9')]), 14u32, Some(14u32)),
                    Node::End,
                ],
            ),
        };
        static PATTERN_4: Pattern = Pattern {
            text: "^[A-Za-z0-9_]+$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Repeat(
                        &Node::Class(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
                        1u32,
                        None,
                    ),
                    Node::End,
                ],
            ),
        };
        static PATTERN_5: Pattern = Pattern {
            text: "^[a-z]{3}$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Repeat(&Node::Class(&[('a', 'z')]), 3u32, Some(3u32)),
                    Node::End,
                ],
            ),
        };
        static PATTERN_6: Pattern = Pattern {
            text: "^https?://[^?]+$",
            node: Node::Sequence(
                &[
                    Node::Start,
                    Node::Sequence(
                        &[
                            Node::Class(&[('h', 'h')]),
                            Node::Class(&[('t', 't')]),
                            Node::Class(&[('t', 't')]),
                            Node::Class(&[('p', 'p')]),
                        ],
                    ),
                    Node::Repeat(&Node::Class(&[('s', 's')]), 0u32, Some(1u32)),
                    Node::Sequence(
                        &[
                            Node::Class(&[(':', ':')]),
                            Node::Class(&[('/', '/')]),
                            Node::Class(&[('/', '/')]),
                        ],
                    ),
                    Node::Repeat(
                        &Node::Class(&[('\0', '>'), ('@', '\u{10ffff}')]),
                        1u32,
                        None,
                    ),
                    Node::End,
                ],
            ),
        };
    }
}

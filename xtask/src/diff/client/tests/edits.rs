//! Edits that callers notice.

use super::{ADAPAY, PAYALL, UMXNT, adapay, edited, told};

#[test]
fn a_request_property_that_becomes_required_is_no_option_any_more() {
    insta::assert_snapshot!(adapay(&[("cash_amt, member_id]\n      properties", "cash_amt, member_id, remark]\n      properties")]), @"Breaking types::CashRequest.remark: Option<String> => String @ /components/schemas/CashRequest/properties/remark");
}

#[test]
fn a_request_property_that_becomes_optional_changes_the_field_that_is_read() {
    insta::assert_snapshot!(adapay(&[("[order_no, app_id, cash_type, cash_amt, member_id]", "[order_no, app_id, cash_type, cash_amt]")]), @"Breaking types::CashRequest.member_id: String => Option<String> @ /components/schemas/CashRequest/properties/member_id");
}

#[test]
fn an_added_property_of_a_request_breaks_callers_if_it_is_required() {
    let property = (
        "        remark:\n          type: string\n          maxLength: 200",
        "        purpose:\n          type: string\n        remark:\n          type: string\n          maxLength: 200",
    );
    let required = ("cash_amt, member_id]\n      properties", "cash_amt, member_id, purpose]\n      properties");
    insta::assert_snapshot!(adapay(&[property]), @"Info types::CashRequest.purpose: - => Option<String> @ - | /components/schemas/CashRequest/properties/purpose");
    insta::assert_snapshot!(adapay(&[property, required]), @"Breaking types::CashRequest.purpose: - => String, required @ - | /components/schemas/CashRequest/properties/purpose");
}

#[test]
fn an_added_property_of_an_answer_breaks_nobody() {
    let property = (
        "      properties:\n        id:\n          type: string\n          maxLength: 64\n          description: Id of the withdrawal object",
        "      properties:\n        channel:\n          type: string\n        id:\n          type: string\n          maxLength: 64\n          description: Id of the withdrawal object",
    );
    insta::assert_snapshot!(adapay(&[property]), @"Info types::Cash.channel: - => Option<String> @ - | /components/schemas/Cash/properties/channel");
    let required = (
        "required: [id, app_id, object, created_time, prod_mode, order_no, cash_type,",
        "required: [channel, id, app_id, object, created_time, prod_mode, order_no, cash_type,",
    );
    insta::assert_snapshot!(adapay(&[property, required]), @"Info types::Cash.channel: - => String @ - | /components/schemas/Cash/properties/channel");
}

#[test]
fn a_removed_property_is_one_line() {
    insta::assert_snapshot!(adapay(&[("        remark:\n          type: string\n          maxLength: 200\n          description: A remark (备注).\n", "")]), @"Breaking types::CashRequest.remark: Option<String> => - @ /components/schemas/CashRequest/properties/remark | -");
}

#[test]
fn a_renamed_operation_is_one_line() {
    insta::assert_snapshot!(adapay(&[("operationId: create_cash\n", "operationId: withdraw\n")]), @"Breaking Client::create_cash: fn create_cash() => fn withdraw() @ /paths/~1v1~1cashs/post");
}

#[test]
fn a_removed_operation_is_one_line_beside_what_only_it_used() {
    let start = UMXNT.find("  /api/user/QrListinfos:").unwrap();
    let end = UMXNT.find("components:").unwrap();
    let without = format!("{}{}", UMXNT[..start].replace("paths:\n", "paths: {}\n"), &UMXNT[end..]);
    insta::assert_snapshot!(told(UMXNT, &without), @"
        Breaking Client::list_unbound_codes: fn list_unbound_codes() => - @ /paths/~1api~1user~1QrListinfos/post | -
        Breaking Client::new: fn new(credentials: Credentials) => fn new() @ -
        Breaking hosts::PAY: static Host => - @ /servers/0 | -
        Breaking types::CodeType: enum CodeType => - @ /components/schemas/CodeType | - because of Client::list_unbound_codes
        Breaking types::UnboundCode: struct UnboundCode => - @ /components/schemas/UnboundCode | - because of Client::list_unbound_codes
        Breaking types::UnboundCodeList: struct UnboundCodeList => - @ /components/schemas/UnboundCodeList | - because of Client::list_unbound_codes
        Breaking types::UnboundCodesRequest: struct UnboundCodesRequest => - @ /components/schemas/UnboundCodesRequest | - because of Client::list_unbound_codes
    ");
}

#[test]
fn a_renamed_schema_is_one_line() {
    insta::assert_snapshot!(adapay(&[("schemas/CashRequest'", "schemas/WithdrawalRequest'"), ("    CashRequest:\n", "    WithdrawalRequest:\n")]), @"Breaking types::CashRequest: struct CashRequest => struct WithdrawalRequest @ /components/schemas/CashRequest | /components/schemas/WithdrawalRequest");
}

#[test]
fn a_renamed_schema_that_changed_as_well_has_its_changes_beside_it() {
    let edits = [
        ("schemas/CashRequest'", "schemas/WithdrawalRequest'"),
        ("    CashRequest:\n", "    WithdrawalRequest:\n"),
        ("cash_amt, member_id]\n      properties", "cash_amt, member_id, remark]\n      properties"),
    ];
    insta::assert_snapshot!(adapay(&edits), @"
        Breaking types::CashRequest: struct CashRequest => struct WithdrawalRequest @ /components/schemas/CashRequest | /components/schemas/WithdrawalRequest
        Breaking types::CashRequest.remark: Option<String> => String @ /components/schemas/CashRequest/properties/remark | /components/schemas/WithdrawalRequest/properties/remark
    ");
}

#[test]
fn schemas_of_one_content_are_told_apart_by_their_uses() {
    let edits = [
        ("schemas/QueryStatus'", "schemas/StatusOfQuery'"),
        ("    QueryStatus:\n", "    StatusOfQuery:\n"),
        ("schemas/OrderStatus'", "schemas/StatusOfOrder'"),
        ("    OrderStatus:\n", "    StatusOfOrder:\n"),
    ];
    insta::assert_snapshot!(adapay(&edits), @"
        Breaking types::OrderStatus: enum OrderStatus => enum StatusOfOrder @ /components/schemas/OrderStatus | /components/schemas/StatusOfOrder
        Breaking types::QueryStatus: enum QueryStatus => enum StatusOfQuery @ /components/schemas/QueryStatus | /components/schemas/StatusOfQuery
    ");
}

#[test]
fn a_changed_type_is_shown() {
    insta::assert_snapshot!(adapay(&[("        remark:\n          type: string\n          maxLength: 200", "        remark:\n          type: integer")]), @"Breaking types::CashRequest.remark: Option<String> => Option<i64> @ /components/schemas/CashRequest/properties/remark");
    insta::assert_snapshot!(adapay(&[("          format: decimal\n          maxLength: 16\n          pattern: '^(0", "          maxLength: 16\n          pattern: '^(0")]), @"Breaking types::CashRequest.cash_amt: Amount => String @ /components/schemas/CashRequest/properties/cash_amt");
    insta::assert_snapshot!(adapay(&[("        remark:\n          type: string\n          maxLength: 200", "        remark:\n          type: string\n          nullable: true\n          maxLength: 200")]), @"Breaking types::CashRequest.remark: Option<String> => Option<Option<String>> @ /components/schemas/CashRequest/properties/remark");
}

#[test]
fn a_new_value_of_an_enum_breaks_nobody_and_a_missing_one_does() {
    insta::assert_snapshot!(adapay(&[("enum: [T1, D1, D0, DM]", "enum: [T1, D1, D0, DM, D2]")]), @r#"Info types::CashType::D2: - => D2 = "D2" @ - | /components/schemas/CashType/enum/4"#);
    insta::assert_snapshot!(adapay(&[("enum: [T1, D1, D0, DM]", "enum: [T1, D1, DM]")]), @r#"Breaking types::CashType::D0: D0 = "D0" => - @ /components/schemas/CashType/enum/2 | -"#);
}

#[test]
fn names_of_values_are_part_of_what_callers_write() {
    insta::assert_snapshot!(adapay(&[("[FeeAccount, TransactionAmount]", "[Account, TransactionAmount]")]), @r#"Breaking types::FeeMode::FeeAccount: FeeAccount = "O" => Account = "O" @ /components/schemas/FeeMode/enum/0"#);
    insta::assert_snapshot!(adapay(&[("[FeeAccount, TransactionAmount]", "[TransactionAmount, FeeAccount]")]), @r#"
        Breaking types::FeeMode::FeeAccount: FeeAccount = "O" => FeeAccount = "I" @ /components/schemas/FeeMode/enum/0 | /components/schemas/FeeMode/enum/1
        Breaking types::FeeMode::TransactionAmount: TransactionAmount = "I" => TransactionAmount = "O" @ /components/schemas/FeeMode/enum/1 | /components/schemas/FeeMode/enum/0
    "#);
}

#[test]
fn an_enum_that_is_written_out_in_place_loses_its_name() {
    let inline = "        cash_type:\n          type: string\n          enum: [T1, D1, D0, DM]\n        cash_amt:\n          type: string\n          format: decimal\n          maxLength: 16\n          pattern: '^(0";
    insta::assert_snapshot!(adapay(&[("        cash_type:\n          $ref: '#/components/schemas/CashType'\n        cash_amt:\n          type: string\n          format: decimal\n          maxLength: 16\n          pattern: '^(0", inline)]), @"
        Breaking types::CashRequest.cash_type: types::CashType => types::CashRequestCashType @ /components/schemas/CashRequest/properties/cash_type
        Info types::CashRequestCashType: - => enum CashRequestCashType @ - | /components/schemas/CashRequest/properties/cash_type because of types::CashRequest.cash_type
    ");
}

#[test]
fn parameters_are_setters() {
    let name = "        - name: settle_account_id\n          in: query\n";
    insta::assert_snapshot!(adapay(&[(name, "        - name: settle_account_id\n          in: query\n          required: true\n")]), @"Breaking get_balance.settle_account_id: impl IntoOptional<String> => impl TryInto<String> @ /paths/~1v1~1settle_accounts~1balance/get/parameters/2");
    insta::assert_snapshot!(adapay(&[("        - name: cust_id\n          in: query\n          required: true\n", "        - name: cust_id\n          in: query\n")]), @"Info get_cash_quota.cust_id: impl TryInto<String> => impl IntoOptional<String> @ /paths/~1v1~1acct~1cashQuota/get/parameters/0");
    insta::assert_snapshot!(adapay(&[(name, "        - name: depth\n          in: query\n          schema: {type: integer}\n        - name: settle_account_id\n          in: query\n")]), @"Info get_balance.depth: - => impl IntoOptional<i64> @ - | /paths/~1v1~1settle_accounts~1balance/get/parameters/2");
    insta::assert_snapshot!(adapay(&[(name, "        - name: depth\n          in: query\n          required: true\n          schema: {type: array, items: {type: integer}}\n        - name: settle_account_id\n          in: query\n")]), @"Breaking get_balance.depth: - => impl IntoIterator<Item: TryInto<i64>>, required @ - | /paths/~1v1~1settle_accounts~1balance/get/parameters/2");
    insta::assert_snapshot!(adapay(&[(name, "        - name: settlement\n          in: query\n")]), @"
        Breaking get_balance.settle_account_id: impl IntoOptional<String> => - @ /paths/~1v1~1settle_accounts~1balance/get/parameters/2 | -
        Info get_balance.settlement: - => impl IntoOptional<String> @ - | /paths/~1v1~1settle_accounts~1balance/get/parameters/2
    ");
}

#[test]
fn answers_failures_and_pages_are_what_a_call_gives() {
    insta::assert_snapshot!(adapay(&[("x-pagination: {page: page_index, size: page_size, items: /checkouts, has-more: /has_more, key: /order_no}\n      ", "")]), @"Breaking list_checkouts.stream: Items<types::CheckoutItem, types::Failure> => - @ /paths/~1v1~1checkout~1list/get | -");
    insta::assert_snapshot!(adapay(&[("                $ref: '#/components/schemas/CashQuota'\n", "                $ref: '#/components/schemas/Balance'\n")]), @"
        Breaking get_cash_quota.send: Result<types::CashQuota, types::Failure> => Result<types::Balance, types::Failure> @ /paths/~1v1~1acct~1cashQuota/get
        Breaking types::CashQuota: struct CashQuota => - @ /components/schemas/CashQuota | - because of get_cash_quota.send
    ");
}

#[test]
fn how_a_client_is_made_depends_on_hosts_and_credentials() {
    let api = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\nservers: [{url: 'https://api.example.com'}]\nsecurity: [{key: []}]\npaths:\n  /a:\n    get:\n      operationId: get_a\n      responses: {'200': {description: ok}}\ncomponents:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n";
    insta::assert_snapshot!(told(api, &edited(api, &[("https://api.example.com", "/")])), @"
        Breaking Client::new: fn new(credentials: Credentials) => fn new(base_url: &str, credentials: Credentials) @ -
        Breaking hosts::API: static Host => - @ /servers/0 | -
        Info hosts::BASE: - => static Host @ - | /servers/0
    ");
    insta::assert_snapshot!(told(api, &edited(api, &[("security: [{key: []}]\n", "")])), @"
        Breaking Client::new: fn new(credentials: Credentials) => fn new() @ -
        Breaking Credentials: struct Credentials => - @ -
        Breaking Credentials::key: impl Into<Secret> => - @ /components/securitySchemes/key | -
    ");
    insta::assert_snapshot!(told(api, &edited(api, &[("{type: apiKey, in: header, name: X-Key}", "{type: http, scheme: basic}")])), @"Breaking Credentials::key: impl Into<Secret> => user: &str, password: &str @ /components/securitySchemes/key");
}

#[test]
fn a_body_that_becomes_required_breaks_whoever_sent_none() {
    let body = "              $ref: '#/components/schemas/CashRequest'\n            examples:\n              published:\n                value:\n                  order_no: '1579163031383'";
    let before = edited(
        ADAPAY,
        &[(
            "        description: The withdrawal (请求参数).\n        required: true\n",
            "        description: The withdrawal (请求参数).\n",
        )],
    );
    assert!(ADAPAY.contains(body));
    insta::assert_snapshot!(told(&before, ADAPAY), @"Breaking create_cash.body: impl Into<types::builder::CashRequest> => impl Into<types::builder::CashRequest>, required @ /paths/~1v1~1cashs/post/requestBody");
    insta::assert_snapshot!(told(ADAPAY, &before), @"");
}

#[test]
fn other_documents_are_read_alike() {
    insta::assert_snapshot!(told(PAYALL, &edited(PAYALL, &[("operationId: get_record_detail\n", "operationId: record_detail\n")])), @"Breaking Client::get_record_detail: fn get_record_detail() => fn record_detail() @ /paths/~1getRecordDetail/post");
}

#[test]
fn types_that_are_named_after_their_operation_follow_it() {
    let api = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    post:\n      operationId: make_a\n      requestBody:\n        content:\n          application/json:\n            schema:\n              properties:\n                device: {type: object, properties: {id: {type: string}}}\n                kind: {type: string, enum: [x, y]}\n      responses:\n        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}\n        '202': {description: later}\n";
    insta::assert_snapshot!(told(api, &edited(api, &[("make_a", "create_a")])), @"
    Breaking Client::make_a: fn make_a() => fn create_a() @ /paths/~1a/post
    Breaking answers::MakeAAnswer: enum MakeAAnswer => enum CreateAAnswer @ /paths/~1a/post/responses
    Breaking types::MakeAAnswer: struct MakeAAnswer => struct CreateAAnswer @ /paths/~1a/post/responses/200/content/application~1json/schema
    Breaking types::MakeARequest: struct MakeARequest => struct CreateARequest @ /paths/~1a/post/requestBody/content/application~1json/schema
    Breaking types::MakeARequestDevice: struct MakeARequestDevice => struct CreateARequestDevice @ /paths/~1a/post/requestBody/content/application~1json/schema/properties/device
    Breaking types::MakeARequestKind: enum MakeARequestKind => enum CreateARequestKind @ /paths/~1a/post/requestBody/content/application~1json/schema/properties/kind
    ");
}

#[test]
fn another_type_in_the_place_of_one_is_no_rename() {
    let bearer = "    FeeBearer:\n      type: string\n      enum: [payer, payee]\n    FeeFlag:\n";
    let edits = [("schemas/FeeMode'", "schemas/FeeBearer'"), ("    FeeFlag:\n", bearer)];
    let told = adapay(&edits);
    assert!(told.contains("Breaking types::FeeMode: enum FeeMode => - @"), "{told}");
    assert!(told.contains("Info types::FeeBearer: - => enum FeeBearer @"), "{told}");
}

//! Edits that no caller notices.

use super::{ADAPAY, PAYALL, UMXNT, adapay, changes, edited, read, told};

#[test]
fn a_document_and_itself_are_the_same() {
    for text in [ADAPAY, PAYALL, UMXNT] {
        assert_eq!(told(text, text), "");
    }
}

#[test]
fn words_and_examples_are_for_readers() {
    assert_eq!(adapay(&[("A remark (备注).", "Words for people.")]), "");
    assert_eq!(adapay(&[("summary: Create a withdrawal", "summary: Make a withdrawal")]), "");
    assert_eq!(
        adapay(&[(
            "cash_amt: '0.01'\n                  member_id: member_id_test",
            "cash_amt: '0.02'\n                  member_id: member_id_test"
        )]),
        ""
    );
    assert_eq!(
        adapay(&[(
            "grade: page\n      required: [order_no, app_id, cash_type",
            "grade: inferred\n      required: [order_no, app_id, cash_type"
        )]),
        ""
    );
}

#[test]
fn limits_are_for_the_wire() {
    assert_eq!(adapay(&[("maxLength: 200", "maxLength: 100")]), "");
    assert_eq!(adapay(&[("enum: [T1, D1, D0, DM]", "enum: [DM, D0, D1, T1]")]), "");
}

#[test]
fn order_says_nothing() {
    assert_eq!(
        adapay(&[(
            "[order_no, app_id, cash_type, cash_amt, member_id]",
            "[member_id, cash_amt, order_no, cash_type, app_id]"
        )]),
        ""
    );
    let (remark, notify) = (
        "        remark:\n          type: string\n          maxLength: 200\n          description: A remark (备注).\n",
        "        notify_url:\n          type: string\n          maxLength: 250\n",
    );
    let moved = edited(ADAPAY, &[(remark, "")]);
    let at = moved.find(notify).unwrap();
    let moved = format!("{}{remark}{}", &moved[..at], &moved[at..]);
    assert_eq!(told(ADAPAY, &moved), "");
}

#[test]
fn schemas_in_another_order_have_the_same_names() {
    let start = ADAPAY.find("    FeeMode:\n").unwrap();
    let end = ADAPAY.find("    FeeFlag:\n").unwrap();
    let first = ADAPAY.find("    CashRequest:\n").unwrap();
    let text = [&ADAPAY[..first], &ADAPAY[start..end], &ADAPAY[first..start], &ADAPAY[end..]].concat();
    assert_eq!(told(ADAPAY, &text), "");
}

#[test]
fn a_scalar_may_stand_in_place_or_behind_a_reference() {
    let component = ("  schemas:\n", "  schemas:\n    Remark:\n      type: string\n      maxLength: 200\n");
    let property =
        "        remark:\n          type: string\n          maxLength: 200\n          description: A remark (备注).\n";
    let reference = (property, "        remark:\n          $ref: '#/components/schemas/Remark'\n");
    let wrapped = (
        property,
        "        remark:\n          allOf:\n            - $ref: '#/components/schemas/Remark'\n          description: A remark (备注).\n",
    );
    assert_eq!(adapay(&[reference, component]), "");
    assert_eq!(adapay(&[wrapped, component]), "");
    assert_eq!(told(&edited(ADAPAY, &[reference, component]), ADAPAY), "");
    let bare = "        cash_type:\n          $ref: '#/components/schemas/CashType'\n";
    assert_eq!(
        adapay(&[(
            bare,
            "        cash_type:\n          allOf:\n            - $ref: '#/components/schemas/CashType'\n"
        )]),
        ""
    );
}

#[test]
fn a_parameter_may_stand_at_the_path() {
    let parameter = "      parameters:\n        - name: cust_id\n          in: query\n          required: true\n          description: The merchant's number at Adapay (Adapay商户号).\n          schema:\n            type: string\n            maxLength: 16\n          examples:\n            published:\n              summary: 'cust_id is a placeholder: the page shows a variable'\n              value: Adapay商户号\n";
    let at_path: String = parameter.lines().map(|line| format!("{}\n", &line[2..])).collect();
    let path = "  /v1/acct/cashQuota:\n";
    assert_eq!(adapay(&[(parameter, ""), (path, &format!("{path}{at_path}"))]), "");
    let component =
        at_path.replace("    parameters:\n      - name", "    CustId:\n      name").replace("\n        ", "\n      ");
    let used = "      parameters:\n        - $ref: '#/components/parameters/CustId'\n";
    let components = format!("components:\n  parameters:\n{component}");
    assert_eq!(adapay(&[(parameter, used), ("components:\n", &components)]), "");
}

#[test]
fn a_body_or_an_answer_may_stand_behind_a_reference() {
    let answer = "        default:\n          $ref: '#/components/responses/Rejection'\n";
    let start = ADAPAY.find("    Rejection:\n").unwrap();
    let end = ADAPAY[start..].find("  schemas:\n").unwrap() + start;
    let inline: String = ADAPAY[start..end].lines().skip(1).map(|line| format!("    {line}\n")).collect();
    assert_eq!(adapay(&[(answer, &format!("        default:\n{inline}"))]), "");
}

#[test]
fn hosts_and_paths_are_for_the_wire() {
    assert_eq!(adapay(&[("  /v1/cashs:\n", "  /v2/cashs:\n")]), "");
    assert_eq!(adapay(&[("x-effect: moves-money", "x-effect: opens-order")]), "");
}

#[test]
fn the_name_of_a_file_says_nothing() {
    assert!(changes(&read("adapay", ADAPAY), &read("revision", ADAPAY)).is_empty());
    assert!(changes(&read("umxnt", UMXNT), &read("revision", UMXNT)).is_empty());
}

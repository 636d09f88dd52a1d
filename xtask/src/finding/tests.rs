use super::*;

const NAME: &str = "spec/adapay.yaml";

fn finding(span: Range<usize>) -> Finding {
    Finding::error("unknown-ref", NAME, span, "`#/a/b` names nothing")
        .label("there is no `b`")
        .help("did you mean `#/a/c`?")
}

fn show(text: &str, span: Range<usize>, format: Format) -> String {
    let mut out = Vec::new();
    write(&mut out, &[finding(span)], &[(NAME, text)], format).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text_points_with_carets() {
    insta::assert_snapshot!(show("a:\n  # 请求\n  订单号: '#/a/b'\n", 28..34, Format::Text), @r"
    error[unknown-ref]: `#/a/b` names nothing
     --> spec/adapay.yaml:3:9
      |
    3 |   订单号: '#/a/b'
      |            ^^^^^^ there is no `b`
      |
      = help: did you mean `#/a/c`?
    ");
}

#[test]
fn json_is_one_object_per_line() {
    insta::assert_snapshot!(show("a:\n  订单号: '#/a/b'\n", 16..23, Format::Json), @r#"{"rule":"unknown-ref","level":"error","file":"spec/adapay.yaml","line":2,"column":8,"endLine":2,"endColumn":15,"message":"`#/a/b` names nothing","label":"there is no `b`","help":"did you mean `#/a/c`?"}"#);
}

#[test]
fn github_shows_it_beside_the_line() {
    insta::assert_snapshot!(show("a:\n  订单号: '#/a/b'\n", 16..23, Format::GitHub), @"::error file=spec/adapay.yaml,line=2,endLine=2,col=8,endColumn=15,title=unknown-ref::`#/a/b` names nothing%0Athere is no `b`%0Adid you mean `#/a/c`?");
}

#[test]
fn the_end_of_the_file_can_be_shown() {
    insta::assert_snapshot!(show("a:\n", 3..3, Format::Text), @r"
    error[unknown-ref]: `#/a/b` names nothing
     --> spec/adapay.yaml:2:1
      |
    2 |
      | ^ there is no `b`
      |
      = help: did you mean `#/a/c`?
    ");
}

#[test]
fn a_span_of_several_lines_ends_with_its_first() {
    insta::assert_snapshot!(show("a:\r\n  b: |\r\n    c\r\n", 9..20, Format::Text), @r"
    error[unknown-ref]: `#/a/b` names nothing
     --> spec/adapay.yaml:2:6
      |
    2 |   b: |
      |      ^ there is no `b`
      |
      = help: did you mean `#/a/c`?
    ");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("{}key: value{}", "请".repeat(300), "求".repeat(300));
    insta::assert_snapshot!(show(&text, 905..910, Format::Text), @r"
    error[unknown-ref]: `#/a/b` names nothing
     --> spec/adapay.yaml:1:306
      |
    1 | ... 请请请请请请请请请请请请请请请请请请请请请请请请key: value求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求求...
      |                                                          ^^^^^ there is no `b`
      |
      = help: did you mean `#/a/c`?
    ");
}

#[test]
fn a_file_without_text_is_still_named() {
    let mut out = Vec::new();
    write(&mut out, &[finding(0..0)], &[], Format::Text).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    error[unknown-ref]: `#/a/b` names nothing
    --> spec/adapay.yaml
     = help: did you mean `#/a/c`?
    ");
}

#[test]
fn no_span_panics() {
    let texts = [
        "",
        "\n",
        "a",
        "请\r\n求\t: x\n",
        "\u{feff}a: 请",
        &"长".repeat(500),
        &"\t".repeat(300),
        "e\u{301}\u{202e}\0x",
    ];
    for text in texts {
        let step = text.len() / 40 + 1;
        for start in (0..text.len() + 4).step_by(step) {
            for end in (0..text.len() + 4).step_by(step) {
                for format in [Format::Text, Format::Json, Format::GitHub] {
                    show(text, start..end, format);
                }
            }
        }
    }
}

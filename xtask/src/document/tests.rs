use super::*;
use crate::finding::printed;

const NAME: &str = "spec/test.yaml";

fn refused(text: &str) -> String {
    printed(&Document::parse(NAME, text).expect_err("must be refused"), NAME, text)
}

fn agrees(text: &str) {
    let document = Document::parse(NAME, text).unwrap_or_else(|findings| panic!("{}", printed(&findings, NAME, text)));
    let typed = typed::yaml(NAME, text).unwrap_or_else(|finding| panic!("{}", printed(&[finding], NAME, text)));
    assert_eq!(document.root.to_json(), typed, "{text}");
}

#[test]
fn both_readers_agree_on_our_documents() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec");
    let files = ["", "/sources"].into_iter().filter_map(|sub| std::fs::read_dir(format!("{folder}{sub}")).ok());
    for file in files.flatten().flatten().map(|entry| entry.path()) {
        if file.extension().is_some_and(|extension| extension == "yaml") {
            agrees(&std::fs::read_to_string(&file).unwrap());
        }
    }
}

#[test]
fn both_readers_agree_on_scalars() {
    let scalars = "~ null Null NULL nULL true True TRUE tRUE false yes no on off y n 0 -0 +0 1 -1 +1 +-1 01 -01 00 0777 0o17 -0o17 0x1F +0x1F \
        -0x1F 0xG 0x 0b11 0b12 0x-1 0o+7 1.0 -1.5 +.5 .5 5. . -. + 1e3 1E-3 1e400 -1e400 1_000 1,000 .inf -.inf +.inf .nan .NaN inf nan infinity \
        1.2.3 0.0 00.5 -00.5 0e0 18446744073709551615 18446744073709551616 -9223372036854775808 -9223372036854775809 \
        123456789012345678901234567890 340282366920938463463374607431768211455 340282366920938463463374607431768211456 \
        -170141183460469231731687303715884105728 -170141183460469231731687303715884105729 -340282366920938463463374607431768211455 \
        0xFFFFFFFFFFFFFFFFFFFF 12:30 2019-01-08 '1' \"1\" 'it''s' \"\\u8bf7\\n\" '' \"\" 0.1 0.10 100000000000000000000.5 e5 1e 0x1p3 += = <<";
    for scalar in scalars.split_whitespace() {
        agrees(&format!("a: {scalar}\n"));
        agrees(&format!("- {scalar}\n"));
        // In brackets it is JSON, where nothing but a number can be meant.
        match scalar.ends_with("1e400") {
            true => assert!(Document::parse(NAME, &format!("[{scalar}]")).is_err()),
            false => agrees(&format!("[{scalar}]")),
        }
    }
}

#[test]
fn both_readers_agree_on_tricky_texts() {
    let texts = [
        "a: 1\r\nb: |\r\n  请求\r\n  订单\r\nc: [1, {d: e}]\r\n",
        "\u{feff}a: 请求\n",
        "a: >-\n  one\n  two\n\n  three\nb: |+\n  keep\n\nc: |2\n    indented\n",
        "200: ok\ntrue: yes\n1.50: x\n'': empty\n~x: 1\n",
        "a: &x {b: 1}\nc: *x\nd: [*x, *x]\n",
        "{\"a\": \"\\ud83d\\ude00\", \"b\": [1, 2.5, null, true], \"c\": {}}",
        "{\n\t\"a\": 1\n}",
        "a:\nb:\n  -\n  - c:\n",
        "# only a comment first\n---\na: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "'quoted key': \"multi\n  line\"\nplain: multi\n  line\n",
        "a: !!str 12\nb: !!str\n",
        "? a\n: b\n",
        "- - - a\n    - b\n  - c\n- {a: [b, c], 'd': }\n",
        "just text",
        "a: b # comment\nc: 'x # y'\nd: x#y\ne: http://a.b/c?d=e\n",
    ];
    texts.into_iter().for_each(agrees);
}

#[test]
fn every_place_is_exact() {
    let yaml =
        "# 注释\r\n订单:\r\n  'order_no': \"a\\u8bf7\"\r\n  list: [一, 二]\r\n  empty:\r\n  text: |\r\n    三\r\n";
    for text in [yaml.to_owned(), format!("\u{feff}{yaml}")] {
        let document = Document::parse(NAME, &text).unwrap();
        let at = |pointer: &str| &text[document.pointer(pointer).unwrap().span.clone()];
        let order = document.root.entry("订单").unwrap();
        assert_eq!(&text[order.key_span.clone()], "订单");
        assert_eq!(&text[order.value.entry("order_no").unwrap().key_span.clone()], "'order_no'");
        assert_eq!(at("/订单/order_no"), "\"a\\u8bf7\"");
        assert_eq!(at("/订单/list"), "[一, 二]");
        assert_eq!(at("/订单/list/1"), "二");
        assert_eq!(at("/订单/empty"), "empty");
        assert_eq!(at("/订单/text").trim(), "三");
        assert!(at("/订单").starts_with("'order_no'") && at("/订单").trim_end().ends_with('三'));
    }
}

#[test]
fn both_readers_of_json_agree_on_places() {
    let texts = [
        "{\"#a\" : {},\"\":0}",
        "[[] ,\t\"\"]",
        "[]\t",
        " \r\n[{}\t]\n",
        "\u{feff}{\"请\"\t: \"\\ud83d\\ude00\" , \"b\" : [-1.5e3 , {} ] }",
    ];
    for text in texts {
        let document = Document::parse(NAME, text).unwrap();
        assert!(document.is_json(), "{text}");
        assert_eq!(document.root, yaml(NAME, text).unwrap(), "{text}");
    }
}

#[test]
fn keys_of_large_maps_are_found_and_missed() {
    let schemas: Vec<String> = (0..100).map(|at| format!("    S{at}: {{at: {at}}}\n")).collect();
    let text = format!("components:\n  schemas:\n{}", schemas.concat());
    let mut document = Document::parse(NAME, &text).unwrap();
    let at = |document: &Document, name: &str| {
        document.target(&format!("#/components/schemas/{name}/at")).and_then(Node::as_u64)
    };
    assert_eq!([at(&document, "S7"), at(&document, "S99"), at(&document, "S100")], [Some(7), Some(99), None]);
    // What was found out about a tree is no more than a guess once it is changed or copied.
    if let Value::Map(sections) = &mut document.root.value
        && let Value::Map(schemas) = &mut sections[0].value.value
        && let Value::Map(schemas) = &mut schemas[0].value.value
    {
        schemas.swap(7, 8);
        schemas[9].key = "S100".to_owned();
    }
    for document in [document.clone(), document] {
        assert_eq!(
            [at(&document, "S7"), at(&document, "S8"), at(&document, "S9"), at(&document, "S100")],
            [Some(7), Some(8), None, Some(9)]
        );
    }
}

#[test]
fn what_two_parsers_read_in_two_ways_is_a_finding() {
    let text = "a: 1\nb: \"one\u{85} two\"\n";
    let document = Document::parse(NAME, text).unwrap();
    insta::assert_snapshot!(printed(&[document.typed().unwrap_err()], NAME, text));
}

#[test]
fn pointers_and_references_lead_to_places() {
    let text = "a: {'x/y': {'~1': 1}, 'b c': 2}\nr: {$ref: '#/a/x~1y'}\nrr: {$ref: '#/r'}\nl: {$ref: '#/l'}\n\
        e: {$ref: 'other.yaml#/a'}\np: {$ref: '#/a/b%20c'}\nbad: {$ref: '#/a/b%2'}\n";
    let document = Document::parse(NAME, text).unwrap();
    let resolved = |name: &str| document.resolve(document.root.get(name).unwrap()).map(Node::to_json);
    assert_eq!(document.pointer("/a/x~1y/~01").and_then(Node::as_u64), Some(1));
    assert_eq!(resolved("rr"), Some(serde_json::json!({"~1": 1})));
    assert_eq!(resolved("p"), Some(2.into()));
    assert_eq!([resolved("l"), resolved("e"), resolved("bad")], [None, None, None]);
    assert!(document.pointer("a").is_none() && document.pointer("").is_some());
}

#[test]
fn syntax_errors_point() {
    insta::assert_snapshot!(refused("请求: 1\n\tb: 2\n"), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/test.yaml:2:1
      |
    2 |     b: 2
      | ^ while scanning a plain scalar, found a tab
      |
      = help: indent with spaces
    ");
    insta::assert_snapshot!(refused("a: b: c\n"), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/test.yaml:1:5
      |
    1 | a: b: c
      |     ^ mapping values are not allowed in this context
      |
      = help: put quotes around a value that contains a colon and a space, or correct the indentation
    ");
    insta::assert_snapshot!(refused("a: [1, 2\n"), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/test.yaml:2:1
      |
    2 |
      | ^ while parsing a flow sequence, expected ',' or ']'
      |
      = help: look at the indentation and the quotes here and on the line before
    ");
    insta::assert_snapshot!(refused("a: 'x\n"), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/test.yaml:1:4
      |
    1 | a: 'x
      |    ^ while scanning a quoted scalar, found unexpected end of stream
      |
      = help: look at the indentation and the quotes here and on the line before
    ");
    insta::assert_snapshot!(refused(""), @r"
    error[yaml-syntax]: the file is empty
     --> spec/test.yaml:1:1
      |
    1 |
      | ^
      |
      = help: an OpenAPI document starts with `openapi: 3.0.3`
    ");
    insta::assert_snapshot!(refused("a: 1\n---\nb: 2\n"), @r"
    error[yaml-syntax]: the file has several YAML documents
     --> spec/test.yaml:2:1
      |
    2 | ---
      | ^^^ the second starts here
      |
      = help: remove this line, or put the second document into a file of its own
    ");
    insta::assert_snapshot!(refused("a: *nothing\n"), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/test.yaml:1:4
      |
    1 | a: *nothing
      |    ^ while parsing node, found unknown anchor
      |
      = help: name the anchor before the alias, or put quotes around a text that starts with `*`
    ");
    insta::assert_snapshot!(refused("a: !custom 1\n"), @r"
    error[yaml-syntax]: a YAML tag has no meaning here
     --> spec/test.yaml:1:4
      |
    1 | a: !custom 1
      |    ^^^^^^^^^
      |
      = help: remove the tag; put quotes around what has to be a string
    ");
    insta::assert_snapshot!(refused("[a]: 1\n"), @r"
    error[yaml-syntax]: a key must be a single word or string
     --> spec/test.yaml:1:1
      |
    1 | [a]: 1
      | ^ this is a list or a map
      |
      = help: put quotes around the key
    ");
    insta::assert_snapshot!(refused("a: &x [*x]\n"), @r"
    error[yaml-syntax]: this alias stands inside what it repeats
     --> spec/test.yaml:1:8
      |
    1 | a: &x [*x]
      |        ^^
      |
      = help: write out what is meant, or use a `$ref`
    ");
    insta::assert_snapshot!(refused(": 1\n"), @r"
    error[yaml-syntax]: a key is missing
     --> spec/test.yaml:1:1
      |
    1 | : 1
      | ^
      |
      = help: write the key before the colon, in quotes if need be
    ");
}

#[test]
fn duplicate_keys_are_all_shown() {
    insta::assert_snapshot!(refused("订单:\n  no: 1\n  no: 2\n'200': a\n200: b\n"), @r"
    error[duplicate-key]: the key `no` is given twice
     --> spec/test.yaml:3:3
      |
    3 |   no: 2
      |   ^^ first given in line 2
      |
      = help: remove one of the two, or rename it

    error[duplicate-key]: the key `200` is given twice
     --> spec/test.yaml:5:1
      |
    5 | 200: b
      | ^^^ first given in line 4
      |
      = help: remove one of the two, or rename it
    ");
}

#[test]
fn deep_nesting_is_a_finding() {
    let block: String = (0..10_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert!(refused(&block).contains("nested more than 100 levels deep"));
    assert!(refused(&"- ".repeat(10_000)).contains("nested more than 100 levels deep"));
    assert!(refused(&"[".repeat(10_000)).contains("nested more than 100 levels deep"));
    assert!(refused(&"{a: ".repeat(10_000)).contains("nested more than 100 levels deep"));
    let ninety = format!("{}1{}", "[".repeat(90), "]".repeat(90));
    agrees(&ninety);
}

#[test]
fn deep_nesting_takes_no_time() {
    let start = std::time::Instant::now();
    for opening in ["[", "{", "{\"a\":", "{a: ", "- ", "? ", "[{"] {
        assert!(typed(NAME, &opening.repeat(60_000 / opening.len())).is_err(), "{opening}");
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn alias_bombs_are_a_finding() {
    let mut wide = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        wide.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert!(refused(&wide).contains("aliases repeat more than 100000 values"));
    let mut deep = String::from("a0: &a0 [x]\n");
    for level in 1..200 {
        deep.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    assert!(refused(&deep).contains("nested more than 100 levels deep"));
}

#[test]
fn typed_reading_gives_openapi() {
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: a\n      \
        callbacks: {n: {$ref: '#/components/callbacks/n'}}\n      responses: {200: {description: ok}}\n";
    let document = openapi(typed(NAME, text).unwrap()).unwrap();
    assert!(document.paths.paths.contains_key("/a"));
    assert!(openapi(serde_json::json!({"openapi": "3.0.3"})).is_err());
    let wrong = "a: [\n";
    insta::assert_snapshot!(printed(&[typed::yaml(NAME, wrong).unwrap_err()], NAME, wrong), @r"
    error[yaml-syntax]: serde_yaml cannot read this
     --> spec/test.yaml:2:1
      |
    2 |
      | ^ did not find expected node content at line 2 column 1, while parsing a flow node
    ");
}

/// Single mistakes anywhere in a document: whatever comes out, both readers agree and nothing panics.
#[test]
fn mistakes_never_panic() {
    let text = "openapi: 3.0.3\ninfo: {title: 请求, 'v': \"1\"}\npaths:\n  /a:\n    - &x {b: |\n    c}\n    - *x\n  z: >-\n    多\n    行\n";
    let insertions = [
        "", "\t", "'", "\"", ": ", "- ", "[", "}", "&a ", "*a", "!", "#", "\n", "\r\n", "请", "\u{feff}", "|\n", "%",
        "? ", "---\n", "\0",
    ];
    for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        for insertion in insertions {
            for cut in [0, 1, 5] {
                let rest: String = text[at..].chars().skip(cut).collect();
                let mistaken = format!("{}{insertion}{rest}", &text[..at]);
                match Document::parse(NAME, &mistaken) {
                    Err(findings) => drop(printed(&findings, NAME, &mistaken)),
                    Ok(document) => {
                        if let Ok(typed) = typed::yaml(NAME, &mistaken) {
                            assert_eq!(document.root.to_json(), typed, "{mistaken}");
                        }
                    }
                }
            }
        }
    }
}

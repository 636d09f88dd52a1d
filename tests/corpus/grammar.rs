//! Texts made from the grammars of YAML, JSON and OpenAPI, good for the most part.

use fastrand::Rng;

const SCALARS: &[&str] = &[
    "a",
    "b c",
    "请求",
    "1",
    "-1",
    "0.5",
    "1e3",
    "1e400",
    "-0",
    "0x1f",
    "0o7",
    "00",
    "1_0",
    "~",
    "null",
    "true",
    "no",
    ".inf",
    "''",
    "'it''s'",
    "\"\\u8bf7\\n\"",
    "\"\\U0001f600\"",
    "\"a\\\n  b\"",
    "*a",
    "*b",
    "&a x",
    "&b 1",
    "!!str 1",
    "!!int 1",
    "!x y",
    "a: b",
    "#",
    "a #b",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "-9223372036854775809",
    "2001-01-01",
    "@",
    "`",
    "%",
    "a\tb",
    "-",
    "?",
    ":",
];

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "$ref",
    "#/components/schemas/A",
    "#/paths/~1a",
    "#",
    "请求",
    "\\n",
    "\\\"",
    "\\/",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "😀",
    "\\x",
    "\t",
];

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-1",
    "0.1",
    "1.0",
    "1e3",
    "1E+3",
    "1e-3",
    "1e400",
    "-1e400",
    "01",
    "1.",
    ".5",
    "+1",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "123456789012345678901234567890.5e10",
    "NaN",
    "1e",
];

/// A YAML text, in blocks or in brackets.
pub fn yaml(rng: &mut Rng) -> String {
    let mut text = String::from(
        *rng.choice(&["", "", "", "\u{feff}", "# c\n", "---\n", "%YAML 1.1\n---\n", "\n\n"]).unwrap_or(&""),
    );
    let deepest = if rng.u8(..64) == 0 { 120 } else { 6 };
    block(rng, 0, deepest, &mut text);
    if rng.u8(..8) == 0 {
        text.push_str("---\na: 1\n");
    }
    text
}

/// Writes a value after a key or a dash, with the line break behind it.
fn block(rng: &mut Rng, indent: usize, deepest: usize, to: &mut String) {
    let is_deep = indent / 2 >= deepest || to.len() > 8000;
    match rng.u8(..if is_deep { 4 } else { 12 }) {
        0..2 => to.push_str(&format!("{}\n", rng.choice(SCALARS).unwrap_or(&""))),
        2 => flow(rng, 3, to),
        3 => literal(rng, indent, to),
        kind => {
            if rng.u8(..12) == 0 {
                to.push_str(rng.choice(&["&a", "&b", "!!map", "!!seq", "!x", " "]).unwrap_or(&""));
            }
            to.push('\n');
            let count = if deepest > 100 { 1 } else { rng.usize(1..4) };
            for _ in 0..count {
                to.push_str(&" ".repeat(indent));
                if kind % 2 == 0 {
                    to.push_str("- ");
                } else {
                    key(rng, to);
                }
                block(rng, indent + 2, deepest, to);
            }
        }
    }
}

fn key(rng: &mut Rng, to: &mut String) {
    match rng.u8(..16) {
        0 => to.push_str("<<: "),
        1 => to.push_str("? "),
        2 => to.push_str(&format!("{}: ", rng.choice(SCALARS).unwrap_or(&""))),
        _ => to.push_str(&format!("{}{}: ", rng.choice(&["a", "b", "键", "k"]).unwrap_or(&""), rng.u8(..9))),
    }
}

fn literal(rng: &mut Rng, indent: usize, to: &mut String) {
    to.push_str(rng.choice(&["|", ">", "|-", ">+", "|2", ">1-", "| # c"]).unwrap_or(&"|"));
    to.push('\n');
    for _ in 0..rng.u8(..4) {
        let depth = indent + rng.usize(..3);
        to.push_str(&format!(
            "{}{}\n",
            " ".repeat(depth),
            rng.choice(&["text", "", "# no comment", "\ttab", "- a", "请"]).unwrap_or(&"")
        ));
    }
}

fn flow(rng: &mut Rng, deepest: usize, to: &mut String) {
    flow_value(rng, deepest, to);
    to.push('\n');
}

fn flow_value(rng: &mut Rng, deepest: usize, to: &mut String) {
    match rng.u8(..if deepest == 0 { 1 } else { 3 }) {
        0 => to.push_str(rng.choice(SCALARS).unwrap_or(&"")),
        kind => {
            to.push(if kind == 1 { '[' } else { '{' });
            for _ in 0..rng.u8(..4) {
                if kind == 2 {
                    key(rng, to);
                }
                flow_value(rng, deepest - 1, to);
                to.push_str(rng.choice(&[", ", ",", "\n, "]).unwrap_or(&","));
            }
            to.push(if kind == 1 { ']' } else { '}' });
        }
    }
}

/// A JSON text.
pub fn json(rng: &mut Rng) -> String {
    let mut text = String::from(*rng.choice(&["", "", "", "\u{feff}", " \n", "\t"]).unwrap_or(&""));
    let deepest = if rng.u8(..64) == 0 { 150 } else { 6 };
    json_value(rng, deepest, &mut text, true);
    text
}

fn json_value(rng: &mut Rng, deepest: usize, to: &mut String, is_root: bool) {
    match rng.u8(if is_root { 6 } else { 0 }..if deepest == 0 || to.len() > 8000 { 7 } else { 12 }) {
        0..2 => to.push_str(rng.choice(NUMBERS).unwrap_or(&"0")),
        2..5 => json_text(rng, to),
        5 => to.push_str(rng.choice(&["true", "false", "null", "nul", "True"]).unwrap_or(&"null")),
        kind => {
            let brackets = if kind % 2 == 0 { ('{', '}') } else { ('[', ']') };
            let count = if deepest > 100 { 1 } else { rng.usize(..4) };
            to.push(brackets.0);
            for item in 0..count {
                if item > 0 {
                    to.push_str(rng.choice(&[",", ", ", ",\n  ", " ,\t"]).unwrap_or(&","));
                }
                if kind % 2 == 0 {
                    json_text(rng, to);
                    to.push_str(rng.choice(&[":", ": ", " : "]).unwrap_or(&":"));
                }
                json_value(rng, deepest.saturating_sub(1), to, false);
            }
            to.push(brackets.1);
        }
    }
}

fn json_text(rng: &mut Rng, to: &mut String) {
    to.push('"');
    for _ in 0..rng.u8(..3) {
        // Most texts are good: the odd ones would break nearly every input.
        let odd = if rng.u8(..6) == 0 { TEXTS } else { &TEXTS[..8] };
        to.push_str(rng.choice(odd).unwrap_or(&""));
    }
    to.push('"');
}

/// Keys that mean something somewhere in OpenAPI or to this project.
const KEYS: &[&str] = &[
    "get",
    "post",
    "operationId",
    "parameters",
    "name",
    "in",
    "required",
    "schema",
    "type",
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "enum",
    "default",
    "example",
    "examples",
    "value",
    "responses",
    "200",
    "default",
    "description",
    "content",
    "application/json",
    "application/x-www-form-urlencoded",
    "requestBody",
    "headers",
    "links",
    "callbacks",
    "encoding",
    "security",
    "servers",
    "url",
    "variables",
    "$ref",
    "nullable",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "additionalProperties",
    "discriminator",
    "mapping",
    "x-outcome",
    "x-rules",
    "x-effect",
    "x-pagination",
    "x-envelope",
    "x-omit-empty",
    "x-credential",
    "x-sensitive",
    "x-enum-varnames",
    "x-custom",
    "x-errata",
    "x-source",
    "x-lint-ignore",
    "rule",
    "reason",
    "style",
    "explode",
    "multipleOf",
    "uniqueItems",
    "title",
];

const WORDS: &[&str] = &[
    "string",
    "integer",
    "number",
    "object",
    "array",
    "boolean",
    "file",
    "path",
    "query",
    "header",
    "cookie",
    "get_a",
    "/a/{b}",
    "a",
    "",
    "^[a-z]+$",
    "[",
    "(?<=a)b",
    "int64",
    "date-time",
    "password",
    "#/components/schemas/A",
    "#/components/schemas/B",
    "#/components/responses/A",
    "#/paths/~1a",
    "https://a.b/{c}",
    "read",
    "moves-money",
    "page",
    "form",
    "{}",
];

/// A document whose head is right and whose insides are made of OpenAPI's keys at odd places.
pub fn openapi(rng: &mut Rng, is_json: bool) -> String {
    let mut parts = Vec::new();
    for key in ["/a", "/a/{b}"] {
        parts.push(format!("{}: {{\"get\": {}, \"parameters\": {}}}", quoted(key), any(rng, 6), any(rng, 3)));
    }
    let paths = parts.join(", ");
    let schemas = format!("\"A\": {}, \"B\": {}", any(rng, 5), any(rng, 4));
    let sections = format!(
        "\"schemas\": {{{schemas}}}, \"responses\": {{\"A\": {}}}, \"securitySchemes\": {}",
        any(rng, 4),
        any(rng, 3)
    );
    if is_json {
        return format!(
            "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {{{paths}}}, \"components\": {{{sections}}}, \"x-outcome\": {}}}",
            any(rng, 4)
        );
    }
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{{paths}}}\ncomponents: {{{sections}}}\nservers: {}\nx-outcome: {}\n",
        any(rng, 3),
        any(rng, 4)
    )
}

fn any(rng: &mut Rng, deepest: usize) -> String {
    match rng.u8(..if deepest == 0 { 3 } else { 10 }) {
        0 => (*rng.choice(&["0", "1", "-1", "1.5", "true", "false", "null", "1e300"]).unwrap_or(&"0")).to_owned(),
        1..3 => quoted(rng.choice(WORDS).unwrap_or(&"")),
        3..5 => {
            let items: Vec<String> = (0..rng.u8(..4)).map(|_| any(rng, deepest - 1)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => {
            let mut keys: Vec<&str> = (0..rng.u8(..6)).filter_map(|_| rng.choice(KEYS).copied()).collect();
            keys.sort_unstable();
            keys.dedup();
            let entries: Vec<String> =
                keys.iter().map(|key| format!("{}: {}", quoted(key), any(rng, deepest - 1))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

//! Inputs for the reader of documents, and what must hold for each of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use fastrand::Rng;
use xtask::document::{self, Document};
use xtask::finding::{self, Finding, Format};

use crate::grammar::{json, openapi, yaml};
use crate::mutate::mutate;

/// No input is larger.
pub const LARGEST: usize = 64 * 1024;
/// No input may take longer.
pub const LONGEST: Duration = Duration::from_secs(1);

const HOUSE: [&str; 3] = [
    include_str!("../../spec/adapay.yaml"),
    include_str!("../../spec/payall.yaml"),
    include_str!("../../spec/umxnt.yaml"),
];

/// Small texts, each with something that readers get wrong.
const SMALL: &[&str] = &[
    "a: &x {b: 1}\nc: *x\nd: [*x, *x]\n<<: *x\n",
    "a: >-\n  one\n  two\n\n  three\nb: |+\n  keep\n\nc: |2\n    indented\n",
    "\u{feff}a: 请求\r\nb: |\r\n  订单\r\n",
    "200: ok\ntrue: yes\n1.50: x\n'': empty\n~x: 1\n? a\n: b\n",
    "%YAML 1.2\n%TAG ! tag:a,2000:\n---\na: !!str 1\nb: !c {d: e}\n...\n---\nf\n",
    "- - - a\n    - b\n  - c\n- {a: [b, c], 'd': }\n",
    "'quoted': \"multi\n  line \\\n  end\\u8bf7\\x41\\U0001f600\"\nplain: multi\n  line # comment\n",
    "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a/{b}:\n    get:\n      operationId: get_a\n      \
     parameters:\n        - {name: b, in: path, required: true, schema: {type: string, enum: [a, b], default: a}}\n      \
     responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              \
     schema: {$ref: '#/components/schemas/A'}\n              example: {a: 1}\ncomponents:\n  schemas:\n    A:\n      \
     type: object\n      properties: {a: {type: integer, minimum: 1}, b: {$ref: '#/components/schemas/A'}}\n",
];

/// The two ways in which a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Yaml,
    Json,
}

/// Input `case` of a run: the same for the same seed.
pub fn input(seed: u64, case: u64) -> (Language, String) {
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ case);
    let language = if case.is_multiple_of(2) { Language::Yaml } else { Language::Json };
    let mut text = match language {
        Language::Yaml => yaml_text(&mut rng),
        Language::Json => json_text(&mut rng),
    };
    if text.len() > LARGEST {
        let end = (0..=LARGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
    }
    (language, text)
}

fn yaml_text(rng: &mut Rng) -> String {
    let mut text = match rng.u8(..8) {
        0..3 => piece(rng),
        3 => (*rng.choice(SMALL).unwrap_or(&"")).to_owned(),
        4..6 => yaml(rng),
        _ => openapi(rng, false),
    };
    mutate(rng, &mut text);
    text
}

fn json_text(rng: &mut Rng) -> String {
    let mut text = match rng.u8(..8) {
        0..3 => {
            let piece = piece(rng);
            let root = document::yaml("piece", &piece).map(|root| root.to_json()).unwrap_or_default();
            if rng.bool() { root.to_string() } else { format!("{root:#}") }
        }
        3..6 => json(rng),
        _ => openapi(rng, true),
    };
    mutate(rng, &mut text);
    text
}

/// Some lines of a house document, now and then under the head that makes them one.
fn piece(rng: &mut Rng) -> String {
    let house = HOUSE[rng.usize(..HOUSE.len())];
    let lines: Vec<&str> = house.lines().collect();
    let most = if rng.u8(..64) == 0 { 1500 } else { 40 };
    let from = rng.usize(..lines.len());
    let lines = &lines[from..(from + rng.usize(1..most)).min(lines.len())];
    let indent = lines.iter().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|line| line.get(indent..).unwrap_or_default()).collect();
    let body = cut.join("\n");
    match rng.u8(..3) {
        0 => format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    get:\n      {}\n",
            body.replace('\n', "\n      ")
        ),
        _ => body,
    }
}

/// What became of an input that did no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Read,
    Refused,
}

/// Reads `text` in all ways there are, and checks it.
///
/// # Errors
/// A panic, a time beyond [`LONGEST`], or two readers that make different trees of it.
pub fn judge(language: Language, text: &str) -> Result<Fate, String> {
    let start = Instant::now();
    let fate = caught(language, text)?;
    if start.elapsed() <= LONGEST {
        return Ok(fate);
    }
    // Something else may have kept the machine busy.
    let start = Instant::now();
    caught(language, text)?;
    match start.elapsed() {
        elapsed if elapsed > LONGEST => Err(format!("takes {:.1} s for {} bytes", elapsed.as_secs_f64(), text.len())),
        _ => Ok(fate),
    }
}

fn caught(language: Language, text: &str) -> Result<Fate, String> {
    catch_unwind(AssertUnwindSafe(|| run(language, text))).unwrap_or_else(|payload| {
        let message = payload.downcast_ref::<String>().cloned();
        Err(format!(
            "panics: {}",
            message.or(payload.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
        ))
    })
}

fn run(language: Language, text: &str) -> Result<Fate, String> {
    let name = match language {
        Language::Yaml => "spec/fuzz.yaml",
        Language::Json => "spec/fuzz.json",
    };
    drop(document::typed(name, text));
    let document = match Document::parse(name, text) {
        Ok(document) => document,
        Err(findings) => return print(&findings, name, text).map(|()| Fate::Refused),
    };
    let findings = xtask::lint::check(&document);
    print(&findings[..findings.len().min(8)], name, text)?;
    if document.is_json()
        && let Ok(yaml) = document::yaml(name, text)
        && yaml != document.root
    {
        return Err("is read in two ways, as JSON and as YAML".to_owned());
    }
    match document.typed() {
        Ok(value) if value != document.root.to_json() => {
            Err("is read in two ways, by the tree and by serde_yaml".to_owned())
        }
        Ok(_) => Ok(Fate::Read),
        Err(finding) => print(&[finding], name, text).map(|()| Fate::Read),
    }
}

/// Every finding must have words and a place, and must print.
fn print(findings: &[Finding], name: &str, text: &str) -> Result<(), String> {
    let mut out = Vec::new();
    for format in [Format::Text, Format::Json, Format::GitHub] {
        finding::write(&mut out, findings, &[(name, text)], format).map_err(|error| error.to_string())?;
    }
    match findings.iter().find(|finding| finding.message.is_empty() || finding.span.end > text.len()) {
        Some(finding) => Err(format!("a finding without words or place: {finding:?}")),
        None => Ok(()),
    }
}

//! One document, in a process of its own; what became of it goes out as one line of JSON.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use serde_json::{Value, json};
use xtask::document::{self, Document, Node};
use xtask::finding::{Finding, Level};
use xtask::lint::{Context, RULES};

use crate::{Arguments, Role};

static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Runs one document and prints a line of JSON, also after a panic.
pub fn child(role: Role, arguments: &Arguments) -> io::Result<()> {
    let (file, module) = (&arguments.folder, arguments.module.as_deref());
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload().downcast_ref::<String>().cloned();
        let message =
            message.or(info.payload().downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default();
        if let Ok(mut panic) = PANIC.lock() {
            *panic = Some(format!("{message} at {}", after_registry(&place)));
        }
    }));
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return print(&json!({"outcome": "unreadable", "cause": error.to_string()})),
    };
    let own_name = || file.to_string_lossy().into_owned();
    let name = arguments.api.as_ref().map_or_else(own_name, |api| format!("spec/{api}.yaml"));
    let result = std::panic::catch_unwind(|| match role {
        Role::Ours => ours(&name, &text, module, arguments.by_rule),
        Role::Progenitor => progenitor_alone(&name, &text),
    });
    let panic = || PANIC.lock().ok().and_then(|mut panic| panic.take()).unwrap_or_default();
    print(&result.unwrap_or_else(|_| json!({"outcome": "panic", "cause": panic()})))
}

fn print(line: &Value) -> io::Result<()> {
    let mut line = line.clone();
    line["peak"] = json!(peak(std::process::id()));
    writeln!(io::stdout(), "{line}")
}

/// A place in a dependency without the folder in which this machine keeps it.
fn after_registry(place: &str) -> String {
    place.rsplit("/registry/src/").next().and_then(|rest| rest.split_once('/')).map_or(place, |(_, rest)| rest).into()
}

fn ours(name: &str, text: &str, module: Option<&Path>, by_rule: bool) -> Value {
    let start = Instant::now();
    let document = match Document::parse(name, text) {
        Ok(document) => document,
        Err(_) if !text.contains("openapi") && !text.contains("swagger") => return other("no OpenAPI document"),
        Err(findings) => return json!({"outcome": "unreadable", "cause": first_cause(&findings, text)}),
    };
    let parse = seconds(start);
    let version = document.root.get("openapi").and_then(Node::as_str).unwrap_or_default();
    if !version.starts_with("3.0") {
        return other(&kind_of(&document));
    }
    let start = Instant::now();
    let findings = xtask::lint::check(&document);
    let lint = seconds(start);
    let lint_peak = peak(std::process::id());
    let start = Instant::now();
    let generated = xtask::generate::translated(&document);
    let mut row = json!({
        "operations": operations(&document), "parse": parse, "lint": lint, "lint_peak": lint_peak,
        "generate": seconds(start), "findings": count(&findings), "errors": errors(&findings),
    });
    if by_rule {
        row["rules"] = json!(seconds_by_rule(&document));
    }
    match generated {
        Ok((plan, code)) => {
            row["planned"] = json!(plan.operations.len());
            row["lines"] = json!(code.lines().count());
            row["outcome"] = json!(if plan.operations.len() == operations(&document) { "code" } else { "incomplete" });
            if let Some(Err(error)) = module.map(|module| fs::write(module, &code)) {
                row["cause"] = json!(format!("not written: {error}"));
            }
        }
        Err(findings) => {
            let has_places = findings.iter().all(|finding| finding.span != (0..0));
            row["outcome"] = json!(if has_places { "explained" } else { "unexplained" });
            row["cause"] = json!(first_cause(&findings, text));
        }
    }
    row
}

/// The time of each rule, and of what all of them share.
fn seconds_by_rule(document: &Document) -> BTreeMap<&'static str, f64> {
    let start = Instant::now();
    let context = Context::new(document);
    let mut rules = BTreeMap::from([("(places)", seconds(start))]);
    for rule in RULES {
        let start = Instant::now();
        (rule.check)(&context, &mut Vec::new());
        rules.insert(rule.id, seconds(start));
    }
    rules
}

fn other(what: &str) -> Value {
    json!({"outcome": "other", "cause": what})
}

fn kind_of(document: &Document) -> String {
    let word = |key| document.root.get(key).map(Node::to_json);
    match (word("openapi"), word("swagger")) {
        (Some(version), _) => format!("OpenAPI {}", version.as_str().unwrap_or("?")),
        (None, Some(version)) => format!("Swagger {version}"),
        (None, None) => "no OpenAPI document".to_owned(),
    }
}

/// Every operation of the document, counted apart from what the generator counts.
fn operations(document: &Document) -> usize {
    const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let paths = document.root.get("paths").map_or(&[][..], Node::entries);
    let items =
        paths.iter().filter(|path| !path.key.starts_with("x-")).filter_map(|path| document.resolve(&path.value));
    items.map(|item| item.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str())).count()).sum()
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.level == Level::Error).count()
}

fn count(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        let level = if finding.level == Level::Error { "" } else { "~" };
        *counts.entry(format!("{level}{}", finding.rule)).or_default() += 1;
    }
    counts
}

fn first_cause(findings: &[Finding], text: &str) -> String {
    findings.first().map_or_else(String::new, |finding| {
        let line = text.get(..finding.span.start).map_or(0, |before| before.matches('\n').count() + 1);
        let label = if finding.label.is_empty() { String::new() } else { format!(" ({})", finding.label) };
        format!("{line}: {}: {}{label}", finding.rule, finding.message)
    })
}

fn progenitor_alone(name: &str, text: &str) -> Value {
    let start = Instant::now();
    let parsed: Result<openapiv3::OpenAPI, String> = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| error.to_string())
    } else {
        document::typed(name, text)
            .map_err(|finding| finding.label)
            .and_then(|value| serde_json::from_value(value).map_err(|error| error.to_string()))
    };
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    let generated = match &parsed {
        Err(error) => return json!({"outcome": "unreadable", "cause": error, "generate": seconds(start)}),
        Ok(document) => Generator::new(&settings).generate_tokens(document),
    };
    let printed = generated
        .map_err(|error| error.to_string())
        .and_then(|tokens| syn::parse2::<syn::File>(tokens).map_err(|error| error.to_string()))
        .map(|file| prettyplease::unparse(&file).lines().count());
    match printed {
        Ok(lines) => json!({"outcome": "code", "lines": lines, "generate": seconds(start)}),
        Err(error) => json!({"outcome": "unexplained", "cause": error, "generate": seconds(start)}),
    }
}

/// Since `start`.
pub fn seconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64()
}

/// The most memory that a process has held so far, in MB; 0 where the system does not tell.
pub fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()).map_or(0, |kb| kb / 1024)
}

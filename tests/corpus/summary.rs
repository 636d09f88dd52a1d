//! The table, and what is said at the end.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write as _};
use std::time::Instant;

use serde_json::Value;

use crate::child::seconds;
use crate::parent::Row;

/// One line for each document, tab-separated.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "document\tbytes\toutcome\toperations\tplanned\terrors\tfindings\tparse s\tlint s\tgenerate s\tpeak MB\tlint peak MB\tlines\t\
         progenitor\tprogenitor s\tprogenitor's cause\tmodule\tfirst cause\n",
    );
    for row in rows {
        let findings: u64 =
            row.said["findings"].as_object().map_or(0, |map| map.values().filter_map(Value::as_u64).sum());
        let (alone, alone_cause, alone_seconds) = row.progenitor.clone().unwrap_or_default();
        text.push_str(&format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{findings}\t{:.3}\t{:.3}\t{:.3}\t{}\t{}\t{}\t{alone}\t{alone_seconds:.3}\t{alone_cause}\t{}\t{}\n",
            row.document,
            row.size,
            row.outcome,
            row.number("operations"),
            row.number("planned"),
            row.number("errors"),
            row.number("parse"),
            row.number("lint"),
            row.number("generate"),
            row.number("peak"),
            row.number("lint_peak"),
            row.number("lines"),
            row.module,
            row.cause,
        ));
    }
    text
}

/// Prints what the table comes to: outcomes, causes, findings by rule, time, and the extremes.
pub fn summary(rows: &[Row], start: Instant) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (others, ours): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.outcome == "other");
    writeln!(out, "\n{} documents, {} files that are none:", ours.len(), others.len())?;
    ranked(&mut out, others.iter().map(|row| row.cause.clone()), others.len())?;
    writeln!(out, "\noutcomes:")?;
    ranked(&mut out, ours.iter().map(|row| row.outcome.clone()), ours.len())?;
    if ours.iter().any(|row| row.progenitor.is_some()) {
        let alone = || ours.iter().filter_map(|row| row.progenitor.as_ref());
        writeln!(out, "\noutcomes of progenitor alone:")?;
        ranked(&mut out, alone().map(|(outcome, _, _)| outcome.clone()), ours.len())?;
        writeln!(out, "\ncauses of progenitor alone:")?;
        ranked(
            &mut out,
            alone()
                .filter(|(outcome, ..)| outcome != "code")
                .map(|(what, cause, _)| format!("{what}: {}", shape(cause))),
            ours.len(),
        )?;
    }
    writeln!(out, "\ncauses:")?;
    let failed = ours.iter().filter(|row| row.outcome != "code");
    ranked(&mut out, failed.map(|row| format!("{}: {}", row.outcome, shape(&row.cause))), ours.len())?;
    writeln!(out, "\nfindings by rule (`~` is a warning), and documents with them:")?;
    findings_by_rule(&mut out, &ours)?;
    let mut rules: BTreeMap<&str, f64> = BTreeMap::new();
    for (rule, seconds) in ours.iter().filter_map(|row| row.said["rules"].as_object()).flatten() {
        *rules.entry(rule).or_default() += seconds.as_f64().unwrap_or_default();
    }
    for (rule, seconds) in rules {
        writeln!(out, "{seconds:8.3} s  {rule}")?;
    }
    let lost: Vec<_> = ours.iter().filter(|row| row.outcome == "incomplete").collect();
    for row in lost.iter().take(20) {
        writeln!(
            out,
            "lost operations: {} has {}, {} planned",
            row.document, row.said["operations"], row.said["planned"]
        )?;
    }
    let sum = |key: &str| ours.iter().map(|row| row.number(key)).sum::<f64>();
    writeln!(
        out,
        "\ntime: {:.1} s in all; parse {:.1} s, lint {:.1} s, generate {:.1} s, in processes {:.1} s",
        seconds(start),
        sum("parse"),
        sum("lint"),
        sum("generate"),
        ours.iter().map(|row| row.seconds).sum::<f64>(),
    )?;
    extremes(&mut out, &ours)
}

fn extremes(out: &mut dyn io::Write, rows: &[&Row]) -> io::Result<()> {
    type Measure<'a> = &'a dyn Fn(&Row) -> f64;
    let by = |key: Measure| rows.iter().max_by(|one, other| key(one).total_cmp(&key(other)));
    let named: [(&str, Measure); 4] = [
        ("largest", &|row| row.size as f64),
        ("slowest", &|row| row.seconds),
        ("slowest lint", &|row| row.number("lint")),
        ("most memory", &|row| row.number("peak")),
    ];
    for (name, key) in named {
        if let Some(row) = by(key) {
            writeln!(
                out,
                "{name}: {} ({:.1} MB): {}, parse {:.2} s, lint {:.2} s at {} MB, generate {:.2} s, peak {} MB",
                row.document,
                row.size as f64 / 1e6,
                row.outcome,
                row.number("parse"),
                row.number("lint"),
                row.number("lint_peak"),
                row.number("generate"),
                row.number("peak"),
            )?;
        }
    }
    Ok(())
}

fn findings_by_rule(out: &mut dyn io::Write, rows: &[&Row]) -> io::Result<()> {
    let mut rules: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (rule, count) in rows.iter().filter_map(|row| row.said["findings"].as_object()).flatten() {
        let entry = rules.entry(rule).or_default();
        *entry = (entry.0 + count.as_u64().unwrap_or_default(), entry.1 + 1);
    }
    for (rule, (count, documents)) in rules {
        writeln!(out, "{count:8} in {documents:5}  {rule}")?;
    }
    Ok(())
}

/// The cause without line, names and numbers, so that equal causes count together.
fn shape(cause: &str) -> String {
    let cause = cause.split_once(": ").filter(|(line, _)| line.parse::<u64>().is_ok()).map_or(cause, |(_, rest)| rest);
    let outside: String =
        cause.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "`…`" }).collect();
    // What stands in brackets or looks like a path is a name too.
    let before = outside.split(['{', '[', '(']).next().unwrap_or_default();
    let words = before.split_whitespace().map(|word| if word.starts_with(['/', '#', '$']) { "…" } else { word });
    let shape: Vec<&str> = words.collect();
    shape.join(" ").chars().take(160).map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}

/// Prints how often each text occurs, the most frequent first.
fn ranked(out: &mut dyn io::Write, texts: impl Iterator<Item = String>, of: usize) -> io::Result<()> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    for (text, count) in counts.iter().take(60) {
        writeln!(out, "{count:6} {:5.1} %  {text}", *count as f64 * 100.0 / of.max(1) as f64)?;
    }
    if counts.len() > 60 {
        let rest: usize = counts[60..].iter().map(|(_, count)| count).sum();
        writeln!(out, "{rest:6}          {} others", counts.len() - 60)?;
    }
    Ok(())
}

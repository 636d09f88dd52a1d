//! Request bodies and the media types of requests and answers.

use crate::document::{Entry, Node};
use crate::lint::walk::{Kind, ancestors, walk};

use super::check::Report;

pub fn check(report: &mut Report) {
    let places = walk(report.document);
    for place in &places {
        let in_request = || ancestors(&places, place).next().is_some_and(|around| around.kind == Kind::RequestBody);
        let in_callback = || ancestors(&places, place).any(|around| around.kind == Kind::Callback);
        match (place.kind, place.entry) {
            (Kind::RequestBody, _) if !in_callback() => check_count(report, place.node),
            (Kind::Media, Some(entry)) if in_request() && !in_callback() => check_request_media(report, entry),
            (Kind::Media, Some(entry)) if is_json(&entry.key) && !in_callback() => check_schema(report, entry),
            _ => {}
        }
    }
}

fn check_count(report: &mut Report, body: &Node) {
    let media = body.get("content").map_or(&[][..], Node::entries);
    for second in media.iter().skip(1) {
        let label = format!("`{}` is there already", media[0].key);
        report.add(
            second.key_span.clone(),
            "a request body of several media types",
            label,
            "keep the one that the client shall send",
        );
    }
}

fn check_request_media(report: &mut Report, entry: &Entry) {
    if !is_json(&entry.key) && entry.key != "application/x-www-form-urlencoded" {
        report.add(
            entry.key_span.clone(),
            format!("a request body of `{}`", entry.key),
            "",
            "use application/json or application/x-www-form-urlencoded",
        );
        return;
    }
    check_schema(report, entry);
    if let Some(encoding) = entry.value.entry("encoding").filter(|encoding| !encoding.value.entries().is_empty()) {
        report.add(
            encoding.key_span.clone(),
            "`encoding` of a request body",
            "",
            "remove it, and describe in words how the value is encoded",
        );
    }
}

fn check_schema(report: &mut Report, entry: &Entry) {
    if entry.value.get("schema").is_none() {
        report.add(
            entry.key_span.clone(),
            "a media type without a schema",
            "",
            "add `schema:`; `schema: {}` stands for any JSON",
        );
    }
}

/// As progenitor decides it.
pub fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || media_type.starts_with("application/json;")
}

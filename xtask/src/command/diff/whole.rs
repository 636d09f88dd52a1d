//! What happened to a document as a whole, which its text does not show.

use crate::diff::change::{Axis, Change, ClientChange, Level, Spot};
use crate::diff::review::Version;

/// The change of a document that is new, gone or, if names count, has another one.
pub fn changes(base: Option<&Version>, revision: Option<&Version>, names_count: bool) -> Vec<Change> {
    let change = match (base, revision) {
        (None, Some(new)) => Change {
            revision: Some(start()),
            client: module(new, None, Some("module"), Level::Info),
            ..change("document-added", Level::Info, Axis::Wire, format!("`{}` is new", new.path))
        },
        (Some(old), None) => Change {
            base: Some(start()),
            client: module(old, Some("module"), None, Level::Breaking),
            ..change("document-removed", Level::Breaking, Axis::Wire, format!("`{}` was removed", old.path))
        },
        // What is on disk beside the other one was not renamed to it.
        (Some(old), Some(new)) if names_count && old.path != new.path && !old.at.is_empty() => Change {
            base: Some(start()),
            revision: Some(start()),
            client: module(old, Some("module"), None, Level::Breaking)
                .into_iter()
                .chain(module(new, None, Some("module"), Level::Info))
                .collect(),
            ..change(
                "document-renamed",
                Level::Info,
                Axis::Client,
                format!("`{}` was renamed to `{}`", old.path, new.path),
            )
        },
        _ => return Vec::new(),
    };
    vec![change]
}

/// What becomes of the module that is made from the document; only those in `spec/` have one.
fn module(version: &Version, before: Option<&str>, after: Option<&str>, level: Level) -> Vec<ClientChange> {
    let name = version.path.strip_prefix("spec/").and_then(|name| name.strip_suffix(".yaml"));
    let item = |name: &str| ClientChange {
        item: name.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        level,
    };
    name.map(item).into_iter().collect()
}

fn start() -> Spot {
    Spot { span: 0..0, pointer: String::new() }
}

fn change(id: &str, level: Level, axis: Axis, message: String) -> Change {
    Change {
        id: id.to_owned(),
        level,
        axis,
        money: false,
        message,
        base: None,
        revision: None,
        uses: Vec::new(),
        client: Vec::new(),
        witness: None,
        notes: Vec::new(),
    }
}

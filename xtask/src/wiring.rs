//! The two lines by hand that a new API needs, which `gen` names when they are missing.

use std::fs;
use std::path::Path;

/// Something that has to be written by hand.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    pub what: String,
    pub file: &'static str,
    pub help: String,
}

const MANIFEST: &str = "generated/Cargo.toml";
const LIBRARY: &str = "generated/src/lib.rs";

/// What is missing for the APIs whose modules are among the generated files.
///
/// A folder without the crate's own files has nothing to be wired to.
pub fn missing<'a>(root: &Path, outputs: impl Iterator<Item = &'a String>) -> Vec<Missing> {
    let read = |path: &str| fs::read_to_string(root.join(path)).ok();
    let (Some(manifest), Some(library)) = (read(MANIFEST), read(LIBRARY)) else { return Vec::new() };
    let mut found = Vec::new();
    for api in outputs.filter_map(|path| api(path)) {
        if !manifest.lines().any(|line| line.split('=').next().is_some_and(|key| key.trim() == api)) {
            found.push(Missing {
                what: format!("the feature {api}"),
                file: MANIFEST,
                help: format!("add `{api} = []` under [features], and \"{api}\" to `default`"),
            });
        }
        let modules = [format!("api::{api};"), format!("pub mod {api};")];
        if !modules.iter().any(|module| library.contains(module)) {
            found.push(Missing {
                what: format!("the module {api}"),
                file: LIBRARY,
                help: format!("add `#[cfg(feature = \"{api}\")] pub use api::{api};`"),
            });
        }
    }
    found
}

fn api(path: &str) -> Option<&str> {
    path.strip_prefix("generated/src/api/")?.strip_suffix(".rs").filter(|name| *name != "mod")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lines_are_asked_for_until_they_are_there() {
        let root = tempfile::tempdir().unwrap();
        let outputs = ["generated/src/api/mod.rs", "generated/src/api/one.rs"].map(str::to_owned);
        assert_eq!(missing(root.path(), outputs.iter()), []);
        fs::create_dir_all(root.path().join("generated/src")).unwrap();
        fs::write(root.path().join(MANIFEST), "[features]\nonely = []\n").unwrap();
        fs::write(root.path().join(LIBRARY), "").unwrap();
        let what: Vec<_> = missing(root.path(), outputs.iter()).into_iter().map(|missing| missing.what).collect();
        assert_eq!(what, ["the feature one", "the module one"]);
        fs::write(root.path().join(MANIFEST), "[features]\none = []\n").unwrap();
        fs::write(root.path().join(LIBRARY), "pub use api::one;\n").unwrap();
        assert_eq!(missing(root.path(), outputs.iter()), []);
    }
}

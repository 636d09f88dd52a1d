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
pub fn missing<'a>(root: &Path, outputs: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<Missing> {
    let read = |path: &str| fs::read_to_string(root.join(path)).ok();
    let (Some(manifest), Some(library)) = (read(MANIFEST), read(LIBRARY)) else { return Vec::new() };
    let mut found = Vec::new();
    for (api, code) in outputs.filter_map(|(path, code)| Some((api(path)?, code))) {
        if !manifest.lines().any(|line| line.split('=').next().is_some_and(|key| key.trim() == api)) {
            found.push(Missing {
                what: format!("the feature {api}"),
                file: MANIFEST,
                help: format!("add `{api} = []` under [features], and \"{api}\" to `default`"),
            });
        }
        let modules = [format!("api::{api};"), format!("pub mod {api};")];
        if !modules.iter().any(|module| library.contains(module)) {
            found.push(Missing { what: format!("the module {api}"), file: LIBRARY, help: module(api, code) });
        }
    }
    found
}

/// The line for a module, which has a folder of its own if its credentials are written by hand.
fn module(api: &str, code: &str) -> String {
    let feature = format!("#[cfg(feature = \"{api}\")]");
    if code.contains(&format!("crate::{api}::Credentials")) {
        return format!(
            "add `{feature} pub mod {api};`, and write `Credentials` in generated/src/{api}/ as generated/src/payall/ does"
        );
    }
    format!("add `{feature} pub use api::{api};`")
}

fn api(path: &str) -> Option<&str> {
    path.strip_prefix("generated/src/api/")?.strip_suffix(".rs").filter(|name| *name != "mod")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(code: &str) -> [(String, String); 2] {
        ["mod", "one"].map(|name| (format!("generated/src/api/{name}.rs"), code.to_owned()))
    }

    fn found(root: &Path, code: &str) -> Vec<Missing> {
        let outputs = outputs(code);
        missing(root, outputs.iter().map(|(path, code)| (path, code)))
    }

    #[test]
    fn both_lines_are_asked_for_until_they_are_there() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        assert_eq!(found(root, ""), []);
        fs::create_dir_all(root.join("generated/src")).unwrap();
        fs::write(root.join(MANIFEST), "[features]\nonely = []\n").unwrap();
        fs::write(root.join(LIBRARY), "").unwrap();
        let what: Vec<_> = found(root, "").into_iter().map(|missing| missing.what).collect();
        assert_eq!(what, ["the feature one", "the module one"]);
        fs::write(root.join(MANIFEST), "[features]\none = []\n").unwrap();
        for line in ["pub use api::one;\n", "pub mod one;\n"] {
            fs::write(root.join(LIBRARY), line).unwrap();
            assert_eq!(found(root, ""), []);
        }
    }

    #[test]
    fn credentials_by_hand_are_asked_for() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("generated/src")).unwrap();
        fs::write(root.path().join(MANIFEST), "[features]\none = []\n").unwrap();
        fs::write(root.path().join(LIBRARY), "").unwrap();
        let help = |code| found(root.path(), code).remove(0).help;
        assert_eq!(help(""), "add `#[cfg(feature = \"one\")] pub use api::one;`");
        assert!(help("credentials: crate::one::Credentials").contains("pub mod one;`, and write `Credentials` in"));
    }
}

//! `gen FILE` with the generator itself: three documents of one operation each.

use std::collections::BTreeMap;
use std::fs;

use super::*;
use crate::report::plain;

const SMALL: &str = include_str!("../../generate/small.yaml");

struct Project {
    root: tempfile::TempDir,
}

impl Project {
    /// `a` and `c` are generated, `b` too; everything is fresh.
    fn new() -> Project {
        let project = Project { root: tempfile::tempdir().unwrap() };
        for api in ["a", "b", "c"] {
            project.document(api, SMALL);
        }
        assert_eq!(project.gen_of(&[], false).1, Outcome::Fine);
        project
    }

    fn document(&self, api: &str, text: &str) {
        self.put(&format!("spec/{api}.yaml"), text);
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn gen_of(&self, files: &[&str], check: bool) -> (String, Outcome) {
        let arguments = Arguments { files: files.iter().map(|file| self.root.path().join(file)).collect(), check };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(self.root.path(), &arguments, &mut out, &mut err);
        let text = format!("{}{}", plain(&err), plain(&out)).replace(&format!("{}/", self.root.path().display()), "");
        let lines = text
            .lines()
            .map(|line| line.rsplit_once(" in ").filter(|_| line.ends_with(" s")).map_or(line, |(line, _)| line));
        (lines.collect::<Vec<_>>().join("\n"), outcome)
    }

    fn told(&self, files: &[&str], check: bool) -> String {
        let (text, outcome) = self.gen_of(files, check);
        format!("{text}\nexit {}", outcome as u8)
    }

    /// What is generated, by path.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for owned in OWNED {
            let path = self.root.path().join(owned);
            if path.is_file() {
                files.insert((*owned).to_owned(), fs::read_to_string(path).unwrap());
                continue;
            }
            for entry in fs::read_dir(path).unwrap() {
                let entry = entry.unwrap();
                let name = format!("{owned}/{}", entry.file_name().to_string_lossy());
                files.insert(name, fs::read_to_string(entry.path()).unwrap());
            }
        }
        files
    }
}

/// Names the file that differs, and does not print all of them.
fn assert_same(one: &Project, other: &Project) {
    let (one, other) = (one.files(), other.files());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, text) in &one {
        assert!(*text == other[path], "{path} differs");
    }
}

/// The small document with another operation.
fn renamed() -> String {
    SMALL.replace("get_thing", "find_thing")
}

#[test]
fn all_one_by_one_are_the_same_bytes_as_all_at_once() {
    let (project, at_once) = (Project::new(), Project::new());
    for api in ["a", "b", "c"] {
        project.document(api, &renamed());
        at_once.document(api, &renamed());
    }
    for api in ["b", "c", "a"] {
        assert_eq!(project.gen_of(&[&format!("spec/{api}.yaml")], false).1, Outcome::Fine);
    }
    at_once.gen_of(&[], false);
    assert_same(&project, &at_once);
    assert_eq!(project.gen_of(&[], true).1, Outcome::Fine);
}

#[test]
fn the_real_documents_one_by_one_are_the_same_bytes() {
    let real = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let (project, at_once) =
        (Project { root: tempfile::tempdir().unwrap() }, Project { root: tempfile::tempdir().unwrap() });
    let sources = source::read(real).unwrap();
    for source in &sources {
        project.put(&source.path, &source.text);
        at_once.put(&source.path, &source.text);
    }
    at_once.gen_of(&[], false);
    // Not in the order of their names.
    for source in sources.iter().rev() {
        let (text, outcome) = project.gen_of(&[&source.path], false);
        assert_eq!(outcome, Outcome::Fine, "{text}");
    }
    assert_same(&project, &at_once);
}

#[test]
fn only_what_was_named_changes() {
    let project = Project::new();
    let before = project.files();
    ["a", "b"].into_iter().for_each(|api| project.document(api, &renamed()));
    insta::assert_snapshot!(project.told(&["spec/b.yaml"], true).lines().filter(|line| line.contains("spec/")).collect::<Vec<_>>().join("\n"), @r"
            Kept what was generated from spec/a.yaml, which changed since
           Stale generated/src/api/b.rs (spec/b.yaml changed since)
           Stale generated/src/api/mod.rs (spec/b.yaml changed since)
     //! Generated from spec/a.yaml, spec/b.yaml and spec/c.yaml by `cargo xtask gen`; do not edit.
     // sha256 4c1163a6ba7a6228 spec/a.yaml
    -// sha256 4c1163a6ba7a6228 spec/b.yaml
    +// sha256 e061bd289ea133b0 spec/b.yaml
     // sha256 4c1163a6ba7a6228 spec/c.yaml
           Stale spec/SURFACE.txt (spec/b.yaml changed since)
           Stale tests/documented/b.rs (spec/b.yaml changed since)
           Stale tests/documented/calls.rs (spec/b.yaml changed since)
           Stale tests/documented/main.rs (spec/b.yaml changed since)
     //! Generated from spec/a.yaml, spec/b.yaml and spec/c.yaml by `cargo xtask gen`; do not edit.
     // sha256 4c1163a6ba7a6228 spec/a.yaml
    -// sha256 4c1163a6ba7a6228 spec/b.yaml
    +// sha256 e061bd289ea133b0 spec/b.yaml
     // sha256 4c1163a6ba7a6228 spec/c.yaml
           Next: cargo xtask gen spec/b.yaml
    ");
    insta::assert_snapshot!(project.told(&["spec/b.yaml"], false), @r"
            Kept what was generated from spec/a.yaml, which changed since
         Changed generated/src/api/b.rs (+15 -15 in Client::get_thing, Client::find_thing, builder::GetThing and 10 more)
         Changed generated/src/api/mod.rs (the banner alone)
         Changed spec/SURFACE.txt (+9 -9 in b get_thing, b find_thing)
         Changed tests/documented/b.rs (+5 -5 in get_thing, find_thing, get_thing::request_published, find_thing::request_published)
         Changed tests/documented/calls.rs (+4 -4 in b::get_thing, b::find_thing, request, Clients::call)
         Changed tests/documented/main.rs (the banner alone)
           Fresh 4 files
        Finished gen of 1 document
           Next: cargo test
    exit 0
    ");
    let after = project.files();
    let calls = &after["tests/documented/calls.rs"];
    assert!(
        calls.contains("\"a.get_thing\"") && calls.contains("\"b.find_thing\"") && !calls.contains("\"b.get_thing\"")
    );
    for (path, text) in &before {
        let is_other = path.ends_with("/a.rs") || path.ends_with("/c.rs");
        assert!(!is_other || after[path] == *text, "{path}");
    }
    // The other document is still known to have changed.
    assert_eq!(project.gen_of(&["spec/b.yaml"], true).1, Outcome::Fine);
    assert_eq!(project.gen_of(&[], true).1, Outcome::Stale);
}

#[test]
fn other_documents_may_be_broken_unreadable_or_new() {
    let project = Project::new();
    project.document("a", "openapi: [");
    fs::write(project.root.path().join("spec/c.yaml"), b"\xff").unwrap();
    project.document("new", SMALL);
    project.document("b", &renamed());
    insta::assert_snapshot!(project.told(&["spec/b.yaml"], false), @r"
            Kept what was generated from spec/a.yaml, which changed since
            Kept what was generated from spec/c.yaml, which changed since
         Skipped spec/new.yaml, from which nothing was generated yet
         Changed generated/src/api/b.rs (+15 -15 in Client::get_thing, Client::find_thing, builder::GetThing and 10 more)
         Changed generated/src/api/mod.rs (the banner alone)
         Changed spec/SURFACE.txt (+9 -9 in b get_thing, b find_thing)
         Changed tests/documented/b.rs (+5 -5 in get_thing, find_thing, get_thing::request_published, find_thing::request_published)
         Changed tests/documented/calls.rs (+4 -4 in b::get_thing, b::find_thing, request, Clients::call)
         Changed tests/documented/main.rs (the banner alone)
           Fresh 4 files
        Finished gen of 1 document
           Next: cargo test
    exit 0
    ");
    assert!(!project.files()["generated/src/api/mod.rs"].contains("new"));
    assert!(project.files()["generated/src/api/mod.rs"].contains("pub mod c;"));
}

#[test]
fn what_is_not_whole_is_generated_too_or_stops() {
    let project = Project::new();
    fs::remove_file(project.root.path().join("tests/documented/a.rs")).unwrap();
    insta::assert_snapshot!(project.told(&["spec/b.yaml"], false), @r"
            Also spec/a.yaml, whose generated files were not whole
         Created tests/documented/a.rs (46 lines)
           Fresh 9 files
        Finished gen of 2 documents
           Next: cargo test
    exit 0
    ");
    fs::remove_file(project.root.path().join("tests/documented/a.rs")).unwrap();
    project.document("a", &SMALL.replace("paths:", "path:"));
    let before = project.files();
    let (text, outcome) = project.gen_of(&["spec/b.yaml"], false);
    assert_eq!(outcome, Outcome::Findings);
    assert!(text.contains("error: the files generated from spec/a.yaml are not whole"), "{text}");
    assert_eq!(project.files(), before);
}

#[test]
fn an_edited_or_missing_surface_is_stale_and_made_anew() {
    let (project, fresh) = (Project::new(), Project::new());
    let path = "spec/SURFACE.txt";
    for files in [&[][..], &["spec/b.yaml"]] {
        project.put(path, &project.files()[path].replace("effect=read", "effect=session"));
        assert_eq!(project.gen_of(&[], true).1, Outcome::Stale);
        let (text, outcome) = project.gen_of(files, false);
        assert_eq!(outcome, Outcome::Fine);
        assert!(
            text.contains(
                "Changed spec/SURFACE.txt (+3 -3 in a get_thing, b get_thing, c get_thing; edits in it are gone)"
            ),
            "{text}"
        );
        assert_same(&project, &fresh);
        fs::remove_file(project.root.path().join(path)).unwrap();
        let (text, outcome) = project.gen_of(&[], true);
        assert_eq!(outcome, Outcome::Stale);
        assert!(text.contains("Missing spec/SURFACE.txt"), "{text}");
        assert_eq!(project.gen_of(files, false).1, Outcome::Fine);
        assert_same(&project, &fresh);
    }
}

#[test]
fn an_edited_shared_file_is_made_anew() {
    let (project, fresh) = (Project::new(), Project::new());
    let path = "tests/documented/calls.rs";
    project.put(path, &project.files()[path].replace("no operation", "No operation"));
    assert_eq!(project.gen_of(&["spec/b.yaml"], false).1, Outcome::Fine);
    assert_same(&project, &fresh);
}

#[test]
fn a_document_that_is_gone_leaves_with_its_parts() {
    let project = Project::new();
    fs::remove_file(project.root.path().join("spec/c.yaml")).unwrap();
    assert_eq!(project.gen_of(&["spec/b.yaml"], false).1, Outcome::Fine);
    assert_eq!(project.gen_of(&[], true).1, Outcome::Fine);
}

#[test]
fn a_file_elsewhere_is_refused() {
    let project = Project::new();
    project.put("other/a.yaml", SMALL);
    insta::assert_snapshot!(project.told(&["other/a.yaml", "spec/nothing.yaml"], false), @r"
    error: other/a.yaml is no document of spec/
      = help: gen takes documents by their names, such as `spec/adapay.yaml`; `cargo xtask lint` takes any file
    error: spec/nothing.yaml is no document of spec/
      = help: gen takes documents by their names, such as `spec/adapay.yaml`; `cargo xtask lint` takes any file
           Next: cargo xtask gen other/a.yaml spec/nothing.yaml
    exit 2
    ");
}

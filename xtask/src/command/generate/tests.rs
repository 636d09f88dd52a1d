//! What the command prints and how it ends.

use std::fs;
use std::io;

use super::*;
use crate::emit::banner::{Comment, stamp};
use crate::report::plain;

/// A project with two documents, whose generator makes one struct of each line.
struct Project {
    root: tempfile::TempDir,
}

fn toy(sources: &[Source]) -> Result<Generated, Vec<Finding>> {
    toy_with("struct", sources)
}

fn toy_with(keyword: &str, sources: &[Source]) -> Result<Generated, Vec<Finding>> {
    let file = |source: &Source| {
        let name = source.path.trim_start_matches("spec/").trim_end_matches(".yaml");
        let body: String = source.text.lines().map(|line| format!("{keyword} {line};\n")).collect();
        let text = stamp(&[(&source.path, &source.text)], Comment::RustInner, &body);
        (format!("generated/src/api/{name}.rs"), text)
    };
    Ok(Generated { files: sources.iter().map(file).collect(), warnings: Vec::new() })
}

impl Project {
    /// Everything in it is fresh.
    fn new() -> Self {
        let project = Self { root: tempfile::tempdir().unwrap() };
        project.put("spec/one.yaml", "A\nB\nC\nD\n");
        project.put("spec/two.yaml", "X\n");
        assert_eq!(run_with(toy, project.root.path(), &all(false), &mut io::sink(), &mut io::sink()), Outcome::Fine);
        project
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.path().join(path)).unwrap();
        self.put(path, &text.replace(from, to));
    }

    fn check(&self) -> String {
        self.run(toy, true)
    }

    fn write(&self) -> String {
        self.run(toy, false)
    }

    fn run(&self, generate: impl FnOnce(&[Source]) -> Result<Generated, Vec<Finding>>, check: bool) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run_with(generate, self.root.path(), &all(check), &mut out, &mut err);
        assert!(out.is_empty() || err.is_empty(), "one stream tells the whole story");
        without_time(&format!("{}{}exit {}", plain(&out), plain(&err), outcome as u8))
    }
}

fn all(check: bool) -> Arguments {
    Arguments { files: Vec::new(), check }
}

fn without_time(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, time)) if time.ends_with(" s") => format!("{before} in 0.00 s"),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn fresh() {
    insta::assert_snapshot!(Project::new().check(), @"
           Fresh 2 files
        Finished check of 2 documents in 0.00 s
    exit 0
    ");
    insta::assert_snapshot!(Project::new().write(), @"
           Fresh 2 files
        Finished gen of 2 documents in 0.00 s
    exit 0
    ");
}

#[test]
fn missing() {
    let project = Project::new();
    fs::remove_dir_all(project.root.path().join("generated")).unwrap();
    insta::assert_snapshot!(project.check(), @"
         Missing generated/src/api/one.rs (8 lines)
         Missing generated/src/api/two.rs (5 lines)
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
         Created generated/src/api/one.rs (8 lines)
         Created generated/src/api/two.rs (5 lines)
        Finished gen of 2 documents in 0.00 s
           Next: cargo test
    exit 0
    ");
}

#[test]
fn hand_edit() {
    let project = Project::new();
    project.edit("generated/src/api/one.rs", "struct B;", "pub struct B;");
    insta::assert_snapshot!(project.check(), @"
           Stale generated/src/api/one.rs (it was edited by hand or by a merge)
    --- on disk
    +++ as gen writes it
    @@ -4,5 +4,5 @@

     struct A;
    -pub struct B;
    +struct B;
     struct C;
     struct D;
           Fresh 1 file
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
         Changed generated/src/api/one.rs (+1 -1 in B; edits in it are gone)
           Fresh 1 file
        Finished gen of 2 documents in 0.00 s
           Next: cargo test
    exit 0
    ");
}

#[test]
fn document_changed() {
    let project = Project::new();
    project.edit("spec/one.yaml", "C", "E\nF");
    insta::assert_snapshot!(project.check(), @"
           Stale generated/src/api/one.rs (spec/one.yaml changed since)
    --- on disk
    +++ as gen writes it
    @@ -5,4 +5,5 @@
     struct A;
     struct B;
    -struct C;
    +struct E;
    +struct F;
     struct D;
           Fresh 1 file
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
         Changed generated/src/api/one.rs (+2 -1 in C, E, F)
           Fresh 1 file
        Finished gen of 2 documents in 0.00 s
           Next: cargo test
    exit 0
    ");
}

#[test]
fn line_endings_of_a_document_do_not_count() {
    let project = Project::new();
    project.edit("spec/two.yaml", "X\n", "X\r\n");
    assert!(project.check().ends_with("exit 0"));
}

#[test]
fn only_a_comment_in_the_document_changed() {
    let project = Project::new();
    let same = |sources: &[Source]| {
        let mut outputs = toy(sources)?;
        let text = stamp(&[("spec/two.yaml", "X # new")], Comment::RustInner, "struct X;\n");
        outputs.files.insert("generated/src/api/two.rs".to_owned(), text);
        Ok(outputs)
    };
    insta::assert_snapshot!(project.run(same, true), @"
           Stale generated/src/api/two.rs (spec/two.yaml changed since)
    --- on disk
    +++ as gen writes it
    @@ -1,4 +1,4 @@
     //! Generated from spec/two.yaml by `cargo xtask gen`; do not edit.
    -// sha256 7058299627365fc7 spec/two.yaml
    +// sha256 231656dc6f934b1d spec/two.yaml
     // sha256 cf63917415ae00be the lines below

           Fresh 1 file
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
}

#[test]
fn generator_changed() {
    let project = Project::new();
    insta::assert_snapshot!(project.run(|sources| toy_with("pub struct", sources), true), @"
           Stale generated/src/api/one.rs (the generator changed since)
    --- on disk
    +++ as gen writes it
    @@ -3,6 +3,6 @@
     // sha256 2226de0a4d4b8943 the lines below

    -struct A;
    -struct B;
    -struct C;
    -struct D;
    +pub struct A;
    +pub struct B;
    +pub struct C;
    +pub struct D;
           Stale generated/src/api/two.rs (the generator changed since)
    --- on disk
    +++ as gen writes it
    @@ -3,3 +3,3 @@
     // sha256 e9d6e3ecd8844d15 the lines below

    -struct X;
    +pub struct X;
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
}

#[test]
fn several_causes() {
    let project = Project::new();
    project.edit("spec/one.yaml", "A", "Z");
    project.edit("generated/src/api/one.rs", "struct D;", "");
    project.edit("generated/src/api/two.rs", "\n", "\r\n");
    insta::assert_snapshot!(project.check(), @"
           Stale generated/src/api/one.rs (spec/one.yaml changed since; it was edited by hand or by a merge)
    --- on disk
    +++ as gen writes it
    @@ -3,6 +3,6 @@
     // sha256 ab979ec3fdcca1db the lines below

    -struct A;
    +struct Z;
     struct B;
     struct C;
    -
    +struct D;
           Stale generated/src/api/two.rs (its lines end with CRLF)
                 help: nothing else differs; `git config core.autocrlf false`, or `eol=lf` in .gitattributes, keeps LF
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
}

#[test]
fn stranger() {
    let project = Project::new();
    project.put("tests/documented/notes.md", "mine\n");
    project.edit("spec/two.yaml", "X", "Y");
    insta::assert_snapshot!(project.check(), @"
           Stale generated/src/api/two.rs (spec/two.yaml changed since)
    --- on disk
    +++ as gen writes it
    @@ -3,3 +3,3 @@
     // sha256 7159ba76e4ebfadd the lines below

    -struct X;
    +struct Y;
        Stranger tests/documented/notes.md (gen did not write it)
                 help: move it to another folder, or delete it; only `cargo xtask gen` writes here
           Fresh 1 file
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
    error: tests/documented/notes.md is in the way: gen did not write it
      = help: move it to another folder, or delete it; only `cargo xtask gen` writes here. Nothing was written
           Next: cargo xtask gen
    exit 2
    ");
}

#[test]
fn blocked() {
    let project = Project::new();
    project.put("generated/src/api/two.rs", "fn mine() {}\n");
    insta::assert_snapshot!(project.check(), @"
         Blocked generated/src/api/two.rs (it does not begin with gen's banner, so it may be somebody's work)
                 help: move it to another folder, or delete it; only `cargo xtask gen` writes here
           Fresh 1 file
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
    error: generated/src/api/two.rs is in the way: it does not begin with gen's banner, so it may be somebody's work
      = help: move it to another folder, or delete it; only `cargo xtask gen` writes here. Nothing was written
           Next: cargo xtask gen
    exit 2
    ");
}

#[test]
fn removed_api() {
    let project = Project::new();
    fs::remove_file(project.root.path().join("spec/two.yaml")).unwrap();
    insta::assert_snapshot!(project.check(), @"
        Stranger generated/src/api/two.rs (generated from a document that is gone)
           Fresh 1 file
        Finished check of 1 document in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
         Removed generated/src/api/two.rs (generated from a document that is gone)
           Fresh 1 file
        Finished gen of 1 document in 0.00 s
           Next: cargo test
    exit 0
    ");
    assert!(project.check().ends_with("exit 0"));
}

#[test]
fn killed_run() {
    let project = Project::new();
    project.put("generated/src/api/.xtask-gen-Ab12Cd.tmp", "half");
    insta::assert_snapshot!(project.check(), @"
        Stranger generated/src/api/.xtask-gen-Ab12Cd.tmp (left by a run that was killed)
           Fresh 2 files
        Finished check of 2 documents in 0.00 s
           Next: cargo xtask gen
    exit 4
    ");
    insta::assert_snapshot!(project.write(), @"
         Removed generated/src/api/.xtask-gen-Ab12Cd.tmp (left by a run that was killed)
           Fresh 2 files
        Finished gen of 2 documents in 0.00 s
           Next: cargo test
    exit 0
    ");
}

#[test]
fn documents_that_cannot_be_read() {
    let project = Project::new();
    project.put("spec/three.yml", "");
    fs::write(project.root.path().join("spec/two.yaml"), b"\xff").unwrap();
    insta::assert_snapshot!(project.write(), @"
    error: spec/three.yml is not read under this name
      = help: rename it: the name of a document ends in `.yaml`
    error: spec/two.yaml is not UTF-8 text
      = help: save it as UTF-8
           Next: cargo xtask gen
    exit 2
    ");
}

#[test]
fn no_document() {
    let project = Project::new();
    fs::remove_file(project.root.path().join("spec/one.yaml")).unwrap();
    fs::remove_file(project.root.path().join("spec/two.yaml")).unwrap();
    insta::assert_snapshot!(project.write(), @"
    error: spec holds no document
      = help: a document is a file `spec/<api>.yaml`; without one, gen would remove all that it has written
           Next: cargo xtask gen
    exit 2
    ");
    assert!(project.root.path().join("generated/src/api/one.rs").exists());
}

#[test]
fn findings_write_nothing() {
    let project = Project::new();
    project.edit("spec/one.yaml", "A", "Z");
    for check in [false, true] {
        let printed = project.run(|_| Err(Vec::new()), check);
        assert!(printed.ends_with("exit 1"), "{printed}");
    }
    assert!(fs::read_to_string(project.root.path().join("generated/src/api/one.rs")).unwrap().contains("struct A;"));
}

#[test]
fn warnings_are_printed_and_stop_nothing() {
    let project = Project::new();
    project.edit("spec/one.yaml", "A", "Z");
    let warned = |sources: &[Source]| {
        let warnings =
            vec![Finding::warning("unused-component", "spec/one.yaml", 0..1, "`Z` is used nowhere").help("remove it")];
        Ok(Generated { warnings, ..toy(sources)? })
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run_with(warned, project.root.path(), &all(false), &mut out, &mut err);
    assert_eq!(outcome, Outcome::Fine);
    insta::assert_snapshot!(without_time(&format!("{}{}", plain(&err), plain(&out))), @r"
    warning[unused-component]: `Z` is used nowhere
     --> spec/one.yaml:1:1
      |
    1 | Z
      | ^
      |
      = help: remove it

         Changed generated/src/api/one.rs (+1 -1 in A, Z)
           Fresh 1 file
        Finished gen of 2 documents in 0.00 s
           Next: cargo test
    ");
}

#[test]
fn a_reader_that_has_gone_changes_nothing() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }
    let project = Project::new();
    project.edit("spec/one.yaml", "A", "Z");
    let run = |check| run_with(toy, project.root.path(), &all(check), &mut Gone, &mut Gone);
    assert_eq!((run(true), run(false), run(true)), (Outcome::Stale, Outcome::Fine, Outcome::Fine));
}

#[test]
fn names_of_files_are_quoted_for_the_shell() {
    let project = Project::new();
    let arguments = Arguments { files: vec!["spec/a b.yaml".into()], check: true };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run_with(toy, project.root.path(), &arguments, &mut out, &mut err);
    assert_eq!(outcome, Outcome::BadInput);
    assert!(plain(&err).contains("gen --check 'spec/a b.yaml'\n"), "{}", plain(&err));
}

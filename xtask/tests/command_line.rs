//! What only the program itself can show: exit codes, streams that are closed, and colours.

// What helps a test fails as the test itself.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output, Stdio};

const BAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1', description: d, x-logo: 1}\npaths: {}\n";

struct Project(tempfile::TempDir);

impl Project {
    fn new(text: &str) -> Project {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("spec")).unwrap();
        std::fs::write(root.path().join("spec/a.yaml"), text).unwrap();
        Project(root)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.current_dir(self.0.path()).arg("--root").arg(self.0.path()).args(arguments).stdin(Stdio::null());
        for name in ["CLICOLOR_FORCE", "CLICOLOR", "NO_COLOR", "FORCE_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn code(&self, arguments: &[&str]) -> i32 {
        self.output(arguments).status.code().unwrap()
    }
}

#[test]
fn exit_codes() {
    let project = Project::new(BAD);
    assert_eq!(project.code(&["lint"]), 1);
    assert_eq!(project.code(&["lint", "--format", "json"]), 1);
    assert_eq!(project.code(&["lint", "spec"]), 2);
    assert_eq!(project.code(&["lint", "--format", "xml"]), 2);
    assert_eq!(project.code(&["lint", "--explain", "nothing"]), 2);
    assert_eq!(project.code(&["lint", "--explain"]), 2);
    assert_eq!(project.code(&["lint", "--rules", "--explain", "unused-waiver"]), 2);
    assert_eq!(project.code(&["lint", "--changed", "-x"]), 2);
    assert_eq!(project.code(&["lint", "--explain", "unused-waiver"]), 0);
    assert_eq!(project.code(&["lint", "--rules"]), 0);
    assert_eq!(project.code(&["gen"]), 1);
    assert_eq!(project.code(&["gen", "spec/b.yaml"]), 2);
    assert_eq!(Project::new("a: [").code(&["lint"]), 2);
    assert_eq!(Project::new(&BAD.replace(", x-logo: 1", "")).code(&["lint"]), 0);
}

/// Two files: an operation is in the first one only.
fn two_versions() -> Project {
    let project = Project::new(BAD);
    let text = "openapi: 3.0.3\ninfo: {title: t, version: 1.0.0}\npaths:\n  /a: {get: {responses: {}}}\n";
    std::fs::write(project.0.path().join("old.yaml"), text).unwrap();
    std::fs::write(project.0.path().join("new.yaml"), text.replace("/a:", "/b:")).unwrap();
    project
}

#[test]
fn exit_codes_of_diff() {
    let project = two_versions();
    assert_eq!(project.code(&["diff", "old.yaml", "old.yaml"]), 0);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml"]), 1);
    for format in ["text", "markdown", "json", "github"] {
        assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--format", format]), 1);
        assert_eq!(project.code(&["diff", "old.yaml", "none.yaml", "--format", format]), 2);
    }
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--fail-on", "warning"]), 1);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--fail-on", "never"]), 0);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--fail-on", "info"]), 2);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--axis", "both"]), 1);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--axis", "wires"]), 2);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "--accepted", "none.yaml"]), 2);
    assert_eq!(project.code(&["diff", "old.yaml", "new.yaml", "new.yaml"]), 2);
    assert_eq!(project.code(&["diff", "--explain", "document-removed"]), 0);
    assert_eq!(project.code(&["diff", "--explain", "nothing"]), 2);
    assert_eq!(project.code(&["diff", "--explain", "document-removed", "old.yaml"]), 2);
    assert_eq!(project.code(&["diff", "--rules"]), 0);
    assert_eq!(project.code(&["diff", "--rules", "--explain", "document-removed"]), 2);
}

#[test]
fn diff_prints_what_was_asked_for_and_nothing_else() {
    let project = two_versions();
    let json = project.output(&["diff", "old.yaml", "new.yaml", "--format=json"]);
    let page: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(page["failed"], true);
    let text = project.output(&["diff", "old.yaml", "new.yaml"]);
    assert!(!text.stdout.contains(&0x1b) && text.stderr.is_empty());
    let forced = project.command(&["diff", "old.yaml", "new.yaml"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stdout.contains(&0x1b));
    for format in ["markdown", "json", "github"] {
        let mut command = project.command(&["diff", "old.yaml", "new.yaml", "--format", format]);
        assert!(!command.env("CLICOLOR_FORCE", "1").output().unwrap().stdout.contains(&0x1b), "{format}");
    }
}

#[test]
fn a_document_is_named_as_the_shell_does_or_from_the_root() {
    let small = include_str!("../src/generate/small.yaml");
    let (project, elsewhere) = (Project::new(small), Project::new(small));
    assert_eq!(project.code(&["gen"]), 0);
    let from = |folder: &std::path::Path, file: &str| {
        let mut command = project.command(&["gen", "--check", file]);
        command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().unwrap().code().unwrap()
    };
    assert_eq!(from(&project.0.path().join("spec"), "a.yaml"), 0);
    assert_eq!(from(elsewhere.0.path(), "spec/a.yaml"), 0);
    assert_eq!(from(elsewhere.0.path(), "a.yaml"), 2);
}

#[test]
fn colours_are_for_terminals() {
    let project = Project::new(BAD);
    let output = project.output(&["lint"]);
    assert!(!output.stdout.contains(&0x1b) && output.stderr.is_empty());
    let forced = project.command(&["lint"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stdout.contains(&0x1b));
}

#[test]
fn standard_input_is_read() {
    let project = Project::new(BAD);
    let file = std::fs::File::open(project.0.path().join("spec/a.yaml")).unwrap();
    let output = project.command(&["lint", "-", "--format=github"]).stdin(file).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("::error file=<stdin>,line=2,"), "{text}");
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let project = Project::new(BAD);
    for arguments in [
        ["lint", "--format=text"],
        ["lint", "--format=json"],
        ["lint", "--rules"],
        ["lint", "--explain=unused-waiver"],
        ["diff", "--rules"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = project.command(&arguments).stdout(writer).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("panicked"), "{told}");
        assert_eq!(output.status.code(), Some(i32::from(arguments[1].starts_with("--format"))), "{arguments:?}");
    }
}

//! What the command prints and how it ends, with real Git repositories where it asks for the past.

use std::fs;
use std::io;
use std::process::Command;

use super::*;
use crate::report::plain;

/// One finding: an extension that nobody knows.
const BAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1', x-logo: 1, description: d}\npaths: {}\n";
const GOOD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1', description: d}\npaths: {}\n";

/// A folder of its own, in which documents and a repository may be.
struct Project {
    root: tempfile::TempDir,
}

/// Standard output, standard error and how it ended.
type Told = (String, String, Outcome);

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let project = Project { root: tempfile::tempdir().unwrap() };
        files.iter().for_each(|(path, text)| project.put(path, text));
        project
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn arguments(&self, files: &[&str]) -> Arguments {
        let file = |file: &&str| if *file == "-" { "-".to_owned() } else { self.path(file).display().to_string() };
        Arguments { files: files.iter().map(file).collect(), ..Arguments::default() }
    }

    fn told(&self, arguments: &Arguments) -> Told {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(self.root.path(), arguments, &mut BAD.as_bytes(), &mut out, &mut err);
        (self.clean(&out), self.clean(&err), outcome)
    }

    /// Without colour, time, and the names of this folder.
    fn clean(&self, printed: &[u8]) -> String {
        let text = plain(printed).replace(&format!("{}/", self.root.path().display()), "");
        let line = |line: &str| match line.rsplit_once(" in ") {
            Some((before, time)) if time.ends_with(" s") => format!("{before} in 0.00 s\n"),
            _ => format!("{line}\n"),
        };
        text.lines().map(line).collect()
    }

    fn story(&self, arguments: &Arguments) -> String {
        let (out, err, outcome) = self.told(arguments);
        assert!(out.is_empty() || err.is_empty(), "one stream tells the whole story");
        format!("{out}{err}exit {}", outcome as u8)
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .arg("-C")
            .arg(self.root.path())
            .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env_remove("GIT_DIR")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A repository whose branch `main` has these files.
    fn repository(files: &[(&str, &str)]) -> Project {
        let project = Project::new(files);
        project.git(&["init", "--quiet", "--initial-branch=main"]);
        project.commit();
        project
    }

    fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=m"]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn changed(&self, revision: &str, files: &[&str]) -> Told {
        self.told(&Arguments { changed: Some(revision.to_owned()), ..self.arguments(files) })
    }

    /// The findings, one line each, and how it ended.
    fn new_findings(&self, revision: &str, files: &[&str]) -> (Vec<String>, Outcome) {
        let arguments = Arguments { changed: Some(revision.to_owned()), format: Format::Json, ..self.arguments(files) };
        let (out, err, outcome) = self.told(&arguments);
        assert_ne!(outcome, Outcome::BadInput, "{err}");
        let row = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let rows = out.lines().map(row).map(|row| {
            format!("{}:{} {}", row["file"].as_str().unwrap(), row["line"], row["message"].as_str().unwrap())
        });
        (rows.collect(), outcome)
    }
}

fn with_extensions(names: &[&str]) -> String {
    let lines: String = names.iter().map(|name| format!("{name}: 1\n")).collect();
    format!("{GOOD}{lines}")
}

#[test]
fn all_documents_without_a_finding() {
    let project = Project::new(&[("spec/a.yaml", GOOD), ("spec/b.yaml", GOOD), ("spec/README.md", "x")]);
    insta::assert_snapshot!(project.story(&Arguments::default()), @r"
        Finished lint of 2 documents in 0.00 s
    exit 0
    ");
}

#[test]
fn findings_of_all_documents() {
    let project = Project::new(&[("spec/a.yaml", BAD), ("spec/b.yaml", &with_extensions(&["x-efect"]))]);
    insta::assert_snapshot!(project.story(&Arguments::default()), @r"
    error[unknown-extension]: `x-logo` is no extension of ours
     --> spec/a.yaml:2:32
      |
    2 | info: {title: t, version: '1', x-logo: 1, description: d}
      |                                ^^^^^^
      |
      = help: remove it; spec/README.md lists the extensions that mean something

    error[unknown-extension]: `x-efect` is no extension of ours
     --> spec/b.yaml:4:1
      |
    4 | x-efect: 1
      | ^^^^^^^
      |
      = help: did you mean `x-effect`?

        Finished lint of 2 documents: 2 errors in 0.00 s
       Explained by cargo xtask lint --explain unknown-extension
           Next: cargo xtask lint
    exit 1
    ");
}

#[test]
fn files_wherever_they_are_and_standard_input() {
    let project = Project::new(&[(
        "a b/api.json",
        r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1", "description": "d"}, "paths": {}, "x-a": 1}"#,
    )]);
    insta::assert_snapshot!(project.story(&project.arguments(&["a b/api.json", "-", "a b/api.json"])), @r#"
    error[unknown-extension]: `x-a` is no extension of ours
     --> a b/api.json:1:95
      |
    1 | {"openapi": "3.0.3", "info": {"title": "t", "version": "1", "description": "d"}, "paths": {}, "x-a": 1}
      |                                                                                               ^^^^^
      |
      = help: remove it; spec/README.md lists the extensions that mean something

    error[unknown-extension]: `x-logo` is no extension of ours
     --> <stdin>:2:32
      |
    2 | info: {title: t, version: '1', x-logo: 1, description: d}
      |                                ^^^^^^
      |
      = help: remove it; spec/README.md lists the extensions that mean something

        Finished lint of 2 documents: 2 errors in 0.00 s
       Explained by cargo xtask lint --explain unknown-extension
           Next: cargo xtask lint 'a b/api.json' - 'a b/api.json'
    exit 1
    "#);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_linted() {
    let project = Project::new(&[("a.yaml", BAD), ("folder/b.yaml", GOOD)]);
    fs::write(project.path("c.yaml"), b"\xff\xfe").unwrap();
    let (out, err, outcome) = project.told(&project.arguments(&["a.yaml", "folder", "none.yaml", "c.yaml"]));
    assert!(out.contains("error[unknown-extension]"), "{out}");
    assert_eq!(outcome, Outcome::BadInput);
    insta::assert_snapshot!(err, @r"
    error: folder is a folder
      = help: name the files in it; a shell does that with FOLDER/*.yaml
    error: none.yaml does not exist
      = help: name a file, or nothing for all of spec/*.yaml
    error: c.yaml is not UTF-8 text
      = help: save it as UTF-8
    ");
    insta::assert_snapshot!(project.story(&project.arguments(&["folder"])), @r"
    error: folder is a folder
      = help: name the files in it; a shell does that with FOLDER/*.yaml
           Next: cargo xtask lint folder
    exit 2
    ");
    insta::assert_snapshot!(Project::new(&[]).story(&Arguments::default()).replace("spec cannot", "ROOT/spec cannot"), @r"
    error: ROOT/spec cannot be listed: No such file or directory (os error 2)
      = help: run from the project, or name its folder with `--root DIR`
           Next: cargo xtask lint
    exit 2
    ");
}

#[test]
fn a_syntax_error_is_bad_input() {
    let project = Project::new(&[("spec/a.yaml", "openapi: [\n"), ("spec/b.yaml", GOOD)]);
    insta::assert_snapshot!(project.story(&Arguments::default()), @r"
    error[yaml-syntax]: this is not valid YAML
     --> spec/a.yaml:2:1
      |
    2 |
      | ^ while parsing a node, did not find expected node content
      |
      = help: look at the indentation and the quotes here and on the line before

        Finished lint of 2 documents: 1 error in 0.00 s
       Explained by cargo xtask lint --explain yaml-syntax
           Next: cargo xtask lint
    exit 2
    ");
}

#[test]
fn other_programs_get_findings_alone() {
    // A line break and what GitHub takes for syntax stand in the name of a key and in the name of the file.
    let text = format!("{GOOD}\"x-100%\\n::error::a,b\": 1\n");
    let project = Project::new(&[("a,b:c%.yaml", &text)]);
    for (name, format) in [("json", Format::Json), ("github", Format::GitHub)] {
        let (out, err, outcome) = project.told(&Arguments { format, ..project.arguments(&["a,b:c%.yaml"]) });
        assert_eq!((out.lines().count(), outcome), (1, Outcome::Findings));
        insta::assert_snapshot!(format!("other_programs_{name}"), format!("{out}\n{err}"));
    }
    let (out, _, outcome) = project.told(&Arguments { format: Format::Json, ..project.arguments(&[]) });
    assert_eq!((out.as_str(), outcome), ("", Outcome::BadInput));
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
    let project = Project::new(&[("spec/a.yaml", BAD)]);
    for format in [Format::Text, Format::Json, Format::GitHub] {
        let arguments = Arguments { format, ..Arguments::default() };
        assert_eq!(run(project.root.path(), &arguments, &mut io::empty(), &mut Gone, &mut Gone), Outcome::Findings);
    }
}

#[test]
fn a_rule_is_explained() {
    let explain = |id: &str| Arguments { explain: Some(id.to_owned()), ..Arguments::default() };
    let project = Project::new(&[]);
    for rule in lint::RULES {
        let (out, _, outcome) = project.told(&explain(rule.id));
        assert_eq!(outcome, Outcome::Fine);
        // Names of places in findings may be longer than a line.
        let is_finding = |line: &str| {
            line.starts_with("error[") || line.starts_with("warning[") || line.contains(" = ") || line.contains(" | ")
        };
        let prose = out.lines().filter(|line| !line.starts_with(' ') && !is_finding(line));
        assert!(prose.clone().all(|line| line.chars().count() <= 100), "{out}");
    }
    insta::assert_snapshot!("explain_duplicate_key", project.story(&explain("duplicate-key")));
    insta::assert_snapshot!("explain_unused_waiver", project.story(&explain("unused-waiver")));
    insta::assert_snapshot!(project.story(&explain("duplicate-keys")), @r"
    error: there is no rule `duplicate-keys`
      = help: did you mean `duplicate-key`?
           Next: cargo xtask lint --rules
    exit 2
    ");
    insta::assert_snapshot!(project.story(&explain("--x")), @r"
    error: there is no rule `--x`
      = help: `cargo xtask lint --rules` lists the rules
           Next: cargo xtask lint --rules
    exit 2
    ");
}

#[test]
fn all_rules_are_listed() {
    let (out, _, outcome) = Project::new(&[]).told(&Arguments { rules: true, ..Arguments::default() });
    assert_eq!((out.lines().count(), outcome), (lint::RULES.len(), Outcome::Fine));
    let line = out.lines().find(|line| line.starts_with("unused-waiver ")).unwrap();
    assert_eq!(line.split_whitespace().take(3).collect::<Vec<_>>(), ["unused-waiver", "house", "warning"]);
}

#[test]
fn only_what_is_new_is_reported() {
    let project = Project::repository(&[("spec/a.yaml", BAD), ("spec/b.yaml", GOOD)]);
    project.put("spec/a.yaml", &BAD.replacen("info:", "# moved\n\ninfo:", 1).replace("paths:", "x-new: 1\npaths:"));
    let (out, err, outcome) = project.changed("", &[]);
    assert_eq!((err.as_str(), outcome), ("", Outcome::Findings));
    let commit = project.git(&["rev-parse", "HEAD"]);
    insta::assert_snapshot!(out.replace(&commit[..10], "0123456789"), @r"
    error[unknown-extension]: `x-new` is no extension of ours
     --> spec/a.yaml:5:1
      |
    5 | x-new: 1
      | ^^^^^
      |
      = help: remove it; spec/README.md lists the extensions that mean something

           Known 1 finding from before
        Finished lint of 2 documents against main (0123456789): 1 error in 0.00 s
       Explained by cargo xtask lint --explain unknown-extension
           Next: cargo xtask lint --changed
    ");
    project.put("spec/a.yaml", BAD);
    let (out, _, outcome) = project.changed("HEAD", &[]);
    assert_eq!(outcome, Outcome::Fine);
    insta::assert_snapshot!(out.replace(&commit[..10], "0123456789"), @r"
       Known 1 finding from before
    Finished lint of 2 documents against HEAD (0123456789) in 0.00 s
    ");
}

#[test]
fn the_same_finding_elsewhere_or_once_more_is_new() {
    let twice = |names: [&str; 2]| {
        let server = |name: &str| format!("  - {{url: 'https://{name}.example', x-a: 1}}\n");
        format!("{GOOD}servers:\n{}", names.map(server).concat())
    };
    let project = Project::repository(&[("a.yaml", &twice(["one", "two"]))]);
    let found = |text: &str| {
        project.put("a.yaml", text);
        project.new_findings("HEAD", &["a.yaml"]).0.len()
    };
    assert_eq!(found(&twice(["two", "one"])), 0);
    assert_eq!(found(&twice(["two", "three"])), 1);
    assert_eq!(found(&twice(["one", "one"])), 1);
    assert_eq!(found(&(twice(["one", "two"]) + "  - {url: 'https://one.example', x-a: 1}\n")), 1);
}

#[test]
fn a_branch_is_compared_with_where_it_left_main() {
    let project = Project::repository(&[("spec/a.yaml", &with_extensions(&["x-old"]))]);
    project.git(&["checkout", "--quiet", "-b", "work"]);
    project.put("spec/a.yaml", &with_extensions(&["x-old", "x-mine"]));
    project.commit();
    // Main goes on and mends what the branch still has.
    project.git(&["checkout", "--quiet", "main"]);
    project.put("spec/a.yaml", GOOD);
    project.commit();
    project.git(&["checkout", "--quiet", "work"]);
    assert_eq!(project.new_findings("", &[]).0, ["spec/a.yaml:5 `x-mine` is no extension of ours"]);
    assert_eq!(project.new_findings("main", &[]).0.len(), 2);
    // A checkout of one branch alone knows main as the remote's.
    project.git(&["update-ref", "refs/remotes/origin/main", "main"]);
    project.git(&["branch", "--quiet", "-D", "main"]);
    assert_eq!(project.new_findings("", &[]).0.len(), 1);
}

#[test]
fn files_that_came_went_or_were_renamed() {
    let project = Project::repository(&[("spec/a.yaml", BAD), ("spec/gone.yaml", BAD), ("spec/broken.yaml", "a: [")]);
    fs::remove_file(project.path("spec/gone.yaml")).unwrap();
    project.git(&["mv", "spec/a.yaml", "spec/renamed.yaml"]);
    project.put("spec/new.yaml", BAD);
    project.put("spec/broken.yaml", BAD);
    let (found, outcome) = project.new_findings("", &[]);
    assert_eq!(
        found,
        ["spec/broken.yaml:2 `x-logo` is no extension of ours", "spec/new.yaml:2 `x-logo` is no extension of ours"]
    );
    assert_eq!(outcome, Outcome::Findings);
    let (out, _, _) = project.changed("", &["spec/broken.yaml"]);
    assert!(
        out.contains("Note spec/broken.yaml could not be read at that revision, so all of its other findings are new"),
        "{out}"
    );
    let (_, err, outcome) = project.changed("", &["spec/gone.yaml"]);
    assert!(err.contains("spec/gone.yaml does not exist") && outcome == Outcome::BadInput, "{err}");
}

#[test]
fn what_kept_a_document_from_being_read_is_not_new() {
    let broken = format!("{GOOD}tags: []\ntags: []\n");
    let project = Project::repository(&[("spec/a.yaml", &broken)]);
    project.put("spec/a.yaml", &format!("# moved\n{broken}"));
    let (out, _, outcome) = project.changed("", &["spec/a.yaml"]);
    assert!(out.contains("Known 1 finding from before") && !out.contains("error["), "{out}");
    assert_eq!(outcome, Outcome::Fine);
    project.put("spec/a.yaml", &format!("{broken}info: {{}}\n"));
    let (out, _, _) = project.changed("", &["spec/a.yaml"]);
    assert!(out.contains("Known 1 finding from before") && out.matches("error[").count() == 1, "{out}");
}

#[test]
fn names_that_git_could_misread() {
    let names = ["-rf.yaml", ":(top)a.yaml", "请 求.yaml", "a\"b.yaml", "HEAD"];
    let files = names.map(|name| (name, BAD));
    let project = Project::repository(&files);
    assert_eq!(project.new_findings("", &names).0, [""; 0]);
}

#[test]
fn what_is_no_revision() {
    let project = Project::repository(&[("spec/a.yaml", BAD)]);
    for revision in ["nothing", "--output=stolen", "-h", "HEAD:spec/a.yaml", "HEAD..HEAD", "a b\n", "^HEAD"] {
        let (_, err, outcome) = project.changed(revision, &[]);
        assert!(err.contains("is no revision of this repository") && outcome == Outcome::BadInput, "{revision}: {err}");
    }
    assert!(!project.path("stolen").exists() && !project.path("spec/stolen").exists());
    insta::assert_snapshot!(project.changed("nothing", &[]).1, @r"
    error: `nothing` is no revision of this repository
      = help: name a branch, a tag or a commit that `git log` shows; fetch it first if it is new
           Next: cargo xtask lint --changed=nothing
    ");
    let file = project.path("spec/a.yaml").display().to_string();
    insta::assert_snapshot!(project.changed(&file, &[]).1, @r"
    error: `spec/a.yaml` is no revision of this repository
      = help: a revision follows `--changed`; put files before it, or write `--changed=REVISION FILES`
           Next: cargo xtask lint --changed=spec/a.yaml
    ");
}

#[test]
fn what_has_no_past() {
    let outside = Project::new(&[("spec/a.yaml", GOOD)]);
    let (_, err, outcome) = outside.changed("", &["spec/a.yaml"]);
    assert_eq!(outcome, Outcome::BadInput);
    insta::assert_snapshot!(err.split(": fatal").next().unwrap(), @r"
    error: spec is in no Git repository: not a git repository (or any of the parent directories): .git
      = help: leave `--changed` out: without a repository nothing is known of the past
           Next: cargo xtask lint spec/a.yaml --changed
    ");

    let project = Project::repository(&[("spec/a.yaml", GOOD)]);
    insta::assert_snapshot!(project.changed("", &["-"]).1, @r"
    error: standard input has no past to compare with
      = help: name the file, or leave `--changed` out
           Next: cargo xtask lint - --changed
    ");
    project.git(&["branch", "--quiet", "--move", "trunk"]);
    insta::assert_snapshot!(project.changed("", &[]).1, @r"
    error: this repository has no branch `main`
      = help: name what to compare with, as in `--changed=HEAD`
           Next: cargo xtask lint --changed
    ");

    let unborn = Project::new(&[("spec/a.yaml", GOOD)]);
    unborn.git(&["init", "--quiet", "--initial-branch=main"]);
    insta::assert_snapshot!(unborn.changed("", &[]).1, @r"
    error: this repository has no commit yet
      = help: leave `--changed` out
           Next: cargo xtask lint --changed
    ");
}

#[test]
fn without_git() {
    let project = Project::new(&[("spec/a.yaml", GOOD)]);
    let arguments = Arguments { changed: Some(String::new()), ..Arguments::default() };
    let run = Run { root: project.root.path(), arguments: &arguments, git: "/nowhere/git", start: Instant::now() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(run.lint(&mut io::empty(), &mut out, &mut err), Outcome::BadInput);
    insta::assert_snapshot!(project.clean(&err), @r"
    error: Git is not installed, or not in PATH
      = help: install Git, or leave `--changed` out
           Next: cargo xtask lint --changed
    ");
}

#[test]
fn a_hundred_thousand_findings_are_printed_quickly() {
    let lines: String = (0..100_000).map(|number| format!("    x-{number}: 请求\n")).collect();
    let text = format!("openapi: 3.0.3\ninfo:\n{lines}");
    let project = Project::new(&[("a.yaml", &text)]);
    let start = Instant::now();
    let (out, _, _) = project.told(&project.arguments(&["a.yaml"]));
    assert!(out.matches("error[unknown-extension]").count() == 100_000);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

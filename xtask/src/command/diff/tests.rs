//! What the command prints and how it ends, with real Git repositories.

use std::path::PathBuf;
use std::process::Command;

use super::*;
use crate::report::plain;

const A: &str = "openapi: 3.0.3\ninfo: {title: t, version: 1.4.0}\npaths:\n  /a: {get: {}}\n  /b: {get: {}}\n";
/// An operation less than [`A`].
const LESS: &str = "openapi: 3.0.3\ninfo: {title: t, version: 1.4.0}\npaths:\n  /a: {get: {}}\n";
const VERSION: &str = "openapi: 3.0.3\ninfo: {title: t, version: 1.4.1}\npaths:\n  /a: {get: {}}\n  /b: {get: {}}\n";

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

    /// A repository whose branch `main` has these files.
    fn repository(files: &[(&str, &str)]) -> Project {
        let project = Project::new(files);
        project.git(&["init", "--quiet", "--initial-branch=main"]);
        project.commit();
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
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

    fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=m"]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn told(&self, arguments: &Arguments) -> Told {
        self.told_on(arguments, "2026-11-22", "git")
    }

    fn told_on(&self, arguments: &Arguments, today: &str, git: &str) -> Told {
        let today = Date::parse(today).unwrap();
        let run = Run { root: self.root.path(), arguments, git, today, start: Instant::now() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run.diff(&mut out, &mut err);
        (self.clean(&out), self.clean(&err), outcome)
    }

    /// Without colour, time, ids of commits and the names of this folder.
    fn clean(&self, printed: &[u8]) -> String {
        let text = plain(printed);
        let text = text
            .replace(&format!("{}/", self.root.path().display()), "")
            .replace(&self.root.path().display().to_string(), "ROOT");
        let line = |line: &str| match line.rsplit_once(" in ") {
            Some((before, after)) if after.ends_with(" s") => format!("{before} in 0.00 s\n"),
            _ => format!("{line}\n"),
        };
        without_ids(&text.lines().map(line).collect::<String>())
    }

    fn story(&self, words: &[&str]) -> String {
        let (out, err, outcome) = self.told(&arguments(words));
        assert!(out.is_empty() || err.is_empty(), "one stream tells the whole story: {err}");
        format!("{out}{err}exit {}", outcome as u8)
    }

    /// The ids of what changed, with the file and its line in both versions.
    fn changes(&self, words: &[&str]) -> Vec<String> {
        let (out, err, outcome) = self.told(&Arguments { format: Format::Json, ..arguments(words) });
        assert_ne!(outcome, Outcome::BadInput, "{err}");
        let page: serde_json::Value = serde_json::from_str(&out).unwrap();
        let place = |place: &serde_json::Value| match place["file"].as_str() {
            Some(file) => format!("{file}:{}", place["line"]),
            None => "-".to_owned(),
        };
        let changes = page["changes"].as_array().unwrap().iter();
        changes
            .map(|it| format!("{} {} {}", it["id"].as_str().unwrap(), place(&it["base"]), place(&it["revision"])))
            .collect()
    }
}

/// Texts of ten hexadecimal digits in brackets are commits.
fn without_ids(text: &str) -> String {
    let mut parts = text.split('(');
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_id = part.find(')') == Some(10) && part[..10].chars().all(|c| c.is_ascii_hexdigit());
        clean += if is_id { "(0123456789" } else { "(" };
        clean += if is_id { &part[10..] } else { part };
    }
    clean
}

fn arguments(words: &[&str]) -> Arguments {
    let word = |at: usize| words.get(at).map(|word| (*word).to_owned());
    Arguments { base: word(0), revision: word(1), ..Arguments::default() }
}

#[test]
fn nothing_changed() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/b.yaml", A), ("spec/README.md", "x")]);
    insta::assert_snapshot!(project.story(&[]), @r"
        Finished diff of 2 documents against main (0123456789): no change in 0.00 s
    exit 0
    ");
    // Another text that says the same is no change either.
    project.put("spec/a.yaml", &A.replace("paths:", "# a comment\npaths:"));
    insta::assert_snapshot!(project.story(&[]), @r"
        Finished diff of 2 documents against main (0123456789): no change in 0.00 s
    exit 0
    ");
}

#[test]
fn all_documents_against_where_the_branch_left_main() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/b.yaml", A)]);
    project.git(&["checkout", "--quiet", "-b", "work"]);
    project.put("spec/b.yaml", LESS);
    project.commit();
    project.put("spec/a.yaml", VERSION);
    insta::assert_snapshot!("all_documents", project.story(&[]));
    // What others did on main since is not this branch's doing.
    project.git(&["stash", "--quiet"]);
    project.git(&["checkout", "--quiet", "main"]);
    project.put("spec/a.yaml", LESS);
    project.commit();
    project.git(&["checkout", "--quiet", "work"]);
    assert_eq!(project.changes(&[]), ["operation-removed spec/b.yaml:5 -"]);
    let there = ["operation-removed spec/b.yaml:5 -", "operation-added - spec/a.yaml:5"];
    assert_eq!(project.changes(&["main", "work"]), there);
    assert_eq!(
        project.changes(&["work", "main"]),
        ["operation-removed spec/a.yaml:5 -", "operation-added - spec/b.yaml:5"]
    );
    assert_eq!(project.changes(&["main"]), there);
    let story = project.story(&["work", "main"]);
    let end = "Finished diff of 2 documents at main (0123456789) against work (0123456789): 1 breaking, 1 compatible in 0.00 s";
    assert!(story.contains(end), "{story}");
}

#[test]
fn two_files_need_no_repository() {
    let project = Project::new(&[
        ("old.yaml", A),
        ("x/new.json", "{\"openapi\": \"3.0.3\", \"paths\": {\"/b\": {\"get\": {}}}}"),
    ]);
    insta::assert_snapshot!("two_files", project.story(&["old.yaml", "x/new.json"]));
    let old = project.path("old.yaml").display().to_string();
    assert_eq!(
        project.changes(&[&old, "x/new.json"]),
        ["operation-removed old.yaml:4 -", "wording-changed old.yaml:2 -"]
    );
    assert_eq!(project.changes(&["old.yaml", "old.yaml"]), [""; 0]);
}

#[test]
fn a_file_alone_is_compared_with_itself_before() {
    let project = Project::repository(&[("spec/a.yaml", A), ("other/api.yml", A), ("spec/b.yaml", A)]);
    for file in ["spec/a.yaml", "other/api.yml"] {
        project.put(file, LESS);
        assert_eq!(project.changes(&[file]), [format!("operation-removed {file}:5 -")]);
        assert_eq!(project.changes(&["main", file]), [format!("operation-removed {file}:5 -")]);
        assert_eq!(project.changes(&[&format!("HEAD:{file}")]), [format!("operation-removed {file}:5 -")]);
        assert_eq!(project.changes(&[&format!("HEAD:{file}"), file]), [format!("operation-removed {file}:5 -")]);
        assert_eq!(project.changes(&[file, "HEAD"]), [format!("operation-added - {file}:5")]);
    }
    project.put("new.yaml", A);
    assert_eq!(project.changes(&["new.yaml"]), ["document-added - new.yaml:1"]);
    fs::remove_file(project.path("spec/b.yaml")).unwrap();
    assert_eq!(project.changes(&["HEAD:spec/b.yaml"]), ["document-removed spec/b.yaml:1 -"]);
    // Two revisions of one file, and one file beside another one.
    project.commit();
    assert_eq!(project.changes(&["HEAD~1:spec/a.yaml", "HEAD"]), ["operation-removed spec/a.yaml:5 -"]);
    assert_eq!(project.changes(&["HEAD~1", "HEAD:spec/a.yaml"]), ["operation-removed spec/a.yaml:5 -"]);
    assert_eq!(project.changes(&["HEAD~1:spec/b.yaml", "HEAD:spec/a.yaml"]).len(), 2);
}

#[test]
fn documents_come_and_go_and_are_renamed() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/b.yaml", &A.replace("/b", "/other"))]);
    project.git(&["mv", "spec/a.yaml", "spec/c.yaml"]);
    project.put("spec/c.yaml", LESS);
    project.put("spec/d.yaml", "openapi: 3.0.3\n# Another document altogether.\npaths: {/d: {post: {}}}\n");
    insta::assert_snapshot!("renamed", project.story(&[]));
    assert_eq!(
        project.changes(&["spec/c.yaml"]),
        ["operation-removed spec/a.yaml:5 -", "document-renamed spec/a.yaml:1 spec/c.yaml:1"]
    );
    let first = project.git(&["rev-parse", "HEAD"]);
    project.commit();
    fs::remove_file(project.path("spec/b.yaml")).unwrap();
    let all = [
        "document-removed spec/b.yaml:1 -",
        "operation-removed spec/a.yaml:5 -",
        "document-renamed spec/a.yaml:1 spec/c.yaml:1",
        "document-added - spec/d.yaml:1",
    ];
    assert_eq!(project.changes(&[&first]), all);
    assert_eq!(project.changes(&[&first, "HEAD"]), all[1..]);
    assert_eq!(project.changes(&[&format!("{first}:spec/a.yaml"), "HEAD"]), all[1..3]);
}

#[test]
fn a_file_wins_over_a_revision() {
    let project = Project::repository(&[("spec/a.yaml", A), ("topic", LESS)]);
    project.git(&["branch", "topic"]);
    assert_eq!(project.changes(&["spec/a.yaml", "topic"]), ["operation-removed spec/a.yaml:5 -"]);
    assert_eq!(project.changes(&["heads/topic"]), [""; 0]);
}

#[test]
fn a_project_may_lie_below_its_repository() {
    let project = Project::repository(&[("sub/spec/a.yaml", A)]);
    project.put("sub/spec/a.yaml", LESS);
    let root = project.path("sub");
    for words in [&[][..], &["HEAD:sub/spec/a.yaml"], &["HEAD:spec/a.yaml"], &["spec/a.yaml"], &["HEAD"]] {
        let arguments = arguments(words);
        let run = Run { root: &root, arguments: &arguments, git: "git", today: Date::today(), start: Instant::now() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(run.diff(&mut out, &mut err), Outcome::Findings, "{words:?} {}", plain(&err));
    }
}

#[test]
fn what_is_wrong_with_the_arguments_is_said() {
    let project = Project::repository(&[("spec/a.yaml", A), ("broken.yaml", "a: ["), ("folder/x", "")]);
    fs::write(project.path("latin.yaml"), b"\xff\xfe").unwrap();
    let commands: [&[&str]; 9] = [
        &["nothing"],
        &["folder"],
        &["main..HEAD"],
        &["HEAD:spec/b.yaml"],
        &[":spec/a.yaml"],
        &["nothing:spec/a.yaml"],
        &["latin.yaml", "spec/a.yaml"],
        &["spec/a.yaml", "broken.yaml"],
        &["--output=x", "-"],
    ];
    let told = commands.map(|words| format!("$ diff {}\n{}\n\n", words.join(" "), project.story(words)));
    insta::assert_snapshot!("wrong_arguments", told.concat());
    assert!(!project.path("x").exists());
}

#[test]
fn without_a_repository_or_git() {
    let project = Project::new(&[("spec/a.yaml", A)]);
    let (_, err, outcome) = project.told(&arguments(&[]));
    assert_eq!(outcome, Outcome::BadInput);
    assert!(err.contains("is in no Git repository") && err.contains("name two files"), "{err}");
    let (_, err, outcome) = project.told_on(&arguments(&[]), "2026-11-22", "/nowhere/git");
    assert_eq!(outcome, Outcome::BadInput);
    insta::assert_snapshot!(err, @r"
    error: Git is not installed, or not in PATH
      = help: install Git, or name two files, as in `cargo xtask diff OLD.yaml NEW.yaml`
           Next: cargo xtask diff
    ");
    let same = project.told_on(&arguments(&["spec/a.yaml", "spec/a.yaml"]), "2026-11-22", "/nowhere/git");
    assert_eq!(same.2, Outcome::Fine);
}

#[test]
fn other_programs_get_nothing_but_what_they_asked_for() {
    let project = Project::repository(&[("spec/a.yaml", A)]);
    project.put("spec/a.yaml", LESS);
    for format in [Format::Json, Format::GitHub, Format::Markdown] {
        let (out, err, outcome) = project.told(&Arguments { format, ..Arguments::default() });
        assert_eq!(outcome, Outcome::Findings);
        assert!(!out.contains("Finished") && err.contains("Finished"), "{out}\n{err}");
    }
    for format in [Format::Json, Format::GitHub, Format::Markdown] {
        let (out, err, outcome) = project.told(&Arguments { format, ..arguments(&["nothing"]) });
        assert_eq!((out.as_str(), outcome), ("", Outcome::BadInput));
        assert!(err.contains("error"), "{err}");
    }
}

#[test]
fn a_reader_that_has_gone_changes_nothing() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
    }
    let project = Project::new(&[("a.yaml", A), ("b.yaml", LESS)]);
    for format in [Format::Text, Format::Json, Format::GitHub, Format::Markdown] {
        let arguments = Arguments { format, ..arguments(&["a.yaml", "b.yaml"]) };
        assert_eq!(run(project.root.path(), &arguments, &mut Gone, &mut Gone), Outcome::Findings);
    }
}

const ACCEPTED: &str =
    "- {rule: operation-removed, pointer: /paths/~1b/get, reason: Nobody called it., expires: 2027-01-31}\n";

#[test]
fn an_accepted_change_is_shown_and_does_not_fail() {
    let project = Project::repository(&[("spec/a.yaml", A), (accepted::DEFAULT, ACCEPTED)]);
    project.put("spec/a.yaml", LESS);
    insta::assert_snapshot!("accepted", project.story(&[]));
    let on = |today: &str| project.told_on(&arguments(&[]), today, "git");
    assert_eq!(on("2027-01-31").2, Outcome::Fine);
    assert_eq!(on("2027-02-01").2, Outcome::Findings);
    assert!(on("2027-02-01").0.contains("error[expired-acceptance]"));
    // An entry that lets nothing pass is found where it could have been met.
    project.put("spec/a.yaml", A);
    project.put(accepted::DEFAULT, "");
    project.commit();
    project.put(accepted::DEFAULT, ACCEPTED);
    insta::assert_snapshot!("unused", project.story(&[]));
    project.put("b.yaml", A);
    assert_eq!(project.told(&arguments(&["b.yaml", "spec/a.yaml"])).2, Outcome::Fine);
    let never = Arguments { fail_on: FailOn::Never, ..Arguments::default() };
    assert_eq!(project.told(&never).2, Outcome::Fine);
}

#[test]
fn an_entry_is_unused_only_where_it_should_have_been_met() {
    let project = Project::repository(&[("spec/a.yaml", A)]);
    project.git(&["checkout", "--quiet", "-b", "work"]);
    project.put("spec/a.yaml", LESS);
    project.put(accepted::DEFAULT, ACCEPTED);
    let outcome = |words: &[&str]| project.told(&arguments(words)).2;
    assert_eq!([outcome(&[]), outcome(&["HEAD"]), outcome(&["main"])], [Outcome::Fine; 3]);
    let broken = project.commit();
    // The change is committed, so it is none of what changed since.
    assert_eq!([outcome(&[]), outcome(&["HEAD"]), outcome(&["main", "HEAD"])], [Outcome::Fine; 3]);
    project.put(accepted::DEFAULT, &format!("{ACCEPTED}{}", ACCEPTED.replace("~1b", "~1a")));
    assert_eq!([outcome(&[]), outcome(&["HEAD"]), outcome(&["main", "HEAD"])], [Outcome::Findings; 3]);
    // A list of today says nothing of the past.
    project.put("spec/a.yaml", A);
    project.commit();
    assert_eq!(outcome(&["main", &broken]), Outcome::Fine);
    assert_eq!(outcome(&[]), Outcome::Findings);
}

#[test]
fn an_entry_stays_until_it_expires_once_main_has_it() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/b.yaml", A)]);
    project.git(&["checkout", "--quiet", "-b", "work"]);
    project.put("spec/a.yaml", LESS);
    project.put(accepted::DEFAULT, &ACCEPTED.replace("pointer", "document: spec/a.yaml, pointer"));
    project.commit();
    let at = |words: &[&str], today: &str| project.told_on(&arguments(words), today, "git").2;
    assert_eq!(at(&[], "2027-01-31"), Outcome::Fine);
    project.git(&["checkout", "--quiet", "main"]);
    project.git(&["merge", "--quiet", "--no-edit", "--no-ff", "work"]);
    for branch in ["main", "next"] {
        if branch == "next" {
            project.git(&["checkout", "--quiet", "-b", "next"]);
            project.put("spec/b.yaml", VERSION);
            project.commit();
        }
        for words in [&[][..], &["main"], &["spec/a.yaml"], &["main:spec/a.yaml"]] {
            assert_eq!(at(words, "2027-01-31"), Outcome::Fine, "{branch} {words:?}");
            // What is over is said where all documents are looked at.
            let over = if words.len() == 1 && words[0].ends_with("yaml") { Outcome::Fine } else { Outcome::Findings };
            assert_eq!(at(words, "2027-02-01"), over, "{branch} {words:?}");
        }
    }
    // What is put beside it has to be met.
    let more = fs::read_to_string(project.path(accepted::DEFAULT)).unwrap();
    project.put(accepted::DEFAULT, &format!("{more}{}", more.replace("~1b", "~1a")));
    assert_eq!(at(&[], "2027-01-31"), Outcome::Findings);
}

#[test]
fn an_ambiguous_entry_lets_nothing_pass() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/b.yaml", A)]);
    project.put("spec/a.yaml", LESS);
    project.put("spec/b.yaml", LESS);
    project.put(accepted::DEFAULT, ACCEPTED);
    insta::assert_snapshot!("ambiguous", project.story(&[]));
    let entries = ["a", "b"].map(|it| ACCEPTED.replace("pointer", &format!("document: spec/{it}.yaml, pointer")));
    project.put(accepted::DEFAULT, &entries.concat());
    assert_eq!(project.told(&Arguments::default()).2, Outcome::Fine);
    // A document that is gone has no place, so what is said of it has to be quoted.
    project.put("spec/b.yaml", A);
    fs::remove_file(project.path("spec/a.yaml")).unwrap();
    let gone =
        |message: &str| format!("- {{rule: document-removed, pointer: '', {message}reason: r, expires: 2027-01-31}}\n");
    let outcome = |message: &str| {
        project.put(accepted::DEFAULT, &gone(message));
        project.told(&Arguments::default())
    };
    assert!(outcome("").0.contains("malformed-acceptance"));
    assert_eq!(outcome("message: '`spec/a.yaml` was removed', ").2, Outcome::Fine);
    assert_eq!(outcome("message: '`spec/c.yaml` was removed', ").2, Outcome::Findings);
}

/// A document whose only component is called so.
fn with_component(name: &str) -> String {
    let reference = format!("{{$ref: '#/components/schemas/{name}'}}");
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: 1.4.0}}\npaths:\n  /a:\n    get:\n      operationId: get_a\n      responses:\n        \
         '200': {{description: d, content: {{application/json: {{schema: {reference}}}}}}}\ncomponents:\n  schemas:\n    \
         {name}: {{type: object, properties: {{x: {{type: string}}}}}}\n"
    )
}

#[test]
fn what_only_callers_notice_is_mentioned() {
    let project = Project::repository(&[("spec/a.yaml", &with_component("Old"))]);
    project.put("spec/a.yaml", &with_component("New"));
    let hidden = project.told(&Arguments { axis: View::Both, ..Arguments::default() });
    assert_eq!(hidden.2, Outcome::Findings, "{}", hidden.0);
    insta::assert_snapshot!("hidden", project.story(&[]));
    // What nobody is shown can be accepted all the same.
    let (out, _, _) = project.told(&Arguments { axis: View::Both, format: Format::Json, ..Arguments::default() });
    let page: serde_json::Value = serde_json::from_str(&out).unwrap();
    let entry = |change: &serde_json::Value| {
        let part = |key: &str| format!("{key}: {}, ", change[key]);
        format!("- {{rule: {}, {}{}reason: r, expires: 2027-01-31}}\n", change["id"], part("pointer"), part("message"))
    };
    let list: String = page["changes"].as_array().unwrap().iter().map(entry).collect();
    project.put(accepted::DEFAULT, &list);
    for axis in [View::Wire, View::Both] {
        let (out, err, outcome) = project.told(&Arguments { axis, ..Arguments::default() });
        assert_eq!(outcome, Outcome::Fine, "{axis:?} {out}{err}");
    }
}

#[test]
fn two_named_files_are_no_rename() {
    let project = Project::repository(&[("spec/a.yaml", A), ("spec/sub/b.yaml", A)]);
    project.put("new.yaml", LESS);
    project.put("spec/c.yaml", LESS);
    let gone = |name: &str| format!("operation-removed spec/{name}:5 -");
    assert_eq!(project.changes(&["main:spec/a.yaml", "new.yaml"]), [gone("a.yaml")]);
    assert_eq!(project.changes(&["main:spec/sub/b.yaml", "spec/c.yaml"]), [gone("sub/b.yaml")]);
    let renamed = "document-renamed spec/a.yaml:1 spec/c.yaml:1".to_owned();
    assert_eq!(project.changes(&["main:spec/a.yaml", "spec/c.yaml"]), [gone("a.yaml"), renamed]);
    // One file has one name, from wherever its path is counted.
    let project = Project::repository(&[("sub/spec/a.yaml", A)]);
    project.put("sub/spec/a.yaml", LESS);
    let (root, arguments) = (project.path("sub"), arguments(&["HEAD:sub/spec/a.yaml", "spec/a.yaml"]));
    let run = Run { root: &root, arguments: &arguments, git: "git", today: Date::today(), start: Instant::now() };
    let mut out = Vec::new();
    run.diff(&mut out, &mut std::io::sink());
    let out = plain(&out);
    assert!(out.contains("1 breaking in") && out.contains("spec/a.yaml (HEAD:5)"), "{out}");
}

#[test]
fn a_file_may_lie_outside_of_any_repository() {
    let project = Project::repository(&[("spec/a.yaml", A)]);
    let elsewhere = Project::new(&[("out.yaml", LESS)]);
    let file = elsewhere.path("out.yaml").display().to_string();
    let (out, err, outcome) = project.told(&arguments(&["main:spec/a.yaml", &file]));
    assert_eq!(outcome, Outcome::Findings, "{out}{err}");
    assert!(out.contains("operation-removed"), "{out}");
    let (_, err, outcome) = project.told(&arguments(&[&file]));
    assert_eq!(outcome, Outcome::BadInput);
    assert!(err.contains("is in another repository, or in none"), "{err}");
}

#[test]
fn a_line_is_one_of_what_was_compared() {
    let project = Project::repository(&[("spec/a.yaml", A)]);
    project.git(&["checkout", "--quiet", "-b", "work"]);
    project.put("spec/a.yaml", LESS);
    let left = project.commit();
    let base = project.git(&["rev-parse", "main"]);
    let out = || project.told(&arguments(&[])).0;
    assert!(out().contains("--> spec/a.yaml (main:5)") && out().contains("against main (0123456789):"), "{}", out());
    project.git(&["checkout", "--quiet", "main"]);
    project.put("spec/a.yaml", &A.replace("paths:", "x-a: 1\nx-b: 2\npaths:"));
    project.commit();
    project.git(&["checkout", "--quiet", "work"]);
    let place = format!("--> spec/a.yaml ({}:5)", &base[..10]);
    assert!(out().contains(&place) && out().contains("against where HEAD left main (0123456789):"), "{}", out());
    // Where others have a branch of that name, only theirs can be meant.
    project.git(&["update-ref", "refs/remotes/origin/main", &base]);
    project.git(&["branch", "--quiet", "-D", "main"]);
    assert!(out().contains("(origin/main:5)"), "{}", out());
    assert_ne!(left, base);
}

#[test]
fn the_list_is_for_the_documents_in_spec() {
    let broken = [("a.yaml", A), ("b.yaml", A), ("spec/a.yaml", A), (accepted::DEFAULT, "- {rule: x}\n")];
    let project = Project::repository(&broken);
    let outcome = |words: &[&str]| project.told(&arguments(words)).2;
    assert_eq!(outcome(&["a.yaml", "b.yaml"]), Outcome::Fine);
    assert_eq!(outcome(&["main:a.yaml", "b.yaml"]), Outcome::Fine);
    assert_eq!(outcome(&["a.yaml"]), Outcome::Fine);
    for words in [&[][..], &["main"], &["spec/a.yaml"], &["main:spec/a.yaml", "b.yaml"], &["a.yaml", "spec/a.yaml"]] {
        assert_eq!(outcome(words), Outcome::Findings, "{words:?}");
    }
    let named = Arguments {
        accepted: Some(project.path(accepted::DEFAULT).display().to_string()),
        ..arguments(&["a.yaml", "b.yaml"])
    };
    assert_eq!(project.told(&named).2, Outcome::Findings);
}

#[test]
fn another_list_of_accepted_changes() {
    let project = Project::new(&[("a.yaml", A), ("b.yaml", LESS), ("list.yaml", ACCEPTED), ("broken.yaml", "- [")]);
    let with = |name: &str| {
        let file = project.path(name).display().to_string();
        project.told(&Arguments { accepted: Some(file), ..arguments(&["a.yaml", "b.yaml"]) })
    };
    assert_eq!(with("list.yaml").2, Outcome::Fine);
    project.put("b.yaml", A);
    assert_eq!(with("list.yaml").2, Outcome::Findings, "an entry that is unused");
    let (out, err, outcome) = with("none.yaml");
    assert_eq!((out.as_str(), outcome), ("", Outcome::BadInput));
    assert!(err.contains("none.yaml cannot be read"), "{err}");
    let (_, err, outcome) = with("broken.yaml");
    assert_eq!(outcome, Outcome::BadInput);
    assert!(err.contains("error[yaml-syntax]"), "{err}");
}

#[test]
fn an_id_is_explained() {
    let explain = |id: &str| {
        let arguments = Arguments { explain: Some(id.to_owned()), ..Arguments::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(Path::new("."), &arguments, &mut out, &mut err);
        format!("{}{}exit {}", plain(&out), plain(&err), outcome as u8)
    };
    for event in crate::diff::rules::all() {
        let told = explain(event.id);
        assert!(told.starts_with(event.id) && told.ends_with("exit 0"), "{told}");
        assert!(told.lines().all(|line| line.chars().count() <= 100), "{told}");
    }
    for id in [accepted::UNUSED, accepted::AMBIGUOUS, accepted::EXPIRED, accepted::MALFORMED] {
        let told = explain(id);
        assert!(told.starts_with(id) && told.ends_with("exit 0"), "{told}");
    }
    insta::assert_snapshot!("explain_document_removed", explain("document-removed"));
    insta::assert_snapshot!(explain("document-remove"), @r"
    error: no change has the id `document-remove`
      = help: did you mean `document-removed`?
           Next: cargo xtask diff --rules
    exit 2
    ");
    insta::assert_snapshot!(explain("--x"), @r"
    error: no change has the id `--x`
      = help: `cargo xtask diff --rules` lists what can change
           Next: cargo xtask diff --rules
    exit 2
    ");
}

#[test]
fn all_that_can_change_is_listed() {
    let mut out = Vec::new();
    let arguments = Arguments { rules: true, ..Arguments::default() };
    assert_eq!(run(Path::new("."), &arguments, &mut out, &mut std::io::sink()), Outcome::Fine);
    let out = plain(&out);
    assert_eq!(out.lines().count(), crate::diff::rules::all().count() + 4);
    let line = out.lines().find(|line| line.starts_with("document-removed ")).unwrap();
    assert_eq!(line.split_whitespace().take(2).collect::<Vec<_>>(), ["document-removed", "breaking"]);
}

#[test]
fn the_readme_shows_what_is_printed() {
    const BASE: &str = include_str!("../../diff/print/tests/base.yaml");
    let project = Project::repository(&[("spec/adapay.yaml", BASE)]);
    let edits = [
        ("x-effect: moves-money", "x-effect: opens-order"),
        (
            "required: [order_no, app_id, cash_type, cash_amt, member_id]",
            "required: [order_no, app_id, cash_type, cash_amt, member_id, remark]",
        ),
        ("enum: [T1, D1, D0, DM]", "enum: [T1, D1, D0, DM, T0]"),
    ];
    let edited = edits.iter().fold(BASE.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new)
    });
    project.put("spec/adapay.yaml", &edited);
    let story = project.story(&[]).replace("exit 1", "");
    let readme = include_str!("../../../../README.md");
    let screen = readme.split("```text\nMoney-critical").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(format!("Money-critical{screen}"), story.replace(" in 0.00 s", " in 0.03 s"));
}

#[test]
fn swagger_2_is_refused_rather_than_misread() {
    let project = Project::new(&[("old.yaml", "swagger: '2.0'\npaths: {}\n"), ("new.yaml", A)]);
    let story = project.story(&["old.yaml", "new.yaml"]);
    assert!(story.contains("old.yaml:1:1") && story.contains("only OpenAPI 3 can be compared"), "{story}");
    assert!(story.ends_with("exit 2"), "{story}");
}

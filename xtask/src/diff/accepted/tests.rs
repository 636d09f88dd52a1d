use super::*;
use crate::diff::change::{Axis, Level, Spot};
use crate::diff::review::{FailOn, View};
use crate::finding::printed;

const GOOD: &str = "\
- rule: operation-removed
  pointer: /paths/~1a
  reason: Nobody called it.
  expires: 2027-01-31
- {rule: max-length-decreased, pointer: '', document: spec/a.yaml, reason: r, expires: '2027-02-01'}
";

fn change(id: &str, pointer: &str) -> Change {
    Change {
        id: id.to_owned(),
        level: Level::Breaking,
        axis: Axis::Wire,
        money: false,
        message: String::new(),
        base: Some(Spot { span: 0..0, pointer: pointer.to_owned() }),
        revision: None,
        uses: Vec::new(),
        client: Vec::new(),
        witness: None,
        notes: Vec::new(),
    }
}

fn on(today: &str, scope: Scope) -> Judgement {
    Judgement { view: View::Wire, fail_on: FailOn::Breaking, today: Date::parse(today).unwrap(), scope }
}

/// What a file is told after these changes of `spec/a.yaml`, and which of them pass.
fn told(text: &str, changes: &[Change], judgement: &Judgement) -> (String, Vec<bool>) {
    let accepted = read("accepted.yaml", text).unwrap();
    let mut met = accepted.unmet();
    let pass = |change: &Change| accepted.meets(change, "spec/a.yaml", judgement.today, &mut met).is_some();
    let passed = changes.iter().map(pass).collect();
    let findings = accepted.findings(&met, judgement, &["spec/a.yaml"]);
    (printed(&findings, "accepted.yaml", text), passed)
}

#[test]
fn a_change_passes_by_its_id_and_its_pointer() {
    let changes = [
        change("operation-removed", "/paths/~1a"),
        change("operation-removed", "/paths/~1b"),
        change("operation-added", "/paths/~1a"),
        change("max-length-decreased", ""),
        change("operation-removed", "/paths/~1a"),
    ];
    let (findings, passed) = told(GOOD, &changes, &on("2027-01-31", Scope::Everything));
    assert_eq!((findings.as_str(), passed), ("", vec![true, false, false, true, true]));
}

#[test]
fn what_is_unused_or_has_expired_is_found() {
    let changes = [change("operation-removed", "/paths/~1a")];
    let (findings, passed) = told(GOOD, &changes, &on("2027-02-01", Scope::Everything));
    assert_eq!(passed, [false]);
    insta::assert_snapshot!(findings);
    // Of a document that was not compared nothing can be said.
    let elsewhere = GOOD.replace("spec/a.yaml", "spec/b.yaml");
    assert_eq!(told(&elsewhere, &[], &on("2028-01-01", Scope::Compared)), (String::new(), Vec::new()));
    assert!(told(&elsewhere, &[], &on("2028-01-01", Scope::Everything)).0.contains("there is no such change any more"));
}

#[test]
fn malformed_entries_are_named_with_place_and_remedy() {
    let texts = [
        "rule: operation-removed\n",
        "[operation-removed]\n",
        "[{rule: operation-removed}, {pointer: /a, reason: ' ', expires: 2027-02-29, because: r}]\n",
        "[{rule: 1, pointer: '#/a', reason: [r], expires: 20270131, document: ''}]\n",
        "[{rule: operation-remved, pointer: /a, reason: r, expires: 2027-01-31}]\n",
    ];
    let told = |text: &str| told(text, &[], &on("2027-01-01", Scope::Everything)).0;
    insta::assert_snapshot!(texts.map(told).concat());
}

#[test]
fn a_file_may_be_empty() {
    for text in ["", "\n", "# nothing yet\n\n  # still nothing\n", "[]\n", "\u{feff}# nothing\n"] {
        assert_eq!(told(text, &[], &on("2027-01-01", Scope::Everything)).0, "", "{text:?}");
    }
    assert_eq!(read("a.yaml", "- [").unwrap_err()[0].rule, "yaml-syntax");
}

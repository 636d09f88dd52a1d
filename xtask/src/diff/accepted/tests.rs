use super::*;
use crate::diff::change::{Axis, Level, Spot};
use crate::diff::review::{FailOn, View};
use crate::finding::printed;

const GOOD: &str = "\
- rule: operation-removed
  pointer: /paths/~1a
  reason: Nobody called it.
  expires: 2027-01-31
- {rule: max-length-decreased, pointer: '', document: spec/a.yaml, message: It shrank., reason: r, expires: '2027-02-01'}
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

fn says(message: &str, change: Change) -> Change {
    Change { message: message.to_owned(), ..change }
}

/// What a file is told after these changes of `spec/a.yaml`, and which of them pass.
fn told(text: &str, changes: &[Change], judgement: &Judgement) -> (String, Vec<bool>) {
    let accepted = read("accepted.yaml", text).unwrap();
    let mut met = accepted.unmet();
    changes.iter().for_each(|change| accepted.meet(change, "spec/a.yaml", &mut met));
    let pass = |change: &Change| accepted.passes(change, "spec/a.yaml", judgement.today, &met).is_some();
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
        says("It shrank.", change("max-length-decreased", "")),
        says("It shrank more.", change("max-length-decreased", "")),
    ];
    let (findings, passed) = told(GOOD, &changes, &on("2027-01-31", Scope::Everything));
    assert_eq!((findings.as_str(), passed), ("", vec![true, false, false, true, false]));
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
fn an_entry_that_may_mean_several_changes_lets_none_pass() {
    let at_a = |message: &str| says(message, change("operation-removed", "/paths/~1a"));
    let (one, other) = (at_a("`get` is gone"), at_a("`post` is gone"));
    let today = on("2027-01-31", Scope::Everything);
    let first = GOOD.split("- {").next().unwrap();
    let (findings, passed) = told(first, &[one.clone(), other.clone()], &today);
    assert_eq!(passed, [false; 2]);
    insta::assert_snapshot!("ambiguous", findings);
    let exact = first.replace("  reason", "  message: '`post` is gone'\n  reason");
    assert_eq!(told(&exact, &[one.clone(), other.clone()], &today), (String::new(), vec![false, true]));
    let (findings, passed) = told(&exact, &[one], &today);
    assert!(findings.contains("unused-acceptance") && findings.contains("this pointer and message"), "{findings}");
    assert_eq!(passed, [false]);
    // Two that are at one place and say the same are one to everybody who reads.
    assert_eq!(told(&exact, &[other.clone(), other], &today), (String::new(), vec![true; 2]));
    let nowhere = || says("`post` is gone", change("operation-removed", ""));
    let without_place = exact.replace("/paths/~1a", "''");
    let (findings, passed) = told(&without_place, &[nowhere(), nowhere()], &today);
    assert!(findings.contains("ambiguous-acceptance") && findings.contains("nothing tells these"), "{findings}");
    assert_eq!(passed, [false; 2]);
    assert_eq!(told(&without_place, &[nowhere()], &today), (String::new(), vec![true]));
}

#[test]
fn an_entry_that_means_a_change_of_each_document_lets_none_pass() {
    let accepted = read("accepted.yaml", GOOD.split("- {").next().unwrap()).unwrap();
    let gone = change("operation-removed", "/paths/~1a");
    let mut met = accepted.unmet();
    ["spec/a.yaml", "spec/b.yaml"].into_iter().for_each(|document| accepted.meet(&gone, document, &mut met));
    let judgement = on("2027-01-31", Scope::Everything);
    assert_eq!(accepted.passes(&gone, "spec/a.yaml", judgement.today, &met), None);
    let findings = accepted.findings(&met, &judgement, &[]);
    assert!(findings[0].help.starts_with("add `document:`"), "{findings:?}");
}

#[test]
fn what_the_base_had_already_is_found_when_it_has_expired() {
    let mut accepted = read("accepted.yaml", GOOD).unwrap();
    accepted.has_grown_from(&read("accepted.yaml", &GOOD.replace("2027-0", "2026-0").replace("r,", "s,")).unwrap());
    let found = |today: &str, scope: Scope| {
        let findings = accepted.findings(&accepted.unmet(), &on(today, scope), &[]);
        findings.iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(found("2027-01-31", Scope::Everything), [""; 0]);
    assert_eq!(found("2027-02-01", Scope::Everything), [EXPIRED]);
    assert_eq!(found("2027-02-02", Scope::Everything), [EXPIRED; 2]);
    assert_eq!(found("2027-02-02", Scope::Past), [""; 0]);
}

#[test]
fn malformed_entries_are_named_with_place_and_remedy() {
    let texts = [
        "rule: operation-removed\n",
        "[operation-removed]\n",
        "[{rule: operation-removed}, {pointer: /a, reason: ' ', expires: 2027-02-29, because: r}]\n",
        "[{rule: 1, pointer: '#/a', reason: [r], expires: 20270131, document: ''}]\n",
        "[{rule: document-removed, pointer: '', reason: r, expires: 2027-01-31}]\n",
        "[{rule: document-removed, pointer: '', message: ' ', reason: r, expires: 2027-01-31}]\n",
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

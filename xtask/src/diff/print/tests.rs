//! The four formats over changes made by hand on the text of a real document.

use serde_json::json;

use super::*;
use crate::date::Date;
use crate::diff::accepted::{self, Accepted, Scope};
use crate::diff::change::{Axis, Change, ClientChange, Level, Side, Spot, Use, Witness};
use crate::diff::review::{FailOn, Judgement, Pair, Version, View};
use crate::document::Document;
use crate::report::plain;

const BASE: &str = include_str!("tests/base.yaml");
const NAME: &str = "spec/adapay.yaml";
const REQUEST: &str = "/components/schemas/CashRequest";
const CREATE: &str = "/paths/~1v1~1cashs/post";

/// Each text and what it becomes.
const EDITS: &[(&str, &str)] = &[
    ("cash_amt, member_id]\n", "cash_amt, member_id, remark]\n"),
    (
        "      x-effect: moves-money\n",
        "      x-effect: opens-order\n      x-rules:\n        - id: big-cash-needs-remark\n          when: [{at: /cash_type, in: [DM]}]\n          then: {required: [remark]}\n          page: '可用额度取现必须传入remark'\n",
    ),
    ("      enum: [T1, D1, D0, DM]\n", "      enum: [T1, D1, D0, DM, D7]\n"),
    (
        "        fee_mode:\n",
        "        channel:\n          type: string\n          maxLength: 20\n          enum: [bank, wallet]\n          description: Where the money goes (渠道).\n        fee_mode:\n",
    ),
    (
        "booked and not withdrawn turns into quota, and its withdrawal arrives at once.",
        "booked and not withdrawn turns into quota, and its withdrawal arrives within the hour.",
    ),
];

fn revision_text() -> String {
    let text = EDITS.iter().fold(BASE.to_owned(), |text, (old, new)| text.replacen(old, new, 1));
    let from = text.find("  /v1/settle_accounts/balance:").unwrap();
    let to = text.find("components:\n").unwrap();
    format!("{}{}", &text[..from], &text[to..])
}

/// The place of a key with its value, or of an item of a list.
fn spot(document: &Document, pointer: &str) -> Spot {
    let node = document.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
    let (around, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let entry = document.pointer(around).unwrap().entry(&key);
    let start = entry.map_or(node.span.start, |entry| entry.key_span.start);
    Spot { span: start..node.span.end, pointer: pointer.to_owned() }
}

struct Documents {
    base: Document,
    revision: Document,
}

impl Documents {
    fn new(base: &str, revision: &str) -> Documents {
        Documents { base: Document::parse(NAME, base).unwrap(), revision: Document::parse(NAME, revision).unwrap() }
    }

    fn change(&self, id: &str, level: Level, message: &str, base: Option<&str>, revision: Option<&str>) -> Change {
        Change {
            id: id.to_owned(),
            level,
            axis: Axis::Wire,
            money: false,
            message: message.to_owned(),
            base: base.map(|pointer| spot(&self.base, pointer)),
            revision: revision.map(|pointer| spot(&self.revision, pointer)),
            uses: Vec::new(),
            client: Vec::new(),
            witness: None,
            notes: Vec::new(),
        }
    }

    fn same(&self, id: &str, level: Level, message: &str, pointer: &str) -> Change {
        self.change(id, level, message, Some(pointer), Some(pointer))
    }

    fn pair(self, changes: Vec<Change>) -> Pair {
        let version = |document, at: &str| Version { path: NAME.to_owned(), at: at.to_owned(), document };
        let (base, revision) = (version(self.base, "main"), version(self.revision, ""));
        Pair { base: Some(base), revision: Some(revision), changes, callers: true }
    }
}

fn used(operation: &str, side: Option<Side>) -> Use {
    Use { operation: operation.to_owned(), side }
}

fn item(item: &str, before: Option<&str>, after: Option<&str>, level: Level) -> ClientChange {
    ClientChange { item: item.to_owned(), before: before.map(str::to_owned), after: after.map(str::to_owned), level }
}

/// One change of each kind.
fn pair() -> Pair {
    let documents = Documents::new(BASE, &revision_text());
    let at = |rest: &str| format!("{REQUEST}{rest}");
    let mut required = documents.same(
        "request-property-became-required",
        Level::Breaking,
        "`CashRequest.remark` became required",
        &at("/required"),
    );
    required.uses = vec![used("create_cash", Some(Side::Request))];
    required.client = vec![
        item("types::CashRequest.channel", None, Some("Option<String>"), Level::Info),
        item("types::CashRequest.remark", Some("Option<String>"), Some("String"), Level::Breaking),
    ];
    let value = json!({"order_no": "1", "app_id": "a", "cash_type": "T1", "cash_amt": "0.10", "member_id": "0"});
    required.witness = Some(Witness { value, was_valid: true });
    let gone = "/paths/~1v1~1settle_accounts~1balance/get";
    let removed = Change {
        uses: vec![used("get_balance", None)],
        client: vec![item("Client::get_balance", Some("fn"), None, Level::Breaking)],
        notes: vec!["it was not deprecated before".to_owned()],
        ..documents.change("operation-removed", Level::Breaking, "`get_balance` was removed", Some(gone), None)
    };
    let effect = Change {
        money: true,
        uses: vec![used("create_cash", None)],
        ..documents.same(
            "effect-loosened",
            Level::Info,
            "`create_cash` was moves-money, is opens-order",
            &format!("{CREATE}/x-effect"),
        )
    };
    let rule = Change {
        money: true,
        uses: vec![used("create_cash", Some(Side::Request))],
        witness: Some(Witness { value: json!({"cash_type": "DM"}), was_valid: true }),
        ..documents.change(
            "rule-added",
            Level::Breaking,
            "`create_cash` has the new rule `big-cash-needs-remark`",
            None,
            Some(&format!("{CREATE}/x-rules/0")),
        )
    };
    let mut many: Vec<Use> = (0..42).map(|number| used(&format!("query_{number:02}"), Some(Side::Response))).collect();
    many.insert(0, used("create_cash", Some(Side::Request)));
    let value = Change {
        uses: many,
        witness: Some(Witness { value: json!("D7"), was_valid: false }),
        ..documents.same(
            "response-property-enum-value-added",
            Level::Warning,
            "`CashType` has the new value `D7`",
            "/components/schemas/CashType/enum",
        )
    };
    let optional = documents.change(
        "request-property-added",
        Level::Info,
        "`CashRequest.channel` is new",
        None,
        Some(&at("/properties/channel")),
    );
    let wording = Change {
        axis: Axis::Wording,
        ..documents.same(
            "description-changed",
            Level::Info,
            "the description of `CashType` changed",
            "/components/schemas/CashType/description",
        )
    };
    documents.pair(vec![wording, optional, value, removed, required, rule, effect])
}

fn judgement() -> Judgement {
    Judgement {
        view: View::Wire,
        fail_on: FailOn::Breaking,
        today: Date::parse("2026-11-22").unwrap(),
        scope: Scope::Everything,
    }
}

fn about() -> About {
    About {
        base: "main (0123456789)".to_owned(),
        documents: 1,
        command: "cargo xtask diff".to_owned(),
        ..About::default()
    }
}

fn list() -> Accepted {
    let text = "- rule: operation-removed\n  pointer: /paths/~1v1~1settle_accounts~1balance/get\n  reason: Nobody @ever called <it>.\n  \
                expires: 2027-01-31\n- {rule: operation-removed, pointer: /paths/~1a, reason: r, expires: 2026-01-31}\n";
    accepted::read("spec/accepted/breaks.yaml", text).unwrap()
}

fn shown(pairs: &[Pair], accepted: &Accepted, format: Format) -> String {
    let mut out = Vec::new();
    write(&mut out, &Review::new(pairs, accepted, &judgement()), &about(), format).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text() {
    let printed = shown(&[pair()], &list(), Format::Text);
    insta::assert_snapshot!("text", plain(printed.as_bytes()));
    // Whoever sees colours sees the same words.
    assert!(printed.contains('\u{1b}'));
}

#[test]
fn markdown() {
    insta::assert_snapshot!("markdown", shown(&[pair()], &list(), Format::Markdown));
}

#[test]
fn github() {
    insta::assert_snapshot!("github", shown(&[pair()], &list(), Format::GitHub));
}

#[test]
fn json() {
    let printed = shown(&[pair()], &list(), Format::Json);
    assert_eq!(printed.lines().count(), 1);
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_valid(&value);
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&value).unwrap());
}

/// Says what is wrong with an output, as a program that knows only the schema would see it.
fn assert_valid(value: &serde_json::Value) {
    let schema: serde_json::Value = serde_json::from_str(include_str!("diff.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_schema_takes_no_less_and_no_more() {
    let printed = shown(&[pair()], &list(), Format::Json);
    let schema: serde_json::Value = serde_json::from_str(include_str!("diff.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let value: serde_json::Value = serde_json::from_str(&printed).unwrap();
    for (pointer, wrong) in [
        ("/failed", json!("yes")),
        ("/changes/0/level", json!("error")),
        ("/changes/0/id", json!("Not An Id")),
        ("/changes/0/revision/line", json!(0)),
        ("/changes/0/operations/0/side", json!("both")),
        ("/demands/0/part", json!("big")),
        ("/findings/0/line", json!(null)),
        ("/documents", json!({"compared": 1})),
        ("/changes/0", json!({})),
    ] {
        let mut value = value.clone();
        *value.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema.is_valid(&value), "{pointer}");
    }
    let mut more = value.clone();
    more["changes"][0]["more"] = json!(1);
    assert!(!schema.is_valid(&more));
}

/// Texts that nobody should write, but that a document may hold.
const EVIL: &str =
    "`@torvalds <script>alert(1)</script> ``` | \u{1b}[31m \u{202e}x ::error::a%0A #1 [a](b) ![c](d) </details> 请求";

fn evil() -> Pair {
    let text = |value: &str| {
        let value = serde_json::to_string(value).unwrap();
        format!("{{\"openapi\": \"3.0.3\", \"info\": {{\"version\": {value}, \"x\": [{value}, {value}]}}}}")
    };
    let documents = Documents::new(&text(EVIL), &text(&format!("{EVIL}\n{EVIL}")));
    let all = [Level::Breaking, Level::Warning, Level::Info].map(|level| Change {
        uses: vec![used(EVIL, Some(Side::Request)), used(EVIL, None)],
        client: vec![item(EVIL, Some(EVIL), Some(EVIL), Level::Breaking)],
        witness: Some(Witness { value: json!({ EVIL: EVIL }), was_valid: true }),
        notes: vec![EVIL.to_owned()],
        money: level == Level::Warning,
        ..documents.same("an-id", level, EVIL, "/info/x")
    });
    let mut pair = documents.pair(all.to_vec());
    pair.base.as_mut().unwrap().at = EVIL.to_owned();
    pair.base.as_mut().unwrap().path = EVIL.to_owned();
    pair.revision.as_mut().unwrap().path = format!("{EVIL}\n,a:b");
    pair
}

#[test]
fn nothing_in_a_document_steers_what_shows_it() {
    let (pairs, none) = ([evil()], Accepted::default());
    for format in [Format::Text, Format::Markdown, Format::GitHub] {
        let printed = shown(&pairs, &none, format);
        let printed = if format == Format::Text { plain(printed.as_bytes()) } else { printed };
        assert!(!printed.contains(['\u{1b}', '\u{202e}', '\r']), "{printed}");
    }
    let commands = shown(&pairs, &none, Format::GitHub);
    assert_eq!(commands.lines().count(), 3);
    assert!(
        commands.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::notice file=")),
        "{commands}"
    );
    insta::assert_snapshot!("markdown_of_evil", shown(&pairs, &none, Format::Markdown));
    assert_valid(&serde_json::from_str(&shown(&pairs, &none, Format::Json)).unwrap());
}

/// What GitHub would see as text and not as code: where names are mentioned and tags are read.
fn outside_of_code(markdown: &str) -> String {
    let mut outside = String::new();
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        let run: String = line.chars().take_while(|c| *c == '`').collect();
        match &fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if run.len() >= 3 && !line.trim_start_matches('`').contains('`') => fence = Some(run),
            None => {
                outside += &without_spans(line);
                outside.push('\n');
            }
        }
    }
    assert!(fence.is_none(), "a block of code never ends");
    outside
}

fn without_spans(line: &str) -> String {
    let (mut outside, mut rest) = (String::new(), line);
    while let Some(start) = rest.find('`') {
        let (before, from) = rest.split_at(start);
        let is_escaped = before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
        let run = if is_escaped { 1 } else { from.len() - from.trim_start_matches('`').len() };
        outside += before;
        let after = &from[run..];
        let end = after
            .match_indices(&"`".repeat(run))
            .map(|(at, _)| at)
            .find(|at| !after[at + run..].starts_with('`') && !after[..*at].ends_with('`'));
        rest = match end {
            Some(end) if !is_escaped => &after[end + run..],
            _ => after,
        };
    }
    outside + rest
}

#[test]
fn markdown_mentions_nobody_and_holds_no_tags_of_a_document() {
    let markdown = shown(&[evil()], &list(), Format::Markdown);
    let outside = outside_of_code(&markdown);
    assert!(outside.contains("torvalds"), "the message is outside of code");
    assert!(!outside.contains("@torvalds") && !outside.contains("#1"), "{outside}");
    let tags: Vec<&str> = outside.match_indices('<').map(|(at, _)| &outside[at.saturating_sub(1)..]).collect();
    let own = ["<!-- cargo", "<details>", "</details>", "<summary>", "</summary>"];
    for tag in tags {
        assert!(
            tag.starts_with('\\') || own.iter().any(|own| tag.trim_start_matches(['\n', ')']).starts_with(own)),
            "{tag}"
        );
    }
    assert_eq!(outside.matches("\n</details>").count(), outside.matches("<details>\n").count());
}

#[test]
fn a_comment_is_never_too_long() {
    for count in [0, 1, 5, 300, 3_000] {
        let one = pair();
        let changes = one.changes.iter().cycle().take(one.changes.len() * count).cloned().collect();
        let pairs = [Pair { changes, ..one }];
        let markdown = shown(&pairs, &list(), Format::Markdown);
        assert!(markdown.encode_utf16().count() < 65_536, "{count}");
        assert_eq!(markdown.contains("**Left out**"), count >= 300, "{count}");
        assert_eq!(markdown.matches("<details>\n").count(), markdown.matches("</details>\n").count());
    }
}

#[test]
fn a_change_that_is_gone_is_shown_at_the_nearest_line() {
    let documents = Documents::new(BASE, &revision_text());
    let gone = documents.change(
        "operation-removed",
        Level::Breaking,
        "m",
        Some("/paths/~1v1~1settle_accounts~1balance/get/summary"),
        None,
    );
    let printed = shown(&[documents.pair(vec![gone])], &Accepted::default(), Format::GitHub);
    assert!(
        printed.starts_with("::error file=spec/adapay.yaml,line=8,endLine=8,title=operation-removed::m"),
        "{printed}"
    );
}

#[test]
fn many_lines_are_shown_by_what_differs() {
    let list = |items: &[&str]| {
        let items: String = items.iter().map(|item| format!("        - {item}\n")).collect();
        format!("openapi: 3.0.3\nx:\n    {{}}\ny:\n  a:\n      required:\n{items}      other: 1\n")
    };
    let show = |base: &[&str], revision: &[&str]| {
        let documents = Documents::new(&list(base), &list(revision));
        let change = documents.same("an-id", Level::Breaking, "m", "/y/a/required");
        plain(shown(&[documents.pair(vec![change])], &Accepted::default(), Format::Text).as_bytes())
    };
    insta::assert_snapshot!(
        [
            show(&["a", "b", "c"], &["a", "b", "d", "c"]),
            show(&["a"], &["b", "c", "d", "e", "f"]),
            show(&["a"], &["a"]),
        ]
        .concat()
    );
}

#[test]
fn long_lines_are_cut_around_what_differs() {
    let text = |end: &str| format!("a: {}{end}{}\n", "请求".repeat(100), "x".repeat(100));
    let documents = Documents::new(&text("一"), &text("二"));
    let change = documents.same("an-id", Level::Breaking, "m", "/a");
    insta::assert_snapshot!(plain(
        shown(&[documents.pair(vec![change])], &Accepted::default(), Format::Text).as_bytes()
    ));
}

#[test]
fn no_span_panics() {
    let documents = Documents::new(BASE, &revision_text());
    let length = documents.revision.text.len();
    let spans = (0..length + 10).step_by(211).flat_map(|start| [start..start, start..start + 999, 0..start]);
    let changes = spans.map(|span| Change {
        base: Some(Spot { span: span.clone(), pointer: "/no~such/place~1".to_owned() }),
        revision: Some(Spot { span, pointer: String::new() }),
        ..documents.change("an-id", Level::Breaking, "m", None, None)
    });
    let changes: Vec<Change> = changes.collect();
    let nowhere = documents.change("an-id", Level::Breaking, "m", None, None);
    let before: Vec<Change> = changes.iter().map(|change| Change { revision: None, ..change.clone() }).collect();
    let pairs = [documents.pair(changes.into_iter().chain(before).chain([nowhere]).collect())];
    for format in [Format::Text, Format::Markdown, Format::Json, Format::GitHub] {
        assert!(!shown(&pairs, &Accepted::default(), format).is_empty());
    }
}

#[test]
fn axes_decide_what_is_shown_as_what() {
    let documents = Documents::new(BASE, BASE);
    let broken = || vec![item("Client::create_cash", Some("fn"), None, Level::Breaking)];
    let renamed = Change {
        axis: Axis::Client,
        client: broken(),
        ..documents.same("operation-id-changed", Level::Info, "m", &format!("{CREATE}/operationId"))
    };
    let wire = documents.same("request-property-became-required", Level::Breaking, "m", &format!("{REQUEST}/required"));
    let mild = Change { client: broken(), ..documents.same("a", Level::Warning, "m", &format!("{REQUEST}/type")) };
    let pairs = [documents.pair(vec![renamed, wire, mild])];
    let counts = |view: View, fail_on: FailOn| {
        let accepted = Accepted::default();
        let review = Review::new(&pairs, &accepted, &Judgement { view, fail_on, ..judgement() });
        format!("{} fail {}", review.counts(), review.failing().count())
    };
    assert_eq!(counts(View::Wire, FailOn::Breaking), "1 breaking, 1 potentially breaking, 1 compatible fail 1");
    assert_eq!(counts(View::Wire, FailOn::Warning), "1 breaking, 1 potentially breaking, 1 compatible fail 2");
    assert_eq!(counts(View::Client, FailOn::Breaking), "2 breaking, 1 compatible fail 2");
    assert_eq!(counts(View::Both, FailOn::Breaking), "3 breaking fail 3");
    assert_eq!(counts(View::Both, FailOn::Never), "3 breaking fail 0");
}

#[test]
fn a_version_is_demanded_by_the_worst_change() {
    let seen = |view: View, changes: &dyn Fn(&Documents) -> Vec<Change>| {
        let documents = Documents::new(BASE, BASE);
        let changes = changes(&documents);
        documents.pair(changes).demand(view).map(|demand| demand.part)
    };
    let says = |changes: &dyn Fn(&Documents) -> Vec<Change>| seen(View::Wire, changes);
    use crate::diff::version::Part;
    let info = |documents: &Documents| documents.same("a", Level::Info, "m", REQUEST);
    assert_eq!(says(&|_| Vec::new()), None);
    assert_eq!(says(&|it| vec![it.same("version-changed", Level::Info, "m", "/info/version")]), None);
    assert_eq!(says(&|it| vec![Change { axis: Axis::Wording, ..info(it) }]), Some(Part::Patch));
    assert_eq!(says(&|it| vec![info(it)]), Some(Part::Minor));
    assert_eq!(says(&|it| vec![Change { level: Level::Warning, ..info(it) }]), Some(Part::Minor));
    assert_eq!(says(&|it| vec![Change { money: true, ..info(it) }]), Some(Part::Minor));
    assert_eq!(says(&|it| vec![Change { money: true, level: Level::Warning, ..info(it) }]), Some(Part::Major));
    let client = vec![item("a", None, None, Level::Breaking)];
    let renamed = |it: &Documents| vec![Change { axis: Axis::Client, client: client.clone(), ..info(it) }];
    assert_eq!(seen(View::Wire, &renamed), Some(Part::Patch));
    assert_eq!(seen(View::Both, &renamed), Some(Part::Major));
}

#[test]
fn what_callers_alone_notice_is_counted_where_it_is_not_shown() {
    let documents = Documents::new(BASE, BASE);
    let unseen = Change {
        axis: Axis::Client,
        client: vec![item("types::A", Some("struct"), None, Level::Breaking)],
        ..documents.same("client-changed", Level::Breaking, "m", REQUEST)
    };
    let pairs = [documents.pair(vec![unseen])];
    let text =
        format!("- {{rule: client-changed, pointer: {REQUEST}, reason: Nobody names it., expires: 2027-01-31}}\n");
    let accepted = accepted::read("list.yaml", &text).unwrap();
    let seen = |view: View, accepted: &Accepted| {
        let review = Review::new(&pairs, accepted, &Judgement { view, ..judgement() });
        (review.hidden(), review.entries.len(), review.findings.len(), review.failed())
    };
    assert_eq!(seen(View::Wire, &Accepted::default()), (1, 0, 0, false));
    assert_eq!(seen(View::Both, &Accepted::default()), (0, 1, 0, true));
    // An accepted change is met whether it is shown or not.
    assert_eq!(seen(View::Wire, &accepted), (1, 0, 0, false));
    assert_eq!(seen(View::Both, &accepted), (0, 1, 0, false));
}

#[test]
fn where_nothing_is_known_of_callers_the_wire_decides() {
    let seen = |view: View, callers: bool| {
        let documents = Documents::new(BASE, BASE);
        let change = Change {
            client: vec![item("types::A", Some("struct"), None, Level::Info)],
            ..documents.same("a", Level::Breaking, "m", REQUEST)
        };
        let pairs = [Pair { callers, ..documents.pair(vec![change]) }];
        let (accepted, judgement) = (Accepted::default(), Judgement { view, ..judgement() });
        let review = Review::new(&pairs, &accepted, &judgement);
        let part = review.demands()[0].1.part.word();
        let mut out = Vec::new();
        write(&mut out, &review, &about(), Format::Markdown).unwrap();
        let markdown = String::from_utf8(out).unwrap();
        let says = markdown.contains("What callers of the crate notice cannot be told");
        (review.counts(), part, review.without_callers().len(), says)
    };
    let breaking = |told: usize| ("1 breaking".to_owned(), "major", told, told > 0);
    assert_eq!(seen(View::Client, true), ("1 compatible".to_owned(), "minor", 0, false));
    assert_eq!(seen(View::Client, false), breaking(1));
    assert_eq!(seen(View::Both, false), breaking(1));
    assert_eq!(seen(View::Wire, false), breaking(0));
}

#[test]
fn a_comment_is_never_too_long_for_what_stands_before_the_changes() {
    let versions = |count: usize| -> Vec<Pair> {
        let one = |number: usize| {
            let mut pair = evil();
            pair.revision.as_mut().unwrap().path = format!("{number}{}", "`@|".repeat(400));
            pair
        };
        (0..count).map(one).collect()
    };
    let row = |number: usize| {
        format!("- {{rule: '{}', pointer: /{number}, reason: r, expires: 2026-01-31}}\n", "@#[]".repeat(300))
    };
    let list = |count: usize| accepted::read("list.yaml", &(0..count).map(row).collect::<String>()).unwrap();
    for (documents, entries) in [(1, 1), (120, 0), (1, 120), (120, 120)] {
        let markdown = shown(&versions(documents), &list(entries), Format::Markdown);
        assert!(markdown.encode_utf16().count() < 65_536, "{documents} {entries}");
        assert!(
            markdown.contains("### Breaking") || markdown.contains("### Money-critical"),
            "changes keep their room"
        );
        let left_out = markdown.split("**Left out**").nth(1).unwrap_or_default();
        assert_eq!(left_out.contains(" versions"), documents > 100, "{left_out}");
        assert_eq!(left_out.contains(" findings"), entries > 100, "{left_out}");
    }
}

//! A unified diff, short enough for a screen.

use std::fmt;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::banner::{self, lf};
use super::inside::names;

/// So many lines of a diff are shown.
const SHOWN: usize = 20;

/// Two files that share next to nothing take long to compare, and nobody reads the result to its end.
const PATIENCE: Duration = Duration::from_millis(100);

/// How a file would change. The digests in its banner do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    pub added: usize,
    pub removed: usize,
    /// The items of the code in which something changed, in their order.
    pub inside: Vec<String>,
    /// The first lines as a unified diff; empty where only line endings differ.
    pub text: String,
}

/// So many items are named.
const NAMED: usize = 3;

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if (self.added, self.removed) == (0, 0) {
            return f.write_str(if self.text.is_empty() { "line endings" } else { "the banner alone" });
        }
        write!(f, "+{} -{}", self.added, self.removed)?;
        let named = if self.inside.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
        let (shown, more) = self.inside.split_at(named.min(self.inside.len()));
        if !shown.is_empty() {
            write!(f, " in {}", shown.join(", "))?;
        }
        if more.is_empty() { Ok(()) } else { write!(f, " and {} more", more.len()) }
    }
}

/// Compares what is on disk with what is wanted; line endings do not count.
pub fn between(on_disk: &str, wanted: &str) -> Diff {
    let (old, new) = (lf(on_disk), lf(wanted));
    let same_banner = with_banner_of(&new, &old).unwrap_or_else(|| old.to_string());
    let lines = by_line(&same_banner, &new);
    let count = |tag| lines.iter_all_changes().filter(|change| change.tag() == tag).count();
    let (added, removed) = (count(ChangeTag::Insert), count(ChangeTag::Delete));
    let shown = Some(unified(&lines)).filter(|text| !text.is_empty());
    let text = shown.unwrap_or_else(|| unified(&by_line(&old, &new)));
    Diff { added, removed, inside: inside(&lines, &same_banner, &new), text }
}

/// Where in the code the changed lines are, each item once.
fn inside(lines: &TextDiff<'_, '_, str>, old: &str, new: &str) -> Vec<String> {
    let (old, new) = (names(old), names(new));
    let mut found: Vec<String> = Vec::new();
    for change in lines.iter_all_changes().filter(|change| !change.value().trim().is_empty()) {
        let name = match change.tag() {
            ChangeTag::Equal => None,
            ChangeTag::Insert => change.new_index().and_then(|index| new.get(index)),
            ChangeTag::Delete => change.old_index().and_then(|index| old.get(index)),
        };
        let name = name.map_or("", String::as_str);
        if !name.is_empty() && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

fn by_line<'a>(old: &'a str, new: &'a str) -> TextDiff<'a, 'a, str> {
    TextDiff::configure().timeout(PATIENCE).diff_lines(old, new)
}

/// The digests in the banner differ whenever anything does, so they say nothing and would push the rest off the screen.
fn with_banner_of(new: &str, old: &str) -> Option<String> {
    let (lines, same) = (banner::read(new)?.lines, banner::read(old)?.lines);
    (lines == same).then(|| {
        let banner = new.split_inclusive('\n').take(lines);
        let body = old.split_inclusive('\n').skip(lines);
        banner.chain(body).collect()
    })
}

fn unified(lines: &TextDiff<'_, '_, str>) -> String {
    let whole = lines.unified_diff().context_radius(2).header("on disk", "as gen writes it").to_string();
    let total = whole.lines().count();
    // One line too many is shown rather than announced.
    let shown = if total <= SHOWN + 1 { total } else { SHOWN };
    let mut text = String::new();
    for line in whole.lines().take(shown) {
        // An empty line of the file is an empty line here too, not one space.
        text += if line == " " { "" } else { line };
        text.push('\n');
    }
    if shown < total {
        text += &format!("… and {} more lines\n", total - shown);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::banner::{Comment, stamp};
    use super::*;

    #[test]
    fn the_digests_are_left_out() {
        let old = stamp(&[("spec/a.yaml", "old")], Comment::RustInner, "struct One;\n");
        let new = stamp(&[("spec/a.yaml", "new")], Comment::RustInner, "struct Two;\n");
        let diff = between(&old, &new);
        assert_eq!((diff.added, diff.removed), (1, 1));
        assert_eq!(diff.to_string(), "+1 -1 in One, Two");
        insta::assert_snapshot!(diff.text, @"
        --- on disk
        +++ as gen writes it
        @@ -3,3 +3,3 @@
         // sha256 a2c590a2b26e967b the lines below

        -struct One;
        +struct Two;
        ");
    }

    #[test]
    fn the_digests_are_shown_where_nothing_else_differs() {
        let old = stamp(&[("spec/a.yaml", "old")], Comment::RustInner, "struct One;\n");
        let new = stamp(&[("spec/a.yaml", "new")], Comment::RustInner, "struct One;\n");
        insta::assert_snapshot!(between(&old, &new).text, @"
        --- on disk
        +++ as gen writes it
        @@ -1,4 +1,4 @@
         //! Generated from spec/a.yaml by `cargo xtask gen`; do not edit.
        -// sha256 cba06b5736faf67e spec/a.yaml
        +// sha256 11507a0e2f5e69d5 spec/a.yaml
         // sha256 adb45b675ee8c2c9 the lines below
        ");
    }

    #[test]
    fn only_the_first_items_are_named() {
        let text = |from: usize| (from..from + 5).map(|number| format!("struct S{number};\n")).collect::<String>();
        assert_eq!(between("", &text(0)).to_string(), "+5 -0 in S0, S1, S2 and 2 more");
        assert_eq!(between(&text(0), &text(4)).to_string(), "+4 -4 in S0, S1, S2 and 5 more");
    }

    #[test]
    fn a_long_diff_is_cut() {
        let new: String = (0..40).map(|number| format!("line {number}\n")).collect();
        let diff = between("", &new);
        assert_eq!((diff.added, diff.removed), (40, 0));
        assert_eq!(diff.text.lines().count(), SHOWN + 1);
        assert!(diff.text.ends_with("+line 16\n… and 23 more lines\n"), "{}", diff.text);
    }

    #[test]
    fn line_endings_do_not_count() {
        assert_eq!(
            between("a\r\nb\r\n", "a\nb\n"),
            Diff { added: 0, removed: 0, inside: Vec::new(), text: String::new() }
        );
    }
}

//! A unified diff, short enough for a screen.

use std::fmt;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::banner::{self, lf};

/// So many lines of a diff are shown.
const SHOWN: usize = 20;

/// Two files that share next to nothing take long to compare, and nobody reads the result to its end.
const PATIENCE: Duration = Duration::from_millis(100);

/// How a file would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    pub added: usize,
    pub removed: usize,
    /// The first lines as a unified diff; empty where only line endings differ.
    pub text: String,
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{} -{}", self.added, self.removed)
    }
}

/// Compares what is on disk with what is wanted; line endings do not count.
pub fn between(on_disk: &str, wanted: &str) -> Diff {
    let (old, new) = (lf(on_disk), lf(wanted));
    let lines = by_line(&old, &new);
    let count = |tag| lines.iter_all_changes().filter(|change| change.tag() == tag).count();
    let (added, removed) = (count(ChangeTag::Insert), count(ChangeTag::Delete));
    let shown = with_banner_of(&new, &old).map(|old| unified(&by_line(&old, &new)));
    let text = shown.filter(|text| !text.is_empty()).unwrap_or_else(|| unified(&lines));
    Diff { added, removed, text }
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
        assert_eq!((diff.added, diff.removed), (3, 3));
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
    fn a_long_diff_is_cut() {
        let new: String = (0..40).map(|number| format!("line {number}\n")).collect();
        let diff = between("", &new);
        assert_eq!((diff.added, diff.removed), (40, 0));
        assert_eq!(diff.text.lines().count(), SHOWN + 1);
        assert!(diff.text.ends_with("+line 16\n… and 23 more lines\n"), "{}", diff.text);
    }

    #[test]
    fn line_endings_do_not_count() {
        assert_eq!(between("a\r\nb\r\n", "a\nb\n"), Diff { added: 0, removed: 0, text: String::new() });
    }
}

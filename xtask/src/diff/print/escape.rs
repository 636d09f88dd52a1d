//! Texts of a document inside Markdown as GitHub reads it.

use super::clip::clipped;
use super::words::plain;

/// No text of a document is longer here.
const MOST: usize = 400;

/// A text as code, in which nothing is markup and nobody is mentioned.
pub fn code(text: &str) -> String {
    let text = clipped(&plain(text), MOST);
    let fence = "`".repeat(longest_run(&text) + 1);
    // A blank on both sides is taken off again, so it changes nothing but keeps backticks apart.
    let blank = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// A block of lines as code.
pub fn fenced(language: &str, lines: &str) -> String {
    let fence = "`".repeat(longest_run(lines).max(2) + 1);
    format!("{fence}{language}\n{lines}\n{fence}")
}

/// A sentence: what stands between backticks is code, and nothing else is markup.
pub fn prose(text: &str) -> String {
    let text = clipped(&plain(text), MOST);
    let parts: Vec<&str> = text.split('`').collect();
    let mut prose = String::new();
    for (at, part) in parts.iter().enumerate() {
        // A part between two backticks has an odd number; one behind a backtick without a second one is the last of an even number.
        let is_last = at + 1 == parts.len();
        match (at % 2 == 1, is_last) {
            (true, false) if !part.is_empty() => prose += &code(part),
            (true, true) => prose += &escaped(&format!("`{part}")),
            _ => prose += &escaped(part),
        }
    }
    prose
}

/// Each sign that could be markup is taken as itself, and names and numbers are kept from becoming links.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#|~&:@".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
        // GitHub looks for `@name` and `#1` when the markup is gone already; a mark of no width ends the name.
        if matches!(c, '@' | '#') {
            escaped.push('\u{200b}');
        }
    }
    escaped.replace("GH-", "GH-\u{200b}").replace("www.", "www\\.")
}

fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_holds_whatever_it_is_given() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a``"), "``` `a`` ```");
        assert_eq!(code(""), "`  `");
        assert_eq!(code("a\n# b\u{1b}"), "`a # b\\u{1b}`");
    }

    #[test]
    fn prose_has_code_and_no_other_markup() {
        assert_eq!(prose("`Cash.a` became required"), "`Cash.a` became required");
        assert_eq!(prose("`a` and `b"), "`a` and \\`b");
        let said =
            "\\<img src=x\\> \\[a\\](b) \\*c\\* \\@\u{200b}name \\#\u{200b}1 GH-\u{200b}2 https\\://www\\.a.example";
        assert_eq!(prose("<img src=x> [a](b) *c* @name #1 GH-2 https://www.a.example"), said);
        assert_eq!(prose("``"), "");
        assert_eq!(prose("```"), "\\`");
    }

    #[test]
    fn a_fence_is_longer_than_any_inside() {
        assert_eq!(fenced("diff", "+ a"), "```diff\n+ a\n```");
        assert_eq!(fenced("diff", "+ ````"), "`````diff\n+ ````\n`````");
    }
}

//! The first lines of every generated file: where it comes from, and digests that tell who changed what since.
//!
//! ```text
//! //! Generated from spec/adapay.yaml by `cargo xtask gen`; do not edit.
//! // sha256 0123456789abcdef spec/adapay.yaml
//! // sha256 fedcba9876543210 the lines below
//! ```
//!
//! The first line is the beginning of the module's documentation; the digests are for the tool alone.
//! Digests take every line ending for LF, so that a checkout with CRLF is not taken for an edit.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

const FROM: &str = " Generated from ";
const BY: &str = " by `cargo xtask gen`; do not edit.";
const SHA256: &str = " sha256 ";
const BELOW: &str = "the lines below";

/// How the language of a file writes its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comment {
    /// `//!` for the first line and `//` for the digests.
    RustInner,
    /// `#` for all lines.
    Hash,
}

impl Comment {
    const ALL: [Self; 2] = [Self::RustInner, Self::Hash];

    fn first(self) -> &'static str {
        match self {
            Self::RustInner => "//!",
            Self::Hash => "#",
        }
    }

    fn rest(self) -> &'static str {
        match self {
            Self::RustInner => "//",
            Self::Hash => "#",
        }
    }
}

/// What a banner says of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// The documents that the file was generated from.
    pub sources: Vec<Origin>,
    /// The digest that the text below the banner had when it was generated.
    pub output: String,
    /// Whether the text below the banner still has that digest.
    pub intact: bool,
    /// How many lines the banner takes.
    pub lines: usize,
}

/// One document and the digest it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub name: String,
    pub digest: String,
}

/// Puts the banner above a text; the whole file comes back.
///
/// `sources` are pairs of name and text.
pub fn stamp(sources: &[(&str, &str)], comment: Comment, body: &str) -> String {
    let origins = sources.iter().map(|(name, text)| Origin { name: (*name).to_owned(), digest: digest(text) });
    stamp_origins(&origins.collect::<Vec<_>>(), comment, body)
}

/// The same for documents of which only the digests are known.
pub fn stamp_origins(origins: &[Origin], comment: Comment, body: &str) -> String {
    let (first, rest) = (comment.first(), comment.rest());
    let body = below(comment, body);
    let names: Vec<&str> = origins.iter().map(|origin| origin.name.as_str()).collect();
    let mut text = format!("{first}{FROM}{}{BY}\n", list(&names));
    for Origin { name, digest } in origins {
        text += &format!("{rest}{SHA256}{digest} {name}\n");
    }
    text += &format!("{rest}{SHA256}{} {BELOW}\n", digest(&body));
    text + &body
}

/// Reads the banner of a file, if it has one and the banner is whole.
pub fn read(text: &str) -> Option<Banner> {
    let text = lf(text);
    let (line, mut remaining) = text.split_once('\n')?;
    let comment = comment_of(line)?;
    let mut sources = Vec::new();
    loop {
        let (line, after) = remaining.split_once('\n')?;
        let (found, name) = digest_line(line, comment)?;
        remaining = after;
        if name == BELOW {
            let intact = digest(remaining) == found;
            let lines = sources.len() + 2;
            return Some(Banner { sources, output: found.to_owned(), intact, lines });
        }
        sources.push(Origin { name: name.to_owned(), digest: found.to_owned() });
    }
}

/// Whether the first line is a banner's, whatever became of the rest.
pub fn is_ours(text: &str) -> bool {
    comment_of(text.lines().next().unwrap_or_default()).is_some()
}

/// LF for every line ending.
pub fn lf(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

fn comment_of(line: &str) -> Option<Comment> {
    // Some editors put a byte order mark in front.
    let line = line.trim_start_matches('\u{feff}').trim_end();
    Comment::ALL.into_iter().find(|comment| {
        line.strip_prefix(comment.first()).is_some_and(|line| line.starts_with(FROM) && line.ends_with(BY))
    })
}

fn digest_line(line: &str, comment: Comment) -> Option<(&str, &str)> {
    let (digest, name) = line.strip_prefix(comment.rest())?.strip_prefix(SHA256)?.split_once(' ')?;
    let whole = digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then_some((digest, name))
}

/// The body with what keeps it apart from the banner, and a line ending at its end.
fn below(comment: Comment, body: &str) -> String {
    let body = body.trim_matches('\n');
    let between = match comment {
        _ if body.is_empty() => return String::new(),
        // Without an empty line rustdoc would make one paragraph of the banner and the body's first sentence.
        Comment::RustInner if body.starts_with("//!") => "//!\n",
        Comment::RustInner | Comment::Hash => "\n",
    };
    format!("{between}{body}\n")
}

/// The first sixteen digits of the SHA-256 digest: enough to tell an edit, short enough to read.
pub fn digest(text: &str) -> String {
    Sha256::digest(lf(text).as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// `a`, `a and b`, `a, b and c`.
fn list(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [name] => (*name).to_owned(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use super::*;

    const A: (&str, &str) = ("spec/a.yaml", "openapi: 3.0.3\n");
    const B: (&str, &str) = ("spec/b.yaml", "openapi: 3.0.3\ninfo: {}\n");
    const C: (&str, &str) = ("spec/c.yaml", "");

    #[test]
    fn a_rust_file() {
        insta::assert_snapshot!(stamp(&[A], Comment::RustInner, "use std::fmt;\n"), @"
        //! Generated from spec/a.yaml by `cargo xtask gen`; do not edit.
        // sha256 faa4988e76ddd0d6 spec/a.yaml
        // sha256 76ef1254bc17afd1 the lines below

        use std::fmt;
        ");
    }

    #[test]
    fn a_rust_file_with_documentation_of_its_own() {
        insta::assert_snapshot!(stamp(&[A, B, C], Comment::RustInner, "//! The wallet.\n\nuse std::fmt;\n"), @"
        //! Generated from spec/a.yaml, spec/b.yaml and spec/c.yaml by `cargo xtask gen`; do not edit.
        // sha256 faa4988e76ddd0d6 spec/a.yaml
        // sha256 0106fc557eb252fb spec/b.yaml
        // sha256 e3b0c44298fc1c14 spec/c.yaml
        // sha256 149ed0b4126f7e66 the lines below
        //!
        //! The wallet.

        use std::fmt;
        ");
    }

    #[test]
    fn a_text_file() {
        insta::assert_snapshot!(stamp(&[A, B], Comment::Hash, "one\ntwo"), @"
        # Generated from spec/a.yaml and spec/b.yaml by `cargo xtask gen`; do not edit.
        # sha256 faa4988e76ddd0d6 spec/a.yaml
        # sha256 0106fc557eb252fb spec/b.yaml
        # sha256 3c86d828fa2a099d the lines below

        one
        two
        ");
    }

    #[test]
    fn what_is_stamped_reads_back() {
        for comment in Comment::ALL {
            for body in ["", "one\n", "//! Text.\n", "\n\none\n\n"] {
                let text = stamp(&[A, B], comment, body);
                let banner = read(&text).unwrap();
                assert!(banner.intact && is_ours(&text), "{text}");
                assert_eq!(banner.lines, 4);
                assert_eq!(banner.sources[1], Origin { name: "spec/b.yaml".to_owned(), digest: digest(B.1) });
            }
        }
    }

    #[test]
    fn an_edit_shows() {
        let text = stamp(&[A], Comment::RustInner, "struct One;\n");
        assert!(!read(&text.replace("One", "Two")).unwrap().intact);
    }

    #[test]
    fn line_endings_are_no_edit() {
        let text = stamp(&[A], Comment::RustInner, "struct One;\n");
        assert_eq!(read(&text.replace('\n', "\r\n")), read(&text));
        assert_eq!(digest("a\r\nb\r\n"), digest("a\nb\n"));
    }

    #[test]
    fn a_damaged_banner_is_none_but_still_ours() {
        let text = stamp(&[A], Comment::RustInner, "struct One;\n");
        let merged = text.replacen("// sha256", "<<<<<<< HEAD\n// sha256", 1);
        assert_eq!(read(&merged), None);
        assert!(is_ours(&merged));
        for strange in ["", "\n", "fn main() {}\n", "//! Generated from thin air.\n"] {
            assert!(read(strange).is_none() && !is_ours(strange), "{strange:?}");
        }
    }

    #[test]
    fn rustfmt_leaves_it_alone() {
        for body in
            ["use std::fmt;\n", "//! The wallet.\n\nuse std::fmt;\n", "#![allow(dead_code)]\nuse std::fmt;\n", ""]
        {
            let text = stamp(&[A, B, C], Comment::RustInner, body);
            assert_eq!(rustfmt(&text), text);
        }
    }

    fn rustfmt(text: &str) -> String {
        let mut child = Command::new("rustfmt")
            .args(["--edition", "2024"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("rustfmt comes with the toolchain");
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    }
}

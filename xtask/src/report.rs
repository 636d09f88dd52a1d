//! What a command prints: lines with a verb in front, as Cargo's.

use std::fmt::Display;
use std::io::Write;

use anstyle::{AnsiColor, Style};

use crate::source::Unreadable;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// What a verb tells about its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Bad,
    Note,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Good => GOOD,
            Self::Bad => BAD,
            Self::Note => NOTE,
        }
    }
}

/// Prints in colour; `main` hands over streams that drop the colour where nobody would see it.
///
/// A reader may go away in the middle (`cargo xtask gen | head`).
/// The exit code carries the answer then, so the first failure ends the printing and nothing else.
pub struct Report<'a> {
    to: &'a mut dyn Write,
    lost: bool,
}

impl<'a> Report<'a> {
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { to, lost: false }
    }

    /// A line with its verb right-aligned to twelve columns.
    pub fn line(&mut self, tone: Tone, verb: &str, text: impl Display) {
        let style = tone.style();
        self.print(format_args!("{style}{verb:>12}{style:#} {text}\n"));
    }

    /// The remedy for the line above, under its text.
    pub fn help(&mut self, text: impl Display) {
        self.print(format_args!("{:13}{NOTE}help{NOTE:#}: {text}\n", ""));
    }

    /// What stopped the command.
    pub fn error(&mut self, text: impl Display) {
        self.print(format_args!("{BAD}error{BAD:#}: {text}\n"));
    }

    /// The remedy for an error.
    pub fn error_help(&mut self, text: impl Display) {
        self.print(format_args!("  {NOTE}= help{NOTE:#}: {text}\n"));
    }

    /// A file that could not be read, and the remedy.
    pub fn unreadable(&mut self, problem: &Unreadable) {
        self.error(format_args!("{} {}", problem.path, problem.why));
        self.error_help(problem.help);
    }

    /// Lines as they are.
    pub fn text(&mut self, text: &str) {
        self.print(format_args!("{text}"));
    }

    /// A unified diff, the lines as they are.
    pub fn diff(&mut self, text: &str) {
        for line in text.lines() {
            let style = diff_style(line);
            self.print(format_args!("{style}{line}{style:#}\n"));
        }
    }

    /// The command to run next; it is always the last line.
    pub fn next(&mut self, command: &str) {
        self.line(Tone::Note, "Next:", command);
    }

    /// Lets somebody else print, under the same rule for failures.
    pub fn with(&mut self, print: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) {
        if !self.lost {
            self.lost = print(self.to).is_err();
        }
    }

    fn print(&mut self, text: std::fmt::Arguments<'_>) {
        self.with(|to| to.write_fmt(text));
    }
}

fn diff_style(line: &str) -> Style {
    match line.as_bytes().first() {
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:@^~+,=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A text whose lines are no longer than `width`, if its words allow it.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// What was printed, without the colour: for tests.
pub fn plain(printed: &[u8]) -> String {
    anstream::adapter::strip_str(&String::from_utf8_lossy(printed)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that has gone away.
    struct Gone(usize);

    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            self.0 += 1;
            Err(std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn verbs_end_in_the_twelfth_column() {
        let mut printed = Vec::new();
        let mut report = Report::new(&mut printed);
        report.line(Tone::Good, "Writing", "a.rs (+1 -2)");
        report.line(Tone::Bad, "Stale", "b.rs");
        report.help("run gen");
        report.diff("-old\n+new\n");
        report.error("spec holds no document");
        report.error_help("write one");
        report.next("cargo xtask gen");
        insta::assert_snapshot!(plain(&printed), @"
             Writing a.rs (+1 -2)
               Stale b.rs
                     help: run gen
        -old
        +new
        error: spec holds no document
          = help: write one
               Next: cargo xtask gen
        ");
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(wrapped("one two  three\nfour aVeryLongWord five", 9), "one two\nthree\nfour\naVeryLongWord\nfive");
        assert_eq!(wrapped("", 9), "");
    }

    #[test]
    fn colour_is_there_to_be_dropped() {
        let mut printed = Vec::new();
        Report::new(&mut printed).line(Tone::Good, "Fresh", "1 file");
        assert_eq!(printed, b"\x1b[1m\x1b[32m       Fresh\x1b[0m 1 file\n");
    }

    #[test]
    fn a_reader_that_has_gone_is_asked_once() {
        let mut gone = Gone(0);
        let mut report = Report::new(&mut gone);
        report.error("one");
        report.error("two");
        assert_eq!(gone.0, 1);
    }
}

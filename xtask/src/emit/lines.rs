//! A text file with lines of several documents, each of which begins with the name of its API.
//!
//! The lines of some documents are new, those of the others stay as they are on disk.

use std::collections::BTreeSet;

use super::banner::{self, Comment, Origin};
use super::keep::{Parts, stem};

/// The APIs that a file on disk has lines of; none if it is not as the generator wrote it.
pub fn apis(on_disk: &str) -> BTreeSet<String> {
    let Some((_, body)) = parsed(on_disk) else { return BTreeSet::new() };
    body.iter().map(|line| api(line).to_owned()).collect()
}

/// The file `fresh` with the kept lines of `on_disk`; `None` if one of them is not what the generator writes.
pub fn merged(fresh: &str, on_disk: &str, parts: &Parts<'_>) -> Option<String> {
    let ((new, mut lines), (old, old_lines)) = (parsed(fresh)?, parsed(on_disk)?);
    lines.extend(old_lines.into_iter().filter(|line| parts.kept.contains(api(line))));
    lines.sort_unstable();
    let kept = old.sources.into_iter().filter(|origin| parts.kept.contains(stem(&origin.name)));
    let mut origins: Vec<Origin> = new.sources.into_iter().chain(kept).collect();
    origins.sort_by_key(|origin| parts.rank(Some(stem(&origin.name))));
    Some(banner::stamp_origins(&origins, Comment::Hash, &lines.join("\n")))
}

fn parsed(text: &str) -> Option<(banner::Banner, Vec<String>)> {
    let banner = banner::read(text).filter(|banner| banner.intact)?;
    let body = banner::lf(text).lines().skip(banner.lines).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Some((banner, body))
}

fn api(line: &str) -> &str {
    line.split(' ').next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(documents: &[(&str, &str)], body: &str) -> String {
        banner::stamp(documents, Comment::Hash, body)
    }

    #[test]
    fn lines_of_others_stay_and_the_file_is_as_if_all_were_written() {
        let on_disk = file(&[("spec/a.yaml", "1"), ("spec/ab.yaml", "1"), ("spec/b.yaml", "1")], "a x\nab x\nb x");
        assert_eq!(apis(&on_disk), ["a", "ab", "b"].map(str::to_owned).into());
        let all = ["a", "ab", "b"].map(str::to_owned);
        let parts = Parts { apis: &all, kept: &["ab".to_owned(), "b".to_owned()].into() };
        let fresh = file(&[("spec/a.yaml", "2")], "a y\na z");
        let expected =
            file(&[("spec/a.yaml", "2"), ("spec/ab.yaml", "1"), ("spec/b.yaml", "1")], "a y\na z\nab x\nb x");
        assert_eq!(merged(&fresh, &on_disk, &parts).unwrap(), expected);
        assert_eq!(merged(&fresh, &on_disk.replace('\n', "\r\n"), &parts).unwrap(), expected);
    }

    #[test]
    fn nothing_is_kept_of_a_file_that_somebody_edited() {
        let edited = file(&[("spec/b.yaml", "1")], "b x").replace("b x", "b y");
        let parts = Parts { apis: &["a".to_owned(), "b".to_owned()], kept: &["b".to_owned()].into() };
        assert!(apis(&edited).is_empty());
        assert_eq!(merged(&file(&[("spec/a.yaml", "2")], "a y"), &edited, &parts), None);
    }
}

//! Why a generated file is not what the generator would write now.

use std::fmt;

use super::banner::{self, Banner, lf};

/// One reason; there may be several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// These documents are not those that the file was generated from.
    Document(Vec<String>),
    /// Somebody edited the file, or a merge did.
    Hand,
    /// Document and file are as they were; the generator writes something else now.
    Generator,
    /// The lines end with CRLF.
    LineEndings,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(names) => write!(f, "{} changed since", names.join(", ")),
            Self::Hand => f.write_str("it was edited by hand or by a merge"),
            Self::Generator => f.write_str("the generator changed since"),
            Self::LineEndings => f.write_str("its lines end with CRLF"),
        }
    }
}

/// Finds the causes from the banners of both texts, which differ.
///
/// When a document changed, nothing can be said of the generator: a new output is expected then.
pub fn find(on_disk: &str, wanted: &str) -> Vec<Cause> {
    let mut causes = Vec::new();
    if lf(on_disk) != lf(wanted) {
        causes.extend(of_contents(banner::read(on_disk), banner::read(wanted)));
    }
    if lf(on_disk).len() != on_disk.len() {
        causes.push(Cause::LineEndings);
    }
    causes
}

fn of_contents(on_disk: Option<Banner>, wanted: Option<Banner>) -> Vec<Cause> {
    let Some(wanted) = wanted else {
        return vec![Cause::Generator];
    };
    let Some(on_disk) = on_disk else {
        return vec![Cause::Hand];
    };
    let mut causes = Vec::new();
    let documents = changed_documents(&on_disk, &wanted);
    let generator_changed = documents.is_empty() && on_disk.output != wanted.output;
    if !documents.is_empty() {
        causes.push(Cause::Document(documents));
    }
    if !on_disk.intact {
        causes.push(Cause::Hand);
    }
    // Where nothing else explains it, the banner itself is written in another way now.
    if generator_changed || causes.is_empty() {
        causes.push(Cause::Generator);
    }
    causes
}

fn changed_documents(on_disk: &Banner, wanted: &Banner) -> Vec<String> {
    let (old, new) = (&on_disk.sources, &wanted.sources);
    let gone = old.iter().filter(|source| new.iter().all(|other| other.name != source.name));
    let changed = new.iter().filter(|source| !old.contains(source));
    let mut names: Vec<String> = changed.chain(gone).map(|source| source.name.clone()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::banner::{Comment, stamp};
    use super::*;

    fn file(document: &str, body: &str) -> String {
        stamp(&[("spec/a.yaml", document)], Comment::RustInner, body)
    }

    fn said(on_disk: &str, wanted: &str) -> String {
        find(on_disk, wanted).iter().map(Cause::to_string).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_cause_and_several() {
        let old = file("old", "struct One;\n");
        let edited = old.replace("One", "Two");
        assert_eq!(said(&old, &file("new", "struct Two;\n")), "spec/a.yaml changed since");
        assert_eq!(said(&old, &file("new", "struct One;\n")), "spec/a.yaml changed since");
        assert_eq!(said(&edited, &old), "it was edited by hand or by a merge");
        assert_eq!(said(&old, &file("old", "struct Two;\n")), "the generator changed since");
        assert_eq!(said(&old.replace('\n', "\r\n"), &old), "its lines end with CRLF");
        assert_eq!(
            said(&edited, &file("new", "struct Three;\n")),
            "spec/a.yaml changed since; it was edited by hand or by a merge"
        );
        assert_eq!(
            said(&edited.replace('\n', "\r\n"), &file("old", "struct Three;\n")),
            "it was edited by hand or by a merge; the generator changed since; its lines end with CRLF"
        );
    }

    #[test]
    fn a_document_that_came_or_went_is_named() {
        let both = stamp(&[("spec/a.yaml", ""), ("spec/b.yaml", "")], Comment::RustInner, "mod a;\nmod b;\n");
        let one = stamp(&[("spec/a.yaml", "")], Comment::RustInner, "mod a;\n");
        assert_eq!(said(&both, &one), "spec/b.yaml changed since");
        assert_eq!(said(&one, &both), "spec/b.yaml changed since");
    }

    #[test]
    fn a_damaged_banner_is_an_edit() {
        let text = file("old", "struct One;\n");
        assert_eq!(said(&text.replace("// sha256", "// md5"), &text), "it was edited by hand or by a merge");
    }
}

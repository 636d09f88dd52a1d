//! The version that changes demand of `info.version`.
//!
//! Below 1.0.0 the rule is Cargo's: the first number that is not zero says whether callers break.

use semver::{Prerelease, Version};
use serde::Serialize;

use crate::document::Document;

use super::change::{Axis, Change, Level};
use super::review::View;

/// Which number of a version has to rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Patch,
    Minor,
    Major,
}

impl Part {
    /// What a change asks for; an accepted one asks for no less, as it breaks no less.
    #[must_use]
    pub fn of(change: &Change, view: View) -> Part {
        match (view.level(change), change.axis) {
            (Level::Breaking, _) => Part::Major,
            (Level::Warning, _) if change.money => Part::Major,
            (_, Axis::Wording) => Part::Patch,
            // Callers may not even notice.
            (Level::Info, Axis::Client) if view == View::Wire => Part::Patch,
            _ => Part::Minor,
        }
    }

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Part::Patch => "patch",
            Part::Minor => "minor",
            Part::Major => "major",
        }
    }
}

/// What the changes of one document demand of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// How much changed, whatever the version is.
    pub part: Part,
    /// `info.version` as it was; empty if there was none.
    pub base: String,
    /// `info.version` as it is; empty if there is none.
    pub revision: String,
    /// The least version that says so; `None` where `info.version` is no semantic version, of which nothing is claimed.
    pub least: Option<String>,
    /// Whether `info.version` was raised enough, where that can be said.
    pub enough: Option<bool>,
}

impl Demand {
    /// What `changes` demand; `None` if nothing changed but the version itself.
    #[must_use]
    pub fn of(changes: &[Change], view: View, base: &Document, revision: &Document) -> Option<Demand> {
        let others = changes.iter().filter(|change| change.pointer() != "/info/version");
        let part = others.map(|change| Part::of(change, view)).max()?;
        Some(Demand::between(part, &version(base), &version(revision)))
    }

    fn between(part: Part, base: &str, revision: &str) -> Demand {
        let (from, to) = (Version::parse(base).ok(), Version::parse(revision).ok());
        let least = from.as_ref().map(|from| least(part, from).to_string());
        let enough = from.zip(to).map(|(from, to)| is_enough(part, &from, &to));
        Demand { part, base: base.to_owned(), revision: revision.to_owned(), least, enough }
    }

    /// For people: "2.0.0 (major) – info.version is still 1.4.0".
    #[must_use]
    pub fn says(&self) -> String {
        let (part, version) = (self.part.word(), &self.revision);
        let Some(least) = &self.least else {
            return match self.base.as_str() {
                "" => format!("a {part} version – info.version was missing"),
                base => format!("a {part} version – info.version was `{base}`, which is no semantic version"),
            };
        };
        let meaning = match self.part {
            Part::Major if self.base.starts_with('0') => "major; below 1.0.0 the first number that is not zero counts",
            Part::Minor if self.base.starts_with('0') => "minor; below 1.0.0 that is a patch",
            part => part.word(),
        };
        let stands = match self.enough {
            Some(true) => format!("info.version is {version}, which is enough"),
            Some(false) if self.base == self.revision => format!("info.version is still {version}"),
            Some(false) => format!("info.version is {version}, which is too low"),
            None if version.is_empty() => "info.version is missing now".to_owned(),
            None => format!("info.version is `{version}`, which is no semantic version"),
        };
        format!("{least} ({meaning}) – {stands}")
    }
}

fn version(document: &Document) -> String {
    let version = document.root.get("info").and_then(|info| info.get("version"));
    version.map_or_else(String::new, |version| match version.as_str() {
        Some(text) => text.to_owned(),
        None => version.to_json().to_string(),
    })
}

/// The least version after `base` that says that so much changed.
fn least(part: Part, base: &Version) -> Version {
    // What is before a release promises nothing, so anything after it will do, the release included.
    if !base.pre.is_empty() {
        return Version { pre: Prerelease::EMPTY, build: semver::BuildMetadata::EMPTY, ..base.clone() };
    }
    let (major, minor, patch) = (base.major, base.minor, base.patch);
    match (part, major, minor) {
        (Part::Major, 0, 0) => Version::new(0, 0, patch.saturating_add(1)),
        (Part::Major, 0, _) => Version::new(0, minor.saturating_add(1), 0),
        (Part::Major, ..) => Version::new(major.saturating_add(1), 0, 0),
        (Part::Minor, 1.., _) => Version::new(major, minor.saturating_add(1), 0),
        _ => Version::new(major, minor, patch.saturating_add(1)),
    }
}

/// A version before the one demanded counts as that one, since 2.0.0-rc.1 announces 2.0.0; but it has to be raised all the same.
fn is_enough(part: Part, base: &Version, revision: &Version) -> bool {
    let least = least(part, base);
    let announces = (revision.major, revision.minor, revision.patch) >= (least.major, least.minor, least.patch);
    announces && revision.cmp_precedence(base).is_gt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(part: Part, base: &str, revision: &str) -> String {
        Demand::between(part, base, revision).says()
    }

    #[test]
    fn each_part_has_its_number() {
        let least = |part, base| Demand::between(part, base, base).least.unwrap();
        let all = |base| [Part::Major, Part::Minor, Part::Patch].map(|part| least(part, base)).join(" ");
        assert_eq!(all("1.4.2"), "2.0.0 1.5.0 1.4.3");
        assert_eq!(all("0.4.2"), "0.5.0 0.4.3 0.4.3");
        assert_eq!(all("0.0.2"), "0.0.3 0.0.3 0.0.3");
        assert_eq!(all("2.0.0-rc.1"), "2.0.0 2.0.0 2.0.0");
        assert_eq!(least(Part::Major, &format!("{}.0.0", u64::MAX)), format!("{}.0.0", u64::MAX));
    }

    #[test]
    fn it_is_said_whether_the_version_was_raised_enough() {
        let told = [
            says(Part::Major, "1.4.0", "1.4.0"),
            says(Part::Major, "1.4.0", "1.5.0"),
            says(Part::Major, "1.4.0", "2.0.0-rc.1"),
            says(Part::Minor, "2.0.0-rc.1", "2.0.0-rc.1"),
            says(Part::Patch, "2.0.0-rc.2", "2.0.0-rc.1"),
            says(Part::Patch, "2.0.0-rc.1", "2.0.0-rc.1+a"),
            says(Part::Major, "2.0.0-rc.1", "2.0.0-rc.2"),
            says(Part::Major, "2.0.0-rc.1", "2.0.0"),
            says(Part::Minor, "1.4.0", "3.0.0"),
            says(Part::Patch, "1.4.0", "1.3.0"),
            says(Part::Major, "0.1.0", "0.1.0"),
            says(Part::Minor, "0.1.0", "0.1.1"),
            says(Part::Major, "v1", "v2"),
            says(Part::Major, "", "2.0.0"),
            says(Part::Major, "1.4.0", "two"),
            says(Part::Major, "1.4.0", ""),
        ];
        insta::assert_snapshot!(told.join("\n"), @r"
        2.0.0 (major) – info.version is still 1.4.0
        2.0.0 (major) – info.version is 1.5.0, which is too low
        2.0.0 (major) – info.version is 2.0.0-rc.1, which is enough
        2.0.0 (minor) – info.version is still 2.0.0-rc.1
        2.0.0 (patch) – info.version is 2.0.0-rc.1, which is too low
        2.0.0 (patch) – info.version is 2.0.0-rc.1+a, which is too low
        2.0.0 (major) – info.version is 2.0.0-rc.2, which is enough
        2.0.0 (major) – info.version is 2.0.0, which is enough
        1.5.0 (minor) – info.version is 3.0.0, which is enough
        1.4.1 (patch) – info.version is 1.3.0, which is too low
        0.2.0 (major; below 1.0.0 the first number that is not zero counts) – info.version is still 0.1.0
        0.1.1 (minor; below 1.0.0 that is a patch) – info.version is 0.1.1, which is enough
        a major version – info.version was `v1`, which is no semantic version
        a major version – info.version was missing
        2.0.0 (major) – info.version is `two`, which is no semantic version
        2.0.0 (major) – info.version is missing now
        ");
    }
}

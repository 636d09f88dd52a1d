//! `crossing-paths`: no URL matches two paths of which neither is the more concrete one.

use std::collections::{BTreeMap, HashMap};

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

const ID: &str = "crossing-paths";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "No URL matches two paths of which neither is the more concrete one.",
    why: "`/a/{x}` and `/{y}/b` both match `/a/b`, and OpenAPI leaves it open which of them is meant; \
          a server and a mock may differ.",
    remedy: "If the provider's page has both, nothing can be done: waive it. Otherwise correct the path.",
    bad: "paths:\n  /a/{x}: {summary: One.}\n  /{y}/b: {summary: Two.}\n",
    good: "paths:\n  /a/{x}: {summary: One.}\n  /c/{y}/b: {summary: Two.}\n",
    check,
};

/// Paths whose parameters stand in the same segments: bit n is set where segment n is a parameter.
type Mask = u64;

/// A path with its place in the document.
struct Path<'a> {
    at: usize,
    segments: Vec<&'a str>,
}

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let entries = context.document.root.get("paths").map_or(&[][..], Node::entries);
    let mut earlier: BTreeMap<usize, usize> = BTreeMap::new();
    for shapes in by_shape(entries).values() {
        for (mask, paths) in shapes {
            let crossing = shapes.iter().filter(|(other, _)| *mask & *other != *mask && *mask & *other != **other);
            crossing.for_each(|(other, others)| find_earlier(paths, others, !(mask | other), &mut earlier));
        }
    }
    for (at, other) in earlier {
        let (path, other) = (&entries[at], &entries[other].key);
        let message = format!("a URL can match both `{}` and `{other}`", path.key);
        let finding = Finding::warning(ID, &context.document.name, path.key_span.clone(), message);
        findings.push(finding.help("correct one of the two paths; if both are the provider's, waive this finding"));
    }
}

/// The paths by the number of their segments and by which of them are parameters.
///
/// A segment that is a parameter in part counts as text, so that nothing is claimed about it.
fn by_shape(entries: &[Entry]) -> BTreeMap<usize, BTreeMap<Mask, Vec<Path<'_>>>> {
    let mut shapes: BTreeMap<usize, BTreeMap<Mask, Vec<Path>>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.key.starts_with('/')) {
        let segments: Vec<&str> = entry.key.split('/').skip(1).collect();
        if segments.len() > Mask::BITS as usize {
            continue;
        }
        let bits = segments.iter().enumerate().filter(|(_, segment)| is_parameter(segment));
        let mask = bits.fold(0, |mask, (place, _)| mask | 1 << place);
        let path = Path { at, segments };
        shapes.entry(path.segments.len()).or_default().entry(mask).or_default().push(path);
    }
    shapes
}

/// For each of `paths` the first of `others` before it whose segments in `common` are the same.
fn find_earlier(paths: &[Path], others: &[Path], common: Mask, earlier: &mut BTreeMap<usize, usize>) {
    let mut first: HashMap<Vec<&str>, usize> = HashMap::new();
    for other in others {
        first.entry(other.texts(common)).or_insert(other.at);
    }
    for path in paths {
        if let Some(other) = first.get(&path.texts(common)).filter(|other| **other < path.at) {
            let known = earlier.entry(path.at).or_insert(*other);
            *known = (*known).min(*other);
        }
    }
}

impl<'a> Path<'a> {
    /// The segments that `mask` names.
    fn texts(&self, mask: Mask) -> Vec<&'a str> {
        let chosen = self.segments.iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0);
        chosen.map(|(_, segment)| *segment).collect()
    }
}

fn is_parameter(segment: &str) -> bool {
    let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(|name| !name.is_empty() && !name.contains(['{', '}']))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::run;

    #[test]
    fn the_second_is_shown() {
        let text = "paths:\n  /a/{x}: {}\n  /{y}/b: {}\n  /a/b: {}\n  /{x}/{y}: {}\n  /c/{x}/d: {}\n  /c/e/{x}: {}\n  /g/{x}/{y}: {}\n  /{x}/e/h: {}\n  /k/{x}.json: {}\n  /{x}/l.json: {}\n  /a/{z}: {}\n";
        insta::assert_snapshot!(run(check, text), @r"
        warning[crossing-paths]: a URL can match both `/{y}/b` and `/a/{x}`
         --> spec/test.yaml:3:3
          |
        3 |   /{y}/b: {}
          |   ^^^^^^
          |
          = help: correct one of the two paths; if both are the provider's, waive this finding

        warning[crossing-paths]: a URL can match both `/c/e/{x}` and `/c/{x}/d`
         --> spec/test.yaml:7:3
          |
        7 |   /c/e/{x}: {}
          |   ^^^^^^^^
          |
          = help: correct one of the two paths; if both are the provider's, waive this finding

        warning[crossing-paths]: a URL can match both `/{x}/e/h` and `/c/e/{x}`
         --> spec/test.yaml:9:3
          |
        9 |   /{x}/e/h: {}
          |   ^^^^^^^^
          |
          = help: correct one of the two paths; if both are the provider's, waive this finding

        warning[crossing-paths]: a URL can match both `/{x}/l.json` and `/a/{x}`
          --> spec/test.yaml:11:3
           |
        11 |   /{x}/l.json: {}
           |   ^^^^^^^^^^^
           |
           = help: correct one of the two paths; if both are the provider's, waive this finding

        warning[crossing-paths]: a URL can match both `/a/{z}` and `/{y}/b`
          --> spec/test.yaml:12:3
           |
        12 |   /a/{z}: {}
           |   ^^^^^^
           |
           = help: correct one of the two paths; if both are the provider's, waive this finding
        ");
    }

    #[test]
    fn many_paths_are_compared_at_once() {
        use std::fmt::Write as _;
        let mut text = "paths:\n".to_owned();
        for at in 0..20_000 {
            writeln!(text, "  /a{at}/{{x}}: {{}}\n  /{{x}}/b/c{at}: {{}}").unwrap();
        }
        assert_eq!(run(check, &text), "");
    }
}

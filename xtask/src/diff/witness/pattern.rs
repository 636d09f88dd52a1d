//! Texts that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

/// Characters that are easy on the eye come first.
const PLAIN: [char; 12] = ['a', '1', 'A', '0', 'x', '-', '_', '.', ' ', '/', '+', '@'];
/// Ends of classes that are tried.
const MOST_EDGES: usize = 24;
/// Where a text ends at the latest.
const MOST_BYTES: usize = 20_000;
/// Branches of an alternation that are tried.
const MOST_BRANCHES: usize = 8;

/// A pattern that could be read.
pub struct Pattern {
    hir: Hir,
}

impl Pattern {
    /// Look-around is left out, so that a text made of the rest may match or not.
    pub fn read(pattern: &str) -> Option<Pattern> {
        let parse = |pattern: &str| regex_syntax::Parser::new().parse(pattern).ok();
        parse(pattern).or_else(|| parse(&without_look_around(pattern)?)).map(|hir| Pattern { hir })
    }

    /// A text of about `length` characters, with `wanted` wherever it may stand.
    pub fn text(&self, length: usize, wanted: Option<char>, branch: usize) -> String {
        let spare = length.saturating_sub(shortest(&self.hir));
        Maker { spare, wanted, branch, ..Maker::default() }.made(&self.hir)
    }

    /// Texts in which one repetition has each of some counts, as far as it allows them.
    pub fn repeated(&self, counts: &[usize]) -> Vec<String> {
        let places = (0..count_repetitions(&self.hir).min(MOST_BRANCHES)).rev();
        let counts = places.flat_map(|place| counts.iter().map(move |count| (place, *count)));
        counts.map(|forced| Maker { forced: Some(forced), ..Maker::default() }.made(&self.hir)).collect()
    }

    /// How often its repetitions repeat, and once more or less.
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = Vec::new();
        collect_counts(&self.hir, &mut counts);
        let around = |count: usize| [count.saturating_sub(1), count, count + 1];
        let mut counts: Vec<usize> = counts.into_iter().filter(|count| *count < MOST_BYTES).flat_map(around).collect();
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    /// How many different branches are worth asking for.
    pub fn branches(&self) -> usize {
        widest(&self.hir).min(MOST_BRANCHES)
    }

    /// Characters at the ends of the pattern's classes, and those just outside.
    pub fn edges(&self) -> Vec<char> {
        let mut edges = Vec::new();
        collect_edges(&self.hir, &mut edges);
        edges.retain(|c| !c.is_control());
        edges.truncate(MOST_EDGES);
        edges
    }
}

#[derive(Default)]
struct Maker {
    /// Characters that may be added to the shortest text.
    spare: usize,
    /// A repetition, counted from the left, and how often it is to repeat.
    forced: Option<(usize, usize)>,
    wanted: Option<char>,
    branch: usize,
    /// Repetitions so far.
    at: usize,
    text: String,
}

impl Maker {
    fn made(mut self, hir: &Hir) -> String {
        self.add(hir);
        self.text
    }

    fn add(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(class) => self.text.extend(pick(class, self.wanted)),
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Concat(all) => all.iter().for_each(|one| self.add(one)),
            HirKind::Alternation(branches) => {
                if let Some(branch) = branches.get(self.branch % branches.len().max(1)) {
                    self.add(branch);
                }
            }
            HirKind::Repetition(repetition) => self.repeat(repetition),
        }
    }

    fn repeat(&mut self, repetition: &Repetition) {
        let least = repetition.min as usize;
        let most = repetition.max.map_or(usize::MAX, |most| most as usize);
        let each = shortest(&repetition.sub).max(1);
        let more = (self.spare / each).min(most.saturating_sub(least));
        self.spare -= more * each;
        let place = self.at;
        self.at += 1;
        let count = match self.forced {
            Some((forced, count)) if forced == place => count.clamp(least, most),
            _ => least + more,
        };
        for _ in 0..count.min(MOST_BYTES) {
            let before = self.text.len();
            self.add(&repetition.sub);
            // What added nothing once adds nothing however often it is repeated.
            if self.text.len() == before || self.text.len() >= MOST_BYTES {
                break;
            }
        }
    }
}

fn pick(class: &Class, wanted: Option<char>) -> Option<char> {
    let ranges = ranges(class);
    let has = |c: &char| ranges.iter().any(|(from, to)| (*from..=*to).contains(c));
    wanted.into_iter().chain(PLAIN).find(has).or_else(|| ranges.first().map(|(from, _)| *from))
}

fn ranges(class: &Class) -> Vec<(char, char)> {
    match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (range.start().into(), range.end().into())).collect(),
    }
}

/// Characters of the shortest text; close enough where a text has characters of several bytes.
fn shortest(hir: &Hir) -> usize {
    hir.properties().minimum_len().unwrap_or(0)
}

fn widest(hir: &Hir) -> usize {
    let own = if let HirKind::Alternation(branches) = hir.kind() { branches.len() } else { 1 };
    inner(hir).iter().map(widest).max().unwrap_or(1).max(own)
}

fn inner(hir: &Hir) -> &[Hir] {
    match hir.kind() {
        HirKind::Capture(capture) => std::slice::from_ref(&capture.sub),
        HirKind::Repetition(repetition) => std::slice::from_ref(&repetition.sub),
        HirKind::Concat(all) | HirKind::Alternation(all) => all,
        _ => &[],
    }
}

fn count_repetitions(hir: &Hir) -> usize {
    let own = usize::from(matches!(hir.kind(), HirKind::Repetition(_)));
    own + inner(hir).iter().map(count_repetitions).sum::<usize>()
}

fn collect_counts(hir: &Hir, counts: &mut Vec<usize>) {
    if let HirKind::Repetition(repetition) = hir.kind() {
        counts.push(repetition.min as usize);
        counts.extend(repetition.max.map(|most| most as usize));
    }
    inner(hir).iter().for_each(|inner| collect_counts(inner, counts));
}

/// The pattern without `(?=…)` and its kin; none if there is none of them.
fn without_look_around(pattern: &str) -> Option<String> {
    let (start, _) =
        ["(?=", "(?!", "(?<=", "(?<!"].iter().filter_map(|open| pattern.match_indices(open).next()).min()?;
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in pattern[start..].char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' => depth += 1,
            ')' if depth == 1 => {
                let rest = format!("{}{}", &pattern[..start], &pattern[start + at + 1..]);
                return Some(without_look_around(&rest).unwrap_or(rest));
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn collect_edges(hir: &Hir, edges: &mut Vec<char>) {
    match hir.kind() {
        HirKind::Class(class) => {
            for (from, to) in ranges(class).into_iter().take(MOST_EDGES) {
                let outside = [u32::from(from).checked_sub(1), u32::from(to).checked_add(1)];
                edges.extend([from, to]);
                edges.extend(outside.into_iter().flatten().filter_map(char::from_u32));
            }
        }
        HirKind::Literal(literal) => edges.extend(String::from_utf8_lossy(&literal.0).chars()),
        _ => inner(hir).iter().for_each(|inner| collect_edges(inner, edges)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_length_and_the_character_that_are_wanted() {
        for (pattern, length, wanted, text) in [
            ("^[0-9]+$", 0, None, "1"),
            ("^[0-9]{3,5}$", 4, None, "1111"),
            ("^[A-Za-z0-9_-]{1,64}$", 3, Some('_'), "___"),
            ("^(0|[1-9][0-9]*)\\.[0-9]{2}$", 0, None, "0.11"),
            ("^https://.+$", 10, None, "https://aa"),
            ("a*", 0, None, ""),
        ] {
            assert_eq!(Pattern::read(pattern).unwrap().text(length, wanted, 0), text, "{pattern}");
        }
        assert_eq!(Pattern::read("^(?=a(b|c))b(?!x)").unwrap().text(0, None, 0), "b");
        assert!(Pattern::read("^[").is_none());
        assert_eq!(Pattern::read("^[a-z]+[0-9]{1,4}$").unwrap().repeated(&[4]), ["a1111", "aaaa1"]);
        assert_eq!(Pattern::read("^[a-z]{1,9}$").unwrap().counts(), [0, 1, 2, 8, 9, 10]);
        assert_eq!(Pattern::read("^(T1|D1)$").unwrap().text(0, None, 1), "D1");
        assert!(Pattern::read("^[b-y]$").unwrap().edges().contains(&'a'));
    }

    #[test]
    fn endless_repetitions_end() {
        for pattern in ["^(a?){4000000000}$", "^((a?){4000000000}){4000000000}$", "^(b{0,9}){3000000000,4000000000}$"] {
            let pattern = Pattern::read(pattern).unwrap();
            assert!(pattern.text(5, None, 0).len() <= 5);
            assert!(pattern.repeated(&[0, 1, 4_000_000_000]).iter().all(|text| text.len() <= 2 * MOST_BYTES));
        }
        let long = Pattern::read("^(ab){4000000000}$").unwrap().text(0, None, 0);
        assert_eq!(long.len(), MOST_BYTES);
    }
}

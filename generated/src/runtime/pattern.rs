//! Matching the documents' patterns without a regular expression engine in the consumer's build.
//!
//! `cargo xtask gen` parses each pattern and writes it down as a [`Node`] tree.
//! Matching walks the tree with the set of positions that can be reached, so its time is bounded and no pattern can make it explode.

/// A pattern as the document writes it, with its parsed form.
#[derive(Debug)]
pub struct Pattern {
    /// The regular expression in the document.
    pub text: &'static str,
    /// The same, parsed.
    pub node: Node,
}

/// A part of a pattern.
#[derive(Debug)]
pub enum Node {
    /// One character out of ranges, both ends included.
    Class(&'static [(char, char)]),
    /// One part after the other.
    Sequence(&'static [Node]),
    /// Any one of the parts.
    Either(&'static [Node]),
    /// A part again and again: at least, at most.
    Repeat(&'static Node, u32, Option<u32>),
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
}

impl Pattern {
    /// Whether the pattern occurs in the text, as JSON Schema means it: anchored only where the pattern says so.
    #[inline]
    pub fn matches(&self, text: &str) -> bool {
        if self.node.greedy(text, 0).is_some() {
            return true;
        }
        let mut places = Vec::with_capacity(text.len() + 1);
        if self.begins_at_the_start() {
            places.push(0);
        } else {
            places.extend(text.char_indices().map(|(at, _)| at).chain([text.len()]));
        }
        self.node.advance(text, &mut places);
        !places.is_empty()
    }

    #[inline]
    fn begins_at_the_start(&self) -> bool {
        matches!(self.node, Node::Sequence([Node::Start, ..]))
    }
}

impl Node {
    /// Where this part ends if every choice in it takes the first that fits, and every repetition as many as fit.
    ///
    /// Nearly every text that matches does so this way, which needs no list of places; none does not mean that there is no other way.
    #[inline]
    fn greedy(&self, text: &str, at: usize) -> Option<usize> {
        match self {
            Self::Class(ranges) => class(ranges, text, at),
            Self::Sequence(parts) => parts.iter().try_fold(at, |at, part| part.greedy(text, at)),
            Self::Either(parts) => parts.iter().find_map(|part| part.greedy(text, at)),
            Self::Repeat(Self::Class(ranges), least, most) => {
                let most = most.map_or(usize::MAX, |most| most as usize);
                let mut rounds = 0;
                let end = ends(ranges, text, at).take(most).inspect(|_| rounds += 1).last();
                (rounds >= *least).then_some(end.unwrap_or(at))
            }
            Self::Repeat(part, least, most) => {
                let (mut end, mut rounds) = (at, 0);
                while most.is_none_or(|most| rounds < most)
                    && let Some(next) = part.greedy(text, end)
                {
                    rounds += 1;
                    // A round that takes nothing could go on for ever, and counts as often as is asked for.
                    if next == end {
                        return Some(end);
                    }
                    end = next;
                }
                (rounds >= *least).then_some(end)
            }
            Self::Start => (at == 0).then_some(at),
            Self::End => (at == text.len()).then_some(at),
        }
    }

    /// Turns the places where this part may begin into those where it can end, in bytes; both sorted, without repeats.
    #[inline]
    fn advance(&self, text: &str, places: &mut Vec<usize>) {
        match self {
            _ if places.is_empty() => {}
            Self::Class(ranges) => places.retain_mut(|at| class(ranges, text, *at).map(|end| *at = end).is_some()),
            Self::Sequence(parts) => parts.iter().for_each(|part| part.advance(text, places)),
            Self::Either(parts) => {
                let starts = std::mem::take(places);
                let mut ends = Vec::new();
                for part in *parts {
                    ends.clone_from(&starts);
                    part.advance(text, &mut ends);
                    merge(places, &ends);
                }
            }
            Self::Repeat(part, least, most) => repeat(part, *least, *most, text, places),
            Self::Start => places.retain(|&at| at == 0),
            Self::End => places.retain(|&at| at == text.len()),
        }
    }
}

#[inline]
fn repeat(part: &Node, least: u32, most: Option<u32>, text: &str, places: &mut Vec<usize>) {
    if let (Node::Class(ranges), &[start]) = (part, places.as_slice()) {
        return run(ranges, least, most, text, start, places);
    }
    for _ in 0..least {
        part.advance(text, places);
    }
    let mut rounds = least;
    if most == Some(rounds) {
        return;
    }
    let mut reached = places.clone();
    // A round that reaches nothing new cannot lead anywhere new either, so the loop ends.
    while most.is_none_or(|most| rounds < most) {
        let known = places.len();
        part.advance(text, &mut reached);
        merge(places, &reached);
        if places.len() == known {
            break;
        }
        rounds += 1;
    }
}

/// The same for characters of one class from one place, which is what most patterns are made of; one look at each is enough.
#[inline]
fn run(ranges: &[(char, char)], least: u32, most: Option<u32>, text: &str, start: usize, places: &mut Vec<usize>) {
    let ends = std::iter::once(start).chain(ends(ranges, text, start));
    let count = most.map_or(usize::MAX, |most| (most.saturating_sub(least) as usize).saturating_add(1));
    places.clear();
    places.extend(ends.skip(least as usize).take(count));
}

/// The ends of the characters from a place on, as long as they are of the class.
#[inline]
fn ends(ranges: &[(char, char)], text: &str, start: usize) -> impl Iterator<Item = usize> {
    let rest = text.get(start..).unwrap_or_default().char_indices();
    let fitting = rest.take_while(|(_, found)| within(ranges, *found));
    fitting.map(move |(at, found)| start + at + found.len_utf8())
}

/// The end of the character at a place, if it is one of the class.
#[inline]
fn class(ranges: &[(char, char)], text: &str, at: usize) -> Option<usize> {
    let found = text.get(at..)?.chars().next()?;
    within(ranges, found).then(|| at + found.len_utf8())
}

#[inline]
fn within(ranges: &[(char, char)], found: char) -> bool {
    ranges.iter().any(|&(first, last)| first <= found && found <= last)
}

/// Adds positions to a sorted list without repeats.
#[inline]
fn merge(into: &mut Vec<usize>, positions: &[usize]) {
    for &position in positions {
        match into.last() {
            Some(&last) if position <= last => {
                if let Err(at) = into.binary_search(&position) {
                    into.insert(at, position);
                }
            }
            _ => into.push(position),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Pattern};

    const DIGIT: Node = Node::Class(&[('0', '9')]);

    fn anchored(node: &'static [Node]) -> Pattern {
        Pattern { text: "", node: Node::Sequence(node) }
    }

    #[test]
    fn counts_characters_between_anchors() {
        let two_or_three = anchored(&[Node::Start, Node::Repeat(&DIGIT, 2, Some(3)), Node::End]);
        for (text, fits) in
            [("1", false), ("12", true), ("123", true), ("1234", false), ("1２", false), ("12\n", false)]
        {
            assert_eq!(two_or_three.matches(text), fits, "{text:?}");
        }
    }

    #[test]
    fn without_anchors_it_may_occur_anywhere() {
        let digit = Pattern { text: "", node: DIGIT };
        assert!(digit.matches("a1b"));
        assert!(!digit.matches("ab"));
        assert!(digit.matches("商1品"));
        let pair = anchored(&[Node::Class(&[('品', '品')]), DIGIT, Node::End]);
        assert!(pair.matches("商品1") && !pair.matches("商品1x"));
    }

    #[test]
    fn what_the_first_choices_miss_is_found() {
        let last = anchored(&[Node::Start, Node::Repeat(&DIGIT, 0, None), Node::Class(&[('1', '1')]), Node::End]);
        assert!(last.matches("2211") && !last.matches("2212"));
        let longer = anchored(&[
            Node::Start,
            Node::Either(&[DIGIT, Node::Sequence(&[DIGIT, DIGIT])]),
            Node::Class(&[('a', 'a')]),
            Node::End,
        ]);
        assert!(longer.matches("1a") && longer.matches("12a") && !longer.matches("123a"));
    }

    #[test]
    fn alternatives_and_empty_repeats_end() {
        const INNER: Node = Node::Repeat(&DIGIT, 0, None);
        let nested = anchored(&[
            Node::Start,
            Node::Repeat(&INNER, 0, None),
            Node::Either(&[Node::Class(&[('a', 'a')]), Node::Sequence(&[])]),
            Node::End,
        ]);
        let digits = "1".repeat(2_000);
        assert!(nested.matches(&digits));
        assert!(nested.matches(&format!("{digits}a")));
        assert!(!nested.matches(&format!("{digits}b")));
    }
}

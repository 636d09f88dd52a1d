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
        let characters: Vec<char> = text.chars().collect();
        let everywhere: Vec<usize> = (0..=characters.len()).collect();
        !self.node.advance(&characters, &everywhere).is_empty()
    }
}

impl Node {
    /// Where matching this part can end, if it can begin at `starts`; both sorted, without repeats.
    #[inline]
    fn advance(&self, text: &[char], starts: &[usize]) -> Vec<usize> {
        match self {
            Self::Class(ranges) => starts
                .iter()
                .filter(|&&at| text.get(at).is_some_and(|&found| within(ranges, found)))
                .map(|at| at + 1)
                .collect(),
            Self::Sequence(parts) => parts.iter().fold(starts.to_vec(), |reached, part| part.advance(text, &reached)),
            Self::Either(parts) => {
                let mut ends = Vec::new();
                for part in *parts {
                    merge(&mut ends, &part.advance(text, starts));
                }
                ends
            }
            Self::Repeat(part, least, most) => repeat(part, *least, *most, text, starts),
            Self::Start => starts.iter().copied().filter(|&at| at == 0).collect(),
            Self::End => starts.iter().copied().filter(|&at| at == text.len()).collect(),
        }
    }
}

#[inline]
fn repeat(part: &Node, least: u32, most: Option<u32>, text: &[char], starts: &[usize]) -> Vec<usize> {
    let mut reached = starts.to_vec();
    for _ in 0..least {
        reached = part.advance(text, &reached);
    }
    let mut ends = reached.clone();
    let mut rounds = least;
    // A round that reaches nothing new cannot lead anywhere new either, so the loop ends.
    while most.is_none_or(|most| rounds < most) {
        let known = ends.len();
        reached = part.advance(text, &reached);
        merge(&mut ends, &reached);
        if ends.len() == known {
            break;
        }
        rounds += 1;
    }
    ends
}

#[inline]
fn within(ranges: &[(char, char)], found: char) -> bool {
    ranges.iter().any(|&(first, last)| first <= found && found <= last)
}

/// Adds positions to a sorted list without repeats.
#[inline]
fn merge(into: &mut Vec<usize>, positions: &[usize]) {
    for position in positions {
        if let Err(at) = into.binary_search(position) {
            into.insert(at, *position);
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

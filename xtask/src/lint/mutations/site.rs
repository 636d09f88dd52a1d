//! A document and the lines of its text, for those who change them.

use crate::document::{Document, Entry, Node};
use crate::lint::Context;
use crate::lint::walk::{Kind, Place};

pub struct Site<'a> {
    pub context: &'a Context<'a>,
    pub lines: Vec<&'a str>,
    /// Where each line starts.
    starts: Vec<usize>,
}

/// An entry that stands on lines of its own.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    pub entry: &'a Entry,
    /// Its first line and the first one after it, counted from zero.
    pub first: usize,
    pub end: usize,
}

impl<'a> Site<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        let lines: Vec<&str> = context.document.text.split_inclusive('\n').collect();
        let starts = lines
            .iter()
            .scan(0, |at, line| {
                *at += line.len();
                Some(*at - line.len())
            })
            .collect();
        Self { context, lines, starts }
    }

    pub fn document(&self) -> &'a Document {
        self.context.document
    }

    /// The line of a place in the text, counted from zero.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// Where a whole object is reported: at its key, or at the start of an item of a list.
    pub fn home(&self, place: &Place) -> usize {
        self.line(place.span().start)
    }

    pub fn places(&self, kind: Kind) -> impl Iterator<Item = &'a Place<'a>> {
        self.context.places.iter().filter(move |place| place.kind == kind)
    }

    /// The entries of a node that stand on lines of their own.
    pub fn blocks(&self, node: &'a Node) -> impl Iterator<Item = Block<'a>> {
        node.entries().iter().filter_map(|entry| self.block(entry))
    }

    pub fn block(&self, entry: &'a Entry) -> Option<Block<'a>> {
        let first = self.line(entry.key_span.start);
        let indent = entry.key_span.start - self.starts[first];
        let is_first_on_line = self.lines[first][..indent].chars().all(|c| c == ' ');
        let belongs = |line: &&&str| {
            let text = line.trim_start_matches(' ');
            let deeper = line.len() - text.len() > indent;
            text.trim().is_empty() || deeper || (text.starts_with("- ") && line.len() - text.len() == indent)
        };
        let below = self.lines[first + 1..].iter().take_while(belongs).count();
        is_first_on_line.then_some(Block { entry, first, end: first + 1 + below })
    }

    /// Whether a value is a scalar that begins and ends on the line of its key.
    pub fn is_short(&self, block: &Block) -> bool {
        let value = &block.entry.value;
        block.end == block.first + 1
            && !value.is_map()
            && value.items().is_empty()
            && value.span.start > block.entry.key_span.start
    }
}

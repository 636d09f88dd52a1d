//! Lists that come in pages, as one stream of items.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::call::{Core, Judged, unreadable, with_failure};
use crate::runtime::draft::Draft;
use crate::runtime::error::Error;
use crate::runtime::json::Json;
use crate::runtime::operation::Operation;
use crate::runtime::outcome::{Place, text_of};
use crate::runtime::read;
use crate::runtime::response::Raw;
use crate::runtime::tree::Tree;
use crate::runtime::wire::Input;

/// How pages are asked for, and where an answer has its items and the end (`x-pagination`).
#[derive(Debug)]
pub struct Pagination {
    /// Whether the page's number and size go in the body, and not in the query string.
    pub in_body: bool,
    /// The input with the page's number, from 1.
    pub page: &'static str,
    /// The input with the page's size.
    pub size: &'static str,
    /// The size to ask for if the caller sets none: the documented one, where the end of the list is computed from it.
    pub default_size: Option<u64>,
    /// Where the items are.
    pub items: Place,
    /// What tells the last page.
    pub end: End,
    /// What tells items apart, inside an item.
    pub key: Place,
}

/// What tells the last page; a page without items is always the last.
#[derive(Debug)]
pub enum End {
    /// It is the last unless this is true.
    HasMore(Place),
    /// It is the last if number times size reaches this.
    Total(Place),
}

/// How many pages in a row may bring nothing new before the provider counts as stuck.
///
/// Items that are added while somebody pages push others on to the next page, so a repeated page proves nothing yet.
const STALE_PAGES: u32 = 3;

/// All items of a list, fetched page by page as they are asked for.
///
/// It is a [`Stream`]; [`Items::next`] gives one item after the other without another crate.
/// An item that occurs on two pages comes once.
/// An error ends the stream; the items before it stay what they are, and the error says nothing about those that were not reached.
#[must_use = "a stream fetches nothing until it is polled"]
pub struct Items<T, F> {
    pages: Pages,
    kind: PhantomData<fn() -> (T, F)>,
}

struct Pages {
    core: Arc<Core>,
    operation: &'static Operation,
    pagination: &'static Pagination,
    input: Input,
    page: u64,
    size: Option<u64>,
    /// How many items the longest page had.
    longest: u64,
    /// The keys of all items so far, and the text of those that have none.
    seen: HashSet<String>,
    stale: u32,
    /// What is left of the page that arrived last.
    current: Option<Page>,
    state: State,
}

struct Page {
    raw: Raw,
    /// Its new items and where they stand in the list.
    items: VecDeque<(usize, Value)>,
}

enum State {
    /// The next page is to be asked for.
    Ask,
    Asking(Pin<Box<dyn Future<Output = Judged> + Send>>),
    /// There is no other page.
    Ended,
}

impl<T, F> Items<T, F> {
    #[inline]
    pub(crate) fn new(
        core: Arc<Core>,
        operation: &'static Operation,
        pagination: &'static Pagination,
        mut input: Input,
    ) -> Self {
        let given = if pagination.in_body { &mut input.body } else { &mut input.parameters };
        let page = given.whole_number(pagination.page).unwrap_or(1);
        let size = given.whole_number(pagination.size).or(pagination.default_size);
        let pages = Pages {
            core,
            operation,
            pagination,
            input,
            page,
            size,
            longest: 0,
            seen: HashSet::new(),
            stale: 0,
            current: None,
            state: State::Ask,
        };
        Self { pages, kind: PhantomData }
    }
}

impl<T: DeserializeOwned, F: DeserializeOwned> Items<T, F> {
    /// The next item; none after the last one and after an error.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<T, Error<F>>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    #[inline]
    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<F>>>> {
        let found = ready!(self.pages.poll(context));
        Poll::Ready(found.map(|found| found.map_err(with_failure)))
    }
}

impl<T: DeserializeOwned, F: DeserializeOwned> Stream for Items<T, F> {
    type Item = Result<T, Error<F>>;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl Pages {
    #[inline]
    fn poll<T: DeserializeOwned>(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<Json>>>> {
        loop {
            if let Some(found) = self.pop() {
                return Poll::Ready(Some(found));
            }
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Ask => self.state = State::Asking(self.ask()),
                State::Asking(answer) => {
                    let judged = ready!(answer.as_mut().poll(context));
                    self.state = State::Ended;
                    if let Err(error) = judged.and_then(|(answer, raw)| self.take(answer, raw)) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
        }
    }

    /// The next item of the current page; one that cannot be decoded ends the stream.
    #[inline]
    fn pop<T: DeserializeOwned>(&mut self) -> Option<Result<T, Error<Json>>> {
        let mut page = self.current.take()?;
        let (index, item) = page.items.pop_front()?;
        let error = match read::answer(Tree::from(&item).root()) {
            Ok(item) => {
                self.current = Some(page);
                return Some(Ok(item));
            }
            Err(error) => error,
        };
        self.state = State::Ended;
        let inner = error.path();
        let dot = if inner.is_empty() { "" } else { "." };
        let path = format!("{}[{index}]{dot}{inner}", self.pagination.items.join("."));
        Some(Err(unreadable(self.operation, page.raw, path, error.reason().to_owned())))
    }

    #[inline]
    fn ask(&mut self) -> Pin<Box<dyn Future<Output = Judged> + Send>> {
        let mut input = self.input.clone();
        let draft = if self.pagination.in_body { &mut input.body } else { &mut input.parameters };
        set_number(draft, self.pagination.page, self.page);
        if let Some(size) = self.size {
            // The end of the list is computed from the size, so it is not left to the provider's default.
            set_number(draft, self.pagination.size, size);
        }
        let (core, operation) = (self.core.clone(), self.operation);
        Box::pin(async move { core.judged(operation, input).await })
    }

    /// Takes over a page's new items and decides whether there is another page.
    #[inline]
    fn take(&mut self, mut answer: Value, raw: Raw) -> Result<(), Error<Json>> {
        let has_more = match self.pagination.end {
            End::HasMore(place) => at(&answer, place).and_then(text_of).as_deref() == Some("true"),
            End::Total(_) => true,
        };
        let total = match self.pagination.end {
            End::Total(place) => at(&answer, place).and_then(text_of).and_then(|total| total.parse::<u64>().ok()),
            End::HasMore(_) => None,
        };
        let items = match take_at(&mut answer, self.pagination.items) {
            Value::Array(items) => items,
            Value::Null => Vec::new(),
            Value::String(text) if text.is_empty() => Vec::new(),
            _ => return Err(unreadable(self.operation, raw, self.pagination.items.join("."), "it is no list".into())),
        };
        // A provider that caps the size would otherwise be taken to be at the end before it is.
        self.longest = self.longest.max(items.len() as u64);
        let size = self.size.map_or(self.longest, |size| size.min(self.longest));
        let reached = total.is_some_and(|total| self.page.saturating_mul(size) >= total);
        let is_last = items.is_empty() || !has_more || reached;
        let known = self.seen.len();
        let items = self.new_of(items);
        self.stale = if self.seen.len() == known { self.stale + 1 } else { 0 };
        if !is_last && self.stale >= STALE_PAGES {
            let reason = format!("{STALE_PAGES} pages in a row, up to page {}, brought nothing new", self.page);
            return Err(unreadable(self.operation, raw, self.pagination.items.join("."), reason));
        }
        self.current = Some(Page { raw, items });
        self.page = self.page.saturating_add(1);
        if !is_last {
            self.state = State::Ask;
        }
        Ok(())
    }

    /// Items without a key may be different ones that look alike, so all of them are kept; those that look alike bring a page nothing new all the same.
    #[inline]
    fn new_of(&mut self, items: Vec<Value>) -> VecDeque<(usize, Value)> {
        let mut found = VecDeque::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let key = at(&item, self.pagination.key).and_then(text_of).filter(|key| !key.is_empty());
            let is_keyless = key.is_none();
            let is_new = self.seen.insert(key.map_or_else(|| item.to_string(), Cow::into_owned));
            if is_keyless || is_new {
                found.push_back((index, item));
            }
        }
        found
    }
}

/// Sets a page's number or size; what the caller set to anything else is left for the checks to refuse.
#[inline]
fn set_number(draft: &mut Draft, name: &'static str, number: u64) {
    if draft.whole_number(name).is_some() || !draft.mentions(name) {
        draft.set(name, Ok::<_, Infallible>(number));
    }
}

#[inline]
fn at(value: &Value, place: Place) -> Option<&Value> {
    place.iter().try_fold(value, |value, step| value.get(step))
}

#[inline]
fn take_at(value: &mut Value, place: Place) -> Value {
    let found = place.iter().try_fold(value, |value, step| value.get_mut(step));
    found.map(Value::take).unwrap_or_default()
}

impl<T, F> fmt::Debug for Items<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &self.pages.operation).field("page", &self.pages.page).finish()
    }
}

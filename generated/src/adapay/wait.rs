//! Waiting for a withdrawal's final state.

use std::time::{Duration, Instant};

use crate::api::adapay::types::{CashListItem, Failure, TransStat};
use crate::api::adapay::{Client, builder::QueryCash};
use crate::runtime::error::Error;
use crate::runtime::retry::backoff;

/// What is known about a withdrawal after waiting for it.
#[derive(Debug)]
#[non_exhaustive]
pub enum CashState {
    /// It was paid out (`trans_stat` S).
    Succeeded(Box<CashListItem>),
    /// It failed for good (`trans_stat` F); no money left the account.
    Failed(Box<CashListItem>),
    /// No final state was shown before the deadline: it may still be paid out, **also if nothing was found**.
    Unknown(UnknownCash),
}

/// What the last look at a withdrawal showed that is not final yet.
#[derive(Debug)]
#[non_exhaustive]
pub struct UnknownCash {
    /// The withdrawals with this order number in the last answer: none, one that is being worked on, or several of different apps.
    pub items: Vec<CashListItem>,
    /// Why the last look gave no answer.
    pub error: Option<Error<Failure>>,
}

/// The first pause between two looks, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

impl Client {
    /// Looks a withdrawal up until its state is final or the deadline has passed, with pauses that grow from one second to thirty.
    ///
    /// A look-up without an answer is never taken for a failed withdrawal: the result is [`CashState::Unknown`] then.
    /// A state of a withdrawal that another app made with the same order number cannot be told apart; compare `cash_id` and `cash_amt` with your own record.
    /// The notification (异步消息通知) tells the final state as well; use this where none can be received.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the order number cannot be one, and [`Error::Credentials`] if the look-up cannot be signed.
    #[inline]
    pub async fn wait_for_cash(&self, order_no: &str, deadline: Duration) -> Result<CashState, Error<Failure>> {
        let end = Instant::now() + deadline;
        let mut looks = 0;
        loop {
            looks += 1;
            let unknown = match look(self.query_cash().order_no(order_no), end).await? {
                CashState::Unknown(unknown) => unknown,
                state => return Ok(state),
            };
            let pause = backoff(looks, PAUSES.0, PAUSES.1);
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(CashState::Unknown(unknown));
            }
            tokio::time::sleep(pause.min(left)).await;
        }
    }
}

/// One look, which does not last longer than the deadline.
#[inline]
async fn look(query: QueryCash<'_>, end: Instant) -> Result<CashState, Error<Failure>> {
    let unknown = |items, error| Ok(CashState::Unknown(UnknownCash { items, error }));
    let Ok(answer) = tokio::time::timeout_at(end.into(), query.send()).await else {
        return unknown(Vec::new(), None);
    };
    let mut items = match answer {
        Ok(answer) => answer.into_inner().cash_list.unwrap_or_default(),
        Err(error @ (Error::Invalid(_) | Error::Credentials(_))) => return Err(error),
        Err(error) => return unknown(Vec::new(), Some(error)),
    };
    match (items.pop(), items.is_empty()) {
        (Some(item), true) if item.trans_stat == Some(TransStat::Succeeded) => Ok(CashState::Succeeded(Box::new(item))),
        (Some(item), true) if item.trans_stat == Some(TransStat::Failed) => Ok(CashState::Failed(Box::new(item))),
        (last, _) => {
            items.extend(last);
            unknown(items, None)
        }
    }
}

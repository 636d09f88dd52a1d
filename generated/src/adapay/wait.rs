//! Waiting for a withdrawal's final state.

use std::time::{Duration, Instant};

use crate::api::adapay::types::{CashListItem, Failure, TransStat};
use crate::api::adapay::{Client, builder::QueryCash, operations};
use crate::runtime::call::{after, remaining};
use crate::runtime::error::{Error, Sent, Transport, TransportReason};
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
    /// The withdrawals with this order number in the last answer that arrived: none, one that is being worked on, or several of different apps.
    pub items: Vec<CashListItem>,
    /// Why the last look gave no answer; none if it gave one.
    pub error: Option<Error<Failure>>,
}

/// The first pause between two looks, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

/// How long before the deadline the last look is made.
const LAST_LOOK: Duration = Duration::from_millis(500);

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
        let end = after(Instant::now(), deadline);
        let mut known = UnknownCash { items: Vec::new(), error: None };
        for looks in 1.. {
            match look(self.query_cash().order_no(order_no), end).await {
                Ok(items) => known = UnknownCash { items, error: None },
                Err(error @ (Error::Invalid(_) | Error::Credentials(_))) => return Err(error),
                Err(error) => known.error = Some(error),
            }
            if let Some(state) = known.take_final() {
                return Ok(state);
            }
            match pause(looks, remaining(end)) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => break,
            }
        }
        Ok(CashState::Unknown(known))
    }
}

impl UnknownCash {
    /// The state of the only withdrawal that the last look showed, if it is final.
    #[inline]
    fn take_final(&mut self) -> Option<CashState> {
        let [item] = self.items.as_slice() else { return None };
        let state = match item.trans_stat {
            Some(TransStat::Succeeded) => CashState::Succeeded,
            Some(TransStat::Failed) => CashState::Failed,
            _ => return None,
        };
        self.items.pop().map(|item| state(Box::new(item)))
    }
}

/// The pause before the next look; the last look is made while there is still time for its answer.
#[inline]
fn pause(looks: u32, left: Duration) -> Option<Duration> {
    let until_last = left.checked_sub(LAST_LOOK).filter(|left| !left.is_zero())?;
    Some(backoff(looks, PAUSES.0, PAUSES.1).min(until_last))
}

/// One look, which does not last longer than the deadline.
#[inline]
async fn look(query: QueryCash<'_>, end: Instant) -> Result<Vec<CashListItem>, Error<Failure>> {
    match tokio::time::timeout_at(end.into(), query.send()).await {
        Ok(answer) => answer.map(|answer| answer.into_inner().cash_list.unwrap_or_default()),
        Err(_) => {
            let reason = TransportReason::Deadline;
            let operation = &operations::QUERY_CASH;
            Err(Error::Transport(Box::new(Transport { operation, sent: Sent::Maybe, raw: None, reason })))
        }
    }
}

//! When a call that only reads is made again.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use reqwest::header::RETRY_AFTER;

use crate::runtime::error::Error;
use crate::runtime::json::Json;
use crate::runtime::operation::Effect;

/// How often and after which pauses a call that only reads is made again.
///
/// It applies to errors for which [`Error::is_retryable`] holds, and to operations with the effect [`Effect::Read`] alone.
/// The pause doubles from `base` to `cap`, and a random part of up to a half is taken off, so that many clients do not come back at once.
/// A `Retry-After` of the provider in seconds counts instead; one that is longer than `cap` ends the call with the error at hand.
/// A `Retry-After` that names a date is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retries {
    /// How many times the request is sent at most, the first time included; a repeat with a fresh token may come on top.
    pub attempts: u32,
    /// The pause after the first attempt.
    pub base: Duration,
    /// The longest pause.
    pub cap: Duration,
}

impl Retries {
    /// So many attempts at most, with pauses from 200 ms to 5 s.
    #[must_use]
    #[inline]
    pub const fn new(attempts: u32) -> Self {
        Self { attempts, base: Duration::from_millis(200), cap: Duration::from_secs(5) }
    }

    /// Another first and another longest pause.
    #[must_use]
    #[inline]
    pub const fn with_pauses(mut self, base: Duration, cap: Duration) -> Self {
        self.base = base;
        self.cap = cap;
        self
    }

    /// The pause before the next attempt; none if there is to be no other.
    #[inline]
    pub(crate) fn pause(&self, made: u32, effect: Effect, error: &Error<Json>) -> Option<Duration> {
        if effect != Effect::Read || made >= self.attempts || !error.is_retryable() {
            return None;
        }
        match retry_after(error) {
            Some(asked) => (asked <= self.cap).then_some(asked),
            None => Some(backoff(made, self.base, self.cap)),
        }
    }
}

/// The pause after so many attempts: doubled each time, with a random part of up to a half taken off.
#[inline]
pub(crate) fn backoff(made: u32, base: Duration, cap: Duration) -> Duration {
    let full = base.saturating_mul(1 << made.saturating_sub(1).min(16)).min(cap);
    // A fresh RandomState is seeded from the system, which is random enough to spread clients out.
    let share = u32::try_from(RandomState::new().hash_one(made) % 1024).unwrap_or(0);
    full - full.mul_f64(f64::from(share) / 2048.0)
}

/// What the provider asked for in seconds; its other form, a date, is left to the ordinary pause.
#[inline]
fn retry_after(error: &Error<Json>) -> Option<Duration> {
    let text = error.raw()?.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // A number without end is a long time.
    is_number.then(|| Duration::from_secs(text.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::backoff;

    #[test]
    fn a_pause_grows_to_its_cap_and_is_never_less_than_half() {
        let (base, cap) = (Duration::from_millis(100), Duration::from_secs(1));
        for (made, full) in [(1, 100), (2, 200), (4, 800), (5, 1000), (40, 1000)] {
            let full = Duration::from_millis(full);
            let pauses: Vec<_> = (0..50).map(|_| backoff(made, base, cap)).collect();
            assert!(pauses.iter().all(|pause| *pause <= full && *pause >= full / 2), "{pauses:?}");
            assert!(pauses.iter().any(|pause| *pause != pauses[0]), "the pauses after {made} attempts do not differ");
        }
    }
}

//! The two forms of a time that requests carry, both as text.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// When an order expires, as requests carry it: yyyyMMddHHmmss in Beijing time (UTC+8).
///
/// The provider accepts 1 minute from now to 1 day; that is not checked here, because the clocks may differ.
/// Without `time_expire` an order expires after 2 hours.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use payspec::adapay::TimeExpire;
///
/// let in_half_an_hour: String = TimeExpire::after(Duration::from_secs(30 * 60))?.into();
/// assert_eq!(in_half_an_hour.len(), 14);
/// assert_eq!(TimeExpire::at(UNIX_EPOCH)?.to_string(), "19700101080000");
/// # Ok::<(), payspec::adapay::TimeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeExpire(String);

/// A time as milliseconds since 1970 in 13 digits, as `created_gte` and `created_lte` carry it.
///
/// ```
/// use std::time::Duration;
///
/// use payspec::adapay::Milliseconds;
///
/// let since_yesterday: String = Milliseconds::ago(Duration::from_secs(24 * 60 * 60))?.into();
/// assert_eq!(since_yesterday.len(), 13);
/// # Ok::<(), payspec::adapay::TimeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Milliseconds(String);

/// A time that the provider's form cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeError {
    /// Before 1970, or before September 2001 where 13 digits of milliseconds are needed.
    TooEarly,
    /// After the year 9999, or after November 2286 where 13 digits of milliseconds are needed.
    TooLate,
}

const BEIJING: u64 = 8 * 60 * 60;
const DAY: u64 = 24 * 60 * 60;

impl TimeExpire {
    /// A duration from now, by the local clock.
    ///
    /// # Errors
    /// [`TimeError`] if the time has no 14 digits.
    #[inline]
    pub fn after(duration: Duration) -> Result<Self, TimeError> {
        Self::at(SystemTime::now().checked_add(duration).ok_or(TimeError::TooLate)?)
    }

    /// A time; what is less than a second is dropped.
    ///
    /// # Errors
    /// [`TimeError`] if the time has no 14 digits.
    #[inline]
    pub fn at(time: SystemTime) -> Result<Self, TimeError> {
        beijing(time).map(Self)
    }

    /// The text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Milliseconds {
    /// A time; what is less than a millisecond is dropped.
    ///
    /// # Errors
    /// [`TimeError`] if the time has no 13 digits.
    #[inline]
    pub fn at(time: SystemTime) -> Result<Self, TimeError> {
        let milliseconds = time.duration_since(UNIX_EPOCH).map_err(|_| TimeError::TooEarly)?.as_millis();
        match milliseconds {
            ..1_000_000_000_000 => Err(TimeError::TooEarly),
            1_000_000_000_000..10_000_000_000_000 => Ok(Self(milliseconds.to_string())),
            _ => Err(TimeError::TooLate),
        }
    }

    /// A duration before now, by the local clock.
    ///
    /// # Errors
    /// [`TimeError`] if the time has no 13 digits.
    #[inline]
    pub fn ago(duration: Duration) -> Result<Self, TimeError> {
        Self::at(SystemTime::now().checked_sub(duration).ok_or(TimeError::TooEarly)?)
    }

    /// The text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A time in Beijing as yyyyMMddHHmmss; China has no daylight saving time.
#[inline]
pub(super) fn beijing(time: SystemTime) -> Result<String, TimeError> {
    let seconds = time.duration_since(UNIX_EPOCH).map_err(|_| TimeError::TooEarly)?.as_secs();
    let local = seconds.checked_add(BEIJING).ok_or(TimeError::TooLate)?;
    let (year, month, day) = date(local / DAY);
    if year > 9999 {
        return Err(TimeError::TooLate);
    }
    let (hour, minute, second) = (local % DAY / 3600, local % 3600 / 60, local % 60);
    Ok(format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}"))
}

/// Year, month and day of a number of days since 1970-01-01.
///
/// It counts years from March, so that the leap day is the last day of a year, in cycles of 400 years.
#[inline]
fn date(days: u64) -> (u64, u64, u64) {
    const CYCLE: u64 = 146_097;
    // From 0000-03-01 to 1970-01-01.
    let days = days + 719_468;
    let (cycle, day_of_cycle) = (days / CYCLE, days % CYCLE);
    // The days of the cycle less its leap days so far are whole years of 365 days.
    let leap_days = day_of_cycle / 1_460 - day_of_cycle / 36_524 + day_of_cycle / 146_096;
    let year_of_cycle = (day_of_cycle - leap_days) / 365;
    let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    // From March on, five months have 153 days, in a pattern that repeats.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (cycle * 400 + year_of_cycle + u64::from(month <= 2), month, day)
}

macro_rules! text {
    ($($type:ty)*) => {
        $(
            impl fmt::Display for $type {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.0)
                }
            }

            impl AsRef<str> for $type {
                #[inline]
                fn as_ref(&self) -> &str {
                    &self.0
                }
            }

            impl From<$type> for String {
                #[inline]
                fn from(time: $type) -> Self {
                    time.0
                }
            }

            impl From<&$type> for String {
                #[inline]
                fn from(time: &$type) -> Self {
                    time.0.clone()
                }
            }
        )*
    };
}

text!(TimeExpire Milliseconds);

impl fmt::Display for TimeError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooEarly => "the time is too early for the form that the provider takes",
            Self::TooLate => "the time is too late for the form that the provider takes",
        })
    }
}

impl std::error::Error for TimeError {}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use super::{Milliseconds, TimeError, TimeExpire, date};

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_documents_examples_are_two_hours_later_in_beijing() {
        for (created, expires) in [(1_582_795_442, "20200227192402"), (1_589_008_683, "20200509171803")] {
            assert_eq!(TimeExpire::at(at(created + 2 * 3600)).unwrap().as_str(), expires);
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let mut expected = (1970, 1, 1);
        for days in 0..3_000_000 {
            assert_eq!(date(days), expected);
            let (year, month, day) = expected;
            let last = match month {
                2 => 28 + u64::from(leap(year)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            expected = match (month, day) {
                (12, 31) => (year + 1, 1, 1),
                _ if day == last => (year, month + 1, 1),
                _ => (year, month, day + 1),
            };
        }
        assert!(expected.0 > 9999);
    }

    #[test]
    fn the_day_turns_at_midnight_in_beijing() {
        let text = |seconds| TimeExpire::at(at(seconds)).unwrap().to_string();
        assert_eq!(text(1_709_135_999), "20240228235959");
        assert_eq!(text(1_709_136_000), "20240229000000");
        assert_eq!(text(1_767_196_799), "20251231235959");
        assert_eq!(text(1_767_196_800), "20260101000000");
    }

    #[test]
    fn a_time_that_does_not_fit_is_refused() {
        let last = 253_402_271_999;
        assert_eq!(TimeExpire::at(at(last)).unwrap().as_str(), "99991231235959");
        assert_eq!(TimeExpire::at(at(last + 1)), Err(TimeError::TooLate));
        assert_eq!(TimeExpire::at(UNIX_EPOCH - Duration::from_nanos(1_000)), Err(TimeError::TooEarly));
        assert_eq!(TimeExpire::after(Duration::MAX), Err(TimeError::TooLate));
        assert_eq!(Milliseconds::at(at(999_999_999)), Err(TimeError::TooEarly));
        assert_eq!(Milliseconds::at(at(10_000_000_000)), Err(TimeError::TooLate));
        assert_eq!(Milliseconds::ago(Duration::MAX), Err(TimeError::TooEarly));
        assert_eq!(Milliseconds::at(UNIX_EPOCH - Duration::from_millis(1)), Err(TimeError::TooEarly));
    }

    #[test]
    fn milliseconds_have_thirteen_digits() {
        let time = at(1_571_466_657) + Duration::from_micros(929_999);
        assert_eq!(String::from(Milliseconds::at(time).unwrap()), "1571466657929");
        assert_eq!(Milliseconds::at(at(1_000_000_000)).unwrap().as_str(), "1000000000000");
        let hour = Duration::from_secs(3600);
        assert!(Milliseconds::ago(hour).unwrap() < Milliseconds::at(SystemTime::now()).unwrap());
        assert!(TimeExpire::after(hour).unwrap() > TimeExpire::at(SystemTime::now()).unwrap());
    }
}

//! A day of the calendar, as far as it takes to tell whether something has expired.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the Gregorian calendar; earlier ones are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// A day written as `2027-01-31`; `None` for any other text, and for days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.split('-').collect();
        let &[year, month, day] = parts.as_slice() else {
            return None;
        };
        let number = |text: &str, digits: usize| -> Option<u32> {
            let is_written_out = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            is_written_out.then(|| text.parse().ok()).flatten()
        };
        let date = Date { year: number(year, 4)?, month: number(month, 2)?, day: number(day, 2)? };
        (1..=date.days_of_month()).contains(&date.day).then_some(date)
    }

    /// The day that it is now, in UTC.
    #[must_use]
    pub fn today() -> Date {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default();
        Date::after(seconds / (24 * 60 * 60))
    }

    /// So many days after 1970-01-01.
    fn after(mut days: u64) -> Date {
        let mut date = Date { year: 1970, month: 1, day: 1 };
        loop {
            let length = u64::from(date.days_of_month());
            if days < length {
                return Date { day: u32::try_from(days).unwrap_or(0) + 1, ..date };
            }
            days -= length;
            date = match date.month {
                12 => Date { year: date.year + 1, month: 1, ..date },
                month => Date { month: month + 1, ..date },
            };
        }
    }

    /// None in what is no month.
    fn days_of_month(self) -> u32 {
        let is_leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        for text in ["2027-01-31", "2028-02-29", "2000-02-29", "1970-01-01"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        let others =
            ["", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-01", "2027-01-00", "2027-1-1", "2027-01-32"];
        let stranger = ["27-01-31", "2027-01-31T00:00:00Z", "+027-01-31", "２０２７-01-31", "2027-01-31-01", "never"];
        for text in others.into_iter().chain(stranger) {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_come_one_after_the_other() {
        let written = |days: u64| Date::after(days).to_string();
        assert_eq!(
            [0, 31, 364, 365, 789, 790].map(written).join(" "),
            "1970-01-01 1970-02-01 1970-12-31 1971-01-01 1972-02-29 1972-03-01"
        );
        assert_eq!(written(20_779), "2026-11-22");
        assert!((0..50_000).all(|days| Date::after(days) < Date::after(days + 1)));
        assert!(Date::today() > Date::after(20_000));
    }
}

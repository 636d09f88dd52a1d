//! "Did you mean …?"

/// The candidate that `word` is most likely a slip of.
pub fn most_similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    // One letter is a slip of any other.
    let most = if length > 1 { (length / 3).max(1) } else { 0 };
    let word = word.to_lowercase();
    // Words of very different lengths are not compared: there may be thousands of candidates.
    let near = candidates.into_iter().filter(|candidate| candidate.chars().count().abs_diff(length) <= most);
    let ranked = near.map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate));
    ranked.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, best)| best)
}

/// The sentence for `help`, or what to say when nothing is similar.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match most_similar(word, candidates) {
        Some(best) => format!("did you mean `{best}`?"),
        None => otherwise.to_owned(),
    }
}

/// Names to suggest out of, for a rule that may ask very often.
pub struct Suggestions<'a> {
    names: Vec<&'a str>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// How often an answer is looked for; nobody reads more, and each takes a look at all names.
    pub const MOST: usize = 100;

    /// The order is the same in each run.
    pub fn new(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        Self { names, left: Self::MOST }
    }

    /// See [`most_similar`].
    pub fn best(&mut self, word: &str) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        most_similar(word, self.names.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_come_to_an_end() {
        let mut suggestions = Suggestions::new(["order", "cash"]);
        for _ in 0..Suggestions::MOST {
            assert_eq!(suggestions.best("csah"), Some("cash"));
        }
        assert_eq!(suggestions.best("csah"), None);
    }

    #[test]
    fn slips_are_recognised() {
        let names = ["x-effect", "x-errata", "x-envelope"];
        assert_eq!(most_similar("x-efect", names), Some("x-effect"));
        assert_eq!(most_similar("X-Effect", names), Some("x-effect"));
        assert_eq!(most_similar("x-erarta", names), Some("x-errata"));
        assert_eq!(most_similar("x-logo", names), None);
        assert_eq!(most_similar("", names), None);
        assert_eq!(most_similar("3", ["1", "2"]), None);
    }
}
